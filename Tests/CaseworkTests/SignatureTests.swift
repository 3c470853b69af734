import Casework
import Law
import Testing

@Suite struct SignatureTests {
    private func reported() throws -> Story {
        var story = try Story(facts: Sample.ready)
        try story.act("submit", by: World.wang, at: at(2, 10))
        return story
    }

    @Test func `one officer alone makes no report`() throws {
        let story = try reported()

        #expect(
            story.refusal("approve", by: World.zhao, at: at(2, 11))
                == .signatureMissing(["report"], role: "case-officer"))
    }

    @Test func `nobody signs twice`() throws {
        let story = try reported()

        #expect(
            story.refusal("sign", by: World.wang, at: at(2, 11), terms: ["documents": ["report"]])
                == .signatureNotAwaited(["report"]))
    }

    @Test func `who is not awaited does not sign, nor anything that is not`() throws {
        let story = try reported()

        #expect(
            story.refusal("sign", by: World.zhao, at: at(2, 11), terms: ["documents": ["report"]])
                == .notYourRole(needed: ["case-officer"]))
        #expect(
            story.refusal("sign", by: World.li, at: at(2, 11), terms: ["documents": ["sheet"]])
                == .signatureNotAwaited(["sheet"]))
        #expect(
            story.refusal("sign", by: World.li, at: at(2, 11))
                == .fieldsInvalid([.init("documents", .required)]))
    }

    @Test func `the second officer signs, and the head may approve`() throws {
        var story = try reported()

        let events = try story.act("sign", by: World.li, at: at(2, 11), terms: ["documents": ["report"]])

        #expect(
            events.last
                == .signed(
                    .init(
                        what: "report", digest: World.paper("report").digest, by: "li", role: "case-officer"))
        )
        #expect(story.refusal("approve", by: World.zhao, at: at(2, 12)) == nil)
    }

    @Test func `who prepared a publication does not check it`() throws {
        var story = try Story()
        let summary: [String: Fact] = ["reason": World.text("summary")]
        try story.act("prepare", by: World.wang, at: at(2, 10), summary)

        #expect(
            story.refusal("publish", by: World.wang, at: at(2, 11), summary)
                == .signatureMissing(["reason"], role: "case-officer"))
        try story.act("publish", by: World.li, at: at(2, 11), summary)
        #expect(story.file.publications.map(\.checkedBy) == ["li"])
        #expect(story.file.publications.map(\.day) == [CivilDate(2026, 3, 2)])
    }
}
