import Foundation
import Law
import Testing

@Suite struct CivilDateTests {
    @Test(arguments: [
        "2026-02-30", "2025-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-01-00",
        "0000-01-01",
        "2026-3-05", "26-03-05", "2026/03/05", "2026-03-05 ", " 2026-03-05", "2026-03-05T00:00", "２０２６-03-05",
        "-026-03-05",
        "+026-03-05", "", "20260305", "2026-03-0a",
    ])
    func `a text that is no day of the calendar is refused`(text: String) {
        #expect(CivilDate(parsing: text) == nil)
    }

    @Test func `days are read and written the same way`() {
        for text in ["0001-01-01", "1970-01-01", "2000-02-29", "2024-02-29", "2026-03-05", "9999-12-31"] {
            #expect(CivilDate(parsing: text)?.description == text)
        }
    }

    @Test func `every day of eight centuries follows the day before`() {
        var expected = (year: 1600, month: 1, day: 1)
        var date = CivilDate(1600, 1, 1)
        while date < CivilDate(2400, 1, 1) {
            #expect(date == CivilDate(expected.year, expected.month, expected.day))
            guard (date.year, date.month, date.day) == expected else { break }
            date = date + 1
            let next = CivilDate(year: expected.year, month: expected.month, day: expected.day + 1)
            expected.day += 1
            if next == nil { (expected.month, expected.day) = (expected.month + 1, 1) }
            if expected.month == 13 { (expected.year, expected.month) = (expected.year + 1, 1) }
        }
    }

    @Test func `the epoch is day nought and a Thursday`() {
        #expect(CivilDate(1970, 1, 1).dayNumber == 0)
        #expect(CivilDate(1970, 1, 1).weekday == .thursday)
        #expect(CivilDate(1969, 12, 31).dayNumber == -1)
        #expect(CivilDate(1969, 12, 28).weekday == .sunday)
        #expect(CivilDate(2026, 3, 2).weekday == .monday)
    }

    @Test(arguments: [
        ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2026-08-31", 6, "2027-02-28"),
        ("2026-11-30", 3, "2027-02-28"), ("2024-02-29", 12, "2025-02-28"), ("2026-03-31", -1, "2026-02-28"),
        ("2026-01-15", -1, "2025-12-15"), ("2026-12-15", 1, "2027-01-15"), ("0001-03-01", -2, "0001-01-01"),
    ])
    func `a month ends on the corresponding day or on its last`(start: String, months: Int, end: String)
        throws
    {
        #expect(try #require(CivilDate(parsing: start)).adding(months: months).description == end)
    }

    @Test func `a day in JSON is its text, and a wrong day is an error`() throws {
        #expect(
            try String(decoding: JSONEncoder().encode([CivilDate(2026, 3, 5)]), as: UTF8.self)
                == #"["2026-03-05"]"#)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([CivilDate].self, from: Data(#"["2026-02-30"]"#.utf8))
        }
    }
}
