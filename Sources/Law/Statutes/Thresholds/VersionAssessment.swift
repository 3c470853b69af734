/// What the stated facts say under the amounts of one text.
public struct VersionAssessment: Hashable, Sendable {
    /// One limb as it was read: what it asks beside what is stated.
    ///
    /// It points into the limbs of its text instead of holding one, since an answer has many readings.
    public struct Reading: Hashable, Sendable {
        private let limbs: [ThresholdLimb]
        private let index: Int
        /// The rule of another offence that asks for this limb, if one does.
        private let instead: ThresholdLimb?
        /// 1 or 2.
        public let tier: Int
        /// What the limb asks at that tier, in its unit; `nil` for a limb that measures nothing.
        public let threshold: Int?
        /// The sum of what is stated, in its unit; `nil` when nothing is.
        public let actual: Int?
        /// Whether the limb is reached, circumstances and all.
        public let isReached: Bool

        init(
            _ limbs: [ThresholdLimb], at index: Int, instead: ThresholdLimb? = nil, tier: Int,
            threshold: Int?, actual: Int?, isReached: Bool
        ) {
            self.limbs = limbs
            self.index = index
            self.instead = instead
            self.tier = tier
            self.threshold = threshold
            self.actual = actual
            self.isReached = isReached
        }

        public var limb: ThresholdLimb { limbs[index] }
        public var rule: String { instead?.rule ?? (tier == 2 ? limb.secondRule : limb.rule) }
        public var source: Citation { instead?.source ?? (tier == 2 ? limb.secondSource : limb.source) }
    }

    /// `2004`, `2020`, `2025`.
    public let name: String
    public let verdict: Finding.Verdict
    /// Lowest and highest tier that the stated facts leave possible; versions are compared by them.
    public let lowest: Int
    public let highest: Int
    /// The limb that is reached at the highest tier; otherwise the nearest one.
    public let reading: Reading?
    /// Facts that could still decide; elements that are not known stand here whatever the amounts.
    public let missing: CrimeFactSet
    /// The first tier's limbs that apply or may still apply, in the order of the text.
    public let readings: [Reading]
    public let confidence: Confidence
    public let source: Citation
    /// The limbs of the text and where its second tier is named, for the rules that the answer rests on.
    let text: ThresholdTable.Version

    /// Ids of the rules that the answer rests on: those of the limb that is reached, or of the whole text.
    public var basis: [String] {
        guard let reading, reading.isReached else { return text.ruleIDs }
        return [reading.limb.rule, reading.rule].withoutRepetition
    }

    /// The highest tier that the stated facts reach; 0 when the offence is not met.
    public var tier: Int { verdict == .met ? lowest : 0 }

    /// Whether this version is better for the person than another; equal ones are not.
    func isMoreFavourable(than other: VersionAssessment) -> Bool {
        (lowest, highest) < (other.lowest, other.highest)
    }
}

extension ThresholdTable.Version {
    /// The version where the offence does not come into question at all.
    func notApplicable() -> VersionAssessment {
        VersionAssessment(
            name: name, verdict: .notApplicable, lowest: 0, highest: 0, reading: nil, missing: [],
            readings: [], confidence: confidence, source: source, text: self)
    }

    /// `openElements` are elements that are not known: with any of them nothing is met.
    func assess(
        _ facts: CrimeFacts, _ conduct: Conduct, openElements: CrimeFactSet, scale: Int
    ) -> VersionAssessment {
        var measured = LimbMeasure(limbs: limbs, facts: facts, conduct: conduct, scale: scale)
        measured.read()
        guard confidence.mayDecide else {
            return assessment(.undetermined, 0, measured.highest, measured, missing: openElements)
        }
        let lowest = openElements.isEmpty ? measured.lowest : 0
        if lowest > 0 { return assessment(.met, lowest, measured.highest, measured, missing: []) }
        if measured.highest == 0 {
            return assessment(.unmet, 0, 0, measured, missing: openElements)
        }
        let missing = measured.lowest > 0 ? openElements : openElements.union(measured.open)
        return assessment(.undetermined, 0, measured.highest, measured, missing: missing)
    }

    private func assessment(
        _ verdict: Finding.Verdict, _ lowest: Int, _ highest: Int, _ measured: LimbMeasure,
        missing: CrimeFactSet
    ) -> VersionAssessment {
        let reading = measured.reached ?? measured.nearest
        return VersionAssessment(
            name: name, verdict: verdict, lowest: lowest, highest: highest, reading: reading,
            missing: missing, readings: measured.readings, confidence: confidence,
            source: measured.reached?.source ?? source, text: self)
    }
}

/// Reads the limbs of one version once.
private struct LimbMeasure {
    let limbs: [ThresholdLimb]
    let facts: CrimeFacts
    let conduct: Conduct
    let scale: Int
    /// Tiers that the amounts reach for certain, and that they may reach.
    private(set) var lowest = 0
    private(set) var highest = 0
    /// Facts that could still decide whether the first tier is reached.
    private(set) var open: CrimeFactSet = []
    private(set) var reached: VersionAssessment.Reading?
    private(set) var nearest: VersionAssessment.Reading?
    private(set) var readings: [VersionAssessment.Reading] = []
    private var nearness = -1.0

    init(limbs: [ThresholdLimb], facts: CrimeFacts, conduct: Conduct, scale: Int) {
        self.limbs = limbs
        self.facts = facts
        self.conduct = conduct
        self.scale = scale
    }

    mutating func read() {
        readings.reserveCapacity(limbs.count)
        for index in limbs.indices where limbs[index].applies(conduct) { read(index) }
        if nearest == nil, let index = limbs.firstIndex(where: { $0.applies(conduct) }) {
            nearest = reading(limbs[index], index, at: 1, isReached: false)
        }
    }

    private mutating func read(_ index: Int) {
        let limb = limbs[index]
        let circumstances = limb.circumstances(on: facts, scale: scale)
        guard circumstances.truth != .fails else { return }
        let first = standing(limb, at: 1, circumstances)
        let second = first.truth == .fails ? .fails : standing(limb, at: 2, circumstances)
        highest = max(highest, second.truth != .fails ? 2 : first.truth != .fails ? 1 : 0)
        let holds = second.truth == .holds ? 2 : first.truth == .holds ? 1 : 0
        if holds > lowest {
            lowest = holds
            reached = reading(limb, index, at: holds, isReached: true)
        }
        if first.truth == .open { open.formUnion(first.open) }
        take(reading(limb, index, at: 1, isReached: first.truth == .holds), first)
    }

    private func standing(
        _ limb: ThresholdLimb, at tier: Int, _ circumstances: LimbStanding
    ) -> LimbStanding {
        var standing = circumstances
        standing.and(limb.measured(at: tier, on: facts, among: limbs, scale: scale))
        return standing
    }

    private mutating func take(_ reading: VersionAssessment.Reading, _ first: LimbStanding) {
        if reading.threshold != nil { readings.append(reading) }
        // An open limb is nearer than one that fails; among alike ones the larger share of the standard.
        let share = Double(reading.actual ?? 0) / Double(reading.threshold ?? 1)
        let near = (first.truth == .open ? 10 : 0) + min(share, 9)
        if near > nearness { (nearness, nearest) = (near, reading) }
    }

    private func reading(
        _ limb: ThresholdLimb, _ index: Int, at tier: Int, isReached: Bool
    ) -> VersionAssessment.Reading {
        func reading(_ threshold: Int?, _ actual: Int?) -> VersionAssessment.Reading {
            VersionAssessment.Reading(
                limbs, at: index, tier: tier, threshold: threshold, actual: actual, isReached: isReached)
        }
        switch limb.measure {
        case .sum: return reading(limb.asks(at: tier).map { $0 * scale }, limb.stated(on: facts).sum)
        case .halfOfTwo:
            let halves = limb.halves(at: tier, on: facts, among: limbs, scale: scale)
            return reading(limb.asks(at: tier), halves)
        case .limbs(_, let others): return borrowed(from: others, instead: limb, tier) ?? reading(nil, nil)
        case .answer, .act: return reading(nil, nil)
        }
    }

    /// The limb of the other offence that is reached, under this limb's rule.
    private func borrowed(
        from others: [ThresholdLimb], instead limb: ThresholdLimb, _ tier: Int
    ) -> VersionAssessment.Reading? {
        let reached = others.firstIndex { other in
            other.standing(at: 1, on: facts, among: others, scale: scale).truth == .holds
        }
        guard let reached else { return nil }
        let other = others[reached]
        let isSum = if case .sum = other.measure { true } else { false }
        return VersionAssessment.Reading(
            others, at: reached, instead: limb, tier: tier, threshold: isSum ? other.first : nil,
            actual: other.stated(on: facts).sum, isReached: true)
    }
}
