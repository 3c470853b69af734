/// What `share/law` says: the rules with their numbers, the instruments they rest on, and the thresholds.
///
/// Reading files is not the work of this room: a loader decodes the parts and hands them in.
public struct RuleBook: Sendable {
    public let rules: [LegalRule]
    public let authorities: [Authority]
    public let thresholds: [ThresholdTable]
    private let ruleByID: [String: LegalRule]
    private let authorityByKey: [String: Authority]

    public init(rules: [LegalRule], authorities: [Authority], thresholds: [ThresholdTable] = []) {
        self.rules = rules
        self.authorities = authorities
        self.thresholds = thresholds
        ruleByID = Dictionary(rules.map { ($0.id, $0) }) { first, _ in first }
        authorityByKey = Dictionary(authorities.map { ($0.key, $0) }) { first, _ in first }
    }

    /// The rule that a pack names: `link.step.approve`, or `link.step.reconsider.decide#police_days`.
    public func rule(_ reference: String) -> LegalRule? {
        ruleByID[RuleBook.parts(of: reference).id]
    }

    /// The number that a pack names, with its rule; `nil` for an unknown id or key, and for an id
    /// without a key whose rule holds several numbers.
    public func value(id reference: String) -> LegalNumber? {
        let (id, key) = RuleBook.parts(of: reference)
        return ruleByID[id]?.number(key)
    }

    public func authority(_ key: String) -> Authority? {
        authorityByKey[key]
    }

    public func authority(of citation: Citation) -> Authority? {
        authorityByKey[citation.instrument]
    }

    private static func parts(of reference: String) -> (id: String, key: String?) {
        let parts = reference.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        return (parts.first.map(String.init) ?? "", parts.count == 2 ? String(parts[1]) : nil)
    }
}
