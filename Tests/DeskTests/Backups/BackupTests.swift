import Casework
import Evidence
import Foundation
import Law
import Store
import Testing

@testable import Desk

@Suite struct BackupTests {
    @Test func `Backups inside the data, and keys inside either, are refused`() async throws {
        let world = try await BackedUpOffice()
        let data = world.office.folder.root
        let inside = Backups(of: world.office.folder, in: data.appending(path: "backups"))
        #expect(await world.refusal { _ = try await inside.make() }.contains("outside the data folder"))
        let beside = Backups(
            of: world.office.folder, in: world.backups.root, keyFile: world.backups.root.appending(path: "k"))
        #expect(await world.refusal { _ = try beside.makeKey() }.contains("must lie outside"))
        let within = Backups(
            of: world.office.folder, in: world.backups.root, keyFile: data.appending(path: "k"))
        #expect(await world.refusal { _ = try within.makeKey() }.contains("must lie outside"))
    }

    @Test func `A folder with other things in it is not taken for backups`() async throws {
        let world = try await BackedUpOffice()
        let folder = world.parent.appending(path: "pictures")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data("x".utf8).write(to: folder.appending(path: "cat.jpg"))
        let backups = Backups(of: world.office.folder, in: folder, keyFile: world.backups.keyFile)
        #expect(await world.refusal { _ = try await backups.make() }.contains("other things than backups"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["cat.jpg"])
    }

    @Test func `A key that others may read is refused`() async throws {
        let world = try await BackedUpOffice()
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o640], ofItemAtPath: world.backups.keyFile.path)
        #expect(await world.refusal { _ = try await world.backups.make() }.contains("chmod 600"))
    }

    @Test
    func `A restored office has the same rows, chains, heads and documents, and one line more in its trail`()
        async throws
    {
        let world = try await BackedUpOffice()
        _ = try await world.backups.make()
        let before = try await world.state(of: world.office.folder.root)
        let restored = try await world.elsewhere().restore(migrations: world.migrations)
        let folder = world.elsewhere().office
        let after = try await world.state(of: folder.root)
        #expect(after.journal == before.journal)
        #expect(restored.journal == before.journal.position)
        let trails: Set = ["audit", "office_setting"]
        #expect(
            after.counts.filter { !trails.contains($0.key) }
                == before.counts.filter { !trails.contains($0.key) })
        let (office, _) = try await Office.open(
            folder, share: TestOffice.share, clock: world.office.clock, as: .beside,
            content: TestOffice.content.get())
        #expect(try await office.verify() == [])
        #expect(try office.vault.bytes(of: world.paper) == Randomness(seed: "paper").bytes(3_000_000))
        let heads = try HeadsLog(at: folder.heads).lines()
        #expect(try heads == HeadsLog(at: world.office.folder.heads).lines())
        let last = try await office.database.read { db in
            try db.rows("SELECT kind FROM audit ORDER BY position DESC LIMIT 1").map { $0.text("kind") }
        }
        #expect(last == ["office-restored"])
        try office.close()
    }

    @Test func `A head that was logged after the copy is left out, a line that is none stays`() async throws {
        let world = try await BackedUpOffice()
        let heads = world.office.folder.heads
        let line = try String(contentsOf: heads, encoding: .utf8)
        let later = "999999 \(String(repeating: "a", count: 64)) 1\n"
        try (line + later + "torn\n").write(to: heads, atomically: true, encoding: .utf8)
        _ = try await world.backups.make()
        try await world.elsewhere().restore(migrations: world.migrations)
        let found = try String(contentsOf: world.elsewhere().office.heads, encoding: .utf8)
        #expect(found == line + "torn\n")
    }

    @Test func `A second backup writes only what changed`() async throws {
        let world = try await BackedUpOffice()
        let first = try await world.backups.make().made
        _ = try await world.world.report()
        let second = try await world.backups.make().made
        #expect(first.newBytes > 3_000_000)
        #expect(second.newPieces < first.newPieces)
        // The paper of three megabytes is in both and was written once.
        #expect(second.newBytes < 2_000_000)
        #expect(try world.pieces().count == first.newPieces + second.newPieces)
        try await world.elsewhere("one").restore(1, migrations: world.migrations)
        try await world.elsewhere("two").restore(2, migrations: world.migrations)
        let one = try await world.state(of: world.parent.appending(path: "one"))
        let two = try await world.state(of: world.parent.appending(path: "two"))
        #expect(two.counts["case_file"] == 2)
        #expect(one.counts["case_file"] == 1)
    }

    @Test func `Older backups go with the pieces that nobody names any more`() async throws {
        let world = try await BackedUpOffice()
        _ = try await world.backups.make()
        _ = try await world.world.report()
        _ = try await world.backups.make()
        _ = try await world.world.report()
        _ = try await world.backups.make()
        let before = try world.pieces().count
        let removed = try world.backups.keepNewest(1)
        #expect(removed.backups == 2)
        #expect(removed.pieces > 0)
        #expect(try world.pieces().count == before - removed.pieces)
        #expect(try Backups.lines(in: world.backups.root).map(\.number) == [3])
        try await world.elsewhere().restore(migrations: world.migrations)
        let state = try await world.state(of: world.parent.appending(path: "restored"))
        #expect(state.counts["case_file"] == 3)
        #expect(try world.backups.keepNewest(1).pieces == 0)
    }

    @Test func `Nothing is removed while a list that stays cannot be read`() async throws {
        let world = try await BackedUpOffice()
        for _ in 1...3 { _ = try await world.backups.make() }
        let before = try world.pieces()
        try world.flip("lists/000002", at: 900)
        #expect(
            await world.refusal { _ = try world.backups.keepNewest(2) }.contains("list of backup 2"))
        #expect(try world.pieces() == before)
        #expect(try Backups.lines(in: world.backups.root).count == 3)
    }

    @Test func `A lost document is counted, and keeps nobody from saving all others`() async throws {
        let world = try await BackedUpOffice()
        try FileManager.default.removeItem(at: world.office.folder.place(of: world.paper))
        let made = try await world.backups.make().made
        #expect(made.absent == 1)
        let restored = try await world.elsewhere().restore(migrations: world.migrations)
        #expect(restored.absent == 1)
    }

    @Test func `Each list names the keys by fingerprint, and no key is in the folder`() async throws {
        let world = try await BackedUpOffice()
        let made = try await world.backups.make().made
        let line = try #require(try Backups.lines(in: world.backups.root).first)
        #expect(line.backupKey == made.backupKey)
        #expect(line.masterKey == world.office.key.fingerprint.description)
        for file in [world.office.folder.key, world.backups.keyFile] {
            let text = try String(contentsOf: file, encoding: .utf8).trimmingCharacters(in: .newlines)
            let bytes = Data(try #require(Hex.bytes(text)))
            for path in try world.pieces() + ["lists/000001"] {
                let found = try Data(contentsOf: world.backups.root.appending(path: path))
                #expect(found.range(of: bytes) == nil && found.range(of: Data(text.utf8)) == nil)
            }
        }
    }
}
