/// Facts from which no range of a fine can be read, at the fact where the fault lies. Nothing is guessed.
public struct FineFault: Error, Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// The fact is not of the type that it must have, or names a basis that nobody knows.
        case notReadable
        case negative
        /// More than fifteen digits of yuan.
        case tooLarge
        case daysReversed(CivilDate)
        case decidedBeforeConduct(CivilDate)
        /// More gained, or sold, than was made, stored, carried or sold.
        case gainsAboveTurnover
        case salesAboveTurnover
        /// The first text that the law base holds begins later; the first day of it.
        case beforeText(CivilDate)
        case afterText(CivilDate)
        case rangeReversed
        /// The law base does not hold the numbers; the id of the rule.
        case notLoaded(String)
    }

    /// Name of the fact.
    public let place: String
    public let kind: Kind

    public var reason: Reason {
        let because: FineBecause
        var values = ["fact": place]
        switch kind {
        case .notReadable: because = .notAnAmount
        case .negative: because = .amountNegative
        case .tooLarge: because = .amountTooLarge
        case .daysReversed(let day): (because, values["day"]) = (.daysReversed, "\(day)")
        case .decidedBeforeConduct(let day): (because, values["day"]) = (.decidedBeforeConduct, "\(day)")
        case .gainsAboveTurnover: because = .gainsAboveTurnover
        case .salesAboveTurnover: because = .salesAboveTurnover
        case .beforeText(let day): (because, values["day"]) = (.beforeText, "\(day)")
        case .afterText(let day): (because, values["day"]) = (.afterText, "\(day)")
        case .rangeReversed: because = .rangeReversed
        case .notLoaded(let rule): (because, values["rule"]) = (.fineNotLoaded, rule)
        }
        return Reason(because, values)
    }
}

extension FineFault {
    /// The largest amount that is read: fifteen digits of yuan.
    static let largest = Money(fen: 99_999_999_999_999_999)

    /// Everything that is wrong with the facts, in the order in which an official would object.
    static func faults(in facts: Facts) -> [FineFault] {
        types(facts) + amounts(facts) + days(facts) + contradictions(facts)
    }

    private static func types(_ facts: Facts) -> [FineFault] {
        let readable: [(String, Bool)] =
            [(FineField.basis.name, facts.reads(FineField.basis))]
            + FineField.money.map { ($0.name, facts.reads($0)) }
            + FineField.answers.map { ($0.name, facts.reads($0)) }
            + [Field.conductFrom, .conductTo, FineField.actDay].map { ($0.name, facts.reads($0)) }
            + [(Field.role.name, facts.reads(Field.role))]
        return readable.filter { !$0.1 }.map { FineFault(place: $0.0, kind: .notReadable) }
    }

    private static func amounts(_ facts: Facts) -> [FineFault] {
        FineField.money.compactMap { field in
            guard let amount = facts.ifStated(field) else { return nil }
            if amount.fen < 0 { return FineFault(place: field.name, kind: .negative) }
            return amount > largest ? FineFault(place: field.name, kind: .tooLarge) : nil
        }
    }

    private static func days(_ facts: Facts) -> [FineFault] {
        let (from, to) = (facts.ifStated(.conductFrom), facts.ifStated(.conductTo))
        let decided = facts.ifStated(FineField.actDay)
        var faults: [FineFault] = []
        if let from, let to, to < from {
            faults.append(FineFault(place: Field.conductTo.name, kind: .daysReversed(from)))
        }
        if let decided, let last = to ?? from, decided < last {
            faults.append(FineFault(place: FineField.actDay.name, kind: .decidedBeforeConduct(last)))
        }
        return faults
    }

    private static func contradictions(_ facts: Facts) -> [FineFault] {
        var faults: [FineFault] = []
        if let least = facts.ifStated(FineField.statedLeast), let most = facts.ifStated(FineField.statedMost),
            most < least
        {
            faults.append(FineFault(place: FineField.statedMost.name, kind: .rangeReversed))
        }
        guard let turnover = facts.ifStated(.turnover) else { return faults }
        if let gains = facts.ifStated(.illegalGains), gains > turnover {
            faults.append(FineFault(place: Field.illegalGains.name, kind: .gainsAboveTurnover))
        }
        if let sales = facts.ifStated(.sales), sales > turnover {
            faults.append(FineFault(place: Field.sales.name, kind: .salesAboveTurnover))
        }
        return faults
    }
}

extension Facts {
    /// Whether a fact is not stated, is signed as not to be established, or is of the type of its field.
    fileprivate func reads<Value>(_ field: Field<Value>) -> Bool {
        self[field.name] == nil || isAbsent(field.name) || ifStated(field) != nil
    }
}

/// All that is wrong with the facts of a fine, in the order in which an official would object. Never empty.
public struct FineFaults: Error, Hashable, Sendable {
    public let faults: [FineFault]
}
