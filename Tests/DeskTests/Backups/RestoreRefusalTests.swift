import Evidence
import Foundation
import Store
import Testing

@testable import Desk

@Suite struct RestoreRefusalTests {
    @Test func `A wrong backup key is refused, and both keys are named`() async throws {
        let world = try await BackedUpOffice()
        let made = try await world.backups.make().made
        let other = world.elsewhere(key: "other.key")
        let given = try other.makeKey()
        let said = await world.refusal { try await other.restore(migrations: world.migrations) }
        #expect(said.contains(BackupFault.short(made.backupKey)), "\(said)")
        #expect(said.contains(BackupFault.short(given)))
        #expect(world.isNothing(at: "restored"))
    }

    @Test func `A wrong master key and a missing one are refused by name`() async throws {
        let world = try await BackedUpOffice()
        let made = try await world.backups.make().made
        let file = world.parent.appending(path: "wrong-master.key")
        let other = world.elsewhere(master: file)
        let missing = await world.refusal { try await other.restore(migrations: world.migrations) }
        #expect(missing.contains(BackupFault.short(made.masterKey)), "\(missing)")
        #expect(missing.contains("there is none in"))
        let wrong = try MasterKey.create(at: file, bytes: Array(repeating: 5, count: 32))
        let said = await world.refusal { try await other.restore(migrations: world.migrations) }
        #expect(said.contains(BackupFault.short(made.masterKey)), "\(said)")
        #expect(said.contains(BackupFault.short(wrong.fingerprint.description)))
        #expect(world.isNothing(at: "restored"))
    }

    @Test func `A folder that is not empty, and one that is served, are refused`() async throws {
        let world = try await BackedUpOffice()
        _ = try await world.backups.make()
        let file = world.parent.appending(path: "taken/letter.txt")
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data("keep me".utf8).write(to: file)
        let said = await world.refusal {
            try await world.elsewhere("taken").restore(migrations: world.migrations)
        }
        #expect(said.contains("is not empty"), "\(said)")
        #expect(try Data(contentsOf: file) == Data("keep me".utf8))
        let lock = try OfficeLock(folder: world.office.folder.root)
        let live = await world.refusal { try await world.backups.restore(migrations: world.migrations) }
        #expect(live.contains("another process serves the office"), "\(live)")
        withExtendedLifetime(lock) {}
    }

    @Test func `A missing and a changed piece are named, and nothing half-written stays`() async throws {
        let world = try await BackedUpOffice()
        _ = try await world.backups.make()
        let pieces = try world.pieces()
        let (changed, missing) = (pieces[1], pieces[pieces.count - 2])
        try world.flip(changed)
        try FileManager.default.removeItem(at: world.backups.root.appending(path: missing))
        let said = await world.refusal {
            try await world.elsewhere().restore(migrations: world.migrations)
        }
        #expect(said.contains("\(changed) was changed"), "\(said)")
        #expect(said.contains("\(missing) is missing"), "\(said)")
        #expect(world.isNothing(at: "restored"))
    }

    @Test func `A list that was changed by one bit is refused`() async throws {
        let world = try await BackedUpOffice()
        _ = try await world.backups.make()
        try world.flip("lists/000001", at: 900)
        let said = await world.refusal {
            try await world.elsewhere().restore(migrations: world.migrations)
        }
        #expect(said.contains("the list of backup 1 was changed"), "\(said)")
    }

    @Test func `A schema that this program does not know is refused`() async throws {
        let world = try await BackedUpOffice()
        _ = try await world.backups.make()
        let older = world.parent.appending(path: "migrations")
        try FileManager.default.createDirectory(at: older, withIntermediateDirectories: true)
        for name in ["0001-offices-and-people.sql", "0002-journal.sql"] {
            try FileManager.default.copyItem(
                at: world.migrations.appending(path: name), to: older.appending(path: name))
        }
        try Data("0002-journal\n".utf8).write(to: older.appending(path: "HEAD"))
        let said = await world.refusal { try await world.elsewhere().restore(migrations: older) }
        #expect(said.contains("does not know"), "\(said)")
        #expect(world.isNothing(at: "restored"))
    }

    @Test func `An unknown number, and a folder without backups, are refused`() async throws {
        let world = try await BackedUpOffice()
        let none = await world.refusal {
            try await world.elsewhere().restore(migrations: world.migrations)
        }
        #expect(none.contains("there are no backups in"), "\(none)")
        _ = try await world.backups.make()
        let said = await world.refusal {
            try await world.elsewhere().restore(7, migrations: world.migrations)
        }
        #expect(said.contains("there is no backup 7"), "\(said)")
    }
}
