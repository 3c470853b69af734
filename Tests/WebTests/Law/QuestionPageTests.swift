import HTTPTypes
import Law
import Testing

@testable import Web

/// `/law/questions`: lists of signs, put as questions; the outcome is a proposal.
struct QuestionPageTests {
    static let knowledge = "/law/questions/knowledge-214?on=2025-06-01"

    private func visit(_ body: @escaping @Sendable (inout Visit) async throws -> Void) async throws {
        try await PageWorld.get().visit(FixtureDesk(now: PageWorld.moment(2, 9)), body)
    }

    @Test func `every topic of the lists has its page in both languages`() async throws {
        let topics = try PageWorld.get().questions.topics
        #expect(topics.count > 10)
        try await visit { visit in
            let list = try await visit.get("/law/questions")
            #expect(list.status == .ok)
            try Golden.expect(list.body, "law/questions")
            for topic in topics {
                #expect(list.says("href=\"/law/questions/\(topic)\""))
                let page = try await visit.get("/law/questions/\(topic)")
                #expect(page.status == .ok, "\(topic)")
                #expect(!page.says("{min_days}"), "\(topic): every number is filled in")
            }
        }
    }

    @Test(arguments: ["nothing", "%3Cscript%3E", "knowledge-214%2F.."])
    func `a topic that is not there is not found`(topic: String) async throws {
        try await visit { visit in
            let page = try await visit.get("/law/questions/\(topic)")
            #expect(page.status == .notFound)
            #expect(!page.says("<script>"))
        }
    }

    @Test func `a day before the list has none, and the versions that are loaded are named`() async throws {
        try await visit { visit in
            let before = try await visit.get("/law/questions/knowledge-214?on=2025-04-25")
            let first = try await visit.get("/law/questions/knowledge-214?on=2025-04-26")

            #expect(before.says("这一天没有已录入的清单"))
            #expect(before.says("on=2025-04-26"))
            #expect(first.says("id=\"price-far-below-market-yes\""))
        }
    }

    @Test func `one sign is enough for a proposal, and the contrary is still open`() async throws {
        try await visit { visit in
            _ = try await visit.get(Self.knowledge)
            let page = try await visit.post(Self.knowledge, [("price-far-below-market", "yes")])

            #expect(page.status == .ok)
            #expect(page.says("<h1>建议：可以认定</h1>"))
            #expect(page.says("由承办人认定并负责"))
            #expect(page.says("是否有相反证据尚未回答"))
            #expect(
                page.says(
                    "id=\"price-far-below-market-yes\" name=\"price-far-below-market\" value=\"yes\" checked")
            )
            try Golden.expect(page.body, "law/question-list")
        }
    }

    @Test func `unclear is no no, and the contrary rebuts`() async throws {
        try await visit { visit in
            _ = try await visit.get(Self.knowledge)
            let open = try await visit.post(Self.knowledge, [("mark-altered", "unclear")])
            let rebutted = try await visit.post(
                Self.knowledge, [("mark-altered", "yes"), ("truly-unaware", "yes")])

            #expect(open.says("<h1>还不能判断</h1>"))
            #expect(rebutted.says("<h1>建议：有相反证据，不据此认定</h1>"))
        }
    }

    @Test func `an answer that is none is refused at its question`() async throws {
        try await visit { visit in
            _ = try await visit.get(Self.knowledge)
            let page = try await visit.post(Self.knowledge, [("mark-altered", "<b>maybe</b>")])

            #expect(page.status == .unprocessableContent)
            #expect(page.says("id=\"mark-altered-fault\""))
            #expect(!page.says("<b>maybe"))
        }
    }

    @Test func `a yes to what the text leaves to judgement asks for reasons`() async throws {
        try await visit { visit in
            _ = try await visit.get(Self.knowledge)
            let page = try await visit.post(Self.knowledge, [("other-sign", "yes")])

            #expect(page.says("要另写理由的"))
        }
    }

    @Test func `answers without the word of the form are refused`() async throws {
        try await visit { visit in
            _ = try await visit.get(Self.knowledge)
            let page = try await visit.post(Self.knowledge, [("mark-altered", "yes")], word: "x")

            #expect(page.status == .forbidden)
        }
    }
}
