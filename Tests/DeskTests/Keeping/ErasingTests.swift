import Casework
import Evidence
import Law
import Store
import Testing

@testable import Desk

@Suite("What two people erase is gone, and its stub stays")
struct ErasingTests {
    private func act(_ name: String, _ fields: [String: String], _ two: TwoIntakeOfficers, as caller: Caller)
        async throws -> String?
    {
        try await two.office.submit(
            name, fields: fields.mapValues(JSON.string), to: two.report, expecting: nil, for: caller
        ).opened?.id
    }

    /// The file split off the report, and the review that the bureau opened out of it.
    private func family(_ two: TwoIntakeOfficers) async throws -> [String] {
        let half = try await act("split", ["reason": "另一家另案"], two, as: two.jia)
        _ = try await act("accept", [:], two, as: two.jia)
        _ = try await act("route", ["competent-agency": "bureau"], two, as: two.jia)
        let review = try await act("receive", [:], two, as: try await two.world.caller("yi"))
        return [two.report, try #require(half), try #require(review)]
    }

    private func respondent(_ number: String, _ two: TwoIntakeOfficers) async throws -> PartyRow? {
        try await two.office.database.read { db in
            try Parties.all(of: number, on: db).first { $0.role == "respondent" }
        }
    }

    @Test func `one person alone erases nothing, and without a basis nobody proposes`() async throws {
        let two = try await TwoIntakeOfficers()
        let party = try #require(try await respondent(two.report, two))
        await #expect(throws: DeskRefusal.invalid([.init("basis", .choice)])) {
            try await two.office.ask(
                KeepingOrder(act: .erase, subject: party.id, reason: "要求", basis: "PIPL2021 art. 1"),
                of: two.report, for: two.jia)
        }
        await #expect(throws: DeskRefusal.invalid([.init("subject", .unknown)])) {
            try await two.propose("p-nobody", as: two.jia)
        }
        try await two.propose(party.id, as: two.jia)
        #expect(await two.refusal { try await two.answer(as: two.jia) } == .ownRequest)
        #expect(try await respondent(two.report, two)?.name == "某某商行")
        try await two.answer(false, as: two.gui)
        #expect(try await respondent(two.report, two)?.name == "某某商行")
        #expect(try await two.trail(1) == ["erasure-declined"])
    }

    @Test func `a body that did not open the file proposes nothing`() async throws {
        let two = try await TwoIntakeOfficers()
        _ = try await family(two)
        let party = try #require(try await respondent(two.report, two))
        let yi = try await two.world.caller("yi")
        await #expect(throws: Refusal.self) { try await two.propose(party.id, as: yi) }
    }

    @Test func `a party goes from every file that copied it, with what searches find, and leaves stubs`()
        async throws
    {
        let two = try await TwoIntakeOfficers()
        let files = try await family(two)
        let party = try #require(try await respondent(two.report, two))
        #expect(try two.held(["某某商行"]) == ["某某商行"])

        try await two.propose(party.id, as: two.jia)
        try await two.answer(as: two.gui)

        for number in files {
            let left = try #require(try await respondent(number, two))
            #expect(left.name == nil && left.erasedDay == TestOffice.monday.legalDay.dayNumber, "\(number)")
            let stubs = try await two.office.database.read { db in try Erasures.all(of: number, on: db) }
            #expect(stubs.map(\.label) == ["respondent"], "\(number)")
        }
        let found = try await two.office.search(FileSearch(words: "某某商行"), for: two.jia)
        #expect(found.files.isEmpty)
        #expect(try two.held(["某某商行"]) == [])
        let view = try await two.office.file(two.report, for: two.jia)
        let stub = try #require(view.keeping.stubs.first)
        #expect(stub.decider == "癸" && stub.basis == "PIPL2021 art. 47" && stub.kind == .party)
        #expect(try await two.trail(1) == ["erased"])
        #expect(try await two.office.verify() == [])
    }

    @Test func `erased in a file that took it over, a party goes from the first as well`() async throws {
        let two = try await TwoIntakeOfficers()
        let files = try await family(two)
        // As in files of before: nothing says of whom a party is the copy.
        try await two.world.tamper("UPDATE party SET copied_from = NULL")
        let copy = try #require(try await respondent(files[1], two))
        try await two.propose(copy.id, as: two.jia, on: files[1])
        let request = try #require(
            try await two.office.keeping(of: files[1], for: two.jia).requests.first?.request.id)
        try await two.office.answer(request, approving: true, because: "是", of: files[1], for: two.gui)
        for number in files { #expect(try await respondent(number, two)?.name == nil, "\(number)") }
    }

    @Test func `a reporter goes with key and mark, and nobody opens what is gone`() async throws {
        let two = try await TwoIntakeOfficers()
        let record = try await two.reporter()
        try await two.ask(record, as: two.jia)
        try await two.answer(as: two.gui)
        try await two.read(record, as: two.jia)
        two.later(1_000)
        try await two.propose(record, as: two.gui)
        try await two.answer(as: two.jia)

        let (wrapped, mark, reasons) = try await two.office.database.read { db in
            (
                try db.row("SELECT wrapped_key FROM sealed_record ORDER BY id LIMIT 1")?.optionalBytes(
                    "wrapped_key"),
                try db.row("SELECT person_hmac FROM lead_mark ORDER BY case_number LIMIT 1")?.optionalBytes(
                    "person_hmac"),
                try KeepingRequests.all(of: two.report, on: db).filter { $0.act == "open" }.map(\.reason)
            )
        }
        #expect(wrapped == nil && mark == nil && reasons == [""])
        #expect(try await !two.shows(record, to: two.jia))
        let day = TestOffice.monday.legalDay
        #expect(await two.refusal { try await two.read(record, as: two.jia) } == .erased(day))
        let view = try await two.office.file(two.report, for: two.jia)
        #expect(!view.parties.contains { $0.isSealed })
        #expect(!view.acts.contains { $0.action.name == "read-sealed" })
        #expect(try await two.office.verify() == [])
    }

    @Test func `a text leaves the database and its log, and the proofs stay`() async throws {
        let two = try await TwoIntakeOfficers()
        let files = try await family(two)
        let things = try await two.office.keeping(of: two.report, for: two.jia).erasable
        let narrative = try #require(things.first { $0.kind == .text && $0.label == "narrative" })
        #expect(try two.held(["某店销售假冒商品"]) == ["某店销售假冒商品"])
        try await two.propose(narrative.id, as: two.jia)
        try await two.answer(as: two.gui)

        #expect(try two.held(["某店销售假冒商品"]) == [])
        for number in files {
            let stubs = try await two.office.database.read { db in try Erasures.all(of: number, on: db) }
            #expect(stubs.map(\.label) == ["narrative"], "\(number)")
        }
        #expect(try await two.office.verify() == [])
        try await two.office.rebuild()
        #expect(try await two.office.verify() == [])
        #expect(await two.refusal { try await two.answer(as: two.gui) } == .notWaiting)
    }
}
