/// The way to an answer about jurisdiction: what was asked of which rule, and what came of it.
struct Deliberation {
    let book: RuleBook
    /// The day that selects the versions; `nil` while nobody stated it.
    let day: CivilDate?
    private(set) var steps: [JurisdictionStep] = []
    private(set) var inquiries: [JurisdictionInquiry] = []
    private(set) var missing: [String] = []
    private var candidates: [CompetentBody] = []
    private var prompts: [Reason] = []
    private var isOpen = false
    private var isBarred = false

    init(_ book: RuleBook, on day: CivilDate?) {
        self.book = book
        self.day = day
    }

    /// The version of the day, when it is loaded and sure enough to decide; otherwise a step says that it is
    /// not.
    mutating func rule(_ id: String) -> LegalRule? {
        guard let rule = book.version(of: id, near: day) else {
            add(id, .unavailable, Reason(.ruleNotLoaded, ["rule": id]), nil)
            ask(.legalEditor, id, Reason(.ruleNotLoaded, ["rule": id]))
            return nil
        }
        guard rule.confidence.mayDecide else {
            add(id, .unavailable, Reason(.ruleNotConfirmed, ["rule": id]), rule)
            ask(.legalEditor, id, Reason(.ruleNotConfirmed, ["rule": id]))
            return nil
        }
        return rule
    }

    /// The first day of a rule: its own, or that of the instrument that it cites first.
    func start(of rule: LegalRule) -> CivilDate? {
        rule.from ?? rule.citations.first.flatMap { book.authority(of: $0)?.from }
    }

    mutating func apply(_ rule: LegalRule, _ because: Reason) { add(rule.id, .applied, because, rule) }

    mutating func pass(_ rule: LegalRule, _ because: Reason) { add(rule.id, .passed, because, rule) }

    /// The named facts decide whether the rule applies.
    mutating func leaveOpen(_ rule: LegalRule, _ because: Reason, missing names: [String]) {
        add(rule.id, .open, because, rule)
        isOpen = true
        missing = (missing + names).withoutRepetition
    }

    mutating func lack(_ rule: LegalRule, _ because: Reason) {
        add(rule.id, .unavailable, because, rule)
    }

    mutating func name(_ body: CompetentBody) {
        if !candidates.contains(body) { candidates.append(body) }
    }

    /// Leaves the answer open until that addressee has spoken.
    mutating func ask(_ addressee: JurisdictionInquiry.Addressee, _ about: String, _ because: Reason) {
        isOpen = true
        note(addressee, about, because)
    }

    /// Records what could be asked, without leaving the answer open.
    mutating func note(_ addressee: JurisdictionInquiry.Addressee, _ about: String, _ because: Reason) {
        let inquiry = JurisdictionInquiry(of: addressee, about: about, because: because)
        if !inquiries.contains(inquiry) { inquiries.append(inquiry) }
    }

    mutating func prompt(_ because: Reason) {
        if !prompts.contains(because) { prompts.append(because) }
    }

    mutating func bar() {
        isBarred = true
        candidates = []
    }

    var answer: JurisdictionAnswer {
        let used = steps.filter { $0.outcome == .applied || $0.outcome == .open }
        let outcome: JurisdictionAnswer.Outcome
        if isBarred {
            outcome = .barred
        } else if isOpen || candidates.isEmpty || candidates.contains(where: { $0.standing == .conditional })
        {
            outcome = .undetermined
        } else {
            outcome = candidates.count == 1 ? .determined : .several
        }
        let grounds = Grounds(
            because: (used.isEmpty ? steps : used).map(\.because), basis: used.map(\.rule).withoutRepetition,
            sources: used.flatMap(\.sources).withoutRepetition,
            confidence: used.map(\.confidence).max() ?? .verified, missing: missing)
        return JurisdictionAnswer(
            outcome: outcome, candidates: candidates, trace: steps, inquiries: inquiries, prompts: prompts,
            grounds: grounds)
    }

    private mutating func add(
        _ id: String, _ outcome: JurisdictionStep.Outcome, _ because: Reason, _ rule: LegalRule?
    ) {
        steps.append(
            JurisdictionStep(
                rule: id, outcome: outcome, because: because, sources: rule?.citations ?? [],
                confidence: rule?.confidence ?? .low))
    }
}
