/// One run of a clock: from an event, with what held it and what lengthened it.
///
/// It stores no result. The end is reckoned anew from the event, so that a calendar loaded later moves it.
public struct Reckoning: Hashable, Sendable {
    public let period: StatutoryPeriod
    public let event: Instant
    public let pauses: [Pause]
    public let extensions: [ClockExtension]
    public let rollover: Rollover

    public init(
        period: StatutoryPeriod, from event: Instant, pauses: [Pause] = [], extensions: [ClockExtension] = [],
        rollover: Rollover = .overDaysOff
    ) {
        self.period = period
        self.event = event
        self.pauses = pauses
        self.extensions = extensions
        self.rollover = rollover
    }

    /// The end of the period, or `nil` while the clock is held.
    public func end(on calendar: WorkCalendar) -> PeriodEnd? {
        guard period.unit != .hours else { return momentEnd }
        guard let counted = dayCountedTo(on: calendar) else { return nil }
        let raw = max(counted, extendedUntil ?? counted)
        guard rollover == .overDaysOff else { return unmoved(raw, on: calendar) }
        guard let last = moved(raw, while: { !calendar.isWorkday($0) }),
            let alarm = countsWorkingDays ? last : moved(raw, while: calendar.isArrangedOff)
        else { return nil }
        let rested = countsWorkingDays ? (event.legalDay + 1)...last : raw...last
        return .day(alarm: alarm, last: last, isProvisional: !calendar.isPublished(rested))
    }

    /// Every day of the run, up to the end or `limit`; while the clock is held, at most up to the first day
    /// that it is held for good, or `limit`.
    public func days(on calendar: WorkCalendar, upTo limit: CivilDate? = nil) -> [CountedDay] {
        let end = end(on: calendar)
        let lastDay = end?.lastDay ?? limit ?? max(heldSince ?? event.legalDay, event.legalDay)
        var journey = Journey(reckoning: self, calendar: calendar)
        while journey.date < min(lastDay, limit ?? lastDay) { journey.goOn() }
        return journey.days
    }

    /// Days counted so far, in days or working days; whole hours of a clock of hours.
    /// Up to the end of `day`, or without it as far as the clock has come.
    public func used(on calendar: WorkCalendar, through day: CivilDate? = nil) -> Int {
        guard period.unit != .hours else { return hoursUsed(through: day) }
        return days(on: calendar, upTo: day).count { $0.number != nil }
    }

    /// What is left of the period, in the unit of `used`: frozen while the clock is held.
    public func remaining(on calendar: WorkCalendar, after day: CivilDate? = nil) -> Int {
        let whole = period.unit == .hours ? length : daysToCount
        return max(0, whole - used(on: calendar, through: day))
    }

    /// The day since which the clock is held, with no resumption yet.
    public var heldSince: CivilDate? {
        pauses.filter { $0.until == nil }.map(\.from).min()
    }
}

extension Reckoning {
    var countsWorkingDays: Bool { period.unit == .workingDays }

    func pause(on day: CivilDate) -> Pause? {
        pauses.first { $0.covers(day) }
    }

    /// In the unit of the period, extensions included.
    var length: Int {
        let bound = 0...StatutoryPeriod.longest
        return extensions.reduce(period.length) { length, added in
            switch added {
            case .by(let more): length + min(max(more, 0), bound.upperBound)
            case .to(let whole): max(length, min(whole, bound.upperBound))
            case .until: length
            }
        }
    }

    /// The day of the month is found first and then counted in days, so that a pause can freeze what is left.
    var daysToCount: Int {
        let start = event.legalDay
        switch period.unit {
        case .hours: return (length + 23) / 24
        case .days, .workingDays: return length
        case .months: return start.adding(months: length) - start
        case .years: return start.adding(months: 12 * length) - start
        }
    }

    var extendedUntil: CivilDate? {
        extensions.compactMap { if case .until(let day) = $0 { day } else { nil } }.max()
    }

    /// The day on which the count is full, before it moves over days off.
    private func dayCountedTo(on calendar: WorkCalendar) -> CivilDate? {
        if pauses.isEmpty && !countsWorkingDays { return event.legalDay + daysToCount }
        var (date, left) = (event.legalDay, daysToCount)
        while left > 0 {
            date = date + 1
            guard !isHeldForGood(on: date) else { return nil }
            let isCounted = pause(on: date) == nil && (!countsWorkingDays || calendar.isWorkday(date))
            left -= isCounted ? 1 : 0
        }
        return date
    }

    /// The end of a period whose last day stays where it falls. Without working days it needs no calendar.
    private func unmoved(_ raw: CivilDate, on calendar: WorkCalendar) -> PeriodEnd {
        let isKnown = !countsWorkingDays || calendar.isPublished((event.legalDay + 1)...raw)
        return .day(alarm: raw, last: raw, isProvisional: !isKnown)
    }

    /// The first day from `day` on that is not among these, nor one on which the clock is held.
    private func moved(_ day: CivilDate, while isPassedOver: (CivilDate) -> Bool) -> CivilDate? {
        var date = day
        while !isHeldForGood(on: date) {
            if pause(on: date) == nil && !isPassedOver(date) { return date }
            date = date + 1
        }
        return nil
    }

    private func isHeldForGood(on day: CivilDate) -> Bool {
        heldSince.map { $0 <= day } ?? false
    }
}

// Hours run on the clock: no day off stops them, only a pause does, for the whole of its days.
extension Reckoning {
    /// `alarm` is so many hours after the event, `last` so many after the next full hour
    /// (facts `count.hours.civil_code`, `count.hours.procedural`).
    private var momentEnd: PeriodEnd? {
        guard let alarm = moment(hours: length, after: event),
            let last = moment(hours: length, after: event.nextFullHour)
        else { return nil }
        guard let day = extendedUntil else { return .moment(alarm: alarm, last: last) }
        let end = Instant.endOf(day)
        return .moment(alarm: max(alarm, end), last: max(last, end))
    }

    /// The moment when the clock has run so many hours, or `nil` when it is held before.
    private func moment(hours: Int, after start: Instant) -> Instant? {
        var (moment, leftMs) = (start, hours * Instant.hourMs)
        while true {
            if let pause = pause(on: moment.legalDay) {
                guard let until = pause.until else { return nil }
                moment = Instant.endOf(until)
                continue
            }
            let nextPause = pauses.map(\.from).filter { $0 > moment.legalDay }.min()
            guard let nextPause, Instant.startOf(nextPause) < moment.adding(ms: leftMs) else {
                return moment.adding(ms: leftMs)
            }
            leftMs -= Instant.startOf(nextPause).ms - moment.ms
            moment = Instant.startOf(nextPause)
        }
    }

    private func hoursUsed(through day: CivilDate?) -> Int {
        let limit = day.map(Instant.endOf)
        var hours = 0
        while hours < length, let moment = moment(hours: hours + 1, after: event) {
            if let limit, moment > limit { break }
            hours += 1
        }
        return hours
    }
}

/// A walk through the days of a run that writes down each.
private struct Journey {
    let reckoning: Reckoning
    let calendar: WorkCalendar
    private(set) var days: [CountedDay]
    private var number = 0
    private var lastDayCounted: Bool { number >= reckoning.daysToCount }

    init(reckoning: Reckoning, calendar: WorkCalendar) {
        self.reckoning = reckoning
        self.calendar = calendar
        let start = reckoning.event.legalDay
        days = [
            CountedDay(
                date: start, kind: .start, number: nil, dayKind: calendar.kind(of: start), why: "day.start")
        ]
    }

    var date: CivilDate { days[days.count - 1].date }

    mutating func goOn() {
        let next = date + 1
        let kind = calendar.kind(of: next)
        if let pause = reckoning.pause(on: next) {
            write(next, .skipped, Reason("day.paused", ["ground": pause.ground]))
        } else if reckoning.period.unit == .hours {
            write(next, .counted, "day.hours")
        } else if lastDayCounted {
            let isExtended = reckoning.extendedUntil.map { next <= $0 } ?? false
            write(next, .moved, isExtended ? "day.extended" : reasonForMoving(from: date))
        } else if reckoning.countsWorkingDays && !kind.isWorkday {
            write(next, .skipped, reason(kind, on: next))
        } else {
            number += 1
            write(next, .counted, kind == .workedWeekend ? reason(kind, on: next) : "day.counted", number)
        }
    }

    private mutating func write(
        _ date: CivilDate, _ kind: CountedDay.Kind, _ why: Reason, _ number: Int? = nil
    ) {
        let dayKind = calendar.kind(of: date)
        days.append(CountedDay(date: date, kind: kind, number: number, dayKind: dayKind, why: why))
    }

    private func reason(_ kind: WorkCalendar.DayKind, on day: CivilDate) -> Reason {
        let name = ["name": calendar.holidayName(day) ?? ""]
        return switch kind {
        case .workday: "day.counted"
        case .weekend: "day.weekend"
        case .holiday: Reason("day.holiday", name)
        case .workedWeekend: Reason("day.worked-weekend", name)
        }
    }

    private func reasonForMoving(from day: CivilDate) -> Reason {
        if let pause = reckoning.pause(on: day) {
            return Reason("day.moved-paused", ["ground": pause.ground])
        }
        return switch calendar.kind(of: day) {
        case .holiday: Reason("day.moved-holiday", ["name": calendar.holidayName(day) ?? ""])
        case .weekend: "day.moved-weekend"
        case .workday, .workedWeekend: "day.counted"
        }
    }
}
