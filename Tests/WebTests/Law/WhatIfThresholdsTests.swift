import Casework
import HTTPTypes
import Law
import Testing

@testable import Desk
@testable import Web

/// `/law/try/thresholds`: the offences by their amounts, with facts of one's own.
struct WhatIfThresholdsTests {
    static let path = "/law/try/thresholds"
    static let counterfeits = [
        ("offence", "214"), ("conduct-from", "2025-05-06"), ("conduct-to", "2025-09-30"), ("role", "seller"),
        ("same-mark", "yes"), ("same-goods", "yes"),
    ]

    private func answer(
        _ fields: [(String, String)], _ body: @escaping @Sendable (Visit.Answer) throws -> Void
    ) async throws {
        try await PageWorld.get().visit(FixtureDesk(now: PageWorld.moment(2, 9))) { visit in
            _ = try await visit.get(Self.path)
            try body(try await visit.post(Self.path, fields))
        }
    }

    @Test func `more sold than made is refused at the sales`() async throws {
        try await answer([
            ("offence", "213"), ("conduct-from", "2025-05-06"), ("role", "maker"), ("sales", "60000"),
            ("turnover", "50000"),
        ]) { page in
            #expect(page.status == .unprocessableContent)
            #expect(page.says("id=\"sales-fault\""))
            #expect(page.says("value=\"60000\""))
        }
    }

    @Test func `reversed days, days to come and wrong sums are refused at their fields`() async throws {
        try await answer([("conduct-from", "2025-05-06"), ("conduct-to", "2025-05-05")]) { page in
            #expect(page.status == .unprocessableContent)
            #expect(page.says("id=\"conduct-to-fault\""))
        }
        try await answer([("conduct-from", "2030-01-01")]) { page in
            #expect(page.says("id=\"conduct-from-fault\""))
        }
        try await answer([("sales", "-5"), ("turnover", "1.234"), ("clicks", "many")]) { page in
            for field in ["conduct-from", "sales", "turnover", "clicks"] {
                #expect(page.says("id=\"\(field)-fault\""), "\(field)")
            }
        }
    }

    @Test func `one yuan below the standard falls short, the standard reaches it`() async throws {
        try await answer(Self.counterfeits + [("sales", "49999"), ("repeat-within-two-years", "no")]) {
            page in
            #expect(!page.says("达到销售假冒注册商标的商品罪的入罪标准</h1>"))
        }
        try await answer(Self.counterfeits + [("sales", "50000"), ("repeat-within-two-years", "no")]) {
            page in
            #expect(page.says("<h1>达到销售假冒注册商标的商品罪的入罪标准</h1>"))
            try Golden.expect(page.body, "law/what-if-thresholds-met")
        }
    }

    @Test func `conduct before the interpretation of 2025 is measured by both texts`() async throws {
        let old =
            Self.counterfeits.filter { !$0.0.hasPrefix("conduct") } + [
                ("conduct-from", "2024-05-06"), ("conduct-to", "2024-09-30"), ("sales", "260000"),
                ("illegal-gains", "10000"), ("unsold-value", "0"), ("repeat-within-two-years", "no"),
            ]
        try await answer(old) { page in
            #expect(page.says("class=\"versions\""))
            #expect(page.says("适用这一版"))
            try Golden.expect(page.body, "law/what-if-thresholds-versions")
        }
    }

    @Test func `what is not stated is no no: the page says which fact alone would decide`() async throws {
        try await answer(Self.counterfeits + [("sales", "10000"), ("repeat-within-two-years", "no")]) {
            page in
            #expect(page.says("还不能判断"))
            #expect(page.says("查明下面任何一项就能判断"))
        }
    }

    @Test func `without an offence all nine are asked`() async throws {
        try await answer([("conduct-from", "2025-05-06"), ("right-type", "copyright"), ("clicks", "100000")])
        {
            page in
            #expect(page.status == .ok)
            #expect(page.says("不涉及的罪名"))
        }
    }

    @Test func `goods that nobody inspected are no substandard goods in the headline`() async throws {
        let all =
            Self.counterfeits.filter { $0.0 != "offence" } + [
                ("right-type", "trademark"), ("sales", "50000"), ("repeat-within-two-years", "no"),
            ]
        try await answer(all) { page in
            #expect(page.says("<h1>达到销售假冒注册商标的商品罪的入罪标准</h1>"))
            #expect(page.says("是否属于伪劣产品须以检验报告为准"))
        }
    }

    @Test func `an officer fills the form with the facts of a file, and the public cannot`() async throws {
        let world = try PageWorld.get()
        let view = try Story.approvedTransfer(world).view(for: PageWorld.wang, now: DoorTests.now)
        let desk = FixtureDesk(
            now: DoorTests.now, signedIn: PageWorld.wang, files: ["f-1": { _ in view }])

        try await world.visit(desk, signedIn: true) { visit in
            let page = try await visit.get(Self.path + "?file=f-1")
            #expect(page.says("value=\"41850\""))
            #expect(try await visit.get(Self.path + "?file=f-9").status == .notFound)
        }
        try await world.visit(desk) { visit in
            let page = try await visit.get(Self.path + "?file=f-1")
            #expect(page.status == .seeOther)
            #expect(!page.says("41850"))
        }
    }
}
