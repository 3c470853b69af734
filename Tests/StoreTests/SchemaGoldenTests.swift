import Evidence
import Foundation
import Store
import Testing

/// The whole schema of each engine as a file, so that a change is read as a whole.
struct SchemaGoldenTests {
    private static let goldens = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
        .appending(path: "Goldens")

    @Test func `the schema of SQLite is the one that was read`() async throws {
        let office = try await TestStore(.sqlite)

        let statements = try await office.store.read { db in
            try db.rows(
                """
                SELECT sql
                  FROM sqlite_schema
                 WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'search_index_%'
                 ORDER BY type = 'trigger', rowid
                 LIMIT 1000
                """
            ).map { $0.text("sql") + ";\n" }
        }

        try compare(statements.joined(separator: "\n"), with: "schema.sqlite.sql")
    }

    @Test func `the schema of PostgreSQL is the one that was read`() throws {
        let script = try Migrator(folder: TestStore.migrations).script(for: .postgres)

        #expect(!script.contains("STRICT"))
        try compare(script, with: "schema.postgres.sql")
    }

    /// But for the index of words, which is each engine's own.
    @Test(.enabled(if: Postgres.address != nil))
    func `both engines have the same tables with the same columns`() async throws {
        let office = try await TestStore(.sqlite)
        let ours = try await office.store.read { db in
            try db.rows(
                """
                SELECT tables.name || '.' || columns.name AS path
                  FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns
                 WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite%'
                   AND tables.name <> 'schema_version' AND tables.name NOT LIKE 'search_index%'
                 ORDER BY path
                 LIMIT 10000
                """
            ).map { $0.text("path") }
        }

        let served = try await TestStore(.postgres)
        let theirs = try await served.store.read { db in
            try db.rows(
                """
                SELECT table_name || '.' || column_name AS path
                  FROM information_schema.columns
                 WHERE table_schema = current_schema() AND table_name <> 'search_index'
                   AND table_name <> 'schema_version'
                   AND table_name NOT IN (SELECT table_name
                                            FROM information_schema.views
                                           WHERE table_schema = current_schema())
                 ORDER BY (table_name || '.' || column_name) COLLATE "C"
                 LIMIT 10000
                """
            ).map { $0.text("path") }
        }

        #expect(theirs == ours)
    }

    @Test(
        .enabled(if: Postgres.address != nil),
        arguments: [
            "UPDATE journal SET officer = 'li'", "DELETE FROM journal", "TRUNCATE journal CASCADE",
            "TRUNCATE audit",
            "UPDATE journal_salt SET salt = salt", "UPDATE journal_head SET position = position",
            "DELETE FROM journal_head", "UPDATE audit SET kind = 'x'", "DELETE FROM audit",
        ])
    func `PostgreSQL refuses to change what was recorded`(statement: String) async throws {
        let served = try await TestStore(.postgres)
        try await served.store.write { db in
            _ = try Journal.append([draft()], to: "A-1", after: 0, on: db)
            try Audit.append(AuditEntry(atMs: 1, person: nil, agency: nil, kind: "x"), on: db)
        }

        await #expect {
            try await served.store.write { db in try db.run(SQL(stringLiteral: statement)) }
        } throws: { error in
            if case StoreError.refused(let words) = error { words.hasSuffix("is append-only") } else { false }
        }
    }

    private func compare(_ text: String, with name: String) throws {
        let file = SchemaGoldenTests.goldens.appending(path: name)
        if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" {
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == text, "UPDATE_GOLDENS=1 rewrites \(name)")
    }
}

/// The server of the tests, as `ZHIBAO_TEST_POSTGRES` names it.
enum Postgres {
    static var address: String? { ProcessInfo.processInfo.environment["ZHIBAO_TEST_POSTGRES"] }
}
