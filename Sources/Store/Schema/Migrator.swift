internal import Evidence
public import Foundation

/// A connection that also takes the scripts of the migrations.
protocol SchemaConnection: Connection {
    var engine: Engine { get }

    /// Runs several statements without values. Only shipped files come here.
    func script(_ text: String) throws

    func tableNames() throws -> [String]
}

/// Why the schema of a database is not ours to work on.
public enum SchemaFault: Error, Hashable, Sendable {
    case foldersHeadDiffers(head: String, newest: String)
    case misnumbered(file: String)
    /// There are tables, but no list of migrations: another program's database.
    case foreign(table: String)
    /// A file that was applied to this database has been changed since.
    case changed(name: String)
    /// A newer Zhibao has been here.
    case newer(name: String)
    /// Applied steps have a gap: a copy made while a migration ran, or an edited list.
    case halfMigrated(missing: Int)
}

/// Brings a database to the schema that the folder `share/migrations` describes, one transaction a step.
public struct Migrator: Sendable {
    private let migrations: [Migration]

    public init(folder: URL) throws {
        migrations = try MigrationFolder(folder).migrations()
    }

    /// The newest step that this folder knows.
    public var newest: SchemaStep? {
        migrations.last.map { SchemaStep(number: $0.number, name: $0.name) }
    }

    /// Whether a database at that step is one that this folder can bring on.
    public func knows(_ step: SchemaStep) -> Bool {
        step.number > 0 && step.number <= migrations.count && migrations[step.number - 1].name == step.name
    }

    /// How many steps a database lacks. Nothing is changed.
    ///
    /// - Throws: `SchemaFault` when the database is not one that this folder can bring on.
    public func missing(on connection: any Connection) throws -> Int {
        let tables = try schema(connection).tableNames()
        guard tables.contains("schema_version") else {
            throw tables.first.map { SchemaFault.foreign(table: $0) } ?? .halfMigrated(missing: 1)
        }
        let applied = try applied(on: connection)
        try check(applied)
        return migrations.count - applied.count
    }

    /// Applies what is missing and returns the names of what was applied.
    ///
    /// - Parameter last: the step after which it stops, for a copy of a database that has not come further.
    public func migrate(_ store: some Database, at nowMs: Int, upTo last: SchemaStep? = nil) async throws
        -> [String]
    {
        try await store.write { connection in try self.listSteps(on: connection) }
        let applied: [Applied] = try await store.read { connection in try self.applied(on: connection) }
        try check(applied)
        var names: [String] = []
        for migration in migrations.prefix(last?.number ?? migrations.count).dropFirst(applied.count) {
            let isOurs = try await store.write { connection in
                try apply(migration, at: nowMs, on: connection)
            }
            if isOurs { names.append(migration.name) }
        }
        return names
    }

    /// Everything that this folder would run on an empty database of that engine.
    public func script(for engine: Engine) -> String {
        migrations.map { "-- \($0.name)\n\($0.script(for: engine))" }.joined(separator: "\n")
    }

    private func listSteps(on connection: any Connection) throws {
        let tables = try schema(connection).tableNames()
        if tables.contains("schema_version") { return }
        if let table = tables.first { throw SchemaFault.foreign(table: table) }
        try connection.run(
            """
            CREATE TABLE schema_version (
                number     \(sqlite: "INTEGER", postgres: "bigint") PRIMARY KEY,
                name       \(sqlite: "TEXT", postgres: #"text COLLATE "C""#) NOT NULL,
                digest     \(sqlite: "BLOB", postgres: "bytea") NOT NULL,
                applied_ms \(sqlite: "INTEGER", postgres: "bigint") NOT NULL
            ) \(sqlite: "STRICT", postgres: "")
            """
        )
    }

    private func applied(on connection: any Connection) throws -> [Applied] {
        try connection.rows("SELECT number, name, digest FROM schema_version ORDER BY number LIMIT 10000")
            .map { Applied(number: $0.int("number"), name: $0.text("name"), digest: $0.digest("digest")) }
    }

    private func check(_ applied: [Applied]) throws {
        for (index, step) in applied.enumerated() {
            guard step.number == index + 1 else { throw SchemaFault.halfMigrated(missing: index + 1) }
            guard index < migrations.count else { throw SchemaFault.newer(name: step.name) }
            guard migrations[index].digest == step.digest else { throw SchemaFault.changed(name: step.name) }
        }
    }

    /// - Returns: `false` when another process that started at the same moment has applied the step.
    private func apply(_ migration: Migration, at nowMs: Int, on connection: any Connection) throws -> Bool {
        let applied = try applied(on: connection)
        guard applied.count < migration.number else {
            try check(applied)
            return false
        }
        let schema = schema(connection)
        try schema.script(migration.script(for: schema.engine))
        try connection.run(
            """
            INSERT INTO schema_version (number, name, digest, applied_ms)
            VALUES (\(migration.number), \(migration.name), \(migration.digest), \(nowMs))
            """
        )
        return true
    }

    private func schema(_ connection: any Connection) -> any SchemaConnection {
        guard let schema = connection as? any SchemaConnection else {
            preconditionFailure("a store's writer takes scripts")
        }
        return schema
    }

    private struct Applied: Sendable {
        let number: Int
        let name: String
        let digest: Digest
    }
}
