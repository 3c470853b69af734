import Evidence
import Store
import Testing

/// Passwords as the tables keep them.
struct AccountTests {
    @Test(arguments: Engine.here)
    func `of past passwords as many are kept as the office compares with`(engine: Engine) async throws {
        let office = try await TestStore.withPeople(engine)
        let kept = try await office.store.write { db in
            try Accounts.open(login: "wang", for: "wang", passwordHash: "h0", at: mondayMs, on: db)
            for number in 1...6 {
                try Accounts.changePassword("wang", to: "h\(number)", keeping: 4, at: mondayMs, on: db)
            }
            return try Accounts.pastHashes(of: "wang", most: 10, on: db)
        }
        #expect(kept == ["h5", "h4", "h3", "h2"])
        let none = try await office.store.write { db in
            try Accounts.changePassword("wang", to: "h7", keeping: 0, at: mondayMs, on: db)
            return try Accounts.pastHashes(of: "wang", most: 10, on: db)
        }
        #expect(none.isEmpty)
    }

    @Test(arguments: Engine.here)
    func `a password that was told is marked until it is changed`(engine: Engine) async throws {
        let office = try await TestStore.withPeople(engine)
        let accounts = try await office.store.write { db in
            try Accounts.open(
                login: "wang", for: "wang", passwordHash: "h0", mustChange: true, at: mondayMs, on: db)
            let told = try Accounts.find("wang", on: db)
            try Accounts.changePassword("wang", to: "h1", keeping: 4, at: mondayMs + hour, on: db)
            return [told, try Accounts.find("wang", on: db)]
        }
        #expect(accounts.map { $0?.mustChange } == [true, false])
        #expect(accounts.map { $0?.passwordSetMs } == [mondayMs, mondayMs + hour])
    }

    @Test(arguments: Engine.here)
    func `a change signs out everywhere but here`(engine: Engine) async throws {
        let office = try await TestStore.withPeople(engine)
        let hashes = ["a", "b", "c"].map(Digest.init(ofText:))
        let left = try await office.store.write { db in
            for hash in hashes {
                try Sessions.open(
                    Session(
                        tokenHash: hash, person: "wang", agency: nil, csrf: Array(repeating: 1, count: 16),
                        createdMs: mondayMs, expiresMs: mondayMs + hour),
                    on: db)
            }
            #expect(try Sessions.endOthers(of: "wang", than: hashes[1], on: db) == 2)
            return try hashes.map { try Sessions.find($0, at: mondayMs, idleMs: hour, on: db) != nil }
        }
        #expect(left == [false, true, false])
    }
}
