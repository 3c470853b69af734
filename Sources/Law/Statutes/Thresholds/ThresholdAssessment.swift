/// What the stated amounts of a file say under one version of a threshold; elements and dates aside.
public struct ThresholdAssessment: Hashable, Sendable {
    /// The limb that is reached, at the highest tier that the stated facts reach.
    public struct Reached: Hashable, Sendable {
        public let limb: ThresholdLimb
        /// 1 or 2.
        public let tier: Int
        /// What the limb asks at that tier, in its unit.
        public let threshold: Int
        /// Lowest amount that the stated facts give, in its unit.
        public let actual: Int
        public let rule: String
        public let source: Citation
    }

    public let reached: Reached?
    /// Names of facts that could still decide whether the first tier is reached; empty when it is.
    public let missing: [String]
    /// The first tier's limbs that apply or may still apply, in the order of the text.
    public let comparisons: [Finding.Comparison]
}

extension ThresholdTable.Version {
    public func assess(_ facts: Facts) -> ThresholdAssessment {
        let standing = Standing.any(limbs.map { $0.standing(on: facts) })
        return ThresholdAssessment(
            reached: reached(at: 2, on: facts) ?? reached(at: 1, on: facts),
            missing: standing.openFacts,
            comparisons: limbs.filter { $0.circumstances(on: facts) != .fails }.map {
                $0.comparison(on: facts)
            })
    }

    private func reached(at tier: Int, on facts: Facts) -> ThresholdAssessment.Reached? {
        guard let multiple = tier == 1 ? 1 : upper?.multiple else { return nil }
        return limbs.first { $0.standing(on: facts, times: multiple) == .holds }.map { limb in
            ThresholdAssessment.Reached(
                limb: limb, tier: tier, threshold: limb.atLeast.number * multiple,
                actual: limb.stated(on: facts).sum,
                rule: tier == 1 ? limb.rule : upper?.rule ?? limb.rule,
                source: tier == 1 ? limb.source : upper?.source ?? limb.source)
        }
    }
}

extension ThresholdLimb {
    /// `multiple` times the standard, for the second tier.
    func standing(on facts: Facts, times multiple: Int = 1) -> Standing {
        .all([circumstances(on: facts, times: multiple), amount(on: facts, times: multiple)])
    }

    /// Everything but the amounts themselves: the object, the circumstances, what must fall short.
    func circumstances(on facts: Facts, times multiple: Int = 1) -> Standing {
        .all(
            [object(on: facts), shortfall(on: facts, times: multiple)] + given.map { $0.standing(on: facts) })
    }

    func comparison(on facts: Facts) -> Finding.Comparison {
        let (sum, unknown) = stated(on: facts)
        return Finding.Comparison(
            limb: key, actual: unknown.isEmpty ? sum : nil, threshold: atLeast.number, unit: atLeast.unit)
    }

    /// The sum of what is stated, and the names of what is not.
    func stated(on facts: Facts) -> (sum: Int, unknown: [String]) {
        let amounts = of.map { ($0, facts.amount($0, in: atLeast.unit)) }
        return (amounts.compactMap(\.1).reduce(0, +), amounts.filter { $0.1 == nil }.map(\.0))
    }

    /// What is stated alone may reach the standard; what is unknown can only add to it.
    private func amount(on facts: Facts, times multiple: Int) -> Standing {
        let (sum, unknown) = stated(on: facts)
        if sum >= atLeast.number * multiple { return .holds }
        return unknown.isEmpty ? .fails : .open(unknown)
    }

    private func object(on facts: Facts) -> Standing {
        guard !objects.isEmpty else { return .holds }
        return facts.ifStated(.object).map { Standing(objects.contains($0)) } ?? .open([Field.object.name])
    }

    private func shortfall(on facts: Facts, times multiple: Int) -> Standing {
        guard let below else { return .holds }
        return facts.amount(below.fact, in: below.amount.unit)
            .map { Standing($0 < below.amount.number * multiple) } ?? .open([below.fact])
    }
}

extension ThresholdLimb.Circumstance {
    func standing(on facts: Facts) -> Standing {
        switch self {
        case .twoMarks:
            facts.ifStated(.marks).map { Standing($0 >= 2) } ?? .open([Field.marks.name])
        case .repeat:
            facts.ifStated(.repeatWithinTwoYears).map(Standing.init)
                ?? .open([Field.repeatWithinTwoYears.name])
        }
    }
}

extension Facts {
    /// An amount in fen or a count; `nil` when it is not stated, or stated in another unit.
    func amount(_ name: String, in unit: Finding.Comparison.Unit) -> Int? {
        switch unit {
        case .fen: ifStated(Field<Money>(name))?.fen
        case .count: ifStated(Field<Int>(name))
        }
    }
}
