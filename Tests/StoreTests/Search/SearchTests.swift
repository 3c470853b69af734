import Foundation
import Testing

@testable import Store

/// What a search finds and what it does not: on SQLite always, on PostgreSQL where there is one.
struct SearchTests {
    /// Files of the index by number: who may see which texts.
    private static let files: [(number: String, rows: [(reader: String, text: String)])] = [
        ("A-1", [("bureau", "某店销售侵权商品，知识产权局立案"), ("police", "案卷")]),
        ("A-2", [("bureau", "銷售侵權商品的商店"), ("court", "侵权")]),
        ("A-3", [("police", "侵权假冒"), ("bureau", "三叶商贸 ABC123 权")]),
        ("A-4", [("bureau", "人纔支橕 Nike运动鞋 o'neil 50% off"), ("police", "人")]),
        ("A-5", [("bureau", "ZL 2020 1 0123456.7")]),
    ]

    /// What is typed by someone of the bureau, and what is found, newest first.
    static let searches: [(typed: String, found: [String])] = [
        ("侵权", ["A-2", "A-1"]), ("侵權", ["A-2", "A-1"]), ("侵权商品", ["A-2", "A-1"]),
        ("侵权 立案", ["A-1"]), ("“侵权商品”", ["A-2", "A-1"]), ("\"权商\"", ["A-2", "A-1"]),
        ("侵权的", []), ("侵", ["A-2", "A-1"]), ("权", ["A-3", "A-2", "A-1"]), ("局立", ["A-1"]),
        ("识", ["A-1"]), ("假冒", []), ("案卷", []), ("人才", ["A-4"]), ("支撑", ["A-4"]), ("撐", ["A-4"]),
        ("nike", ["A-4"]), ("ni", ["A-4"]), ("ike", []), ("n", []), ("ＮＩＫＥ运动", ["A-4"]), ("abc", ["A-3"]),
        ("abc123", ["A-3"]), ("123", ["A-3"]), ("bc", []), ("o'neil", ["A-4"]), ("50%", ["A-4"]),
        ("ZL202010123456.7", ["A-5"]), ("２０２０１０１２３４５６", ["A-5"]), ("2020101234567", ["A-5"]),
        ("0123456.7", ["A-5"]), ("OR", []), ("侵权 OR 假冒", []), ("侵权 AND 立案", []), ("NOT 侵权", []),
        ("words : 侵权", []), ("readers:police", []), ("侵权*", ["A-2", "A-1"]), ("%侵权%", ["A-2", "A-1"]),
        ("_", []), ("侵权\" OR \"假冒", []), ("NEAR(侵权 商品)", []), ("侵权' & '立案", ["A-1"]),
        ("open", []), ("police", []),
    ]

    private static func rows(_ file: (number: String, rows: [(reader: String, text: String)])) -> [SearchRow]
    {
        file.rows.map { reader, text in
            SearchRow(
                readers: [SearchToken.agency(reader)], marks: [SearchToken.isOpen(true)],
                passages: [.init(.text("t"), [text], numbers: [text], folding: folding)])
        }
    }

    private static func question(_ typed: String, reader: String = "bureau") -> SearchQuestion? {
        SearchWords(typed, folding: folding).map {
            SearchQuestion(readers: [SearchToken.agency(reader), "absent"], marks: ["open"], words: $0)
        }
    }

    private static func office(_ engine: Engine) async throws -> TestStore {
        let office = try await TestStore.withPeople(engine)
        for file in files {
            try await office.open(file.number)
            try await office.store.write { db in
                let projected = try #require(try Projection.find(file.number, on: db))
                try SearchTexts.replace(rows(file), of: projected.cover, on: db)
            }
        }
        return office
    }

    @Test(arguments: searches, Engine.here)
    func `a search finds what stands in what the reader may see, and no other`(
        search: (typed: String, found: [String]), engine: Engine
    ) async throws {
        let (typed, found) = search
        let office = try await SearchTests.office(engine)
        guard let question = SearchTests.question(typed) else {
            #expect(found.isEmpty)
            return
        }

        let (filter, numbers) = (Docket.Filter(agency: "bureau"), SearchTests.files.map(\.number))
        var elsewhere = filter
        elsewhere.stage = "elsewhere"
        let (page, counts, among) = try await office.store.read { [elsewhere] db in
            (
                try FoundFiles.page(question, in: filter, limit: 50, on: db),
                [
                    try FoundFiles.count(question, upTo: 100, on: db),
                    try FoundFiles.count(question, in: filter, upTo: 100, on: db),
                    try FoundFiles.count(question, in: elsewhere, upTo: 100, on: db),
                ],
                try FoundFiles.among(numbers, question, in: filter, on: db)
            )
        }

        #expect(page.entries.map(\.file.number) == found)
        #expect(counts == [found.count, found.count, 0])
        #expect(among == found.sorted())
    }

    @Test(arguments: Engine.here)
    func `a text of any length is found by its last word`(engine: Engine) async throws {
        let office = try await SearchTests.office(engine)
        let long = String(repeating: "侵权假冒商品", count: 4_000) + "终点"
        let row = SearchRow(
            readers: [SearchToken.agency("bureau")], marks: ["open"],
            passages: [.init(.text("t"), [long], folding: folding)])
        let question = try #require(SearchTests.question("终点"))

        let count = try await office.store.write { db in
            let projected = try #require(try Projection.find("A-1", on: db))
            try SearchTexts.replace([row], of: projected.cover, on: db)
            return try FoundFiles.count(question, upTo: 100, on: db)
        }

        #expect(count == 1)
    }

    @Test(arguments: Engine.here)
    func `a page goes on where the one before ended`(engine: Engine) async throws {
        let office = try await SearchTests.office(engine)
        let question = try #require(SearchTests.question("权"))

        let (first, rest) = try await office.store.read { db in
            let first = try FoundFiles.page(question, in: .init(agency: "bureau"), limit: 2, on: db)
            let after = first.next.flatMap { FoundFiles.Cursor(parsing: $0.description) }
            return (
                first,
                try FoundFiles.page(question, in: .init(agency: "bureau"), after: after, limit: 2, on: db)
            )
        }

        #expect(first.entries.map(\.file.number) == ["A-3", "A-2"])
        #expect(rest.entries.map(\.file.number) == ["A-1"])
        #expect(rest.next == nil)
    }

    @Test(arguments: Engine.here)
    func `a file with a row for each of a reader's roles is found once`(engine: Engine) async throws {
        let office = try await SearchTests.office(engine)
        let words = try #require(SearchWords("侵权", folding: folding))
        let readers = ["bureau", "court", "police"].map(SearchToken.agency)
        let question = SearchQuestion(readers: readers, words: words)

        let (page, count) = try await office.store.read { db in
            (
                try FoundFiles.page(question, in: .init(agency: "bureau"), limit: 50, on: db),
                try FoundFiles.count(question, upTo: 100, on: db)
            )
        }

        #expect(page.entries.map(\.file.number) == ["A-3", "A-2", "A-1"])
        #expect(count == 3)
    }

    @Test(arguments: Engine.here)
    func `what is erased is found no longer`(engine: Engine) async throws {
        let office = try await SearchTests.office(engine)
        let text = TextRecord(
            id: "t", caseNumber: "A-1", field: "narrative", salt: Array(repeating: 1, count: 16), text: "侵权")
        try await office.store.write { db in
            try TextRecords.put(text, on: db)
            _ = try TextRecords.erase("t", on: monday, from: db)
        }
        let question = try #require(SearchTests.question("立案"))

        let (count, kept) = try await office.store.read { db in
            (
                try FoundFiles.count(question, upTo: 100, on: db),
                try db.rows("SELECT words FROM search_text WHERE case_number = 'A-1' ORDER BY id LIMIT 9")
            )
        }

        #expect(count == 0)
        #expect(kept.map { $0.text("words") } == ["", ""])
    }

    @Test(arguments: Engine.here)
    func `a row of the index is replaced and never changed`(engine: Engine) async throws {
        let office = try await SearchTests.office(engine)

        await #expect(throws: StoreError.self) {
            try await office.store.write { db in
                try db.run("UPDATE search_text SET words = 'x' WHERE case_number = 'A-1'")
            }
        }
    }

    @Test(arguments: ["侵权", "侵", "zl2020101234567", "侵权 商品 立案"])
    func `a search reads the index in the order of its page`(typed: String) async throws {
        let office = try await SearchTests.office(.sqlite)
        let question = try #require(SearchTests.question(typed))
        let query = FoundFiles.query(question, in: .init(agency: "bureau"), before: 9_999, limit: 51)

        let plan = try await office.store.read { db in
            try db.rows("EXPLAIN QUERY PLAN \(sql: query)").map { $0.text("detail") }
        }

        #expect(plan.contains { $0.hasPrefix("SCAN search_index VIRTUAL TABLE INDEX") })
        #expect(plan.filter { $0.contains("TEMP B-TREE") || $0.contains("AUTOMATIC") }.isEmpty, "\(plan)")
        let others = plan.filter { $0.hasPrefix("SCAN") && !$0.contains("VIRTUAL TABLE") }
        #expect(others.isEmpty, "\(plan)")
    }
}
