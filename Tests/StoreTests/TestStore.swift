import Evidence
import Foundation
import Testing

@testable import Store

/// A database of its own for each test: real SQLite in a folder that goes away with the test.
final class TestStore: Sendable {
    let folder: URL
    let store: SQLiteStore

    static let share = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "share")

    static let migrations = share.appending(path: "migrations")

    init() async throws {
        folder = try TestStore.emptyFolder()
        store = try SQLiteStore(at: folder.appending(path: "zhibao.db"))
        _ = try await Migrator(folder: TestStore.migrations).migrate(store, at: mondayMs)
    }

    deinit {
        do {
            try store.close()
            try FileManager.default.removeItem(at: folder)
        } catch {
            Issue.record(error)
        }
    }

    static func emptyFolder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "zhibao-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }
}

/// Monday 2 March 2026, 09:00 in Beijing, and the number of that day.
let mondayMs = 1_772_413_200_000
let monday = 20_514

/// An event that says nothing in particular.
func draft(_ kind: String = "acted", body: String = "{}", salt: UInt8 = 7) -> EventDraft {
    EventDraft(
        kind: kind, body: body, officer: "wang", agency: "bureau", legalDay: monday, recordedMs: mondayMs,
        salt: Array(repeating: salt, count: Leaf.saltCount))
}
