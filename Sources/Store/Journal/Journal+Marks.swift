/// That a page was written, without what it says.
public struct PageMark: Hashable, Sendable {
    public let position: Int
    public let caseNumber: String
    public let officer: String
    public let recordedMs: Int
}

/// Who watches files asks where something was written, and never what.
extension Journal {
    /// Most pages that are looked at in one go.
    public static let mostMarks = 1_000

    /// Pages after a position, in their order. What the office notes by itself about clocks is not among them: a
    /// clock that runs out is the silence, and not its end.
    public static func marks(after position: Int, limit: Int, on db: some Connection) throws -> [PageMark] {
        try db.rows(
            """
            SELECT position, case_number, officer, recorded_ms
              FROM journal
             WHERE position > \(position) AND NOT (\(sql: isOwnNote))
             ORDER BY position
             LIMIT \(min(limit, mostMarks))
            """
        ).map(PageMark.init)
    }

    /// The newest page of a file that somebody wrote; `nil` for an unknown file.
    public static func lastMark(of caseNumber: String, on db: some Connection) throws -> PageMark? {
        try db.row(
            """
            SELECT position, case_number, officer, recorded_ms
              FROM journal
             WHERE case_number = \(caseNumber) AND NOT (\(sql: isOwnNote))
             ORDER BY revision DESC
             LIMIT 1
            """
        ).map(PageMark.init)
    }

    private static let isOwnNote: SQL = "officer = 'office' AND kind LIKE 'clock-%'"
}

extension PageMark {
    fileprivate init(_ row: FoundRow) {
        self.init(
            position: row.int("position"), caseNumber: row.text("case_number"),
            officer: row.text("officer"), recordedMs: row.int("recorded_ms"))
    }
}
