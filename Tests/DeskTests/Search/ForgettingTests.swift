import Casework
import Evidence
import Foundation
import Law
import Store
import Testing

@testable import Desk

/// A text that was written once stands in the file that took it in, in a file that was split off it, and in one that it
/// opened. The story holds characters that stand nowhere else in the office.
@Suite struct `A text that is erased leaves every file that drew on it` {
    private static let story = "鼬獾山货行暗售獐茅岭老窖，电话13912340001，摊位在鳊鲌市场"
    private static let right = "30471926"
    private static let words = ["鼬獾山货", "獐茅岭", "13912340001", "鳊鲌"]

    private static var lead: LeadForm {
        var lead = LeadForm(kind: .report, place: TestOffice.place, narrative: story)
        lead.respondentName = "某某商行"
        lead.rightType = "trademark"
        lead.rightNumber = right
        return lead
    }

    private struct Matter {
        let world: TestOffice
        /// The report, the file split off it, and the review that the bureau opened.
        let report, half, review: String
        var all: [String] { [report, half, review] }
    }

    private func matter() async throws -> Matter {
        let world = try await TestOffice()
        let report = try await world.office.take(Self.lead).number.description
        let half = try await act("split", ["reason": "另一家另案"], on: report, as: "jia", world)
        _ = try await act("accept", [:], on: report, as: "jia", world)
        _ = try await act("route", ["competent-agency": "bureau"], on: report, as: "jia", world)
        let review = try await act("receive", [:], on: report, as: "yi", world)
        try await world.office.runLikenessRound()
        return Matter(
            world: world, report: report, half: try #require(half), review: try #require(review))
    }

    /// The file that the act opened.
    private func act(
        _ action: String, _ fields: [String: String], on number: String, as login: String, _ world: TestOffice
    ) async throws -> String? {
        try await world.office.submit(
            action, fields: fields.mapValues(JSON.string), to: number, expecting: nil,
            for: try await world.caller(login)
        ).opened?.id
    }

    private func id(of field: String, in matter: Matter) async throws -> String {
        let texts = try await matter.world.office.database.read { db in
            try TextRecords.all(of: matter.report, on: db)
        }
        return try #require(texts.first { $0.field == field }?.id)
    }

    private func found(_ words: String, _ matter: Matter) async throws -> Set<String> {
        var found: Set<String> = []
        for login in ["jia", "yi"] {
            let results = try await matter.world.office.search(
                FileSearch(words: words), for: try await matter.world.caller(login))
            found.formUnion(results.files.map(\.row.id))
        }
        return found
    }

    /// What the tables that draw on texts say, row by row.
    private func rows(_ world: TestOffice) async throws -> [String] {
        try await world.office.database.read { db in
            let tables: [SQL] = [
                "SELECT case_number || readers || marks || words || sources AS line FROM search_text",
                "SELECT kind || hex(mark) || source || case_number AS line FROM likeness_key",
                "SELECT text_id || case_number AS line FROM borrowed_text",
                "SELECT case_number || type || number AS line FROM right_claimed",
                "SELECT number || coalesce(right_number, '') AS line FROM case_file",
            ]
            return try tables.flatMap { table in
                try db.rows("\(sql: table) ORDER BY 1 LIMIT 1000").map { $0.text("line") }
            }
        }
    }

    /// Which of the words a copy of the database still holds, whole or as pairs of the index. Pieces of the index share
    /// beginnings, so that of a pair only the end is looked for.
    private func held(_ words: [String], in world: TestOffice) throws -> [String] {
        let copy = world.office.folder.root.appending(path: "copy-\(UUID().uuidString).db")
        try world.copyDatabase(to: copy)
        let bytes = try Data(contentsOf: copy)
        return words.filter { word in
            let pair = Data(word.prefix(2).utf8.dropFirst(2))
            return bytes.range(of: Data(word.utf8)) != nil || bytes.range(of: pair) != nil
        }
    }

    @Test func `what nobody wrote is not erased, and nothing is erased twice`() async throws {
        let matter = try await matter()
        let office = matter.world.office
        let narrative = try await id(of: "narrative", in: matter)

        #expect(try await !office.forget(text: "t-unknown"))
        #expect(try await found("獐茅岭", matter) == Set(matter.all))
        #expect(try await office.forget(text: narrative))
        #expect(try await !office.forget(text: narrative))
    }

    @Test func `no file is found by it, and no table, piece of the index or copy holds a word of it`()
        async throws
    {
        let matter = try await matter()
        let office = matter.world.office
        let planted = ["鼬獾山货", "獐茅岭", "鳊鲌"]
        for words in Self.words { #expect(try await found(words, matter) == Set(matter.all), "\(words)") }
        #expect(try held(planted, in: matter.world) == planted)

        #expect(try await office.forget(text: try await id(of: "narrative", in: matter)))

        for words in Self.words { #expect(try await found(words, matter) == [], "\(words)") }
        let said = try await rows(matter.world).joined()
        #expect(!["鼬獾", "獐茅", "13912340001", "鳊鲌"].contains { said.contains($0) })
        #expect(try held(planted, in: matter.world) == [])
        #expect(try await found("某某商行", matter) == Set(matter.all))
        #expect(try await found(Self.right, matter) == Set(matter.all))
    }

    @Test func `a right's number leaves lists, index and keys of all three`() async throws {
        let matter = try await matter()
        let office = matter.world.office
        #expect(try await found(Self.right, matter) == Set(matter.all))
        let number = try await id(of: "right-number", in: matter)

        #expect(try await office.forget(text: number))

        #expect(try await found(Self.right, matter) == [])
        let said = try await rows(matter.world).joined()
        #expect(!said.contains(Self.right) && !said.contains(number))
    }

    @Test func `verifying finds nothing amiss, and rebuilding gives the same rows`() async throws {
        let matter = try await matter()
        let office = matter.world.office
        for field in ["narrative", "right-number"] {
            #expect(try await office.forget(text: try await id(of: field, in: matter)))
        }
        let before = try await rows(matter.world)

        #expect(try await office.verify() == [])
        try await office.rebuild()
        #expect(try await rows(matter.world) == before)
        #expect(try await office.verify() == [])
    }

    @Test func `an act that erases leaves the index to the next round, which merges it once`() async throws {
        let matter = try await matter()
        let office = matter.world.office
        let narrative = try await id(of: "narrative", in: matter)
        let faults = try await office.database.write { db in try office.forget(text: narrative, on: db) }

        #expect(faults == [:])
        #expect(try await found("獐茅岭", matter) == [])
        #expect(try await office.runRounds().faults.isEmpty)
        #expect(try held(["鼬獾山货", "獐茅岭", "鳊鲌"], in: matter.world) == [])
    }

    @Test func `a file that says the same in its own words keeps them`() async throws {
        let matter = try await matter()
        let office = matter.world.office
        var lead = LeadForm(kind: .report, place: TestOffice.place, narrative: "獐茅岭老窖又有人在卖")
        lead.respondentName = "别家"
        let other = try await office.take(lead).number.description

        #expect(try await office.forget(text: try await id(of: "narrative", in: matter)))

        #expect(try await found("獐茅岭", matter) == [other])
    }

    @Test func `the same words told again are taken in, where they were known before`() async throws {
        let matter = try await matter()
        let office = matter.world.office
        var lead = Self.lead
        lead.isSentOnce = true
        let told = lead
        await #expect(throws: DeskRefusal.alreadyFiled(CaseNumber(matter.report))) {
            _ = try await office.take(told)
        }

        #expect(try await office.forget(text: try await id(of: "narrative", in: matter)))

        let again = try await office.take(told).number.description
        #expect(!matter.all.contains(again))
    }

    @Test func `a table that forgot who borrows is named by verifying, and made again`() async throws {
        let matter = try await matter()
        let office = matter.world.office
        try await office.database.write { db in try db.run("DELETE FROM borrowed_text") }

        let places = try await office.verify().map(\.place)
        #expect(Set(places) == ["borrowed_text:\(matter.half)", "borrowed_text:\(matter.review)"])
        try await office.rebuild()
        #expect(try await office.verify() == [])
    }
}
