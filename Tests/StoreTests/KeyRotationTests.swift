import Foundation
import Testing

@testable import Store

/// One compartment with two records, a second factor, a code and a mail that waits, all under the first key.
struct KeyRotationTests {
    private let old = MasterKey(bytes: Array(repeating: 1, count: 32))
    private let new = MasterKey(bytes: Array(repeating: 3, count: 32))
    private let code = LeadCode(bytes: Array(0..<10))

    private func office(_ engine: Engine) async throws -> TestStore {
        let office = try await TestStore.withPeople(engine)
        try await office.open("A-1")
        let random = CountingBytes()
        try await office.store.write { [old, code] db in
            let key = try CompartmentKeys.findOrMake(
                "reporter", with: old, random: random.make, at: mondayMs, on: db)
            for id in ["s1", "s2"] {
                let record = try SealedRecord(
                    sealing: Array("secret \(id)".utf8), id: id, of: "A-1", under: key, random: random.make)
                try SealedRecords.put(record, at: mondayMs, on: db)
            }
            try LeadCodes.put(code, for: "A-1", with: old, at: mondayMs, on: db)
            _ = try SecondFactors.propose(
                [7, 7], for: "wang", with: old, random: random.make, at: mondayMs, on: db)
            try ReceivedMails.put(
                ReceivedMail(
                    id: "m1", receivedMs: mondayMs, sizeBytes: 4, state: .waiting, reason: "unknown-sender"),
                ReceivedMails.Marks(mail: [1, 2], sender: "a@b.cn", with: old), sealing: [1, 2, 3, 4],
                with: old, random: random.make, on: db)
        }
        return office
    }

    private func rotate(_ office: TestStore) async throws {
        let random = CountingBytes()
        try await office.store.write { [old, new] db in
            for _ in 0..<50 { _ = random.make(1) }  // other bytes than those of before
            _ = try KeyRotation.run(from: old, to: new, random: random.make, at: mondayMs, on: db)
        }
    }

    @Test(arguments: Engine.here)
    func `the key of before opens nothing that was sealed, and marks nothing`(engine: Engine) async throws {
        let office = try await office(engine)
        try await rotate(office)
        try await office.store.read { [old] db in
            #expect(throws: SealFault.self) { try SealedRecords.open("s1", with: old, on: db) }
            #expect(throws: SealFault.self) { try SecondFactors.find(of: "wang", with: old, on: db) }
            #expect(throws: SealFault.self) { try ReceivedMails.open("m1", with: old, on: db) }
            #expect(throws: SealFault.self) { try old.complete(on: db) }
        }
    }

    @Test(arguments: Engine.here)
    func `the new key opens all that was sealed, and codes and marks of before are found`(engine: Engine)
        async throws
    {
        let office = try await office(engine)
        try await rotate(office)
        let (bare, code) = (new, code)
        try await office.store.read { db in
            let key = try bare.complete(on: db)
            #expect(try SealedRecords.open("s2", with: key, on: db) == Array("secret s2".utf8))
            #expect(try SecondFactors.find(of: "wang", with: key, on: db)?.secret == [7, 7])
            #expect(try ReceivedMails.open("m1", with: key, on: db) == [1, 2, 3, 4])
            let marks = ReceivedMails.Marks(mail: [1, 2], sender: "a@b.cn", with: key)
            #expect(try ReceivedMails.find(marks, on: db)?.id == "m1")
            #expect(try LeadCodes.find(code, with: key, on: db) == "A-1")
            #expect(try LeadCodes.find(code, with: bare, on: db) == nil)
        }
    }

    @Test(arguments: Engine.here)
    func `a second change keeps the secret of the first day`(engine: Engine) async throws {
        let office = try await office(engine)
        try await rotate(office)
        let (second, third, code) = (new, MasterKey(bytes: Array(repeating: 4, count: 32)), code)
        let random = CountingBytes()
        try await office.store.write { db in
            _ = try KeyRotation.run(
                from: try second.complete(on: db), to: third, random: random.make, at: mondayMs, on: db)
        }
        try await office.store.read { db in
            let key = try third.complete(on: db)
            #expect(try LeadCodes.find(code, with: key, on: db) == "A-1")
            #expect(try SealedRecords.open("s1", with: key, on: db) == Array("secret s1".utf8))
            #expect(key.fingerprint == third.fingerprint)
        }
    }

    @Test(arguments: Engine.here)
    func `a compartment changes its key, and no text is written anew`(engine: Engine) async throws {
        let office = try await office(engine)
        func rows() async throws -> [(text: [UInt8], key: [UInt8])] {
            try await office.store.read { db in
                try db.rows("SELECT ciphertext, wrapped_key FROM sealed_record ORDER BY id LIMIT 9")
                    .map { ($0.bytes("ciphertext"), $0.bytes("wrapped_key")) }
            }
        }
        let before = try await rows()
        let count = try await office.store.write { [old] db in
            let random = CountingBytes()
            _ = try SealedRecords.erase("s1", on: monday, from: db)
            return try CompartmentKeys.rotate(
                "reporter", with: old, random: random.make, at: mondayMs + 1, on: db)
        }
        #expect(count == 1)
        let wrapped = try await office.store.read { [old] db in
            #expect(try SealedRecords.open("s2", with: old, on: db) == Array("secret s2".utf8))
            let line = try #require(try CompartmentKeys.lines(limit: 5, on: db).first)
            #expect(line.generation == 2 && line.rotatedMs == mondayMs + 1 && line.records == 1)
            return try db.row(
                "SELECT ciphertext, wrapped_key FROM sealed_record WHERE id = 's2' ORDER BY id LIMIT 1")
        }
        #expect(try #require(wrapped).bytes("ciphertext") == before[1].text)
        #expect(try #require(wrapped).bytes("wrapped_key") != before[1].key)
    }

    @Test(arguments: Engine.here)
    func `an unknown compartment has no key to change`(engine: Engine) async throws {
        let office = try await office(engine)
        let random = CountingBytes()
        let count = try await office.store.write { [old] db in
            try CompartmentKeys.rotate("nobody", with: old, random: random.make, at: mondayMs, on: db)
        }
        #expect(count == nil)
    }
}
