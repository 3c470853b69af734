public import Casework

/// The same figures as `MeasureTable` counts from the records, read from the sums of months and days.
public struct MeasureSums: Sendable {
    private let measure: Measure
    private let spans: [Int]

    private static let mostLines = 1_000_000

    public init(_ measure: Measure, days: ClosedRange<Int>) {
        self.measure = measure
        spans = RollupSpan.covering(days)
    }

    public func total(on db: some Connection) throws -> MeasureValue {
        try values(by: nil, on: db)["all"] ?? MeasureValue(records: 0, hits: 0)
    }

    /// Keys as in `MeasureTable.values`.
    public func values(by dimension: Measure.Dimension, on db: some Connection) throws -> [String:
        MeasureValue]
    {
        try values(by: .some(dimension), on: db)
    }

    private struct Line {
        var records = 0
        var hits = 0
        var amounts: [Int: Int] = [:]

        /// The middle amount; the lower one of an even number.
        var median: Int? {
            var left = (records + 1) / 2
            for (amount, count) in amounts.sorted(by: { $0.key < $1.key }) {
                left -= count
                if left <= 0 { return amount }
            }
            return nil
        }
    }

    private func values(by dimension: Measure.Dimension?, on db: some Connection) throws -> [String:
        MeasureValue]
    {
        var lines: [String: Line] = [:]
        for row in try rows(by: dimension, on: db) {
            let key = dimension == .month ? RollupSpan.monthText(of: row.int("line_span")) : row.text("line")
            let (records, isHit) = (row.int("records"), row.bool("hit"))
            lines[key, default: Line()].records += records
            lines[key, default: Line()].hits += isHit ? records : 0
            lines[key, default: Line()].amounts[row.int("line_amount"), default: 0] += records
        }
        let asksMedian = measure.reckoning == .median
        return lines.mapValues {
            MeasureValue(records: $0.records, hits: $0.hits, median: asksMedian ? $0.median : nil)
        }
    }

    private func rows(by dimension: Measure.Dimension?, on db: some Connection) throws -> [FoundRow] {
        var hit: SQL = "is_hit"
        if !measure.hits.isEmpty {
            hit = "CASE WHEN detail IN (\(list: measure.hits)) THEN 1 ELSE 0 END"
        }
        let span: SQL = dimension == .month ? "span" : "0"
        let amount: SQL = measure.reckoning == .median ? "amount" : "0"
        var condition: SQL = """
            view = \(MeasureSums.view(measure.view))
               AND procedure IN (\(list: measure.procedures.map(\.description)))
               AND span IN (\(list: spans))
            """
        if !measure.details.isEmpty { condition += " AND detail IN (\(list: measure.details))" }
        return try db.rows(
            """
            SELECT line, line_span, line_amount, hit, CAST(sum(records) AS INTEGER) AS records
              FROM (SELECT \(sql: MeasureSums.key(of: dimension)) AS line, \(sql: span) AS line_span,
                           \(sql: amount) AS line_amount, \(sql: hit) AS hit, records
                      FROM measure_sum
                     WHERE \(sql: condition)) AS counted
             GROUP BY line, line_span, line_amount, hit
             ORDER BY line, line_span, line_amount, hit
             LIMIT \(MeasureSums.mostLines)
            """)
    }

    private static func key(of dimension: Measure.Dimension?) -> SQL {
        switch dimension {
        case .area?: "area"
        case .body?: "body"
        case .detail?: "detail"
        case .month?: "''"
        case nil: "'all'"
        }
    }

    static func view(_ view: Measure.View) -> String {
        switch view {
        case .openedFiles: "opened_files"
        case .endedFiles: "ended_files"
        case .firstActs: "first_acts"
        case .actsOfFiles: "acts_of_files"
        case .clockAnswers: "clock_answers"
        case .recurringRespondents: "recurring_respondents"
        }
    }
}
