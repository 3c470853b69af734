import Evidence
import Foundation
import Testing

@testable import Store

/// Saved searches, their alerts, the index and the keys of likeness: every statement runs on SQLite, and PostgreSQL is
/// asked the same in the same order.
struct SearchContractTests {
    private static let master = MasterKey(bytes: Array(repeating: 1, count: 32))
    private static let sources = [
        "Search/SavedSearches", "Search/SearchTexts", "Search/BorrowedTexts",
        "Likeness/LikenessKeys", "Views/FoundFiles", "Journal/Journal+Marks",
    ]

    @Test func `no function of these repositories is left out of what both engines are asked`() throws {
        let asked = try String(contentsOf: URL(filePath: #filePath), encoding: .utf8)
        let rooms = TestStore.share.deletingLastPathComponent().appending(path: "Sources/Store")
        for source in SearchContractTests.sources {
            let code = try String(contentsOf: rooms.appending(path: source + ".swift"), encoding: .utf8)
            let functions = code.matches(
                of: /(?m)^    (public )?static func (\w+)\([^{]*on db: some Connection/)
            #expect(!functions.isEmpty, "\(source)")
            // Pieces that have to be merged are of SQLite's index alone.
            for function in functions where function.2 != "merge" {
                #expect(asked.contains(".\(function.2)("), "\(source): \(function.2)")
            }
        }
    }

    @Test func `what is asked says something on SQLite`() async throws {
        let steps = try await SearchContractTests.steps(.sqlite)

        #expect(steps.count > 100)
        #expect(steps.filter { !$0.found.isEmpty }.count > 40)
        #expect(steps.filter { ($0.changed ?? 0) > 0 }.count > 40)
    }

    @Test(.enabled(if: Postgres.address != nil))
    func `PostgreSQL answers every statement as SQLite does`() async throws {
        let ours = try await SearchContractTests.steps(.sqlite)
        let theirs = try await SearchContractTests.steps(.postgres)

        #expect(ours.count == theirs.count)
        for (our, their) in zip(ours, theirs) {
            #expect(our == their, "\(our.text)")
        }
    }

    private static func steps(_ engine: Engine) async throws -> [StatementRecorder.Step] {
        let office = try await TestStore(engine)
        return try await office.store.write { db in
            let recorder = StatementRecorder(db)
            try people(recorder)
            let covers = try ["A-1", "A-2", "B-1"].map { try open($0, recorder) }
            try texts(covers, recorder)
            try index(covers, recorder)
            try likeness(covers, recorder)
            try saved(recorder)
            try alerts(recorder)
            return recorder.steps
        }
    }

    private static func people(_ db: some Connection) throws {
        for id in ["bureau", "police"] {
            try Directory.put(
                AgencyEntry(id: id, name: id, kind: id, division: "230100", level: "prefecture"), on: db)
        }
        for id in ["wang", "li"] { try Directory.put(PersonEntry(id: id, name: id), on: db) }
    }

    private static func open(_ number: String, _ db: some Connection) throws -> CoverSheet {
        let rows = try Journal.append([draft("opened")], to: number, after: 0, on: db)
        let file = projection(number, position: rows[0].position, alarmMs: mondayMs)
        try Projection.replace(file, on: db)
        return file.cover
    }

    /// A text that two other files borrow.
    private static func texts(_ covers: [CoverSheet], _ db: some Connection) throws {
        try TextRecords.put(
            TextRecord(
                id: "t1", caseNumber: "A-1", field: "narrative", salt: Array(repeating: 1, count: 16),
                text: "它说“某店 o'neil 卖假货”"), on: db)
        try BorrowedTexts.replace(["t1", "t2"], of: "A-2", on: db)
        try BorrowedTexts.replace(["t1", "t2"], of: "A-2", on: db)
        try BorrowedTexts.replace(["t1"], of: "A-2", on: db)
        try BorrowedTexts.replace(["t1"], of: "B-1", on: db)
        #expect(try BorrowedTexts.find("A-2", on: db) == ["t1"])
        #expect(try BorrowedTexts.files(of: "t1", on: db) == ["A-2", "B-1"])
        #expect(try BorrowedTexts.files(of: "t1", after: "A-2", on: db) == ["B-1"])
    }

    private static func row(_ reader: String, _ passages: [(SearchRow.Source, String)]) -> SearchRow {
        SearchRow(
            readers: [SearchToken.agency(reader)], marks: [SearchToken.isOpen(true)],
            passages: passages.map { .init($0, [$1], numbers: [$1], folding: folding) })
    }

    private static func index(_ covers: [CoverSheet], _ db: some Connection) throws {
        for cover in covers {
            let rows = [
                row("police", [(.cover, cover.number)]),
                row(
                    "bureau", [(.cover, cover.number), (.text("t1"), "某店卖假货"), (.party("p1"), "三叶商贸 o'neil")]),
            ]
            try SearchTexts.replace(rows, of: cover, on: db)
            try SearchTexts.replace(rows, of: cover, on: db)
            #expect(try SearchTexts.find(cover.number, on: db) == rows)
        }
        let numbers = covers.map(\.number)
        var filter = Docket.Filter(agency: "bureau")
        for typed in ["假货", "三叶", "o'neil", "某", "没有的"] {
            let words = try #require(SearchWords(typed, folding: folding))
            let question = SearchQuestion(
                readers: [SearchToken.agency("bureau")], marks: ["open"], words: words)
            filter.isOpen = true
            let page = try FoundFiles.page(question, in: filter, limit: 2, on: db)
            if let next = page.next {
                _ = try FoundFiles.page(question, in: filter, after: next, limit: 2, on: db)
            }
            filter.stage = "received"
            _ = try FoundFiles.tally(question, below: 9, on: db)
            _ = try FoundFiles.count(question, upTo: 2, on: db)
            _ = try FoundFiles.count(question, in: filter, upTo: 2, on: db)
            _ = try FoundFiles.among(numbers, question, in: filter, on: db)
        }
        #expect(try TextRecords.erase("t1", on: monday, from: db))
        #expect(try BorrowedTexts.files(of: "t1", on: db).isEmpty)
        try SearchTexts.forget(.party("p1"), of: "A-2", on: db)
        try BorrowedTexts.forget("t2", on: db)
        for cover in covers { #expect(try SearchTexts.find(cover.number, on: db).count == 2) }
    }

    private static func likeness(_ covers: [CoverSheet], _ db: some Connection) throws {
        let keys: [LikenessKey] = [
            .init(.name, "三叶", in: .party("p1"), with: master),
            .init(.phone, "138", in: .text("t1"), with: master),
        ]
        for cover in covers {
            try LikenessKeys.replace(keys, of: cover.number, opened: cover.openedPosition, on: db)
        }
        try LikenessKeys.replace([keys[0]], of: "B-1", opened: covers[2].openedPosition, on: db)
        #expect(try LikenessKeys.find("A-1", on: db).count == 2)
        let hits = try LikenessKeys.files(with: keys[0], for: "bureau", limit: 9, on: db)
        #expect(hits.map(\.caseNumber) == ["B-1", "A-2", "A-1"])
        try LikenessKeys.forget(.text("t1"), of: "A-2", on: db)
        #expect(try LikenessKeys.find("A-2", on: db).count == 1)
        #expect(try ToldApart.put("B-1", "A-1", by: "wang", at: "bureau", nowMs: mondayMs, on: db))
        #expect(try !ToldApart.put("A-1", "B-1", by: "li", at: "bureau", nowMs: mondayMs, on: db))
        #expect(try ToldApart.from("B-1", on: db) == ["A-1"])
        #expect(try ToldApart.entries(of: "A-1", limit: 9, on: db).map(\.other) == ["B-1"])
        #expect(try ToldApart.remove("A-1", "B-1", on: db))
        #expect(try !ToldApart.remove("A-1", "B-1", on: db))
    }

    private static func saved(_ db: some Connection) throws {
        for (id, alert) in [
            ("s-1", SavedSearch.Alert.none), ("s-2", .found), ("s-3", .absentBy(day: monday)),
            ("s-4", .silentFor(days: 30)),
        ] {
            try SavedSearches.put(
                SavedSearch(
                    id: id, person: "wang", agency: "bureau", title: "假货 \(id)", words: "假货 \"某店\"",
                    filter: .object(["open": .bool(true)]), alert: alert, seenTo: 1, madeMs: mondayMs), on: db
            )
        }
        #expect(try SavedSearches.all(of: "wang", at: "bureau", on: db).count == 4)
        #expect(try SavedSearches.find("s-3", on: db)?.alert == .absentBy(day: monday))
        #expect(try SavedSearches.titles(of: ["s-1", "s-9"], owner: "wang", on: db) == ["s-1": "假货 s-1"])
        try SavedSearches.rename("s-1", "真货", on: db)
        try SavedSearches.rename("s-1", "真货", on: db)
        try SavedSearches.watch("s-1", for: .absentBy(day: monday + 2), from: 3, on: db)
        try SavedSearches.watch("s-4", for: .silentFor(days: 2), from: 3, on: db)
        try SavedSearches.remove("s-2", at: mondayMs, on: db)
        try SavedSearches.restore("s-2", on: db)
        try SavedSearches.remove("s-2", at: mondayMs, on: db)
        #expect(try SavedSearches.find("s-2", on: db)?.removedMs == mondayMs)
    }

    private static func alerts(_ db: some Connection) throws {
        _ = try Journal.append([draft(), draft("clock-ran-out")], to: "A-1", after: 1, on: db)
        #expect(try Journal.marks(after: 1, limit: 9, on: db).last?.caseNumber == "A-1")
        #expect(try Journal.lastMark(of: "A-1", on: db) != nil)
        let waiting = try SavedSearches.watching(
            [.absentBy, .silentFor, .found], after: "", limit: 9, on: db)
        #expect(waiting.map(\.id) == ["s-1", "s-3", "s-4"])
        #expect(
            try SavedSearches.remember([("A-1", 0), ("A-2", 3)], of: "s-2", at: mondayMs, on: db) == [
                "A-1", "A-2",
            ])
        #expect(
            try SavedSearches.remember([("A-1", 0), ("B-1", 0)], of: "s-2", at: mondayMs, on: db) == ["B-1"])
        try SavedSearches.moveOn("s-3", to: 4, on: db)
        try SavedSearches.markTold("s-3", at: mondayMs, on: db)
        try SavedSearches.fulfil("s-3", at: mondayMs, on: db)
        #expect(try SavedSearches.watching([.absentBy], after: "s-1", limit: 9, on: db).isEmpty)
        #expect(try SavedSearches.forget(removedBefore: mondayMs + 1, on: db) == 1)
        #expect(try SavedSearches.find("s-2", on: db) == nil)
    }
}
