import Evidence
import Foundation
import Law
import Store
import Testing

@testable import Desk

@Suite struct BackupCheckTests {
    private func check(_ world: BackedUpOffice) async throws -> Backups.Check {
        try await world.backups.check(
            scratch: world.parent, share: TestOffice.share, content: TestOffice.content.get())
    }

    @Test func `An office that was never saved has nothing to show`() async throws {
        let world = try await BackedUpOffice()
        let standing = try await world.office.backupStanding()
        #expect(standing.made == nil && standing.checked == nil && standing.restored == nil)
    }

    @Test func `A check with a damaged piece is noted, and the last good restore stays the one before`()
        async throws
    {
        let world = try await BackedUpOffice()
        _ = try await world.backups.make()
        #expect(try await check(world).findings == [])
        let changed = try world.pieces()[2]
        try world.flip(changed)
        let failed = try await check(world)
        #expect(failed.findings.count == 1)
        #expect(failed.findings[0].contains(changed))
        let standing = try await world.office.backupStanding()
        #expect(standing.checked?.findings == 1)
        #expect(standing.restored?.findings == 0)
        let kinds = try await world.office.database.read { db in
            try db.rows("SELECT kind FROM audit WHERE kind LIKE 'backup%' ORDER BY position LIMIT 10")
                .map { $0.text("kind") }
        }
        #expect(kinds == ["backup-made", "backup-checked", "backup-check-failed"])
    }

    @Test func `A backup of an office that was tampered with is not a good one`() async throws {
        let world = try await BackedUpOffice()
        try await world.world.tamper("UPDATE case_file SET stage = 'closed'")
        _ = try await world.backups.make()
        let found = try await check(world)
        #expect(found.findings.contains { $0.hasPrefix("case_file:") })
        #expect(try await world.office.backupStanding().restored == nil)
    }

    @Test func `A check restores neither among the backups nor among the data`() async throws {
        let world = try await BackedUpOffice()
        _ = try await world.backups.make()
        for place in [world.backups.root, world.office.folder.root.appending(path: "inner")] {
            let said = await world.refusal {
                _ = try await world.backups.check(scratch: place, share: TestOffice.share)
            }
            #expect(said.contains("--scratch outside"), "\(said)")
        }
    }

    @Test func `A good restore says what was compared, and leaves nothing on the disk`() async throws {
        let world = try await BackedUpOffice()
        let made = try await world.backups.make().made
        let before = try FileManager.default.contentsOfDirectory(atPath: world.parent.path).sorted()
        let check = try await check(world)
        #expect(check.findings == [])
        let restored = try #require(try await world.office.backupStanding().restored)
        #expect(restored == check.checked)
        #expect(restored.number == made.number)
        #expect(restored.files == 1)
        #expect(restored.documents == 1)
        #expect(restored.journal > 0 && restored.rows > restored.journal && restored.tables > 20)
        #expect(try FileManager.default.contentsOfDirectory(atPath: world.parent.path).sorted() == before)
        #expect(try await world.office.verify() == [])
    }

    @Test(arguments: ["", "7", "0 30", "30 7", "7 99999", "7 30 1", "a b"])
    func `Ages that make no sense are refused`(text: String) {
        #expect(BackupLimits(text) == nil)
    }

    @Test func `Ages of one's own hold for the page, and the trail says so`() async throws {
        let world = try await BackedUpOffice()
        try await world.office.setBackupLimits(try #require(BackupLimits("1 2")))
        let supervisor = try await world.world.caller("xin")
        let view = try await world.office.backups(for: supervisor)
        #expect(view.limits == BackupLimits(staleDays: 1, oldDays: 2))
        let day = 24 * 3_600_000
        let now = TestOffice.monday
        #expect(view.limits.shade(of: now.adding(ms: -day), at: now) == .fresh)
        #expect(view.limits.shade(of: now.adding(ms: -day - 1), at: now) == .stale)
        #expect(view.limits.shade(of: now.adding(ms: -2 * day - 1), at: now) == .old)
        let kinds = try await world.office.database.read { db in
            try db.rows("SELECT kind FROM audit ORDER BY position DESC LIMIT 10").map { $0.text("kind") }
        }
        #expect(kinds.contains("backup-ages-set"))
    }

    @Test func `Nobody but those who look after the system sees how backups stand`() async throws {
        let world = try await BackedUpOffice()
        for login in ["jia", "yi", "bing", "ding"] {
            let caller = try await world.world.caller(login)
            await #expect(throws: DeskRefusal.notFound) { _ = try await world.office.backups(for: caller) }
        }
    }
}
