import Casework
import Evidence
import Foundation
import Law
import Store
import Testing

@testable import Desk

/// The master key is changed while backups from before are kept, and whatever is killed on the way.
@Suite struct `The master key is changed` {
    private func reopened(_ world: TestOffice, key: URL? = nil) async throws -> Office {
        let folder = world.office.folder
        return try await Office.open(
            OfficeFolder(root: folder.root, key: key ?? folder.key), share: TestOffice.share,
            clock: world.office.clock, randomness: Randomness(seed: "later"), as: .beside,
            content: TestOffice.content.get()
        ).office
    }

    private func refusal(_ body: () async throws -> Void) async -> String {
        do { try await body() } catch { return "\(error)" }
        return "not refused"
    }

    /// The reporter of the file, opened as an office with that key does.
    private func reporter(of number: String, in office: Office) async throws -> String {
        try await office.database.read { db in
            let id = try #require(try SealedRecords.stubs(of: number, on: db).first?.id)
            return String(decoding: try SealedRecords.open(id, with: office.key, on: db), as: UTF8.self)
        }
    }

    private func trail(_ office: Office) async throws -> [String] {
        try await office.database.read { db in
            try db.rows("SELECT kind FROM audit ORDER BY position DESC LIMIT 3").map { $0.text("kind") }
        }
    }

    @Test func `A key inside the data folder, one that others may read and a wrong one are refused`()
        async throws
    {
        let world = try await TestOffice()
        let folder = world.office.folder
        let inside = folder.root.appending(path: "office.key")
        try FileManager.default.copyItem(at: folder.key, to: inside)
        let beside = try await reopened(world, key: inside)
        let said = await refusal { _ = try await beside.changeMasterKey() }
        #expect(said.contains("lies in the data folder"), "\(said)")
        try beside.close()

        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: folder.key.path)
        let open = await refusal { _ = try await world.office.changeMasterKey() }
        #expect(open.contains("chmod 600"), "\(open)")

        try FileManager.default.removeItem(at: folder.key)
        _ = try MasterKey.create(at: folder.key, bytes: Array(repeating: 5, count: 32))
        let wrong = await refusal { _ = try await world.office.changeMasterKey() }
        #expect(wrong.contains("is not the one this office was made with"), "\(wrong)")
    }

    @Test func `Killed after the file and before the transaction, the office opens as before`() async throws {
        let world = try await TestOffice()
        let report = try await world.report()
        let folder = world.office.folder
        let made = try KeyRing.read(from: folder.key).adding(Array(repeating: 7, count: 32), at: 5)
        try made.replace(folder.key)

        let office = try await reopened(world)
        #expect(try await reporter(of: report, in: office).contains("张三"))
        #expect(try await office.keyStanding().lines.map(\.state) == [.inUse, .begun])
        let doctor = Doctor(of: folder, share: TestOffice.share, clock: world.office.clock)
        let line = doctor.lines().first { $0.check == .key }
        #expect(line?.verdict == .warn && line?.said.contains("generation 2") == true)
        let said = await refusal { _ = try await office.changeMasterKey() }
        #expect(said.contains("generation 2 of the master key was made and is not in use"), "\(said)")

        let changed = try await office.changeMasterKey(finishing: true)
        #expect(changed.generation == 2 && changed.fingerprint == made.newest.fingerprint.description)
        try office.close()
        let after = try await reopened(world)
        #expect(try await reporter(of: report, in: after).contains("张三"))
        #expect(try await after.keyStanding().lines.map(\.state) == [.kept, .inUse])
        let nothing = await refusal { _ = try await after.changeMasterKey(finishing: true) }
        #expect(nothing.contains("no change of the master key waits"), "\(nothing)")
        try after.close()
    }

    @Test func `A transaction that fails changes nothing, and the key of before opens all`() async throws {
        let world = try await TestOffice()
        let report = try await world.report()
        // A compartment that does not open: the change stops in the middle of the others.
        try await world.office.database.write { db in
            try db.run(
                "INSERT INTO compartment_key (compartment, wrapped_key, made_ms) VALUES ('zz', zeroblob(60), 1)"
            )
        }
        let said = await refusal { _ = try await world.office.changeMasterKey() }
        #expect(said.contains("what is sealed in zz does not open; nothing was changed"), "\(said)")
        let office = try await reopened(world)
        #expect(try await reporter(of: report, in: office).contains("张三"))
        #expect(try await office.verify().map(\.place) == ["compartment_key:zz"])
        #expect(try await trail(office).contains("master-key-changed") == false)
        try office.close()
    }

    @Test func `Whoever was opened before seals nothing under the key of before`() async throws {
        let world = try await TestOffice()
        _ = try await world.report()
        _ = try await world.office.changeMasterKey()
        await #expect(throws: OfficeFault.keyChanged) { _ = try await world.report() }
        let said = await refusal { _ = try await world.office.changeCompartmentKey("reporter") }
        #expect(said.contains("changed meanwhile"), "\(said)")
    }

    @Test func `Codes, records and the proof of the office outlive two changes`() async throws {
        let world = try await TestOffice()
        var lead = LeadForm(kind: .report, place: TestOffice.place, narrative: "某店销售假冒商品")
        lead.respondentName = "某某商行"
        lead.reporter = .init(name: "张三", phone: "13800000000")
        let receipt = try await world.office.take(lead)
        let report = receipt.number.description
        let first = try await world.office.changeMasterKey()
        let middle = try await reopened(world)
        let second = try await middle.changeMasterKey()
        try middle.close()
        #expect(first.generation == 2 && second.generation == 3)

        let office = try await reopened(world)
        #expect(try await reporter(of: report, in: office).contains("张三"))
        let code = try #require(LeadCode(parsing: receipt.code))
        let found = try await office.database.read { db in
            try LeadCodes.find(code, with: office.key, on: db)
                ?? PartyCodes.find(code, with: office.key, on: db)?.caseNumber
        }
        #expect(found == report)
        #expect(try await office.verify() == [])
        #expect(try await trail(office).first == "master-key-changed")
        let doctor = Doctor(of: office.folder, share: TestOffice.share, clock: office.clock)
        let line = doctor.lines().first { $0.check == .key }
        #expect(line?.verdict == .ok && line?.said.contains("2 older kept for backups") == true)
        try office.close()
    }

    @Test func `Backups name the new key, and the generation of those before stays till they go`()
        async throws
    {
        let world = try await BackedUpOffice()
        let before = try await world.backups.make().made
        _ = try await world.office.changeMasterKey()
        let office = try await reopened(world.world)
        let after = try await world.backups.make().made
        #expect(before.masterKey != after.masterKey)
        #expect(after.masterKey == office.key.fingerprint.description)

        for number in [before.number, after.number] {
            let check = try await world.backups.check(
                number, scratch: world.parent.appending(path: "scratch"), share: TestOffice.share,
                content: TestOffice.content.get())
            #expect(check.findings == [], "backup \(number)")
        }
        let said = await refusal { try await office.dropKeyGeneration(1, backups: [world.backups.root]) }
        #expect(said.contains("1 backups in") && said.contains("need generation 1"), "\(said)")
        let used = await refusal { try await office.dropKeyGeneration(2, backups: []) }
        #expect(used.contains("generation 2 is in use"), "\(used)")
        let none = await refusal { try await office.dropKeyGeneration(9, backups: []) }
        #expect(none.contains("no generation 9"), "\(none)")

        _ = try world.backups.keepNewest(1)
        try await office.dropKeyGeneration(1, backups: [world.backups.root])
        #expect(try await office.keyStanding().lines.map(\.generation) == [2])
        #expect(try await trail(office).first == "master-key-dropped")
        try office.close()
        let last = try await reopened(world.world)
        #expect(try await reporter(of: world.report, in: last).contains("张三"))
        try last.close()
    }

    @Test func `All compartments get new keys, and a key that was changed by hand is named by verifying`()
        async throws
    {
        let world = try await TestOffice()
        let report = try await world.report()
        let changed = try await world.office.changeAllCompartmentKeys()
        #expect(changed.compartments == 1 && changed.records == 1)
        #expect(try await reporter(of: report, in: world.office).contains("张三"))
        #expect(try await world.office.compartmentLines().map(\.generation) == [2])
        #expect(try await world.office.verify() == [])

        let id = try await world.office.database.read { db in
            try #require(try SealedRecords.stubs(of: report, on: db).first?.id)
        }
        try await world.tamper("UPDATE sealed_record SET wrapped_key = zeroblob(60)")
        #expect(try await world.office.verify().map(\.place) == ["sealed_record:\(id)"])
    }
}
