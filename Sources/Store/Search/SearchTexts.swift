/// The rows that searches find, put in place of one another in the transaction that changes their file.
public enum SearchTexts {
    /// Puts the rows of a file in place of those that were there; nothing is written when nothing changed.
    static func replace(_ rows: [SearchRow], of cover: CoverSheet, on db: some Connection) throws {
        precondition(rows.count <= SearchRow.mostOfOneFile, "a file has few groups of readers")
        guard try find(cover.number, on: db) != rows else { return }
        try put(rows, of: cover.number, opened: cover.openedPosition, on: db)
    }

    /// In the order of their places.
    static func find(_ caseNumber: String, on db: some Connection) throws -> [SearchRow] {
        try found(caseNumber, on: db).map(SearchRow.init)
    }

    /// Takes a text out of the index that is erased: of what it said, nothing is left there.
    static func forget(
        _ source: SearchRow.Source, of caseNumber: String, on db: some Connection
    ) throws {
        try LikenessKeys.forget(source, of: caseNumber, on: db)
        let found = try found(caseNumber, on: db)
        let rows = found.map(SearchRow.init)
        guard let first = found.first, rows.contains(where: { $0.without(source) != nil }) else { return }
        try put(
            rows.map { $0.without(source) ?? $0 }, of: caseNumber,
            opened: first.int("id") / SearchRow.mostOfOneFile, on: db)
    }

    /// A step of merging SQLite's index into one piece. Words of deleted rows, with their places, stay in older pieces
    /// of it until those are merged; PostgreSQL drops them with the row, and autovacuum takes the space back.
    ///
    /// - Parameter isFirst: the step that begins; those after it go on until one has nothing to do.
    /// - Returns: whether there is more to merge.
    public static func merge(pages: Int, isFirst: Bool, on db: some Connection) throws -> Bool {
        let changes: SQL = """
            SELECT \(sqlite: "total_changes()", postgres: "0") AS changes
             ORDER BY 1
             LIMIT 1
            """
        let before = try db.row(changes)?.int("changes") ?? 0
        let count = isFirst ? -pages : pages
        try db.run(
            """
            \(sqlite: "INSERT INTO search_index (search_index, rank) VALUES ('merge', \(count))", postgres: "SELECT 1")
            """
        )
        // The statement itself counts as one change.
        return try (db.row(changes)?.int("changes") ?? 0) - before > 1
    }

    private static func put(
        _ rows: [SearchRow], of caseNumber: String, opened position: Int, on db: some Connection
    ) throws {
        try db.run("DELETE FROM search_text WHERE case_number = \(caseNumber)")
        guard !rows.isEmpty else { return }
        let values = rows.enumerated().map { place, row in
            row.values(of: caseNumber, opened: position, place: place)
        }
        try db.run("INSERT INTO search_text (\(sql: SearchRow.columns)) VALUES \(list: values)")
    }

    private static func found(_ caseNumber: String, on db: some Connection) throws -> [FoundRow] {
        try db.rows(
            """
            SELECT \(sql: SearchRow.columns)
              FROM search_text
             WHERE case_number = \(caseNumber)
             ORDER BY id
             LIMIT \(SearchRow.mostOfOneFile)
            """
        )
    }
}
