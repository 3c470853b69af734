internal import Law

/// What a version says beside what the one before it says, in words.
struct RuleChange: Part {
    private let rule: LegalRule
    private let before: LegalRule?
    private let words: Wording

    init(_ rule: LegalRule, after before: LegalRule?, _ words: Wording) {
        self.rule = rule
        self.before = before
        self.words = words
    }

    func child(named name: String) -> Any? {
        switch name {
        case "ruleID": rule.id
        case "ruleHref": Route.lawRule(rule.id, on: nil).path
        case "ruleTitle": before?.zh ?? rule.zh ?? rule.id
        case "isNew": before == nil
        case "from": rule.from.map { words.day($0) } ?? words("day.unknown")
        case "lines": lines
        case "hasLines": !lines.isEmpty
        default: nil
        }
    }

    /// Only what is otherwise; of a new rule, all of it.
    private var lines: [ChangeLine] {
        let said = LegalWords(words)
        let keys = Set(rule.values.keys).union(before?.values.keys.map(\.self) ?? []).sorted()
        let values = keys.filter { rule.values[$0] != before?.values[$0] }.map { key in
            ChangeLine(
                term: said.label(key), old: before?.values[key].map { said.text($0, of: key) },
                new: rule.values[key].map { said.text($0, of: key) } ?? words("release.left-out"))
        }
        return values + texts
    }

    private var texts: [ChangeLine] {
        let pairs: [(String, String?, String?)] = [
            ("zh", before?.zh, rule.zh), ("basis", before?.basis, rule.basis),
            ("citations", before.map(citations), citations(rule)),
            ("confidence", before.map { said($0.confidence) }, said(rule.confidence)),
            ("to", before?.to.map { words.day($0) }, rule.to.map { words.day($0) }),
            ("note", before?.note, rule.note),
        ]
        return pairs.compactMap { key, old, new in
            guard old != new, let new else { return nil }
            return ChangeLine(term: words("release.changed.\(key)"), old: old, new: new)
        }
    }

    private func citations(_ rule: LegalRule) -> String {
        words.list(rule.citations.map(words.citation))
    }

    private func said(_ confidence: Confidence) -> String {
        words("law.confidence.\(confidence.rawValue).means")
    }
}

/// One thing that is otherwise: what held, and what is to hold.
struct ChangeLine: Part {
    let term: String
    let old: String?
    let new: String

    func child(named name: String) -> Any? {
        switch name {
        case "term": term
        case "old": orNothing(old)
        case "new": new
        default: nil
        }
    }
}

/// The amounts of a threshold before and after.
struct ThresholdChange: Part {
    private let version: ThresholdTable.Version
    private let table: ThresholdTable
    private let before: ThresholdTable.Version?
    private let words: Wording

    init(
        _ version: ThresholdTable.Version, of table: ThresholdTable, after before: ThresholdTable.Version?,
        _ words: Wording
    ) {
        self.version = version
        self.table = table
        self.before = before
        self.words = words
    }

    func child(named name: String) -> Any? {
        switch name {
        case "thresholdTitle": table.title
        case "offence": table.offence
        case "from": words.day(version.from)
        case "source": SourceMark(version.source, confidence: version.confidence, words)
        case "oldLimbs": (before?.limbs ?? []).map(line)
        case "newLimbs": version.limbs.map(line)
        default: nil
        }
    }

    private func line(_ limb: ThresholdLimb) -> String {
        let amount = limb.first.map { words.amount($0, in: limb.unit) } ?? words("day.unknown")
        return words("release.limb", ["facts": words.limb(limb.key), "amount": amount])
    }
}

extension Wording {
    /// What the parts of a limb's key are called: `sales+unsold_value`.
    fileprivate func limb(_ key: String) -> String {
        let parts = key.split(separator: "+").map { $0.map { $0 == "_" ? "-" : String($0) }.joined() }
        return parts.map(factName).joined(separator: self("release.plus"))
    }
}
