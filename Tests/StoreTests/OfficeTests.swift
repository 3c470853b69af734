import Evidence
import Foundation
import Store
import Testing

struct OfficeTests {
    @Test(arguments: Engine.here)
    func `a post is held from its first day to its last`(engine: Engine) async throws {
        let office = try await TestStore.withPeople(engine)
        try await office.store.write { db in
            let post = PostEntry(
                person: "wang", agency: "bureau", role: "case-officer", fromDay: monday, toDay: monday + 4)
            try Directory.put(post, on: db)
        }

        let held = try await office.store.read { db in
            try [monday - 1, monday, monday + 4, monday + 5].map { day in
                try Directory.posts(of: "wang", on: day, from: db).count
            }
        }

        #expect(held == [0, 1, 1, 0])
    }

    @Test(arguments: Engine.here)
    func `a closed account is not found`(engine: Engine) async throws {
        let office = try await TestStore.withPeople(engine)
        try await office.store.write { db in
            try Accounts.open(login: "wang", for: "wang", passwordHash: "scrypt", at: mondayMs, on: db)
            try Accounts.close("wang", at: mondayMs, on: db)
        }

        #expect(try await office.store.read { db in try Accounts.find("wang", on: db) } == nil)
    }

    @Test(arguments: Engine.here)
    func `a session ends at its hour and when it is ended`(engine: Engine) async throws {
        let office = try await TestStore.withPeople(engine)
        let session = Session(
            tokenHash: Digest(ofText: "token"), person: "wang", agency: nil,
            csrf: Array(repeating: 1, count: 16),
            createdMs: mondayMs, expiresMs: mondayMs + hour)
        try await office.store.write { db in
            try Sessions.open(session, on: db)
            try Sessions.choose(agency: "bureau", in: session.tokenHash, on: db)
        }

        let found = try await office.store.read { db in
            try [mondayMs + hour - 1, mondayMs + hour].map {
                try Sessions.find(session.tokenHash, at: $0, idleMs: 2 * hour, on: db)?.agency
            }
        }
        #expect(found == ["bureau", nil])

        try await office.store.write { db in try Sessions.endAll(of: "wang", on: db) }
        let ended = try await office.store.read { db in
            try Sessions.find(session.tokenHash, at: mondayMs, idleMs: hour, on: db)
        }
        #expect(ended == nil)
    }

    @Test(arguments: Engine.here)
    func `a revoked token opens nothing`(engine: Engine) async throws {
        let office = try await TestStore.withPeople(engine)
        let token = APIToken(person: "wang", agency: "bureau", role: "case-officer")
        let hash = Digest(ofText: "token")
        let found = try await office.store.write { db in
            try APITokens.add(token, hash: hash, at: mondayMs, on: db)
            let before = try APITokens.find(hash, on: db)
            try APITokens.revoke(hash, at: mondayMs, on: db)
            return [before, try APITokens.find(hash, on: db)]
        }

        #expect(found == [token, nil])
    }

    @Test(arguments: Engine.here)
    func `a mail is taken once at a time, tried again, and forgotten when it has left`(engine: Engine)
        async throws
    {
        let office = try await TestStore(engine)
        let mail = OutgoingMail(token: "m1", recipient: "a@b", subject: "s", text: "t")
        try await office.store.write { db in
            try Outbox.put(mail, at: mondayMs, on: db)
            try Outbox.put(mail, at: mondayMs, on: db)
        }
        let taken = try await office.store.write { db in
            [
                try Outbox.take(10, dueBy: mondayMs, leaseEndsMs: mondayMs + hour, on: db),
                try Outbox.take(10, dueBy: mondayMs, leaseEndsMs: mondayMs + hour, on: db),
                try Outbox.take(10, dueBy: mondayMs + hour, leaseEndsMs: mondayMs + 2 * hour, on: db),
            ]
        }
        #expect(taken.map(\.count) == [1, 0, 1])
        #expect(taken.last?.first?.attempts == 2)
        #expect(taken.first?.first?.mail == mail)

        let id = try #require(taken.first?.first?.id)
        let left = try await office.store.write { db in
            try Outbox.markSent(id, at: mondayMs + hour, on: db)
            let row = try db.row("SELECT text FROM outbox WHERE id = \(id) ORDER BY id LIMIT 1")
            return (row?.isNull("text"), try Outbox.waiting(upTo: 10, on: db))
        }
        #expect(left.0 == true)
        #expect(left.1 == 0)
    }

    @Test(arguments: Engine.here)
    func `a notice to a role is read once for all who hold it, and by nobody else`(engine: Engine)
        async throws
    {
        let office = try await TestStore.withPeople(engine)
        let mine: [Audience] = [.person("wang"), .role("case-officer", at: "bureau"), .agency("bureau")]
        let others: [Audience] = [.person("li"), .role("police-desk", at: "police")]
        let ids = try await office.store.write { db in
            let first = try Notices.put("handed-over", to: mine[1], at: mondayMs, on: db)
            let second = try Notices.put(
                "due", to: mine[0], details: .object(["clock": .string("approval")]), at: mondayMs, on: db)
            try Notices.markRead([first], of: others, by: "li", at: mondayMs, on: db)
            return [first, second]
        }

        let unread = try await office.store.read { db in
            (
                try Notices.page(for: mine, limit: 10, on: db).map(\.id),
                try Notices.unread(for: mine, upTo: 10, on: db),
                try Notices.unread(for: others, upTo: 10, on: db)
            )
        }
        #expect(unread == (ids.reversed(), 2, 0))

        try await office.store.write { db in
            try Notices.markRead(ids, of: mine, by: "wang", at: mondayMs, on: db)
        }
        #expect(try await office.store.read { db in try Notices.unread(for: mine, upTo: 10, on: db) } == 0)
    }

    @Test(arguments: Engine.here)
    func `the audit trail shows refused attempts, newest first`(engine: Engine) async throws {
        let office = try await TestStore(engine)
        let details: JSON = .object(["kind": .string("not-your-role")])
        try await office.store.write { db in
            for number in ["A-1", "B-1", "A-1"] {
                let entry = AuditEntry(
                    atMs: mondayMs, person: "wang", agency: "bureau", kind: "refused", caseNumber: number,
                    details: details)
                try Audit.append(entry, on: db)
            }
        }

        let found = try await office.store.read { db in
            (
                try AuditTrail.entries(.init(file: "A-1"), limit: 10, on: db),
                try AuditTrail.entries(.init(), before: 3, limit: 1, on: db)
            )
        }
        #expect(found.0.map(\.position) == [3, 1])
        #expect(found.0.first?.details == details)
        #expect(found.1.map(\.position) == [2])
    }

    @Test func `while the office is served nobody else may be alone with it`() throws {
        let folder = try TestStore.emptyFolder()
        var held: OfficeLock? = try OfficeLock(folder: folder)

        #expect(throws: OfficeLocked.self) { _ = try OfficeLock(folder: folder) }
        #expect(held != nil)
        held = nil
        _ = try OfficeLock(folder: folder)
    }
}
