import Casework
import HTTPTypes
import Law
import Testing

@testable import Desk
@testable import Web

/// The doors for the public: report, receipt, progress.
struct PortalPageTests {
    static let now = PageWorld.moment(2, 9)

    static let reached = ProgressView(
        number: "230100-2026-00001", receivedAt: PageWorld.moment(2, 9), procedure: "report",
        stage: "accepted",
        stageTitle: "待分流", holder: PageWorld.centre, holderName: "哈尔滨市知识产权保护中心",
        nextDay: CivilDate(2026, 3, 4), nextTitle: "分流目标", nextSource: "HLJ2020", nextIsProvisional: false,
        steps: [
            .init(title: "待受理", holder: "哈尔滨市知识产权保护中心", day: CivilDate(2026, 3, 2), state: .past),
            .init(title: "待分流", holder: "哈尔滨市知识产权保护中心", day: nil, state: .now),
            .init(title: "办案机关核查", holder: nil, day: nil, state: .ahead),
        ], isEnded: false, outcome: nil)

    @Test func `the first page opens the report, the look-up and the office`() async throws {
        let world = try PageWorld.get()

        try await world.visit(FixtureDesk(now: Self.now)) { visit in
            let page = try await visit.get("/")
            let english = try await visit.get("/?lang=en")

            #expect(page.says("href=\"/report/kind?as=holder\""))
            #expect(page.says("href=\"/report/kind?as=report\""))
            #expect(page.says("href=\"/matter\""))
            let open = ["public/penalties", "policy", "compliance", "measures", "samples", "help", "law"]
            for address in open {
                #expect(page.says("href=\"/\(address)\""), "\(address)")
            }
            #expect(english.says("<html lang=\"en\">"))
            #expect(visit.cookies["zhibao-language"] == "en")
            try Golden.expect(page.body, "home")
            try Golden.expect(english.body, "home-en")
        }
    }

    @Test func `stages and the next clock are told in the language of the page`() throws {
        let words = try PageWorld.get().words(.english)
        var reached = Self.reached
        reached.nextClock = "routing"
        var step = try #require(reached.steps.first)
        step.stage = "received"
        step.procedure = "report"

        #expect(words.title(of: step) == "To be accepted")
        #expect(words.nextTitle(of: reached) == "Target: routing")
        step.stage = "unheard-of"
        #expect(words.title(of: step) == "待受理")
    }

    @Test(arguments: ReportStep.allCases.filter { ![.county, .options, .check].contains($0) })
    func `each question stands on a page of its own`(step: ReportStep) async throws {
        let world = try PageWorld.get()

        try await world.visit(FixtureDesk(now: Self.now)) { visit in
            let page = try await visit.get("/report/\(step.rawValue)")

            #expect(page.says("第 \(step.number(of: nil)) 步，共 10 步"))
            try Golden.expect(page.body, "report-\(step.rawValue)")
        }
    }

    @Test func `a wrong check digit is said at its field, and nothing typed is lost`() async throws {
        let world = try PageWorld.get()

        try await world.visit(FixtureDesk(now: Self.now)) { visit in
            _ = try await visit.get("/report/right")
            let page = try await visit.post(
                "/report/right", [("right-type", "patent"), ("right-number", "ZL201710601862.4")])

            #expect(page.status == .unprocessableContent)
            #expect(page.says("专利号的校验位不对"))
            #expect(page.says("value=\"ZL201710601862.4\""))
            try Golden.expect(page.body, "report-right-fault")
        }
    }

    @Test(arguments: [
        ("patent", "ZL201710601862.3", true), ("patent", "201710601862", false),
        ("layout", "BS.12500520.2", true),
        ("trademark", "12345678", true), ("trademark", "G1234567", true), ("trademark", "1234567890", false),
        ("copyright", "国作登字-2024-A-00000001", true),
    ])
    func `a number is checked by the kind of its right`(type: String, number: String, isRight: Bool) {
        var answers = ReportAnswers()
        answers.take(["right-type": type, "right-number": number], of: .right)

        #expect(answers.faults(of: .right, today: CivilDate(2026, 3, 2)).isEmpty == isRight)
    }

    @Test func `a whole report: saved as it goes, checked, sent once, its code shown`() async throws {
        let world = try PageWorld.get()
        let desk = FixtureDesk(now: Self.now)

        try await world.visit(desk) { visit in
            _ = try await visit.get("/report/kind")
            _ = try await visit.post("/report/kind", [("kind", "report")])
            #expect(desk.seen.drafts["draft-1"] == ["kind": "report"])
            let early = try await visit.get("/report/check")
            #expect(early.says("还没有填"))
            _ = try await visit.post(
                "/report/story",
                [("narrative", "网店卖假木耳"), ("occurred-on", "2026-03-01"), ("links", "https://example.com/a")])
            _ = try await visit.post(
                "/report/right", [("right-type", "trademark"), ("right-number", "12345678")])
            _ = try await visit.post("/report/respondent", [("respondent-name", "某山货铺")])
            _ = try await visit.post("/report/place", [("prefecture", "230100")])
            let county = try await visit.get("/report/county")
            #expect(county.says("道里区"))
            _ = try await visit.post("/report/county", [("place", "230102")])
            _ = try await visit.post("/report/amounts", [("sales", "１,180.50")])
            _ = try await visit.post("/report/you", [("anonymous", "yes")])
            let check = try await visit.get("/report/check")
            try Golden.expect(check.body, "report-check")
            let sent = try await visit.post("/report/check", [])
            #expect(sent.location == "/report/receipt")
            let receipt = try await visit.get("/report/receipt")

            #expect(receipt.says("G7K2-9QXM-4HTD-W3PR"))
            try Golden.expect(receipt.body, "receipt")
            let lead = try #require(desk.seen.leads.first)
            #expect(desk.seen.leads.count == 1)
            #expect(lead.key == "draft-1")
            #expect(lead.lead.place == "230102")
            #expect(lead.lead.isAnonymous)
            #expect(lead.lead.reporter == nil)
            #expect(lead.lead.facts["sales"] == .money(Money(fen: 118_050)))
            #expect(lead.lead.facts["petitioner"] == .choice("witness"))
            #expect(lead.lead.channel == nil)
            #expect(desk.seen.drafts["draft-1"] == [:])
        }
    }

    @Test func `a consumer's complaint goes on, and at the end needs a name`() async throws {
        let world = try PageWorld.get()

        try await world.visit(FixtureDesk(now: Self.now)) { visit in
            _ = try await visit.get("/report/kind")
            let page = try await visit.post("/report/kind", [("kind", "consumer")])

            #expect(page.location == "/report/story")
        }
        for kind in ["consumer", "both"] {
            var answers = ReportAnswers(["kind": kind, "place": "230102", "narrative": "退货"])
            answers.take(["anonymous": "yes"], of: .you)
            #expect(
                answers.faults(of: .you, today: CivilDate(2026, 5, 6)) == ["anonymous": "report.fault.named"])
            #expect(answers.lead.isConsumerComplaint)
            #expect(answers.lead.alsoReports == (kind == "both"))
        }
    }

    @Test func `a name needs a way to ask back, and an anonymous report needs nothing`() {
        var answers = ReportAnswers()
        answers.take(["anonymous": "no", "name": "陈某", "uscc": "912301"], of: .you)
        let faults = answers.faults(of: .you, today: CivilDate(2026, 3, 2))
        answers.take(["anonymous": "yes"], of: .you)

        #expect(faults == ["phone": "report.fault.contact", "uscc": "report.fault.uscc.length"])
        #expect(answers.faults(of: .you, today: CivilDate(2026, 3, 2)) == [:])
    }

    @Test func `a receipt is not shown to anyone without its cookie`() async throws {
        let world = try PageWorld.get()

        try await world.visit(FixtureDesk(now: Self.now)) { visit in
            let page = try await visit.get("/report/receipt")

            #expect(page.location == "/progress")
        }
    }

    @Test func `a code shows where the report stands, and a wrong one only that it is unknown`() async throws
    {
        let world = try PageWorld.get()

        try await world.visit(FixtureDesk(now: Self.now, reached: Self.reached)) { visit in
            let form = try await visit.get("/progress")
            let wrong = try await visit.post("/progress", [("code", "0000")])
            let right = try await visit.post("/progress", [("code", "G7K2-9QXM-4HTD-W3PR")])

            #expect(wrong.status == .notFound)
            #expect(wrong.says("没有这个代码"))
            #expect(right.says("<h1>现在：待分流，由哈尔滨市知识产权保护中心办</h1>"))
            try Golden.expect(form.body, "progress-form")
            try Golden.expect(right.body, "progress")
        }
    }

    @Test func `whoever has no mouse or no script is told how`() async throws {
        let world = try PageWorld.get()

        try await world.visit(FixtureDesk(now: Self.now)) { visit in
            let page = try await visit.get("/help/accessibility")

            #expect(page.says("关掉 JavaScript"))
            try Golden.expect(page.body, "accessibility")
        }
    }
}
