/// What the public sees of files: newest first, while the term runs.
public struct PublicRecord: Hashable, Sendable {
    public static let longestPage = 200

    public let entries: [PublicSummary]
    /// Continues the list; `nil` at its end.
    public let next: Cursor?

    /// The last entry of a page.
    public struct Cursor: Hashable, Sendable, CustomStringConvertible {
        let day: Int
        let caseNumber: String

        /// `nil` for anything but what `description` writes.
        public init?(parsing text: String) {
            let words = text.split(separator: "~", maxSplits: 1)
            guard words.count == 2, let day = Int(words[0]) else { return nil }
            self.day = day
            caseNumber = String(words[1])
        }

        init(day: Int, caseNumber: String) {
            self.day = day
            self.caseNumber = caseNumber
        }

        init(_ entry: PublicSummary) {
            day = entry.publishedDay
            caseNumber = entry.caseNumber
        }

        public var description: String { "\(day)~\(caseNumber)" }
    }

    public static func page(
        on day: Int, after cursor: Cursor? = nil, limit: Int, from db: some Connection
    ) throws -> PublicRecord {
        let limit = min(limit, longestPage)
        let found = try db.rows(query(on: day, after: cursor, limit: limit + 1)).map { row in
            try PublicSummary(row)
        }
        let entries = Array(found.prefix(limit))
        return PublicRecord(entries: entries, next: found.count > limit ? entries.last.map(Cursor.init) : nil)
    }

    /// What the public sees of one file on that day.
    public static func find(_ caseNumber: String, on day: Int, from db: some Connection) throws
        -> PublicSummary?
    {
        try db.row(
            """
            SELECT case_number, procedure, area, body, published_day, until_day
              FROM public_summary
             WHERE case_number = \(caseNumber) AND withdrawn_day IS NULL
               AND published_day <= \(day) AND (until_day IS NULL OR until_day >= \(day))
             ORDER BY case_number
             LIMIT 1
            """
        ).map { row in try PublicSummary(row) }
    }

    static func query(on day: Int, after cursor: Cursor?, limit: Int) -> SQL {
        let continuation: SQL =
            if let cursor {
                "AND (published_day, case_number) < (\(cursor.day), \(cursor.caseNumber))"
            } else { "" }
        return """
            SELECT case_number, procedure, area, body, published_day, until_day
              FROM public_summary
             WHERE withdrawn_day IS NULL AND published_day <= \(day)
               AND (until_day IS NULL OR until_day >= \(day)) \(sql: continuation)
             ORDER BY published_day DESC, case_number DESC
             LIMIT \(limit)
            """
    }
}

extension PublicSummary {
    fileprivate init(_ row: FoundRow) throws {
        self.init(
            caseNumber: row.text("case_number"), procedure: row.text("procedure"),
            area: row.optionalText("area"), body: try row.json("body"),
            publishedDay: row.int("published_day"), untilDay: row.optionalInt("until_day"))
    }
}
