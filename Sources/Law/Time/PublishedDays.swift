/// Counts on days whose calendar is published and refuses every other: for answers that must not be guesses.
///
/// A clock of a file shows a provisional day instead (`StatutoryPeriod.end`).
public struct PublishedDays: Sendable {
    /// A day that had to be looked up lies in a year without its notice.
    public struct Unpublished: Error, Hashable, Sendable {}

    public enum Unit: String, Hashable, Sendable, Codable, CaseIterable {
        case day, month, year, workday
    }

    private let calendar: WorkCalendar

    public init(of calendar: WorkCalendar) {
        self.calendar = calendar
    }

    public func isWorkday(_ day: CivilDate) throws(Unpublished) -> Bool {
        guard calendar.isPublished(day) else { throw Unpublished() }
        return calendar.isWorkday(day)
    }

    /// The day itself if it is a working day, else the first one after it.
    public func workday(onOrAfter day: CivilDate) throws(Unpublished) -> CivilDate {
        var day = day
        while try !isWorkday(day) { day = day + 1 }
        return day
    }

    /// The n-th working day after a day, which is not counted.
    public func adding(workdays count: Int, to start: CivilDate) throws(Unpublished) -> CivilDate {
        precondition(count >= 1, "a count of days to come: \(count)")
        var (day, left) = (start, count)
        while left > 0 {
            day = day + 1
            left -= try isWorkday(day) ? 1 : 0
        }
        return day
    }

    /// Working days after the first day, up to and with the second.
    public func workdays(after first: CivilDate, through last: CivilDate) throws(Unpublished) -> Int {
        var (day, count) = (first, 0)
        while day < last {
            day = day + 1
            count += try isWorkday(day) ? 1 : 0
        }
        return count
    }

    /// The last day in time. The start is not counted; a last day that is no working day always moves to the
    /// next one (Civil Code 201 to 203, Civil Procedure Law 85).
    public func lastDay(_ length: Int, _ unit: Unit, from start: CivilDate) throws(Unpublished) -> CivilDate {
        precondition(length >= 1, "a positive length: \(length)")
        // No published year lies a million days ahead, and dates further off could not be reckoned.
        guard length <= 1_000_000 || unit == .workday else { throw Unpublished() }
        return switch unit {
        case .day: try workday(onOrAfter: start + length)
        case .month: try workday(onOrAfter: start.adding(months: length))
        case .year: try workday(onOrAfter: start.adding(months: 12 * length))
        case .workday: try adding(workdays: length, to: start)
        }
    }
}
