internal import Casework
internal import Desk
internal import Law

/// A rule's verdict with its reasons, the distance to each threshold, the texts compared, what alone would
/// decide, and what is still to be found out.
struct FindingCard: Part {
    let rule: String
    let verdict: String
    let tier: String?
    let reasons: [String]
    let limbs: [LimbBar]
    let nearest: String?
    let versions: VersionTable?
    let deciding: [String]
    let missing: [String]
    let used: [Pair]
    let source: SourceMark
    let articles: [CitedArticle]
    let rules: [GroundsPart.RuleLink]

    /// On a file: facts are called as its procedure calls them.
    init(_ finding: Finding, in view: FileView, _ words: Wording) {
        let facts = FactNames(
            title: { words.factTitle($0, in: view.procedure) },
            text: { name in view.file.facts[name].map { words.fact($0, named: name, in: view) } })
        self.init(finding, facts, on: view.now.legalDay, words)
    }

    init(_ finding: Finding, _ facts: FactNames, on day: CivilDate, _ words: Wording) {
        rule = words.sentence("rule.\(finding.rule)") ?? finding.rule
        let kind = finding.comparisons.isEmpty ? "finding" : "threshold"
        verdict = words("\(kind).\(finding.verdict.rawValue)", ["rule": rule])
        let measured = finding.measured
        tier = measured.flatMap { $0.tier > 0 ? words("finding.tier.\($0.tier)") : nil }
        reasons = finding.because.compactMap(words.reason)
        let applied = measured.flatMap { words.version($0.version, ofRule: finding.rule) }
        limbs = LimbBar.all(finding.comparisons, of: applied, facts, words)
        nearest = measured?.nearest.flatMap { LimbBar.nearest($0, facts, words) }
        versions = measured.flatMap { VersionTable($0, ofRule: finding.rule, facts, words) }
        deciding = measured?.deciding.map { $0.said(facts, words) } ?? []
        missing = finding.missing.map(facts.title)
        used = finding.used.compactMap { name in
            facts.text(name).map { Pair(term: facts.title(name), text: $0) }
        }
        source = SourceMark(finding.source, confidence: finding.confidence, words)
        articles = FindingCard.articles(finding, on: day, applied: applied, words)
        rules = finding.basis.map { GroundsPart.RuleLink($0, in: words.book, words) }
    }

    /// The wording that decides, where the law base holds it.
    private static func articles(
        _ finding: Finding, on day: CivilDate, applied: ThresholdTable.Version?, _ words: Wording
    ) -> [CitedArticle] {
        let days = [applied?.to.map { min($0, day) } ?? day]
        return days.compactMap { day in
            words.book.article(for: finding.source, on: day).map {
                CitedArticle(finding.source, on: nil, text: $0.text, words)
            }
        }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "rule": rule
        case "verdict": verdict
        case "tier": orNothing(tier)
        case "reasons": reasons
        case "limbs": limbs
        case "hasLimbs": !limbs.isEmpty
        case "nearest": orNothing(nearest)
        case "versionTable": orNothing(versions)
        case "deciding": deciding
        case "hasDeciding": !deciding.isEmpty
        default: below(name)
        }
    }

    private func below(_ name: String) -> Any? {
        switch name {
        case "missing": missing
        case "hasMissing": !missing.isEmpty
        case "used": used
        case "usedCount": used.count
        case "hasUsed": !used.isEmpty
        case "source": source
        case "articles": articles
        case "hasArticles": !articles.isEmpty
        case "ruleLinks": rules
        case "hasRuleLinks": !rules.isEmpty
        default: nil
        }
    }
}

extension Finding {
    var isOfSubstandardGoods: Bool { rule == "criminal-threshold-140" }

    /// The offences against rights before that of substandard goods, which only an inspection can tell.
    static func ordered(_ findings: [Finding]) -> [Finding] {
        findings.filter { !$0.isOfSubstandardGoods } + findings.filter(\.isOfSubstandardGoods)
    }
}

/// How facts are called, and what is stated of them: by the procedure of a file, or by the catalogue.
struct FactNames: Sendable {
    let title: @Sendable (String) -> String
    /// `nil` for a fact that is not stated.
    let text: @Sendable (String) -> String?

    /// The parts of a limb's key: `sales+unsold_value`.
    func limb(_ key: String, _ words: Wording) -> String {
        key.split(separator: "+").map { part in
            title(part.map { $0 == "_" ? "-" : String($0) }.joined())
        }.joined(separator: words("finding.plus"))
    }
}

/// One limb: what is stated beside what the text asks. The scale runs to 150 %, the line stands at 100 %.
struct LimbBar: Part {
    let title: String
    let given: String?
    let actual: String
    let threshold: String
    let share: String
    /// Length of the bar in per cent of the drawing.
    let bar: String
    let isReached: Bool
    let isStated: Bool

    /// The bars of a finding; what must be so for a lower standard is read from the text that applies.
    static func all(
        _ comparisons: [Finding.Comparison], of version: ThresholdTable.Version?, _ facts: FactNames,
        _ words: Wording
    ) -> [LimbBar] {
        var limbs = version?.limbs ?? []
        return comparisons.map { comparison in
            let at = limbs.firstIndex { limb in
                limb.key == comparison.limb && limb.first.map { comparison.threshold % $0 == 0 } ?? false
            }
            let limb = at.map { limbs.remove(at: $0) }
            return LimbBar(comparison, limb, facts, words)
        }
    }

    init(_ comparison: Finding.Comparison, _ limb: ThresholdLimb?, _ facts: FactNames, _ words: Wording) {
        title = facts.limb(comparison.limb, words)
        let conditions = (limb?.given ?? []).map { words("finding.given.\($0.rawValue)") }
        given = conditions.isEmpty ? nil : words.list(conditions)
        threshold = words.amount(comparison.threshold, in: comparison.unit)
        isReached = comparison.isReached
        isStated = comparison.actual != nil
        actual =
            comparison.actual.map { words.amount($0, in: comparison.unit) } ?? words("finding.not-stated")
        share = comparison.actual.map { words.percent($0, of: comparison.threshold) } ?? ""
        let ratio = Double(comparison.actual ?? 0) / Double(max(1, comparison.threshold))
        let permille = Int(min(1, ratio / 1.5) * 1000)
        bar = "\(permille / 10).\(permille % 10)%"
    }

    /// By how much the nearest limb falls short.
    static func nearest(_ comparison: Finding.Comparison, _ facts: FactNames, _ words: Wording) -> String? {
        comparison.distance.map { distance in
            words(
                "finding.nearest",
                [
                    "limb": facts.limb(comparison.limb, words),
                    "distance": words.amount(distance, in: comparison.unit),
                    "threshold": words.amount(comparison.threshold, in: comparison.unit),
                ])
        }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "limbTitle": title
        case "limbGiven": orNothing(given)
        case "actual": actual
        case "threshold": threshold
        case "share": share
        case "bar": bar
        case "isReached": isReached
        case "isStated": isStated
        default: nil
        }
    }
}

extension Finding.Deciding {
    /// What would change the outcome, in a sentence.
    fileprivate func said(_ facts: FactNames, _ words: Wording) -> String {
        let outcome = words("finding.outcome.\(verdict == .met ? "met" : "out")")
        let values = ["fact": facts.title(fact), "outcome": outcome]
        if let from, let unit {
            return words(
                "finding.decides.amount", values.merging(["amount": words.amount(from, in: unit)]) { $1 })
        }
        return words(self.is == true ? "finding.decides.yes" : "finding.decides.no", values)
    }
}
