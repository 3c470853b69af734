extension Finding {
    /// What a threshold says beyond its verdict.
    public struct Measured: Hashable, Sendable, Codable {
        /// 1 or 2 when the threshold is met, else 0.
        public let tier: Int
        /// The version that applies; where several were compared, the one more favourable to the person.
        public let version: String
        /// All that were compared, the oldest first.
        public let versions: [Version]
        public let transfer: ThresholdAssessment.Transfer
        /// Of an unmet threshold, the limb that is nearest to its standard.
        public let nearest: Comparison?
        /// Of an open threshold, the facts that alone could decide it.
        public let deciding: [Deciding]
    }

    /// What one text says.
    public struct Version: Hashable, Sendable, Codable {
        public let name: String
        public let verdict: Verdict
        public let tier: Int
        /// Id in `share/law/rules`.
        public let rule: String
        public let limb: String?
        /// In `unit`; `nil` for a limb that measures nothing.
        public let threshold: Int?
        public let unit: Comparison.Unit?
    }

    /// A fact that alone decides: from an amount, or by a yes or no. A choice decides by its `no`.
    public struct Deciding: Hashable, Sendable, Codable {
        public let fact: String
        /// In `unit`; `nil` where the fact is no amount.
        public let from: Int?
        public let unit: Comparison.Unit?
        /// The answer that decides; `nil` for amounts and choices.
        public let `is`: Bool?
        /// The verdict that follows.
        public let verdict: Verdict
    }
}

extension Finding.Comparison {
    /// How much is lacking, in `unit`; 0 when the standard is reached, `nil` when nothing is stated.
    public var distance: Int? { actual.map { max(0, threshold - $0) } }
}
