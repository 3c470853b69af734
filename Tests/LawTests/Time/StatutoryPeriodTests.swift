import Foundation
import Law
import Testing

@Suite struct StatutoryPeriodTests {
    let calendar: WorkCalendar

    init() throws {
        calendar = try ShippedCalendar.read()
    }

    private func end(_ runs: String, from event: Instant) throws -> PeriodEnd {
        try #require(StatutoryPeriod(parsing: runs, source: "TR310 art. 5")).end(from: event, on: calendar)
    }

    private func end(_ runs: String, from day: CivilDate) throws -> PeriodEnd {
        try end(runs, from: Instant(day, 9, 0))
    }

    @Test(arguments: [
        "", "3", "days", "0 days", "-3 days", "3  days", " 3 days", "3 day", "1.5 days", "three days",
        "3 weeks", "3 working  days",
        "10000 days", "３ days", "3 Days", "3 days ",
    ])
    func `a text that is no period is refused`(text: String) {
        #expect(StatutoryPeriod(parsing: text, source: "TR310 art. 5") == nil)
    }

    @Test(arguments: [
        "24 hours", "1 hour", "3 days", "1 day", "15 working days", "1 working day", "6 months", "2 years",
    ])
    func `a period is read as a definition writes it`(text: String) throws {
        let period = try #require(StatutoryPeriod(parsing: text, source: "TR310 art. 5"))
        #expect(period.description == text)
        let data = try JSONEncoder().encode(period)
        #expect(try JSONDecoder().decode(StatutoryPeriod.self, from: data) == period)
    }

    @Test func `fifteen working days over the spring festival count worked weekends`() throws {
        let day = CivilDate(2026, 3, 11)
        #expect(try end("15 working days", from: CivilDate(2026, 2, 12)) == .day(alarm: day, last: day))
    }

    @Test func `seven working days over the national day count the worked Saturday`() throws {
        let day = CivilDate(2026, 10, 15)
        #expect(try end("7 working days", from: CivilDate(2026, 9, 30)) == .day(alarm: day, last: day))
    }

    @Test func `ninety days that end in a holiday move behind it`() throws {
        let day = CivilDate(2026, 10, 8)
        #expect(try end("90 days", from: CivilDate(2026, 7, 3)) == .day(alarm: day, last: day))
    }

    @Test func `three months from the end of November end in a year without a calendar`() throws {
        let end = try end("3 months", from: CivilDate(2026, 11, 30))
        #expect(end == .day(alarm: CivilDate(2027, 2, 28), last: CivilDate(2027, 3, 1), isProvisional: true))
    }

    @Test func `twenty-four hours run through a holiday`() throws {
        let end = try end("24 hours", from: Instant(CivilDate(2026, 10, 1), 10, 20))
        let next = CivilDate(2026, 10, 2)
        #expect(end == .moment(alarm: Instant(next, 10, 20), last: Instant(next, 11, 0)))
    }

    @Test func `an hour that has just begun is not counted either`() throws {
        let end = try end("24 hours", from: Instant(CivilDate(2026, 3, 4), 10, 0))
        let next = CivilDate(2026, 3, 5)
        #expect(end == .moment(alarm: Instant(next, 10, 0), last: Instant(next, 11, 0)))
    }

    @Test func `an ordinary Sunday moves the last day but not the alarm`() throws {
        let end = try end("3 days", from: CivilDate(2026, 3, 5))
        #expect(end == .day(alarm: CivilDate(2026, 3, 8), last: CivilDate(2026, 3, 9)))
    }

    @Test func `an arranged holiday moves both`() throws {
        let day = CivilDate(2026, 10, 8)
        #expect(try end("3 days", from: CivilDate(2026, 9, 30)) == .day(alarm: day, last: day))
    }

    @Test func `a worked weekend moves nothing`() throws {
        let day = CivilDate(2026, 2, 28)
        #expect(try end("3 days", from: CivilDate(2026, 2, 25)) == .day(alarm: day, last: day))
    }

    @Test func `months and years end on the corresponding day`() throws {
        let leap = CivilDate(2025, 2, 28)
        #expect(try end("1 year", from: CivilDate(2024, 2, 29)) == .day(alarm: leap, last: leap))
        let day = CivilDate(2026, 9, 2)
        #expect(try end("6 months", from: CivilDate(2026, 3, 2)) == .day(alarm: day, last: day))
    }

    @Test func `working days over the turn of a year without a calendar are provisional`() throws {
        #expect(try end("1 working day", from: CivilDate(2026, 12, 30)).isProvisional == false)
        #expect(try end("1 working day", from: CivilDate(2026, 12, 31)).isProvisional)
        let within = try end("1 working day", from: CivilDate(2026, 12, 30)).lastDay
        #expect(within == CivilDate(2026, 12, 31))
        #expect(try end("1 working day", from: CivilDate(2026, 12, 31)).lastDay == CivilDate(2027, 1, 4))
        #expect(try end("1 day", from: CivilDate(2018, 12, 31)).isProvisional == false)
    }

    @Test func `a day is past when the next begins, a moment when it is over`() throws {
        let day = try end("3 days", from: CivilDate(2026, 3, 5))
        #expect(!day.isPast(at: Instant(CivilDate(2026, 3, 8), 23, 59)))
        #expect(!day.isPast(at: Instant.endOf(CivilDate(2026, 3, 9)).adding(ms: -1)))
        #expect(day.isPast(at: Instant(CivilDate(2026, 3, 10), 0, 0)))

        let moment = try end("24 hours", from: Instant(CivilDate(2026, 3, 4), 10, 0))
        #expect(!moment.isPast(at: Instant(CivilDate(2026, 3, 5), 11, 0)))
        #expect(moment.isPast(at: Instant(CivilDate(2026, 3, 5), 11, 0).adding(ms: 1)))
    }

    @Test func `an end survives JSON and keeps that it is provisional`() throws {
        let ends = [
            try end("3 months", from: CivilDate(2026, 11, 30)),
            try end("3 days", from: CivilDate(2026, 3, 5)),
            try end("24 hours", from: CivilDate(2026, 3, 5)),
        ]
        #expect(try JSONDecoder().decode([PeriodEnd].self, from: JSONEncoder().encode(ends)) == ends)
    }

    @Test(arguments: [
        ("7 working days", "2026-03-11", "2026-03-02"), ("3 working days", "2026-10-09", "2026-09-29"),
        ("7 days", "2026-03-11", "2026-03-04"), ("6 months", "2026-08-31", "2026-02-28"),
        ("48 hours", "2026-03-11", "2026-03-09"),
    ])
    func `a period counted back ends so many days before`(runs: String, day: String, latest: String) throws {
        let period = try #require(StatutoryPeriod(parsing: runs, source: "TR310 art. 5"))
        #expect(
            period.latestDay(before: try #require(CivilDate(parsing: day)), on: calendar).description
                == latest)
    }
}
