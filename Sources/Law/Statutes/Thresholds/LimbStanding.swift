/// How a limb stands on the stated facts. Unknown is neither yes nor no; the open facts are those that could
/// still decide it.
struct LimbStanding: Hashable, Sendable {
    enum Truth: Int, Hashable, Sendable { case fails, open, holds }

    private(set) var truth: Truth
    private(set) var open: CrimeFactSet

    static let holds = LimbStanding(truth: .holds, open: [])
    static let fails = LimbStanding(truth: .fails, open: [])

    static func open(_ fact: CrimeFact) -> LimbStanding {
        LimbStanding(truth: .open, open: CrimeFactSet(fact))
    }

    init(truth: Truth, open: CrimeFactSet) {
        self.truth = truth
        self.open = open
    }

    init(_ answer: Bool?, of fact: CrimeFact) {
        self = answer.map { $0 ? .holds : .fails } ?? .open(fact)
    }

    /// One that fails decides, whatever else is unknown.
    mutating func and(_ other: LimbStanding) {
        guard truth != .fails, other.truth != .fails else { return self = .fails }
        truth = min(truth.rawValue, other.truth.rawValue) == Truth.open.rawValue ? .open : .holds
        open.formUnion(other.open)
    }

    /// One that holds decides, whatever else is unknown.
    mutating func or(_ other: LimbStanding) {
        guard truth != .holds, other.truth != .holds else { return self = .holds }
        guard other.truth == .open else { return }
        truth = .open
        open.formUnion(other.open)
    }
}

extension ThresholdLimb {
    /// Whether the limb opens a tier. `scale` multiplies every amount, for units before 2007-04-05.
    func standing(
        at tier: Int, on facts: CrimeFacts, among limbs: [ThresholdLimb], scale: Int
    ) -> LimbStanding {
        var standing = circumstances(on: facts, scale: scale)
        guard standing.truth != .fails else { return .fails }
        standing.and(measured(at: tier, on: facts, among: limbs, scale: scale))
        return standing
    }

    /// Whether the amounts, or the answer, reach a tier; the circumstances aside.
    func measured(
        at tier: Int, on facts: CrimeFacts, among limbs: [ThresholdLimb], scale: Int
    ) -> LimbStanding {
        guard let asked = asks(at: tier) else { return .fails }
        switch measure {
        case .sum: return sum(reaches: asked * scale, on: facts)
        case .answer(let fact): return LimbStanding(facts[answer: fact], of: fact)
        case .act: return .holds
        case .limbs(_, let others): return any(of: others, on: facts, scale: scale)
        case .halfOfTwo(_, let items):
            return half(of: items, at: tier, on: facts, among: limbs, scale: scale)
        }
    }

    /// Everything but the amounts themselves: the object, the role, the circumstances, what must fall short.
    func circumstances(on facts: CrimeFacts, scale: Int) -> LimbStanding {
        var standing = LimbStanding.holds
        if !objects.isEmpty { standing.and(LimbStanding(facts.object.map(objects.contains), of: .object)) }
        if !roles.isEmpty { standing.and(LimbStanding(facts.role.map(roles.contains), of: .role)) }
        for circumstance in given { standing.and(circumstance.standing(on: facts)) }
        if let below {
            let isBelow = facts[number: below.fact].map { $0 < below.amount * scale }
            standing.and(LimbStanding(isBelow, of: below.fact))
        }
        return standing
    }

    /// The sum of what is stated, and what is not. `nil` where nothing is.
    func stated(on facts: CrimeFacts) -> (sum: Int?, unknown: CrimeFactSet) {
        guard case .sum(let terms) = measure else { return (nil, []) }
        var sum: Int?
        var unknown: CrimeFactSet = []
        for term in terms {
            if let number = facts[number: term.fact] {
                sum = (sum ?? 0) + number * term.times
            } else {
                unknown.insert(CrimeFactSet(term.fact))
            }
        }
        return (sum, unknown)
    }

    /// What is stated alone may reach the standard; what is unknown can only add to it.
    private func sum(reaches asked: Int, on facts: CrimeFacts) -> LimbStanding {
        let (sum, unknown) = stated(on: facts)
        if let sum, sum >= asked { return .holds }
        return unknown.isEmpty ? .fails : LimbStanding(truth: .open, open: unknown)
    }

    private func any(of others: [ThresholdLimb], on facts: CrimeFacts, scale: Int) -> LimbStanding {
        var standing = LimbStanding.fails
        for limb in others { standing.or(limb.standing(at: 1, on: facts, among: others, scale: scale)) }
        return standing
    }

    /// Two of the items are each reached to one half of what the tier asks of them.
    private func half(
        of items: [[Int]], at tier: Int, on facts: CrimeFacts, among limbs: [ThresholdLimb], scale: Int
    ) -> LimbStanding {
        var (reached, possible) = (0, 0)
        var open: CrimeFactSet = []
        for item in items {
            let standing = halfStanding(of: item, at: tier, on: facts, among: limbs, scale: scale)
            reached += standing.truth == .holds ? 1 : 0
            possible += standing.truth == .fails ? 0 : 1
            open.formUnion(standing.open)
        }
        if reached >= 2 { return .holds }
        return possible >= 2 ? LimbStanding(truth: .open, open: open) : .fails
    }

    private func halfStanding(
        of item: [Int], at tier: Int, on facts: CrimeFacts, among limbs: [ThresholdLimb], scale: Int
    ) -> LimbStanding {
        var standing = LimbStanding.fails
        // A span lends its elements; an array would copy each limb with everything that it refers to.
        let limbs = limbs.span
        for place in item {
            guard let asked = limbs[place].asks(at: tier) else { continue }
            var one = limbs[place].circumstances(on: facts, scale: scale)
            one.and(limbs[place].sum(reaches: (asked * scale + 1) / 2, on: facts))
            standing.or(one)
        }
        return standing
    }

    /// How many of the items are reached to one half, for a limb of halves.
    func halves(at tier: Int, on facts: CrimeFacts, among limbs: [ThresholdLimb], scale: Int) -> Int? {
        guard case .halfOfTwo(_, let items) = measure else { return nil }
        return items.count { item in
            halfStanding(of: item, at: tier, on: facts, among: limbs, scale: scale).truth == .holds
        }
    }
}

extension ThresholdLimb.Circumstance {
    fileprivate func standing(on facts: CrimeFacts) -> LimbStanding {
        switch self {
        case .twoMarks, .twoPatents: LimbStanding(facts[number: fact].map { $0 >= 2 }, of: fact)
        case .repeat: LimbStanding(facts[answer: fact], of: fact)
        }
    }
}
