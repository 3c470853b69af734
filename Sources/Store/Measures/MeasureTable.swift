public import Casework

/// Counts the records of a measure: as a whole, by one dimension, or one after the other.
public struct MeasureTable: Sendable {
    public static let longestPage = 200
    /// Lines of one table: bodies of a province, months of a lifetime.
    static let mostLines = 10_000

    private let measure: Measure
    /// First and last day, as numbers since 1970-01-01.
    private let days: ClosedRange<Int>
    private let narrowing: Narrowing

    /// What a link narrowed the records to.
    public struct Narrowing: Hashable, Sendable {
        /// GB/T 2260 code of a prefecture.
        public var area: String?
        public var body: String?
        /// `2026-03`
        public var month: String?
        public var detail: String?
        /// Only hits, or only what is none.
        public var isHit: Bool?

        public init() {}
    }

    public struct Record: Hashable, Sendable {
        public let caseNumber: String
        public let part: Int
        public let procedure: String
        public let detail: String
        public let body: String?
        public let area: String?
        public let day: Int
        public let isHit: Bool
        public let amount: Int
    }

    public init(_ measure: Measure, days: ClosedRange<Int>, narrowing: Narrowing = Narrowing()) {
        self.measure = measure
        self.days = days
        self.narrowing = narrowing
    }

    public func total(on db: some Connection) throws -> MeasureValue {
        try values(by: "'all'", on: db)["all"] ?? MeasureValue(records: 0, hits: 0)
    }

    /// The key of a line is a code of GB/T 2260, an agency, a month or the name of an outcome, clock or act;
    /// empty where the record has none.
    public func values(by dimension: Measure.Dimension, on db: some Connection) throws -> [String:
        MeasureValue]
    {
        try values(by: MeasureTable.key(of: dimension), on: db)
    }

    /// The records themselves, the newest first; `after` is the last one of the page before.
    public func records(after last: Cursor?, limit: Int, on db: some Connection) throws -> [Record] {
        var continuation: SQL = ""
        if let last {
            continuation = """
                WHERE (day, case_number, detail, part)
                      < (\(last.day), \(last.caseNumber), \(last.detail), \(last.part))
                """
        }
        return try db.rows(
            """
            SELECT case_number, part, procedure, detail, body, area, day, hit, amount
              FROM (\(sql: counted)) AS counted \(sql: continuation)
             ORDER BY day DESC, case_number DESC, detail DESC, part DESC
             LIMIT \(min(limit, MeasureTable.longestPage + 1))
            """
        ).map(Record.init)
    }

    private func values(by key: SQL, on db: some Connection) throws -> [String: MeasureValue] {
        let medians = measure.reckoning == .median ? try medians(by: key, on: db) : [:]
        let rows = try db.rows(
            """
            SELECT line, count(*) AS records, CAST(sum(hit) AS INTEGER) AS hits
              FROM (SELECT \(sql: key) AS line, hit FROM (\(sql: counted)) AS counted) AS lines
             GROUP BY line
             ORDER BY line
             LIMIT \(MeasureTable.mostLines)
            """
        )
        return Dictionary(
            uniqueKeysWithValues: rows.map { row in
                let line = row.text("line")
                return (
                    line,
                    MeasureValue(
                        records: row.int("records"), hits: row.int("hits"), median: medians[line])
                )
            })
    }

    /// The middle amount of each line; the lower one of an even number.
    private func medians(by key: SQL, on db: some Connection) throws -> [String: Int] {
        let rows = try db.rows(
            """
            SELECT line, amount
              FROM (SELECT line, amount, row_number() OVER (PARTITION BY line ORDER BY amount) AS place,
                           count(*) OVER (PARTITION BY line) AS records
                      FROM (SELECT \(sql: key) AS line, amount FROM (\(sql: counted)) AS counted) AS lines
                   ) AS placed
             WHERE place = (records + 1) / 2
             ORDER BY line
             LIMIT \(MeasureTable.mostLines)
            """
        )
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.text("line"), $0.int("amount")) })
    }

    private var counted: SQL {
        var hit: SQL = "is_hit"
        if !measure.hits.isEmpty {
            hit = "CASE WHEN detail IN (\(list: measure.hits)) THEN 1 ELSE 0 END"
        }
        var narrowed = """
            SELECT case_number, part, procedure, detail, body, area, day, \(sql: hit) AS hit, amount
              FROM \(sql: MeasureTable.view(measure.view))
             WHERE procedure IN (\(list: measure.procedures.map(\.description)))
               AND day >= \(days.lowerBound) AND day <= \(days.upperBound)
            """ as SQL
        if !measure.details.isEmpty { narrowed += " AND detail IN (\(list: measure.details))" }
        if let area = narrowing.area { narrowed += " AND substr(area, 1, 4) = \(String(area.prefix(4)))" }
        if let body = narrowing.body { narrowed += " AND body = \(body)" }
        if let detail = narrowing.detail { narrowed += " AND detail = \(detail)" }
        if let month = narrowing.month { narrowed += " AND \(sql: MeasureTable.month) = \(month)" }
        if let isHit = narrowing.isHit { narrowed += " AND \(sql: hit) = \(isHit)" }
        return narrowed
    }

    /// Names of views come from the schema.
    private static func view(_ view: Measure.View) -> SQL { SQL(stringLiteral: MeasureSums.view(view)) }

    private static func key(of dimension: Measure.Dimension) -> SQL {
        switch dimension {
        case .area: "coalesce(substr(area, 1, 4) || '00', '')"
        case .body: "coalesce(body, '')"
        case .month: month
        case .detail: "detail"
        }
    }

    /// The month of a day number, as people write it.
    private static var month: SQL {
        """
        \(sqlite: "strftime('%Y-%m', day * 86400, 'unixepoch')",
          postgres: "to_char(date '1970-01-01' + CAST(day AS integer), 'YYYY-MM')")
        """
    }

    /// The last record of a page.
    public struct Cursor: Hashable, Sendable, CustomStringConvertible {
        let day: Int
        let caseNumber: String
        let detail: String
        let part: Int

        public init(_ record: Record) {
            (day, caseNumber, detail, part) = (record.day, record.caseNumber, record.detail, record.part)
        }

        /// `nil` for anything but what `description` writes.
        public init?(parsing text: String) {
            let words = text.split(separator: "~", omittingEmptySubsequences: false).map(String.init)
            guard words.count == 4, let day = Int(words[0]), let part = Int(words[3]) else { return nil }
            (self.day, caseNumber, detail, self.part) = (day, words[1], words[2], part)
        }

        public var description: String { "\(day)~\(caseNumber)~\(detail)~\(part)" }
    }
}

extension MeasureTable.Record {
    fileprivate init(_ row: FoundRow) {
        self.init(
            caseNumber: row.text("case_number"), part: row.int("part"), procedure: row.text("procedure"),
            detail: row.text("detail"), body: row.optionalText("body"), area: row.optionalText("area"),
            day: row.int("day"), isHit: row.bool("hit"), amount: row.int("amount"))
    }
}
