/// An index over a calendar that finds the end of a run without a walk, for rounds over every clock.
///
/// It gives what `Reckoning.end(on:)` gives; days outside its years are reckoned by walking.
public struct DeadlineTable: Sendable {
    public let calendar: WorkCalendar
    /// Number of the first day of the table.
    private let first: Int
    /// By day of the table: working days from its first day through that day.
    private var workdaysThrough: [Int32] = []
    /// Days of years without a notice, counted in the same way.
    private var unknownThrough: [Int32] = []
    /// The first day from that day on that is a working day, or no arranged holiday; as days of the table.
    private var nextWorkday: [Int32]
    private var nextUnarranged: [Int32]
    /// The days of the table that are working days, in order.
    private var workdays: [Int32] = []

    /// Enough for every clock of an office: files of the last decades, terms of the next.
    public static let years = 1990...2059

    public init(_ calendar: WorkCalendar, years: ClosedRange<Int> = DeadlineTable.years) {
        self.calendar = calendar
        let start = CivilDate(years.lowerBound, 1, 1)
        let count = CivilDate(years.upperBound, 12, 31) - start + 1
        first = start.dayNumber
        let kinds = (0..<count).map { calendar.kind(of: start + $0) }
        nextWorkday = Array(repeating: Int32(count), count: count)
        nextUnarranged = nextWorkday
        var unknown: Int32 = 0
        for day in 0..<count {
            if kinds[day].isWorkday { workdays.append(Int32(day)) }
            workdaysThrough.append(Int32(workdays.count))
            unknown += calendar.isPublished(start + day) ? 0 : 1
            unknownThrough.append(unknown)
        }
        for day in (0..<count).reversed() {
            let after = day + 1 < count
            nextWorkday[day] = kinds[day].isWorkday ? Int32(day) : after ? nextWorkday[day + 1] : Int32(count)
            nextUnarranged[day] =
                kinds[day] != .holiday ? Int32(day) : after ? nextUnarranged[day + 1] : Int32(count)
        }
    }

    /// The end of the run, or `nil` while it is held.
    public func end(of reckoning: Reckoning) -> PeriodEnd? {
        guard reckoning.period.unit != .hours else { return reckoning.end(on: calendar) }
        let start = reckoning.event.legalDay.dayNumber - first
        guard start >= 0, start < workdaysThrough.count else { return reckoning.end(on: calendar) }
        let holds = Hold.merged(reckoning.pauses, from: first)
        switch end(of: reckoning, from: start, holds) {
        case .held: return nil
        case .outside: return reckoning.end(on: calendar)
        case .found(let end): return end
        }
    }

    private enum Search {
        case found(PeriodEnd)
        case held
        /// The run leaves the years of the table.
        case outside
    }

    /// A day of the table, or why there is none.
    private enum Place {
        case day(Int)
        case held
        case outside

        var isHeld: Bool { if case .held = self { true } else { false } }
    }

    private func end(of reckoning: Reckoning, from start: Int, _ holds: [Hold]) -> Search {
        let counted = day(full: reckoning.daysToCount, from: start, reckoning.countsWorkingDays, holds)
        guard case .day(let full) = counted else { return counted.isHeld ? .held : .outside }
        let raw = max(full, (reckoning.extendedUntil?.dayNumber).map { $0 - first } ?? full)
        guard raw < workdaysThrough.count else { return .outside }
        let countsWork = reckoning.countsWorkingDays
        guard reckoning.rollover == .overDaysOff else {
            return found(raw, raw, isProvisional: countsWork && isUnknown(start + 1, raw))
        }
        let end = moved(raw, nextWorkday, holds)
        guard case .day(let last) = end else { return end.isHeld ? .held : .outside }
        let isProvisional = isUnknown(countsWork ? start + 1 : raw, last)
        guard !countsWork else { return found(last, last, isProvisional: isProvisional) }
        let warning = moved(raw, nextUnarranged, holds)
        guard case .day(let alarm) = warning else { return warning.isHeld ? .held : .outside }
        return found(alarm, last, isProvisional: isProvisional)
    }

    private func found(_ alarm: Int, _ last: Int, isProvisional: Bool) -> Search {
        .found(
            .day(
                alarm: CivilDate(dayNumber: first + alarm), last: CivilDate(dayNumber: first + last),
                isProvisional: isProvisional))
    }

    private func day(full length: Int, from start: Int, _ countsWork: Bool, _ holds: [Hold]) -> Place {
        var (day, left) = (start, length)
        for hold in holds where hold.until.map({ $0 > start }) ?? true {
            let free = countsWork ? workdays(after: day, before: hold.from) : hold.from - 1 - day
            guard free < left else { break }
            left -= max(0, free)
            guard let until = hold.until else { return .held }
            day = max(day, until)
        }
        guard countsWork else { return day + left < workdaysThrough.count ? .day(day + left) : .outside }
        guard day < workdaysThrough.count else { return .outside }
        let ordinal = Int(workdaysThrough[day]) + left - 1
        return ordinal < workdays.count ? .day(Int(workdays[ordinal])) : .outside
    }

    /// Working days strictly between two days of the table.
    private func workdays(after day: Int, before limit: Int) -> Int {
        let last = min(limit - 1, workdaysThrough.count - 1)
        guard last > day else { return 0 }
        return Int(workdaysThrough[last] - workdaysThrough[day])
    }

    private func moved(_ day: Int, _ next: [Int32], _ holds: [Hold]) -> Place {
        var day = day
        while true {
            guard day < next.count else { return .outside }
            if let hold = holds.first(where: { $0.covers(day) }) {
                guard let until = hold.until else { return .held }
                day = until + 1
                continue
            }
            let open = Int(next[day])
            guard open != day else { return .day(day) }
            // A hold that begins on the way may hold for good.
            if let hold = holds.first(where: { $0.until == nil && $0.from <= open }), hold.from > day {
                return .held
            }
            day = open
        }
    }

    private func isUnknown(_ from: Int, _ to: Int) -> Bool {
        unknownThrough[to] - (from > 0 ? unknownThrough[from - 1] : 0) > 0
    }
}

/// Days on which a clock is held, pauses that touch each other taken together; as days of the table.
private struct Hold {
    let from: Int
    let until: Int?

    func covers(_ day: Int) -> Bool { from <= day && until.map { day <= $0 } ?? true }

    static func merged(_ pauses: [Pause], from first: Int) -> [Hold] {
        guard pauses.count > 1 else {
            return pauses.map {
                Hold(from: $0.from.dayNumber - first, until: $0.until.map { $0.dayNumber - first })
            }.filter(\.isSound)
        }
        var holds: [Hold] = []
        for pause in pauses.sorted(by: { $0.from < $1.from }) {
            let next = Hold(
                from: pause.from.dayNumber - first, until: pause.until.map { $0.dayNumber - first })
            guard next.isSound else { continue }
            guard let last = holds.last, last.until.map({ next.from <= $0 + 1 }) ?? true else {
                holds.append(next)
                continue
            }
            let until = last.until.flatMap { end in next.until.map { max(end, $0) } }
            holds[holds.count - 1] = Hold(from: last.from, until: until)
        }
        return holds
    }

    /// A pause that ends before it begins holds nothing.
    private var isSound: Bool { until.map { from <= $0 } ?? true }
}
