public import Evidence

/// A step of the schema that a database has taken.
public struct SchemaStep: Hashable, Sendable {
    public let number: Int
    /// The name of its file without the ending: `0003-append-only`.
    public let name: String

    public init(number: Int, name: String) {
        self.number = number
        self.name = name
    }
}

/// What a database says of itself at one moment: the ends of its chains and how many rows each table has.
public struct RecordedState: Hashable, Sendable {
    public let journal: Journal.Head
    public let audit: Journal.Head
    public let counts: [String: Int]
    /// The fingerprint of the master key under which the office's keys are wrapped.
    public let masterKey: Digest
    public let schema: SchemaStep
}

extension RecordedState {
    /// The database is none of an office that was set up.
    public struct NoOffice: Error, Hashable, Sendable {
        public init() {}
    }

    private static let mostTables = 1_000

    /// Whether the tables are there by which an office is known.
    public static func isOffice(on db: any Connection) throws -> Bool {
        let tables = try tables(on: db)
        return tables.contains("schema_version") && tables.contains("office_setting")
    }

    /// - Parameter keySetting: the setting that holds the fingerprint of the master key.
    public init(on db: any Connection, keySetting: String) throws {
        let tables = try RecordedState.tables(on: db)
        guard try RecordedState.isOffice(on: db), let schema = try RecordedState.schema(on: db),
            let key = try OfficeSettings.value(keySetting, on: db).flatMap({ Digest(hex: $0) })
        else { throw NoOffice() }
        self.init(
            journal: try Journal.head(on: db), audit: try Audit.head(on: db),
            counts: try Dictionary(
                uniqueKeysWithValues: tables.map { ($0, try RecordedState.count(of: $0, on: db)) }),
            masterKey: key, schema: schema)
    }

    /// The newest step that was taken; `nil` for an empty list.
    public static func schema(on db: any Connection) throws -> SchemaStep? {
        try db.row("SELECT number, name FROM schema_version ORDER BY number DESC LIMIT 1")
            .map { SchemaStep(number: $0.int("number"), name: $0.text("name")) }
    }

    /// Tables that hold rows of ours: the index of words keeps its own beside its source.
    static func tables(on db: any Connection) throws -> [String] {
        let named: SQL = """
            \(sqlite: "name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%'",
              postgres: "tablename AS name FROM pg_catalog.pg_tables WHERE schemaname = current_schema() AND tablename <> 'search_index'")
            """
        return try db.rows("SELECT \(sql: named) ORDER BY name LIMIT \(mostTables)").map { $0.text("name") }
    }

    /// The name comes from the schema, and stands in quotes as a name.
    private static func count(of table: String, on db: any Connection) throws -> Int {
        let name = table.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
        let found = try db.row(
            SQL(stringLiteral: "SELECT count(*) AS rows FROM \"\(name)\" ORDER BY 1 LIMIT 1"))
        return found?.int("rows") ?? 0
    }
}
