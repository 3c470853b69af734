import Casework
import Law
import Testing

@Suite struct RunTests {
    private func underReview() throws -> Story {
        var story = try Story(facts: Sample.ready)
        try story.act("submit", by: World.wang, at: at(2, 10))
        try story.act("sign", by: World.li, at: at(2, 11), terms: ["documents": ["report"]])
        try story.act("approve", by: World.zhao, at: at(3, 10))
        return story
    }

    // Two runs of one clock.

    @Test func `a clock started while it runs opens a second run, and acts then ask which`() throws {
        var story = try underReview()
        try story.act("call-again", by: World.chen, at: at(4, 9))

        #expect(
            story.refusal("answer", by: World.chen, at: at(5, 9)) == .runNotNamed("review", runs: [1, 2]))
        try story.act("answer", by: World.chen, at: at(5, 9), ["run": .count(2)])
        #expect(story.state(of: "review", run: 1) == .running)
        #expect(story.state(of: "review", run: 2) == .stopped)
        #expect(story.refusal("answer", by: World.chen, at: at(5, 10)) == nil)
    }

    @Test func `an act that leads on answers every run`() throws {
        var story = try underReview()
        story.lay("refusal-notice")
        try story.act("call-again", by: World.chen, at: at(4, 9))

        try story.act("refuse", by: World.chen, at: at(5, 9))

        #expect(story.file.openRuns(of: "review").isEmpty)
    }

    // Extensions.

    @Test func `an extension gives its ground`() throws {
        let story = try underReview()

        #expect(
            story.refusal("extend", by: World.chen, at: at(4, 9))
                == .fieldsInvalid([.init("ground", .required)]))
    }

    @Test func `an extension counts from the same event`() throws {
        var story = try underReview()

        try story.act("extend", by: World.chen, at: at(6, 23), ["ground": World.text("a")])

        #expect(story.end(of: "review") == both(13))
    }

    @Test func `a period that has run out is not extended`() throws {
        let story = try underReview()

        #expect(
            story.refusal("extend", by: World.chen, at: at(7, 0), ["ground": World.text("a")])
                == .rightLapsed("review", on: both(6)))
    }

    @Test func `the longest extension counts when the head of the police has signed`() throws {
        var story = try underReview()
        try story.act("extend", by: World.chen, at: at(4, 9), ["ground": World.text("a")])
        try story.act("extend", by: World.chen, at: at(5, 9), ["ground": World.text("b")])

        #expect(story.end(of: "review") == both(13))
        #expect(
            story.refusal("extend", by: World.chen, at: at(5, 10), ["ground": World.text("c")])
                == .signatureMissing(["review"], role: "police-head"))
        try story.act("sign", by: World.gao, at: at(5, 11), terms: ["documents": ["review"]])
        #expect(story.end(of: "review") == .day(alarm: CivilDate(2026, 4, 2), last: CivilDate(2026, 4, 2)))
        #expect(
            story.refusal("extend", by: World.chen, at: at(6, 9), ["ground": World.text("c")])
                == .noExtensionLeft("review"))
    }

    @Test func `a signature that comes after the last day extends nothing`() throws {
        var story = try underReview()
        try story.act(
            "extend", by: World.chen, at: at(4, 9), ["ground": World.text("a"), "extension": .count(2)])

        #expect(story.refusal("sign", by: World.gao, at: at(6, 9), terms: ["documents": ["review"]]) == nil)
        #expect(
            story.refusal("sign", by: World.gao, at: at(7, 0), terms: ["documents": ["review"]])
                == .rightLapsed("review", on: both(6)))
    }

    // Suspensions.

    @Test func `two grounds hold a clock until both are taken back`() throws {
        var story = try Story()
        // 90 days from 2 March: the last is 31 May, a Sunday.
        #expect(
            story.end(of: "decision") == .day(alarm: CivilDate(2026, 5, 31), last: CivilDate(2026, 6, 1)))

        try story.act("suspend-for-appraisal", by: World.wang, at: at(9, 9))
        try story.act("suspend-for-hearing", by: World.wang, at: at(11, 9))
        try story.act("appraisal-done", by: World.wang, at: at(16, 9))
        #expect(story.state(of: "decision") == .suspended)
        #expect(story.end(of: "decision") == nil)

        try story.act("hearing-done", by: World.wang, at: at(20, 9))
        #expect(story.state(of: "decision") == .running)
        // 6 days were counted before the 9th; the other 84 run from the 21st.
        #expect(
            story.end(of: "decision") == .day(alarm: CivilDate(2026, 6, 12), last: CivilDate(2026, 6, 12)))
    }

    @Test func `a clock that is held does not run out`() throws {
        var story = try Story()
        try story.act("suspend-for-appraisal", by: World.wang, at: at(9, 9))

        #expect(story.round(at: at(1, 9, month: 12)) == [])
        #expect(story.state(of: "decision") == .suspended)
    }

    @Test func `what has run out is not suspended`() throws {
        var story = try Story()

        let events = try story.act("suspend-for-appraisal", by: World.wang, at: at(2, 9, month: 6))

        #expect(events.contains(.clockRanOut("decision", run: 1, effect: .breach)))
        #expect(story.state(of: "decision") == .breached)
        #expect(story.end(of: "decision") != nil)
    }

    // Calendars.

    @Test func `without the notice of a year the day is provisional, and nobody loses by it`() throws {
        var story = try Story(Sample.transfer, facts: Sample.ready, calendar: World.calendar(2025))
        try story.act("submit", by: World.wang, at: at(2, 10))

        #expect(story.end(of: "approval")?.isProvisional == true)
        #expect(story.round(at: at(20, 9)) == [])
    }

    @Test func `a calendar that is loaded moves the days, once`() throws {
        // 30 days from 2 September: 2 October, inside the National Day holiday.
        var story = try Story(at: at(2, 9, month: 9), calendar: World.calendar(2025))
        try story.act("seize", by: World.wang, at: at(2, 10, month: 9))
        let published = try World.calendar()
        #expect(
            story.end(of: "seizure")
                == .day(alarm: CivilDate(2026, 10, 2), last: CivilDate(2026, 10, 2), isProvisional: true))

        let events = story.procedure.rebase(story.file, by: DeadlineTable(published), because: "2026")
        for event in events { story.file.apply(event) }

        #expect(
            story.end(of: "seizure") == .day(alarm: CivilDate(2026, 10, 8), last: CivilDate(2026, 10, 8)))
        #expect(events.count == 2)
        #expect(story.procedure.rebase(story.file, by: DeadlineTable(published), because: "2026") == [])
    }
}
