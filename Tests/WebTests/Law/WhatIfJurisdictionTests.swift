import HTTPTypes
import Law
import Testing

@testable import Web

/// `/law/try/jurisdiction`: which court or authority takes a matter.
struct WhatIfJurisdictionTests {
    static let path = "/law/try/jurisdiction"
    static let suit = [
        ("route", "court"), ("subject", "trademark"), ("dispute", "infringement"),
        ("filed-on", "2026-02-27"),
    ]

    private func answer(
        _ fields: [(String, String)], _ body: @escaping @Sendable (Visit.Answer) throws -> Void
    ) async throws {
        try await PageWorld.get().visit(FixtureDesk(now: PageWorld.moment(2, 9))) { visit in
            _ = try await visit.get(Self.path)
            try body(try await visit.post(Self.path, fields))
        }
    }

    @Test func `the way is asked first, and choosing it is no fault`() async throws {
        try await PageWorld.get().visit(FixtureDesk(now: PageWorld.moment(2, 9))) { visit in
            let first = try await visit.get(Self.path)
            let second = try await visit.post(Self.path, [("route", "appeal")])

            #expect(!first.says("id=\"place.act\""))
            #expect(first.says("id=\"a-kind\""), "the form for conflicts stands below")
            #expect(second.status == .ok)
            #expect(second.says("id=\"first-instance-high\""))
            #expect(!second.says("id=\"operator\""))
            #expect(second.says("value=\"2026-03-02\""), "the day of filing is today unless it is changed")
            try Golden.expect(first.body, "law/what-if-jurisdiction")
        }
    }

    @Test func `a suit without a place is refused at the first place`() async throws {
        try await answer(Self.suit) { page in
            #expect(page.status == .unprocessableContent)
            #expect(page.says("id=\"place.act-fault\""))
            #expect(page.says("没有填写本路径所需的地点"))
        }
    }

    @Test(arguments: [
        (("filed-on", "2026-03-03"), "filed-on-fault"), (("amount", "1.234"), "amount-fault"),
        (("subject", "ship"), "subject-fault"), (("place.act", "999999"), "place.act-fault"),
        (("acted-on", "2026-02-28"), "filed-on-fault"),
    ])
    func `what cannot be is refused at its field, and nothing typed is lost`(
        wrong: (String, String), fault: String
    ) async throws {
        let fields = Self.suit.filter { $0.0 != wrong.0 } + [("place.domicile", "230103"), wrong]
        try await answer(fields) { page in
            #expect(page.status == .unprocessableContent)
            #expect(page.says("id=\"\(fault)\""))
            #expect(page.says("<option value=\"230103\" selected>哈尔滨市南岗区</option>"))
        }
    }

    @Test func `a matter of the table that is not entered stays open and names who can say it`() async throws
    {
        try await answer(Self.suit + [("place.act", "230102"), ("amount", "300000")]) { page in
            #expect(page.status == .ok)
            #expect(page.says("<h1>还不能确定由谁管</h1>"))
            #expect(page.says("<b>问省高级人民法院：</b>"))
            try Golden.expect(page.body, "law/what-if-jurisdiction-open")
        }
    }

    @Test func `an invention goes to the court of the province's capital, with its article`() async throws {
        let fields = [
            ("route", "court"), ("subject", "invention"), ("dispute", "infringement"),
            ("filed-on", "2026-02-27"), ("place.act", "230102"),
        ]
        try await answer(fields) { page in
            #expect(page.says("哈尔滨市中级人民法院"))
            #expect(page.says("/law/rules/juris.technical"))
            #expect(!page.says("还不能确定由谁管"))
        }
    }

    @Test func `passing off a patent is punished where it happened, and infringing one is no offence`()
        async throws
    {
        let offence = [
            ("route", "penalty"), ("subject", "invention"), ("filed-on", "2026-02-27"),
            ("place.act", "230102"), ("operator", "offline"), ("is-at-border", "no"),
        ]
        try await answer(offence + [("dispute", "passing-off")]) { page in
            #expect(page.status == .ok)
            #expect(page.says("哈尔滨市道里区的负责专利执法的部门"))
        }
        try await answer(offence + [("dispute", "infringement")]) { page in
            #expect(page.status == .unprocessableContent)
            #expect(page.says("id=\"subject-fault\""))
        }
    }

    @Test func `the answer reads in English too`() async throws {
        try await PageWorld.get().visit(FixtureDesk(now: PageWorld.moment(2, 9))) { visit in
            _ = try await visit.get(Self.path + "?lang=en")
            let page = try await visit.post(Self.path, Self.suit + [("place.act", "230102")])

            #expect(page.says("<h1>Not yet certain who takes it</h1>"))
        }
    }
}

/// `/law/try/conflict`: several bodies claim a matter, or all decline it.
struct WhatIfConflictTests {
    static let path = "/law/try/conflict"
    static let claims = [
        ("conflict-kind", "positive"), ("forum", "penalty"), ("arisen-on", "2026-03-02"),
        ("a-kind", "market-regulation"), ("a-place", "230102"), ("a-filed-on", "2026-02-10"),
        ("b-kind", "market-regulation"), ("b-place", "230103"), ("b-filed-on", "2026-02-11"),
    ]

    private func answer(
        _ fields: [(String, String)], _ body: @escaping @Sendable (Visit.Answer) throws -> Void
    ) async throws {
        try await PageWorld.get().visit(FixtureDesk(now: PageWorld.moment(2, 9))) { visit in
            _ = try await visit.get(Self.path)
            try body(try await visit.post(Self.path, fields))
        }
    }

    @Test(arguments: [
        (("b-place", "230102"), "b-place-fault"), (("b-filed-on", "2026-03-03"), "b-filed-on-fault"),
        (("reported-on", "2026-03-01"), "reported-on-fault"), (("c-kind", "police"), "c-place-fault"),
        (("b-kind", ""), "b-kind-fault"),
    ])
    func `what cannot be is refused at its body`(wrong: (String, String), fault: String) async throws {
        try await answer(Self.claims.filter { $0.0 != wrong.0 } + [wrong]) { page in
            #expect(page.status == .unprocessableContent)
            #expect(page.says("id=\"\(fault)\""))
        }
    }

    @Test func `who filed first keeps the matter, and seven working days of talks end on their day`()
        async throws
    {
        try await answer(Self.claims) { page in
            #expect(page.status == .ok)
            #expect(page.says("<h1>由哈尔滨市道里区的市场监督管理部门管</h1>"))
            #expect(page.says("7 个工作日，到2026年3月11日（周三）为止"))
            #expect(page.says("哈尔滨市的市场监督管理部门"))
            try Golden.expect(page.body, "law/what-if-conflict")
        }
    }

    @Test func `where nobody filed there is no keeper, and a body that received it may not send it on`()
        async throws
    {
        let declined = Self.claims.filter { !$0.0.hasSuffix("filed-on") && $0.0 != "conflict-kind" }
        try await answer(
            declined + [
                ("conflict-kind", "negative"), ("b-came-by-transfer", "yes"), ("a-came-by-transfer", "no"),
            ]
        ) { page in
            #expect(page.status == .ok)
            #expect(page.says("协商不成的，由哈尔滨市的市场监督管理部门指定"))
            #expect(page.says("不得再自行移送"))
        }
    }
}

/// `/law/try/petition`: complaint or report.
struct WhatIfPetitionTests {
    static let path = "/law/try/petition"
    static let complaint = [
        ("petitioner", "consumer"), ("matter", "dispute"), ("is-for-daily-life", "yes"),
        ("is-named", "yes"),
    ]

    private func answer(
        _ fields: [(String, String)], _ body: @escaping @Sendable (Visit.Answer) throws -> Void
    ) async throws {
        try await PageWorld.get().visit(FixtureDesk(now: PageWorld.moment(20, 9, month: 4))) { visit in
            _ = try await visit.get(Self.path)
            try body(try await visit.post(Self.path, fields))
        }
    }

    @Test(arguments: ["", "2026-04-21", "yesterday"])
    func `a day that is missing, to come or no day is refused at its field`(day: String) async throws {
        try await answer(Self.complaint + [("received-on", day)]) { page in
            #expect(page.status == .unprocessableContent)
            #expect(page.says("id=\"received-on-fault\""))
        }
    }

    @Test func `a consumer's dispute is a complaint, and the text changes with the day`() async throws {
        try await answer(Self.complaint + [("received-on", "2026-04-14")]) { page in
            #expect(page.says("<h1>是投诉</h1>"))
        }
        try await answer(Self.complaint + [("received-on", "2026-04-15")]) { page in
            #expect(page.says("<h1>是投诉</h1>"))
            #expect(page.says("公布的渠道"))
            try Golden.expect(page.body, "law/what-if-petition")
        }
    }

    @Test func `a right holder does not complain but report, in secrecy`() async throws {
        try await answer([
            ("petitioner", "right-holder"), ("matter", "dispute"), ("received-on", "2026-04-15"),
        ]) { page in
            #expect(page.says("<h1>是举报</h1>"))
            #expect(page.says("为举报人保密"))
        }
    }

    @Test func `what is not stated leaves it open`() async throws {
        try await answer([("received-on", "2026-04-15")]) { page in
            #expect(page.says("<h1>还不能确定是投诉还是举报</h1>"))
            #expect(page.says("如果是投诉"))
            #expect(page.says("如果是举报"))
        }
    }
}
