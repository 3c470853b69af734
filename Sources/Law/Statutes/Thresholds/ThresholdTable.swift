/// From which amounts an act is a crime: one offence, one version for each text that fixed the amounts.
/// The numbers stand in `share/law/thresholds`.
public struct ThresholdTable: Hashable, Sendable, Decodable {
    /// Article of the Criminal Law: `213`, `219-1`.
    public let offence: String
    public let title: String
    /// In the order of their days.
    public let versions: [Version]

    /// The amounts of one text.
    public struct Version: Hashable, Sendable {
        public let name: String
        /// First and last day in force, by the day of the conduct.
        public let from: CivilDate
        public let to: CivilDate?
        public let confidence: Confidence
        public let source: Citation
        public let limbs: [ThresholdLimb]
        /// `nil` when the offence has no second tier.
        public let upper: Upper?
    }

    /// The second tier: so many times the standard of the limb that is met.
    public struct Upper: Hashable, Sendable {
        public let multiple: Int
        public let rule: String
        public let source: Citation
    }
}

extension ThresholdTable.Version: Decodable {
    private enum CodingKeys: String, CodingKey {
        case from, to, source, limbs, upper
        case name = "version"
        case confidence = "conf"
    }

    /// Ids of `share/law/rules` that the numbers come from, without repetition.
    public var ruleIDs: [String] {
        var seen: Set<String> = []
        return (limbs.map(\.rule) + (upper.map { [$0.rule] } ?? [])).filter { seen.insert($0).inserted }
    }

    public var citations: [Citation] {
        [source] + limbs.map(\.source) + (upper.map { [$0.source] } ?? [])
    }
}

extension ThresholdTable.Upper: Decodable {
    private enum CodingKeys: String, CodingKey {
        case multiple, source
        case rule = "id"
    }
}
