/// How bodies keep the days that the law sets them: clocks that were answered in time, and clocks that were
/// not.
///
/// No service target, no provisional day, nothing that became moot, no clock of a party.
public enum Compliance {
    public struct Line: Hashable, Sendable {
        /// The body, or the clock of one body.
        public let key: String
        public let procedure: String
        public let kept: Int
        public let missed: Int
    }

    static let mostLines = 10_000

    /// By body, in the order of their ids.
    public static func byBody(_ days: ClosedRange<Int>, on db: some Connection) throws -> [Line] {
        try lines("agency", "''", "agency IS NOT NULL", days, on: db)
    }

    /// The clocks of one body.
    public static func byClock(
        of agency: String, _ days: ClosedRange<Int>, on db: some Connection
    ) throws -> [Line] {
        try lines("clock", "procedure", "agency = \(agency)", days, on: db)
    }

    /// The same as `byBody`, read from the sums.
    public static func sumsByBody(_ days: ClosedRange<Int>, on db: some Connection) throws -> [Line] {
        try sums("body", "''", "body <> ''", days, on: db)
    }

    /// The same as `byClock`, read from the sums.
    public static func sumsByClock(
        of agency: String, _ days: ClosedRange<Int>, on db: some Connection
    ) throws -> [Line] {
        try sums("detail", "procedure", "body = \(agency)", days, on: db)
    }

    private static func sums(
        _ key: SQL, _ procedure: SQL, _ condition: SQL, _ days: ClosedRange<Int>, on db: some Connection
    ) throws -> [Line] {
        try db.rows(
            """
            SELECT line, mechanism, CAST(sum(kept) AS INTEGER) AS kept, CAST(sum(missed) AS INTEGER) AS missed
              FROM (SELECT \(sql: key) AS line, \(sql: procedure) AS mechanism, records * is_hit AS kept,
                           records * (1 - is_hit) AS missed
                      FROM measure_sum
                     WHERE view = 'clock_answers' AND span IN (\(list: RollupSpan.covering(days)))
                       AND \(sql: condition)) AS counted
             GROUP BY line, mechanism
             ORDER BY mechanism, line
             LIMIT \(mostLines)
            """
        ).map {
            Line(
                key: $0.text("line"), procedure: $0.text("mechanism"), kept: $0.int("kept"),
                missed: $0.int("missed"))
        }
    }

    private static func lines(
        _ key: SQL, _ procedure: SQL, _ condition: SQL, _ days: ClosedRange<Int>, on db: some Connection
    ) throws -> [Line] {
        try db.rows(
            """
            SELECT line, mechanism, CAST(sum(kept) AS INTEGER) AS kept,
                   CAST(sum(1 - kept) AS INTEGER) AS missed
              FROM (SELECT \(sql: key) AS line, \(sql: procedure) AS mechanism,
                           CASE WHEN ending IN ('in-time', 'recorded-late') THEN 1 ELSE 0 END AS kept
                      FROM clock_run
                     WHERE is_target = 0 AND is_provisional = 0 AND expiry = 'breach'
                       AND ending IN ('in-time', 'recorded-late', 'answered-late', 'unanswered')
                       AND ended_day >= \(days.lowerBound) AND ended_day <= \(days.upperBound)
                       AND \(sql: condition)) AS counted
             GROUP BY line, mechanism
             ORDER BY mechanism, line
             LIMIT \(mostLines)
            """
        ).map {
            Line(
                key: $0.text("line"), procedure: $0.text("mechanism"), kept: $0.int("kept"),
                missed: $0.int("missed"))
        }
    }
}
