/// Sums of what measures count, by day and by month, kept up by rounds: a figure costs the same however many files there
/// are. The triggers of the schema say which files are due; what a file adds is kept beside it, so that a change takes
/// away what was and adds what is.
public enum Rollups {
    /// How new the sums are.
    public struct Standing: Hashable, Sendable {
        /// Files whose last changes are not in the sums; at most `mostCounted`.
        public let dueFiles: Int
        /// When they were last made; `nil` before the first time.
        public let madeMs: Int?

        public var isWhole: Bool { dueFiles == 0 && madeMs != nil }
    }

    public static let mostCounted = 1_000
    /// Files that one transaction takes.
    public static let filesAtOnce = 100

    private static let setting = "measures.made"
    /// Records of one file; a file has no more acts than pages.
    private static let mostRecords = 600_000
    /// Rows of a comparison.
    private static let mostRows = 10_000_000

    public static func standing(on db: some Connection) throws -> Standing {
        let due = try db.rows(
            "SELECT case_number FROM measure_due ORDER BY case_number LIMIT \(mostCounted)")
        let made = try db.row(
            "SELECT changed_ms FROM office_setting WHERE name = \(setting) ORDER BY name LIMIT 1")
        return Standing(dueFiles: due.count, madeMs: made?.int("changed_ms"))
    }

    /// Takes up some of the files that are due.
    ///
    /// - Returns: how many; 0 when the sums are whole.
    public static func roll(at nowMs: Int, on db: some Connection) throws -> Int {
        let due = try db.rows(
            "SELECT case_number FROM measure_due ORDER BY case_number LIMIT \(filesAtOnce)"
        ).map { $0.text("case_number") }
        var change: [CountedRecord: Int] = [:]
        for number in due {
            let (old, new) = (try share(of: number, on: db), try records(of: number, on: db))
            for (record, count) in new { change[record, default: 0] += count }
            for (record, count) in old { change[record, default: 0] -= count }
            if old != new { try keep(new, of: number, on: db) }
        }
        try add(change, on: db)
        if !due.isEmpty {
            try db.run("DELETE FROM measure_due WHERE case_number IN (\(list: due))")
        }
        if due.count < filesAtOnce {
            try OfficeSettings.set(setting, to: "", at: nowMs, on: db)
        }
        return due.count
    }

    /// Forgets all sums: every file is due again.
    public static func clear(on db: some Connection) throws {
        try db.run("DELETE FROM measure_sum")
        try db.run("DELETE FROM measure_share")
        try db.run("DELETE FROM measure_due")
        try db.run("INSERT INTO measure_due (case_number) SELECT number FROM case_file")
    }

    /// A sum that is not what the records come to.
    public struct Fault: Hashable, Sendable {
        public let view: String
        public let procedure: String
        public let span: Int
        public let kept: Int
        public let counted: Int
    }

    /// Counts the records and compares, day by day and month by month. Only sums that are whole can be compared.
    public static func faults(on db: some Connection) throws -> [Fault] {
        var counted: [Line: Int] = [:]
        for view in CountedRecord.views {
            let rows = try db.rows(
                """
                SELECT view, procedure, day, detail, body, area, amount, is_hit, count(*) AS records
                  FROM (SELECT \(sql: CountedRecord.columns(of: view))
                          FROM \(sql: SQL(stringLiteral: view))
                         WHERE day IS NOT NULL) AS counted
                 GROUP BY view, procedure, day, detail, body, area, amount, is_hit
                 ORDER BY procedure, day
                 LIMIT \(mostRows)
                """)
            for row in rows {
                let record = CountedRecord(row)
                for span in spans(of: record.day) {
                    counted[Line(record, span), default: 0] += row.int("records")
                }
            }
        }
        var faults: [Fault] = []
        let kept = try db.rows(
            """
            SELECT view, procedure, span, detail, body, area, amount, is_hit, records
              FROM measure_sum
             ORDER BY view, procedure, span
             LIMIT \(mostRows)
            """)
        for row in kept {
            let line = Line(row)
            let right = counted.removeValue(forKey: line) ?? 0
            guard row.int("records") != right else { continue }
            faults.append(line.fault(kept: row.int("records"), counted: right))
        }
        faults += counted.map { $0.key.fault(kept: 0, counted: $0.value) }
        return faults.sorted { ($0.view, $0.procedure, $0.span) < ($1.view, $1.procedure, $1.span) }
    }

    // MARK: one file

    private static func share(of number: String, on db: some Connection) throws -> [CountedRecord: Int] {
        let row = try db.row(
            "SELECT added FROM measure_share WHERE case_number = \(number) ORDER BY case_number LIMIT 1")
        return try row.map { try CountedRecord.counts(reading: $0.text("added")) } ?? [:]
    }

    private static func keep(_ counts: [CountedRecord: Int], of number: String, on db: some Connection) throws
    {
        try db.run(
            """
            INSERT INTO measure_share (case_number, added)
            VALUES (\(number), \(CountedRecord.text(of: counts)))
                ON CONFLICT (case_number) DO UPDATE SET added = excluded.added
            """)
    }

    /// The records of one file, of all views at once.
    private static func records(of number: String, on db: some Connection) throws -> [CountedRecord: Int] {
        var parts: SQL = ""
        for (index, view) in CountedRecord.views.enumerated() {
            if index > 0 { parts += " UNION ALL " }
            parts += """
                SELECT \(sql: CountedRecord.columns(of: view))
                  FROM \(sql: SQL(stringLiteral: view))
                 WHERE case_number = \(number) AND day IS NOT NULL
                """
        }
        let rows = try db.rows(
            """
            SELECT view, procedure, day, detail, body, area, amount, is_hit
              FROM (\(sql: parts)) AS counted
             ORDER BY view, day
             LIMIT \(mostRecords)
            """)
        var counts: [CountedRecord: Int] = [:]
        for row in rows { counts[CountedRecord(row), default: 0] += 1 }
        return counts
    }

    // MARK: the sums

    private struct Line: Hashable {
        let record: CountedRecord
        let span: Int

        init(_ record: CountedRecord, _ span: Int) {
            // Days of one month are one line of it.
            self.record = CountedRecord(
                view: record.view, procedure: record.procedure, day: 0, detail: record.detail,
                body: record.body, area: record.area, amount: record.amount, isHit: record.isHit)
            self.span = span
        }

        init(_ row: FoundRow) {
            self.init(
                CountedRecord(
                    view: row.text("view"), procedure: row.text("procedure"), day: 0,
                    detail: row.text("detail"), body: row.text("body"), area: row.text("area"),
                    amount: row.int("amount"), isHit: row.bool("is_hit")), row.int("span"))
        }

        func fault(kept: Int, counted: Int) -> Fault {
            Fault(view: record.view, procedure: record.procedure, span: span, kept: kept, counted: counted)
        }
    }

    /// The day and its month.
    private static func spans(of day: Int) -> [Int] { [day, RollupSpan.month(of: day)] }

    private static func add(_ change: [CountedRecord: Int], on db: some Connection) throws {
        var lines: [Line: Int] = [:]
        for (record, count) in change where count != 0 {
            for span in spans(of: record.day) { lines[Line(record, span), default: 0] += count }
        }
        for (line, count) in lines where count != 0 {
            let record = line.record
            try db.run(
                """
                INSERT INTO measure_sum (view, procedure, span, detail, body, area, amount, is_hit, records)
                VALUES (\(record.view), \(record.procedure), \(line.span), \(record.detail), \(record.body),
                        \(record.area), \(record.amount), \(record.isHit), \(count))
                    ON CONFLICT (view, procedure, span, detail, body, area, amount, is_hit) DO UPDATE
                   SET records = measure_sum.records + excluded.records
                """)
            if count < 0 { try dropEmpty(line, on: db) }
        }
    }

    private static func dropEmpty(_ line: Line, on db: some Connection) throws {
        let record = line.record
        try db.run(
            """
            DELETE FROM measure_sum
             WHERE view = \(record.view) AND procedure = \(record.procedure) AND span = \(line.span)
               AND detail = \(record.detail) AND body = \(record.body) AND area = \(record.area)
               AND amount = \(record.amount) AND is_hit = \(record.isHit) AND records = 0
            """)
    }
}
