internal import Evidence
public import Law

/// A change of one rule as an editor fills it into a form, and the document that it becomes.
///
/// Every number that changes brings two examples along: the day before and the day.
public struct ChangeSetDraft: Sendable {
    /// The version that holds now.
    public let rule: LegalRule
    /// Whole numbers by key; keys that are left out stay as they are.
    public var numbers: [String: Int] = [:]
    public var from: CivilDate
    public var title: [String: String] = [:]
    public var changelog: [String: String] = [:]
    public var reason = ""
    public var authority = ""
    public var retroactiveGround: String?
    public var zh: String?
    public var basis: String?
    public var citations: [String]
    public var confidence: Confidence
    public var note: String?
    /// Stories that the change makes untrue.
    public var outdated: [String] = []

    public init(of rule: LegalRule, from day: CivilDate) {
        self.rule = rule
        from = day
        zh = rule.zh
        basis = rule.basis
        citations = rule.citations.map(\.description)
        confidence = rule.confidence
    }

    /// The document, in the format of `share/law`.
    public var text: String {
        var lines = ["title: \(Self.table(title))", "from: \(from)", "reason: \(Self.quoted(reason))"]
        lines.append("authority: \(Self.quoted(authority))")
        if let ground = retroactiveGround { lines.append("retroactive: \(Self.quoted(ground))") }
        lines.append("changelog: \(Self.table(changelog))")
        lines += ["rules:"] + ruleLines + ["cases:"] + caseLines
        if !outdated.isEmpty {
            lines.append("outdated: [\(outdated.map(Self.quoted).joined(separator: ", "))]")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private var ruleLines: [String] {
        var lines = ["  - id: \(rule.id)"]
        func add(_ key: String, _ value: String?) {
            if let value { lines.append("    \(key): \(value)") }
        }
        add("zh", zh.map(Self.quoted))
        if !rule.values.isEmpty { add("value", Self.written(.table(changed))) }
        add("basis", basis.map(Self.quoted))
        add("by_day_of", rule.on?.rawValue)
        add("area", rule.area.map(Self.quoted))
        add("from", from.description)
        add("citations", "[\(citations.map(Self.quoted).joined(separator: ", "))]")
        add("uncited", rule.uncited.map(Self.quoted))
        add("conf", confidence.rawValue)
        add("note", note.map(Self.quoted))
        for (key, value) in rule.details.sorted(by: { $0.key < $1.key }) {
            add(Self.quoted(key), Self.written(value))
        }
        return lines
    }

    private var changed: [String: LegalValue] {
        rule.values.merging(
            numbers.filter { rule.values[$0.key]?.number != nil }.mapValues(LegalValue.number)
        ) {
            $1
        }
    }

    private var caseLines: [String] {
        let keys = rule.values.keys.sorted().filter { key in
            rule.values[key]?.number != nil && changed[key] != rule.values[key]
        }
        return keys.flatMap { key -> [String] in
            guard let old = rule.values[key]?.number, let new = changed[key]?.number else { return [] }
            let id = Self.quoted("\(rule.id)#\(key)")
            return [
                "  - { number: \(id), day: \(from - 1), is: \(old) }",
                "  - { number: \(id), day: \(from), is: \(new) }",
            ]
        }
    }

    private static func table(_ texts: [String: String]) -> String {
        let pairs = texts.sorted { $0.key < $1.key }.map { "\(quoted($0.key)): \(quoted($0.value))" }
        return "{ \(pairs.joined(separator: ", ")) }"
    }

    /// As JSON writes it, which YAML reads alike; a break of the line becomes a blank.
    private static func quoted(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        return JSON.string(line).canonical
    }

    private static func written(_ value: LegalValue) -> String {
        switch value {
        case .number(let number): "\(number)"
        case .ratio(let ratio): "\(ratio)"
        case .flag(let flag): "\(flag)"
        case .text(let text): quoted(text)
        case .list(let members): "[\(members.map(written).joined(separator: ", "))]"
        case .table(let pairs):
            "{\(pairs.sorted { $0.key < $1.key }.map { "\(quoted($0.key)): \(written($0.value))" }.joined(separator: ", "))}"
        }
    }
}
