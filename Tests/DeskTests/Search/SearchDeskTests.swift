import Casework
import Evidence
import Law
import Store
import Testing

@testable import Desk

/// Who finds what: a file is found by those who take part in it, by the words that their own page shows them.
@Suite struct `A search finds what its reader may see` {
    private func found(_ words: String, by login: String, in world: TestOffice) async throws -> [String] {
        let caller = try await world.caller(login)
        let results = try await world.office.search(FileSearch(words: words), for: caller)
        #expect(results.counts.all == results.files.count)
        return results.files.map(\.row.id)
    }

    private func route(_ report: String, in world: TestOffice) async throws {
        let jia = try await world.caller("jia")
        _ = try await world.office.submit("accept", fields: [:], to: report, expecting: nil, for: jia)
        _ = try await world.office.submit(
            "route", fields: ["competent-agency": .string("bureau")], to: report, expecting: nil, for: jia)
    }

    @Test func `an agency without part in a file never finds it, not even by count`() async throws {
        let world = try await TestOffice()
        let report = try await world.report()

        for words in [report, "假冒商品", "某某商行", "1234567", "举报", "某"] {
            #expect(try await found(words, by: "yi", in: world) == [], "\(words)")
            #expect(try await found(words, by: "jia", in: world) == [report], "\(words)")
        }
        let yi = try await world.caller("yi")
        let counts = try await world.office.search(FileSearch(words: "假冒"), for: yi).counts
        #expect(counts == SearchResults.Counts())
    }

    @Test func `it finds the file from the moment it takes part`() async throws {
        let world = try await TestOffice()
        let report = try await world.report()
        try await route(report, in: world)

        #expect(try await found("假冒商品", by: "yi", in: world) == [report])
        #expect(try await found(report, by: "bing", in: world) == [report])
    }

    @Test func `who has no role on a file finds it by its number, and not by what it says`() async throws {
        let world = try await TestOffice()
        let report = try await world.report()
        try await route(report, in: world)

        // The head of the bureau has no role in a report: its page shows the course and the clocks.
        for words in ["假冒商品", "某某商行", "1234567"] {
            #expect(try await found(words, by: "bing", in: world) == [], "\(words)")
        }
    }

    @Test(arguments: ["张三", "13800000000", "138"])
    func `nobody finds a sealed reporter`(words: String) async throws {
        let world = try await TestOffice()
        _ = try await world.report()

        #expect(try await found(words, by: "jia", in: world) == [])
        let kept = try await world.office.database.read { db in
            try db.rows("SELECT words FROM search_text ORDER BY id LIMIT 100").map { $0.text("words") }
        }
        #expect(!kept.contains { $0.contains("张三") || $0.contains("138000") })
    }

    @Test(arguments: [
        "230102-2026-00001", "２３０１０２－２０２６－００００１", "230102 2026 1", "230102—2026—00001", "230102202600001",
        "2301022026 1",
    ])
    func `a case number finds its file however it is typed`(typed: String) async throws {
        let world = try await TestOffice()
        let report = try await world.report()
        let (jia, yi) = (try await world.caller("jia"), try await world.caller("yi"))

        #expect(report == "230102-2026-00001")
        #expect(try await world.office.file(numbered: typed, for: jia) == report)
        #expect(try await world.office.file(numbered: typed, for: yi) == nil)
    }

    @Test func `numbers of rights and credit codes find their files in any form`() async throws {
        let world = try await TestOffice()
        var lead = LeadForm(kind: .report, place: TestOffice.place, narrative: "仿制机器")
        lead.rightType = "patent"
        lead.rightNumber = "ZL202010123456.7"
        lead.respondentName = "哈尔滨三叶商贸有限公司"
        lead.respondentUSCC = "91110000600037341L"
        let report = try await world.office.take(lead).number.description

        for typed in [
            "zl 2020 1 0123456.7", "２０２０１０１２３４５６", "2020101234567", "91110000600037341l",
            "91110000 600037341L",
            "三叶商貿", "哈爾濱三叶", "「三叶商贸」", "仿製機器",
        ] {
            #expect(try await found(typed, by: "jia", in: world) == [report], "\(typed)")
        }
    }

    @Test func `a page shows the words where they stand, and counts what a filter leaves`() async throws {
        let world = try await TestOffice()
        let first = try await world.report()
        let second = try await world.report()
        let jia = try await world.caller("jia")
        _ = try await world.office.submit(
            "leave-on-file", fields: ["reason": .string("重复来件")], to: first, expecting: nil, for: jia)

        let results = try await world.office.search(FileSearch(words: "假冒商品"), for: jia)
        let ended = try await world.office.search(
            FileSearch(words: "假冒商品", procedure: "report", isOpen: false), for: jia)

        #expect(results.files.map(\.row.id) == [second, first])
        let excerpt = try #require(results.files.first?.excerpt)
        #expect(excerpt.place == .text)
        #expect(excerpt.pieces.filter(\.isHit).map(\.text) == ["假冒商品"])
        #expect(results.counts.open == 1 && results.counts.ended == 1)
        #expect(results.counts.procedures.map(\.count) == [2])
        #expect(ended.files.map(\.row.id) == [first])
        #expect(try await found("重复来件", by: "jia", in: world) == [first])
    }

    @Test func `a search that is too long is refused, and one without words finds nothing`() async throws {
        let world = try await TestOffice()
        _ = try await world.report()
        let jia = try await world.caller("jia")

        await #expect(throws: DeskRefusal.invalid([.init("q", .tooLong)])) {
            _ = try await world.office.search(
                FileSearch(words: String(repeating: "侵权", count: 5_000)), for: jia)
        }
        await #expect(throws: DeskRefusal.invalid([.init("after", .type)])) {
            _ = try await world.office.search(FileSearch(words: "假冒"), after: "0.7", for: jia)
        }
        for words in ["", " ", "😀", "%", "*", "\"\"", "‖", "※"] {
            #expect(try await found(words, by: "jia", in: world) == [], "\(words)")
        }
    }

    @Test func `rebuilding makes the index anew, and verifying finds what was changed in it`() async throws {
        let world = try await TestOffice()
        let report = try await world.report()
        try await world.office.runLikenessRound()
        #expect(try await world.office.verify().isEmpty)

        try await world.office.database.write { db in
            try db.run("DELETE FROM search_text WHERE case_number = \(report)")
            try db.run("DELETE FROM likeness_key WHERE case_number = \(report)")
        }
        let places = try await world.office.verify().map(\.place)
        #expect(places == ["search_text:\(report)", "likeness_key:\(report)"])

        try await world.office.rebuild()
        #expect(try await world.office.verify().isEmpty)
        #expect(try await found("假冒商品", by: "jia", in: world) == [report])
    }

    @Test func `an erased text is found no longer, and nothing is wrong with the index`() async throws {
        let world = try await TestOffice()
        let report = try await world.report()
        let today = world.office.now.legalDay.dayNumber
        try await world.office.runLikenessRound()
        try await world.office.database.write { db in
            for party in try Parties.all(of: report, on: db) {
                _ = try Parties.erase(party.id, on: today, from: db)
            }
            for text in try TextRecords.all(of: report, on: db) where text.field == "narrative" {
                _ = try TextRecords.erase(text.id, on: today, from: db)
            }
        }

        #expect(try await found("假冒商品", by: "jia", in: world) == [])
        #expect(try await found("某某商行", by: "jia", in: world) == [])
        #expect(try await found("1234567", by: "jia", in: world) == [report])
        #expect(try await world.office.verify().isEmpty)
    }

    @Test func `stage, clock and day narrow what is found and what is counted alike`() async throws {
        let world = try await TestOffice()
        let first = try await world.report()
        let second = try await world.report()
        let jia = try await world.caller("jia")
        _ = try await world.office.submit("accept", fields: [:], to: first, expecting: nil, for: jia)
        let rows = try await world.office.files(for: jia).rows
        let stage = try #require(rows.first { $0.id == second }?.stage.description)
        let clock = try #require(rows.first { $0.id == second }?.next)

        func found(_ search: FileSearch) async throws -> [String] {
            let results = try await world.office.search(search, for: jia)
            #expect(results.counts.all == results.files.count)
            return results.files.map(\.row.id)
        }
        #expect(try await found(FileSearch(words: "假冒")) == [second, first])
        #expect(try await found(FileSearch(words: "假冒", stage: stage)) == [second])
        #expect(try await found(FileSearch(words: "假冒", clock: "none-such")) == [])
        #expect(
            try await found(FileSearch(words: "假冒", stage: stage, clock: clock.name.description)) == [second])
        #expect(try await found(FileSearch(words: "假冒", dueBefore: clock.lastDay)) == [])
        #expect(
            try await found(FileSearch(words: "假冒", stage: stage, dueBefore: clock.lastDay + 2)) == [second])
    }
}
