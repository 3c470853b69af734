import Foundation
import Law
import Programmes
import Yams

/// The catalogue of periods that ships, with the law base and the calendars behind it.
enum ShippedPeriods {
    static let share = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "share")

    private static let folder = LawFolder(share.appending(path: "law"))
    private static let loadedBook = Result { try ShippedPacks.packLaw().book }
    private static let loadedDays = Result { try folder.calendar() }
    private static let loadedPeriods = Result { try folder.periods(in: loadedBook.get()) }

    static func book() throws -> RuleBook { try loadedBook.get() }
    static func calendar() throws -> WorkCalendar { try loadedDays.get() }
    static func catalogue() throws -> PeriodCatalogue { try loadedPeriods.get() }
    static func names() throws -> [String] { try catalogue().periods.map(\.name) }
    static func unused() throws -> [NumberWithoutPeriod] { try folder.numbersWithoutPeriod() }

    static func texts() throws -> TextCatalogue {
        try TextCatalogue(loading: share.appending(path: "texts").path())
    }

    static func reckon(_ name: String, _ question: PeriodQuestion) throws -> PeriodAnswer {
        try catalogue().reckon(name, question, on: calendar(), in: book())
    }

    /// What a paper would state where the law leaves the length to it.
    static let stated = PeriodQuestion.Length(10, .workingDays)

    /// A question on a period of any kind: a moment for hours, a length where one must be stated.
    static func question(_ period: Period, from day: CivilDate) -> PeriodQuestion {
        let mustBeStated = period.editions.contains { $0.stated == .required }
        return PeriodQuestion(from: .moment(Instant(day, 10, 20)), stated: mustBeStated ? stated : nil)
    }

    /// Weekday, weekend, holiday, worked weekend, month end, leap day, before holidays, over the turn of the
    /// year into one without a calendar, and wholly in such a year.
    static let starts = [
        CivilDate(2026, 3, 4), CivilDate(2026, 3, 7), CivilDate(2026, 10, 1), CivilDate(2026, 2, 28),
        CivilDate(2026, 1, 31), CivilDate(2024, 2, 29), CivilDate(2026, 2, 12), CivilDate(2025, 9, 30),
        CivilDate(2026, 12, 30), CivilDate(2026, 11, 30), CivilDate(2027, 2, 4),
    ]
}

/// Counts day by day, without any of the code that it checks: only the calendar is shared.
struct DayWalk {
    let calendar: WorkCalendar
    var pauses: [Pause] = []

    /// The day on which the count is full.
    func full(_ length: Int, _ unit: StatutoryPeriod.Unit, from start: CivilDate) -> CivilDate {
        var left = days(length, unit, from: start)
        var day = start
        while left > 0 {
            day = day + 1
            let isHeld = pauses.contains { $0.from <= day && day <= ($0.until ?? day) }
            if !isHeld && (unit != .workingDays || calendar.isWorkday(day)) { left -= 1 }
        }
        return day
    }

    /// Months are walked to the same day of a later month, or to its end.
    private func days(_ length: Int, _ unit: StatutoryPeriod.Unit, from start: CivilDate) -> Int {
        guard unit == .months || unit == .years else { return length }
        let months = unit == .years ? 12 * length : length
        let target = start.year * 12 + start.month - 1 + months
        var day = start
        while true {
            day = day + 1
            guard day.year * 12 + day.month - 1 == target else { continue }
            let isLastOfMonth = (day + 1).month != day.month
            if day.day == start.day || (isLastOfMonth && day.day < start.day) { return day - start }
        }
    }

    func last(from full: CivilDate) -> CivilDate {
        moved(full) { !calendar.isWorkday($0) }
    }

    func alarm(from full: CivilDate) -> CivilDate {
        moved(full) { calendar.kind(of: $0) == .holiday }
    }

    private func moved(_ day: CivilDate, _ isOff: (CivilDate) -> Bool) -> CivilDate {
        var day = day
        while isOff(day) || pauses.contains(where: { $0.from <= day && day <= ($0.until ?? day) }) {
            day = day + 1
        }
        return day
    }

    func back(_ length: Int, _ unit: StatutoryPeriod.Unit, before day: CivilDate) -> CivilDate {
        var (date, left) = (day, length)
        switch unit {
        case .workingDays:
            while left > 0 {
                date = date - 1
                if calendar.isWorkday(date) { left -= 1 }
            }
        case .hours, .days:
            while left > 0 { (date, left) = (date - 1, left - 1) }
        case .months, .years:
            let target = day.year * 12 + day.month - 1 - (unit == .years ? 12 * length : length)
            while date.year * 12 + date.month - 1 != target || date.day > day.day { date = date - 1 }
        }
        return date
    }
}
