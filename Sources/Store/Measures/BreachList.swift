/// Statutory days that passed unanswered, as the journal says them. Nothing is ever taken off this list.
public struct BreachList: Hashable, Sendable {
    public static let longestPage = 200
    static let mostAreas = 1_000
    static let mostRemarks = 1_000

    public struct Breach: Hashable, Sendable {
        /// Of the page in the journal that says so; the number of the breach.
        public let position: Int
        public let caseNumber: String
        public let procedure: String
        public let clock: String
        public let run: Int
        /// The body that had to act.
        public let agency: String?
        public let ending: ClockRunRow.Ending
        public let source: String
        public let factID: String?
        public let isHours: Bool
        public let startedMs: Int
        public let lastMs: Int
        public let lastDay: Int
        /// The day after the last one.
        public let day: Int
        public let recordedMs: Int
        /// When it was answered after all, or became moot.
        public let endedMs: Int?
        public let lateDays: Int
    }

    /// What was said about a breach, with the words where they were not erased.
    public struct Remark: Hashable, Sendable {
        public let caseNumber: String
        public let row: BreachRemarkRow
        public let words: String?
    }

    /// Which breaches. What is `nil` does not matter.
    public struct Filter: Hashable, Sendable {
        public var agency: String?
        /// First digits of the division of the body: two of a province, four of a prefecture.
        public var division: String?
        /// Only in files in which this agency takes part.
        public var watcher: String?
        public var clock: String?
        /// Days on which they count.
        public var days: ClosedRange<Int>?
        /// Whether something was said about it.
        public var isExplained: Bool?

        public init() {}
    }

    /// The newest first; `position` is the last one of the page before.
    public static func page(
        _ filter: Filter, before position: Int? = nil, limit: Int, on db: some Connection
    ) throws -> [Breach] {
        try db.rows(
            """
            SELECT \(sql: columns)
              FROM clock_run AS run
             WHERE \(sql: conditions(filter)) AND run.ran_out_position < \(position ?? Int.max)
             ORDER BY run.ran_out_position DESC
             LIMIT \(min(limit, longestPage + 1))
            """
        ).map(Breach.init)
    }

    public static func breach(_ position: Int, on db: some Connection) throws -> Breach? {
        try db.row(
            """
            SELECT \(sql: columns)
              FROM clock_run AS run
             WHERE \(sql: conditions(Filter())) AND run.ran_out_position = \(position)
             ORDER BY run.ran_out_position
             LIMIT 1
            """
        ).map(Breach.init)
    }

    public static func count(_ filter: Filter, on db: some Connection) throws -> Int {
        let counted = try db.row(
            """
            SELECT count(*) AS breaches
              FROM clock_run AS run
             WHERE \(sql: conditions(filter))
             ORDER BY 1
             LIMIT 1
            """
        )
        return counted?.int("breaches") ?? 0
    }

    /// By the body that had to act, by clock, or by the first four digits of the body's division.
    public enum Grouping: Hashable, Sendable { case agency, clock, prefecture }

    public static func counts(
        _ filter: Filter, by grouping: Grouping, on db: some Connection
    ) throws -> [String: Int] {
        let key: SQL =
            switch grouping {
            case .agency: "coalesce(run.agency, '')"
            case .clock: "run.clock"
            case .prefecture:
                """
                coalesce((SELECT substr(body.division, 1, 4)
                            FROM agency AS body
                           WHERE body.id = run.agency), '')
                """
            }
        let rows = try db.rows(
            """
            SELECT line, count(*) AS breaches
              FROM (SELECT \(sql: key) AS line
                      FROM clock_run AS run
                     WHERE \(sql: conditions(filter))) AS lines
             GROUP BY line
             ORDER BY line
             LIMIT \(mostAreas)
            """
        )
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.text("line"), $0.int("breaches")) })
    }

    /// What was said about some breaches, in the order in which it was begun.
    public static func remarks(on breaches: [Int], on db: some Connection) throws -> [Remark] {
        guard !breaches.isEmpty else { return [] }
        return try db.rows(
            """
            SELECT remark.case_number, remark.breach, remark.agency, remark.asked_by, remark.opened_ms,
                   remark.said_ms, remark.said_by, remark.text, remark.outcome, record.text AS words
              FROM breach_remark AS remark
              LEFT JOIN text_record AS record ON record.id = remark.text
             WHERE remark.breach IN (\(list: breaches))
             ORDER BY remark.breach, remark.opened_ms, remark.case_number
             LIMIT \(mostRemarks)
            """
        ).map { row in
            Remark(
                caseNumber: row.text("case_number"), row: BreachRemarkRow(row),
                words: row.optionalText("words"))
        }
    }

    private static let columns: SQL = """
        run.ran_out_position, run.case_number, run.procedure, run.clock, run.run, run.agency, run.ending,
        run.source, run.fact_id, run.is_hours, run.started_ms, run.last_ms, run.deadline_day, run.ran_out_day,
        run.ran_out_ms, run.ended_ms, run.late_days
        """

    private static func conditions(_ filter: Filter) -> SQL {
        var conditions: SQL = "run.expiry = 'breach' AND run.ran_out_position IS NOT NULL"
        if let agency = filter.agency { conditions += " AND run.agency = \(agency)" }
        if let clock = filter.clock { conditions += " AND run.clock = \(clock)" }
        if let days = filter.days {
            conditions +=
                " AND run.ran_out_day >= \(days.lowerBound) AND run.ran_out_day <= \(days.upperBound)"
        }
        if let division = filter.division {
            conditions += """
                 AND EXISTS (SELECT 1
                               FROM agency AS body
                              WHERE body.id = run.agency
                                AND substr(body.division, 1, CAST(\(division.count) AS INTEGER)) = \(division))
                """
        }
        if let watcher = filter.watcher {
            conditions += """
                 AND EXISTS (SELECT 1
                               FROM case_for_agency AS listed
                              WHERE listed.case_number = run.case_number AND listed.agency = \(watcher))
                """
        }
        if let isExplained = filter.isExplained {
            conditions += isExplained ? " AND EXISTS " : " AND NOT EXISTS "
            conditions += """
                (SELECT 1
                   FROM breach_remark AS remark
                  WHERE remark.breach = run.ran_out_position AND remark.said_by IS NOT NULL)
                """
        }
        return conditions
    }
}

extension BreachList.Breach {
    fileprivate init(_ row: FoundRow) {
        guard let ending = ClockRunRow.Ending(rawValue: row.text("ending")) else {
            preconditionFailure("the schema checks how a clock ended")
        }
        self.init(
            position: row.int("ran_out_position"), caseNumber: row.text("case_number"),
            procedure: row.text("procedure"), clock: row.text("clock"), run: row.int("run"),
            agency: row.optionalText("agency"), ending: ending, source: row.text("source"),
            factID: row.optionalText("fact_id"), isHours: row.bool("is_hours"),
            startedMs: row.int("started_ms"), lastMs: row.optionalInt("last_ms") ?? 0,
            lastDay: row.optionalInt("deadline_day") ?? 0, day: row.int("ran_out_day"),
            recordedMs: row.int("ran_out_ms"), endedMs: row.optionalInt("ended_ms"),
            lateDays: row.int("late_days"))
    }
}
