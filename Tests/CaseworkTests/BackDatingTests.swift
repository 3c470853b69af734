import Casework
import Law
import Testing

@Suite struct BackDatingTests {
    private func refused() throws -> Story {
        var story = try Story(facts: Sample.ready)
        try story.act("submit", by: World.wang, at: at(2, 10))
        try story.act("sign", by: World.li, at: at(2, 11), terms: ["documents": ["report"]])
        return story
    }

    @Test func `an act of yesterday is not taken without a filed proof`() throws {
        let story = try refused()

        #expect(
            story.refusal("approve", by: World.zhao, at: at(3, 10), recorded: at(4, 10))
                == .backDated(to: at(3, 10), earliest: nil))
    }

    @Test func `a proof carries an act back to the stage it belongs to, and no further`() throws {
        var story = try refused()
        story.lay("proof-of-service")

        #expect(story.refusal("approve", by: World.zhao, at: at(2, 10), recorded: at(4, 10)) == nil)
        #expect(
            story.refusal("approve", by: World.zhao, at: at(2, 9, 59), recorded: at(4, 10))
                == .backDated(to: at(2, 9, 59), earliest: at(2, 10)))
    }

    @Test func `two minutes between the click and the recording are no back-dating`() throws {
        let story = try refused()

        #expect(story.refusal("approve", by: World.zhao, at: at(3, 10), recorded: at(3, 10, 2)) == nil)
        #expect(
            story.refusal("approve", by: World.zhao, at: at(3, 10), recorded: at(3, 10, 3))?.kind
                == "back-dated")
    }

    @Test func `answered in time and recorded late, and the breach that was raised stays`() throws {
        var story = try refused()
        story.lay("proof-of-service")
        story.round(at: at(6, 9))

        let events = try story.act("approve", by: World.zhao, at: at(5, 10), recorded: at(6, 10))

        #expect(events.contains(.answeredInTimeRecordedLate("approval", run: 1)))
        #expect(!events.contains(.clockRanOut("approval", run: 1, effect: .breach)))
        #expect(story.state(of: "approval") == .breached)
        #expect(story.file.run(of: "approval")?.wasAnsweredInTime == true)
    }

    @Test func `recorded late before any round saw it is no breach`() throws {
        var story = try refused()
        story.lay("proof-of-service")

        try story.act("approve", by: World.zhao, at: at(5, 10), recorded: at(6, 10))

        #expect(story.state(of: "approval") == .stopped)
        #expect(story.file.run(of: "approval")?.wasAnsweredInTime == true)
    }

    @Test func `a right used in time is not lost because the proof came late`() throws {
        var story = try refused()
        story.lay("refusal-notice", "proof-of-service")
        try story.act("approve", by: World.zhao, at: at(3, 10))
        try story.act("refuse", by: World.chen, at: at(4, 9))
        try story.act(
            "record-receipt", by: World.wang, at: at(4, 10), terms: ["document": ["refusal-notice"]])
        story.round(at: at(10, 9))
        #expect(story.state(of: "ask-again") == .lapsed)

        #expect(story.refusal("ask-again", by: World.wang, at: at(10, 9))?.kind == "right-lapsed")
        let events = try story.act("ask-again", by: World.wang, at: at(9, 9), recorded: at(10, 9))

        #expect(events.contains(.answeredInTimeRecordedLate("ask-again", run: 1)))
        #expect(story.state(of: "ask-again") == .lapsed)
    }

    // Receipts.

    private func served() throws -> Story {
        var story = try refused()
        story.lay("refusal-notice")
        try story.act("approve", by: World.zhao, at: at(3, 10))
        try story.act("refuse", by: World.chen, at: at(4, 9))
        return story
    }

    @Test func `the receipt of an earlier day needs its proof`() throws {
        let story = try served()
        let day: [String: Fact] = ["day": .day(CivilDate(2026, 3, 5))]
        let receipt = ["document": ["refusal-notice"]]

        #expect(
            story.refusal("record-receipt", by: World.wang, at: at(6, 9), day, terms: receipt)
                == .backDated(to: Instant.endOf(CivilDate(2026, 3, 5)), earliest: nil))
        #expect(
            story.refusal(
                "record-receipt", by: World.wang, at: at(6, 9), day,
                terms: receipt.merging(["proof": ["p-1"]]) { $1 }) == nil)
    }

    @Test func `the clock runs from the day of the receipt, not of its recording`() throws {
        var story = try served()

        try story.act(
            "record-receipt", by: World.wang, at: at(6, 9), ["day": .day(CivilDate(2026, 3, 5))],
            terms: ["document": ["refusal-notice"], "proof": ["p-1"], "method": ["mail"]])

        #expect(
            story.end(of: "ask-again") == .day(alarm: CivilDate(2026, 3, 8), last: CivilDate(2026, 3, 9)))
    }

    @Test(arguments: [
        (3, "back-dated"), (7, "invalid"),
    ])
    func `nothing is received before it was served, nor tomorrow`(day: Int, kind: String) throws {
        let story = try served()

        let refusal = story.refusal(
            "record-receipt", by: World.wang, at: at(6, 9), ["day": .day(CivilDate(2026, 3, day))],
            terms: ["document": ["refusal-notice"], "proof": ["p-1"]])

        #expect(refusal?.kind == kind)
    }

    @Test(
        arguments: [
            (["document": ["report"]], "document"), ([:], "document"),
            (["document": ["refusal-notice"], "of": ["procuratorate"]], "document"),
            (["document": ["refusal-notice"], "method": ["pigeon"]], "method"),
        ] as [([String: [String]], String)])
    func `a receipt says what was received, of whom and how`(terms: [String: [String]], field: String) throws
    {
        let refusal = try served().refusal("record-receipt", by: World.wang, at: at(6, 9), terms: terms)

        #expect(refusal?.kind == "invalid" && refusal?.names == [field])
    }

    @Test func `a receipt is recorded once`() throws {
        var story = try served()
        let receipt = ["document": ["refusal-notice"]]
        try story.act("record-receipt", by: World.wang, at: at(5, 9), terms: receipt)

        #expect(
            story.refusal("record-receipt", by: World.wang, at: at(6, 9), terms: receipt)?.kind == "invalid")
    }
}
