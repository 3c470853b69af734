import Casework
import Law
import Testing

/// Clocks that depend on more than their period: a condition, a term that a paper states, a paper that they serve.
@Suite struct ClockTermTests {
    private static let isLarge = Rule("large", source: "TR310 art. 3", reads: ["turnover"]) {
        facts throws(Facts.Missing) in
        try facts(Field<Money>("turnover")) > Money(yuan: 1000) ? .met : .unmet(because: Reason("not-stated"))
    }

    private static let reply: Clock = {
        var clock = Sample.clock("reply", 1, .months, .act)
        clock.shortenedBy = "team-size"
        return clock
    }()

    private static let announced: Clock = {
        var clock = Sample.clock("announced", 10, .days, .act, .deemedServed)
        clock.deems = "report"
        return clock
    }()

    private static let payment = Sample.clock("payment", 15, .days, .receiptOf("report"), .marksLate)
    private static let small = Sample.clock("small", 3, .days, .act)
    private static let large: Clock = {
        var clock = Sample.clock("large", 3, .days, .act)
        clock.condition = isLarge
        return clock
    }()

    private static let clocks = [reply, announced, payment, small, large]

    private func story() throws -> Story {
        let report = try #require(Sample.papers["report"])
        let stage = Sample.stage(
            "assessed",
            [
                Sample.action("ask", by: "case-officer") {
                    $0.records = Sample.of(Sample.facts, "team-size")
                    $0.starts = [Self.reply]
                },
                Sample.action("announce", by: "case-officer") {
                    $0.drafts = [report]
                    $0.serves = [.init(document: "report", to: "party.respondent")]
                    $0.starts = [Self.announced, Self.payment]
                },
                Sample.action("measure", by: "case-officer") {
                    $0.records = Sample.of(Sample.facts, "turnover")
                    $0.starts = [Self.small, Self.large]
                },
                Sample.action("after-both", by: "case-officer") {
                    $0.after = [Self.small, Self.large]
                    $0.goesTo = "closed"
                },
            ])
        let made = Sample.procedure(stages: [stage])
        return try Story(
            Procedure(
                name: made.name, title: made.title, inForceFrom: made.inForceFrom, inForceTo: nil,
                basis: made.basis, opening: made.opening, bodies: made.bodies, roles: made.roles,
                facts: made.facts, clocks: Self.clocks, papers: made.papers, stages: made.stages,
                anywhere: made.anywhere, notices: [], isReviewed: false))
    }

    @Test(arguments: [0, -1, 10_000]) func `a paper states at least one day`(days: Int) throws {
        let refusal = try story().refusal("ask", by: World.wang, at: at(9, 10), ["team-size": .count(days)])

        #expect(refusal == .fieldsInvalid([.init("team-size", .range)]))
    }

    @Test(arguments: [(1, 10), (10, 19), (29, 7), (30, 8), (31, 9), (32, 9), (90, 9)])
    func `fewer days shorten a clock, and more do not lengthen it`(days: Int, last: Int) throws {
        var story = try story()

        try story.act("ask", by: World.wang, at: at(9, 10), ["team-size": .count(days)])

        #expect(story.end(of: "reply") == both(last, month: days < 29 ? 3 : 4))
        #expect((story.file.run(of: "reply")?.shortened != nil) == (days < 31))
    }

    @Test func `what an earlier paper stated does not bind the next`() throws {
        var story = try story()

        try story.act("ask", by: World.wang, at: at(9, 10), ["team-size": .count(10)])
        try story.act("ask", by: World.wang, at: at(9, 11))

        #expect(story.end(of: "reply") == both(9, month: 4))
    }

    @Test func `nobody records by hand that a public notice is over`() throws {
        var story = try story()
        try story.act("announce", by: World.wang, at: at(9, 10))

        let refusal = story.refusal(
            "record-receipt", by: World.wang, at: at(12, 10),
            terms: ["document": ["report"], "method": ["public-notice"]])

        #expect(refusal == .clockStillRuns("announced", until: both(19)))
    }

    @Test func `a paper counts as received when the notice is over, and its clocks run from that day`() throws
    {
        var story = try story()
        try story.act("announce", by: World.wang, at: at(9, 10))

        #expect(story.round(at: at(19, 23)).isEmpty)
        #expect(story.file.services.first?.receipt == nil)

        story.round(at: at(20, 1))

        #expect(story.state(of: "announced") == .deemedServed)
        #expect(story.file.services.first?.receipt?.method == .publicNotice)
        #expect(story.file.services.first?.receipt?.day == CivilDate(2026, 3, 19))
        #expect(story.end(of: "payment") == both(3, month: 4))
        #expect(story.round(at: at(20, 2)).isEmpty)
    }

    @Test func `the last day of a public notice does not move over a day off`() throws {
        var story = try story()

        try story.act("announce", by: World.wang, at: at(11, 10))

        #expect(story.end(of: "announced") == both(21))
    }

    @Test func `a receipt before the end of the notice is the one that counts`() throws {
        var story = try story()
        try story.act("announce", by: World.wang, at: at(9, 10))
        try story.act("record-receipt", by: World.wang, at: at(10, 10), terms: ["document": ["report"]])

        let events = story.round(at: at(20, 1))

        #expect(events == [.clockRanOut("announced", run: 1, effect: .deemedServed)])
        #expect(story.file.services.first?.receipt?.day == CivilDate(2026, 3, 10))
    }

    @Test func `a condition that the file does not answer refuses the act`() throws {
        let refusal = try story().refusal("measure", by: World.wang, at: at(9, 10))

        guard case .ruleNotMet(let finding)? = refusal else {
            Issue.record("\(String(describing: refusal))")
            return
        }
        #expect(finding.missing == ["turnover"])
    }

    @Test(arguments: [(1000, 1), (1001, 2)])
    func `a clock starts where its condition holds, and is not waited for where it does not`(
        yuan: Int, running: Int
    ) throws {
        var story = try story()

        try story.act("measure", by: World.wang, at: at(9, 10), ["turnover": .money(Money(yuan: yuan))])

        #expect(story.file.clocks.count == running)
        #expect(story.refusal("after-both", by: World.wang, at: at(12, 10)) != nil)
        #expect(story.refusal("after-both", by: World.wang, at: at(13, 10)) == nil)
    }

    @Test func `an act that waits for a clock whose condition is met and that never ran is refused`() throws {
        var story = try story()
        try story.act("measure", by: World.wang, at: at(9, 10), ["turnover": .money(Money(yuan: 1))])
        story.file.apply(.factRecorded("turnover", .money(Money(yuan: 2000))))

        #expect(story.refusal("after-both", by: World.wang, at: at(13, 10)) == .clockNotRunning("large"))
    }
}
