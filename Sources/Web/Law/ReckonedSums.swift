internal import Desk
internal import Law

/// The arithmetic of a period that runs in no file: start, length, each day, what held it, the end.
/// It is shown by the same template as the clock of a file.
struct ReckonedSums: ShownSums {
    /// A longer strip is left to the table of days.
    static let stripLimit = ClockSums.stripLimit

    let start: String?
    let period: String
    let added: [String]
    let raw: String?
    let end: String?
    let isDays: Bool
    let days: [DayCell]
    let notes: [Pair]

    init(_ reckoning: Reckoning, on calendar: WorkCalendar, notes: [Pair] = [], _ words: Wording) {
        self.init(
            from: reckoning.event, period: reckoning.period, end: reckoning.end(on: calendar),
            days: reckoning.days(on: calendar), notes: notes, words)
    }

    /// - Parameter most: of a period of more days, only start and end are shown.
    init(_ answer: PeriodAnswer, upTo most: Int, notes: [Pair], _ words: Wording) {
        let event: Instant =
            switch answer.question.start {
            case .day(let day): Instant.startOf(day)
            case .moment(let moment): moment
            }
        let span = answer.end.map { abs($0.lastDay - event.legalDay) } ?? 0
        self.init(
            from: event, period: answer.length, end: answer.end, days: span <= most ? answer.days : [],
            notes: notes, words)
    }

    private init(
        from event: Instant, period: StatutoryPeriod, end: PeriodEnd?, days counted: [CountedDay],
        notes: [Pair], _ words: Wording
    ) {
        let isHours = period.unit == .hours
        start = isHours ? words.moment(event) : words.day(event.legalDay)
        self.period = words.period(period)
        let held = end == nil ? 0 : counted.count { $0.why.key == "day.paused" }
        added = held > 0 ? [words("sums.held-days", ["span": words.span(held, .days)])] : []
        isDays = !isHours
        self.end = end.map(words.ending)
        let lastCounted = counted.last { $0.number != nil }?.date
        let moved = lastCounted.flatMap { day in end.flatMap { $0.lastDay > day ? day : nil } }
        raw = isHours ? nil : moved.map { words.shortDay($0, today: event.legalDay) }
        let cells = isHours ? [] : DayCell.strip(counted, end: end, words)
        days = cells.count <= ReckonedSums.stripLimit ? cells : []
        self.notes = notes
    }

    func child(named name: String) -> Any? { sum(named: name) }
}
