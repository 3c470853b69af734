/// How files of one procedure about one kind of right ended, as figures that name nobody.
public struct EndedMatters: Hashable, Sendable {
    public let count: Int
    public let helped: Int
    /// Half of them took no more calendar days than this, from the opening to the end.
    public let medianDays: Int

    /// The newest so many are counted: a figure for orientation needs no more.
    static let most = 2_000

    /// - Parameter stages: those in which files of the procedure end.
    /// - Parameter outcomes: ends that helped whoever asked.
    /// - Returns: `nil` where fewer than `fewest` ended, since few files could be told apart.
    public static func count(
        of procedure: String, endingIn stages: [String], helpedBy outcomes: Set<String>, rightType: String?,
        since day: Int, fewest: Int, on db: some Connection
    ) throws -> EndedMatters? {
        guard !stages.isEmpty else { return nil }
        var about: SQL = ""
        if let rightType { about = " AND file.right_type = \(rightType)" }
        let rows = try db.rows(
            """
            SELECT file.outcome AS outcome, file.ended_day - file.opened_day AS days
              FROM stage_reached AS reached
              JOIN case_file AS file ON file.number = reached.case_number
             WHERE reached.procedure = \(procedure) AND reached.stage IN (\(list: stages))
               AND reached.reached_day >= \(day) AND file.outcome IS NOT NULL \(sql: about)
             ORDER BY reached.reached_day DESC, reached.case_number DESC
             LIMIT \(most)
            """
        ).map { (outcome: $0.text("outcome"), days: $0.int("days")) }
        guard rows.count >= max(fewest, 1) else { return nil }
        return EndedMatters(
            count: rows.count, helped: rows.count { outcomes.contains($0.outcome) },
            medianDays: rows.map(\.days).sorted()[(rows.count - 1) / 2])
    }
}
