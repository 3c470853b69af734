import Evidence
import Testing

@testable import Store

/// The table of saved searches, and what rounds ask of the journal and of the index.
struct SavedSearchStoreTests {
    private func search(_ id: String, _ alert: SavedSearch.Alert = .found) -> SavedSearch {
        SavedSearch(
            id: id, person: "wang", agency: "bureau", title: "假货", words: "假冒",
            filter: .object(["open": .bool(true)]), alert: alert, seenTo: 7, madeMs: mondayMs)
    }

    @Test(
        arguments: [SavedSearch.Alert.none, .found, .absentBy(day: monday), .silentFor(days: 30)],
        Engine.here)
    func `a saved search comes back as it was put`(alert: SavedSearch.Alert, engine: Engine) async throws {
        let office = try await TestStore.withPeople(engine)
        let put = search("s-1", alert)

        let found = try await office.store.write { db in
            try SavedSearches.put(put, on: db)
            return try SavedSearches.find("s-1", on: db)
        }

        #expect(found == put)
    }

    @Test(arguments: Engine.here)
    func `an alert without its day is refused by the database itself`(engine: Engine) async throws {
        let office = try await TestStore.withPeople(engine)

        await #expect(throws: StoreError.self) {
            try await office.store.write { db in
                try SavedSearches.put(search("s-1"), on: db)
                try db.run("UPDATE saved_search SET alert = 'absent-by' WHERE id = 's-1'")
            }
        }
    }

    @Test(arguments: Engine.here)
    func `only those that wait are looked at, and a file is remembered once`(engine: Engine) async throws {
        let office = try await TestStore.withPeople(engine)

        let (waiting, first, again) = try await office.store.write { db in
            for (id, alert) in [
                ("s-1", SavedSearch.Alert.found), ("s-2", .none), ("s-3", .silentFor(days: 3)),
                ("s-4", .absentBy(day: monday)), ("s-5", .found),
            ] { try SavedSearches.put(search(id, alert), on: db) }
            try SavedSearches.fulfil("s-4", at: mondayMs, on: db)
            try SavedSearches.remove("s-5", at: mondayMs, on: db)
            return (
                try SavedSearches.watching([.found, .absentBy], after: "", limit: 9, on: db).map(\.id),
                try SavedSearches.remember([("A-1", 0), ("A-2", 0)], of: "s-1", at: mondayMs, on: db),
                try SavedSearches.remember([("A-2", 0), ("A-3", 0)], of: "s-1", at: mondayMs, on: db)
            )
        }

        #expect(waiting == ["s-1"])
        #expect(first == ["A-1", "A-2"])
        #expect(again == ["A-3"])
    }

    @Test(arguments: Engine.here)
    func `what the office notes about clocks is no page that somebody wrote`(engine: Engine) async throws {
        let office = try await TestStore.withPeople(engine)
        let note = EventDraft(
            kind: "clock-ran-out", body: "{}", officer: "office", agency: "bureau", legalDay: monday,
            recordedMs: mondayMs + 9, salt: Array(repeating: 3, count: Leaf.saltCount))

        let (marks, last) = try await office.store.write { db in
            _ = try Journal.append([draft()], to: "A-1", after: 0, on: db)
            _ = try Journal.append([note], to: "A-1", after: 1, on: db)
            return (
                try Journal.marks(after: 0, limit: 9, on: db), try Journal.lastMark(of: "A-1", on: db)
            )
        }

        #expect(marks.map(\.position) == [1])
        #expect(last == marks.last)
    }
}
