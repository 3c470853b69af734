internal import Casework
internal import Desk
internal import Law

/// A clock in two words: its state, and what is left.
struct ClockBadge: Part {
    let state: ClockView.Badge
    let word: String
    let rest: String

    init(_ clock: ClockView, in procedure: Procedure, today: CivilDate, _ words: Wording) {
        state = clock.badge
        word = words("clock.\(clock.badge.rawValue)")
        rest = ClockBadge.rest(of: clock, in: procedure, today, words)
    }

    init(_ next: FileRow.NextClock, today: CivilDate, _ words: Wording) {
        state = next.badge
        word = words("clock.\(next.badge.rawValue)")
        rest = ClockBadge.rest(next.badge, next.left, words)
    }

    /// The classes of the stylesheet; a clock that has not started looks like one that is closed, and a
    /// passed target like one that runs: red belongs to the law.
    var look: String {
        switch state {
        case .notStarted: "shut"
        case .over: "run"
        default: state.rawValue
        }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "look": look
        case "word": word
        case "rest": rest
        default: nil
        }
    }

    private static func rest(
        of clock: ClockView, in procedure: Procedure, _ today: CivilDate, _ words: Wording
    ) -> String {
        switch clock.badge {
        case .late, .soon, .run, .held: rest(clock.badge, clock.left, words)
        case .over: clock.stoppedAt == nil ? rest(clock.badge, clock.left, words) : tardy(clock, words)
        case .done: done(clock, words)
        case .tardy: tardy(clock, words)
        case .lapsed:
            clock.end.map { words("clock.rest.lapsed", ["day": words.shortDay($0.lastDay, today: today)]) }
                ?? words("clock.rest.closed")
        case .shut: words("clock.rest.closed")
        case .notStarted:
            clock.awaits.map { words("clock.rest.awaits", ["paper": words.paperTitle($0, in: procedure)]) }
                ?? words("clock.rest.not-started")
        }
    }

    static func rest(_ badge: ClockView.Badge, _ left: ClockView.Left?, _ words: Wording) -> String {
        guard let left else { return words("clock.rest.open") }
        switch badge {
        case .late, .over: return words("clock.rest.late", ["span": words.span(left)])
        case .held: return words("clock.rest.held", ["span": words.span(left)])
        default:
            return left.count == 0 && left.unit != .minutes
                ? words("clock.rest.today") : words("clock.rest.left", ["span": words.span(left)])
        }
    }

    private static func done(_ clock: ClockView, _ words: Wording) -> String {
        if clock.wasAnsweredInTime { return words("clock.rest.recorded-late") }
        guard let stopped = clock.stoppedAt, let end = clock.end else { return words("clock.rest.done") }
        if case .moment = end {
            return words("clock.rest.done-at", ["time": words.time(stopped)])
        }
        let early = end.lastDay - stopped.legalDay
        return early > 0 ? words.counted("clock.rest.early", early) : words("clock.rest.last-day")
    }

    private static func tardy(_ clock: ClockView, _ words: Wording) -> String {
        guard let stopped = clock.stoppedAt, let end = clock.end else {
            return words("clock.rest.tardy-open")
        }
        if case .moment(_, let last) = end {
            let minutes = max(1, (stopped.ms - last.ms) / 60_000)
            return words("clock.rest.tardy", ["span": words.span(minutes, .minutes)])
        }
        let days = max(1, stopped.legalDay - end.lastDay)
        return words("clock.rest.tardy", ["span": words.span(days, .days)])
    }
}
