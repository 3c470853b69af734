/// A table of the schema, by whose key its rows are moved in their order. Both engines have the same.
struct MovedTable: Hashable, Sendable {
    let name: String
    let columns: [String]
    let key: [String]
    /// Whether PostgreSQL counts the keys of new rows itself.
    private let isCounted: Bool
    /// Columns of texts, which both engines must put in the same order: that of their bytes.
    private let texts: Set<String>
    /// Tables that must have their rows before this one.
    let parents: Set<String>

    /// The column in which a row names another row of the table itself, as an agency the one above it.
    let above: String?

    private static let mostTables = 1_000
    private static let mostColumns = 200

    /// All tables that hold rows of ours, each after those that it names.
    ///
    /// - Parameter db: the SQLite side of a move, which tells its schema in plain rows.
    static func all(on db: any Connection) throws -> [MovedTable] {
        var left = try RecordedState.tables(on: db).map { try MovedTable($0, on: db) }
        var sorted: [MovedTable] = []
        while !left.isEmpty {
            let waiting = Set(left.map(\.name))
            let ready = left.filter { $0.parents.isDisjoint(with: waiting) }
            precondition(!ready.isEmpty, "no two tables of the schema name each other")
            sorted += ready
            left.removeAll { $0.parents.isDisjoint(with: waiting) }
        }
        return sorted
    }

    private init(_ name: String, on db: any Connection) throws {
        let columns = try db.rows(
            """
            SELECT name, type, pk
              FROM pragma_table_info(\(name))
             ORDER BY cid
             LIMIT \(MovedTable.mostColumns)
            """)
        let named = try db.rows(
            """
            SELECT "table" AS parent, "from" AS child
              FROM pragma_foreign_key_list(\(name))
             ORDER BY parent, child
             LIMIT \(MovedTable.mostTables)
            """
        ).map { (parent: $0.text("parent"), child: $0.text("child")) }
        self.name = name
        self.columns = columns.map { $0.text("name") }
        texts = Set(columns.filter { $0.text("type") == "TEXT" }.map { $0.text("name") })
        key = columns.filter { $0.int("pk") > 0 }.sorted { $0.int("pk") < $1.int("pk") }
            .map { $0.text("name") }
        isCounted = columns.filter { $0.int("pk") > 0 }.map { $0.text("type") } == ["INTEGER"]
        parents = Set(named.map(\.parent)).subtracting([name])
        above = named.first { $0.parent == name }?.child
        precondition(!key.isEmpty, "every table of the schema has a key")
    }

    /// At most `limit` rows behind that key, in the order of keys.
    func page(after last: [SQLValue]?, limit: Int, on db: any Connection) throws -> [FoundRow] {
        let behind: SQL =
            last.map { " WHERE (\(sql: place)) > (\(sql: MovedTable.values($0)))" } ?? ""
        return try db.rows(
            "SELECT \(sql: names(columns)) FROM \(sql: quoted(name))\(sql: behind) ORDER BY \(sql: place) LIMIT \(limit)"
        )
    }

    /// The row with that key.
    func row(_ key: [SQLValue], on db: any Connection) throws -> FoundRow? {
        try db.row(
            """
            SELECT \(sql: names(columns))
              FROM \(sql: quoted(name))
             WHERE (\(sql: names(self.key))) = (\(sql: MovedTable.values(key)))
             ORDER BY 1
             LIMIT 1
            """)
    }

    /// The row with the greatest key; `nil` in an empty table.
    func lastRow(on db: any Connection) throws -> FoundRow? {
        let order = key.map { placed($0) + " DESC" }
        return try db.row(
            """
            SELECT \(sql: names(columns))
              FROM \(sql: quoted(name))
             ORDER BY \(list: order)
             LIMIT 1
            """)
    }

    func count(on db: any Connection) throws -> Int {
        try db.row("SELECT count(*) AS rows FROM \(sql: quoted(name)) ORDER BY 1 LIMIT 1")?.int("rows") ?? 0
    }

    /// - Parameter rows: as many as one statement takes.
    func insert(_ rows: ArraySlice<FoundRow>, on db: any Connection) throws {
        guard !rows.isEmpty else { return }
        let values = rows.map { row in "(\(sql: MovedTable.values(row.values)))" as SQL }
        try db.run(
            "INSERT INTO \(sql: quoted(name)) (\(sql: names(columns))) VALUES \(list: values)")
    }

    /// PostgreSQL counts on behind the last key that was brought; SQLite does so by itself.
    func countOn(on db: any Connection) throws {
        guard isCounted else { return }
        let sequence = SQL(stringLiteral: "pg_get_serial_sequence('\"\(name)\"', '\(key[0])')")
        _ = try db.rows(
            """
            \(sqlite: "SELECT 0 AS moved LIMIT 1",
               postgres: "SELECT setval(counter::regclass, last) AS moved FROM (SELECT \(sql: sequence) AS counter, max(\(sql: quoted(key[0]))) AS last FROM \(sql: quoted(name))) AS found WHERE counter IS NOT NULL AND last IS NOT NULL")
            """)
    }

    func clear(on db: any Connection) throws {
        try db.run("DELETE FROM \(sql: quoted(name))")
    }

    func key(of row: FoundRow) -> [SQLValue] { key.map(row.value) }

    /// A table of two rows, `journal_head` and the like, whose row is there from the beginning.
    func replace(_ row: FoundRow, on db: any Connection) throws {
        let sets = columns.filter { !key.contains($0) }
            .map { column in "\(sql: quoted(column)) = \(sql: MovedTable.values([row.value(column)]))" as SQL
            }
        try db.run(
            """
            UPDATE \(sql: quoted(name)) SET \(list: sets)
             WHERE (\(sql: names(key))) = (\(sql: MovedTable.values(key(of: row))))
            """)
    }

    /// Names come from the schema, and stand in quotes as names.
    private func quoted(_ name: String) -> SQL {
        SQL(stringLiteral: "\"" + name.replacing("\"", with: "\"\"") + "\"")
    }

    /// The key, in the order of bytes.
    private var place: SQL { "\(list: key.map(placed))" }

    private func placed(_ column: String) -> SQL {
        texts.contains(column) ? quoted(column) + "\(sqlite: "", postgres: #" COLLATE "C""#)" : quoted(column)
    }

    private func names(_ columns: [String]) -> SQL { "\(list: columns.map(quoted))" }

    private static func values(_ values: [SQLValue]) -> SQL { "\(list: values)" }
}

extension SQLValue: SQLBindable {
    public var sqlValue: SQLValue { self }
}
