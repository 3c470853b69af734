/// The files in which articles of knowledge are written: few among very many.
///
/// The whole list of files is read for it, so an office asks once and remembers the answer.
public enum ArticleFiles {
    public static let procedure = "knowledge-article"
    public static let most = 500

    /// In the order of their numbers.
    public static func numbers(on db: some Connection) throws -> [String] {
        try db.rows(
            """
            SELECT number
              FROM case_file
             WHERE procedure = \(procedure)
             ORDER BY number
             LIMIT \(most)
            """
        ).map { $0.text("number") }
    }
}
