import Evidence
import Foundation
import Store
import Testing

struct GroupCommitTests {
    private struct Refused: Error, Equatable {}

    @Test(arguments: Engine.here)
    func `an act that fails leaves nothing of itself`(engine: Engine) async throws {
        let office = try await TestStore(engine)

        await #expect(throws: Refused()) {
            try await office.store.write { db in
                try OfficeSettings.set("half", to: "done", at: mondayMs, on: db)
                throw Refused()
            }
        }
        let half = try await office.store.read { db in try OfficeSettings.value("half", on: db) }
        #expect(half == nil)
    }

    @Test(arguments: Engine.here)
    func `an act that fails does not fail its neighbours`(engine: Engine) async throws {
        let office = try await TestStore(engine)
        let acts = 400

        let failures = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<acts {
                group.addTask {
                    do {
                        try await office.store.write { db in
                            try OfficeSettings.set("act.\(number)", to: "done", at: mondayMs, on: db)
                            if number.isMultiple(of: 4) { throw Refused() }
                        }
                        return false
                    } catch {
                        return error is Refused
                    }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }

        let kept = try await office.store.read { db in try OfficeSettings.values(startingWith: "act.", on: db)
        }
        #expect(failures == acts / 4)
        #expect(kept.count == acts - acts / 4)
        #expect(kept["act.4"] == nil)
        #expect(kept["act.5"] == "done")
    }

    @Test func `a full disk fails the act, leaves nothing of it, and is forgotten when there is room`()
        async throws
    {
        let office = try await TestStore(.sqlite)
        let large = String(repeating: "x", count: 4_000_000)
        try await office.store.write { db in
            _ = try db.rows("PRAGMA max_page_count = 200")
        }

        await #expect(throws: StoreError.diskFull) {
            try await office.store.write { db in
                try OfficeSettings.set("small", to: "x", at: mondayMs, on: db)
                try OfficeSettings.set("large", to: large, at: mondayMs, on: db)
            }
        }
        try await office.store.write { db in
            _ = try db.rows("PRAGMA max_page_count = 100000")
            try OfficeSettings.set("after", to: "x", at: mondayMs, on: db)
        }

        let kept = try await office.store.read { db in
            try ["small", "large", "after"].map { try OfficeSettings.value($0, on: db) }
        }
        #expect(kept == [nil, nil, "x"])
    }

    @Test func `every commit waits for the disk, and foreign keys are on`() async throws {
        let office = try await TestStore(.sqlite)

        let pragmas = try await office.store.write { db in
            [
                try db.row("PRAGMA synchronous")?.int("synchronous"),
                try db.row("PRAGMA foreign_keys")?.int("foreign_keys"),
            ]
        }

        #expect(pragmas == [2, 1])
    }

    @Test func `a copy made while others write is whole`() async throws {
        let office = try await TestStore(.sqlite)
        try await office.store.write { db in _ = try Journal.append([draft()], to: "A-1", after: 0, on: db) }
        async let writing: Void = {
            for page in 1...50 {
                try await office.store.write { db in
                    _ = try Journal.append([draft()], to: "A-1", after: page, on: db)
                }
            }
        }()
        let file = office.folder.appending(path: "copy.db")
        try #require(office.store as? SQLiteStore).copy(to: file)
        try await writing

        let copy = try SQLiteStore(at: file)
        let faults = try await copy.read { db in
            var check = JournalCheck()
            while try check.advance(on: db) {}
            return check.faults
        }
        #expect(faults.isEmpty)
        try copy.close()
    }

    @Test(arguments: Engine.here)
    func `numbers given out in one group have no gaps`(engine: Engine) async throws {
        let office = try await TestStore(engine)

        let numbers = try await withThrowingTaskGroup(of: Int?.self) { group in
            for attempt in 0..<100 {
                group.addTask {
                    do {
                        return try await office.store.write { db in
                            let number = try NumberCounter.next(in: "bureau/2026", on: db)
                            if attempt.isMultiple(of: 3) { throw Refused() }
                            return number
                        }
                    } catch is Refused {
                        return nil
                    }
                }
            }
            return try await group.reduce(into: [Int]()) { $0 += [$1].compactMap(\.self) }
        }

        #expect(numbers.sorted() == Array(1...66))
    }

    @Test(arguments: Engine.here)
    func `what was answered is there after the office was opened anew`(engine: Engine) async throws {
        let office = try await TestStore(engine)
        try await office.store.write { db in
            _ = try Journal.append([draft(), draft()], to: "A-1", after: 0, on: db)
        }

        // A second opening while the first is still there sees only what is on the disk.
        let second = try await office.openedAgain()
        let rows = try await second.read { db in try Journal.events(of: "A-1", on: db) }

        #expect(rows.count == 2)
    }

    @Test(arguments: Engine.here)
    func `of two officers who write the same page exactly one wins`(engine: Engine) async throws {
        let office = try await TestStore(engine)
        let pages = 1_000

        for page in 0..<pages {
            async let wang = wins(page, on: office.store)
            async let li = wins(page, on: office.store)
            let winners = try await [wang, li].filter(\.self).count
            #expect(winners == 1)
        }

        let rows = try await office.store.read { db in try Journal.events(of: "A-1", on: db) }
        #expect(rows.map(\.revision) == Array(1...pages))
    }

    @Test(arguments: Engine.here)
    func `two processes on one database do not write the same page`(engine: Engine) async throws {
        let office = try await TestStore(engine)
        let other = try await office.openedAgain()

        for page in 0..<100 {
            async let wang = wins(page, on: office.store)
            async let li = wins(page, on: other)
            let winners = try await [wang, li].filter(\.self).count
            #expect(winners == 1)
        }
    }

    private func wins(_ page: Int, on store: any Database) async throws -> Bool {
        do {
            try await store.write { db in _ = try Journal.append([draft()], to: "A-1", after: page, on: db) }
            return true
        } catch let conflict as JournalConflict {
            #expect(conflict == JournalConflict(expected: page, found: page + 1))
            return false
        }
    }
}
