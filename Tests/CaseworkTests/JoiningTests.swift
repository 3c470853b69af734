import Casework
import Law
import Testing

@Suite struct `A file is joined to another, and goes on by itself when that was a mistake` {
    private static let surviving: CaseNumber = "230102-2026-00002"
    private static let reason: [String: Fact] = ["reason": World.text("one shop, one day, two letters")]
    private static let named = ["file": [surviving.description]]

    /// The other file, with what was done in it.
    private func other(_ happened: [CaseEvent] = []) throws -> CaseFile {
        let procedure = Sample.transfer
        let opened = OpenedFile(
            procedure: procedure.name, version: procedure.version, number: Self.surviving,
            agency: World.bureau, area: "230102", bodies: ["sending-agency": World.bureau], at: World.monday)
        let events = procedure.open(opened, calendar: try World.calendar())
        return CaseFile(folding: events + happened)
    }

    private func merge(
        _ story: Story, into other: CaseFile?, by officer: Officer = World.wang,
        _ fields: [String: Fact] = Self.reason, terms: [String: [String]] = Self.named
    ) throws(Refusal) -> [CaseEvent] {
        var act = Act("merge", by: officer, at: at(3, 9), fields: fields, terms: terms)
        act.other = other.map(OtherFile.init)
        return try story.procedure.decide(act, on: story.file, calendar: story.calendar)
    }

    private func refusal(
        _ story: Story, into other: CaseFile?, by officer: Officer = World.wang,
        _ fields: [String: Fact] = Self.reason, terms: [String: [String]] = Self.named
    ) -> Refusal? {
        do throws(Refusal) {
            _ = try merge(story, into: other, by: officer, fields, terms: terms)
            return nil
        } catch {
            return error
        }
    }

    private func joined(_ other: CaseFile? = nil) throws -> Story {
        var story = try Story()
        for event in try merge(story, into: other ?? self.other()) { story.file.apply(event) }
        return story
    }

    /// What the joined file takes over from an event of the other.
    private func follow(
        _ events: [CaseEvent], _ story: inout Story, at moment: Instant = at(4, 9), recorded: Instant? = nil
    ) throws -> [CaseEvent] {
        var other = try other()
        for event in events { other.apply(event) }
        let followed = story.procedure.follow(
            events, of: other, in: story.file, by: World.zhao, at: moment, recordedAt: recorded ?? moment,
            calendar: story.calendar)
        for event in followed { story.file.apply(event) }
        return followed
    }

    @Test func `not by who sees its course alone, nor by who has no part in it`() throws {
        let story = try Story()
        let stranger = Officer("sun", of: "nangang-market-supervision", as: ["case-officer"])

        #expect(refusal(story, into: try other(), by: World.xu)?.kind == "not-your-role")
        #expect(refusal(story, into: try other(), by: stranger)?.kind == "not-your-role")
    }

    @Test func `not to a file that the officer does not see whole: it is as if there were none`() throws {
        #expect(refusal(try Story(), into: nil) == .fieldsInvalid([.init("file", .unknown)]))
        #expect(refusal(try Story(), into: nil, terms: [:]) == .fieldsInvalid([.init("file", .required)]))
    }

    @Test func `not to itself, and not without a reason`() throws {
        let story = try Story()
        let itself = ["file": [story.file.number.description]]

        #expect(refusal(story, into: story.file, terms: itself) == .notJoinable(.itself))
        #expect(refusal(story, into: try other(), [:]) == .fieldsInvalid([.init("reason", .required)]))
    }

    @Test func `not to one of another procedure, nor to one that has ended or was joined itself`() throws {
        let story = try Story()
        let foreign = CaseFile(folding: [
            .opened(
                OpenedFile(
                    procedure: "report", version: "2026-04-15", number: Self.surviving, agency: World.bureau,
                    area: "230102", bodies: [:], at: World.monday))
        ])
        let text = TextReference(id: "t", digest: "d")

        #expect(refusal(story, into: foreign) == .notJoinable(.otherProcedure))
        #expect(refusal(story, into: try other([.ended("refused-final")])) == .notJoinable(.notAtWork))
        #expect(
            refusal(story, into: try other([.joined(to: "230102-2026-00003", because: text)]))
                == .notJoinable(.notAtWork))
    }

    @Test func `not while others are joined to it, nor while a signature is awaited`() throws {
        var story = try Story(facts: Sample.ready)
        story.file.apply(.tookIn("230102-2026-00003"))
        #expect(refusal(story, into: try other()) == .notJoinable(.takesIn))

        var signing = try Story(facts: Sample.ready)
        try signing.act("submit", by: World.wang, at: at(2, 10))
        #expect(refusal(signing, into: try other())?.kind == "signature-missing")
    }

    @Test func `not when it has a period that nobody would answer in the other`() throws {
        let answered = try other([.clockStopped("decision", run: 1, at: at(2, 10))])

        #expect(refusal(try Story(), into: answered)?.clock == "decision")
        #expect(try merge(try Story(), into: try other()).contains { $0.kind == "joined" })
    }

    @Test func `keeps its stage, its facts, its days and its parties`() throws {
        let before = try Story()
        let story = try joined()

        #expect(story.file.joinedTo == Self.surviving && !story.file.isAtWork)
        #expect(story.file.stage == before.file.stage && story.file.facts == before.file.facts)
        #expect(story.file.clocks == before.file.clocks)
        #expect(story.file.participants == before.file.participants)
    }

    @Test(arguments: ["assess", "seize", "invite", "sign", "merge", "give-code"])
    func `moves no more while it is joined`(act: Name<Action>) throws {
        #expect(try joined().refusal(act, by: World.wang, at: at(4, 9)) == .joined(to: Self.surviving))
    }

    @Test func `still takes receipts, rectifications and numbers of others`() throws {
        var story = try joined()

        try story.act("note-number", by: World.wang, at: at(4, 9), terms: ["number": ["117"]])
        let rectified = story.refusal(
            "rectify", by: World.wang, at: at(4, 9),
            ["revision": .count(2), "because": World.text("a slip")])

        #expect(story.file.ownNumbers[World.bureau] == "117")
        #expect(rectified == nil)
        #expect(story.refusal("record-receipt", by: World.wang, at: at(4, 9))?.kind == "invalid")
    }

    @Test func `its period is answered when the other's is, at the same moment`() throws {
        var story = try joined()

        let followed = try follow([.clockStopped("decision", run: 1, at: at(4, 9))], &story)

        #expect(
            followed == [.followed(Self.surviving), .clockStopped("decision", run: 1, at: at(4, 9))])
        #expect(story.state(of: "decision") == .stopped)
    }

    @Test func `nothing is answered while the other still has to answer a run of that period`() throws {
        var story = try joined()
        let second = CaseEvent.clockStarted(
            "decision", run: 2, from: at(3, 9), end: both(30), source: "TR310 art. 5")

        #expect(try follow([second, .clockStopped("decision", run: 1, at: at(4, 9))], &story) == [])
        #expect(story.state(of: "decision") == .running)
    }

    @Test func `a day that passed before is a breach here, although the other answered`() throws {
        var story = try joined()
        let late = at(1, 9, month: 7)

        let followed = try follow([.clockStopped("decision", run: 1, at: late)], &story, at: late)

        #expect(followed.map(\.kind) == ["followed", "clock-ran-out", "clock-stopped"])
        #expect(story.state(of: "decision") == .breached)
    }

    @Test func `when the other ends, nothing runs here any more`() throws {
        var story = try joined()

        _ = try follow([.ended("refused-final")], &story)

        #expect(story.file.clocks.allSatisfy { !$0.isOpen })
        #expect(!story.file.hasEnded)
    }

    @Test func `an undo restores each day and each person exactly`() throws {
        let before = try Story()
        var story = try joined()
        _ = try follow([.clockStopped("decision", run: 1, at: at(4, 9))], &story)

        try story.act("undo-merge", by: World.wang, at: at(9, 9), Self.reason)

        #expect(story.file.joinedTo == nil && story.file.isAtWork)
        #expect(story.file.stage == before.file.stage && story.file.facts == before.file.facts)
        #expect(story.file.bodies == before.file.bodies)
        let (run, first) = (try #require(story.file.run(of: "decision")), before.file.run(of: "decision"))
        #expect(run.isOpen && run.state == .running && run.stoppedAt == nil)
        #expect(run.end == first?.end && run.started == first?.started && run.run == first?.run)
        #expect(story.refusal("seize", by: World.wang, at: at(9, 10)) == nil)
    }

    @Test func `a clock that stood still when the other was answered stands still again`() throws {
        var story = try Story()
        try story.act("suspend-for-appraisal", by: World.wang, at: at(2, 10))
        for event in try merge(story, into: try other()) { story.file.apply(event) }
        _ = try follow([.clockStopped("decision", run: 1, at: at(4, 9))], &story)

        try story.act("undo-merge", by: World.wang, at: at(9, 9), Self.reason)

        #expect(story.state(of: "decision") == .suspended)
        try story.act("appraisal-done", by: World.wang, at: at(10, 9))
        #expect(story.state(of: "decision") == .running)
    }

    @Test func `an undo takes back no breach, and no answer that was this file's own`() throws {
        var story = try Story()
        try story.act("seize", by: World.wang, at: at(2, 10))
        story.file.apply(.clockStopped("seizure", run: 1, at: at(2, 11)))
        for event in try merge(story, into: try other()) { story.file.apply(event) }
        let late = at(1, 9, month: 7)
        _ = try follow([.clockStopped("decision", run: 1, at: late)], &story, at: late)

        let events = try story.act("undo-merge", by: World.wang, at: at(2, 9, month: 7), Self.reason)

        #expect(events.map(\.kind) == ["acted", "parted", "clock-reopened"])
        #expect(story.state(of: "seizure") == .stopped)
        #expect(story.state(of: "decision") == .breached)
        #expect(story.file.run(of: "decision")?.isOpen == true)
    }

    @Test func `no deadline is gained: the day that passed meanwhile is over at the next round`() throws {
        var story = try joined()
        _ = try follow([.clockStopped("decision", run: 1, at: at(4, 9))], &story)
        try story.act("undo-merge", by: World.wang, at: at(1, 9, month: 7), Self.reason)

        story.round(at: at(1, 10, month: 7))

        #expect(story.state(of: "decision") == .breached)
    }

    @Test func `what is not joined is not parted`() throws {
        let refusal = try Story().refusal("undo-merge", by: World.wang, at: at(3, 9), Self.reason)

        #expect(refusal == .notInThisStage("undo-merge", stage: "assessed"))
    }
}
