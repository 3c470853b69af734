import Casework
import Law
import Testing

@Suite struct BuiltInActTests {
    private let because: [String: Fact] = [
        "because": World.text("typing error"), "reason": World.text("asked"),
    ]

    @Test func `who has no part in a file does nothing on it`() throws {
        let story = try Story()
        let stranger = Officer("sun", of: "nangang-market-supervision", as: ["case-officer"])

        #expect(story.refusal("rectify", by: stranger, at: at(2, 10), because)?.kind == "not-your-role")
    }

    @Test func `a mistake is put right by a later page that names the earlier one`() throws {
        var story = try Story()
        let fields = because.merging(["revision": .count(2)]) { $1 }

        let events = try story.act("rectify", by: World.wang, at: at(2, 10), fields)

        #expect(story.file.rectifiedRevisions == [2])
        #expect(events.count == 2)
        #expect(
            story.refusal(
                "rectify", by: World.wang, at: at(2, 10), because.merging(["revision": .count(99)]) { $1 })
                == .fieldsInvalid([.init("revision", .range)]))
        #expect(
            story.refusal("rectify", by: World.wang, at: at(2, 10), ["revision": .count(1)])
                == .fieldsInvalid([.init("because", .required)]))
    }

    @Test(
        arguments: [
            ([:], [:], "agency"), (["agency": Fact.agency("a")], [:], "role"),
            (["agency": .agency("a")], ["role": ["expert"]], "basis"),
            (["agency": .agency("a")], ["role": ["expert"], "basis": ["the boss said so"]], "basis"),
        ] as [([String: Fact], [String: [String]], String)])
    func `an invitation names a body, its role and the text it rests on`(
        fields: [String: Fact], terms: [String: [String]], field: String
    ) throws {
        let refusal = try Story().refusal("invite", by: World.wang, at: at(2, 10), fields, terms: terms)

        #expect(refusal?.kind == "invalid" && refusal?.names == [field])
    }

    @Test func `each body on a file keeps its own number for the matter`() throws {
        var story = try Story()
        try story.act("note-number", by: World.wang, at: at(2, 10), terms: ["number": ["黑市监立〔2026〕117号"]])

        #expect(story.file.ownNumbers[World.wang.agency] == "黑市监立〔2026〕117号")
        #expect(
            story.refusal("note-number", by: World.wang, at: at(2, 11), [:], terms: [:])?.names == ["number"])
    }

    @Test func `only the agency that opened a file invites others to it`() throws {
        var story = try Story(facts: Sample.ready)
        try story.act("submit", by: World.wang, at: at(2, 10))
        try story.act("sign", by: World.li, at: at(2, 11), terms: ["documents": ["report"]])
        try story.act("approve", by: World.zhao, at: at(2, 12))

        let refusal = story.refusal(
            "invite", by: World.chen, at: at(2, 13), ["agency": .agency("a")],
            terms: ["role": ["expert"], "basis": ["TR310 art. 7"]])

        #expect(refusal?.kind == "not-your-role")
    }

    @Test func `a sealed record is read with a reason, and the reading is a page of the file`() throws {
        var story = try Story()
        story.file.apply(.recordSealed("reporter", compartment: "reporter"))

        #expect(
            story.refusal("read-sealed", by: World.wang, at: at(2, 10), terms: ["record": ["reporter"]])
                == .fieldsInvalid([.init("reason", .required)]))
        #expect(
            story.refusal("read-sealed", by: World.wang, at: at(2, 10), because, terms: ["record": ["other"]])
                == .fieldsInvalid([.init("record", .unknown)]))
        let events = try story.act(
            "read-sealed", by: World.wang, at: at(2, 10), because, terms: ["record": ["reporter"]])
        guard case .sealedRecordRead("reporter", by: "wang", _)? = events.last else {
            Issue.record("the reading is recorded")
            return
        }
    }
}
