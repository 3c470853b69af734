internal import Casework
internal import Desk
internal import Law

/// What the template of a count shows of it, whether it runs in a file or was reckoned for a reader.
protocol ShownSums: Part {
    var start: String? { get }
    var period: String { get }
    /// What is added to it: extensions, and days on which the count was held.
    var added: [String] { get }
    /// Where the count itself ends, when the last day then moved.
    var raw: String? { get }
    var end: String? { get }
    var isDays: Bool { get }
    var days: [DayCell] { get }
    var notes: [Pair] { get }
}

extension ShownSums {
    func sum(named name: String) -> Any? {
        switch name {
        case "sumStart": orNothing(start)
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

/// The arithmetic of a clock: start, length, each day, what held it, what lengthened it, by which text.
struct ClockSums: ShownSums {
    /// A longer strip stands on the page of the clock alone.
    static let stripLimit = 31

    let start: String?
    let period: String
    let added: [String]
    let raw: String?
    let end: String?
    let isDays: Bool
    let days: [DayCell]
    let notes: [Pair]
    let href: String

    init(_ clock: ClockView, in view: FileView, stripLimit: Int? = ClockSums.stripLimit, _ words: Wording) {
        let today = view.now.legalDay
        period = ClockSums.whole(clock, words)
        added = ClockSums.added(clock, words, today)
        if case .hours = clock.clock.period.unit { isDays = false } else { isDays = true }
        let isHours = clock.clock.period.unit == .hours
        start = clock.started.map {
            isHours ? words.shortMoment($0, today: today) : words.shortDay($0.legalDay, today: today)
        }
        end = clock.end.map { ClockSums.ending($0, words, today) }
        let counted = clock.days.last { $0.number != nil }?.date
        let moved = counted.flatMap { day in clock.end.flatMap { $0.lastDay > day ? day : nil } }
        raw = isHours ? nil : moved.map { words.shortDay($0, today: today) }
        let cells = isHours ? [] : DayCell.strip(clock.days, end: clock.end, words)
        days = stripLimit.map { cells.count <= $0 } ?? true ? cells : []
        notes = ClockNotes(clock: clock, view: view, words: words).all
        href = Route.clock(clock.clock.name.description, ofFile: view.id).path
    }

    /// The length that is counted: an extension may put another in its place.
    private static func whole(_ clock: ClockView, _ words: Wording) -> String {
        let period = clock.clock.period
        let lengths = clock.extensions.compactMap {
            if case .to(let length) = $0.reach { length } else { nil }
        }
        return words.length(max(period.length, lengths.max() ?? 0), of: period.unit)
    }

    private static func added(_ clock: ClockView, _ words: Wording, _ today: CivilDate) -> [String] {
        let unit = clock.clock.period.unit
        let extensions = clock.extensions.compactMap { extended -> String? in
            switch extended.reach {
            case .by(let length): words("sums.extended.by", ["length": words.length(length, of: unit)])
            case .to: nil
            case .until(let day):
                words("sums.extended.until", ["day": words.shortDay(day, today: today)])
            }
        }
        let held = clock.end == nil ? 0 : clock.days.count { $0.why.key == "day.paused" }
        return extensions + (held > 0 ? [words("sums.held-days", ["span": words.span(held, .days)])] : [])
    }

    private static func ending(_ end: PeriodEnd, _ words: Wording, _ today: CivilDate) -> String {
        switch end {
        case .moment(let alarm, _): words.shortMoment(alarm, today: today)
        case .day(_, let last, _): words.day(last)
        }
    }

    func child(named name: String) -> Any? {
        name == "sumsHref" ? href : sum(named: name)
    }
}

/// One day of the strip.
struct DayCell: Part {
    let look: String
    let date: String
    let weekday: String
    let note: String

    static func strip(_ days: [CountedDay], end: PeriodEnd?, _ words: Wording) -> [DayCell] {
        days.map { day in
            let isLast = day.date == end?.lastDay
            return DayCell(
                look: look(day, isLast: isLast), date: "\(day.date.month)-\(day.date.day)",
                weekday: words("day.weekday-short.\(day.date.weekday.rawValue)"),
                note: note(day, isLast: isLast, alarm: end?.alarmDay, words))
        }
    }

    private static func look(_ day: CountedDay, isLast: Bool) -> String {
        if isLast { return "to" }
        switch day.kind {
        case .start: return ""
        case .counted: return "n"
        case .skipped, .moved: return "off"
        }
    }

    private static func note(_ day: CountedDay, isLast: Bool, alarm: CivilDate?, _ words: Wording) -> String {
        if isLast { return words("sums.day.last") }
        if day.date == alarm, day.kind != .start { return words("sums.day.alarm") }
        switch day.kind {
        case .start: return words("sums.day.start")
        case .counted:
            let number = ["number": "\(day.number ?? 0)"]
            return words(day.dayKind == .workedWeekend ? "sums.day.worked" : "sums.day.number", number)
        case .skipped:
            return words(day.why.key == "day.paused" ? "sums.day.paused" : "sums.day.off")
        case .moved: return words("sums.day.off")
        }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "look": orNothing(look)
        case "date": date
        case "weekday": weekday
        case "note": note
        default: nil
        }
    }
}

/// What stands beneath the strip: unit, readings, pauses, extensions, the end, the text.
private struct ClockNotes {
    let clock: ClockView
    let view: FileView
    let words: Wording

    var all: [Pair] {
        [unit] + pauses + extensions + [readings, provisional, stopped, expiry, basis].compactMap(\.self)
    }

    private var unit: Pair {
        let unit = clock.clock.period.unit
        return Pair(
            term: words("sums.unit"),
            text: words("sums.unit.\(unit == .workingDays ? "working-days" : unit.rawValue)"))
    }

    private var pauses: [Pair] {
        clock.pauses.map { pause in
            let ground = words.ground(pause.ground, in: view.procedure.name)
            let from = words.day(pause.from)
            let text =
                pause.until.map {
                    words("sums.pause.over", ["ground": ground, "from": from, "until": words.day($0)])
                } ?? words("sums.pause.open", ["ground": ground, "from": from])
            return Pair(term: words("sums.pause"), text: text)
        }
    }

    private var extensions: [Pair] {
        clock.extensions.map { extended in
            let unit = clock.clock.period.unit
            let text =
                switch extended.reach {
                case .by(let length): words("sums.extended.by", ["length": words.length(length, of: unit)])
                case .to(let length): words("sums.extended.to", ["length": words.length(length, of: unit)])
                case .until(let day): words("sums.extended.until", ["day": words.day(day)])
                }
            return Pair(term: words("sums.extended"), text: text)
        }
    }

    /// The two readings that the texts leave open, when they differ.
    private var readings: Pair? {
        switch clock.end {
        case .moment(let alarm, let last)?:
            Pair(
                term: words("sums.readings"),
                text: words(
                    "sums.readings.hours", ["alarm": words.moment(alarm), "last": words.moment(last)]))
        case .day(let alarm, let last, _)? where alarm != last:
            Pair(
                term: words("sums.readings"),
                text: words("sums.readings.days", ["alarm": words.day(alarm), "last": words.day(last)]))
        case .day?, nil: nil
        }
    }

    private var provisional: Pair? {
        guard let end = clock.end, end.isProvisional else { return nil }
        return Pair(
            term: words("sums.provisional"),
            text: words("sums.provisional.text", ["year": "\(end.lastDay.year)"]))
    }

    private var stopped: Pair? {
        clock.stoppedAt.map { Pair(term: words("sums.stopped"), text: words.moment($0)) }
    }

    private var expiry: Pair? {
        let key = clock.clock.isTarget ? "target" : clock.clock.onExpiry.rawValue
        return Pair(term: words("sums.expiry"), text: words("sums.expiry.\(key)"))
    }

    private var basis: Pair? {
        let source = SourceMark(clock.clock.source, confidence: clock.clock.confidence, words)
        return Pair(term: words("sums.source"), text: source.full, source: source)
    }
}

extension Wording {
    /// Why a clock is held, in the pack's words.
    func ground(_ ground: String, in procedure: Name<Procedure>) -> String {
        title("ground", ground, of: procedure)
    }
}
