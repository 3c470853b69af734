extension RuleBook {
    /// What is wrong with a book as a whole. A loader reports all of them.
    public enum Fault: Hashable, Sendable {
        case ruleTwice(id: String)
        case authorityTwice(key: String)
        case thresholdTwice(offence: String)
        case unknownInstrument(Citation, in: String)
        case unknownRule(id: String, in: String)
        case unknownSuccessor(key: String, of: String)
        /// `from` lies after `to`.
        case datesReversed(in: String)
        /// Neither a citation nor a reason why there is none.
        case uncited(id: String)
        /// A number whose key says no unit.
        case noUnit(key: String, in: String)
        /// Two rules of one subject are in force on the same day, and neither names the other as `beside`.
        case overlap(id: String, with: String)
    }

    public var faults: [Fault] {
        RuleBook.repeated(rules.map(\.id)).map { .ruleTwice(id: $0) }
            + RuleBook.repeated(authorities.map(\.key)).map { .authorityTwice(key: $0) }
            + RuleBook.repeated(thresholds.map(\.offence)).map { .thresholdTwice(offence: $0) }
            + rules.flatMap(faults(of:)) + authorities.flatMap(faults(of:))
            + thresholds.flatMap(faults(of:)) + overlaps
    }

    private func faults(of rule: LegalRule) -> [Fault] {
        let reversed: [Fault] =
            RuleBook.isReversed(rule.from, rule.to) ? [.datesReversed(in: rule.id)] : []
        let uncited: [Fault] =
            rule.citations.isEmpty && rule.uncited == nil ? [.uncited(id: rule.id)] : []
        return reversed + uncited + unknown(rule.citations, in: rule.id)
            + LegalValue.table(rule.values).keysOfNumbers.filter { LegalUnit(key: $0) == nil }
            .map { .noUnit(key: $0, in: rule.id) }
    }

    private func faults(of authority: Authority) -> [Fault] {
        let reversed: [Fault] =
            RuleBook.isReversed(authority.from, authority.to) ? [.datesReversed(in: authority.key)] : []
        let successors: [Fault] = (authority.successor.map { [$0] } ?? []).filter {
            self.authority($0) == nil
        }
        .map { .unknownSuccessor(key: $0, of: authority.key) }
        return reversed + successors
    }

    private func faults(of table: ThresholdTable) -> [Fault] {
        let place = "thresholds of article \(table.offence)"
        let ids = table.versions.flatMap(\.ruleIDs).filter { rule($0) == nil }
        return unknown(table.versions.flatMap(\.citations), in: place)
            + Set(ids).sorted().map { .unknownRule(id: $0, in: place) }
    }

    private func unknown(_ citations: [Citation], in place: String) -> [Fault] {
        citations.filter { authority(of: $0) == nil }.map { .unknownInstrument($0, in: place) }
    }

    private var overlaps: [Fault] {
        let subjects = Dictionary(grouping: rules, by: \.subject).filter { $0.value.count > 1 }
        return subjects.keys.sorted().flatMap { subject in
            let rules = subjects[subject] ?? []
            return rules.indices.flatMap { index in
                rules[(index + 1)...].filter { rules[index].meetsUnawares($0) }
                    .map { Fault.overlap(id: rules[index].id, with: $0.id) }
            }
        }
    }

    private static func isReversed(_ from: CivilDate?, _ to: CivilDate?) -> Bool {
        guard let from, let to else { return false }
        return from > to
    }

    private static func repeated(_ names: [String]) -> [String] {
        Dictionary(grouping: names) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
    }
}

extension LegalRule {
    /// Whether both bind on one day without saying so. A rule without dates rests on its instrument's own.
    fileprivate func meetsUnawares(_ other: LegalRule) -> Bool {
        guard id != other.id, !beside.contains(other.id), !other.beside.contains(id) else { return false }
        let endsBefore = to.map { end in other.from.map { end < $0 } ?? false } ?? false
        let beginsAfter = other.to.map { end in from.map { end < $0 } ?? false } ?? false
        return !endsBefore && !beginsAfter
    }
}

extension LegalValue {
    /// Keys under which numbers stand, tables joined by points; a list of numbers counts under its own key.
    fileprivate var keysOfNumbers: [String] {
        guard case .table(let pairs) = self else { return [] }
        return pairs.sorted { $0.key < $1.key }.flatMap { key, value -> [String] in
            switch value {
            case .number, .ratio: [key]
            case .list(let members): members.contains { $0.ratio != nil } ? [key] : []
            case .table: value.keysOfNumbers.map { "\(key).\($0)" }
            case .flag, .text: []
            }
        }
    }
}
