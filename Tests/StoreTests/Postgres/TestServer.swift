import Evidence
import Foundation
import Testing

@testable import Store

extension Engine {
    /// The engines that are here: PostgreSQL where `ZHIBAO_TEST_POSTGRES` says how to reach a server, as
    /// `script/test` does. `EngineTests` says so when it is missing.
    static let here: [Engine] = Postgres.address == nil ? [.sqlite] : Engine.allCases
}

/// The server that tests may fill: databases on it are named `zhibao_…`.
enum TestServer {
    /// Two readers, because hundreds of tests run at once, each with a store of its own. A test that keeps a transaction
    /// open waits for its turn as long as others reckon.
    static let limits: PostgresStore.Limits = {
        var limits = PostgresStore.Limits()
        limits.readers = 2
        limits.idleSeconds = 900
        return limits
    }()

    static func address(of database: String? = nil) throws -> PostgresAddress {
        let text = try #require(Postgres.address, "ZHIBAO_TEST_POSTGRES names a server")
        guard let database else { return try PostgresAddress(text) }
        guard var parts = URLComponents(string: text), parts.scheme?.hasPrefix("postgres") == true else {
            return try PostgresAddress("\(text) dbname=\(database)")
        }
        parts.path = "/" + database
        return try PostgresAddress(try #require(parts.string))
    }

    /// The connection by which databases are made, and the one by which they are dropped: that takes longer, and nobody
    /// waits for it but the end of the process.
    static let desk = Result { try slot("desk") }
    static let bin = Result {
        atexit { TestServer.emptyBin() }
        return try slot("bin")
    }

    private static func slot(_ name: String) throws -> PostgresSlot {
        PostgresSlot(PostgresTerms(address: try address(), limits: limits, notice: { _ in }), name: name)
    }

    private static func emptyBin() {
        if case .success(let slot) = bin { slot.close() }
    }

    static func command(_ text: String) async throws {
        let desk = try desk.get()
        try await desk.run { try desk.opened().command(text) }
    }

    static func ask(_ text: String) async throws -> [FoundRow] {
        let desk = try desk.get()
        return try await desk.run { try desk.opened().ask(text, []).rows() }
    }

    /// `script/test` counts the lines, and says what ran where.
    static func note(_ engine: Engine) throws { try note(engine.rawValue) }

    static func note(_ word: String) throws {
        guard let path = ProcessInfo.processInfo.environment["ZHIBAO_TEST_ENGINES"] else { return }
        guard let file = fopen(path, "a") else { throw CocoaError(.fileWriteUnknown) }
        fputs("\(word)\n", file)
        fclose(file)
    }
}

/// One database on the server of the tests.
struct TestDatabase: Sendable {
    let name: String
    let address: PostgresAddress

    private init(_ name: String) throws {
        self.name = name
        address = try TestServer.address(of: name)
    }

    /// A copy of one that was migrated once; the migrations of all tests would take longer than the tests.
    static func migrated() async throws -> TestDatabase {
        try await make(from: try await template.value)
    }

    static func empty() async throws -> TestDatabase { try await make(from: "template0") }

    static func make(from template: String, encoding: String = "UTF8") async throws -> TestDatabase {
        let name = "zhibao_test_" + UUID().uuidString.replacing("-", with: "").lowercased()
        try await TestServer.command(
            "CREATE DATABASE \(name) TEMPLATE \(template) STRATEGY file_copy ENCODING '\(encoding)'"
                + (encoding == "UTF8" ? "" : " LC_COLLATE 'C' LC_CTYPE 'C'"))
        return try TestDatabase(name)
    }

    /// Whoever still has it open is sent away.
    func drop() throws {
        let bin = try TestServer.bin.get()
        let command = "DROP DATABASE \(name) WITH (FORCE)"
        bin.enqueue {
            do { try bin.opened().command(command) } catch { Issue.record(error) }
        }
    }

    /// Named after the schema, so that it is made anew when that changes, and found again by the next run.
    private static let template = Task {
        let migrator = try Migrator(folder: TestStore.migrations)
        let digest = Digest(ofText: migrator.script(for: .postgres)).description.prefix(16).lowercased()
        let name = "zhibao_made_\(digest)"
        let found = try await TestServer.ask("SELECT datname FROM pg_database WHERE datname = '\(name)'")
        if found.isEmpty {
            let made = try await empty()
            let store = try await PostgresStore(at: made.address, limits: TestServer.limits)
            _ = try await migrator.migrate(store, at: mondayMs)
            store.close()
            try await TestServer.command("ALTER DATABASE \(made.name) RENAME TO \(name)")
        }
        return name
    }
}

extension StoreError {
    /// The refusal of a trigger: PostgreSQL's names the table.
    static func refused(_ words: String, on engine: Engine, by statement: String) -> StoreError {
        guard engine == .postgres else { return .refused(words) }
        let tables = ["journal_salt", "journal_head", "audit_head", "audit", "journal"]
        let table = tables.first { statement.contains($0) } ?? statement
        return .refused("\(table) is append-only")
    }
}

struct EngineTests {
    @Test(
        .enabled(
            if: Postgres.address != nil,
            "NOTHING RUNS ON POSTGRESQL: ZHIBAO_TEST_POSTGRES is not set; script/test starts a server"))
    func `the repositories are tried on both engines`() async throws {
        let version = try await TestServer.ask(
            "SELECT current_setting('server_version_num')::bigint AS version")

        #expect(Engine.here == [.sqlite, .postgres])
        #expect(version[0].int("version") >= 150_000)
    }
}
