public import Foundation

@testable public import Store

/// Where the office of a test keeps its records: in its folder, or with `ZHIBAO_TEST_ENGINE=postgres` in a database of
/// its own on the server that `ZHIBAO_TEST_POSTGRES` names. `script/test` runs the suites of offices on both.
public struct TestRecords: Sendable {
    public static let isOnServer = ProcessInfo.processInfo.environment["ZHIBAO_TEST_ENGINE"] == "postgres"

    public struct NoServer: Error, CustomStringConvertible {
        public var description: String {
            "ZHIBAO_TEST_ENGINE=postgres needs a server in ZHIBAO_TEST_POSTGRES"
        }
    }

    /// `nil` where the records lie in the folder.
    public let server: PostgresAddress?
    private let name: String

    /// Records of the engine under test.
    public static func make(migrations: URL) async throws -> TestRecords {
        guard isOnServer else {
            try note(.sqlite)
            return TestRecords(server: nil, name: "")
        }
        return try await onServer(migrations: migrations)
    }

    /// An empty database on the server, whatever the engine under test; its tables are there.
    public static func onServer(migrations: URL) async throws -> TestRecords {
        let template = try await template(of: migrations)
        let name = "zhibao_test_" + UUID().uuidString.replacing("-", with: "").lowercased()
        try await command("CREATE DATABASE \(name) TEMPLATE \(template) STRATEGY file_copy")
        try note(.postgres)
        return TestRecords(server: try address(of: name), name: name)
    }

    /// An empty database without tables.
    public static func emptyOnServer() async throws -> TestRecords {
        let name = "zhibao_test_" + UUID().uuidString.replacing("-", with: "").lowercased()
        try await command("CREATE DATABASE \(name) TEMPLATE template0 ENCODING 'UTF8'")
        try note(.postgres)
        return TestRecords(server: try address(of: name), name: name)
    }

    /// Takes the database away again; whoever still has it open is sent away.
    public func drop() throws {
        guard server != nil, let slot = try TestRecords.slot.get() else { return }
        try slot.alone { try slot.opened().command("DROP DATABASE \(name) WITH (FORCE)") }
    }

    /// Whether there is a server at all.
    public static var hasServer: Bool { text != nil }

    private static var text: String? { ProcessInfo.processInfo.environment["ZHIBAO_TEST_POSTGRES"] }

    private static let slot: Result<PostgresSlot?, any Error> = Result {
        guard text != nil else { return nil }
        return PostgresSlot(
            PostgresTerms(address: try address(of: nil), limits: PostgresStore.Limits(), notice: { _ in }),
            name: "tests")
    }

    private static func address(of database: String?) throws -> PostgresAddress {
        guard let text else { throw NoServer() }
        guard let database else { return try PostgresAddress(text) }
        guard var parts = URLComponents(string: text), parts.scheme?.hasPrefix("postgres") == true else {
            return try PostgresAddress("\(text) dbname=\(database)")
        }
        parts.path = "/" + database
        return try PostgresAddress(parts.string ?? text)
    }

    private static func command(_ text: String) async throws {
        guard let slot = try slot.get() else { throw NoServer() }
        try await slot.run { try slot.opened().command(text) }
    }

    private static let templates = Templates()

    private static func template(of migrations: URL) async throws -> String {
        try await templates.name(of: migrations)
    }

    /// A database that was migrated once: the migrations of all tests would take longer than the tests.
    private actor Templates {
        private var making: Task<String, any Error>?

        func name(of migrations: URL) async throws -> String {
            if let making { return try await making.value }
            let task = Task {
                let name = "zhibao_made_" + UUID().uuidString.replacing("-", with: "").lowercased().prefix(16)
                try await TestRecords.command("CREATE DATABASE \(name) TEMPLATE template0 ENCODING 'UTF8'")
                let store = try await PostgresStore(at: try TestRecords.address(of: name))
                _ = try await Migrator(folder: migrations).migrate(store, at: 0)
                store.close()
                return name
            }
            making = task
            return try await task.value
        }
    }

    /// `script/test` counts the lines, and says what ran where.
    private static func note(_ engine: Engine) throws {
        guard let path = ProcessInfo.processInfo.environment["ZHIBAO_TEST_ENGINES"] else { return }
        guard let file = fopen(path, "a") else { throw CocoaError(.fileWriteUnknown) }
        fputs("\(engine.rawValue)\n", file)
        fclose(file)
    }
}
