import HTTPTypes
import Testing

@testable import Web

/// Limitation with its interruptions and obstacles, and papers by post, on the page of periods.
struct WhatIfLimitationTests {
    private static let known = [("period", "civil-limitation"), ("start-day", "2022-03-01")]

    private func reckon(
        _ fields: [(String, String)], in language: String = "zh-Hans",
        _ body: @escaping @Sendable (Visit.Answer) throws -> Void
    ) async throws {
        try await PageWorld.get().visit(FixtureDesk(now: WhatIfTests.now)) { visit in
            _ = try await visit.get("/law/try/periods?lang=" + language)
            try body(try await visit.post("/law/try/periods", fields))
        }
    }

    @Test(arguments: [
        ([("interrupted-on", "2024-01-01")], "interruption-ground"),
        ([("interruption-ground", "suit")], "interrupted-on"),
        ([("interruption-ground", "suit"), ("interrupted-on", "2022-02-28")], "interrupted-on"),
        (
            [
                ("interruption-ground", "demand"), ("interrupted-on", "2023-02-28"),
                ("interruption-ended", "2023-03-01"),
            ], "interruption-ended"
        ),
        ([("interruption-ground-2", "suit"), ("interrupted-on-2", "2024-02-28")], "interruption-ground"),
        (
            [
                ("obstacle-ground", "other"), ("obstacle-from", "2024-12-01"),
                ("obstacle-until", "2024-11-30"),
            ], "obstacle-until"
        ),
        ([("injured-on", "2022-03-02")], "injured-on"),
        ([("obstacle-ground", "holiday"), ("obstacle-from", "2024-12-01")], "obstacle-ground"),
    ])
    func `what cannot be is refused at its field`(fields: [(String, String)], field: String) async throws {
        try await reckon(Self.known + fields) { page in
            #expect(page.status == .unprocessableContent)
            #expect(page.says("id=\"\(field)-fault\""), "\(field)")
        }
    }

    @Test func `interruptions and an obstacle are told step by step`() async throws {
        let fields =
            Self.known + [
                ("interruption-ground", "demand"), ("interrupted-on", "2022-06-01"),
                ("interruption-ground-2", "suit"), ("interrupted-on-2", "2023-01-05"),
                ("interruption-ended-2", "2023-05-08"), ("obstacle-ground", "force-majeure"),
                ("obstacle-from", "2026-02-01"), ("obstacle-until", "2026-03-02"),
            ]
        try await reckon(fields) { page in
            #expect(page.status == .ok)
            #expect(page.says("到2026年9月2日（周三）为止"))
            #expect(page.says("民法典第一百九十四条"))
            try Golden.expect(page.body, "law/what-if-limitation")
        }
        try await reckon(fields, in: "en") { page in
            #expect(page.says("fell into the last 6 months and held the period"))
        }
    }

    @Test func `an obstacle that still lasts leaves the end open`() async throws {
        try await reckon(
            Self.known + [("obstacle-ground", "controlled"), ("obstacle-from", "2024-12-01")]
        ) { page in
            #expect(page.status == .ok)
            #expect(page.says("至少到2025年3月1日"))
            #expect(page.says("障碍消除之日"))
        }
    }

    @Test(arguments: [
        ("2026-03-16", "不算过期"), ("2026-03-17", "不算过期"), ("2026-03-18", "已经期满，过期"),
    ])
    func `a paper is in time by the day of posting`(posted: String, said: String) async throws {
        let fields = [
            ("period", "small-evidence"), ("start-day", "2026-03-02"), ("period-length", "15"),
            ("period-unit", "days"), ("posted-on", posted), ("arrived-on", "2026-03-25"),
        ]
        try await reckon(fields) { page in
            #expect(page.status == .ok)
            #expect(page.says(said))
        }
    }

    @Test func `what came before it was sent is refused, and other texts are not asked`() async throws {
        let fields = [
            ("period", "appeal-ruling"), ("start-day", "2026-03-02"), ("posted-on", "2026-03-05"),
            ("arrived-on", "2026-03-04"),
        ]
        try await reckon(fields) { page in
            #expect(page.status == .unprocessableContent)
            #expect(page.says("id=\"arrived-on-fault\""))
        }
        try await PageWorld.get().visit(FixtureDesk(now: WhatIfTests.now)) { visit in
            let form = try await visit.get("/law/try/periods?period=police-decision")
            #expect(form.status == .ok)
            #expect(!form.says("posted-on"))
        }
    }

    @Test func `an investigation order has no length of its own`() async throws {
        try await reckon([("period", "investigation-order"), ("start-day", "2026-03-02")]) { page in
            #expect(page.status == .unprocessableContent)
            #expect(page.says("id=\"period-length-fault\""))
        }
    }
}
