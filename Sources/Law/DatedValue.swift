/// A statutory value that stands in code: what, by which text, and from when until when.
///
/// `rule` names the same value in `share/law/rules`; a test compares the two.
public struct DatedValue<Value: Hashable & Sendable>: Hashable, Sendable {
    /// In the unit that the type or the name of the constant says.
    public let value: Value
    /// Id of the rule, with `#key` where the rule holds several numbers.
    public let rule: String
    public let source: Citation
    /// First day in force; `nil` when the text has no earlier edition that we know.
    public let from: CivilDate?
    /// Last day in force; `nil` while it is in force.
    public let to: CivilDate?

    public init(
        _ value: Value, rule: String, source: Citation, from: CivilDate? = nil, to: CivilDate? = nil
    ) {
        self.value = value
        self.rule = rule
        self.source = source
        self.from = from
        self.to = to
    }

    public func isInForce(on day: CivilDate) -> Bool {
        (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true)
    }
}

extension DatedValue<Int> {
    /// The number of the version that the book selects; what stands here where the book holds none that may decide.
    func value(in book: RuleBook) -> Int { book.deciding(rule) ?? value }
}

extension DatedValue<Money> {
    /// The sum of the version that the book selects, which the law base states in yuan; what stands here where the
    /// book holds none that may decide.
    func value(in book: RuleBook) -> Money { book.deciding(rule).map { Money(yuan: $0) } ?? value }
}

extension RuleBook {
    fileprivate func deciding(_ reference: String) -> Int? {
        guard let number = value(id: reference), number.rule.confidence.mayDecide, number.number > 0 else {
            return nil
        }
        return number.number
    }
}
