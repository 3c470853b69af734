import Casework
import Law
import Testing

@Suite struct FourEyesTests {
    private static let stages = [
        Sample.stage(
            "assessed",
            [
                Sample.action("propose", by: "case-officer") {
                    $0.needs = Sample.of(Sample.papers, "refusal-notice")
                    $0.goesTo = "waiting"
                }
            ]),
        Sample.stage(
            "waiting",
            [
                Sample.action("revise", by: "case-officer") { $0.needs = Sample.of(Sample.papers, "report") },
                Sample.action("approve", by: "case-officer") {
                    $0.notBy = ["propose", "revise"]
                    $0.unchangedSince = ["refusal-notice": ["propose", "revise"]]
                    $0.goesTo = "closed"
                },
            ]),
    ]

    private func proposed() throws -> Story {
        var story = try Story(Sample.procedure(stages: FourEyesTests.stages))
        story.lay("refusal-notice")
        try story.act("propose", by: World.wang, at: at(2, 10))
        return story
    }

    @Test func `who proposed does not sign`() throws {
        let story = try proposed()

        #expect(story.refusal("approve", by: World.wang, at: at(2, 11)) == .sameHand(after: "propose"))
        #expect(story.refusal("approve", by: World.li, at: at(2, 11)) == nil)
    }

    @Test func `whoever had a hand in it does not sign, one after the other`() throws {
        var story = try proposed()
        story.lay("report")
        try story.act("revise", by: World.li, at: at(2, 11))

        #expect(story.refusal("approve", by: World.wang, at: at(2, 12)) == .sameHand(after: "propose"))
        #expect(story.refusal("approve", by: World.li, at: at(2, 12)) == .sameHand(after: "revise"))
    }

    @Test func `a paper that was exchanged is not signed until the act before has seen it`() throws {
        var story = try proposed()
        story.lay("refusal-notice")

        #expect(
            story.refusal("approve", by: World.li, at: at(2, 12))
                == .paperChanged("refusal-notice", since: "propose"))

        story.lay("report")
        try story.act("revise", by: World.wang, at: at(2, 13))
        #expect(story.refusal("approve", by: World.li, at: at(2, 14)) == nil)
    }

    @Test func `another paper changes nothing`() throws {
        var story = try proposed()
        story.lay("report")

        #expect(story.refusal("approve", by: World.li, at: at(2, 12)) == nil)
    }

    @Test func `the offer of acts knows that another hand is needed`() throws {
        let story = try proposed()
        let approve = try #require(story.procedure.actions(in: "waiting").first { $0.name == "approve" })

        let bar = story.procedure.bar(to: approve, by: World.wang, on: story.file, at: at(2, 11))

        #expect(bar == .sameHand(after: "propose"))
        #expect(Refusal.sameHand(after: "propose").kind == "signature-missing")
        #expect(Refusal.paperChanged("report", since: "test").kind == "rule-not-met")
    }

    @Test func `what an effect records is recorded, and what it makes is filed`() throws {
        let stage = Sample.stage(
            "assessed",
            [
                Sample.action("test", by: "case-officer") {
                    $0.effect = .runRuleTests
                    $0.goesTo = "closed"
                }
            ])
        let story = try Story(Sample.procedure(stages: [stage]))
        let report = World.paper("test-report")
        let act = Act(
            "test", by: World.wang, at: at(2, 10), fields: ["tests": .choice("passed")], papers: [report])

        let events = try story.procedure.decide(act, on: story.file, calendar: story.calendar)

        #expect(events.contains(.factRecorded("tests", .choice("passed"))))
        #expect(events.contains(.documentFiled(report)))
    }
}
