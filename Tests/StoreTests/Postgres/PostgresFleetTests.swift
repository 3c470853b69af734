import Evidence
import Foundation
import Testing

@testable import Store

/// Several processes of one office on one database, and a server that goes away and comes back.
@Suite(.enabled(if: Postgres.address != nil))
struct PostgresFleetTests {
    @Test func `eight writers in four processes leave no gap in journal and numbers`() async throws {
        let office = try await TestStore(.postgres)
        var stores = [office.store]
        for _ in 1..<4 { stores.append(try await office.openedAgain()) }
        let (writers, acts) = (8, 25)

        let numbers = try await withThrowingTaskGroup(of: [Int].self) { group in
            for writer in 0..<writers {
                group.addTask { [store = stores[writer % stores.count]] in
                    var numbers: [Int] = []
                    for act in 0..<acts {
                        numbers.append(
                            try await store.write { db in
                                // Half of them take the two heads in the other order.
                                if writer.isMultiple(of: 2) { try audit(on: db) }
                                _ = try Journal.append(
                                    [draft(), draft()], to: "W-\(writer)", after: 2 * act, on: db)
                                if !writer.isMultiple(of: 2) { try audit(on: db) }
                                return try NumberCounter.next(in: "bureau/2026", on: db)
                            })
                    }
                    return numbers
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }

        #expect(numbers.sorted() == Array(1...writers * acts))
        let (positions, faults) = try await office.store.read { db in
            var check = JournalCheck()
            while try check.advance(on: db) {}
            return (try Journal.scan(from: 1, limit: 1_000, on: db).map(\.position), check.faults)
        }
        #expect(positions == Array(1...2 * writers * acts))
        #expect(faults.isEmpty)
    }

    @Test func `of two processes that write the same page one is told what was found`() async throws {
        let office = try await TestStore(.postgres)
        let other = try await office.openedAgain()

        for page in 0..<50 {
            async let ours = outcome(of: page, on: office.store)
            async let theirs = outcome(of: page, on: other)
            let found = try await [ours, theirs].compactMap(\.self)
            #expect(found == [JournalConflict(expected: page, found: page + 1)])
        }
    }

    @Test func `connections that the server ended are made anew, and nothing is lost`() async throws {
        let office = try await TestStore(.postgres)
        for round in 1...5 {
            try await office.store.write { db in
                _ = try Journal.append([draft()], to: "A-1", after: round - 1, on: db)
            }
            _ = try await office.store.read { db in try Journal.head(on: db) }
            try await endConnections(of: office)
        }

        let pages = try await office.store.read { db in try Journal.events(of: "A-1", on: db).count }
        #expect(pages == 5)
    }

    @Test func `a group whose connection ends in the middle is done again`() async throws {
        let office = try await TestStore(.postgres)
        let cut = try await withThrowingTaskGroup(of: Int.self) { group in
            for act in 0..<30 {
                group.addTask {
                    try await office.store.write { db in
                        let number = try NumberCounter.next(in: "x", on: db)
                        // Only once: the next try finds that the mark was set outside of this transaction.
                        if act == 11, try mark(in: office) {
                            try db.run("SELECT pg_terminate_backend(pg_backend_pid())")
                        }
                        return number
                    }
                }
            }
            return try await group.reduce(into: [Int]()) { $0.append($1) }
        }

        #expect(cut.sorted() == Array(1...30))
    }

    @Test
    func `a server that is lost while it keeps an act leaves its outcome unknown, and it is not done again`()
        async throws
    {
        let office = try await TestStore(.postgres)
        // Keeping takes a while: a constraint that is checked with the commit sleeps.
        try await office.store.write { db in
            try #require(db as? any SchemaConnection).script(
                """
                CREATE FUNCTION doze() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(30); RETURN NULL; END; $$;
                CREATE CONSTRAINT TRIGGER dozes AFTER INSERT ON number_counter DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION doze()
                """)
        }
        let act = Task { try await office.store.write { db in try NumberCounter.next(in: "x", on: db) } }
        let name = try #require(office.address?.database)
        var ended = 0
        while ended == 0 {
            ended = try await TestServer.ask(
                """
                SELECT count(pg_terminate_backend(pid, 2000)) AS n
                  FROM pg_stat_activity
                 WHERE datname = '\(name)' AND query = 'COMMIT' AND state = 'active'
                """)[0].int("n")
            try await Task.sleep(for: .milliseconds(20))
        }

        await #expect(throws: StoreError.outcomeUnknown) { _ = try await act.value }
        let kept = try await office.store.read { db in
            try db.rows("SELECT series FROM number_counter ORDER BY series LIMIT 9").count
        }
        #expect(kept == 0)
    }

    @Test func `what one process writes the others hear of at once, also after the line was cut`()
        async throws
    {
        let office = try await TestStore(.postgres)
        let other = try #require(try await office.openedAgain() as? PostgresStore)
        try await write(1, in: office)
        var news = try #require(other.news()).makeAsyncIterator()

        // What was written before is told first.
        #expect(await news.next() == 1)
        try await write(2, in: office)
        #expect(await news.next() == 2)

        try await endConnections(of: office)
        try await write(3, in: office)
        var last = await news.next()
        while let position = last, position < 3 { last = await news.next() }
        #expect(last == 3)
    }

    @Test func `what is not kept is told to nobody`() async throws {
        let office = try await TestStore(.postgres)
        var news = try #require((office.store as? PostgresStore)?.news()).makeAsyncIterator()
        struct Refused: Error {}

        await #expect(throws: Refused.self) {
            try await office.store.write { db in
                _ = try Journal.append([draft()], to: "A-9", after: 0, on: db)
                throw Refused()
            }
        }
        try await office.store.write { db in
            _ = try Journal.append([draft(), draft()], to: "A-1", after: 0, on: db)
        }

        #expect(await news.next() == 2)
    }

    @Test func `a server that is away says so in time, and is found again`() async throws {
        let office = try await TestStore(.postgres)
        let database = try #require(office.address?.database)
        var limits = TestServer.limits
        limits.patienceSeconds = 0.3
        let store = try await PostgresStore(at: try #require(office.address), limits: limits)
        try await TestServer.command("ALTER DATABASE \(database) ALLOW_CONNECTIONS false")
        try await endConnections(of: office)

        for _ in 0..<3 {
            await #expect {
                _ = try await store.read { db in try Journal.head(on: db) }
            } throws: { error in
                if case StoreError.away = error { true } else { false }
            }
        }

        try await TestServer.command("ALTER DATABASE \(database) ALLOW_CONNECTIONS true")
        try await Task.sleep(for: PostgresBrake.rest)
        let head = try await store.read { db in try Journal.head(on: db) }
        #expect(head.position == 0)
        store.close()
    }

    @Test func `a server that comes back soon is waited for`() async throws {
        let office = try await TestStore(.postgres)
        let database = try #require(office.address?.database)
        var limits = TestServer.limits
        limits.patienceSeconds = 60
        let patient = try await PostgresStore(at: try #require(office.address), limits: limits)
        try await TestServer.command("ALTER DATABASE \(database) ALLOW_CONNECTIONS false")
        try await endConnections(of: office)

        async let head = patient.read { db in try Journal.head(on: db) }
        try await Task.sleep(for: .milliseconds(300))
        try await TestServer.command("ALTER DATABASE \(database) ALLOW_CONNECTIONS true")

        #expect(try await head.position == 0)
        patient.close()
    }

    @Test func `what waits for the server waits on none of Swift's threads`() async throws {
        let office = try await TestStore(empty: .postgres)
        let isTask = { @Sendable (_: any Connection) in withUnsafeCurrentTask { $0 != nil } }

        #expect(withUnsafeCurrentTask { $0 != nil })
        #expect(try await !office.store.read(isTask))
        #expect(try await !office.store.write(isTask))
    }

    private func write(_ page: Int, in office: TestStore) async throws {
        try await office.store.write { db in
            _ = try Journal.append([draft()], to: "A-1", after: page - 1, on: db)
        }
    }

    private func outcome(of page: Int, on store: any Database) async throws -> JournalConflict? {
        do {
            try await store.write { db in _ = try Journal.append([draft()], to: "A-1", after: page, on: db) }
            return nil
        } catch let conflict as JournalConflict {
            return conflict
        }
    }

    private func endConnections(of office: TestStore) async throws {
        let name = try #require(office.address?.database)
        _ = try await TestServer.ask(
            "SELECT count(pg_terminate_backend(pid, 2000)) AS n FROM pg_stat_activity WHERE datname = '\(name)'"
        )
    }
}

private func audit(on db: some Connection) throws {
    try Audit.append(AuditEntry(atMs: mondayMs, person: "wang", agency: nil, kind: "signed-in"), on: db)
}

/// Sets a mark on the disk; `false` when it was there.
private func mark(in office: TestStore) throws -> Bool {
    let file = office.folder.appending(path: "mark").path
    guard !FileManager.default.fileExists(atPath: file) else { return false }
    return FileManager.default.createFile(atPath: file, contents: nil)
}
