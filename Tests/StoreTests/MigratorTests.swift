import Foundation
import Testing

@testable import Store

struct MigratorTests {
    @Test func `a folder whose HEAD is not the newest step is refused`() throws {
        let folder = try copyOfMigrations()
        try "0001-offices-and-people\n".write(
            to: folder.appending(path: "HEAD"), atomically: true, encoding: .utf8)

        let newest = try newest

        #expect(throws: SchemaFault.foldersHeadDiffers(head: "0001-offices-and-people", newest: newest)) {
            _ = try Migrator(folder: folder)
        }
    }

    @Test func `a folder with a gap in its numbers is refused`() throws {
        let folder = try copyOfMigrations()
        try FileManager.default.removeItem(at: folder.appending(path: "0002-journal.sql"))

        #expect(throws: SchemaFault.misnumbered(file: "0003-append-only.sql")) {
            _ = try Migrator(folder: folder)
        }
    }

    @Test(arguments: Engine.here)
    func `a step that was changed after it was applied is refused`(engine: Engine) async throws {
        let office = try await TestStore(engine)
        let folder = try copyOfMigrations()
        let file = folder.appending(path: "0002-journal.sql")
        let text = try String(contentsOf: file, encoding: .utf8)
        try (text + " ").write(to: file, atomically: true, encoding: .utf8)

        await #expect(throws: SchemaFault.changed(name: "0002-journal")) {
            _ = try await Migrator(folder: folder).migrate(office.store, at: mondayMs)
        }
    }

    @Test(arguments: Engine.here)
    func `another program's database is left alone`(engine: Engine) async throws {
        let other = try await TestStore(empty: engine)
        try await other.store.write { db in try db.run("CREATE TABLE holiday (day INTEGER)") }

        await #expect(throws: SchemaFault.foreign(table: "holiday")) {
            _ = try await Migrator(folder: TestStore.migrations).migrate(other.store, at: mondayMs)
        }
    }

    @Test(.enabled(if: Postgres.address != nil))
    func `two processes that start at once bring one database on together`() async throws {
        let office = try await TestStore(empty: .postgres)
        let other = try await office.openedAgain()
        let migrator = try Migrator(folder: TestStore.migrations)

        async let ours = migrator.migrate(office.store, at: mondayMs)
        async let theirs = migrator.migrate(other, at: mondayMs)
        let applied = try await ours + theirs

        #expect(applied.sorted() == (try stepNames()))
    }

    @Test(arguments: Engine.here)
    func `a database of a newer release is refused`(engine: Engine) async throws {
        let office = try await TestStore(engine)
        try await office.store.write { db in
            try db.run(
                """
                INSERT INTO schema_version (number, name, digest, applied_ms)
                SELECT number + 1, '9999-later', digest, applied_ms
                  FROM schema_version
                 ORDER BY number DESC
                 LIMIT 1
                """
            )
        }

        await #expect(throws: SchemaFault.newer(name: "9999-later")) {
            _ = try await Migrator(folder: TestStore.migrations).migrate(office.store, at: mondayMs)
        }
    }

    @Test(arguments: Engine.here)
    func `a database with a step missing is refused`(engine: Engine) async throws {
        let office = try await TestStore(engine)
        try await office.store.write { db in try db.run("DELETE FROM schema_version WHERE number = 2") }

        await #expect(throws: SchemaFault.halfMigrated(missing: 2)) {
            _ = try await Migrator(folder: TestStore.migrations).migrate(office.store, at: mondayMs)
        }
    }

    @Test(arguments: Engine.here)
    func `a step that fails in the middle leaves nothing`(engine: Engine) async throws {
        let office = try await TestStore(engine)
        let folder = try copyOfMigrations()
        let name = String(format: "%04d-broken", try stepCount() + 1)
        let broken = "CREATE TABLE half (day INTEGER) STRICT; CREATE TABLE half (day INTEGER) STRICT;"
        try broken.write(to: folder.appending(path: name + ".sql"), atomically: true, encoding: .utf8)
        try name.write(to: folder.appending(path: "HEAD"), atomically: true, encoding: .utf8)

        await #expect(throws: StoreError.self) {
            _ = try await Migrator(folder: folder).migrate(office.store, at: mondayMs)
        }
        let tables = try await office.store.read { db in try (db as? any SchemaConnection)?.tableNames() }
        #expect(try #require(tables).contains("case_file") && tables?.contains("half") == false)
    }

    @Test(arguments: Engine.here)
    func `a second migration has nothing to do`(engine: Engine) async throws {
        let office = try await TestStore(engine)

        let applied = try await Migrator(folder: TestStore.migrations).migrate(office.store, at: mondayMs)

        #expect(applied.isEmpty)
    }

    private var newest: String {
        get throws {
            try String(contentsOf: TestStore.migrations.appending(path: "HEAD"), encoding: .utf8)
                .trimmingCharacters(in: .whitespacesAndNewlines)
        }
    }

    private func stepCount() throws -> Int { try stepNames().count }

    private func stepNames() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: TestStore.migrations.path)
            .filter { $0.hasSuffix(".sql") && !$0.hasSuffix(".postgres.sql") }
            .map { String($0.dropLast(".sql".count)) }
            .sorted()
    }

    private func copyOfMigrations() throws -> URL {
        let folder = try TestStore.emptyFolder().appending(path: "migrations")
        let real = TestStore.migrations.resolvingSymlinksInPath()
        try FileManager.default.copyItem(at: real, to: folder)
        return folder
    }
}
