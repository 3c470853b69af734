/// Files in which words are found, newest first. Whose they are is part of the look-up, so that a file that is not
/// shared is neither shown nor counted.
public struct FoundFiles: Hashable, Sendable {
    public static let longestPage = 200

    public let entries: [Entry]
    /// Continues the list; `nil` at its end.
    public let next: Cursor?

    public struct Entry: Hashable, Sendable {
        public let file: Docket.Entry
        /// Where the words may stand, as far as the reader sees it.
        public let sources: [SearchRow.Source]
    }

    public static func page(
        _ question: SearchQuestion, in filter: Docket.Filter, after cursor: Cursor? = nil, limit: Int,
        on db: some Connection
    ) throws -> FoundFiles {
        let limit = min(limit, longestPage)
        var entries: [Entry] = []
        var last = cursor?.row ?? Int.max
        var seen: Int?
        while entries.count <= limit {
            // A file may have a row for each of a reader's roles: the first of them shows most.
            let rows = try db.rows(query(question, in: filter, before: last, limit: 2 * limit + 2))
            for row in rows where seen != row.int("hit_id") / SearchRow.mostOfOneFile {
                seen = row.int("hit_id") / SearchRow.mostOfOneFile
                entries.append(Entry(row))
            }
            guard rows.count == 2 * limit + 2, let lowest = rows.last else { break }
            last = lowest.int("hit_id")
        }
        let page = Array(entries.prefix(limit))
        let isMore = entries.count > limit
        return FoundFiles(entries: page, next: isMore ? page.last.map { Cursor($0.file) } : nil)
    }

    /// How many there are, counted up to `most`: the page then says "1 000+".
    ///
    /// - Parameter filter: what the list must say besides; without it the index alone is counted.
    public static func count(
        _ question: SearchQuestion, in filter: Docket.Filter? = nil, upTo most: Int, on db: some Connection
    ) throws -> Int {
        try db.row(countQuery(question, in: filter, upTo: most))?.int("files") ?? 0
    }

    /// How many there are under each set of marks, by one look at the index; `nil` where there are `most` or more in
    /// all, and each filter must be counted by itself.
    public static func tally(
        _ question: SearchQuestion, below most: Int, on db: some Connection
    ) throws -> [(marks: Set<String>, files: Int)]? {
        let rows = try db.rows(tallyQuery(question, upTo: most)).map { row in
            (marks: Set(row.text("marks").split(separator: " ").map(String.init)), files: row.int("files"))
        }
        return rows.reduce(0) { $0 + $1.files } < most ? rows : nil
    }

    static func tallyQuery(_ question: SearchQuestion, upTo most: Int) -> SQL {
        """
        SELECT tallied.marks, count(*) AS files
          FROM (SELECT DISTINCT \(sql: rowID) / \(SearchRow.mostOfOneFile) AS opened, found.marks
                  FROM search_index
                 INNER JOIN search_text AS found ON found.id = \(sql: rowID)
                 WHERE \(sql: match(question))
                 LIMIT \(most)) AS tallied
         GROUP BY tallied.marks
         ORDER BY tallied.marks
         LIMIT \(most)
        """
    }

    static func countQuery(
        _ question: SearchQuestion, in filter: Docket.Filter? = nil, upTo most: Int
    ) -> SQL {
        guard let filter else {
            return """
                SELECT count(*) AS files
                  FROM (SELECT DISTINCT \(sql: rowID) / \(SearchRow.mostOfOneFile) AS opened
                          FROM search_index
                         WHERE \(sql: match(question))
                         LIMIT \(most)) AS found
                 ORDER BY 1
                 LIMIT 1
                """
        }
        return """
            WITH hit AS \(sqlite: "", postgres: "MATERIALIZED")
                 (SELECT \(sql: rowID) AS id FROM search_index WHERE \(sql: match(question)))
            SELECT count(*) AS files
              FROM (SELECT DISTINCT hit.id / \(SearchRow.mostOfOneFile) AS opened
                      FROM hit
                     \(sql: places(filter))
                     WHERE \(sql: Docket.conditions(filter))
                     LIMIT \(most)) AS counted
             ORDER BY 1
             LIMIT 1
            """
    }

    /// Which of these files are found.
    public static func among(
        _ numbers: [String], _ question: SearchQuestion, in filter: Docket.Filter, on db: some Connection
    ) throws -> [String] {
        guard !numbers.isEmpty else { return [] }
        return try db.rows(amongQuery(numbers, question, in: filter)).map { $0.text("case_number") }
    }

    static func amongQuery(
        _ numbers: [String], _ question: SearchQuestion, in filter: Docket.Filter
    ) -> SQL {
        """
        SELECT DISTINCT found.case_number
          FROM search_text AS found
         INNER JOIN search_index ON \(sql: rowID) = found.id
         INNER JOIN case_for_agency AS listed
            ON listed.case_number = found.case_number AND listed.agency = \(filter.agency)
         WHERE found.case_number IN (\(list: numbers)) AND \(sql: match(question))
           AND \(sql: Docket.conditions(filter))
         ORDER BY found.case_number
         LIMIT \(numbers.count)
        """
    }

    static func query(
        _ question: SearchQuestion, in filter: Docket.Filter, before row: Int, limit: Int
    ) -> SQL {
        """
        WITH hit AS \(sqlite: "", postgres: "MATERIALIZED")
             (SELECT \(sql: rowID) AS id
                FROM search_index
               WHERE \(sql: match(question)) AND \(sql: rowID) < \(row))
        SELECT hit.id AS hit_id, found.sources, \(sql: Docket.entryColumns)
          FROM hit
         \(sql: places(filter))
         INNER JOIN case_file AS file ON file.number = listed.case_number
         WHERE \(sql: Docket.conditions(filter))
         ORDER BY hit.id DESC
         LIMIT \(limit)
        """
    }

    /// The file of a hit, on the list of the reader's agency.
    private static func places(_ filter: Docket.Filter) -> SQL {
        """
        INNER JOIN search_text AS found ON found.id = hit.id
        INNER JOIN case_for_agency AS listed
           ON listed.case_number = found.case_number AND listed.agency = \(filter.agency)
        """
    }

    private static let rowID: SQL = "\(sqlite: "search_index.rowid", postgres: "search_index.id")"

    private static func match(_ question: SearchQuestion) -> SQL {
        """
        \(sqlite: "search_index MATCH \(question.fts5)", postgres: "lexemes @@ \(question.tsquery)::tsquery")
        """
    }

    /// The last file of a page, by its place in the journal.
    public struct Cursor: Hashable, Sendable, CustomStringConvertible {
        let opened: Int

        /// Rows of files before this one lie below.
        var row: Int { opened * SearchRow.mostOfOneFile }

        init(_ entry: Docket.Entry) { opened = entry.openedPosition }

        /// `nil` for anything but what `description` writes.
        public init?(parsing text: String) {
            guard text.hasPrefix("q"), let opened = Int(text.dropFirst()),
                (0...Int.max / SearchRow.mostOfOneFile).contains(opened)
            else { return nil }
            self.opened = opened
        }

        public var description: String { "q\(opened)" }
    }
}

extension FoundFiles.Entry {
    fileprivate init(_ row: FoundRow) {
        file = Docket.Entry(row)
        sources = SearchRow.sources(row.text("sources"))
    }
}
