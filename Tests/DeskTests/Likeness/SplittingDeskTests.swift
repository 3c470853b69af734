import Casework
import Evidence
import Law
import Store
import Testing

@testable import Desk

/// Fifteen working days from Monday 11 May 2026 end on Monday 1 June.
@Suite struct `A file of two matters goes on as two, with the days that it had` {
    private static let reason = "第二家店另案办理"

    private func act(
        _ action: String, _ fields: [String: String] = [:], on number: String, as login: String,
        _ world: TestOffice
    ) async throws -> ActReceipt {
        try await world.office.submit(
            action, fields: fields.mapValues(JSON.string), to: number, expecting: nil,
            for: try await world.caller(login))
    }

    /// The number of the new file.
    private func split(
        _ number: String, as login: String = "yi", _ world: TestOffice,
        _ fields: [String: String] = ["reason": reason]
    ) async throws -> String {
        let receipt = try await act("split", fields, on: number, as: login, world)
        return try #require(receipt.opened?.id)
    }

    private func stand(_ world: TestOffice, on day: CivilDate) {
        world.office.clock.stand(at: Instant(day, 9, 0))
    }

    @Test func `nobody splits a file that is not theirs, or without a reason, and no number is used up`()
        async throws
    {
        let world = try await TestOffice()
        let number = try await world.review()

        await #expect(throws: DeskRefusal.notFound) { try await split(number, as: "jia", world) }
        await #expect(throws: Refusal.fieldsInvalid([.init("reason", .required)])) {
            try await split(number, world, [:])
        }
        await #expect(throws: Refusal.fieldsInvalid([.init("respondent", .characters)])) {
            try await split(number, world, ["reason": "x", "respondent": "茶行\u{202E}公司"])
        }
        #expect(try await world.file(number).file.splitOff == [])
        #expect(try await split(number, world) == "230102-2026-00002")
    }

    @Test func `not while another is joined to it`() async throws {
        let world = try await TestOffice()
        let (first, second) = (try await world.review(), try await world.review())
        _ = try await act("merge", ["file": first, "reason": "同一件事"], on: second, as: "yi", world)

        await #expect(throws: Refusal.notSplittable(.takesIn)) { try await split(first, world) }
        await #expect(throws: Refusal.joined(to: CaseNumber(first))) { try await split(second, world) }
    }

    @Test func `split in the middle of its term, both are late on the same day and not before`() async throws
    {
        let world = try await TestOffice()
        let number = try await world.review()
        stand(world, on: CivilDate(2026, 5, 25))
        let half = try await split(number, world)

        #expect(try await world.end(of: "verification", on: half).lastDay == CivilDate(2026, 6, 1))
        let opened = try await world.file(half).file
        #expect(opened.opening?.at == TestOffice.monday && opened.stage == "verifying")
        for day in [CivilDate(2026, 5, 31), CivilDate(2026, 6, 1)] {
            stand(world, on: day)
            #expect(try await world.office.runClockRound() == 0)
        }
        stand(world, on: CivilDate(2026, 6, 2))
        #expect(try await world.office.runClockRound() == 2)
        #expect(try await world.runOuts(number) == world.runOuts(half))
    }

    @Test func `both files name each other, and both are open work of the same agency`() async throws {
        let world = try await TestOffice()
        let number = try await world.review()
        let half = try await split(number, world)
        let yi = try await world.caller("yi")

        let (old, new) = (
            try await world.office.file(number, for: yi), try await world.office.file(half, for: yi)
        )
        #expect(old.links.map(\.relation) == [.splitOff] && old.links.first?.id == half)
        #expect(new.links.map(\.relation) == [.splitFrom] && new.links.first?.id == number)
        #expect(Set(new.acts.map(\.action.name)).isSuperset(of: ["split", "merge"]))
        #expect(!old.acts.contains { $0.action.name == "merge" })
        let open = try await world.office.files(for: yi, isOpen: true).rows.map(\.id)
        #expect(Set(open) == [number, half])
        #expect(
            try await world.notices(.role("case-officer", at: "bureau")).contains { $0.caseNumber == half })
    }

    @Test func `tables say the same as the journal after splitting, joining back and undoing that`()
        async throws
    {
        let world = try await TestOffice()
        let number = try await world.review()
        let before = try await world.file(number)
        let half = try await split(number, world, ["reason": Self.reason, "respondent": "乙店"])
        try await world.office.runLikenessRound()
        #expect(try await world.office.verify() == [])

        _ = try await act("merge", ["file": number, "reason": "还是一件事"], on: half, as: "yi", world)
        let (old, new) = (try await world.file(number).file, try await world.file(half).file)
        #expect(new.joinedTo == CaseNumber(number) && old.takenIn == [CaseNumber(half)])
        #expect(old.isAtWork && old.stage == before.file.stage && old.facts == before.file.facts)
        #expect(old.clocks == before.file.clocks && old.participants == before.file.participants)

        _ = try await act("undo-merge", ["reason": "看错了"], on: half, as: "yi", world)
        #expect(try await world.file(half).file.isAtWork)
        #expect(try await world.office.verify() == [])
    }

    @Test func `the new file calls the other side as the officer does, and the old one keeps its own`()
        async throws
    {
        let world = try await TestOffice()
        let report = try await world.report()
        let half = try await split(report, as: "jia", world, ["reason": Self.reason, "respondent": "乙店"])
        let jia = try await world.caller("jia")

        func respondents(_ number: String) async throws -> [String?] {
            try await world.office.file(number, for: jia).parties.filter { $0.role == "respondent" }.map(
                \.name)
        }
        #expect(try await respondents(report) == ["某某商行"])
        #expect(try await respondents(half) == ["乙店"])
    }

    @Test func `who reported stays sealed in the old file, and the code leads there and names the new one`()
        async throws
    {
        let world = try await TestOffice()
        var lead = LeadForm(kind: .report, place: TestOffice.place, narrative: "两家店销售假冒商品")
        lead.reporter = .init(name: "张三", phone: "13800000000")
        let taken = try await world.office.take(lead)
        let half = try await split(taken.id, as: "jia", world)

        let (old, new) = (try await world.file(taken.id), try await world.file(half))
        #expect(!old.file.sealed.isEmpty && new.file.sealed.isEmpty)
        let told = try await world.office.progress(code: taken.code)
        #expect(told.number == taken.number && told.splitOff == [CaseNumber(half)])
        await #expect(throws: DeskRefusal.notFound) {
            _ = try await world.office.submit(
                "write-to-office", fields: ["addition": .string("x")], to: half, expecting: nil,
                code: taken.code)
        }
    }

    @Test func `the two halves are not proposed as the same matter`() async throws {
        let world = try await TestOffice()
        let report = try await world.report()
        let half = try await split(report, as: "jia", world)
        try await world.office.runLikenessRound()
        let jia = try await world.caller("jia")

        #expect(try await world.office.proposals(for: half, jia).isEmpty)
        #expect(try await world.office.proposals(for: report, jia).isEmpty)
    }
}
