import Casework
import Law
import Testing

@Suite struct LinkedFileTests {
    @Test func `goods are free while nothing was sent, and bound while the transfer is open`() throws {
        var story = try Story()

        #expect(story.refusal("release", by: World.wang, at: at(2, 10)) == nil)
        let events = try story.act("open-transfer", by: World.wang, at: at(2, 11), child: "230102-2026-00002")
        #expect(events.last == .linkedFileOpened("transfer-to-police", "230102-2026-00002"))
        #expect(
            story.refusal("release", by: World.wang, at: at(2, 12))
                == .waitsForLinkedFile("transfer-to-police", outcomes: ["none", "refused-final"]))
    }

    @Test(arguments: [("refused-final", true), ("filed", false)])
    func `the outcome of the child decides`(outcome: Name<Outcome>, isOpen: Bool) throws {
        var story = try Story()
        try story.act("open-transfer", by: World.wang, at: at(2, 11), child: "230102-2026-00002")

        story.file.apply(.linkedFileEnded("transfer-to-police", "230102-2026-00002", outcome))

        #expect((story.refusal("release", by: World.wang, at: at(2, 12)) == nil) == isOpen)
        #expect(story.file.facts["linked.transfer-to-police"] == .choice(outcome.description))
        #expect(story.file.linked.count == 1)
    }

    @Test(arguments: [("refused-final", true), ("filed", false)])
    func `a file that took over the outcome as a fact knows it without the link`(
        outcome: String, isOpen: Bool
    ) throws {
        let story = try Story(facts: ["linked.transfer-to-police": .choice(outcome)])

        #expect((story.refusal("release", by: World.wang, at: at(2, 12)) == nil) == isOpen)
    }

    @Test func `a child that this office never opened, and whose end comes by message, is known`() throws {
        var story = try Story()

        story.file.apply(.linkedFileEnded("transfer-to-police", "230103-2026-00009", "filed"))

        #expect(story.file.linked.map(\.number) == ["230103-2026-00009"])
        #expect(story.refusal("release", by: World.wang, at: at(2, 12))?.kind == "rule-not-met")
    }

    @Test func `a file opens with its bodies, its facts, its secrets and its clocks`() throws {
        let opened = OpenedFile(
            procedure: "transfer-to-police", version: "2020-08-07", number: "230102-2026-00003",
            agency: World.bureau, area: "230102", bodies: ["sending-agency": World.bureau],
            parent: "230102-2026-00001", parentProcedure: "lead-review", at: World.monday)

        let events = Sample.transfer.open(
            opened, facts: ["team-size": .count(2)], sealedRecords: ["reporter"],
            calendar: try World.calendar())
        let file = CaseFile(folding: events)

        #expect(file.stage == "assessed" && file.number == "230102-2026-00003")
        #expect(file.facts["team-size"] == .count(2) && file.facts["agency-area"] == .division("230102"))
        #expect(file.sealedRecords == ["reporter"])
        #expect(file.clocks.map(\.clock) == ["decision"])
        #expect(file.participants.map(\.role) == ["sending-agency"])
    }
}
