import Foundation
import Store
import Testing

/// The database refuses what may not be, whoever writes to it.
struct SchemaTests {
    @Test(
        arguments: [
            ("UPDATE audit SET kind = 'x'", "the audit trail is append-only"),
            ("DELETE FROM audit", "the audit trail is append-only"),
            ("UPDATE journal_salt SET salt = salt", "a salt is erased or kept"),
            ("UPDATE journal_head SET position = 0", "the journal is append-only"),
            ("DELETE FROM journal_head", "the journal has one head"),
        ], Engine.here)
    func `what is append-only stays as it was`(refused: (statement: String, words: String), engine: Engine)
        async throws
    {
        let office = try await TestStore(engine)
        try await office.store.write { db in
            _ = try Journal.append([draft()], to: "A-1", after: 0, on: db)
            try Audit.append(
                AuditEntry(atMs: mondayMs, person: "wang", agency: nil, kind: "signed-in"), on: db)
        }

        await #expect(throws: StoreError.refused(refused.words, on: engine, by: refused.statement)) {
            try await office.store.write { db in try db.run(SQL(stringLiteral: refused.statement)) }
        }
    }

    @Test(arguments: Engine.here)
    func `a document of no file is refused`(engine: Engine) async throws {
        let office = try await TestStore.withPeople(engine)

        await #expect(throws: StoreError.foreignKey) {
            try await office.store.write { db in
                try Parties.put(
                    PartyRow(
                        id: "p1", caseNumber: "none", role: "respondent", isPersonal: true, name: "Zhao"),
                    on: db)
            }
        }
    }

    @Test(arguments: Engine.here)
    func `an account without a password is refused`(engine: Engine) async throws {
        let office = try await TestStore.withPeople(engine)

        await #expect(throws: StoreError.notNull(column: "account.password_hash")) {
            try await office.store.write { db in
                try db.run("INSERT INTO account (login, person, made_ms) VALUES ('wang', 'wang', 0)")
            }
        }
    }

    @Test(arguments: Engine.here)
    func `two accounts of one login are refused`(engine: Engine) async throws {
        let office = try await TestStore.withPeople(engine)

        await #expect(throws: StoreError.unique(constraint: "account.login")) {
            try await office.store.write { db in
                try Accounts.open(login: "wang", for: "wang", passwordHash: "x", at: 0, on: db)
                try Accounts.open(login: "wang", for: "li", passwordHash: "x", at: 0, on: db)
            }
        }
    }

    @Test(arguments: Engine.here)
    func `a file ends with an outcome and a day, or not at all`(engine: Engine) async throws {
        let office = try await TestStore.withPeople(engine)
        try await office.open("A-1")

        await #expect {
            try await office.store.write { db in try db.run("UPDATE case_file SET outcome = 'filed'") }
        } throws: { error in
            if case StoreError.check = error { true } else { false }
        }
    }
}
