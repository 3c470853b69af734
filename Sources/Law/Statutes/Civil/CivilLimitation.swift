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
        /// The last day on which the period began anew: a demand, an acknowledgement, an earlier suit.
        public var interruptedOn: CivilDate?
        public var suedOn: CivilDate

        public init(
            knewOn: CivilDate? = nil, infringedFrom: CivilDate, infringedTo: CivilDate? = nil,
            interruptedOn: CivilDate? = nil, suedOn: CivilDate
        ) {
            self.knewOn = knewOn
            self.infringedFrom = infringedFrom
            self.infringedTo = infringedTo
            self.interruptedOn = interruptedOn
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
            if let interruptedOn {
                if suedOn < interruptedOn { add("interrupted-on", .limitInterruptedAfterSuing) }
                if interruptedOn < knewOn ?? infringedFrom { add("interrupted-on", .limitInterruptedBefore) }
            }
            return faults
        }
    }

    /// Met: in time. Unmet: the defence of limitation is open to the defendant; a court does not raise it itself.
    public let verdict: Finding.Verdict
    /// The last day by the three years, before a holiday moves it; `nil` while the start is open.
    public let lastDay: CivilDate?
    public let longStop: CivilDate
    public let reach: DamagesReach
    public let grounds: Grounds

    /// By the years of the day of suing.
    public init(_ question: Question, in book: RuleBook) throws(CivilLimitation.Failure) {
        let faults = question.faults
        guard faults.isEmpty else { throw .claim(FieldFaults(faults)) }
        let book = book.selecting(question.suedOn)
        guard let rule = book.rule(Self.ruleID), let years = rule.number("years")?.number,
            let long = rule.number("long_stop_years")?.number
        else { throw .rule(UnreadableRule(Self.ruleID, "years")) }
        let isContinuing = question.infringedTo.map { $0 >= question.suedOn } ?? true
        let start = question.interruptedOn ?? question.knewOn
        let last = start.map { $0.adding(months: 12 * years) }
        let stop = (question.infringedTo ?? question.suedOn).adding(months: 12 * long)
        let inForce = book.authority("CC2020")?.from
        (verdict, grounds) = Self.judge(
            question, rule, isContinuing: isContinuing, last: last, stop: stop, inForce: inForce)
        lastDay = last
        longStop = stop
        reach = DamagesReach(
            infringed: question
                .infringedFrom...(min(question.infringedTo ?? question.suedOn, question.suedOn)),
            suedOn: question.suedOn, in: book)
    }

    public enum Failure: Error, Hashable, Sendable {
        case claim(FieldFaults)
        case rule(UnreadableRule)
    }

    private static func judge(
        _ question: Question, _ rule: LegalRule, isContinuing: Bool, last: CivilDate?, stop: CivilDate,
        inForce: CivilDate?
    ) -> (Finding.Verdict, Grounds) {
        func answer(
            _ verdict: Finding.Verdict, _ because: [Reason], missing: [String] = []
        ) -> (Finding.Verdict, Grounds) {
            let note = verdict == .unmet ? [Reason(.limitByDefendant), Reason(.limitInterruption)] : []
            return (verdict, Grounds(rules: [rule], because: because + note, missing: missing))
        }
        if question.suedOn > stop { return answer(.unmet, [Reason(.limitLongStop, ["last": "\(stop)"])]) }
        if isContinuing { return answer(.met, [Reason(.limitContinuing)]) }
        guard let last else { return answer(.undetermined, [Reason(.limitStartOpen)], missing: ["knew-on"]) }
        if let inForce, last < inForce {
            return answer(
                .undetermined, [Reason(.limitTextNotLoaded, ["day": "\(last)", "from": "\(inForce)"])])
        }
        let values = ["last": "\(last)", "sued": "\(question.suedOn)"]
        if question.suedOn <= last { return answer(.met, [Reason(.limitInTime, values)]) }
        let years = rule.number("years")?.number ?? 0
        let end = question.infringedTo ?? question.suedOn
        return question.suedOn <= end.adding(months: 12 * years)
            ? answer(.undetermined, [Reason(.limitPassed, values), Reason(.limitLatePart)])
            : answer(.unmet, [Reason(.limitPassed, values)])
    }
}
