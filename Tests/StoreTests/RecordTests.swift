import Evidence
import Foundation
import Testing

@testable import Store

struct RecordTests {
    private let master = MasterKey(bytes: Array(repeating: 1, count: 32))
    private let secret = Array("赵某某 13800000000".utf8)

    @Test(arguments: Engine.here)
    func `another master key opens nothing`(engine: Engine) async throws {
        let office = try await sealedOffice(engine)
        let wrong = MasterKey(bytes: Array(repeating: 2, count: 32))

        await #expect(throws: SealFault.doesNotOpen("reporter")) {
            try await office.store.read { db in try SealedRecords.open("s1", with: wrong, on: db) }
        }
    }

    @Test(arguments: Engine.here)
    func `a record that was moved to another file does not open`(engine: Engine) async throws {
        let office = try await sealedOffice(engine)
        try await office.open("B-1")
        try await office.store.write { db in try db.run("UPDATE sealed_record SET case_number = 'B-1'") }

        await #expect(throws: SealFault.self) {
            try await office.store.read { db in try SealedRecords.open("s1", with: master, on: db) }
        }
    }

    @Test(arguments: Engine.here)
    func `one changed byte keeps a record closed`(engine: Engine) async throws {
        let office = try await sealedOffice(engine)
        let found = try await office.store.read { db in
            try db.row("SELECT ciphertext FROM sealed_record ORDER BY id LIMIT 1")
        }
        var bytes = try #require(found).bytes("ciphertext")
        bytes[3] ^= 1
        let changed = bytes
        try await office.store.write { db in try db.run("UPDATE sealed_record SET ciphertext = \(changed)") }

        await #expect(throws: SealFault.self) {
            try await office.store.read { db in try SealedRecords.open("s1", with: master, on: db) }
        }
    }

    @Test(arguments: Engine.here)
    func `a sealed record opens with its key and reads as it was written`(engine: Engine) async throws {
        let office = try await sealedOffice(engine)

        let opened = try await office.store.read { db in try SealedRecords.open("s1", with: master, on: db) }

        #expect(opened == secret)
    }

    @Test func `the database file does not hold what was sealed`() async throws {
        let office = try await sealedOffice(.sqlite)

        for name in ["zhibao.db", "zhibao.db-wal"] {
            let bytes = try Data(contentsOf: office.folder.appending(path: name))
            #expect(bytes.range(of: Data("13800000000".utf8)) == nil)
        }
    }

    @Test(arguments: Engine.here)
    func `an erased record leaves a stub with its day`(engine: Engine) async throws {
        let office = try await sealedOffice(engine)
        let erased = try await office.store.write { db in
            [
                try SealedRecords.erase("s1", on: monday + 1, from: db),
                try SealedRecords.erase("s1", on: monday + 2, from: db),
            ]
        }

        #expect(erased == [true, false])
        let stubs = try await office.store.read { db in try SealedRecords.stubs(of: "A-1", on: db) }
        #expect(
            stubs == [.init(id: "s1", compartment: "reporter", sealedMs: mondayMs, erasedDay: monday + 1)])
        await #expect(throws: SealFault.erased("s1", onDay: monday + 1)) {
            try await office.store.read { db in try SealedRecords.open("s1", with: master, on: db) }
        }
    }

    @Test(arguments: Engine.here)
    func `after a change of the master key the new one opens and the old one does not`(engine: Engine)
        async throws
    {
        let office = try await sealedOffice(engine)
        let new = MasterKey(bytes: Array(repeating: 3, count: 32))
        let random = CountingBytes()
        let changed = try await office.store.write { db in
            try CompartmentKeys.rewrap(from: master, to: new, random: random.make, on: db)
        }

        #expect(changed == 1)
        let opened = try await office.store.read { db in try SealedRecords.open("s1", with: new, on: db) }
        #expect(opened == secret)
        await #expect(throws: SealFault.self) {
            try await office.store.read { db in try SealedRecords.open("s1", with: master, on: db) }
        }
    }

    @Test(arguments: Engine.here)
    func `an erased text is gone and its stub stays`(engine: Engine) async throws {
        let office = try await TestStore.withPeople(engine)
        try await office.open("A-1")
        let text = TextRecord(
            id: "t1", caseNumber: "A-1", field: "reason", salt: Array(repeating: 9, count: 16),
            text: "理由")
        try await office.store.write { db in try TextRecords.put(text, on: db) }
        #expect(try await office.store.read { db in try TextRecords.find("t1", on: db) } == text)

        let erased = try await office.store.write { db in try TextRecords.erase("t1", on: monday, from: db) }

        #expect(erased)
        #expect(try await office.store.read { db in try TextRecords.all(of: "A-1", on: db) }.isEmpty)
    }

    @Test(arguments: Engine.here)
    func `an erased party stays erased when it is corrected later`(engine: Engine) async throws {
        let office = try await TestStore.withPeople(engine)
        try await office.open("A-1")
        let party = PartyRow(id: "p1", caseNumber: "A-1", role: "reporter", isPersonal: true, name: "Zhao")
        try await office.store.write { db in
            try Parties.put(party, on: db)
            #expect(try Parties.erase("p1", on: monday, from: db))
            try Parties.put(party, on: db)
        }

        let found = try await office.store.read { db in try Parties.all(of: "A-1", on: db) }
        #expect(found.map(\.name) == [nil])
        #expect(found.map(\.erasedDay) == [monday])
    }

    private func sealedOffice(_ engine: Engine) async throws -> TestStore {
        let office = try await TestStore.withPeople(engine)
        try await office.open("A-1")
        let random = CountingBytes()
        try await office.store.write { [master, secret] db in
            let key = try CompartmentKeys.findOrMake(
                "reporter", with: master, random: random.make, at: mondayMs, on: db)
            let record = try SealedRecord(
                sealing: secret, id: "s1", of: "A-1", under: key, random: random.make)
            try SealedRecords.put(record, at: mondayMs, on: db)
        }
        return office
    }
}
