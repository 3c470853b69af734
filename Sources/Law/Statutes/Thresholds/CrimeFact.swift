/// A fact that may decide whether an act is a crime of articles 140 and 213 to 219-1.
/// Elements come first, so that what is missing is asked in the order in which a jurist asks.
public enum CrimeFact: Int, Hashable, Sendable, CaseIterable {
    case sameMark, sameGoods, object, forProfit, passingOff, substandard, role
    case illegalGains, illegalGainsFromServices, turnover, sales, unsoldValue, directLoss
    case marks, patents, labels, unsoldLabels, copies, unsoldCopies
    case onlineWorks, downloads, clicks, members
    case repeatWithinTwoYears, bankruptcy, holderConfirmed

    /// What kind of value a fact has.
    public enum Kind: Hashable, Sendable { case money, count, answer, choice }

    /// As packs and tables name it: `unsold-value`.
    public var name: String { CrimeFact.names[rawValue] }

    /// As findings and batch questions name it: `unsold_value`.
    public var key: String { CrimeFact.keys[rawValue] }

    public init?(named name: String) {
        guard let index = CrimeFact.names.firstIndex(of: name) else { return nil }
        self.init(rawValue: index)
    }

    public var kind: Kind {
        switch self {
        case .illegalGains, .illegalGainsFromServices, .turnover, .sales, .unsoldValue, .directLoss: .money
        case .marks, .patents, .labels, .unsoldLabels, .copies, .unsoldCopies, .onlineWorks, .downloads,
            .clicks, .members:
            .count
        case .forProfit, .passingOff, .substandard, .repeatWithinTwoYears, .bankruptcy, .holderConfirmed:
            .answer
        case .sameMark, .sameGoods, .object, .role: .choice
        }
    }

    /// In the order of the cases.
    private static let names = [
        "same-mark", "same-goods", "object", "for-profit", "passing-off", "substandard", "role",
        "illegal-gains", "illegal-gains-services", "turnover", "sales", "unsold-value", "direct-loss",
        "marks", "patents", "labels", "unsold-labels", "copies", "unsold-copies",
        "online-works", "downloads", "clicks", "members",
        "repeat-within-two-years", "bankruptcy", "holder-confirmed",
    ]

    private static let keys = names.map { name in String(name.map { $0 == "-" ? "_" : $0 }) }
}

/// Some of the facts of a crime, in one word of the machine.
public struct CrimeFactSet: OptionSet, Hashable, Sendable {
    public let rawValue: UInt32

    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    public init(_ fact: CrimeFact) {
        rawValue = 1 << UInt32(fact.rawValue)
    }

    public func contains(_ fact: CrimeFact) -> Bool { rawValue & (1 << UInt32(fact.rawValue)) != 0 }

    /// In the order in which they are asked.
    public var facts: [CrimeFact] {
        var rest = rawValue
        var facts: [CrimeFact] = []
        while rest != 0 {
            if let fact = CrimeFact(rawValue: rest.trailingZeroBitCount) { facts.append(fact) }
            rest &= rest - 1
        }
        return facts
    }
}
