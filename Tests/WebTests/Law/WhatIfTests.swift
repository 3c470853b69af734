import HTTPTypes
import Law
import Testing

@testable import Web

/// The pages on which a reader tries the law with facts of their own.
struct WhatIfTests {
    static let now = PageWorld.moment(2, 9)
    static let threeDays = [
        ("period-length", "3"), ("period-unit", "days"), ("start-moment", "2026-03-05T10:00"),
    ]

    @Test func `a period of three days from a Thursday is shown day by day`() async throws {
        let world = try PageWorld.get()

        try await world.visit(FixtureDesk(now: Self.now)) { visit in
            let form = try await visit.get("/law/try/periods")
            let answer = try await visit.post("/law/try/periods", Self.threeDays)

            #expect(form.status == .ok)
            #expect(answer.status == .ok)
            #expect(answer.says("到2026年3月9日（周一）为止"))
            #expect(answer.says("value=\"2026-03-05T10:00\""))
            try Golden.expect(form.body, "law/what-if-periods")
            try Golden.expect(answer.body, "law/what-if-periods-answer")
        }
    }

    @Test func `a wrong answer is said at its field, and nothing typed is lost`() async throws {
        let world = try PageWorld.get()

        try await world.visit(FixtureDesk(now: Self.now)) { visit in
            _ = try await visit.get("/law/try/periods")
            let page = try await visit.post(
                "/law/try/periods",
                [
                    ("period-length", "three"), ("period-unit", "fortnights"),
                    ("start-moment", "2026-02-30T10:00"),
                ])

            #expect(page.status == .unprocessableContent)
            #expect(page.says("id=\"period-length-fault\""))
            #expect(page.says("id=\"period-unit-fault\""))
            #expect(page.says("id=\"start-moment-fault\""))
            #expect(page.says("value=\"three\""))
        }
    }

    @Test func `a pause that ends before it begins is refused at its end`() async throws {
        let world = try PageWorld.get()

        try await world.visit(FixtureDesk(now: Self.now)) { visit in
            _ = try await visit.get("/law/try/periods")
            let page = try await visit.post(
                "/law/try/periods",
                Self.threeDays + [("pause-from", "2026-03-06"), ("pause-until", "2026-03-05")])

            #expect(page.status == .unprocessableContent)
            #expect(page.says("结束早于开始"))
        }
    }

    @Test func `a form without its word is refused`() async throws {
        let world = try PageWorld.get()

        try await world.visit(FixtureDesk(now: Self.now)) { visit in
            _ = try await visit.get("/law/try/periods")
            let page = try await visit.post("/law/try/periods", Self.threeDays, word: "x")

            #expect(page.status == .forbidden)
        }
    }

    @Test(arguments: ["/law/try/nothing", "/law/try/%00", "/law/try/%3Cscript%3E", "/law/try/..%2Fperiods"])
    func `a topic that is not there is not found`(path: String) async throws {
        let world = try PageWorld.get()

        try await world.visit(FixtureDesk(now: Self.now)) { visit in
            let page = try await visit.get(path)

            #expect(page.status == .notFound)
            #expect(!page.says("<script>"))
        }
    }

    @Test func `markup that is typed stays text`() async throws {
        let world = try PageWorld.get()

        try await world.visit(FixtureDesk(now: Self.now)) { visit in
            _ = try await visit.get("/law/try/periods")
            let page = try await visit.post(
                "/law/try/periods",
                [("period-length", EscapingTests.markup), ("start-moment", EscapingTests.markup)])

            #expect(page.status == .unprocessableContent)
            #expect(!page.says("<script>alert"))
        }
    }
}
