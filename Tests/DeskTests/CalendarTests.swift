import Casework
import Foundation
import Law
import Store
import Testing

@testable import Desk

@Suite struct CalendarTests {
    /// An invented notice for 2027: New Year's Day only, and one day off in March.
    static let notice = """
        date,name,type,weekday
        2026-12-31,元旦,off,四
        2027-01-01,元旦,off,五
        2027-03-05,节日,off,五
        """

    @Test func `A table with faults is refused with each of them, and nothing is kept`() async throws {
        let world = try await TestOffice()
        let before = world.office.calendar
        let faults = await #expect(throws: CSVFaults.self) {
            try await world.office.loadCalendar(
                csv: "date,name,type\n2027-01-01,元旦,holiday\n2027-02-30,春节,off\n")
        }
        #expect(faults?.faults.map(\.line) == [2, 3])
        #expect(world.office.calendar == before)
        #expect(try await world.office.refreshCalendar() == 0)
    }

    @Test func `A loaded year makes provisional days final, and moves them where it must`() async throws {
        let world = try await TestOffice(at: Instant(CivilDate(2027, 3, 1), 9, 0))
        let number = try await world.review()
        let before = try await world.end(of: "verification", on: number)
        let loaded = try await world.office.loadCalendar(csv: CalendarTests.notice)
        #expect(loaded == Office.LoadedCalendar(years: [2027], rebased: 1))
        let after = try await world.end(of: "verification", on: number)
        #expect(before.lastDay == CivilDate(2027, 3, 22))
        #expect(after == .day(alarm: CivilDate(2027, 3, 23), last: CivilDate(2027, 3, 23)))
        #expect(try await world.office.loadCalendar(csv: CalendarTests.notice).rebased == 0)
    }

    @Test func `What is past on the loaded calendar runs out in the next round`() async throws {
        let world = try await TestOffice(at: Instant(CivilDate(2027, 3, 1), 9, 0))
        let number = try await world.review()
        world.office.clock.stand(at: Instant(CivilDate(2027, 4, 1), 9, 0))
        #expect(try await world.office.runClockRound() == 0)
        try await world.office.loadCalendar(csv: CalendarTests.notice)
        #expect(try await world.office.runClockRound() == 1)
        #expect(try await world.runOuts(number).count == 1)
    }

    @Test func `A running office notices a calendar that a command beside it has loaded`() async throws {
        let world = try await TestOffice(at: Instant(CivilDate(2027, 3, 1), 9, 0))
        let (beside, lock) = try await Office.open(
            world.office.folder, share: TestOffice.share, clock: OfficeClock(standingAt: world.office.now),
            as: .beside)
        #expect(lock == nil)
        try await beside.loadCalendar(csv: CalendarTests.notice)
        try beside.close()
        let number = try await world.review()
        #expect(try await world.end(of: "verification", on: number).isProvisional)
        #expect(try await world.office.refreshCalendar() == 1)
        #expect(try await !world.end(of: "verification", on: number).isProvisional)
        #expect(world.office.calendar.isPublished(CivilDate(2027, 3, 5)))
    }

    @Test func `A year that is loaded again is replaced, and stays so when the office is opened anew`()
        async throws
    {
        let world = try await TestOffice(at: Instant(CivilDate(2027, 3, 1), 9, 0))
        try await world.office.loadCalendar(csv: CalendarTests.notice + "\n2028-01-03,元旦,off,一\n")
        try await world.office.loadCalendar(csv: "date,name,type\n2027-01-01,元旦,off\n")
        let (again, _) = try await Office.open(
            world.office.folder, share: TestOffice.share, clock: OfficeClock(standingAt: world.office.now),
            as: .beside)
        defer {
            #expect(throws: Never.self) { try again.close() }
        }
        #expect(again.calendar == world.office.calendar)
        #expect(again.calendar.isWorkday(CivilDate(2027, 3, 5)))
        #expect(!again.calendar.isWorkday(CivilDate(2028, 1, 3)))
    }
}
