/// What the stated facts say under the amounts of one text.
public struct VersionAssessment: Hashable, Sendable {
    /// One limb as it was read: what it asks beside what is stated.
    public struct Reading: Hashable, Sendable {
        public let limb: ThresholdLimb
        /// 1 or 2.
        public let tier: Int
        /// What the limb asks at that tier, in its unit; `nil` for a limb that measures nothing.
        public let threshold: Int?
        /// The sum of what is stated, in its unit; `nil` when nothing is.
        public let actual: Int?
        /// Whether the limb is reached, circumstances and all.
        public let isReached: Bool

        public var rule: String { tier == 2 ? limb.secondRule : limb.rule }
        public var source: Citation { tier == 2 ? limb.secondSource : limb.source }
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
    /// Ids of the rules that the answer rests on.
    public let basis: [String]

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
            readings: [], confidence: confidence, source: source, basis: ruleIDs)
    }

    /// `openElements` are elements that are not known: with any of them nothing is met.
    func assess(
        _ facts: CrimeFacts, _ conduct: Conduct, openElements: CrimeFactSet, scale: Int
    ) -> VersionAssessment {
        let inForce = limbs.filter { !$0.isForFiling && $0.isInForce(conduct) }
        var measured = LimbMeasure(limbs: inForce, facts: facts, scale: scale)
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
        let rules = measured.reached.map { [$0.limb.rule, $0.rule].withoutRepetition } ?? ruleIDs
        return VersionAssessment(
            name: name, verdict: verdict, lowest: lowest, highest: highest, reading: reading,
            missing: missing, readings: measured.readings, confidence: confidence,
            source: measured.reached?.source ?? source, basis: rules)
    }
}

/// Reads the limbs of one version once.
private struct LimbMeasure {
    let limbs: [ThresholdLimb]
    let facts: CrimeFacts
    let scale: Int
    /// Tiers that the amounts reach for certain, and that they may reach.
    private(set) var lowest = 0
    private(set) var highest = 0
    /// Facts that could still decide whether the first tier is reached.
    private(set) var open: CrimeFactSet = []
    private(set) var reached: VersionAssessment.Reading?
    private(set) var nearest: VersionAssessment.Reading?
    private(set) var readings: [VersionAssessment.Reading] = []

    init(limbs: [ThresholdLimb], facts: CrimeFacts, scale: Int) {
        self.limbs = limbs
        self.facts = facts
        self.scale = scale
    }

    mutating func read() {
        readings.reserveCapacity(limbs.count)
        var nearness = -1.0
        for limb in limbs {
            let first = limb.standing(at: 1, on: facts, among: limbs, scale: scale)
            let second =
                first.truth == .fails
                ? .fails : limb.standing(at: 2, on: facts, among: limbs, scale: scale)
            take(limb, first, second)
            guard limb.circumstances(on: facts, scale: scale).truth != .fails else { continue }
            let reading = reading(limb, at: 1, isReached: first.truth == .holds)
            if reading.threshold != nil { readings.append(reading) }
            // An open limb is nearer than one that fails; among alike ones the larger share of the standard.
            let share = Double(reading.actual ?? 0) / Double(reading.threshold ?? 1)
            let near = (first.truth == .open ? 10 : 0) + min(share, 9)
            if near > nearness { (nearness, nearest) = (near, reading) }
        }
        if nearest == nil { nearest = limbs.first.map { reading($0, at: 1, isReached: false) } }
    }

    private mutating func take(_ limb: ThresholdLimb, _ first: LimbStanding, _ second: LimbStanding) {
        let holds = second.truth == .holds ? 2 : first.truth == .holds ? 1 : 0
        if holds > lowest {
            lowest = holds
            reached = reading(limb, at: holds, isReached: true)
        }
        let possible = second.truth != .fails ? 2 : first.truth != .fails ? 1 : 0
        highest = max(highest, possible)
        if first.truth == .open { open.formUnion(first.open) }
    }

    private func reading(
        _ limb: ThresholdLimb, at tier: Int, isReached: Bool
    ) -> VersionAssessment.Reading {
        func reading(_ limb: ThresholdLimb, _ threshold: Int?, _ actual: Int?) -> VersionAssessment.Reading {
            VersionAssessment.Reading(
                limb: limb, tier: tier, threshold: threshold, actual: actual, isReached: isReached)
        }
        switch limb.measure {
        case .sum:
            return reading(limb, limb.asks(at: tier).map { $0 * scale }, limb.stated(on: facts).sum)
        case .halfOfTwo:
            let halves = limb.halves(at: tier, on: facts, among: limbs, scale: scale)
            return reading(limb, limb.asks(at: tier), halves)
        case .limbs(_, let others):
            guard let other = reached(among: others, instead: limb) else { return reading(limb, nil, nil) }
            guard case .sum = other.measure else { return reading(other, nil, nil) }
            return reading(other, other.first, other.stated(on: facts).sum)
        case .answer, .act: return reading(limb, nil, nil)
        }
    }

    /// The limb of the other offence that is reached, under this limb's rule.
    private func reached(among others: [ThresholdLimb], instead limb: ThresholdLimb) -> ThresholdLimb? {
        let reached = others.first { other in
            other.standing(at: 1, on: facts, among: others, scale: scale).truth == .holds
        }
        guard var reached else { return nil }
        (reached.secondRule, reached.secondSource) = (limb.rule, limb.source)
        return reached
    }
}
