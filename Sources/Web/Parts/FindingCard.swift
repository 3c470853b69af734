internal import Casework
internal import Desk
internal import Law

/// A rule's verdict with its reasons, the distance to each threshold, and what is still to be found out.
struct FindingCard: Part {
    let rule: String
    let verdict: String
    let reasons: [String]
    let limbs: [LimbBar]
    let missing: [String]
    let used: [Pair]
    let source: SourceMark
    let basis: String

    init(_ finding: Finding, in view: FileView, _ words: Wording) {
        rule = words.sentence("rule.\(finding.rule)") ?? finding.rule
        let kind = finding.comparisons.isEmpty ? "finding" : "threshold"
        verdict = words("\(kind).\(finding.verdict.rawValue)", ["rule": rule])
        reasons = finding.because.compactMap(words.reason)
        limbs = finding.comparisons.map { LimbBar($0, in: view.procedure, words) }
        missing = finding.missing.map { words.factTitle($0, in: view.procedure) }
        used = finding.used.compactMap { name in
            view.file.facts[name].map {
                Pair(
                    term: words.factTitle(name, in: view.procedure),
                    text: words.fact($0, named: name, in: view))
            }
        }
        source = SourceMark(finding.source, confidence: finding.confidence, words)
        basis = words.list(finding.basis)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "rule": rule
        case "verdict": verdict
        case "reasons": reasons
        case "limbs": limbs
        case "hasLimbs": !limbs.isEmpty
        case "missing": missing
        case "hasMissing": !missing.isEmpty
        case "used": used
        case "usedCount": used.count
        case "hasUsed": !used.isEmpty
        case "source": source
        case "basis": basis
        default: nil
        }
    }
}

/// One limb: what the file says beside what the text asks. The scale runs to 150 %, the line stands at 100 %.
struct LimbBar: Part {
    let title: String
    let actual: String
    let threshold: String
    let share: String
    /// Length of the bar in per cent of the drawing.
    let bar: String
    let isReached: Bool
    let isStated: Bool

    init(_ comparison: Finding.Comparison, in procedure: Procedure, _ words: Wording) {
        let names = comparison.limb.split(separator: "+").map { part in
            words.factTitle(part.map { $0 == "_" ? "-" : String($0) }.joined(), in: procedure)
        }
        title = names.joined(separator: words("finding.plus"))
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

    func child(named name: String) -> Any? {
        switch name {
        case "limbTitle": title
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
