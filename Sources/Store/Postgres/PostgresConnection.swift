/// A statement's way into PostgreSQL.
struct PostgresConnection: SchemaConnection {
    let link: PostgresLink

    var engine: Engine { .postgres }

    func rows(_ sql: SQL) throws -> [FoundRow] {
        let (text, values) = sql.rendered(for: .postgres)
        return try link.ask(text, values).rows()
    }

    func run(_ sql: SQL) throws -> Int {
        let (text, values) = sql.rendered(for: .postgres)
        return try link.ask(text, values).changed
    }

    /// A step of the schema may take its time: an index over a million rows is no statement that hangs.
    func script(_ text: String) throws {
        try link.command("SET LOCAL statement_timeout = 0")
        try link.command(text)
        try link.command("SET LOCAL statement_timeout TO DEFAULT")
    }

    func tableNames() throws -> [String] {
        try rows(
            """
            SELECT relname AS name
              FROM pg_catalog.pg_class
             WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')
             ORDER BY relname
             LIMIT 1000
            """
        ).map { $0.text("name") }
    }
}
