internal import Casework
internal import Desk
internal import Law

/// Days and what is left of them, in words.
extension Wording {
    /// The whole date with its day of the week.
    func day(_ day: CivilDate) -> String {
        filled("day.long") { part($0, of: day) }
    }

    /// Month and day alone, with the year where it is not the year of `today`.
    func shortDay(_ day: CivilDate, today: CivilDate) -> String {
        filled(day.year == today.year ? "day.short" : "day.short-with-year") { part($0, of: day) }
    }

    /// Month, day and day of the week.
    func dayInYear(_ day: CivilDate) -> String {
        filled("day.in-year") { part($0, of: day) }
    }

    func weekday(_ day: CivilDate) -> String {
        self("day.weekday.\(day.weekday.rawValue)")
    }

    func time(_ moment: Instant) -> String {
        Wording.twoDigits(moment.hour) + ":" + Wording.twoDigits(moment.minute)
    }

    /// Date and time of day.
    func moment(_ moment: Instant) -> String {
        day(moment.legalDay) + " " + time(moment)
    }

    func shortMoment(_ moment: Instant, today: CivilDate) -> String {
        shortDay(moment.legalDay, today: today) + " " + time(moment)
    }

    /// By when: today with the hour, or the date.
    func dueDay(_ end: PeriodEnd, today: CivilDate) -> String {
        switch end {
        case .moment(let alarm, _):
            alarm.legalDay == today
                ? self("day.today-at", ["time": time(alarm)])
                : self("day.at", ["day": shortDay(alarm.legalDay, today: today), "time": time(alarm)])
        case .day(let alarm, _, _):
            alarm == today
                ? self("day.today") : alarm.year == today.year ? dayInYear(alarm) : day(alarm)
        }
    }

    /// By when, in a sentence that is read on other days too.
    func recordedEnd(_ end: PeriodEnd, today: CivilDate) -> String {
        switch end {
        case .moment(let alarm, _):
            self("day.at", ["day": shortDay(alarm.legalDay, today: today), "time": time(alarm)])
        case .day(let alarm, _, _): shortDay(alarm, today: today)
        }
    }

    /// The length of a period with its unit.
    func period(_ period: StatutoryPeriod) -> String {
        length(period.length, of: period.unit)
    }

    func length(_ length: Int, of unit: StatutoryPeriod.Unit) -> String {
        switch unit {
        case .hours: counted("period.hours", length)
        case .days: counted("period.days", length)
        case .workingDays: counted("period.working-days", length)
        case .months: counted("period.months", length)
        case .years: counted("period.years", length)
        }
    }

    /// The size of what is left or overdue, without saying which: 2 hours 15 minutes, 3 working days.
    func span(_ left: ClockView.Left) -> String { span(abs(left.count), left.unit) }

    func span(_ count: Int, _ unit: ClockView.Left.Unit) -> String {
        switch unit {
        case .days: return counted("span.days", count)
        case .workingDays: return counted("span.working-days", count)
        case .minutes:
            let (hours, minutes) = count.quotientAndRemainder(dividingBy: 60)
            if hours >= 48 { return counted("span.days", hours / 24) }
            if hours == 0 { return counted("span.minutes", minutes) }
            if minutes == 0 { return counted("span.hours", hours) }
            return self("span.hours-minutes", ["hours": number(hours), "minutes": number(minutes)])
        }
    }

    private func part(_ name: String, of day: CivilDate) -> String? {
        switch name {
        case "year": "\(day.year)"
        case "month": "\(day.month)"
        case "day": "\(day.day)"
        case "monthName": self("day.month.\(day.month)")
        case "weekday": weekday(day)
        default: nil
        }
    }

    static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
