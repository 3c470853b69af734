import Foundation
import Law
import Testing

@Suite struct InstantTests {
    @Test(arguments: [
        "2026-03-05", "2026-03-05T10:00:00", "2026-03-05 10:00:00Z", "2026-03-05T10:00Z",
        "2026-03-05T24:00:00Z",
        "2026-03-05T10:60:00Z", "2026-03-05T23:59:60Z", "2026-03-05T10:00:00.Z", "2026-03-05T10:00:00+0800",
        "2026-03-05T10:00:00+24:00", "2026-03-05T10:00:00+08:60", "2026-02-30T10:00:00Z",
        "1899-12-31T23:59:59Z",
        "3000-01-01T00:00:00Z", "2026-03-05T10:00:00ZZ", "2026-03-05T1０:00:00Z", "",
    ])
    func `a text that is no moment with its offset is refused`(text: String) {
        #expect(Instant(parsing: text) == nil)
    }

    @Test(arguments: [
        ("2026-03-05T02:00:00Z", "2026-03-05T10:00:00+08:00"),
        ("2026-03-05t02:00:00z", "2026-03-05T10:00:00+08:00"),
        ("2026-03-04T18:00:00.5-08:00", "2026-03-05T10:00:00.500+08:00"),
        ("2026-03-05T10:00:00.0019+08:00", "2026-03-05T10:00:00.001+08:00"),
        ("1900-01-01T00:00:00Z", "1900-01-01T08:00:00+08:00"),
        ("1969-12-31T23:59:59.999+08:00", "1969-12-31T23:59:59.999+08:00"),
        ("2026-12-31T16:00:00Z", "2027-01-01T00:00:00+08:00"),
        ("2026-03-05T07:45:00+05:45", "2026-03-05T10:00:00+08:00"),
    ])
    func `a moment is written in the zone of the law`(text: String, written: String) {
        #expect(Instant(parsing: text)?.description == written)
    }

    @Test func `the legal day begins at midnight of UTC+08`() throws {
        let before = try #require(Instant(parsing: "2026-03-04T15:59:59.999Z"))
        let after = try #require(Instant(parsing: "2026-03-04T16:00:00Z"))

        #expect(before.legalDay == CivilDate(2026, 3, 4))
        #expect(after.legalDay == CivilDate(2026, 3, 5))
        #expect(after == Instant.endOf(CivilDate(2026, 3, 4)))
        #expect(Instant(CivilDate(1969, 5, 1), 7, 30).legalDay == CivilDate(1969, 5, 1))
        #expect(Instant(CivilDate(1969, 5, 1), 7, 30).minute == 30)
    }

    @Test func `the next full hour is never the moment itself`() {
        let day = CivilDate(2026, 3, 4)
        #expect(Instant(day, 10, 0).nextFullHour == Instant(day, 11, 0))
        #expect(Instant(day, 10, 20).nextFullHour == Instant(day, 11, 0))
        #expect(Instant(day, 10, 0).adding(ms: -1).nextFullHour == Instant(day, 10, 0))
        #expect(Instant(day, 23, 59).nextFullHour == Instant.endOf(day))
    }

    @Test func `a moment survives JSON`() throws {
        let moments = [Instant(ms: 0), Instant(ms: -1), Instant(ms: 1_772_676_000_123)]
        let data = try JSONEncoder().encode(moments)
        #expect(try JSONDecoder().decode([Instant].self, from: data) == moments)
    }
}
