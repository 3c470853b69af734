import Casework
import Law
import Testing

@testable import Desk
@testable import Web

/// Days, sums and citations as people write them.
struct WordingTests {
    @Test func `a day carries its day of the week`() throws {
        let world = try PageWorld.get()

        #expect(world.words(.chinese).day(CivilDate(2026, 3, 5)) == "2026年3月5日（周四）")
        #expect(world.words(.english).day(CivilDate(2026, 3, 5)) == "Thursday, 5 March 2026")
    }

    @Test(arguments: [
        (3, ClockView.Left.Unit.workingDays, ClockView.Badge.run, "还剩 3 个工作日", "3 working days left"),
        (1, .days, .soon, "还剩 1 天", "1 day left"), (0, .days, .soon, "今天到期", "ends today"),
        (-2, .days, .late, "2 天", "by 2 days"), (135, .minutes, .soon, "还剩 2 小时 15 分", "2 h 15 min left"),
        (9, .workingDays, .held, "余 9 个工作日", "9 working days left over"),
    ])
    func `what is left is said in its own unit`(
        count: Int, unit: ClockView.Left.Unit, badge: ClockView.Badge, chinese: String, english: String
    ) throws {
        let world = try PageWorld.get()
        let left = ClockView.Left(count: count, unit: unit)

        #expect(ClockBadge.rest(badge, left, world.words(.chinese)) == chinese)
        #expect(ClockBadge.rest(badge, left, world.words(.english)) == english)
    }

    @Test(arguments: [
        (4_185_000, "41,850 元"), (4_185_050, "41,850.50 元"), (99, "0.99 元"),
        (100_000_000_00, "100,000,000 元"),
    ])
    func `money has decimals only when there are fen`(fen: Int, text: String) throws {
        #expect(try PageWorld.get().words(.chinese).money(Money(fen: fen)) == text)
    }

    @Test(arguments: [
        ("TR310 art. 5 para. 2", "移送规定第五条第二款"), ("CL art. 219-1", "刑法第二百一十九条之一"),
        ("TR310 art. 6 item (3)", "移送规定第六条第（三）项"), ("CL art. 140", "刑法第一百四十条"),
        ("APL2021 art. 105", "行政处罚法第一百零五条"), ("HLJ2020", ""),
    ])
    func `a citation reads as officers write it`(citation: String, text: String) throws {
        let words = try PageWorld.get().words(.chinese)
        let written = words.citation(try #require(Citation(parsing: citation)))

        #expect(text.isEmpty ? !written.isEmpty : written == text)
    }

    @Test(arguments: [
        (9_999, 10_000, "99.9%"), (10_000, 10_000, "100.0%"), (41_850, 30_000, "139.5%"), (Int.max, 1, nil),
    ])
    func `a share is cut, never rounded up to the threshold`(part: Int, whole: Int, text: String?) throws {
        let written = try PageWorld.get().words(.chinese).percent(part, of: whole)

        #expect(text.map { $0 == written } ?? !written.isEmpty)
    }

    @Test func `every refusal of the law has its words in both languages`() throws {
        let world = try PageWorld.get()
        let finding = Finding(rule: "two-officers", verdict: .unmet, source: "TR310 art. 5 para. 1")
        let open = Finding(
            rule: "two-officers", verdict: .undetermined, source: "TR310 art. 5", missing: ["team-size"])
        let refusals: [Refusal] =
            [
                .unknownAct("x"), .notInThisStage("approve", stage: "sent"),
                .notYourRole(needed: ["agency-head"]),
                .backDated(to: DoorTests.now, earliest: nil),
                .backDated(to: DoorTests.now, earliest: DoorTests.now),
                .notYetHappened(DoorTests.now), .fieldsInvalid([.init("reason", .required)]),
                .ruleNotMet(finding),
                .ruleNotMet(open), .fineLocked(finding), .documentsMissing(["goods-list"]),
                .signatureMissing(["goods-list"], role: "case-officer"), .signatureNotAwaited(["goods-list"]),
                .rightLapsed("approval", on: nil), .clockStillRuns("approval", until: nil),
                .clockNotRunning("approval"),
                .runNotNamed("approval", runs: [1, 2]), .noExtensionLeft("approval"),
                .nobodyReceives(at: "局", field: "competent-police", needed: ["police-desk"]),
                .nobodyGoesOn(at: "局", needed: ["intake-officer"]),
                .waitsForLinkedFile("transfer-to-police", outcomes: ["filed"]),
                .fileMovedOn(expected: 3, found: 5), .breachStays(revision: 4),
                .joined(to: "230102-2026-00002"),
            ] + JoiningBar.allCases.map { .notJoinable($0) }
            + SplittingBar.allCases.map { .notSplittable($0) }
        for language in Language.allCases {
            for refusal in refusals {
                let said = world.words(language).spokenOfLaw(refusal)
                #expect([403, 409, 422].contains(said.status), "\(refusal)")
                #expect(
                    !said.title.isEmpty && !said.detail.isEmpty && !said.detail.contains("{"), "\(refusal)")
            }
        }
    }

    @Test func `a course shows what was done, where the file stands and what normally comes`() throws {
        let story = try Story.approvedTransfer(try PageWorld.get())
        let map = CourseMap(
            story.procedure, story.file, entries: CourseMap.entries(of: story.pages.map(\.event)))

        #expect(map.lanes.map(\.holder) == ["sending-agency", "receiving-police", "sending-agency", nil])
        let steps = map.lanes.flatMap(\.steps)
        #expect(
            steps.map(\.stage) == [
                "assessed", "awaiting-approval", "approved", "sent", "under-review", "filed", "closed",
            ])
        #expect(steps.map(\.state) == [.past, .past, .now, .ahead, .ahead, .ahead, .ahead])
        #expect(steps[2].clock == "dispatch")
        #expect(steps[1].left?.act == "approve")
    }
}
