import Foundation
import Store
import Testing

/// The whole schema of each engine as a file, so that a change is read as a whole.
struct SchemaGoldenTests {
    private static let goldens = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
        .appending(path: "Goldens")

    @Test func `the schema of SQLite is the one that was read`() async throws {
        let office = try await TestStore()

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
        let office = try await TestStore()
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

        let theirs = try Postgres.run(
            """
            SELECT table_name || '.' || column_name FROM information_schema.columns
             WHERE table_schema = current_schema() AND table_name <> 'search_index'
               AND table_name NOT IN (SELECT table_name FROM information_schema.views
                                       WHERE table_schema = current_schema())
             ORDER BY (table_name || '.' || column_name) COLLATE "C"
            """
        )

        #expect(theirs.code == 0, "\(theirs.errors)")
        #expect(theirs.lines == ours)
    }

    @Test(
        .enabled(if: Postgres.address != nil),
        arguments: [
            "UPDATE journal SET officer = 'li'", "DELETE FROM journal", "TRUNCATE journal CASCADE",
            "UPDATE journal_salt SET salt = salt", "UPDATE journal_head SET position = position",
            "DELETE FROM journal_head", "UPDATE audit SET kind = 'x'", "DELETE FROM audit",
        ])
    func `PostgreSQL refuses to change what was recorded`(statement: String) throws {
        let outcome = try Postgres.run(
            """
            INSERT INTO journal SELECT 1, 'A-1', 1, 'opened', '{}', 'wang', 'bureau', 1, 1, chain, chain
              FROM journal_head;
            INSERT INTO journal_salt VALUES (1, decode(repeat('00', 16), 'hex'));
            INSERT INTO audit SELECT 1, 1, NULL, NULL, 'x', NULL, '{}', chain FROM audit_head;
            \(statement);
            """
        )

        #expect(outcome.code != 0)
        #expect(outcome.errors.contains("is append-only"), "\(outcome.errors)")
    }

    private func compare(_ text: String, with name: String) throws {
        let file = SchemaGoldenTests.goldens.appending(path: name)
        if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" {
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == text, "UPDATE_GOLDENS=1 rewrites \(name)")
    }
}

/// PostgreSQL's own client, on the database that `ZHIBAO_TEST_POSTGRES` names. Nothing is left behind.
enum Postgres {
    struct Outcome {
        let code: Int32
        let lines: [String]
        let errors: String
    }

    static var address: String? { ProcessInfo.processInfo.environment["ZHIBAO_TEST_POSTGRES"] }

    /// Runs statements on the migrated schema, in a transaction that is rolled back.
    static func run(_ statements: String) throws -> Outcome {
        let script = try Migrator(folder: TestStore.migrations).script(for: .postgres)
        let name = "zhibao_" + UUID().uuidString.replacing("-", with: "").lowercased()
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["psql", try #require(address), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1"]
        let (input, output, errors) = (Pipe(), Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let begin = "BEGIN; CREATE SCHEMA \(name); SET search_path TO \(name);"
        let text = "\(begin)\n\(script)\n\(statements);\nROLLBACK;\n"
        try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
        try input.fileHandleForWriting.close()
        let lines = output.fileHandleForReading.readDataToEndOfFile()
        let faults = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Outcome(
            code: process.terminationStatus,
            lines: String(decoding: lines, as: UTF8.self).split(separator: "\n").map(String.init),
            errors: String(decoding: faults, as: UTF8.self))
    }
}
