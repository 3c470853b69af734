internal import Desk
internal import Law

/// The arithmetic of a period that runs in no file: start, length, each day, what held it, the end.
/// It is shown by the same template as the clock of a file.
struct ReckonedSums: Part {
    /// A longer strip is left to the table of days.
    static let stripLimit = ClockSums.stripLimit

    let start: String
    let period: String
    let added: [String]
    let raw: String?
    let end: String?
    let isDays: Bool
    let days: [DayCell]
    let notes: [Pair]

    init(_ reckoning: Reckoning, on calendar: WorkCalendar, notes: [Pair] = [], _ words: Wording) {
        let end = reckoning.end(on: calendar)
        let counted = reckoning.days(on: calendar)
        let isHours = reckoning.period.unit == .hours
        let event = reckoning.event
        start = isHours ? words.moment(event) : words.day(event.legalDay)
        period = words.period(reckoning.period)
        let held = end == nil ? 0 : counted.count { $0.why.key == "day.paused" }
        added = held > 0 ? [words("sums.held-days", ["span": words.span(held, .days)])] : []
        isDays = !isHours
        self.end = end.map { end in
            switch end {
            case .moment(let alarm, _): words.moment(alarm)
            case .day(_, let last, _): words.day(last)
            }
        }
        let lastCounted = counted.last { $0.number != nil }?.date
        raw =
            isHours
            ? nil
            : lastCounted.flatMap { day in
                end.flatMap { $0.lastDay > day ? words.shortDay(day, today: event.legalDay) : nil }
            }
        let cells = isHours ? [] : DayCell.strip(counted, end: end, words)
        days = cells.count <= ReckonedSums.stripLimit ? cells : []
        self.notes = notes
    }

    func child(named name: String) -> Any? {
        switch name {
        case "sumStart": start
        case "sumPeriod": period
        case "added": added
        case "sumRaw": orNothing(raw)
        case "sumEnd": orNothing(end)
        case "countsDays": isDays
        case "days": days
        case "hasDays": !days.isEmpty
        case "notes": notes
        default: nil
        }
    }
}
