/// Every file that has not ended, whoever has a part in it: what a change of the law is tried on.
public enum OpenFiles {
    /// Numbers in their order; `after` is the last of the page before.
    public static func numbers(after last: String? = nil, limit: Int, on db: some Connection) throws
        -> [String]
    {
        try db.rows(
            """
            SELECT number
              FROM case_file
             WHERE number > \(last ?? "") AND outcome IS NULL
             ORDER BY number
             LIMIT \(limit)
            """
        ).map { $0.text("number") }
    }

    public static func count(on db: some Connection) throws -> Int {
        try db.row("SELECT count(*) AS files FROM case_file WHERE outcome IS NULL ORDER BY 1 LIMIT 1")?.int(
            "files") ?? 0
    }
}
