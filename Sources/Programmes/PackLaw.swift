public import Law

/// What packs are held against: the rules that Swift knows by name, and the numbers and texts of `share/law`.
///
/// The numbers of a pack are those of the base; what releases changed since is added to its clocks by day.
public struct PackLaw: Sendable {
    public let rules: [String: Rule]
    /// The base, against which each number of a pack is held.
    public let book: RuleBook
    /// The base with its releases.
    public let law: LawInForce

    public init(rules: some Sequence<Rule>, book: RuleBook) {
        self.init(rules: rules, law: LawInForce(base: book))
    }

    /// The law with its releases, and the rules as they answer on a day.
    public init(_ law: LawInForce, on day: CivilDate) {
        self.init(rules: Statutes.all(law.book(on: day)), law: law)
    }

    private init(rules: some Sequence<Rule>, law: LawInForce) {
        self.rules = Dictionary(rules.map { ($0.name, $0) }) { first, _ in first }
        self.law = law
        book = law.base
    }
}
