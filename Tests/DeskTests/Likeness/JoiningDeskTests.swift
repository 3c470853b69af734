import Casework
import Evidence
import Law
import Store
import Testing

@testable import Desk

/// Fifteen working days from Monday 11 May 2026 end on Monday 1 June.
@Suite struct `Two files of one matter go on as one, and apart again` {
    private func act(
        _ action: String, _ fields: [String: String] = [:], on number: String, as login: String,
        _ world: TestOffice
    ) async throws {
        _ = try await world.office.submit(
            action, fields: fields.mapValues(JSON.string), to: number, expecting: nil,
            for: try await world.caller(login))
    }

    private func join(_ number: String, to other: String, as login: String = "yi", _ world: TestOffice)
        async throws
    {
        try await act("merge", ["file": other, "reason": "同一家店，同一件事"], on: number, as: login, world)
    }

    private func part(_ number: String, as login: String = "yi", _ world: TestOffice) async throws {
        try await act("undo-merge", ["reason": "看错了"], on: number, as: login, world)
    }

    /// What stops the verification of the file that goes on, and ends it.
    private func move(_ number: String, _ world: TestOffice) async throws {
        try await act(
            "move", ["competent-agency": "section", "reason": "不属本机关管辖"], on: number, as: "bing", world)
    }

    private func stand(_ world: TestOffice, on day: CivilDate) {
        world.office.clock.stand(at: Instant(day, 9, 0))
    }

    @Test func `nobody joins a file to one that is not shared with them: it is as if there were none`()
        async throws
    {
        let world = try await TestOffice()
        let (report, review) = (try await world.report(), try await world.review())

        await #expect(throws: Refusal.fieldsInvalid([.init("file", .unknown)])) {
            try await join(report, to: review, as: "jia", world)
        }
        await #expect(throws: Refusal.fieldsInvalid([.init("file", .unknown)])) {
            try await join(review, to: report, world)
        }
        await #expect(throws: Refusal.fieldsInvalid([.init("file", .unknown)])) {
            try await join(review, to: "230102-2026-99999", world)
        }
        await #expect(throws: DeskRefusal.notFound) { try await join(report, to: review, world) }
    }

    @Test func `nothing is joined twice, in a ring, or to what is joined already`() async throws {
        let world = try await TestOffice()
        let (first, second) = (try await world.review(), try await world.review())
        let third = try await world.review()
        try await join(second, to: first, world)

        await #expect(throws: Refusal.joined(to: CaseNumber(first))) {
            try await join(second, to: third, world)
        }
        await #expect(throws: Refusal.notJoinable(.notAtWork)) { try await join(first, to: second, world) }
        await #expect(throws: Refusal.notJoinable(.takesIn)) { try await join(first, to: third, world) }
        #expect(try await world.file(first).file.takenIn == [CaseNumber(second)])
    }

    @Test func `the old number stays valid and leads to the file that goes on`() async throws {
        let world = try await TestOffice()
        let (first, second) = (try await world.review(), try await world.review())
        try await join(second, to: first, world)
        let yi = try await world.caller("yi")

        let joined = try await world.office.file(second, for: yi)
        let surviving = try await world.office.file(first, for: yi)

        #expect(joined.number.description == second && joined.file.joinedTo == CaseNumber(first))
        #expect(joined.links.map(\.relation) == [.joinedTo] && joined.links.first?.id == first)
        #expect(surviving.links.map(\.relation) == [.takenIn] && surviving.links.first?.id == second)
        #expect(surviving.links.first?.due?.lastDay == CivilDate(2026, 6, 1))
        #expect(Set(joined.acts.map(\.action.name)) == ["note-number", "rectify", "undo-merge"])
    }

    @Test func `a joined file is no open work, and is again after an undo`() async throws {
        let world = try await TestOffice()
        let (first, second) = (try await world.review(), try await world.review())
        let yi = try await world.caller("yi")
        func open() async throws -> Set<String> {
            Set(try await world.office.files(for: yi, isOpen: true).rows.map(\.id))
        }

        try await join(second, to: first, world)
        #expect(try await open() == [first])
        try await part(second, world)
        #expect(try await open() == [first, second])
        #expect(try await world.file(first).file.takenIn == [])
    }

    @Test func `what the surviving file stops is stopped in the joined one, in the same moment`() async throws
    {
        let world = try await TestOffice()
        let (first, second) = (try await world.review(), try await world.review())
        try await join(second, to: first, world)
        stand(world, on: CivilDate(2026, 5, 20))
        try await move(first, world)

        let (answered, followed) = (try await world.file(first), try await world.file(second))
        let runs = [answered, followed].compactMap { $0.file.run(of: "verification") }

        #expect(runs.map(\.state) == [.stopped, .stopped])
        #expect(runs[0].stoppedAt == runs[1].stoppedAt)
        #expect(!followed.file.hasEnded && followed.file.stage == "verifying")
        let rows = [answered, followed].compactMap { hand in
            hand.rows.last { $0.kind == "clock-stopped" }?.recordedMs
        }
        #expect(Set(rows).count == 1)
    }

    @Test func `an undo restores dates and people exactly, and no deadline is gained`() async throws {
        let world = try await TestOffice()
        let (first, second) = (try await world.review(), try await world.review())
        let before = try await world.file(second)
        try await join(second, to: first, world)
        stand(world, on: CivilDate(2026, 5, 20))
        try await move(first, world)
        try await part(second, world)

        let after = try await world.file(second)
        let (was, run) = (before.file.run(of: "verification"), after.file.run(of: "verification"))
        #expect(run?.end == was?.end && run?.started == was?.started && run?.state == .running)
        #expect(after.file.stage == before.file.stage && after.file.facts == before.file.facts)
        #expect(after.file.bodies == before.file.bodies)
        #expect(after.file.participants == before.file.participants)

        stand(world, on: CivilDate(2026, 6, 1))
        #expect(try await world.office.runClockRound() == 0)
        stand(world, on: CivilDate(2026, 6, 2))
        #expect(try await world.office.runClockRound() == 1)
        #expect(try await world.runOuts(second) == [.clockRanOut("verification", run: 1, effect: .breach)])
    }

    @Test func `the days of a joined file go on: what passes unanswered is a breach in both`() async throws {
        let world = try await TestOffice()
        let (first, second) = (try await world.review(), try await world.review())
        try await join(second, to: first, world)
        stand(world, on: CivilDate(2026, 6, 2))

        #expect(try await world.office.runClockRound() == 2)
        #expect(try await world.runOuts(second).count == 1)
    }

    @Test func `tables say the same as the journal after joining, answering and undoing`() async throws {
        let world = try await TestOffice()
        let (first, second) = (try await world.review(), try await world.review())
        try await join(second, to: first, world)
        #expect(try await world.office.verify() == [])
        try await move(first, world)
        try await part(second, world)

        #expect(try await world.office.verify() == [])
    }

    @Test func `whoever holds a code reads the path of the file that goes on, and may still write`()
        async throws
    {
        let world = try await TestOffice()
        let lead = LeadForm(kind: .report, place: TestOffice.place, narrative: "某店销售假冒商品")
        let (first, second) = (try await world.office.take(lead), try await world.office.take(lead))
        try await join(second.id, to: first.id, as: "jia", world)
        try await act("accept", on: first.id, as: "jia", world)

        let told = try await world.office.progress(code: second.code)
        _ = try await world.office.submit(
            "write-to-office", fields: ["addition": .string("又看到一家")], to: second.id, expecting: nil,
            code: second.code)

        #expect(told.isJoined && told.number == second.number)
        #expect(told.stage == "accepted" && told.steps.last?.state == .now)
        #expect(try await world.office.progress(code: first.code).isJoined == false)
        await #expect(throws: Refusal.joined(to: first.number)) {
            try await world.office.submit(
                "take-back", fields: [:], to: second.id, expecting: nil, code: second.code)
        }
    }
}

@Suite struct `Files that were told apart are not proposed again` {
    private func pair(_ world: TestOffice) async throws -> (String, String) {
        var lead = LeadForm(kind: .report, place: TestOffice.place, narrative: "甲说的一件事")
        (lead.respondentName, lead.respondentUSCC) = ("三叶商贸有限公司", "91110000600037341L")
        let first = try await world.office.take(lead).id
        lead.narrative = "乙说的另一件"
        let second = try await world.office.take(lead).id
        try await world.office.runLikenessRound()
        return (first, second)
    }

    private func act(
        _ action: String, _ fields: [String: String], on number: String, _ world: TestOffice
    ) async throws {
        _ = try await world.office.submit(
            action, fields: fields.mapValues(JSON.string), to: number, expecting: nil,
            for: try await world.caller("jia"))
    }

    @Test func `not without a reason, and not from what is not shared`() async throws {
        let world = try await TestOffice()
        let (first, second) = try await pair(world)
        let review = try await world.review()

        await #expect(throws: Refusal.fieldsInvalid([.init("reason", .required)])) {
            try await act("tell-apart", ["file": second], on: first, world)
        }
        await #expect(throws: Refusal.fieldsInvalid([.init("file", .unknown)])) {
            try await act("tell-apart", ["file": review, "reason": "不同"], on: first, world)
        }
        await #expect(throws: Refusal.fieldsInvalid([.init("file", .choice)])) {
            try await act("undo-apart", ["file": second], on: first, world)
        }
    }

    @Test func `whoever does not see a file whole is told of no pair`() async throws {
        let world = try await TestOffice()
        let (first, _) = try await pair(world)
        let yi = try await world.caller("yi")

        await #expect(throws: DeskRefusal.notFound) { try await world.office.proposals(for: first, yi) }
        await #expect(throws: DeskRefusal.notFound) { try await world.office.toldApart(from: first, yi) }
    }

    @Test func `from either side, until somebody takes it back`() async throws {
        let world = try await TestOffice()
        let (first, second) = try await pair(world)
        let jia = try await world.caller("jia")
        func proposed(_ number: String) async throws -> [String] {
            try await world.office.proposals(for: number, jia).map(\.row.id)
        }
        #expect(try await proposed(first) == [second])
        #expect(try await world.office.hasProposals(for: second, jia))

        try await act("tell-apart", ["file": second, "reason": "两笔不同的交易"], on: first, world)

        #expect(try await proposed(first) == [])
        #expect(try await world.office.hasProposals(for: second, jia) == false)
        #expect(try await world.office.like(second, for: jia) == [])

        try await act("undo-apart", ["file": first], on: second, world)
        #expect(try await proposed(first) == [second])
    }

    @Test func `and the page says who found it, when and why`() async throws {
        let world = try await TestOffice()
        let (first, second) = try await pair(world)
        try await act("tell-apart", ["file": second, "reason": "两笔不同的交易"], on: first, world)

        let told = try await world.office.toldApart(from: second, try await world.caller("jia"))

        #expect(told.map(\.other) == [first])
        #expect(told.first?.person == "甲" && told.first?.because == "两笔不同的交易")
        #expect(told.first?.at == world.office.now)
        #expect(try await world.office.verify() == [])
    }

    @Test func `a file that was joined is proposed to nobody, nor anything to it`() async throws {
        let world = try await TestOffice()
        let (first, second) = try await pair(world)
        let jia = try await world.caller("jia")

        try await act("merge", ["file": first, "reason": "同一件"], on: second, world)

        #expect(try await world.office.proposals(for: first, jia) == [])
        #expect(try await world.office.proposals(for: second, jia) == [])
        try await act("undo-merge", ["reason": "看错了"], on: second, world)
        #expect(try await world.office.proposals(for: first, jia).map(\.row.id) == [second])
    }

    @Test func `a name in common alone sets no two files side by side`() async throws {
        let world = try await TestOffice()
        var lead = LeadForm(kind: .report, place: TestOffice.place, narrative: "甲说的一件事")
        lead.respondentName = "王小明"
        let first = try await world.office.take(lead).id
        lead.narrative = "乙说的另一件"
        _ = try await world.office.take(lead)
        try await world.office.runLikenessRound()
        let jia = try await world.caller("jia")

        #expect(try await world.office.like(first, for: jia).count == 1)
        #expect(try await world.office.proposals(for: first, jia) == [])
        #expect(try await world.office.hasProposals(for: first, jia) == false)
    }
}
