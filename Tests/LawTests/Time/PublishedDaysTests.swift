import Law
import Testing

@Suite struct PublishedDaysTests {
    let days: PublishedDays

    init() throws {
        days = PublishedDays(of: try ShippedCalendar.read())
    }

    @Test func `a year without its notice is never guessed`() {
        typealias Unpublished = PublishedDays.Unpublished
        #expect(throws: Unpublished.self) { try days.isWorkday(CivilDate(2027, 1, 4)) }
        #expect(throws: Unpublished.self) { try days.workday(onOrAfter: CivilDate(2018, 12, 31)) }
        #expect(throws: Unpublished.self) { try days.adding(workdays: 1, to: CivilDate(2026, 12, 31)) }
        #expect(throws: Unpublished.self) { try days.adding(workdays: Int.max, to: CivilDate(2026, 1, 1)) }
        #expect(throws: Unpublished.self) {
            try days.workdays(after: CivilDate(2026, 12, 1), through: CivilDate(2027, 1, 1))
        }
        #expect(throws: Unpublished.self) { try days.lastDay(3, .month, from: CivilDate(2026, 11, 30)) }
        for unit in PublishedDays.Unit.allCases {
            #expect(throws: Unpublished.self) { try days.lastDay(Int.max, unit, from: CivilDate(2026, 1, 1)) }
        }
    }

    @Test func `a day that need not be looked up may lie in any year`() throws {
        #expect(try days.adding(workdays: 1, to: CivilDate(2018, 12, 31)) == CivilDate(2019, 1, 2))
        #expect(try days.workdays(after: CivilDate(2027, 5, 1), through: CivilDate(2027, 5, 1)) == 0)
        #expect(try days.lastDay(2, .year, from: CivilDate(2018, 3, 1)) == CivilDate(2020, 3, 2))
    }

    @Test func `the start is not counted and the end is`() throws {
        #expect(try days.workdays(after: CivilDate(2026, 3, 2), through: CivilDate(2026, 3, 3)) == 1)
        #expect(try days.workdays(after: CivilDate(2026, 2, 27), through: CivilDate(2026, 3, 2)) == 2)
    }

    @Test(arguments: [
        ("2026-03-05", 3, PublishedDays.Unit.day, "2026-03-09"), ("2026-07-03", 90, .day, "2026-10-08"),
        ("2026-02-25", 3, .day, "2026-02-28"), ("2026-01-31", 1, .month, "2026-02-28"),
        ("2024-02-29", 1, .year, "2025-02-28"),
        ("2026-02-12", 15, .workday, "2026-03-11"), ("2026-09-30", 7, .workday, "2026-10-15"),
        ("2025-12-31", 1, .month, "2026-02-02"),
    ])
    func `a last day that is no working day moves to the next`(
        start: String, length: Int, unit: PublishedDays.Unit, end: String
    ) throws {
        let start = try #require(CivilDate(parsing: start))
        #expect(try days.lastDay(length, unit, from: start).description == end)
    }
}
