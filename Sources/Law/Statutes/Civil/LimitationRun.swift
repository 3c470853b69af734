/// One period of limitation with all that began it anew and all that held it (CC2020 arts. 188, 194, 195).
///
/// It runs from a day that is known. An interruption in time begins it anew, as often as it happens; an obstacle
/// in its last months holds it, and it ends so many months after the obstacle is gone. The longest period of
/// art. 188 is neither begun anew nor held.
public struct LimitationRun: Hashable, Sendable {
    static let suspensionID = "limit.civil.suspension"
    static let interruptionID = "limit.civil.interruption"

    public enum End: Hashable, Sendable {
        /// The last day, before a holiday moves it.
        case day(CivilDate)
        /// It lasts to that day at least; how much longer turns on the fact that nobody stated.
        case open(atLeast: CivilDate, missing: String)

        /// Up to this day the period has surely not ended.
        public var leastDay: CivilDate {
            switch self {
            case .day(let day), .open(let day, _): day
            }
        }
    }

    /// One thing that happened, what it did, and the last day as it then stood.
    public struct Step: Hashable, Sendable {
        public let day: CivilDate
        public let reason: Reason
        /// `nil` while the end is open.
        public let last: CivilDate?
    }

    public let start: CivilDate
    /// The day from which the period runs that counts in the end.
    public private(set) var anchor: CivilDate
    /// In the order in which they bear on the period; the first one is its beginning.
    public private(set) var steps: [Step] = []
    public private(set) var end: End
    /// Whether the one who owes agreed to perform after the period had ended (CC2020 art. 192 para. 2).
    public private(set) var isAgreedAfterEnd = false
    public private(set) var rules: [LegalRule]

    let years: Int
    private let obstacles: [LimitationObstacle]
    private let months: SuspensionMonths

    /// Throws the faults of the events at their fields, or the rule that gives no number.
    public init(
        from start: CivilDate, interruptions: [LimitationInterruption] = [],
        obstacles: [LimitationObstacle] = [], in book: RuleBook
    ) throws(CivilLimitation.Failure) {
        let events = LimitationEvents(interruptions: interruptions, obstacles: obstacles)
        let faults = events.faults(from: start)
        guard faults.isEmpty else { throw .claim(FieldFaults(faults)) }
        guard let rule = book.rule(CivilLimitation.ruleID), let years = rule.number("years")?.number else {
            throw .rule(UnreadableRule(CivilLimitation.ruleID, "years"))
        }
        self.start = start
        anchor = start
        self.years = years
        self.obstacles = obstacles.sorted { $0.from < $1.from }
        let held = obstacles.isEmpty ? nil : book.rule(Self.suspensionID)
        months = try Self.months(of: held, isNeeded: !obstacles.isEmpty)
        let anew = interruptions.isEmpty ? nil : book.rule(Self.interruptionID)
        rules = [rule] + [held, anew].compactMap(\.self)
        end = .day(start)
        begin(on: start, .limitBegan)
        for event in interruptions.sorted(by: { $0.on < $1.on }) { meet(event) }
    }

    private static func months(
        of rule: LegalRule?, isNeeded: Bool
    ) throws(CivilLimitation.Failure) -> SuspensionMonths {
        guard isNeeded else { return SuspensionMonths(last: 0, after: 0) }
        guard let last = rule?.number("last_months")?.number else {
            throw .rule(UnreadableRule(suspensionID, "last_months"))
        }
        guard let after = rule?.number("after_months")?.number else {
            throw .rule(UnreadableRule(suspensionID, "after_months"))
        }
        return SuspensionMonths(last: last, after: after)
    }

    private mutating func begin(
        on day: CivilDate, _ because: LimitationBecause, _ values: [String: String] = [:]
    ) {
        anchor = day
        let last = day.adding(months: 12 * years)
        end = .day(last)
        let said = ["day": "\(day)", "last": "\(last)", "years": "\(years)"].merging(values) { $1 }
        steps.append(Step(day: day, reason: Reason(because, said), last: last))
        hold()
    }

    /// Obstacles in the last months, the earliest first: each may bring the next one into them.
    private mutating func hold() {
        for obstacle in obstacles {
            guard case .day(let last) = end, obstacle.from <= last else { return }
            let window = last.adding(months: -months.last)
            let values = ["from": "\(obstacle.from)", "months": "\(months.last)", "after": "\(months.after)"]
            guard let until = obstacle.until else {
                end = .open(atLeast: last, missing: "obstacle-until")
                steps.append(
                    Step(day: obstacle.from, reason: Reason(.limitObstacleOpen, values), last: nil))
                return
            }
            guard until > window else {
                if until > anchor { pass(obstacle, until, values.merging(["last": "\(last)"]) { $1 }) }
                continue
            }
            let moved = max(last, until.adding(months: months.after))
            end = .day(moved)
            let said = values.merging(["until": "\(until)", "last": "\(moved)"]) { $1 }
            steps.append(Step(day: obstacle.from, reason: Reason(.limitObstacle, said), last: moved))
        }
    }

    /// Over before the last months began: it changes nothing.
    private mutating func pass(
        _ obstacle: LimitationObstacle, _ until: CivilDate, _ values: [String: String]
    ) {
        let said = values.merging(["until": "\(until)"]) { $1 }
        steps.append(
            Step(day: obstacle.from, reason: Reason(.limitObstacleEarly, said), last: end.leastDay))
    }

    private mutating func meet(_ event: LimitationInterruption) {
        let day = ["on": "\(event.on)"]
        switch end {
        case .open(let least, _) where event.on > least:
            steps.append(Step(day: event.on, reason: Reason(.limitInterruptionOpen, day), last: nil))
        case .day(let last) where event.on > last:
            let isAgreed = event.ground == .agreement
            if isAgreed { isAgreedAfterEnd = true }
            let because: LimitationBecause = isAgreed ? .limitAgreedAfterEnd : .limitInterruptionLate
            let said = day.merging(["last": "\(last)"]) { $1 }
            steps.append(Step(day: event.on, reason: Reason(because, said), last: last))
        case .open, .day:
            // During proceedings the period does not run yet: nothing can begin it anew.
            if let restart = event.restart, event.on < anchor, restart <= anchor { return }
            steps.removeAll { $0.day > event.on }
            beginAnew(event, day)
        }
    }

    /// While proceedings are open nobody can say more than that the period lasts to a day at least.
    private mutating func beginAnew(_ event: LimitationInterruption, _ values: [String: String]) {
        let before = end
        guard let restart = event.restart else {
            let known = steps
            begin(on: max(anchor, event.on), .limitAnew)
            end = .open(atLeast: end.leastDay, missing: Self.proceedingsEnd)
            steps = known + [Step(day: event.on, reason: Reason(.limitProceedingsOpen, values), last: nil)]
            return
        }
        let because: LimitationBecause =
            event.ground.isProceedings ? .limitAnewAfterProceedings : .limitAnew
        begin(on: max(anchor, restart), because, values)
        if case .open(_, Self.proceedingsEnd) = before {
            end = .open(atLeast: end.leastDay, missing: Self.proceedingsEnd)
        }
    }

    private static let proceedingsEnd = "interruption-ended"
}

/// The months in which an obstacle counts, and those that follow its end.
private struct SuspensionMonths: Hashable, Sendable {
    let last: Int
    let after: Int
}
