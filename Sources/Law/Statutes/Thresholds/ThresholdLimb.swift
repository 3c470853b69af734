/// One way in which a threshold is reached: some amounts together reach a standard, in some circumstances.
public struct ThresholdLimb: Hashable, Sendable {
    /// What a file is about, for offences that treat goods and services differently.
    public enum Object: String, Hashable, Sendable, Codable, FactValue, CaseIterable {
        case goods, services, mixed
    }

    /// What must be so for the lower standards.
    public enum Circumstance: String, Hashable, Sendable, Codable {
        /// Two or more registered marks of different origin.
        case twoMarks = "two-marks"
        /// Two or more patents of others.
        case twoPatents = "two-patents"
        /// Punished for the like within the two years before, by a court or an authority.
        case `repeat`
    }

    /// A sum of money, or a count.
    public enum Amount: Hashable, Sendable {
        case money(Money)
        case count(Int)

        /// In fen, or as a count.
        public var number: Int {
            switch self {
            case .money(let money): money.fen
            case .count(let count): count
            }
        }

        public var unit: Finding.Comparison.Unit {
            switch self {
            case .money: .fen
            case .count: .count
            }
        }
    }

    /// A fact that counts in a sum, so many times.
    public struct Term: Hashable, Sendable {
        public let fact: CrimeFact
        public let times: Int
    }

    /// A fact that must stay below an amount, in fen or as a count. It does not move with the second tier.
    public struct Bound: Hashable, Sendable {
        public let fact: CrimeFact
        public let amount: Int
    }

    /// How the limb is measured.
    public enum Measure: Hashable, Sendable {
        /// The terms added up reach the amount.
        case sum([Term])
        /// Two of the named items are each reached to one half; an item is reached by any of its limbs, which stand
        /// at these places of the version.
        case halfOfTwo(items: [String], limbs: [[Int]])
        /// A yes to a question.
        case answer(CrimeFact)
        /// The act itself, whatever its size.
        case act
        /// Any limb of another offence, by its article and the version of the same name.
        case limbs(of: String, [ThresholdLimb])
    }

    public internal(set) var measure: Measure
    public let unit: Finding.Comparison.Unit
    /// What the first and the second tier ask, in `unit`; `nil` where the limb opens no such tier.
    public internal(set) var first: Int?
    public internal(set) var second: Int?
    /// Empty: whatever the object.
    public let objects: [Object]
    /// Empty: whoever acts.
    public let roles: [CaseField.Role]
    public let given: [Circumstance]
    public let below: Bound?
    /// First and last day in force within its version, by the first day of the conduct.
    public let from: CivilDate?
    public let to: CivilDate?
    /// The item of the article that the limb belongs to, for `halfOfTwo`.
    public let item: String?
    /// A standard by which the police file a case: it decides nothing here, and asks for a look.
    public let isForFiling: Bool
    /// Punished as an attempt: nothing, or too little, was sold yet.
    public let isAttempt: Bool
    /// Id in `share/law/rules`.
    public let rule: String
    public let source: Citation
    public internal(set) var secondRule: String
    public internal(set) var secondSource: Citation
    /// The name in findings: `sales+unsold_value`.
    public let key: String

    /// A limb written in code: named facts added up reach an amount. Names that no fact of a crime has are passed over.
    init(
        of names: [String], atLeast: Amount, objects: [Object] = [], given: [Circumstance] = [],
        below: Bound? = nil, rule: String, source: Citation
    ) {
        measure = .sum(names.compactMap(CrimeFact.init(named:)).map { Term(fact: $0, times: 1) })
        (unit, first, second) = (atLeast.unit, atLeast.number, nil)
        (self.objects, roles, self.given, self.below) = (objects, [], given, below)
        (from, to, item, isForFiling, isAttempt) = (nil, nil, nil, false, false)
        (self.rule, self.source, secondRule, secondSource) = (rule, source, rule, source)
        key = measure.key
    }

    public func asks(at tier: Int) -> Int? { tier == 1 ? first : second }

    /// Whether the limb decides on conduct that began on a day.
    func applies(_ conduct: Conduct) -> Bool { !isForFiling && isInForce(conduct) }

    func isInForce(_ conduct: Conduct) -> Bool {
        (from.map { $0 <= conduct.from } ?? true) && (to.map { conduct.from <= $0 } ?? true)
    }

    /// Every fact that the limb reads.
    public var reads: CrimeFactSet {
        var set: CrimeFactSet = []
        switch measure {
        case .sum(let terms): for term in terms { set.insert(CrimeFactSet(term.fact)) }
        case .answer(let fact): set.insert(CrimeFactSet(fact))
        case .limbs(_, let limbs): for limb in limbs { set.formUnion(limb.reads) }
        case .halfOfTwo, .act: break
        }
        if !objects.isEmpty { set.insert(CrimeFactSet(.object)) }
        if !roles.isEmpty { set.insert(CrimeFactSet(.role)) }
        for circumstance in given { set.insert(CrimeFactSet(circumstance.fact)) }
        if let below { set.insert(CrimeFactSet(below.fact)) }
        return set
    }
}

extension ThresholdLimb.Circumstance {
    var fact: CrimeFact {
        switch self {
        case .twoMarks: .marks
        case .twoPatents: .patents
        case .repeat: .repeatWithinTwoYears
        }
    }
}
