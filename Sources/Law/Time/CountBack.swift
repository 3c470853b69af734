/// A period counted back from a day, such as a notice seven working days before a hearing.
///
/// The day itself is not counted, the latest day for the act is the last one counted back. A day off does not
/// move it: the act may be done earlier, never later.
public struct CountBack: Hashable, Sendable {
    public let period: StatutoryPeriod
    public let day: CivilDate

    public init(_ period: StatutoryPeriod, before day: CivilDate) {
        self.period = period
        self.day = day
    }

    public func latestDay(on calendar: WorkCalendar) -> CivilDate {
        period.latestDay(before: day, on: calendar)
    }

    /// Working days of a year without its notice are guesses; other days need no calendar.
    public func isProvisional(on calendar: WorkCalendar) -> Bool {
        period.unit == .workingDays && !calendar.isPublished(latestDay(on: calendar)...(day - 1))
    }

    /// Every day from the day itself back to the latest day for the act.
    public func days(on calendar: WorkCalendar) -> [CountedDay] {
        let latest = latestDay(on: calendar)
        var (days, number) = ([entry(day, .start, nil, "day.start", calendar)], 0)
        while days[days.count - 1].date > latest {
            let date = days[days.count - 1].date - 1
            let kind = calendar.kind(of: date)
            if period.unit == .workingDays && !kind.isWorkday {
                days.append(entry(date, .skipped, nil, why(kind, on: date, calendar), calendar))
            } else {
                number += 1
                let why = kind == .workedWeekend ? why(kind, on: date, calendar) : "day.counted"
                days.append(entry(date, .counted, number, why, calendar))
            }
        }
        return days
    }

    private func entry(
        _ date: CivilDate, _ kind: CountedDay.Kind, _ number: Int?, _ why: Reason, _ calendar: WorkCalendar
    ) -> CountedDay {
        CountedDay(date: date, kind: kind, number: number, dayKind: calendar.kind(of: date), why: why)
    }

    private func why(
        _ kind: WorkCalendar.DayKind, on day: CivilDate, _ calendar: WorkCalendar
    ) -> Reason {
        let name = ["name": calendar.holidayName(day) ?? ""]
        return switch kind {
        case .workday: "day.counted"
        case .weekend: "day.weekend"
        case .holiday: Reason("day.holiday", name)
        case .workedWeekend: Reason("day.worked-weekend", name)
        }
    }
}
