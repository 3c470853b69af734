import Foundation
import Testing

@testable import Store

/// Who draws on a text of another file is known without reading the files.
struct ErasedTextTests {
    @Test(arguments: Engine.here)
    func `a text that nobody has is not erased, and touches nobody's rows`(engine: Engine) async throws {
        let office = try await TestStore.withPeople(engine)
        try await office.open("A-1")

        let (erased, kept) = try await office.store.write { db in
            try BorrowedTexts.replace(["t1"], of: "A-1", on: db)
            return (
                try TextRecords.erase("t1", on: monday, from: db), try BorrowedTexts.find("A-1", on: db)
            )
        }

        #expect(!erased)
        #expect(kept == ["t1"])
    }

    @Test(arguments: Engine.here)
    func `more files than are found at once are all cleared`(engine: Engine) async throws {
        let office = try await TestStore.withPeople(engine)
        let numbers = (1...BorrowedTexts.filesAtOnce + 1).map { "B-\(10_000 + $0)" }
        try await office.open("A-1")
        try await office.store.write { db in
            try TextRecords.put(
                TextRecord(
                    id: "t1", caseNumber: "A-1", field: "narrative", salt: Array(repeating: 1, count: 16),
                    text: "侵权"), on: db)
            for (index, number) in numbers.enumerated() {
                let file = cover(number, position: index + 2)
                try Projection.replace(FileProjection(cover: file, agencies: []), on: db)
                try BorrowedTexts.replace(["t1"], of: number, on: db)
                let row = SearchRow(
                    readers: ["r"], marks: [], passages: [.init(.text("t1"), ["侵权"], folding: folding)])
                try SearchTexts.replace([row], of: file, on: db)
            }
            #expect(try TextRecords.erase("t1", on: monday, from: db))
        }

        let (words, borrowers) = try await office.store.read { db in
            (
                try db.rows("SELECT words FROM search_text WHERE words <> '' ORDER BY id LIMIT 9"),
                try BorrowedTexts.files(of: "t1", on: db)
            )
        }
        #expect(words.isEmpty && borrowers.isEmpty)
    }

    @Test func `the borrowers of a text are read in the order of an index`() async throws {
        let office = try await TestStore.withPeople(.sqlite)

        let plan = try await office.store.read { db in
            try db.rows("EXPLAIN QUERY PLAN \(sql: BorrowedTexts.filesQuery(of: "t1", after: ""))")
                .map { $0.text("detail") }
        }

        #expect(!plan.isEmpty && plan.allSatisfy { $0.hasPrefix("SEARCH") }, "\(plan)")
    }

    @Test(arguments: Engine.here)
    func `merging ends, and has nothing to do in an index of one piece`(engine: Engine) async throws {
        let office = try await TestStore.withPeople(engine)
        try await office.open("A-1")
        for text in ["侵权", "假冒", "商品"] {
            try await office.store.write { db in
                let row = SearchRow(
                    readers: ["r"], marks: [], passages: [.init(.text("t"), [text], folding: folding)])
                try SearchTexts.replace([row], of: cover("A-1", position: 1), on: db)
            }
        }
        var steps = 0
        while steps < 100,
            try await office.store.write({ [steps] db in
                try SearchTexts.merge(pages: 500, isFirst: steps == 0, on: db)
            })
        { steps += 1 }

        #expect(engine == .postgres ? steps == 0 : (1...10).contains(steps))
        let more = try await office.store.write { db in
            try SearchTexts.merge(pages: 500, isFirst: true, on: db)
        }
        #expect(!more)
    }
}
