import Casework
import Law
import Testing

@Suite struct `A file of two matters is made two, and no day is gained` {
    private static let half: CaseNumber = "230102-2026-00009"
    private static let reason: [String: Fact] = ["reason": World.text("the second shop goes to its own file")]
    private static let another = ["respondent": ["another shop"]]

    /// A story that keeps its pages.
    private struct Told {
        var story: Story
        var pages: [CaseEvent]

        init(_ procedure: Procedure = Sample.transfer) throws {
            story = try Story(procedure)
            let opening = try #require(story.file.opening)
            pages = procedure.open(opening, calendar: story.calendar)
        }

        mutating func act(
            _ name: Name<Action>, by officer: Officer = World.wang, at moment: Instant,
            _ fields: [String: Fact] = [:], terms: [String: [String]] = [:]
        ) throws {
            pages += try story.act(name, by: officer, at: moment, fields, terms: terms)
        }

        mutating func happen(_ events: CaseEvent...) {
            for event in events { story.file.apply(event) }
            pages += events
        }

        mutating func round(at moment: Instant) { pages += story.round(at: moment) }

        /// The new file, as the office would open it.
        mutating func split(at moment: Instant) throws -> Story {
            pages += try story.act("split", by: World.wang, at: moment, reason, child: half)
            let because = TextReference(id: "t", digest: "d")
            var other = story
            other.file = CaseFile(
                folding: story.procedure.carried(pages, of: story.file, to: half, because: because) { $0 })
            return other
        }
    }

    private func refusal(
        _ told: Told, by officer: Officer = World.wang, _ fields: [String: Fact] = Self.reason,
        terms: [String: [String]] = [:], child: CaseNumber? = Self.half
    ) -> Refusal? {
        var story = told.story
        do throws(Refusal) {
            try story.act("split", by: officer, at: at(20, 9), fields, terms: terms, child: child)
            return nil
        } catch {
            return error
        }
    }

    @Test func `not by who sees its course alone, nor by who has no part in it`() throws {
        let stranger = Officer("sun", of: "nangang-market-supervision", as: ["case-officer"])

        #expect(refusal(try Told(), by: World.xu)?.kind == "not-your-role")
        #expect(refusal(try Told(), by: stranger)?.kind == "not-your-role")
        #expect(refusal(try Told()) == nil)
    }

    @Test func `not without a reason, and not what the office keeps of itself`() throws {
        #expect(refusal(try Told(), [:]) == .fieldsInvalid([.init("reason", .required)]))
        #expect(refusal(try Told(), child: nil) == .notSplittable(.ofTheOffice))
    }

    @Test func `not on an earlier day than it is recorded`() throws {
        let story = try Told().story
        let refused = story.refusal("split", by: World.wang, at: at(5, 9), recorded: at(9, 9), Self.reason)

        #expect(refused?.kind == "back-dated")
    }

    @Test func `not once it has ended, was joined to another, or took one in`() throws {
        var ended = try Told()
        ended.happen(.ended("refused-final"))
        var joined = try Told()
        joined.happen(.joined(to: "230102-2026-00003", because: TextReference(id: "t", digest: "d")))
        var taking = try Told()
        taking.happen(.tookIn("230102-2026-00003"))

        #expect(refusal(ended) == .notInThisStage("split", stage: "assessed"))
        #expect(refusal(joined) == .joined(to: "230102-2026-00003"))
        #expect(refusal(taking) == .notSplittable(.takesIn))
    }

    @Test func `not while a signature, a receipt or another file is awaited`() throws {
        var signing = try Told()
        signing.happen(.cosignatureAwaited(.init(what: "report", role: "case-officer", firstBy: "wang")))
        var serving = try Told()
        serving.happen(.served("refusal-notice", to: "sending-agency", at: at(3, 9)))
        var waiting = try Told()
        waiting.happen(.clockAwaits("ask-again", "refusal-notice"))
        var linked = try Told()
        linked.happen(.linkedFileOpened("transfer-to-police", "230102-2026-00004"))

        #expect(refusal(signing)?.kind == "signature-missing")
        #expect(refusal(serving) == .notSplittable(.receiptAwaited))
        #expect(refusal(waiting) == .notSplittable(.receiptAwaited))
        #expect(refusal(linked) == .notSplittable(.linkedOpen))
        linked.happen(.linkedFileEnded("transfer-to-police", "230102-2026-00004", "refused-final"))
        #expect(refusal(linked) == nil)
    }

    @Test func `not once it was published, nor with another party for the one that was heard`() throws {
        var published = try Told()
        published.happen(
            .published(
                .init(summary: TextReference(id: "t", digest: "d"), checkedBy: "li", day: at(3, 9).legalDay))
        )
        var served = try Told()
        served.happen(
            .served("report", to: "party.respondent", at: at(3, 9)),
            .receiptRecorded(
                .init(
                    document: "report", of: "party.respondent", method: .direct, day: at(3, 9).legalDay,
                    proof: nil)))

        #expect(refusal(published) == .notSplittable(.published))
        #expect(refusal(served, terms: Self.another) == .notSplittable(.heard))
        #expect(refusal(served) == nil)

        var spoken = try Told()
        spoken.happen(.acted("explain", by: PartyRole.person(of: "respondent"), at: at(3, 9)))
        var known = try Told()
        known.happen(.codeGiven("respondent"))
        #expect(refusal(spoken, terms: Self.another) == .notSplittable(.heard))
        #expect(refusal(known, terms: Self.another) == .notSplittable(.heard))
        #expect(refusal(known) == nil)
        #expect(refusal(try Told(), terms: Self.another) == nil)
    }

    @Test func `both have one opening, one stage, one place and the same people`() throws {
        var told = try Told()
        try told.act("assess", at: at(3, 9), Sample.ready)
        let half = try told.split(at: at(4, 9)).file

        #expect(told.story.file.splitOff == [Self.half] && half.splitFrom == told.story.file.number)
        #expect(half.number == Self.half && half.opening?.at == told.story.file.opening?.at)
        #expect(half.opening?.version == told.story.file.opening?.version)
        #expect(half.stage == told.story.file.stage && half.facts == told.story.file.facts)
        #expect(half.stageEnteredAt == told.story.file.stageEnteredAt)
        #expect(half.bodies == told.story.file.bodies)
        #expect(half.participants == told.story.file.participants)
    }

    @Test func `the day before, the day and the day after are the same in both`() throws {
        var told = try Told()
        var half = try told.split(at: at(20, 9))
        let end = try #require(told.story.end(of: "decision"))

        #expect(half.end(of: "decision") == end)
        #expect(half.file.run(of: "decision")?.started == World.monday)
        for late in [-1, 0] {
            #expect(half.round(at: Instant(end.lastDay + late, 12, 0)).isEmpty)
            #expect(told.story.round(at: Instant(end.lastDay + late, 12, 0)).isEmpty)
        }
        #expect(half.round(at: Instant(end.lastDay + 1, 12, 0)).count == 1)
        #expect(told.story.round(at: Instant(end.lastDay + 1, 12, 0)).count == 1)
    }

    @Test func `a pause goes on in both, and ends on the same day`() throws {
        var told = try Told()
        try told.act("suspend-for-appraisal", at: at(5, 9))
        try told.act("appraisal-done", at: at(9, 9))
        try told.act("suspend-for-hearing", at: at(12, 9))
        var half = try told.split(at: at(20, 9))

        #expect(half.file.clocks == told.story.file.clocks)
        #expect(half.state(of: "decision") == .suspended)
        try half.act("hearing-done", by: World.wang, at: at(23, 9))
        try told.act("hearing-done", at: at(23, 9))
        #expect(half.end(of: "decision") == told.story.end(of: "decision"))
        #expect(half.end(of: "decision") != nil)
    }

    @Test func `a breach stays in the file that missed the day, and what is open still is late in both`()
        throws
    {
        var told = try Told()
        let end = try #require(told.story.end(of: "decision"))
        told.round(at: Instant(end.lastDay + 1, 12, 0))
        var half = try told.split(at: Instant(end.lastDay + 2, 12, 0))

        #expect(told.story.state(of: "decision") == .breached)
        #expect(half.state(of: "decision") == .running && half.end(of: "decision") == end)
        #expect(half.round(at: Instant(end.lastDay + 2, 13, 0)).count == 1)
    }

    @Test func `a right that has lapsed does not revive, and what was answered is counted where it was`()
        throws
    {
        var told = try Told()
        told.happen(
            .stageEntered("refused"),
            .clockStarted(
                "ask-again", run: 1, from: World.monday, end: both(5), source: "TR310 art. 5 para. 2"),
            .clockStopped("decision", run: 1, at: at(3, 9)))
        told.round(at: at(6, 9))
        var half = try told.split(at: at(9, 9))

        #expect(half.refusal("ask-again", by: World.wang, at: at(9, 10))?.kind == "right-lapsed")
        #expect(half.refusal("take-back", by: World.wang, at: at(9, 10)) == nil)
        #expect(half.file.clocks.map(\.wasOverBefore) == [true, true])
        #expect(half.round(at: at(30, 9)).isEmpty)
    }

    @Test func `who proposed in the one does not sign in the other`() throws {
        let stages = [
            Sample.stage(
                "assessed", [Sample.action("propose", by: "case-officer") { $0.goesTo = "waiting" }]),
            Sample.stage(
                "waiting",
                [
                    Sample.action("approve", by: "case-officer") {
                        $0.notBy = ["propose"]
                        $0.goesTo = "closed"
                    }
                ]),
        ]
        var told = try Told(Sample.procedure(stages: stages))
        try told.act("propose", at: at(3, 9))
        let half = try told.split(at: at(4, 9))

        #expect(half.refusal("approve", by: World.wang, at: at(4, 10)) == .sameHand(after: "propose"))
        #expect(half.refusal("approve", by: World.li, at: at(4, 10)) == nil)
    }

    @Test func `what is sealed, codes, own numbers and papers that no act asks for stay where they are`()
        throws
    {
        var told = try Told()
        told.happen(
            .recordSealed("r-1", compartment: "reporter"), .codeGiven("reporter"),
            .numberNoted(World.bureau, "own 7"), .documentFiled(World.paper("refusal-notice")),
            .documentFiled(World.paper("photo")))
        let half = try told.split(at: at(4, 9)).file

        #expect(half.sealed.isEmpty && half.codesGiven.isEmpty && half.ownNumbers.isEmpty)
        #expect(half.papers.map(\.kind) == ["refusal-notice"])
        #expect(told.story.file.sealed.count == 1 && told.story.file.papers.count == 2)
    }
}
