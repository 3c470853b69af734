import Casework
import Law
import Testing

@Suite struct ClockTests {
    /// Reported on Monday 2 March, so that the head has until the 5th.
    private func reported() throws -> Story {
        var story = try Story(facts: Sample.ready)
        try story.act("submit", by: World.wang, at: at(2, 10))
        try story.act("sign", by: World.li, at: at(2, 11), terms: ["documents": ["report"]])
        return story
    }

    private func underReview() throws -> Story {
        var story = try reported()
        try story.act("approve", by: World.zhao, at: at(3, 10))
        return story
    }

    @Test func `a paper served on one's own head is received with the act`() throws {
        let story = try reported()

        #expect(story.end(of: "approval") == both(5))
        #expect(story.file.services.first?.receipt?.method == .inHouse)
    }

    @Test(arguments: [(4, 10, ClockRun.State.stopped), (5, 23, .stopped), (6, 0, .breached)])
    func `the head decides until 24 o'clock of the third day`(
        day: Int, hour: Int, state: ClockRun.State
    ) throws {
        var story = try reported()

        try story.act("approve", by: World.zhao, at: at(day, hour))

        #expect(story.state(of: "approval") == state)
        #expect(story.file.run(of: "approval")?.isOpen == false)
    }

    @Test func `a breach is found once, by the round or by the act`() throws {
        var story = try reported()

        #expect(story.round(at: at(5, 23, 59)) == [])
        #expect(story.round(at: at(6, 0)) == [.clockRanOut("approval", run: 1, effect: .breach)])
        #expect(story.round(at: at(7, 0)) == [])
        let events = try story.act("approve", by: World.zhao, at: at(9, 10))
        #expect(!events.contains(.clockRanOut("approval", run: 1, effect: .breach)))
        #expect(story.state(of: "approval") == .breached)
    }

    @Test func `an act after the last day is a breach though no round has seen it`() throws {
        var story = try reported()

        let events = try story.act("approve", by: World.zhao, at: at(6, 8))

        #expect(events.contains(.clockRanOut("approval", run: 1, effect: .breach)))
    }

    @Test(arguments: [(4, 10, 0, false), (4, 11, 0, false), (4, 11, 1, true)])
    func `twenty-four hours end with the first full hour after them`(
        day: Int, hour: Int, minute: Int, isLate: Bool
    ) throws {
        var story = try underReview()

        story.round(at: at(day, hour, minute))

        #expect((story.state(of: "dispatch") == .breached) == isLate)
        #expect((story.state(of: "forwarding") == .late) == isLate)
    }

    @Test func `a target is shown and never breached`() throws {
        var story = try Story()
        try story.act("assess", by: World.wang, at: at(2, 10), ["team-size": .count(2)])

        #expect(story.end(of: "goal") == both(3))
        #expect(story.round(at: at(20, 10)) == [])
        #expect(story.state(of: "goal") == .running)
    }

    @Test func `a measure ends by itself, and that is no breach`() throws {
        var story = try Story()
        try story.act("seize", by: World.wang, at: at(2, 10))

        #expect(story.end(of: "seizure") == both(1, month: 4))
        #expect(story.round(at: at(1, 23, month: 4)) == [])
        #expect(
            story.round(at: at(2, 0, month: 4)) == [.clockRanOut("seizure", run: 1, effect: .endsMeasure)])
        #expect(story.state(of: "seizure") == .measureEnded)
    }

    @Test(arguments: [(11, 0), (12, 0), (13, 1)])
    func `a notice is due seven working days before the hearing`(day: Int, count: Int) throws {
        var story = try Story()
        try story.act("assess", by: World.wang, at: at(2, 10), ["heard-on": .day(CivilDate(2026, 3, 23))])

        #expect(story.end(of: "notice") == both(12))
        #expect(story.round(at: at(day, 9)).count == count)
    }

    @Test func `a clock that waits for a paper starts with its receipt`() throws {
        var story = try underReview()
        story.lay("refusal-notice")
        try story.act("refuse", by: World.chen, at: at(4, 9))

        #expect(story.state(of: "ask-again") == nil)
        #expect(story.file.awaitingReceipt["ask-again"] == "refusal-notice")
        try story.act("record-receipt", by: World.wang, at: at(5, 9), terms: ["document": ["refusal-notice"]])
        #expect(story.end(of: "ask-again") == .day(alarm: CivilDate(2026, 3, 8), last: CivilDate(2026, 3, 9)))
        #expect(story.file.awaitingReceipt.isEmpty)
    }

    @Test func `a clock that runs until a receipt stops with it`() throws {
        var story = try underReview()
        story.lay("refusal-notice")
        try story.act("refuse", by: World.chen, at: at(4, 9))
        #expect(story.state(of: "service") == .running)

        try story.act("record-receipt", by: World.wang, at: at(5, 9), terms: ["document": ["refusal-notice"]])

        #expect(story.state(of: "service") == .stopped)
    }

    @Test(arguments: [(9, 9, true), (9, 23, true), (10, 0, false)])
    func `a right is used until its last day, by the later reading, and lapses after it`(
        day: Int, hour: Int, isOpen: Bool
    ) throws {
        var story = try underReview()
        story.lay("refusal-notice")
        try story.act("refuse", by: World.chen, at: at(4, 9))
        try story.act("record-receipt", by: World.wang, at: at(5, 9), terms: ["document": ["refusal-notice"]])

        let refusal = story.refusal("ask-again", by: World.wang, at: at(day, hour))

        #expect(refusal?.kind == (isOpen ? nil : "right-lapsed"))
        #expect(
            story.refusal("take-back", by: World.wang, at: at(day, hour))?.kind
                == (isOpen ? "rule-not-met" : nil))
    }

    @Test func `what is open after a clock is not open before it started`() throws {
        var story = try underReview()
        story.lay("refusal-notice")
        try story.act("refuse", by: World.chen, at: at(4, 9))

        #expect(story.refusal("take-back", by: World.wang, at: at(5, 9)) == .clockNotRunning("ask-again"))
    }

    @Test func `what has become moot was never late, but a breach stays`() throws {
        var story = try underReview()
        story.lay("refusal-notice")
        story.round(at: at(9, 9))
        #expect(story.state(of: "forwarding") == .late)
        #expect(story.state(of: "review") == .breached)

        try story.act("pass-on", by: World.chen, at: at(9, 10), ["competent": .agency("daowai-police")])

        #expect(story.state(of: "review", run: 1) == .breached)
        #expect(story.file.clocks.first { $0.clock == "review" && $0.run == 1 }?.isOpen == false)
        #expect(story.state(of: "review", run: 2) == .running)
        #expect(story.file.bodies["receiving-police"] == "daowai-police")
    }

    @Test func `the end of a file ends its clocks`() throws {
        var story = try underReview()
        story.lay("refusal-notice")
        try story.act("seize", by: World.wang, at: at(3, 12))
        try story.act("refuse", by: World.chen, at: at(4, 9))
        try story.act("record-receipt", by: World.wang, at: at(4, 9), terms: ["document": ["refusal-notice"]])

        let events = try story.act("take-back", by: World.wang, at: at(10, 9))

        #expect(events.last == .ended("refused-final"))
        #expect(story.file.clocks.allSatisfy { !$0.isOpen })
        #expect(story.state(of: "seizure") == .dropped)
        #expect(story.round(at: at(30, 9, month: 6)) == [])
    }
}
