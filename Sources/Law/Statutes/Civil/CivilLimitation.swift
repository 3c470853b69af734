/// Limitation of the claim itself (CC2020 art. 188): three years from knowing the injury and who is liable, twenty
/// years at most from the injury. Interruption and suspension are for a person: they are named, not reckoned.
public struct CivilLimitation: Hashable, Sendable {
    static let ruleID = "limit.civil"

    /// What the file says. Days that are missing are missing.
    public struct Question: Hashable, Sendable {
        /// Knew, or ought to have known, the injury and who is liable.
        public var knewOn: CivilDate?
        public var infringedFrom: CivilDate
        /// `nil` while it goes on.
        public var infringedTo: CivilDate?
        public var interruptions: [LimitationInterruption]
        public var obstacles: [LimitationObstacle]
        public var suedOn: CivilDate

        public init(
            knewOn: CivilDate? = nil, infringedFrom: CivilDate, infringedTo: CivilDate? = nil,
            interruptions: [LimitationInterruption] = [], obstacles: [LimitationObstacle] = [],
            suedOn: CivilDate
        ) {
            self.knewOn = knewOn
            self.infringedFrom = infringedFrom
            self.infringedTo = infringedTo
            self.interruptions = interruptions
            self.obstacles = obstacles
            self.suedOn = suedOn
        }

        public var faults: [FieldFault] {
            var faults: [FieldFault] = []
            func add(_ field: String, _ because: LimitationBecause) {
                faults.append(FieldFault(field, Reason(because)))
            }
            if let infringedTo, infringedTo < infringedFrom { add("infringed-to", .limitDaysReversed) }
            if suedOn < infringedFrom { add("sued-on", .limitSuedBefore) }
            if let knewOn, knewOn < infringedFrom { add("knew-on", .limitKnewBefore) }
            if let knewOn, suedOn < knewOn { add("knew-on", .limitKnewAfterSuing) }
            guard faults.isEmpty else { return faults }
            return LimitationEvents(interruptions: interruptions, obstacles: obstacles)
                .faults(from: knewOn ?? infringedFrom, suedOn: suedOn)
        }
    }

    /// Met: in time. Unmet: the defence of limitation is open to the defendant; a court does not raise it itself.
    public let verdict: Finding.Verdict
    /// The last day as far as it is known, before a holiday moves it; `nil` while the start or the end is open.
    public let lastDay: CivilDate?
    public let longStop: CivilDate
    /// What happened to the period, step by step; empty while its start is open.
    public let steps: [LimitationRun.Step]
    public let reach: DamagesReach
    public let grounds: Grounds

    /// By the years of the day of suing. `days` moves a last day that is no working day; without it, none moves.
    public init(
        _ question: Question, in book: RuleBook, days: PublishedDays? = nil
    ) throws(CivilLimitation.Failure) {
        let faults = question.faults
        guard faults.isEmpty else { throw .claim(FieldFaults(faults)) }
        let book = book.selecting(question.suedOn)
        let ended = question.infringedTo ?? question.suedOn
        guard let stop = Self.longStop(from: ended, in: book) else {
            throw .rule(UnreadableRule(Self.ruleID, "long_stop_years"))
        }
        let run = try LimitationRun(
            from: question.knewOn ?? question.infringedFrom, interruptions: question.interruptions,
            obstacles: question.obstacles, in: book)
        let answer = LimitationAnswer(
            question: question, run: run, stop: stop, inForce: book.authority("CC2020")?.from, days: days)
        (verdict, grounds) = answer.judged
        lastDay = answer.lastDay
        longStop = stop
        steps = question.knewOn == nil ? [] : run.steps
        reach = DamagesReach(
            infringed: question
                .infringedFrom...(min(question.infringedTo ?? question.suedOn, question.suedOn)),
            suedOn: question.suedOn, in: book)
    }

    public enum Failure: Error, Hashable, Sendable {
        case claim(FieldFaults)
        case rule(UnreadableRule)
    }
}
