internal import Evidence

/// The files from which a sample is drawn, and the public value that was fixed before.
public enum SamplingFrame {
    /// More files than a province opens in some years.
    public static let mostFiles = 200_000

    /// Numbers of files of a procedure that were opened on some days, in their order.
    ///
    /// - Parameter division: first digits of the area: two of a province, four of a prefecture.
    public static func numbers(
        of procedure: String, opened days: ClosedRange<Int>, in division: String, on db: some Connection
    ) throws -> [String] {
        try db.rows(
            """
            SELECT number
              FROM case_file
             WHERE procedure = \(procedure) AND opened_day >= \(days.lowerBound)
               AND opened_day <= \(days.upperBound)
               AND substr(coalesce(area, ''), 1, CAST(\(division.count) AS INTEGER)) = \(division)
             ORDER BY number
             LIMIT \(mostFiles)
            """
        ).map { $0.text("number") }
    }

    /// The last row of the journal before a moment; `nil` before the first.
    public static func head(before moment: Int, on db: some Connection) throws -> Journal.Head? {
        try db.row(
            """
            SELECT position, chain
              FROM journal
             WHERE recorded_ms < \(moment)
             ORDER BY position DESC
             LIMIT 1
            """
        ).map { Journal.Head(position: $0.int("position"), chain: $0.digest("chain")) }
    }
}
