import Evidence
import Foundation
import Law
import Store
import Testing

@testable import Desk

@Suite struct BackupOfErasedTests {
    @Test func `A backup after an erasure holds no erased paper, and its restore needs none`() async throws {
        let world = try await BackedUpOffice()
        let whole = try await world.backups.make().made
        let office = world.office
        try await office.database.write { db in
            let paper = try Documents.all(of: world.report, on: db).first { $0.sha256 == world.paper }
            _ = try Documents.erase(
                try #require(paper?.id), on: TestOffice.monday.legalDay.dayNumber, from: db)
        }
        try await office.runErasureRound()
        #expect(try !office.vault.contains(world.paper))

        let after = try await world.backups.make().made
        #expect(after.absent == 0 && after.files == whole.files - 1)
        _ = try await world.elsewhere().restore(migrations: world.migrations)
        let restored = Vault(beside: world.elsewhere().office.vault)
        #expect(try !restored.contains(world.paper))
        let check = try await world.backups.check(
            scratch: world.parent, share: TestOffice.share, content: TestOffice.content.get())
        #expect(check.findings == [])
    }
}
