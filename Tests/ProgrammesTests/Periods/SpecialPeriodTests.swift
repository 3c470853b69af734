import Law
import Programmes
import Testing

/// Periods with a shape of their own, one by one.
@Suite struct SpecialPeriodTests {
    private func day(_ month: Int, _ day: Int, _ year: Int = 2026) -> CivilDate {
        CivilDate(year, month, day)
    }

    private func answer(
        _ name: String, _ start: CivilDate, _ pauses: [Pause] = [], _ extensions: [PeriodQuestion.Grant] = []
    ) throws -> PeriodAnswer {
        try ShippedPeriods.reckon(
            name, PeriodQuestion(from: .day(start), pauses: pauses, extensions: extensions))
    }

    // The E-Commerce Law: 15 days, with a delay of at most 20 working days left out.

    private func notary(_ from: CivilDate, _ until: CivilDate?) -> Pause {
        Pause(ground: "notarisation", from: from, until: until)
    }

    @Test func `a short delay at the notary is left out of the 15 days`() throws {
        // Counted: 3 to 5 March; held 6 to 12; 13 to 24 are the other twelve.
        let answer = try answer("platform-counter-statement", day(3, 2), [notary(day(3, 6), day(3, 12))])

        #expect(answer.end == .day(alarm: day(3, 24), last: day(3, 24)))
    }

    @Test func `a delay is left out for 20 working days at most, also when it goes on`() throws {
        // Held from 6 March; its 20th working day is 2 April. Twelve days are left: 14 April.
        let long = try answer("platform-counter-statement", day(3, 2), [notary(day(3, 6), day(5, 29))])
        let open = try answer("platform-counter-statement", day(3, 2), [notary(day(3, 6), nil)])

        #expect(long.end?.lastDay == day(4, 14))
        #expect(open.end?.lastDay == day(4, 14))
    }

    @Test func `we warn by the reading that the whole may take 20 working days`() throws {
        let long = try answer("platform-counter-statement", day(3, 2), [notary(day(3, 6), day(5, 29))])

        #expect(long.end?.alarmDay == day(3, 30))
        #expect(long.standing(on: day(3, 30)) == .inTime)
        #expect(long.standing(on: day(3, 31)) == .warned)
        #expect(long.consequence(on: day(4, 14)) == nil)
        #expect(long.consequence(on: day(4, 15)) == .mustRestore)
        #expect(long.because.contains { $0.key == "period-pause-readings" && $0.values["most"] == "20" })
    }

    @Test func `two delays share the 20 working days`() throws {
        // 9 working days (5 to 17 March) leave 11 of the second delay: 23 March to 7 April; the 6th is off.
        let answer = try answer(
            "platform-counter-statement", day(3, 2),
            [notary(day(3, 5), day(3, 17)), notary(day(3, 23), day(5, 29))])

        // Counted: 3 4, 18 to 22 March, and eight days from 8 April.
        #expect(answer.end?.lastDay == day(4, 15))
    }

    // Exhibitions, transfer and urgent measures: hours.

    @Test(arguments: ["exhibition-handover", "transfer-dispatch", "exhibition-answer"])
    func `24 hours run through a holiday, and the earlier reading warns`(name: String) throws {
        let start = Instant(day(10, 1), 10, 20)
        let answer = try ShippedPeriods.reckon(name, .from(start))
        let (alarm, last) = (Instant(day(10, 2), 10, 20), Instant(day(10, 2), 11, 0))

        #expect(answer.end == .moment(alarm: alarm, last: last))
        #expect(answer.standing(at: last) == .lastDay)
        #expect(answer.standing(at: last.adding(ms: 1)) == .late)
        #expect(throws: PeriodRefusal.timeOfDayNeeded) { try ShippedPeriods.reckon(name, .from(day(10, 1))) }
    }

    @Test func `the court has 48 hours, also over the Spring Festival`() throws {
        let answer = try ShippedPeriods.reckon("preservation-ruling", .from(Instant(day(2, 16), 9, 0)))

        #expect(answer.end?.lastMoment == Instant(day(2, 18), 10, 0))
    }

    // Caps and extensions.

    @Test func `a summary trial takes four months at most`() throws {
        let answer = try answer("trial-summary", day(1, 31), [], [.init("president")])

        #expect(answer.end == .day(alarm: day(5, 31), last: day(6, 1)))
        #expect(answer.because.contains { $0.key == "period-capped" && $0.values["most"] == "4" })
        #expect(throws: PeriodRefusal.extensionTooOften(name: "president", times: 1)) {
            try self.answer("trial-summary", day(1, 31), [], [.init("president"), .init("president")])
        }
    }

    @Test func `a longer police review rests on a text to be confirmed`() throws {
        #expect(try answer("police-decision", day(3, 2)).confidence == .verified)
        #expect(try answer("police-decision", day(3, 2), [], [.init("complex")]).confidence == .medium)
        #expect(throws: PeriodRefusal.extensionTooEarly(name: "further", after: "complex")) {
            try self.answer("police-decision", day(3, 2), [], [.init("further")])
        }
    }

    // Versions.

    @Test(arguments: [
        ("complaint-mediation", "2026-04-14", "hotline.complaint.2020", "workingDays", 45),
        ("complaint-mediation", "2026-04-15", "hotline.complaint.2026", "days", 60),
        ("trademark-opposition", "2026-12-31", "tm.deadlines.2019", "months", 3),
        ("trademark-opposition", "2027-01-01", "tm.deadlines.2026", "months", 2),
        ("adjudication-decision", "2025-01-31", "adjud.2015.timeline", "months", 3),
        ("adjudication-decision", "2025-02-01", "adjud.2025.timeline", "months", 3),
        ("publicity-general-end", "2026-03-31", "credit.repair.2023", "years", 3),
        ("publicity-general-end", "2026-04-01", "credit.repair.2026", "years", 1),
        ("repair-serious", "2026-03-31", "credit.repair.2023", "years", 1),
        ("log-retention", "2025-12-31", "sec.log_6m", "months", 6),
        ("log-retention", "2026-01-01", "sec.log_6m", "months", 6),
    ])
    func `the day chooses the text`(name: String, on: String, rule: String, unit: String, length: Int) throws
    {
        let answer = try answer(name, try #require(CivilDate(parsing: on)))

        #expect(answer.version.rule.id == rule)
        #expect("\(answer.length.unit)" == unit && answer.length.length == length)
        #expect(answer.versions.count { $0.standing == .chosen } == 1)
    }

    @Test func `the texts that do not apply say why`() throws {
        let answer = try answer("complaint-mediation", day(4, 14))

        #expect(answer.versions.map(\.standing) == [.chosen, .notYetInForce])
        #expect(
            answer.because.contains {
                $0.key == "period-version-not-yet" && $0.values["from"] == "2026-04-15"
            })
        #expect(try self.answer("log-retention", day(1, 1)).source == "CSL2025 art. 23 item (3)")
        #expect(try self.answer("log-retention", day(12, 31, 2025)).source == "CSL2016 art. 21 item (3)")
    }

    @Test func `a filing day can choose where the event is later`() throws {
        let question = PeriodQuestion(from: .day(day(2, 10, 2025)), selecting: day(1, 20, 2025))

        #expect(
            try ShippedPeriods.reckon("adjudication-defence", question).version.rule.id
                == "adjud.2015.timeline")
    }

    @Test(arguments: [
        ("reporter-told", "2026-04-15", "2026-04-14"), ("priority-review-close", "2026-09-01", "2026-08-31"),
        ("adjudication-hearing-notice", "2025-02-01", "2025-01-31"),
    ])
    func `what is no longer set is refused with its last day`(name: String, on: String, last: String) throws {
        let (on, last) = (try #require(CivilDate(parsing: on)), try #require(CivilDate(parsing: last)))
        do {
            _ = try answer(name, on)
            Issue.record("a period that is no longer set")
        } catch let refusal as PeriodRefusal {
            guard case .noLongerSet(last, _) = refusal else {
                Issue.record("\(refusal)")
                return
            }
        }
        #expect(try answer(name, last).version.standing == .chosen)
    }

    @Test(arguments: [
        ("penalty-publication", "2021-08-31", "2021-09-01"), ("opinion-reply", "2021-09-05", "2021-09-06"),
        ("trademark-refusal-review", "2026-12-31", "2027-01-01"),
        ("supervision-order", "2026-01-31", "2026-02-01"),
    ])
    func `conduct before the text is refused with its first day`(name: String, on: String, first: String)
        throws
    {
        let (on, first) = (try #require(CivilDate(parsing: on)), try #require(CivilDate(parsing: first)))
        do {
            _ = try answer(name, on)
            Issue.record("a period that nobody set yet")
        } catch let refusal as PeriodRefusal {
            guard case .notKnownBefore(first, _) = refusal else {
                Issue.record("\(refusal)")
                return
            }
        }
    }

    @Test func `the paper says how long, or the law where it is silent`() throws {
        let ten = PeriodQuestion.Length(10, .days)
        let stated = try ShippedPeriods.reckon(
            "opinion-reply", PeriodQuestion(from: .day(day(3, 2)), stated: ten))

        #expect(stated.end?.lastDay == day(3, 12))
        #expect(try answer("opinion-reply", day(3, 2)).end?.alarmDay == day(5, 6))
        #expect(throws: PeriodRefusal.lengthNotStated) { try self.answer("supervision-order", day(3, 2)) }
    }

    // Waits and windows.

    @Test func `a removal can be asked for on the day after a year, and not before`() throws {
        let answer = try answer("listing-early-removal", day(3, 2, 2025))

        #expect(answer.opens == day(3, 3))
        #expect(answer.standing(on: day(3, 2)) == .notYet)
        #expect(answer.standing(on: day(3, 3)) == .over)
        #expect(answer.consequence(on: day(3, 3)) == .opens)
    }

    @Test func `a renewal is too early, in time, and late`() throws {
        let answer = try answer("customs-record-renewal", day(8, 31))

        #expect(answer.standing(on: day(2, 27)) == .notYet)
        #expect(answer.standing(on: day(2, 28)) == .inTime)
        #expect(answer.standing(on: day(8, 31)) == .lastDay)
        #expect(answer.consequence(on: day(9, 1)) == .rightLapses)
    }

    @Test func `a provisional day neither lapses a right nor records a breach`() throws {
        let answer = try answer("customs-application", day(12, 30))

        #expect(answer.isProvisional)
        #expect(answer.standing(on: day(3, 1, 2027)) == .unsettled)
        #expect(answer.consequence(on: day(3, 1, 2027)) == nil)
        #expect(answer.because.contains { $0.key == "period-provisional" })
    }
}
