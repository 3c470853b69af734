/// What is stated about an act that may be a crime: sums in fen, counts, answers. What is not stated is neither
/// a no nor zero. Days are not among them: see `Conduct`.
public struct CrimeFacts: Hashable, Sendable {
    /// No sum in fen and no count is larger, so that sums of them never overflow: a quadrillion yuan.
    public static let largest = 100_000_000_000_000_000

    public var object: ThresholdLimb.Object?
    public var role: CaseField.Role?
    public var sameMark: CaseField.Sameness?
    public var sameGoods: CaseField.Sameness?
    /// Whether the offender is a unit, whose amounts were threefold before 2007-04-05.
    public var isOrganisation = false

    private var stated: CrimeFactSet = []
    private var affirmed: CrimeFactSet = []
    private var numbers: [Int] = []

    public init() {}

    /// A sum in fen or a count, from 0 to `largest`; what lies outside is cut to it.
    public subscript(number fact: CrimeFact) -> Int? {
        get { stated.contains(fact) && fact.rawValue < numbers.count ? numbers[fact.rawValue] : nil }
        set {
            guard let newValue else { return forget(fact) }
            if numbers.isEmpty { numbers = Array(repeating: 0, count: CrimeFact.allCases.count) }
            numbers[fact.rawValue] = min(max(0, newValue), CrimeFacts.largest)
            stated.insert(CrimeFactSet(fact))
        }
    }

    public subscript(answer fact: CrimeFact) -> Bool? {
        get { stated.contains(fact) ? affirmed.contains(fact) : nil }
        set {
            forget(fact)
            guard let newValue else { return }
            stated.insert(CrimeFactSet(fact))
            if newValue { affirmed.insert(CrimeFactSet(fact)) }
        }
    }

    private mutating func forget(_ fact: CrimeFact) {
        stated.remove(CrimeFactSet(fact))
        affirmed.remove(CrimeFactSet(fact))
        if fact.rawValue < numbers.count { numbers[fact.rawValue] = 0 }
    }
}

extension CrimeFacts {
    /// Reads a case file once. A fact that an officer signed as not to be established is not stated.
    public init(_ facts: Facts) {
        object = facts.ifStated(.object)
        role = facts.ifStated(.role)
        sameMark = facts.ifStated(.sameMark)
        sameGoods = facts.ifStated(.sameGoods)
        isOrganisation = facts.ifStated(.partyKind) == .organisation
        for fact in CrimeFact.allCases {
            switch fact.kind {
            case .money: self[number: fact] = facts.ifStated(Field<Money>(fact.name))?.fen
            case .count: self[number: fact] = facts.ifStated(Field<Int>(fact.name))
            case .answer: self[answer: fact] = facts.ifStated(Field<Bool>(fact.name))
            case .choice: break
            }
        }
    }

    /// Facts that cannot stand beside each other: more is left, or was sold, than there ever was.
    public enum Contradiction: Hashable, Sendable, CaseIterable {
        /// A maker received more for goods than all goods that he made, stored and sold are worth.
        case soldMoreThanMade
        /// Of the labels that were made, more are unsold than were made.
        case moreLabelsLeftThanMade
    }

    public var contradictions: [Contradiction] {
        var found: [Contradiction] = []
        if role == .maker, let sales = self[number: .sales], let turnover = self[number: .turnover],
            sales > turnover
        {
            found.append(.soldMoreThanMade)
        }
        if role == .labelMaker, let left = self[number: .unsoldLabels], let made = self[number: .labels],
            left > made
        {
            found.append(.moreLabelsLeftThanMade)
        }
        return found
    }
}

/// The days of an act and of the decision on it, which select the texts.
public struct Conduct: Hashable, Sendable {
    public let from: CivilDate
    /// `nil` while the last day is not known.
    public let to: CivilDate?
    /// `nil` for an open file: every text that is loaded is seen.
    public let decidedOn: CivilDate?

    /// Why days are no conduct on which someone can decide.
    public enum Fault: Error, Hashable, Sendable { case endsBeforeItBegins, decidedBeforeItEnds }

    public init(from: CivilDate, to: CivilDate?, decidedOn: CivilDate? = nil) throws(Fault) {
        if let to, to < from { throw .endsBeforeItBegins }
        if let decidedOn, decidedOn < (to ?? from) { throw .decidedBeforeItEnds }
        self.from = from
        self.to = to
        self.decidedOn = decidedOn
    }

    var last: CivilDate { to ?? from }

    /// Whether a day of change lies after the first day and not after the last.
    func straddles(_ day: CivilDate) -> Bool { from < day && day <= last }
}
