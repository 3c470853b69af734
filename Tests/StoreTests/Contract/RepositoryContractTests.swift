import Casework
import Evidence
import Foundation
import Testing

@testable import Store

/// Every statement of every repository runs on both engines and says the same, step by step.
struct RepositoryContractTests {
    static let master = MasterKey(bytes: Array(repeating: 1, count: 32))

    /// Rooms of Store that are an engine's own, or ask through the repositories.
    private static let left = ["/SQLite/", "/Postgres/", "/Schema/", "/Moving/"]

    @Test func `no function of a repository is left out of what the engines are asked`() throws {
        let tests = try RepositoryContractTests.texts(under: "Tests/StoreTests").map(\.text).joined()
        var count = 0
        for (path, text) in try RepositoryContractTests.texts(under: "Sources/Store") {
            guard !RepositoryContractTests.left.contains(where: path.contains) else { continue }
            for function in RepositoryContractTests.functions(in: text) {
                count += 1
                #expect(tests.contains(function + "("), "\(path): \(function)")
            }
        }
        #expect(count > 230)
    }

    @Test(.enabled(if: Postgres.address != nil), arguments: RepositoryAsking.allCases)
    func `both engines answer every statement alike`(room: RepositoryAsking) async throws {
        let ours = try await RepositoryContractTests.steps(room, on: .sqlite)
        let theirs = try await RepositoryContractTests.steps(room, on: .postgres)

        #expect(ours.count == theirs.count)
        #expect(ours.filter { !$0.found.isEmpty || ($0.changed ?? 0) > 0 }.count > ours.count / 3)
        for (our, their) in zip(ours, theirs) { #expect(our == their) }
    }

    @Test(arguments: Engine.here)
    func `a database says of itself which tables it has and how many rows`(engine: Engine) async throws {
        let (empty, office) = (try await TestStore(empty: engine), try await TestStore.withPeople(engine))
        let key = Digest(ofText: "key")
        try await office.store.write { db in
            try OfficeSettings.set("key", to: key.description, at: 1, on: db)
        }

        #expect(try await !empty.store.read { db in try RecordedState.isOffice(on: db) })
        let (tables, state) = try await office.store.read { db in
            (try RecordedState.tables(on: db), try RecordedState(on: db, keySetting: "key"))
        }

        #expect(tables.contains("case_file") && tables.contains("schema_version"))
        #expect(!tables.contains { $0.hasPrefix("search_index") })
        #expect(Set(state.counts.keys) == Set(tables) && state.masterKey == key)
        #expect(["agency", "person", "journal_head", "journal"].map { state.counts[$0] } == [2, 2, 1, 0])
    }

    private static func steps(
        _ room: RepositoryAsking, on engine: Engine
    ) async throws -> [StatementRecorder.Step] {
        let office = try await TestStore.withPeople(engine)
        return try await office.store.write { db in
            let recorder = StatementRecorder(db)
            try room.ask(recorder)
            return recorder.steps
        }
    }

    /// `Type.name` of what can be asked; only the name of what is asked of a value.
    private static func functions(in text: String) -> [String] {
        var (type, found) = ("", [String]())
        let pattern =
            #/
            (?m)^(?:public\s|private\s|fileprivate\s)*(?:final\s)?(?:enum|struct|class|extension)\s(?<type>\w+)
            |^\x20{4}(?:public\s)?(?<shared>static\s)?func\s(?<name>\w+)\b(?<rest>[^{]*)\{
            /#
        for match in text.matches(of: pattern) {
            if let name = match.output.type { type = String(name) }
            guard let name = match.output.name, let rest = match.output.rest, rest.contains(" Connection")
            else {
                continue
            }
            found.append(match.output.shared == nil ? ".\(name)" : "\(type).\(name)")
        }
        return found
    }

    private static func texts(under folder: String) throws -> [(path: String, text: String)] {
        let root = TestStore.share.deletingLastPathComponent().appending(path: folder)
        let files = try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
        return try files.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
            .map { ($0.path, try String(contentsOf: $0, encoding: .utf8)) }
    }
}
