import Casework
import Foundation
import Law
import Testing

@testable import Desk
@testable import Web

/// The parts alone, in the states that no page of these tests shows.
struct PartTests {
    /// A part on an empty table: what stands round it on a page is said here.
    private struct Bench: Named {
        let part: any Part

        func child(named name: String) -> Any? {
            switch name {
            case "formToken": FixtureDesk.word
            default: part.child(named: name)
            }
        }
    }

    private func html(_ part: any Part, _ template: String, _ language: Language = .chinese) throws -> String
    {
        let templates = try Templates(
            folder: Places.share.appendingPathComponent("templates").path, texts: try PageWorld.get().texts)
        return templates.render(Bench(part: part), template, in: language)
    }

    private func clock(
        _ period: StatutoryPeriod, from event: Instant, state: ClockView.State, badge: ClockView.Badge,
        pauses: [Pause] = [], extensions: [ClockExtension] = [], stopped: Instant? = nil,
        left: ClockView.Left? = nil,
        expiry: Clock.Expiry = .breach, confidence: Confidence = .verified
    ) throws -> ClockView {
        let world = try PageWorld.get()
        let clock = Clock(
            name: "verification", title: "核查线索并决定是否立案", period: period, start: .opening, ruleID: nil,
            confidence: confidence, extensions: [], onExpiry: expiry, isTarget: false, until: nil)
        let reckoning = Reckoning(period: period, from: event, pauses: pauses, extensions: extensions)
        return ClockView(
            clock: clock, run: 1, state: state, started: event, end: reckoning.end(on: world.calendar),
            stoppedAt: stopped, wasAnsweredInTime: false, pauses: pauses,
            extensions: extensions.enumerated().map {
                ProposedExtension(clock: "verification", run: 1, index: $0, reach: $1)
            }, awaits: nil, days: reckoning.days(on: world.calendar), left: left, badge: badge)
    }

    private func row(_ clock: ClockView, now: Instant, _ language: Language = .chinese) throws -> String {
        let world = try PageWorld.get()
        let story = try Story(
            "lead-review", number: "230102-2026-00402", opened: now, by: PageWorld.bureau, world: world)
        let view = story.view(for: PageWorld.wang, now: now)
        return try html(ClockRow(clock, in: view, world.words(language)), "parts/clock-row", language)
    }

    @Test func `a clock that is held says since when, on which ground, and how many days are used`() throws {
        let held = try clock(
            StatutoryPeriod(15, .workingDays, source: "SAMR2 art. 18"),
            from: Instant(CivilDate(2026, 9, 14), 9, 0),
            state: .suspended, badge: .held,
            pauses: [Pause(ground: "identification", from: CivilDate(2026, 9, 22))],
            left: .init(count: 9, unit: .workingDays))

        let chinese = try row(held, now: Instant(CivilDate(2026, 9, 24), 9, 0))
        #expect(chinese.contains("余 9 个工作日"))
        #expect(chinese.contains("班 5"))
        #expect(chinese.contains("权利人辨认或者鉴别：2026年9月22日（周二）起停表"))
        try Golden.expect(chinese, "part-clock-held")
    }

    @Test
    func `days on which the clock was held are added, and a longer period takes the place of the first`()
        throws
    {
        let extended = try clock(
            StatutoryPeriod(3, .days, source: "TR310 art. 8"), from: PageWorld.moment(2, 9), state: .running,
            badge: .run,
            pauses: [Pause(ground: "appraisal", from: CivilDate(2026, 3, 4), until: CivilDate(2026, 3, 6))],
            extensions: [.to(length: 10)], left: .init(count: 8, unit: .days))

        let chinese = try row(extended, now: PageWorld.moment(7, 9))
        #expect(chinese.contains("<b>10 日</b> ＋ 停表 3 天 ＝"))
        #expect(chinese.contains("2026年3月4日（周三）至2026年3月6日（周五）不计入"))
    }

    @Test func `a last day in a holiday shows where it fell and where it moved`() throws {
        let done = try clock(
            StatutoryPeriod(3, .days, source: "TR310 art. 5"), from: Instant(CivilDate(2026, 9, 30), 16, 10),
            state: .stopped, badge: .done, stopped: Instant(CivilDate(2026, 10, 8), 10, 40))

        let chinese = try row(done, now: Instant(CivilDate(2026, 10, 9), 8, 25))
        #expect(chinese.contains("截止日当天办成"))
        #expect(chinese.contains("10月3日，不是可以截止的日子，顺延到"))
        try Golden.expect(chinese, "part-clock-moved")
        try Golden.expect(
            try row(done, now: Instant(CivilDate(2026, 10, 9), 8, 25), .english), "part-clock-moved-en")
    }

    @Test
    func `a day in a year without its calendar is provisional, and a long strip stands on its own page`()
        throws
    {
        let long = try clock(
            StatutoryPeriod(90, .days, source: "SAMR2 art. 64"), from: Instant(CivilDate(2026, 12, 1), 9, 0),
            state: .running, badge: .run, extensions: [.by(length: 30)], left: .init(count: 119, unit: .days),
            confidence: .medium)

        let chinese = try row(long, now: Instant(CivilDate(2026, 12, 2), 9, 0))
        #expect(chinese.contains("<b>90 日</b> ＋ 延长 30 日 ＝ <b>2027年3月31日（周三）</b>"))
        #expect(chinese.contains("2027年3月31日（周三）前（暂定）"))
        #expect(chinese.contains("待确认"))
        #expect(!chinese.contains("<ol class=\"days\""))
        try Golden.expect(chinese, "part-clock-provisional")
    }

    @Test func `every state of a clock has its word beside its colour`() throws {
        let world = try PageWorld.get()
        let badges: [ClockView.Badge] = [
            .late, .soon, .run, .held, .lapsed, .shut, .tardy, .done, .notStarted,
        ]
        let words = try Set(
            badges.map { badge in
                let one = try clock(
                    StatutoryPeriod(3, .days, source: "TR310 art. 5"), from: PageWorld.moment(2, 9),
                    state: .running,
                    badge: badge, stopped: PageWorld.moment(9, 9), left: .init(count: 2, unit: .days))
                let part = ClockBadge(
                    one, in: try world.procedure("lead-review"), today: CivilDate(2026, 3, 3),
                    world.words(.chinese))
                return try html(part, "parts/clock-badge")
            })

        #expect(words.count == badges.count)
        #expect(words.allSatisfy { $0.contains("<b>") && !$0.contains("<i></i>") })
    }

    @Test func `a threshold that cannot be judged yet names the facts to find out`() throws {
        let world = try PageWorld.get()
        let rule = try #require(Statutes.all(world.rules).first { $0.name == "criminal-threshold-214" })
        var facts: Facts = ["right-type": .choice("trademark"), "sales": .money(Money(yuan: 20_000))]
        facts["conduct-from"] = .day(CivilDate(2026, 1, 5))
        facts["conduct-to"] = .day(CivilDate(2026, 2, 5))
        let story = try Story.approvedTransfer(world)
        let view = story.view(for: PageWorld.wang, now: DoorTests.now)
        let card = FindingCard(rule.finding(on: facts), in: view, world.words(.chinese))

        let html = try html(card, "parts/finding")
        #expect(html.contains("还不能判断是否达到"))
        #expect(html.contains("还要查明"))
        try Golden.expect(html, "part-finding-open")
    }

    @Test func `the acts that every file knows have their own fields`() throws {
        let world = try PageWorld.get()
        var story = try Story.approvedTransfer(world)
        story.record(
            [.served("refusal-notice", to: "sending-agency", at: PageWorld.moment(4, 11))],
            at: PageWorld.moment(4, 11),
            by: PageWorld.he)
        let view = story.view(for: PageWorld.wang, now: DoorTests.now)
        let choices = FormChoices(agencies: [("daoli-police", "哈尔滨市公安局道里分局")])
        let forms = try view.acts.filter(\.isBuiltIn).map { act in
            try html(
                ActForm(act, in: view, choices: choices, refused: nil, world.words(.chinese)),
                "parts/act-form")
        }

        let all = forms.joined(separator: "\n")
        #expect(all.contains("不予立案通知书，送哈尔滨市道里区市场监督管理局"))
        #expect(all.contains("封存内容 1"))
        try Golden.expect(all, "part-built-in-acts")
    }

    @Test func `an extension asks for its ground`() throws {
        let world = try PageWorld.get()
        let story = try Story.approvedTransfer(world)
        let view = story.view(for: PageWorld.wang, now: DoorTests.now)
        let extend = try #require(view.procedure.allActions.first { $0.name == "extend" })
        let act = OpenAct(
            action: extend, title: "", fields: [], needs: [], requires: [], starts: [], stops: [],
            isBuiltIn: false,
            subjects: [])
        let form = ActForm(act, in: view, choices: FormChoices(), refused: nil, world.words(.chinese))

        #expect(form.fields.map(\.name) == ["ground"])
        #expect(form.fields.map(\.isRequired) == [true])
    }
}
