import HTTPTypes
import Law
import Testing

@testable import Web

/// `/law/try/damages`: the worksheet of a claim, its band, and what a person decides.
struct WhatIfDamagesTests {
    static let path = "/law/try/damages"
    static let patent = [
        ("infringed-right", "patent"), ("infringed-from", "2024-03-01"), ("infringed-to", "2025-02-28"),
        ("sued-on", "2025-06-02"), ("decided-on", "2026-01-20"),
    ]
    static let hard = [("hard-loss", "yes"), ("hard-profit", "yes"), ("hard-royalty", "yes")]
    static let scored =
        patent + hard
        + StatutoryFactor.allCases.flatMap { [($0.rawValue, "2"), ($0.rawValue + "-reason", "居中")] }
    static let punitive =
        patent + [
            ("loss", "1000000"), ("punitive-asked", "yes"), ("multiple-asked", "3"),
            ("reply-after-notice", "yes"), ("reply-again-after-penalty", "yes"), ("fines-paid", "0"),
        ]

    private func answer(
        _ fields: [(String, String)], _ body: @escaping @Sendable (Visit.Answer) throws -> Void
    ) async throws {
        try await PageWorld.get().visit(FixtureDesk(now: PageWorld.moment(2, 9))) { visit in
            _ = try await visit.get(Self.path)
            try body(try await visit.post(Self.path, fields))
        }
    }

    static let refused: [([(String, String)], String)] = [
        ([("infringed-right", "patent")], "infringed-from"),
        (patent.map { ($0.0, $0.0 == "infringed-to" ? "2024-02-29" : $0.1) }, "infringed-to"),
        (patent.map { ($0.0, $0.0 == "decided-on" ? "2025-02-27" : $0.1) }, "decided-on"),
        (patent + [("loss", "-1")], "loss"), (patent + [("loss", "1000000000001")], "loss"),
        (patent + [("loss", "5"), ("hard-loss", "yes")], "hard-loss"),
        (patent + [("royalty-multiple", "0.5")], "royalty-multiple"),
        (patent + [("royalty-multiple", "twice")], "royalty-multiple"),
        (patent + [("punitive-asked", "no"), ("multiple-asked", "2")], "multiple-asked"),
        (patent + [("cost-notary", "1000000000001")], "cost-notary"),
        (patent + [("cost-notary-evidence", "yes")], "cost-notary"),
        (patent + [("factor-fault", "3")], "factor-fault-reason"),
        (patent + [("factor-fault", "5"), ("factor-fault-reason", "重")], "factor-fault"),
        (patent + [("factor-fault-reason", "重")], "factor-fault"),
        (patent + [("fixed-amount", "100000")], "fixed-amount"),
        (patent + hard + [("fixed-reason", "酌定")], "fixed-amount"),
        (scored + [("fixed-amount", "29999.99")], "fixed-amount"),
        (scored + [("fixed-amount", "5000000.01"), ("fixed-reason", "特别严重")], "fixed-amount"),
        (scored + [("fixed-amount", "5000000")], "fixed-reason"),
        (scored + [("fixed-amount", "5000000"), ("fixed-reason", "   ")], "fixed-reason"),
        (punitive + [("pick-figure", "loss"), ("pick-multiple", "2"), ("pick-reason", "x")], "pick-reading"),
        (
            punitive + [
                ("pick-figure", "loss"), ("pick-reading", "total"), ("pick-multiple", "5.01"),
                ("pick-reason", "x"),
            ], "pick-multiple"
        ),
        (
            punitive + [("pick-figure", "loss"), ("pick-reading", "total"), ("pick-multiple", "2")],
            "pick-reason"
        ),
        (punitive + [("pick-reason", "x")], "pick-figure"),
        (
            punitive + [
                ("pick-figure", "profit"), ("pick-reading", "total"), ("pick-multiple", "2"),
                ("pick-reason", "x"),
            ], "pick-figure"
        ),
    ]

    @Test(arguments: refused.indices)
    func `what cannot be is refused at its field, and what was typed stays`(case place: Int) async throws {
        let (fields, field) = Self.refused[place]

        try await answer(fields) { page in
            #expect(page.status == .unprocessableContent)
            #expect(page.says("id=\"\(field)-fault\""), "\(field)")
            #expect(page.says("<option value=\"patent\" selected>"))
        }
    }

    @Test func `while the loss is open no later method applies`() async throws {
        try await answer(Self.patent + [("royalty", "100000"), ("royalty-multiple", "2")]) { page in
            #expect(page.status == .ok)
            #expect(page.says("<h1>还不能确定用哪种方法</h1>"))
            #expect(page.says("等待前项"))
        }
    }

    @Test func `statutory damages are a range until somebody fixes them`() async throws {
        try await answer(Self.patent + Self.hard) { page in
            #expect(page.says("<h1>适用法定赔偿：30,000 元至 5,000,000 元，数额由人决定</h1>"))
            #expect(page.says("还没有评分"))
        }
    }

    @Test func `the band shows its arithmetic, which anybody can do again`() async throws {
        try await answer(Self.scored) { page in
            // 26 weights at 2 of 4: half; widened to 45 % and 55 %; the curve gives 8.4 % and 16 % of 4 970 000.
            #expect(page.says("52 ÷ 104 = 50.0%"))
            #expect(page.says("45.0% 至 55.0%"))
            #expect(page.says("8.4% 至 16.0%"))
            #expect(page.says("447,000 元至 826,000 元"))
            #expect(page.says("非法定"))
            try Golden.expect(page.body, "law/what-if-damages-band")
        }
    }

    @Test(
        arguments: [
            ("447000", false), ("826000", false), ("446999.99", true),
            ("826000.01", true),
        ])
    func `outside the band an amount needs its reason`(amount: String, isOutside: Bool) async throws {
        try await answer(Self.scored + [("fixed-amount", amount)]) { page in
            #expect(page.status == (isOutside ? .unprocessableContent : .ok))
        }
        try await answer(Self.scored + [("fixed-amount", amount), ("fixed-reason", "被告拒交账簿")]) { page in
            #expect(page.status == .ok)
            #expect(page.says("被告拒交账簿"))
            #expect(page.says(isOutside ? "偏离建议区间" : "在建议区间"))
        }
    }

    @Test func `both readings of the multiple stand side by side, and nobody picks for the reader`()
        async throws
    {
        try await answer(Self.punitive) { page in
            #expect(page.status == .ok)
            #expect(page.says("<h1>按实际损失或者侵权获利计算：1,000,000 元</h1>"))
            #expect(page.says(">3,000,000 元<"))
            #expect(page.says(">4,000,000 元<"))
            #expect(page.says("2,000,000 元至 6,000,000 元"))
            try Golden.expect(page.body, "law/what-if-damages-punitive")
        }
    }

    @Test func `a pick says its reading and reason, and the costs come on top`() async throws {
        let pick = [
            ("pick-figure", "loss"), ("pick-reading", "on-top"), ("pick-multiple", "1.5"),
            ("pick-reason", "恶意明显"), ("cost-lawyer", "50000"), ("cost-lawyer-evidence", "yes"),
        ]
        try await answer(Self.punitive + pick) { page in
            #expect(page.says("<h1>惩罚性赔偿的总额选定为 2,500,000 元</h1>"))
            #expect(page.says("2,550,000 元"))
            #expect(page.says("恶意明显"))
        }
    }

    @Test func `unclear is no yes: nothing can be picked`() async throws {
        let open = Self.punitive.map { ($0.0, $0.0 == "reply-after-notice" ? "unclear" : $0.1) }
        try await answer(open) { page in #expect(page.says("还不能得出结论")) }
        try await answer(
            open + [
                ("pick-figure", "loss"), ("pick-reading", "total"), ("pick-multiple", "2"),
                ("pick-reason", "x"),
            ]
        ) { page in #expect(page.says("id=\"punitive-asked-fault\"")) }
    }

    @Test(
        arguments: [("2026-04-30", false), ("2026-05-01", true), ("2026-05-02", true)])
    func `the circumstances are those of the day of the decision`(day: String, isNew: Bool) async throws {
        let fields = Self.patent.map { ($0.0, $0.0 == "decided-on" ? day : $0.1) }
        try await answer(fields) { page in
            #expect(page.says("id=\"reply-settlement-broken\"") == isNew)
            #expect(page.says("id=\"reply-infringing-as-business\"") == !isNew)
        }
    }

    @Test func `conduct across a change shows each text and fixes nothing`() async throws {
        let across = [
            ("infringed-right", "trademark"), ("infringed-from", "2019-10-31"),
            ("infringed-to", "2019-11-01"), ("decided-on", "2021-06-01"),
        ]
        try await answer(across + Self.hard) { page in
            #expect(page.says("3,000,000 元"))
            #expect(page.says("5,000,000 元"))
            #expect(page.says("逐一列出"))
        }
        try await answer(across + Self.hard + [("fixed-amount", "100000"), ("fixed-reason", "x")]) { page in
            #expect(page.says("id=\"fixed-amount-fault\""))
        }
    }

    @Test func `markup that is typed as a reason stays text`() async throws {
        try await answer(
            Self.scored + [("fixed-amount", "500000"), ("fixed-reason", EscapingTests.markup)]
        ) { page in #expect(!page.says("<script>alert")) }
    }
}
