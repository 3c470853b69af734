import Evidence
import Foundation
import Store
import Testing

/// A changed or missing row is found, located and named.
struct ProofTests {
    @Test(arguments: Engine.here)
    func `a changed word in the journal is found with its file and page`(engine: Engine) async throws {
        let office = try await writtenOffice(engine)
        try await tamper("UPDATE journal SET officer = 'li' WHERE position = 3", in: office)

        #expect(try await faults(office) == [.altered(at: 3, caseNumber: "B-1", revision: 1)])
    }

    @Test(arguments: Engine.here)
    func `a row that was torn out is found`(engine: Engine) async throws {
        let office = try await writtenOffice(engine)
        try await tamper("DELETE FROM journal WHERE position = 3", in: office)

        #expect(
            try await faults(office) == [
                .gap(at: 4), .chainBroken(at: 4), .pageMissing(caseNumber: "B-1", revision: 2),
            ])
    }

    @Test(arguments: Engine.here)
    func `a tail that was cut off is found by the head`(engine: Engine) async throws {
        let office = try await writtenOffice(engine)
        try await tamper("DELETE FROM journal WHERE position = 4", in: office)

        #expect(try await faults(office) == [.headDiffers(head: 4, last: 3)])
    }

    @Test(arguments: Engine.here)
    func `a changed leaf breaks the chain`(engine: Engine) async throws {
        let office = try await writtenOffice(engine)
        try await tamper(
            "UPDATE journal SET leaf_hash = \(Array(repeating: 0, count: 32) as [UInt8]) WHERE position = 2",
            in: office)

        #expect(
            try await faults(office) == [
                .altered(at: 2, caseNumber: "A-1", revision: 2), .chainBroken(at: 2),
            ])
    }

    @Test(arguments: Engine.here)
    func `an untouched journal is clean, also where salts were erased`(engine: Engine) async throws {
        let office = try await writtenOffice(engine)
        _ = try await office.store.write { db in try Journal.eraseSalts(of: "A-1", on: db) }

        #expect(try await faults(office).isEmpty)
    }

    @Test(arguments: Engine.here)
    func `a journal that was cut together with its head is found by the log of heads`(engine: Engine)
        async throws
    {
        let office = try await writtenOffice(engine)
        let log = HeadsLog(at: office.folder.appending(path: "heads.log"))
        try log.append(try await office.store.read { db in try Journal.head(on: db) }, at: mondayMs)
        try await tamper("DELETE FROM journal WHERE position = 4", in: office)

        #expect(try await office.store.read { db in try log.faults(on: db) } == [.journalCut(at: 4)])
    }

    @Test(arguments: Engine.here)
    func `a journal that was written anew is found by the log of heads`(engine: Engine) async throws {
        let office = try await writtenOffice(engine)
        let log = HeadsLog(at: office.folder.appending(path: "heads.log"))
        let head = Journal.Head(position: 4, chain: Digest(ofText: "as it was"))
        try log.append(head, at: mondayMs)

        #expect(try await office.store.read { db in try log.faults(on: db) } == [.journalDiffers(at: 4)])
    }

    @Test(arguments: Engine.here)
    func `the log of heads agrees with a journal that only grew`(engine: Engine) async throws {
        let office = try await writtenOffice(engine)
        let log = HeadsLog(at: office.folder.appending(path: "heads.log"))
        #expect(try log.lines().isEmpty)
        let first = try await office.store.read { db in try Journal.head(on: db) }
        try log.append(first, at: mondayMs)
        try await office.store.write { db in _ = try Journal.append([draft()], to: "A-1", after: 2, on: db) }
        try log.append(try await office.store.read { db in try Journal.head(on: db) }, at: mondayMs + hour)

        #expect(try log.lines().map(\.position) == [4, 5])
        #expect(try await office.store.read { db in try log.faults(on: db) }.isEmpty)
    }

    /// Two files of two pages each.
    private func writtenOffice(_ engine: Engine) async throws -> TestStore {
        let office = try await TestStore(engine)
        try await office.store.write { db in
            _ = try Journal.append([draft("opened"), draft()], to: "A-1", after: 0, on: db)
            _ = try Journal.append([draft("opened"), draft()], to: "B-1", after: 0, on: db)
        }
        return office
    }

    /// What someone does who owns the database file.
    private func tamper(_ statement: SQL, in office: TestStore) async throws {
        try await office.store.write { db in
            for trigger in ["journal_is_never_updated", "journal_is_never_deleted"] {
                try db.run(
                    SQL(stringLiteral: "DROP TRIGGER \(trigger)") + "\(sqlite: "", postgres: " ON journal")")
            }
            try db.run(
                """
                \(sqlite: "PRAGMA defer_foreign_keys = ON",
                  postgres: "ALTER TABLE journal_salt DROP CONSTRAINT journal_salt_position_fkey")
                """
            )
            try db.run(statement)
            try db.run("DELETE FROM journal_salt WHERE position NOT IN (SELECT position FROM journal)")
        }
    }

    private func faults(_ office: TestStore) async throws -> [JournalCheck.Fault] {
        try await office.store.read { db in
            var check = JournalCheck()
            while try check.advance(on: db) {}
            return check.faults
        }
    }
}
