/// The way to an answer about jurisdiction: what was asked of which rule, and what came of it.
struct Deliberation {
    let book: RuleBook
    /// The day that selects the versions; `nil` while nobody stated it.
    let day: CivilDate?
    /// Where the matter lies: each place that was stated.
    private let areas: [LegalArea]
    private let divisions: Divisions
    /// Rules of which the version of an area was looked for, with what was found.
    private var located: [String: LegalRule?] = [:]
    private(set) var steps: [JurisdictionStep] = []
    private(set) var inquiries: [JurisdictionInquiry] = []
    private(set) var missing: [String] = []
    private var candidates: [CompetentBody] = []
    private var prompts: [Reason] = []
    private var isOpen = false
    private var isBarred = false

    init(_ book: RuleBook, on day: CivilDate?, at areas: [LegalArea], among divisions: Divisions) {
        self.book = book
        self.day = day
        self.areas = areas
        self.divisions = divisions
    }

    /// The version of the day, when it is loaded and sure enough to decide; otherwise a step says that it is
    /// not. A version of the area in which the matter lies goes before that of the nation.
    mutating func rule(_ id: String) -> LegalRule? {
        if let local = local(id) { return local }
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

    /// The version of the area, where one has its own and it is the same for every place of the matter. Whether it
    /// lies in a zone is asked for, never guessed.
    private mutating func local(_ id: String) -> LegalRule? {
        if let known = located[id] { return known }
        guard let day, let national = book.version(of: id, near: day), !book.overlays(of: id).isEmpty else {
            return nil
        }
        let found = areas.compactMap { book.resolution(of: id, on: day, at: $0) }
        let chosen = found.map(\.chosen).reduce(into: [LegalRule?]()) { rules, rule in
            if !rules.contains(rule) { rules.append(rule) }
        }
        let rule = chosen.count == 1 ? chosen[0].flatMap { $0.area == nil ? nil : $0 } : nil
        located[id] = .some(rule)
        if found.contains(where: \.isOpen) {
            leaveOpen(national, Reason(.zoneOpen), missing: ["zone"])
        } else if chosen.count > 1 {
            leaveOpen(national, Reason(.areasDiffer), missing: ["places"])
        } else if let rule, let area = rule.area {
            let title = book.zones.first { $0.key == area }?.title ?? divisions.fullName(of: area) ?? area
            apply(rule, Reason(.versionOfArea, ["area": title]))
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
