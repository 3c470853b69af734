import Casework
import Desk
import HTTPTypes
import Law
import Testing

@testable import Web

/// The page of a file: what must I do now, until when, by which text.
struct FilePageTests {
    private func desk(
        _ story: Story, for caller: Caller, now: Instant, refusing: (any Error)? = nil
    ) -> FixtureDesk {
        let view = story.view(for: caller, now: now)
        return FixtureDesk(now: now, signedIn: caller, files: ["f-1": { _ in view }], refusing: refusing)
    }

    @Test func `the officer reads first that the transfer is due this morning, and by which text`()
        async throws
    {
        let world = try PageWorld.get()
        let story = try Story.approvedTransfer(world)
        let now = PageWorld.moment(5, 8, 25)

        try await world.visit(desk(story, for: PageWorld.wang, now: now), signedIn: true) { visit in
            let page = try await visit.get("/files/f-1")

            #expect(page.status == .ok)
            #expect(page.says("<h1>今天 10:00 前，移送公安机关</h1>"))
            #expect(page.says("移送规定第五条"))
            try Golden.expect(page.body, "file-officer")
        }
    }

    @Test func `the same page in English`() async throws {
        let world = try PageWorld.get()
        let story = try Story.approvedTransfer(world)
        let now = PageWorld.moment(5, 8, 25)

        try await world.visit(desk(story, for: PageWorld.wang, now: now), signedIn: true) { visit in
            let page = try await visit.get("/files/f-1?lang=en&text=large")

            #expect(page.says("<html lang=\"en\" class=\"large\">"))
            try Golden.expect(page.body, "file-officer-en")
        }
    }

    @Test func `whoever has no act now reads who has, and until when`() async throws {
        let world = try PageWorld.get()
        let story = try Story.approvedTransfer(world)
        let now = PageWorld.moment(5, 8, 25)

        try await world.visit(desk(story, for: PageWorld.zhao, now: now), signedIn: true) { visit in
            let page = try await visit.get("/files/f-1")

            #expect(page.says("<h1>等哈尔滨市道里区市场监督管理局在今天 10:00 前办：待移送</h1>"))
        }
    }

    @Test func `a refusal stands in the form that was refused, and what was typed stays`() async throws {
        let world = try PageWorld.get()
        let story = try Story.approvedTransfer(world)
        let now = PageWorld.moment(5, 8, 25)
        let refusing = desk(
            story, for: PageWorld.wang, now: now, refusing: Refusal.documentsMissing(["other-papers"]))

        try await world.visit(refusing, signedIn: true) { visit in
            let page = try await visit.post(
                "/files/f-1/acts", [("action", "send"), ("file-revision", "7"), ("password", "right")])

            #expect(page.status == .conflict)
            #expect(page.says("缺材料"))
            #expect(page.says("还缺：其他有关涉嫌犯罪的材料"))
            try Golden.expect(page.body, "file-refused")
        }
    }

    @Test func `without the password nothing is signed`() async throws {
        let world = try PageWorld.get()
        let story = try Story.approvedTransfer(world)
        let now = PageWorld.moment(5, 8, 25)
        let desk = desk(story, for: PageWorld.wang, now: now)

        try await world.visit(desk, signedIn: true) { visit in
            let page = try await visit.post("/files/f-1/acts", [("action", "send"), ("file-revision", "7")])

            #expect(page.status == .forbidden)
            #expect(page.says("密码不对"))
            #expect(desk.seen.submitted.isEmpty)
        }
    }

    @Test func `an act that was done leads back to the file, which says so`() async throws {
        let world = try PageWorld.get()
        let story = try Story.approvedTransfer(world)
        let now = PageWorld.moment(5, 8, 25)
        let desk = desk(story, for: PageWorld.wang, now: now)

        try await world.visit(desk, signedIn: true) { visit in
            let done = try await visit.post(
                "/files/f-1/acts",
                [
                    ("action", "send"), ("file-revision", "12"), ("password", "right"),
                    ("at", "2026-03-04T16:00"),
                ])
            let page = try await visit.get(done.location ?? "")

            #expect(done.status == .seeOther)
            #expect(page.says("已办：移送公安机关"))
            let submitted = desk.seen.submitted
            #expect(submitted.map(\.action) == ["send"])
            #expect(submitted.first?.revision == 12)
            #expect(submitted.first?.at == PageWorld.moment(4, 16))
            #expect(submitted.first?.fields == [:])
        }
    }

    @Test func `a file that is not shared looks like one that does not exist`() async throws {
        let world = try PageWorld.get()

        try await world.visit(
            FixtureDesk(now: PageWorld.moment(5, 9), signedIn: PageWorld.he), signedIn: true
        ) {
            visit in
            let page = try await visit.get("/files/f-9")

            #expect(page.status == .notFound)
            try Golden.expect(page.body, "not-found")
        }
    }

    @Test func `the clock page counts every day with its reason`() async throws {
        let world = try PageWorld.get()
        var story = try Story(
            "lead-review", number: "230102-2026-00402", opened: PageWorld.moment(28, 9, month: 4),
            by: PageWorld.bureau, facts: [:], world: world)
        story.subject = "线索核查"
        let now = PageWorld.moment(7, 8, 25, month: 5)

        try await world.visit(desk(story, for: PageWorld.wang, now: now), signedIn: true) { visit in
            let page = try await visit.get("/files/f-1/clocks/verification")
            let unknown = try await visit.get("/files/f-1/clocks/nothing")

            #expect(page.says("放假，不计入"))
            #expect(unknown.status == .notFound)
            try Golden.expect(page.body, "clock")
        }
    }

    @Test func `a hand-over shows both lanes in one order of time`() async throws {
        let world = try PageWorld.get()
        var story = try Story.approvedTransfer(world)
        story.files("other-papers", by: PageWorld.wang, at: PageWorld.moment(4, 15))
        try story.act("send", by: PageWorld.wang, at: PageWorld.moment(4, 15, 10))
        let sun = Caller(
            person: "sun", personName: "", agency: PageWorld.bureau, agencyName: "", agencyKind: "",
            division: "",
            roles: ["case-officer"])
        try story.act(
            "sign", by: sun, at: PageWorld.moment(4, 15, 20),
            terms: ["documents": ["transfer-letter", "goods-list"]])
        try story.act("receive", by: PageWorld.he, at: PageWorld.moment(5, 9))
        let now = PageWorld.moment(10, 8, 25)

        try await world.visit(desk(story, for: PageWorld.he, now: now), signedIn: true) { visit in
            let page = try await visit.get("/files/f-1/handover")
            let file = try await visit.get("/files/f-1")

            #expect(page.says("在回执上签字。何某"))
            #expect(file.says("<h1>已经逾期，请马上办：公安机关立案审查</h1>"))
            try Golden.expect(page.body, "handover")
            try Golden.expect(file.body, "file-police-late")
        }
    }

    @Test func `where several acts answer one period, the page does not say which to take`() async throws {
        let world = try PageWorld.get()
        var story = try Story(
            "transfer-to-police", number: "230102-2026-00440", opened: PageWorld.moment(2, 8),
            by: PageWorld.bureau,
            world: world)
        try story.act(
            "assess", by: PageWorld.wang, at: PageWorld.moment(2, 9),
            ["suspicion": .choice("reasonable"), "team-size": .count(2)])
        try story.act("submit-report", by: PageWorld.wang, at: PageWorld.moment(2, 9, 30))
        let now = PageWorld.moment(3, 8)

        try await world.visit(desk(story, for: PageWorld.zhao, now: now), signedIn: true) { visit in
            let page = try await visit.get("/files/f-1")

            #expect(page.says("<h1>3月5日（周四）前办：负责人审批</h1>"))
            #expect(page.says("还差承办人签名"))
            try Golden.expect(page.body, "file-head")
        }
    }

    @Test func `a sealed entry shows that it is there and nothing more`() async throws {
        let world = try PageWorld.get()
        var story = try Story.approvedTransfer(world)
        story.sealedPages = [story.pages.count - 3]

        try await world.visit(desk(story, for: PageWorld.wang, now: PageWorld.moment(5, 8)), signedIn: true) {
            visit in
            let page = try await visit.get("/files/f-1")

            #expect(page.says("查看封存内容"))
            #expect(page.says("已封存"))
        }
    }

    @Test func `a closed file says how it ended`() async throws {
        let world = try PageWorld.get()
        var story = try Story(
            "transfer-to-police", number: "230102-2026-00441", opened: PageWorld.moment(2, 8),
            by: PageWorld.bureau,
            world: world)
        let reason = story.text("核实后没有犯罪嫌疑")
        try story.act("not-suspected", by: PageWorld.wang, at: PageWorld.moment(2, 9), ["reason": reason])

        try await world.visit(desk(story, for: PageWorld.wang, now: PageWorld.moment(3, 8)), signedIn: true) {
            visit in
            let page = try await visit.get("/files/f-1")

            #expect(page.says("<h1>已经办结：不构成犯罪嫌疑</h1>"))
            #expect(page.says("理由：核实后没有犯罪嫌疑"))
            try Golden.expect(page.body, "file-closed")
        }
    }
}
