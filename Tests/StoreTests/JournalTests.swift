import Evidence
import Store
import Testing

struct JournalTests {
    @Test(arguments: Engine.here)
    func `a page of the journal cannot be changed`(engine: Engine) async throws {
        let office = try await TestStore(engine)
        try await office.store.write { db in _ = try Journal.append([draft()], to: "A-1", after: 0, on: db) }

        await #expect(throws: StoreError.refused("the journal is append-only", on: engine, by: "journal")) {
            try await office.store.write { db in
                try db.run("UPDATE journal SET officer = 'li' WHERE position = 1")
            }
        }
    }

    @Test(arguments: Engine.here)
    func `a page of the journal cannot be torn out`(engine: Engine) async throws {
        let office = try await TestStore(engine)
        try await office.store.write { db in _ = try Journal.append([draft()], to: "A-1", after: 0, on: db) }

        await #expect(throws: StoreError.refused("the journal is append-only", on: engine, by: "journal")) {
            try await office.store.write { db in try db.run("DELETE FROM journal WHERE position = 1") }
        }
    }

    @Test(arguments: Engine.here)
    func `the second officer to write the same page is told what was found`(engine: Engine) async throws {
        let office = try await TestStore(engine)
        try await office.store.write { db in
            _ = try Journal.append([draft(), draft()], to: "A-1", after: 0, on: db)
        }

        await #expect(throws: JournalConflict(expected: 1, found: 2)) {
            try await office.store.write { db in
                _ = try Journal.append([draft()], to: "A-1", after: 1, on: db)
            }
        }
    }

    @Test(arguments: Engine.here)
    func `each file counts its own pages and the office counts all`(engine: Engine) async throws {
        let office = try await TestStore(engine)
        let rows = try await office.store.write { db in
            try Journal.append([draft("opened"), draft()], to: "A-1", after: 0, on: db)
                + Journal.append([draft("opened")], to: "B-1", after: 0, on: db)
                + Journal.append([draft()], to: "A-1", after: 2, on: db)
        }

        #expect(rows.map(\.position) == [1, 2, 3, 4])
        #expect(rows.map(\.revision) == [1, 2, 1, 3])
        let read = try await office.store.read { db in try Journal.events(of: "A-1", on: db) }
        #expect(read == rows.filter { $0.caseNumber == "A-1" })
    }

    @Test(arguments: Engine.here)
    func `the head is the last row and each chain follows the one before`(engine: Engine) async throws {
        let office = try await TestStore(engine)
        try await office.store.write { db in
            _ = try Journal.append([draft(), draft()], to: "A-1", after: 0, on: db)
            _ = try Journal.append([draft()], to: "B-1", after: 0, on: db)
        }

        let (rows, head) = try await office.store.read { db in
            (try Journal.scan(from: 1, limit: 10, on: db), try Journal.head(on: db))
        }
        var chain = Leaf.beforeTheFirst
        for row in rows {
            let leaf = Leaf(event: row.canonical, salt: Array(repeating: 7, count: 16), after: chain)
            #expect(row.leaf == leaf.hash)
            #expect(row.chain == leaf.chain)
            chain = leaf.chain
        }
        #expect(head == Journal.Head(position: 3, chain: chain))
    }

    @Test(arguments: Engine.here)
    func `an erased salt is gone and the page stays`(engine: Engine) async throws {
        let office = try await TestStore(engine)
        let erased = try await office.store.write { db in
            _ = try Journal.append([draft(), draft()], to: "A-1", after: 0, on: db)
            _ = try Journal.append([draft()], to: "B-1", after: 0, on: db)
            return try Journal.eraseSalts(of: "A-1", on: db)
        }

        let (salts, rows) = try await office.store.read { db in
            (try Journal.salts(from: 1, limit: 10, on: db), try Journal.scan(from: 1, limit: 10, on: db))
        }
        #expect(erased == 2)
        #expect(Array(salts.keys) == [3])
        #expect(rows.count == 3)
    }
}
