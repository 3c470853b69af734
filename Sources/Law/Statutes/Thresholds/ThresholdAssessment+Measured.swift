extension ThresholdAssessment {
    /// What a finding carries beyond its verdict: the versions, the nearest limb, and what would decide.
    func measured(_ facts: CrimeFacts) -> Finding.Measured {
        let nearest = verdict == .unmet ? applied.reading?.comparison : nil
        return Finding.Measured(
            tier: tier, version: applied.name, versions: versions.map(\.finding), transfer: transfer,
            nearest: nearest, deciding: deciding(facts))
    }

    /// Single facts that alone could decide an answer that is open, with the amount from which they would.
    public func deciding(_ facts: CrimeFacts) -> [Finding.Deciding] {
        guard verdict == .undetermined else { return [] }
        let denying = missing.filter { $0.canDeny }.map { element in
            Finding.Deciding(
                fact: element.name, from: nil, unit: nil, is: element.kind == .answer ? false : nil,
                verdict: .notApplicable)
        }
        return denying + applied.decidingAmounts(facts, openElements: missing.filter(\.canDeny))
    }
}

extension CrimeFact {
    /// Elements whose absence alone settles the matter.
    fileprivate var canDeny: Bool {
        switch self {
        case .sameMark, .sameGoods, .forProfit, .passingOff: true
        default: false
        }
    }
}

extension VersionAssessment {
    fileprivate var finding: Finding.Version {
        Finding.Version(
            name: name, verdict: verdict, tier: tier, rule: reading?.rule ?? basis.first ?? "",
            limb: reading?.limb.key, threshold: reading?.threshold, unit: reading?.limb.unit)
    }

    /// Each fact that stands alone between an open limb and the first tier. None while an element is open: then
    /// no amount alone decides.
    fileprivate func decidingAmounts(
        _ facts: CrimeFacts, openElements: [CrimeFact]
    ) -> [Finding.Deciding] {
        guard openElements.isEmpty, !missing.contains(.object) else { return [] }
        var found: [Finding.Deciding] = []
        for reading in readings where !reading.isReached {
            guard let deciding = reading.deciding(facts) else { continue }
            if let known = found.firstIndex(where: { $0.fact == deciding.fact }) {
                if let from = deciding.from, from < found[known].from ?? 0 { found[known] = deciding }
            } else {
                found.append(deciding)
            }
        }
        return found
    }
}

extension VersionAssessment.Reading {
    /// The only fact that is not known of this limb, where its value could make the limb hold.
    fileprivate func deciding(_ facts: CrimeFacts) -> Finding.Deciding? {
        guard let threshold, case .sum(let terms) = limb.measure else { return nil }
        let standing = limb.standing(at: 1, on: facts, among: [limb], scale: 1)
        guard standing.truth == .open, standing.open.facts.count == 1, let fact = standing.open.facts.first
        else { return nil }
        switch fact.kind {
        case .answer:
            return Finding.Deciding(fact: fact.name, from: nil, unit: nil, is: true, verdict: .met)
        case .choice: return nil
        case .money, .count:
            if limb.given.contains(where: { $0.fact == fact }) {
                return Finding.Deciding(fact: fact.name, from: 2, unit: .count, is: nil, verdict: .met)
            }
            guard let term = terms.first(where: { $0.fact == fact }) else { return nil }
            let from = (threshold - (actual ?? 0) + term.times - 1) / term.times
            if let below = limb.below, below.fact == fact, from >= below.amount { return nil }
            return Finding.Deciding(fact: fact.name, from: from, unit: limb.unit, is: nil, verdict: .met)
        }
    }
}
