import Casework
import Law
import Testing

@Suite struct DatedClockTests {
    /// Three days as the pack says; five from Monday 9 March 2026, by another article.
    private static let clock: Clock = {
        var clock = Sample.clock("review", 3, .days, .act)
        clock.later = [
            Clock.Version(
                from: CivilDate(2026, 3, 9), period: StatutoryPeriod(5, .days, source: "TR310 art. 8"),
                confidence: .press, extensions: [], release: 1),
            Clock.Version(
                from: CivilDate(2026, 3, 16), period: StatutoryPeriod(7, .days, source: "TR310 art. 8"),
                confidence: .verified, extensions: [], release: 2),
        ]
        return clock
    }()

    private static let procedure = Sample.procedure(stages: [
        Sample.stage(
            "assessed",
            [
                Sample.action("ask", by: "case-officer") { $0.starts = [clock] },
                Sample.action("answer", by: "case-officer") {
                    $0.stops = [clock]
                    $0.goesTo = "closed"
                },
            ])
    ])

    private func story() throws -> Story {
        let clocks = [DatedClockTests.clock]
        let made = DatedClockTests.procedure
        return try Story(
            Procedure(
                name: made.name, title: made.title, inForceFrom: made.inForceFrom, inForceTo: nil,
                basis: made.basis, opening: made.opening, bodies: made.bodies, roles: made.roles,
                facts: made.facts, clocks: clocks, papers: made.papers, stages: made.stages,
                anywhere: made.anywhere, notices: [], isReviewed: false))
    }

    @Test(arguments: [
        (8, 11, "TR310 art. 5 para. 2"), (9, 14, "TR310 art. 8"), (10, 15, "TR310 art. 8"),
        (15, 20, "TR310 art. 8"), (16, 23, "TR310 art. 8"), (17, 24, "TR310 art. 8"),
    ])
    func `a clock runs by the law of the day on which it starts`(
        day: Int, alarm: Int, source: String
    ) throws {
        var story = try story()

        let events = try story.act("ask", by: World.wang, at: at(day, 10))

        let started = events.compactMap { event -> (PeriodEnd, Citation)? in
            if case .clockStarted(_, _, _, let end, let source) = event { (end, source) } else { nil }
        }
        #expect(started.map(\.1.description) == [source])
        if case .day(let first, _, _)? = started.first?.0 {
            #expect(first == CivilDate(2026, 3, alarm))
        } else {
            Issue.record("a clock of days ends on a day")
        }
    }

    @Test func `a clock that began before keeps its number when the calendar is counted anew`() throws {
        var story = try story()
        try story.act("ask", by: World.wang, at: at(8, 10))
        let before = story.end(of: "review")

        let events = story.procedure.rebase(
            story.file, by: DeadlineTable(story.calendar), because: "calendar-loaded")

        #expect(events == [])
        #expect(story.file.run(of: "review")?.reckoning(DatedClockTests.clock).period.length == 3)
        #expect(before != nil)
    }

    @Test func `a clock that began under a release that reaches back is counted anew`() throws {
        var story = try story()
        var file = story.file
        try story.act("ask", by: World.wang, at: at(9, 10))
        file = story.file
        let plain = Sample.clock("review", 3, .days, .act)
        let old = plain.period.end(from: at(9, 10), on: story.calendar)
        file.apply(.clockRebased("review", run: 1, end: old, because: "test"))

        let events = story.procedure.rebase(file, by: DeadlineTable(story.calendar), because: "law-released")

        let end = story.end(of: "review")
        #expect(end != nil && end != old)
        #expect(events == end.map { [.clockRebased("review", run: 1, end: $0, because: "law-released")] })
    }

    @Test func `what a clock is called and how it starts does not change with the law`() {
        let clock = DatedClockTests.clock

        #expect(clock.inForce(on: CivilDate(2026, 3, 8)) == clock)
        #expect(clock.inForce(on: CivilDate(2026, 3, 9)).title == clock.title)
        #expect(clock.inForce(on: CivilDate(2026, 3, 9)).confidence == .press)
        #expect(clock.inForce(on: CivilDate(2026, 3, 20)).version(on: CivilDate(2026, 3, 20))?.release == 2)
    }
}
