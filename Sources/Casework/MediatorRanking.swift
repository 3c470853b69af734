public import Law

/// Who may mediate a matter, ranked with reasons. Pure: the register and the matter go in, the order comes out.
///
/// A tie to a party bars; skill counts before place, place before a light load. Who departs from the order says why.
public struct MediatorRanking: Hashable, Sendable {
    public struct Tie: Hashable, Sendable {
        public enum Kind: String, Hashable, Sendable, CaseIterable {
            case actedFor = "acted-for"
            case actedAgainst = "acted-against"
            case employer, relative
        }

        public let kind: Kind
        public let name: String
        public let uscc: String?

        public init(_ kind: Kind, name: String, uscc: String? = nil) {
            self.kind = kind
            self.name = name
            self.uscc = uscc
        }
    }

    public struct Candidate: Hashable, Sendable {
        public let person: PersonID
        /// Kinds of right.
        public let skills: [String]
        /// GB/T 2260 codes; a prefecture stands for its counties.
        public let areas: [String]
        /// Files at one time.
        public let most: Int
        public let load: Int
        public let ties: [Tie]

        public init(
            person: PersonID, skills: [String], areas: [String], most: Int, load: Int, ties: [Tie]
        ) {
            self.person = person
            self.skills = skills
            self.areas = areas
            self.most = most
            self.load = load
            self.ties = ties
        }
    }

    public struct Party: Hashable, Sendable {
        public let name: String
        public let uscc: String?

        public init(name: String, uscc: String?) {
            self.name = name
            self.uscc = uscc
        }
    }

    /// One candidate in their place.
    public struct Line: Hashable, Sendable {
        public let person: PersonID
        /// From 1; `nil` for who may not mediate this matter.
        public let rank: Int?
        public let reasons: [Reason]
    }

    public let lines: [Line]

    /// - Parameter rightType: the kind of right in dispute; `nil` when the file does not say.
    /// - Parameter place: GB/T 2260 of the matter.
    public init(_ candidates: [Candidate], rightType: String?, place: String?, parties: [Party]) {
        let judged = candidates.map { Judged($0, rightType: rightType, place: place, parties: parties) }
        let free = judged.filter { !$0.isBarred }.sorted { $0.precedes($1) }
        let barred = judged.filter(\.isBarred).sorted { $0.candidate.person < $1.candidate.person }
        lines =
            free.enumerated().map { Line(person: $1.candidate.person, rank: $0 + 1, reasons: $1.reasons) }
            + barred.map { Line(person: $0.candidate.person, rank: nil, reasons: $0.reasons) }
    }

    public func line(of person: PersonID) -> Line? { lines.first { $0.person == person } }
}

/// One candidate held against one matter.
private struct Judged {
    let candidate: MediatorRanking.Candidate
    let conflicts: [Reason]
    let isFull: Bool
    let hasSkill: Bool
    let isNear: Bool
    let reasons: [Reason]

    init(
        _ candidate: MediatorRanking.Candidate, rightType: String?, place: String?,
        parties: [MediatorRanking.Party]
    ) {
        self.candidate = candidate
        let conflicts = candidate.ties.flatMap { tie in
            parties.filter { Judged.isSame(tie, $0) }.map { party in
                Reason(Judged.because(tie.kind), ["party": party.name])
            }
        }
        let isFull = candidate.load >= candidate.most
        let hasSkill = rightType.map(candidate.skills.contains) ?? false
        let isNear = place.map { place in candidate.areas.contains { Judged.lies(place, in: $0) } } ?? false
        self.conflicts = conflicts
        self.isFull = isFull
        self.hasSkill = hasSkill
        self.isNear = isNear
        let load = ["load": "\(candidate.load)", "most": "\(candidate.most)"]
        reasons =
            conflicts + (isFull ? [Reason(.mediatorIsFull, load)] : [])
            + [
                Reason(hasSkill ? .mediatorHasSkill : .mediatorLacksSkill),
                Reason(isNear ? .mediatorIsNear : .mediatorIsFar),
            ] + (isFull ? [] : [Reason(.mediatorHasRoom, load)])
    }

    var isBarred: Bool { !conflicts.isEmpty || isFull }

    func precedes(_ other: Judged) -> Bool {
        if hasSkill != other.hasSkill { return hasSkill }
        if isNear != other.isNear { return isNear }
        let (mine, theirs) = (candidate.load * other.candidate.most, other.candidate.load * candidate.most)
        if mine != theirs { return mine < theirs }
        return candidate.person < other.candidate.person
    }

    /// The same by credit code where both have one, else by name.
    private static func isSame(_ tie: MediatorRanking.Tie, _ party: MediatorRanking.Party) -> Bool {
        if let one = tie.uscc, let other = party.uscc { return one == other }
        return tie.name == party.name
    }

    private static func because(_ kind: MediatorRanking.Tie.Kind) -> MediationBecause {
        switch kind {
        case .actedFor: .mediatorActedFor
        case .actedAgainst: .mediatorActedAgainst
        case .employer: .mediatorEmployed
        case .relative: .mediatorRelated
        }
    }

    private static func lies(_ place: String, in area: String) -> Bool {
        var digits = area[...]
        while digits.hasSuffix("00") { digits = digits.dropLast(2) }
        return place.hasPrefix(digits)
    }
}
