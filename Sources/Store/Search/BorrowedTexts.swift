/// Files whose facts lead to a text of another file: one that it opened, or that was split off it. What searches find
/// of them, and the keys by which they are alike, draw on that text too.
public enum BorrowedTexts {
    /// Texts that one file takes from others; a file has fewer facts than that.
    static let mostOfOneFile = 10_000
    /// Files that are found at once.
    static let filesAtOnce = 500

    /// Puts the texts in place of those that the table names for the file.
    static func replace(_ ids: [String], of caseNumber: String, on db: some Connection) throws {
        guard try find(caseNumber, on: db) != ids else { return }
        try db.run("DELETE FROM borrowed_text WHERE case_number = \(caseNumber)")
        guard !ids.isEmpty else { return }
        let values = ids.map { id -> SQL in "(\(id), \(caseNumber))" }
        try db.run("INSERT INTO borrowed_text (text_id, case_number) VALUES \(list: values)")
    }

    /// In the order of their names.
    static func find(_ caseNumber: String, on db: some Connection) throws -> [String] {
        try db.rows(
            """
            SELECT text_id
              FROM borrowed_text
             WHERE case_number = \(caseNumber)
             ORDER BY text_id
             LIMIT \(mostOfOneFile)
            """
        ).map { $0.text("text_id") }
    }

    /// The files that take the text from the one in which it was written, by number.
    public static func files(
        of id: String, after number: String = "", on db: some Connection
    ) throws -> [String] {
        try db.rows(filesQuery(of: id, after: number)).map { $0.text("case_number") }
    }

    static func filesQuery(of id: String, after number: String) -> SQL {
        """
        SELECT case_number
          FROM borrowed_text
         WHERE text_id = \(id) AND case_number > \(number)
         ORDER BY case_number
         LIMIT \(filesAtOnce)
        """
    }

    /// Nobody draws on a text that is erased.
    static func forget(_ id: String, on db: some Connection) throws {
        try db.run("DELETE FROM borrowed_text WHERE text_id = \(id)")
    }
}
