import Law
import Testing

@Suite struct WorkCalendarTests {
    let calendar: WorkCalendar

    init() throws {
        calendar = try ShippedCalendar.read()
    }

    @Test func `every fault of a notice is named with its line`() {
        let notice = """
            # a comment
            date,name,type,weekday
            2027-02-30,春节,off,一
            2027-02-08,春节,free,一
            2027-02-09,,off,二
            2027-02-10,春节,work,三
            2027-02-11,春节,off,五
            2027-02-13,春节,off,六
            2027-02-13,春节,off,六
            2027-02-14,春节
            """

        let faults = #expect(throws: CSVFaults.self) { try calendar.merging(csv: notice) }?.faults

        #expect(faults?.map(\.line) == [3, 4, 5, 6, 7, 9, 10])
        #expect(
            faults?.map(\.reason.key) == [
                "calendar.not-a-day", "calendar.type-unknown", "calendar.name-missing",
                "calendar.worked-day-is-no-weekend", "calendar.weekday-wrong", "calendar.day-twice",
                "csv.field-count",
            ])
    }

    @Test(arguments: [
        "", "# nothing\n", "date,name\n2027-01-01,元旦\n", "date,name,type\n",
        "date,name,type\n2026-12-31,元旦,off\n",
    ])
    func `a table that arranges no year is refused`(notice: String) {
        #expect(throws: CSVFaults.self) { try calendar.merging(csv: notice) }
    }

    @Test func `a week, a holiday and a worked weekend are told apart`() {
        #expect(calendar.kind(of: CivilDate(2026, 3, 6)) == .workday)
        #expect(calendar.kind(of: CivilDate(2026, 3, 7)) == .weekend)
        #expect(calendar.kind(of: CivilDate(2026, 2, 16)) == .holiday)
        #expect(calendar.kind(of: CivilDate(2026, 2, 15)) == .holiday)
        #expect(calendar.kind(of: CivilDate(2026, 2, 28)) == .workedWeekend)
        #expect(calendar.isWorkday(CivilDate(2024, 2, 9)))
        #expect(calendar.holidayName(CivilDate(2026, 2, 28)) == "春节")
        #expect(calendar.holidayName(CivilDate(2026, 3, 7)) == nil)
    }

    @Test func `the years have as many working days as the notices give`() {
        let counts = calendar.publishedYears.map { year in
            (CivilDate(year, 1, 1).dayNumber...CivilDate(year, 12, 31).dayNumber)
                .count { calendar.isWorkday(CivilDate(dayNumber: $0)) }
        }
        #expect(calendar.publishedYears == Array(2019...2026))
        #expect(counts == [250, 249, 250, 249, 249, 251, 248, 248])
    }

    @Test func `an unpublished year knows weekends and statutory days only`() {
        #expect(!calendar.isPublished(CivilDate(2027, 1, 1)))
        #expect(calendar.isPublished(CivilDate(2026, 12, 31)))
        #expect(calendar.kind(of: CivilDate(2027, 1, 1)) == .holiday)
        #expect(calendar.kind(of: CivilDate(2027, 10, 3)) == .holiday)
        #expect(calendar.kind(of: CivilDate(2027, 10, 4)) == .workday)
        #expect(calendar.kind(of: CivilDate(2028, 1, 1)) == .weekend)
        #expect(calendar.holidayName(CivilDate(2027, 2, 6)) == "春节")
    }

    @Test func `a loaded year takes the place of its statutory days and of an earlier notice`() throws {
        let notice = "date,name,type\n2026-12-31,元旦,off\n2027-01-01,元旦,off\n2027-01-09,元旦,work\n"
        let loaded = try calendar.merging(csv: notice)

        #expect(loaded.publishedYears == Array(2019...2027))
        #expect(loaded.isArrangedOff(CivilDate(2026, 12, 31)))
        #expect(loaded.isWorkday(CivilDate(2027, 1, 9)))
        #expect(loaded.isWorkday(CivilDate(2027, 2, 5)))

        let corrected = try loaded.merging(csv: "date,name,type\n2027-01-01,元旦,off\n")
        #expect(corrected.isWorkday(CivilDate(2026, 12, 31)))
        #expect(!corrected.isWorkday(CivilDate(2027, 1, 9)))
        let again = try loaded.merging(csv: try ShippedCalendar.text("2026.csv"))
        #expect(again == loaded)
    }
}
