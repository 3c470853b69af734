internal import Foundation

/// What the public finds: entries of one list as they stood at a moment, the newest first.
public struct PublicEntries: Hashable, Sendable {
    public static let longestPage = 50

    /// An entry and the state of it that stood at the moment.
    public struct Entry: Hashable, Sendable {
        public let caseNumber: String
        public let row: PublicEntryRow
        public let version: PublicVersionRow
        /// Whether it stands today: what was removed is not shown again.
        public let standsNow: Bool
    }

    public let entries: [Entry]
    /// Continues the list; `nil` at its end.
    public let next: PublicRecord.Cursor?

    /// What is looked for. Empty fields ask for nothing.
    public struct Wanted: Hashable, Sendable {
        public var register: String
        public var agency: String?
        /// The beginning of a GB/T 2260 code.
        public var area: String?
        /// Folded, as entries are.
        public var words: [String] = []
        public var atMs: Int
        public var nowMs: Int

        public init(register: String, atMs: Int, nowMs: Int) {
            self.register = register
            self.atMs = atMs
            self.nowMs = nowMs
        }
    }

    public static func page(
        _ wanted: Wanted, after cursor: PublicRecord.Cursor? = nil, limit: Int = longestPage,
        from db: some Connection
    ) throws -> PublicEntries {
        let limit = min(limit, longestPage)
        let found = try db.rows(query(wanted, after: cursor, limit: limit + 1)).map(entry)
        let entries = Array(found.prefix(limit))
        let next = found.count > limit ? entries.last : nil
        return PublicEntries(
            entries: entries,
            next: next.map { PublicRecord.Cursor(day: $0.row.publishedDay, caseNumber: $0.caseNumber) })
    }

    /// An entry with all its states, the first one first; `nil` where the public never saw one.
    public static func find(_ caseNumber: String, from db: some Connection) throws
        -> (row: PublicEntryRow, versions: [PublicVersionRow])?
    {
        let row = try db.row(
            """
            SELECT \(sql: PublicEntryRow.columns)
              FROM public_summary
             WHERE case_number = \(caseNumber) AND register IS NOT NULL
             ORDER BY case_number
             LIMIT 1
            """
        ).map { row in try PublicEntryRow(row) }
        guard let row else { return nil }
        return (row, try versions(of: caseNumber, from: db))
    }

    static func versions(of caseNumber: String, from db: some Connection) throws -> [PublicVersionRow] {
        try db.rows(
            """
            SELECT \(sql: PublicVersionRow.columns)
              FROM public_version
             WHERE case_number = \(caseNumber)
             ORDER BY version
             LIMIT 1000
            """
        ).map { row in try PublicVersionRow(row) }
    }

    /// Agencies that show something on a list, with the number of entries that stand.
    public static func agencies(of register: String, at ms: Int, from db: some Connection) throws
        -> [(agency: String, count: Int)]
    {
        try db.rows(
            """
            SELECT s.agency AS agency, COUNT(*) AS entries
              FROM public_summary s
              JOIN public_version v ON v.case_number = s.case_number
             WHERE s.register = \(register) AND v.from_ms <= \(ms)
               AND (v.until_ms IS NULL OR v.until_ms > \(ms))
             GROUP BY s.agency
             ORDER BY s.agency
             LIMIT 500
            """
        ).map { ($0.text("agency"), $0.int("entries")) }
    }

    /// What was removed is found by no word of it: a search must not tell what stood there.
    static func query(_ wanted: Wanted, after cursor: PublicRecord.Cursor?, limit: Int) -> SQL {
        var conditions: SQL = ""
        if let agency = wanted.agency { conditions += " AND s.agency = \(agency)" }
        if let area = wanted.area { conditions += " AND s.area LIKE \(area + "%")" }
        for pattern in PublicSearch.patterns(wanted.words) {
            conditions += " AND s.found LIKE \(pattern) ESCAPE '!' AND n.version IS NOT NULL"
        }
        if let cursor {
            conditions += " AND (s.published_day, s.case_number) < (\(cursor.day), \(cursor.caseNumber))"
        }
        return """
            SELECT s.case_number AS case_number, s.procedure AS procedure, s.area AS area,
                   v.body AS body, s.body AS entry_body, s.published_day AS published_day,
                   s.until_day AS until_day, s.withdrawn_day AS withdrawn_day, s.register AS register,
                   s.agency AS agency, s.title AS title, s.party AS party, s.repair_day AS repair_day,
                   v.version AS version, v.digest AS digest, v.paper AS paper, v.from_ms AS from_ms,
                   v.until_ms AS until_ms, v.ending AS ending, v.is_hidden AS is_hidden,
                   CASE WHEN n.version IS NULL THEN 0 ELSE 1 END AS stands
              FROM public_summary s
              JOIN public_version v ON v.case_number = s.case_number
              LEFT JOIN public_version n ON n.case_number = s.case_number AND n.from_ms <= \(wanted.nowMs)
                   AND (n.until_ms IS NULL OR n.until_ms > \(wanted.nowMs))
             WHERE s.register = \(wanted.register) AND v.from_ms <= \(wanted.atMs)
               AND (v.until_ms IS NULL OR v.until_ms > \(wanted.atMs)) \(sql: conditions)
             ORDER BY s.published_day DESC, s.case_number DESC
             LIMIT \(limit)
            """
    }

    private static func entry(_ row: FoundRow) throws -> Entry {
        let entry = PublicEntryRow(
            register: row.text("register"), procedure: row.text("procedure"), agency: row.text("agency"),
            area: row.optionalText("area"), title: row.text("title"), party: row.text("party"),
            body: try row.json("entry_body"), publishedDay: row.int("published_day"),
            untilDay: row.optionalInt("until_day"), repairDay: row.optionalInt("repair_day"),
            withdrawnDay: row.optionalInt("withdrawn_day"))
        return Entry(
            caseNumber: row.text("case_number"), row: entry, version: try PublicVersionRow(row),
            standsNow: row.bool("stands"))
    }
}

/// How words are looked for in entries: each of them anywhere.
enum PublicSearch {
    private static let mostWords = 8

    /// Patterns of LIKE, with `!` before what would be a wildcard.
    static func patterns(_ words: [String]) -> [String] {
        words.filter { !$0.isEmpty }.prefix(mostWords).map { word in
            let plain = word.replacing("!", with: "!!").replacing("%", with: "!%").replacing("_", with: "!_")
            return "%" + plain + "%"
        }
    }
}
