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
}
