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

    private func reckon(
        _ fields: [(String, String)], _ body: @escaping @Sendable (Visit.Answer) throws -> Void
    ) async throws {
        try await PageWorld.get().visit(FixtureDesk(now: Self.now)) { visit in
            _ = try await visit.get("/law/try/periods")
            try body(try await visit.post("/law/try/periods", fields))
        }
    }

    @Test func `a period of the law base says its text, its days and what its end means`() async throws {
        try await reckon([("period", "transfer-approval"), ("start-day", "2026-03-05")]) { page in
            #expect(page.status == .ok)
            #expect(page.says("到2026年3月9日（周一）为止"))
            #expect(page.says("移送规定第五条"))
            try Golden.expect(page.body, "law/what-if-period")
        }
    }

    @Test func `a link chooses the period, and the form asks what belongs to it`() async throws {
        try await PageWorld.get().visit(FixtureDesk(now: Self.now)) { visit in
            let page = try await visit.get("/law/try/periods?period=lead-verification")

            #expect(page.says("value=\"lead-verification\" selected"))
            #expect(page.says("name=\"pause-ground\""))
            let hostile = try await visit.get(
                "/law/try/periods?period=%22%3E%3Cscript%3E&start-day=2026-03-05")
            #expect(hostile.status == .ok)
            #expect(!hostile.says("<script>") && !hostile.says("2026-03-05"))
        }
    }

    @Test func `a day before every text that is known is refused at the day`() async throws {
        try await reckon([("period", "transfer-approval"), ("start-day", "1990-03-05")]) { page in
            #expect(page.status == .unprocessableContent)
            #expect(page.says("id=\"start-day-fault\""))
        }
    }

    @Test func `an unknown period and a missing day are refused at their fields`() async throws {
        try await reckon([("period", "nothing"), ("start-moment", "2026-03-05T10:00")]) { page in
            #expect(page.status == .unprocessableContent)
            #expect(page.says("id=\"period-fault\""))
        }
        try await reckon([("period", "transfer-approval")]) { page in
            #expect(page.says("id=\"start-day-fault\""))
        }
    }

    @Test func `every period of the law base can be tried, in both languages`() async throws {
        let world = try PageWorld.get()
        try await world.visit(FixtureDesk(now: Self.now)) { visit in
            // One visitor may try 300 times in five minutes.
            for (place, period) in world.periods.periods.enumerated() {
                let language = place.isMultiple(of: 2) ? "zh-Hans" : "en"
                _ = try await visit.get("/law/try/periods?lang=" + language)
                let fields = [
                    ("period", period.name), ("start-day", "2026-06-05"),
                    ("start-moment", "2026-06-05T10:00"), ("period-length", "15"), ("period-unit", "days"),
                ]
                let page = try await visit.post("/law/try/periods", fields)
                let isRefused = page.says("id=\"start-day-fault\"")
                #expect(page.status == .ok || isRefused, "\(period.name)")
            }
        }
    }
}
