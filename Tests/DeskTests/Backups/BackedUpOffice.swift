import Casework
import Evidence
import Foundation
import Law
import Store
import Testing

@testable import Desk

/// An office with a report, a paper of three megabytes and a logged head, and a folder for its backups.
struct BackedUpOffice {
    let world: TestOffice
    let report: String
    let paper: Digest
    let backups: Backups
    let parent: URL

    var office: Office { world.office }
    var migrations: URL { TestOffice.share.appending(path: "migrations") }

    init() async throws {
        world = try await TestOffice()
        report = try await world.report()
        let caller = try await world.caller("jia")
        let bytes = Randomness(seed: "paper").bytes(3_000_000)
        let body = AsyncStream<[UInt8]> { stream in
            stream.yield(bytes)
            stream.finish()
        }
        let view = try await world.office.fileDocument(
            kind: "exhibit", name: "scan.pdf", mediaType: "application/pdf", body: body, to: report,
            for: caller)
        paper = try #require(Digest(hex: view.digest))
        _ = try await world.office.runHeadsRound()
        parent = world.office.folder.root.deletingLastPathComponent()
        backups = Backups(
            of: world.office.folder, in: parent.appending(path: "backups"), clock: world.office.clock)
        _ = try backups.makeKey()
    }

    /// The same backups, to be restored into another folder under other keys.
    func elsewhere(_ name: String = "restored", key: String? = nil, master: URL? = nil) -> Backups {
        Backups(
            of: OfficeFolder(root: parent.appending(path: name), key: master ?? office.folder.key),
            in: backups.root, keyFile: key.map { parent.appending(path: $0) } ?? backups.keyFile,
            clock: office.clock)
    }

    /// Paths of all pieces, from the folder of the backups on.
    func pieces() throws -> [String] {
        let folder = backups.root.appending(path: "pieces")
        let found = FileManager.default.enumerator(atPath: folder.path)
        return (found?.allObjects as? [String] ?? []).filter { $0.count > 60 }.map { "pieces/" + $0 }.sorted()
    }

    func flip(_ path: String, at offset: Int = 40) throws {
        let file = backups.root.appending(path: path)
        var bytes = try Data(contentsOf: file)
        bytes[offset % bytes.count] ^= 1
        try bytes.write(to: file)
    }

    func state(of folder: URL) async throws -> RecordedState {
        let store = try SQLiteStore(at: folder.appending(path: "zhibao.db"))
        let state = try await store.read { db in try RecordedState(on: db, keySetting: "office.key") }
        try store.close()
        return state
    }

    /// The sentence with which something is refused.
    func refusal(_ body: () async throws -> Void) async -> String {
        do {
            try await body()
            return "not refused"
        } catch {
            return "\(error)"
        }
    }

    func isNothing(at name: String) -> Bool {
        let files = FileManager.default
        return !files.fileExists(atPath: parent.appending(path: name).path)
            && !files.fileExists(atPath: parent.appending(path: name + ".restoring").path)
    }
}
