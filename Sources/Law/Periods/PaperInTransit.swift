/// Whether a paper that went by post came in time: the time on the way is not counted, and what was handed to
/// the post before the end is not late (`count.transit`; CIVPL art. 85 para. 4, CPL art. 105, SAMR2 art. 80).
public struct PaperInTransit: Hashable, Sendable {
    static let ruleID = "count.transit"

    public struct Question: Hashable, Sendable {
        /// The day from which the period runs.
        public var start: CivilDate
        /// The last day of the period, as it was moved over days off.
        public var lastDay: CivilDate
        /// Whether that day rests on a year without a published calendar.
        public var isProvisional: Bool
        /// The text that sets the period.
        public var source: Citation
        /// Handed to the post; `nil` while nobody stated it.
        public var postedOn: CivilDate?
        public var arrivedOn: CivilDate?

        public init(
            start: CivilDate, lastDay: CivilDate, isProvisional: Bool = false, source: Citation,
            postedOn: CivilDate? = nil, arrivedOn: CivilDate? = nil
        ) {
            self.start = start
            self.lastDay = lastDay
            self.isProvisional = isProvisional
            self.source = source
            self.postedOn = postedOn
            self.arrivedOn = arrivedOn
        }

        public var faults: [FieldFault] {
            var faults: [FieldFault] = []
            if let postedOn, postedOn < start {
                faults.append(FieldFault("posted-on", Reason(.postedBeforeStart)))
            }
            if let arrivedOn {
                if let postedOn, arrivedOn < postedOn {
                    faults.append(FieldFault("arrived-on", Reason(.arrivedBeforePosted)))
                } else if arrivedOn < start {
                    faults.append(FieldFault("arrived-on", Reason(.postedBeforeStart)))
                }
            }
            return faults
        }
    }

    public enum Failure: Error, Hashable, Sendable {
        case claim(FieldFaults)
        case rule(UnreadableRule)
    }

    /// Met: in time. Undetermined also where the text that sets the period knows no such rule.
    public let verdict: Finding.Verdict
    public let grounds: Grounds

    public init(_ question: Question, in book: RuleBook) throws(PaperInTransit.Failure) {
        guard question.faults.isEmpty else { throw .claim(FieldFaults(question.faults)) }
        guard let rule = book.rule(Self.ruleID) else { throw .rule(UnreadableRule(Self.ruleID)) }
        let answer = question.answer(isGoverned: Self.governs(question.source, in: book))
        verdict = answer.verdict
        grounds = Grounds(
            rules: [rule], because: [Reason(answer.because, question.values)], missing: answer.missing)
    }

    /// Whether the rule counts for a period that this text sets: the texts that the rule itself cites, and the
    /// interpretation of the first of them.
    public static func governs(_ source: Citation, in book: RuleBook) -> Bool {
        guard let rule = book.rule(ruleID) else { return false }
        let text = source.instrument == "CIVPI" ? "CIVPL" : source.instrument
        return rule.citations.contains { $0.instrument == text }
    }
}

extension PaperInTransit.Question {
    fileprivate var values: [String: String] {
        var values = ["last": "\(lastDay)"]
        values["posted"] = postedOn.map { "\($0)" }
        values["arrived"] = arrivedOn.map { "\($0)" }
        return values
    }

    fileprivate func answer(
        isGoverned: Bool
    ) -> (verdict: Finding.Verdict, because: PeriodBecause, missing: [String]) {
        // Whatever is there in time needs no rule on the post.
        if let arrivedOn, arrivedOn <= lastDay { return (.met, .arrivedInTime, []) }
        guard isGoverned else { return (.undetermined, .transitNotGoverned, []) }
        guard let postedOn else { return (.undetermined, .postedOpen, ["posted-on"]) }
        if postedOn <= lastDay { return (.met, .postedInTime, []) }
        // A day that a calendar may still move lapses no right.
        return isProvisional ? (.undetermined, .postedProvisional, []) : (.unmet, .postedLate, [])
    }
}
