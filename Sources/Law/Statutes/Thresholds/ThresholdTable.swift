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
        /// `nil` when the offence has no second tier, or when each limb says where its own begins.
        public let upper: Upper?
    }

    /// The second tier: so many times the standard of the limb that is met.
    public struct Upper: Hashable, Sendable {
        public let multiple: Int
        public let rule: String
        public let source: Citation
    }

    func version(named name: String) -> Version? { versions.last { $0.name == name } }
}

extension ThresholdTable.Version: Decodable {
    private enum CodingKeys: String, CodingKey {
        case from, to, source, limbs, upper
        case name = "version"
        case confidence = "conf"
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        name = try container.decode(String.self, forKey: .name)
        from = try container.decode(CivilDate.self, forKey: .from)
        to = try container.decodeIfPresent(CivilDate.self, forKey: .to)
        confidence = try container.decode(Confidence.self, forKey: .confidence)
        source = try container.decode(Citation.self, forKey: .source)
        let upper = try container.decodeIfPresent(ThresholdTable.Upper.self, forKey: .upper)
        self.upper = upper
        let limbs = try container.decode([ThresholdLimb].self, forKey: .limbs)
        self.limbs = limbs.map { limb in (upper.map(limb.multiplied) ?? limb).findingItems(in: limbs) }
    }

    /// Ids of `share/law/rules` that the numbers come from, without repetition.
    public var ruleIDs: [String] {
        let limbIDs = limbs.map(\.rule)
        return (limbIDs + limbs.map(\.secondRule) + (upper.map { [$0.rule] } ?? [])).withoutRepetition
    }

    public var citations: [Citation] {
        [source] + limbs.map(\.source) + (upper.map { [$0.source] } ?? [])
    }

    /// Facts that the amounts of this text are measured by.
    var reads: CrimeFactSet { limbs.reduce(into: []) { $0.formUnion($1.reads) } }

    func resolving(_ tables: [ThresholdTable]) -> ThresholdTable.Version? {
        var resolved: [ThresholdLimb] = []
        for limb in limbs {
            guard let whole = limb.resolving(tables, version: name) else { return nil }
            resolved.append(whole)
        }
        return ThresholdTable.Version(
            name: name, from: from, to: to, confidence: confidence, source: source, limbs: resolved,
            upper: upper)
    }
}

extension ThresholdLimb {
    /// With the second tier at so many times the first, unless the limb names its own.
    fileprivate func multiplied(_ upper: ThresholdTable.Upper) -> ThresholdLimb {
        guard second == nil, let first else { return self }
        var limb = self
        switch measure {
        case .sum: limb.second = first * upper.multiple
        case .halfOfTwo: limb.second = first
        case .answer, .act, .limbs: return self
        }
        limb.secondRule = upper.rule
        limb.secondSource = upper.source
        return limb
    }

    /// With the places of the limbs that belong to its items.
    fileprivate func findingItems(in limbs: [ThresholdLimb]) -> ThresholdLimb {
        guard case .halfOfTwo(let items, _) = measure else { return self }
        var limb = self
        limb.measure = .halfOfTwo(
            items: items, limbs: items.map { item in limbs.indices.filter { limbs[$0].item == item } })
        return limb
    }

    /// With the limbs of another offence in place of its article: those of the version of the same name, or the
    /// newest. `nil` when the offence is not loaded.
    fileprivate func resolving(_ tables: [ThresholdTable], version: String) -> ThresholdLimb? {
        guard case .limbs(let offence, _) = measure else { return self }
        let table = tables.first { $0.offence == offence }
        guard let other = table?.version(named: version) ?? table?.versions.last else { return nil }
        var limb = self
        limb.measure = .limbs(of: offence, other.limbs)
        return limb
    }
}

extension ThresholdTable.Upper: Decodable {
    private enum CodingKeys: String, CodingKey {
        case multiple, source
        case rule = "id"
    }
}
