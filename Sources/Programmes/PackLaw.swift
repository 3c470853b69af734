public import Law

/// What packs are held against: the rules that Swift knows by name, and the numbers and texts of `share/law`.
public struct PackLaw: Sendable {
    public let rules: [String: Rule]
    public let book: RuleBook

    public init(rules: some Sequence<Rule>, book: RuleBook) {
        self.rules = Dictionary(rules.map { ($0.name, $0) }) { first, _ in first }
        self.book = book
    }
}
