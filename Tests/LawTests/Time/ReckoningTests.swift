import Law
import Testing

@Suite struct ReckoningTests {
    let calendar: WorkCalendar
    let monday = Instant(CivilDate(2026, 3, 2), 9, 30)

    init() throws {
        calendar = try ShippedCalendar.read()
    }

    private func reckoning(
        _ length: Int, _ unit: StatutoryPeriod.Unit, _ pauses: [Pause] = [],
        _ extensions: [ClockExtension] = []
    ) -> Reckoning {
        let period = StatutoryPeriod(length, unit, source: "TR310 art. 5")
        return Reckoning(period: period, from: monday, pauses: pauses, extensions: extensions)
    }

    private func march(_ day: Int) -> CivilDate { CivilDate(2026, 3, day) }

    private func appraisal(_ from: Int, _ until: Int?) -> Pause {
        Pause(ground: "appraisal", from: march(from), until: until.map(march))
    }

    @Test func `a held clock has no end and freezes what is left`() {
        let held = reckoning(10, .days, [appraisal(5, nil)])

        #expect(held.end(on: calendar) == nil)
        #expect(Deadline(held, on: calendar) == nil)
        #expect(held.used(on: calendar) == 2)
        #expect(held.remaining(on: calendar) == 8)
        #expect(held.days(on: calendar).map(\.kind) == [.start, .counted, .counted, .skipped])
        #expect(held.days(on: calendar, upTo: march(7)).count == 6)
    }

    @Test func `a clock held only after its end keeps the end`() {
        let end = reckoning(3, .days, [appraisal(6, nil)]).end(on: calendar)
        #expect(end == .day(alarm: march(5), last: march(5)))
        #expect(reckoning(3, .days, [appraisal(5, nil)]).end(on: calendar) == nil)
    }

    @Test func `counting goes on the day after resumption`() {
        // Counted: 3, 4; held 5 to 9; counted: 10.
        let end = reckoning(3, .days, [appraisal(5, 9)]).end(on: calendar)
        #expect(end == .day(alarm: march(10), last: march(10)))
    }

    @Test func `suspended and resumed on one day costs that day`() {
        let end = reckoning(3, .days, [appraisal(4, 4)]).end(on: calendar)
        #expect(end == .day(alarm: march(6), last: march(6)))
    }

    @Test func `two grounds at once hold the clock until both are over`() {
        let hearing = Pause(ground: "hearing", from: march(4), until: march(6))
        let one = reckoning(3, .days, [appraisal(5, 9), hearing]).end(on: calendar)
        #expect(one == .day(alarm: march(11), last: march(11)))
        #expect(reckoning(3, .days, [appraisal(5, nil), hearing]).end(on: calendar) == nil)
    }

    @Test func `a pause freezes what is left of a month`() {
        // 2 April is the corresponding day, 31 days after the event; five of them are not counted.
        let end = reckoning(1, .months, [appraisal(9, 13)]).end(on: calendar)
        #expect(end == .day(alarm: CivilDate(2026, 4, 7), last: CivilDate(2026, 4, 7)))
    }

    @Test func `a pause over a weekend costs no working day but its own`() {
        let end = reckoning(5, .workingDays, [appraisal(5, 9)]).end(on: calendar)
        #expect(end == .day(alarm: march(12), last: march(12)))
    }

    @Test func `hours stand still on the days of a pause`() {
        let end = reckoning(24, .hours, [appraisal(3, 4)]).end(on: calendar)
        #expect(end == .moment(alarm: Instant(march(5), 9, 30), last: Instant(march(5), 10, 0)))
        #expect(reckoning(24, .hours, [appraisal(3, nil)]).end(on: calendar) == nil)
        #expect(reckoning(24, .hours, [appraisal(3, nil)]).used(on: calendar) == 14)
        #expect(reckoning(24, .hours, [appraisal(3, nil)]).remaining(on: calendar) == 10)
    }

    @Test func `extensions lengthen the whole period and never shorten it`() {
        #expect(reckoning(3, .days, [], [.by(length: 7)]).end(on: calendar)?.alarmDay == march(12))
        #expect(reckoning(3, .days, [], [.to(length: 10)]).end(on: calendar)?.alarmDay == march(12))
        #expect(
            reckoning(3, .days, [], [.to(length: 10), .to(length: 30)]).end(on: calendar)?.alarmDay
                == CivilDate(2026, 4, 1))
        #expect(reckoning(3, .days, [], [.to(length: 2)]).end(on: calendar)?.alarmDay == march(5))
        #expect(reckoning(3, .days, [], [.by(length: -2)]).end(on: calendar)?.alarmDay == march(5))
        #expect(
            reckoning(1, .months, [], [.by(length: 2)]).end(on: calendar)?.alarmDay == CivilDate(2026, 6, 2))
    }

    @Test func `an extension to a day ends on it, or behind a day off`() {
        let friday = reckoning(3, .days, [], [.until(march(20))])
        #expect(friday.end(on: calendar) == .day(alarm: march(20), last: march(20)))
        let saturday = reckoning(3, .days, [], [.until(march(21))])
        #expect(saturday.end(on: calendar) == .day(alarm: march(21), last: march(23)))
        #expect(reckoning(3, .days, [], [.until(march(4))]).end(on: calendar)?.lastDay == march(5))
        #expect(friday.days(on: calendar).last?.why == "day.extended")
    }

    @Test func `the explanation says of each day why it counts`() {
        let days = reckoning(5, .workingDays, [appraisal(5, 5)]).days(on: calendar)

        #expect(days.map(\.date) == (2...10).map(march))
        #expect(
            days.map(\.kind) == [
                .start, .counted, .counted, .skipped, .counted, .skipped, .skipped, .counted, .counted,
            ])
        #expect(days.compactMap(\.number) == [1, 2, 3, 4, 5])
        #expect(days[3].why == Reason("day.paused", ["ground": "appraisal"]))
        #expect(days[5].why == "day.weekend")
    }

    @Test func `the explanation names the holiday and the move behind it`() throws {
        let period = StatutoryPeriod(3, .days, source: "TR310 art. 5")
        let reckoning = Reckoning(period: period, from: Instant(CivilDate(2026, 9, 30), 9, 0))
        let deadline = try #require(Deadline(reckoning, on: calendar))

        #expect(deadline.last == CivilDate(2026, 10, 8))
        #expect(deadline.explanation.count == 9)
        #expect(deadline.explanation[3].number == 3)
        #expect(deadline.explanation[4].why == Reason("day.moved-holiday", ["name": "国庆节"]))
        #expect(deadline.explanation.map(\.kind).suffix(5) == [.moved, .moved, .moved, .moved, .moved])
    }

    @Test func `a worked weekend is counted and named`() {
        let period = StatutoryPeriod(2, .workingDays, source: "TR310 art. 5")
        let reckoning = Reckoning(period: period, from: Instant(CivilDate(2026, 2, 12), 9, 0))
        #expect(reckoning.days(on: calendar).last?.why == Reason("day.worked-weekend", ["name": "春节"]))
    }

    @Test func `the explanation stops at the day asked for`() {
        let reckoning = reckoning(10, .days)
        #expect(reckoning.days(on: calendar, upTo: march(4)).map(\.date) == [march(2), march(3), march(4)])
        #expect(reckoning.used(on: calendar, through: march(4)) == 2)
        #expect(reckoning.remaining(on: calendar, after: march(4)) == 8)
    }

    @Test(arguments: StatutoryPeriod.Unit.allCases)
    func `the last day explained is the last day of the period`(unit: StatutoryPeriod.Unit) {
        for length in 1...40 {
            let reckoning = reckoning(length, unit, [appraisal(4, 6), appraisal(17, 20)])
            let days = reckoning.days(on: calendar)
            #expect(days.last?.date == reckoning.end(on: calendar)?.lastDay)
            #expect(unit == .hours || days.compactMap(\.number) == Array(1...reckoning.used(on: calendar)))
        }
    }
}
