internal import Evidence
internal import Foundation

/// What one record adds to the sums, as the views of the schema count it.
struct CountedRecord: Hashable {
    let view: String
    let procedure: String
    let day: Int
    let detail: String
    let body: String
    let area: String
    let amount: Int
    let isHit: Bool
}

extension CountedRecord {
    init(_ row: FoundRow) {
        view = row.text("view")
        procedure = row.text("procedure")
        day = row.int("day")
        detail = row.text("detail")
        body = row.text("body")
        area = row.text("area")
        amount = row.int("amount")
        isHit = row.bool("is_hit")
    }

    private init?(_ json: JSON) {
        guard let row = json.array, row.count == 9, let view = row[0].string, let procedure = row[1].string,
            let day = row[2].int, let detail = row[3].string, let body = row[4].string,
            let area = row[5].string, let amount = row[6].int, let hit = row[7].int
        else { return nil }
        self.init(
            view: view, procedure: procedure, day: day, detail: detail, body: body, area: area,
            amount: amount, isHit: hit == 1)
    }

    private func json(_ count: Int) -> JSON {
        .array([
            .string(view), .string(procedure), .int(day), .string(detail), .string(body), .string(area),
            .int(amount), .int(isHit ? 1 : 0), .int(count),
        ])
    }

    /// Records and how often each is there, in the order of the text, so that the same share has the same bytes.
    static func text(of counts: [CountedRecord: Int]) -> String {
        let rows = counts.map { $0.key.json($0.value) }.sorted { $0.canonical < $1.canonical }
        return JSON.array(rows).canonical
    }

    static func counts(reading text: String) throws -> [CountedRecord: Int] {
        let rows = try JSON(parsing: Data(text.utf8)).array ?? []
        var counts: [CountedRecord: Int] = [:]
        for row in rows {
            guard let record = CountedRecord(row), let count = row.array?.last?.int else {
                throw StoreError.corrupt("measure_share cannot be read")
            }
            counts[record] = count
        }
        return counts
    }

    /// As the views name it, the same on both engines.
    static let views = [
        "opened_files", "ended_files", "first_acts", "acts_of_files", "clock_answers",
        "recurring_respondents",
    ]

    /// The columns that are summed by, of one view.
    static func columns(of view: String) -> SQL {
        """
        '\(sql: SQL(stringLiteral: view))' AS view, procedure, day, detail, coalesce(body, '') AS body,
        coalesce(substr(area, 1, 4) || '00', '') AS area, amount, is_hit
        """
    }
}
