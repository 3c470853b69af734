/// What an answer of the law rests on, so that a reader can check it: sentences, rules, articles, and what is open.
///
/// Every answer that is more than met or unmet carries one: a damages range, a competent court, a fine.
public struct Grounds: Hashable, Sendable, Codable {
    /// In the order of the reasoning.
    public var because: [Reason]
    /// Ids in `share/law/rules`.
    public var basis: [String]
    public var sources: [Citation]
    /// The least sure of the rules that were used.
    public var confidence: Confidence
    /// Names of facts that could still decide; what is not stated is never read as a no.
    public var missing: [String]

    public init(
        because: [Reason] = [], basis: [String] = [], sources: [Citation] = [],
        confidence: Confidence = .verified, missing: [String] = []
    ) {
        self.because = because
        self.basis = basis
        self.sources = sources
        self.confidence = confidence
        self.missing = missing
    }

    /// Grounds that rest on whole rules of the law base.
    public init(rules: [LegalRule], because: [Reason] = [], missing: [String] = []) {
        self.init(
            because: because, basis: rules.map(\.id),
            sources: rules.flatMap(\.citations).withoutRepetition,
            confidence: rules.map(\.confidence).max() ?? .verified, missing: missing)
    }

    /// Both, the first one's reasoning first.
    public static func + (left: Grounds, right: Grounds) -> Grounds {
        Grounds(
            because: left.because + right.because, basis: (left.basis + right.basis).withoutRepetition,
            sources: (left.sources + right.sources).withoutRepetition,
            confidence: max(left.confidence, right.confidence),
            missing: (left.missing + right.missing).withoutRepetition)
    }
}
