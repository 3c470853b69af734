import Casework
import Law
import Testing

@Suite struct GuardTests {
    @Test func `an act that no pack knows is unknown, one of another stage is not open`() throws {
        let story = try Story()

        #expect(story.refusal("fly", by: World.wang, at: at(2, 10)) == .unknownAct("fly"))
        #expect(
            story.refusal("approve", by: World.zhao, at: at(2, 10))
                == .notInThisStage("approve", stage: "assessed"))
    }

    @Test func `powers follow the role on this file, not the organisation`() throws {
        let story = try Story()
        let elsewhere = Officer("sun", of: "nangang-market-supervision", as: ["case-officer"])

        #expect(
            story.refusal("assess", by: World.zhao, at: at(2, 10)) == .notYourRole(needed: ["case-officer"]))
        #expect(
            story.refusal("assess", by: elsewhere, at: at(2, 10)) == .notYourRole(needed: ["case-officer"]))
        #expect(story.refusal("assess", by: World.wang, at: at(2, 10)) == nil)
    }

    @Test func `who is invited into a role holds its powers`() throws {
        var story = try Story()
        let helper = Officer("sun", of: "nangang-market-supervision", as: ["case-officer"])

        try story.act(
            "invite", by: World.wang, at: at(2, 10), ["agency": .agency("nangang-market-supervision")],
            terms: ["role": ["case-officer"], "basis": ["TR310 art. 5"]])

        #expect(story.refusal("assess", by: helper, at: at(2, 11)) == nil)
    }

    @Test func `an act of tomorrow is not taken today`() throws {
        let story = try Story()

        #expect(
            story.refusal("assess", by: World.wang, at: at(2, 10, 3), recorded: at(2, 10))
                == .notYetHappened(at(2, 10, 3)))
        #expect(story.refusal("assess", by: World.wang, at: at(2, 10, 2), recorded: at(2, 10)) == nil)
    }

    @Test func `a form lacks what it must have, and has what nobody asked`() throws {
        var story = try Story(facts: Sample.ready)
        try story.act("submit", by: World.wang, at: at(2, 10))
        try story.act("sign", by: World.li, at: at(2, 11), terms: ["documents": ["report"]])

        #expect(
            story.refusal("return", by: World.zhao, at: at(2, 12))
                == .fieldsInvalid([.init("reason", .required)]))
        #expect(
            story.refusal(
                "return", by: World.zhao, at: at(2, 12), ["reason": World.text("a"), "fee": .count(1)])
                == .fieldsInvalid([.init("fee", .unknown)]))
    }

    @Test(arguments: [
        ("team-size", Fact.yesNo(true), Refusal.FieldFault.Code.type),
        ("suspicion", .choice("certain"), .choice), ("suspicion", .count(1), .type),
        ("team-size", .absent(because: TextReference(id: "t", digest: "d")), .type),
    ])
    func `a value fits the type of its field`(name: String, fact: Fact, code: Refusal.FieldFault.Code) throws
    {
        let story = try Story()

        #expect(
            story.refusal("assess", by: World.wang, at: at(2, 10), [name: fact])
                == .fieldsInvalid([.init(name, code)]))
    }

    @Test func `what may be stated as absent takes no value, and is never zero`() throws {
        var story = try Story()
        let reason = TextReference(id: "t", digest: "d")
        let value: [String: Fact] = ["turnover": .money(Money(yuan: 5)), "reason": World.text("a")]
        let absence: [String: Fact] = ["turnover": .absent(because: reason), "reason": World.text("a")]

        #expect(
            story.refusal("state-absence", by: World.wang, at: at(2, 10), value)
                == .fieldsInvalid([.init("turnover", .type)]))
        try story.act("state-absence", by: World.wang, at: at(2, 10), absence)
        #expect(story.file.facts.isAbsent("turnover"))
        #expect(story.file.facts.ifStated(Field<Money>("turnover")) == nil)
    }

    @Test func `a rule that is not met says so, and a silent file is not a no`() throws {
        let small = try Story(facts: ["team-size": .count(1), "appraised": .yesNo(false)])
        let silent = try Story(facts: ["appraised": .yesNo(false)])

        guard case .ruleNotMet(let unmet)? = small.refusal("submit", by: World.wang, at: at(2, 10)),
            case .ruleNotMet(let undetermined)? = silent.refusal("submit", by: World.wang, at: at(2, 10))
        else {
            Issue.record("both are refused by the rule")
            return
        }
        #expect(unmet.verdict == .unmet && unmet.rule == "two-officers")
        #expect(undetermined.verdict == .undetermined && undetermined.missing == ["team-size"])
    }

    @Test func `no fine while the question of a crime is open`() throws {
        let open = try Story(facts: ["suspicion": .choice("reasonable")])
        let answered = try Story(facts: ["suspicion": .choice("none")])

        let refusal = try #require(open.refusal("fine", by: World.zhao, at: at(2, 10)))

        #expect(refusal.kind == "fine-locked" && refusal.names == ["crime-question-answered"])
        #expect(refusal.source(in: open.procedure) == "TR310 art. 11 para. 1")
        #expect(answered.refusal("fine", by: World.zhao, at: at(2, 10)) == nil)
    }

    @Test func `a paper is missing when its condition holds, and the file must say whether it does`() throws {
        let needed = try Story(facts: ["team-size": .count(2), "appraised": .yesNo(true)])
        var filed = needed
        filed.lay("appraisal")
        let silent = try Story(facts: ["team-size": .count(2)])

        #expect(needed.refusal("submit", by: World.wang, at: at(2, 10)) == .documentsMissing(["appraisal"]))
        #expect(filed.refusal("submit", by: World.wang, at: at(2, 10)) == nil)
        #expect(silent.refusal("submit", by: World.wang, at: at(2, 10))?.names == ["appraised"])
    }

    @Test func `objections come in the order in which an official would make them`() throws {
        var story = try Story(facts: ["appraised": .yesNo(true), "team-size": .count(1)])
        let fields: [String: Fact] = ["fee": .count(1)]
        let (early, now) = (at(1, 8), at(2, 12))

        #expect(
            story.refusal("submit", by: World.zhao, at: early, recorded: now, fields)?.kind == "not-your-role"
        )
        #expect(
            story.refusal("submit", by: World.wang, at: early, recorded: now, fields)?.kind == "back-dated")
        #expect(story.refusal("submit", by: World.wang, at: now, fields)?.kind == "invalid")
        story.file.apply(.cosignatureAwaited(.init(what: "report", role: "case-officer", firstBy: "li")))
        #expect(story.refusal("submit", by: World.wang, at: now)?.kind == "signature-missing")
        story.file.apply(.signed(.init(what: "report", digest: "", by: "wang", role: "case-officer")))
        #expect(story.refusal("submit", by: World.wang, at: now)?.kind == "rule-not-met")
        story.file.apply(.factRecorded("team-size", .count(2)))
        #expect(story.refusal("submit", by: World.wang, at: now)?.kind == "documents-missing")
    }
}
