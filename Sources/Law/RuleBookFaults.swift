extension RuleBook {
    /// What is wrong with a book as a whole. A loader reports all of them.
    public enum Fault: Hashable, Sendable {
        /// Two versions of one rule, for the same area, are in force on the same day.
        case ruleTwice(id: String)
        case authorityTwice(key: String)
        case thresholdTwice(offence: String)
        case zoneTwice(key: String)
        case articleTwice(Citation)
        case unknownInstrument(Citation, in: String)
        case unknownRule(id: String, in: String)
        case unknownSuccessor(key: String, of: String)
        /// Neither a division nor a zone.
        case unknownArea(String, in: String)
        /// `from` lies after `to`.
        case datesReversed(in: String)
        /// Neither a citation nor a reason why there is none.
        case uncited(id: String)
        /// A version for one area rests on no text of its own.
        case overlayWithoutText(id: String, area: String)
        /// A number whose key says no unit.
        case noUnit(key: String, in: String)
        /// A length of time that is no whole number, is not positive, or is longer than any text asks for; or a sum
        /// below zero.
        case absurd(key: String, in: String)
        /// A new version does not begin after the one that it takes the place of.
        case notLater(id: String)
        /// A version counts under this key what the version before it does not.
        case unitChanged(key: String, in: String, area: String?)
        /// Two rules of one subject are in force on the same day, and neither names the other as `beside`.
        case overlap(id: String, with: String)
        /// An article that nobody is sure of, or without words.
        case doubtfulArticle(Citation)
    }

    public var faults: [Fault] {
        RuleBook.repeated(authorities.map(\.key)).map { .authorityTwice(key: $0) }
            + RuleBook.repeated(thresholds.map(\.offence)).map { .thresholdTwice(offence: $0) }
            + RuleBook.repeated(zones.map(\.key)).map { .zoneTwice(key: $0) }
            + (rules + overlays).flatMap(faults(of:)) + overlays.flatMap(faultsAsOverlay)
            + authorities.flatMap(faults(of:)) + thresholds.flatMap(faults(of:)) + zones.flatMap(faults(of:))
            + articles.flatMap(faults(of:)) + overlaps + changedUnits
    }

    private func faults(of rule: LegalRule) -> [Fault] {
        let reversed: [Fault] =
            RuleBook.isReversed(rule.from, rule.to) ? [.datesReversed(in: rule.id)] : []
        let uncited: [Fault] =
            rule.citations.isEmpty && rule.uncited == nil ? [.uncited(id: rule.id)] : []
        return reversed + uncited + unknown(rule.citations, in: rule.id)
            + rule.keysOfNumbers.filter { LegalUnit(key: $0) == nil }.map { .noUnit(key: $0, in: rule.id) }
            + rule.leaves.filter { rule.isAbsurd($0.value, under: $0.key) }
            .map { .absurd(key: $0.key, in: rule.id) }
    }

    private func faultsAsOverlay(_ rule: LegalRule) -> [Fault] {
        guard let area = rule.area else { return [] }
        var faults: [Fault] = []
        if versions(of: rule.id).isEmpty {
            faults.append(.unknownRule(id: rule.id, in: "overlay of \(area)"))
        }
        if rule.citations.isEmpty { faults.append(.overlayWithoutText(id: rule.id, area: area)) }
        let isDivision = area.utf8.count == 6 && area.utf8.allSatisfy { (48...57).contains($0) }
        if !isDivision, !zones.contains(where: { $0.key == area }) {
            faults.append(.unknownArea(area, in: rule.id))
        }
        return faults
    }

    private func faults(of authority: Authority) -> [Fault] {
        let reversed: [Fault] =
            RuleBook.isReversed(authority.from, authority.to) ? [.datesReversed(in: authority.key)] : []
        let successors: [Fault] = [authority.successor].compactMap { $0 }
            .filter { self.authority($0) == nil }
            .map { .unknownSuccessor(key: $0, of: authority.key) }
        return reversed + successors
    }

    private func faults(of table: ThresholdTable) -> [Fault] {
        let place = "thresholds of article \(table.offence)"
        let ids = table.versions.flatMap(\.ruleIDs).filter { rule($0) == nil }
        return unknown(table.versions.flatMap(\.citations), in: place)
            + Set(ids).sorted().map { .unknownRule(id: $0, in: place) }
    }

    private func faults(of zone: LegalZone) -> [Fault] {
        let reversed: [Fault] =
            RuleBook.isReversed(zone.from, zone.to) ? [.datesReversed(in: zone.key)] : []
        let outer: [Fault] = [zone.within].compactMap { $0 }
            .filter { key in key == zone.key || !zones.contains { $0.key == key } }
            .map { .unknownArea($0, in: zone.key) }
        return reversed + outer + unknown([zone.source], in: zone.key)
    }

    private func faults(of article: Article) -> [Fault] {
        let place = article.citation.description
        var faults = unknown([article.citation], in: place)
        if RuleBook.isReversed(article.from, article.to) { faults.append(.datesReversed(in: place)) }
        if article.text.isEmpty || !article.confidence.mayDecide {
            faults.append(.doubtfulArticle(article.citation))
        }
        let twins = articles.filter { $0.citation == article.citation }
        if twins.count > 1, twins.first == article, RuleBook.meet(twins.map { ($0.from, $0.to) }) {
            faults.append(.articleTwice(article.citation))
        }
        return faults
    }

    private func unknown(_ citations: [Citation], in place: String) -> [Fault] {
        citations.filter { authority(of: $0) == nil }.map { .unknownInstrument($0, in: place) }
    }
}

// What versions of one rule, and rules of one subject, must be to each other.
extension RuleBook {
    private var overlaps: [Fault] {
        let subjects = rulesBySubject.filter { $0.value.count > 1 }
        let ofSubjects = subjects.keys.sorted().flatMap { subject -> [Fault] in
            let rules = subjects[subject] ?? []
            return rules.indices.flatMap { index in
                rules[(index + 1)...].filter { rules[index].meetsUnawares($0) }
                    .map { Fault.overlap(id: rules[index].id, with: $0.id) }
            }
        }
        return ofSubjects
            + series.filter { RuleBook.meet($0.map { ($0.from, $0.to) }) }.compactMap(\.first)
            .map { .ruleTwice(id: $0.id) }
    }

    private var changedUnits: [Fault] {
        let overBase = overlays.compactMap { overlay in
            versions(of: overlay.id).last.map { [$0, overlay] }
        }
        return (series + overBase).flatMap { versions in
            zip(versions, versions.dropFirst()).flatMap { before, after in
                Set(before.keysOfNumbers).symmetricDifference(after.keysOfNumbers).sorted()
                    .map { Fault.unitChanged(key: $0, in: after.id, area: after.area) }
            }
        }
    }

    /// The versions of each rule for one area, where there are several; the earliest first.
    private var series: [[LegalRule]] {
        let ids = Set(rules.map(\.id)).filter { versions(of: $0).count > 1 }
        let ofAreas = Set(overlays.map(\.id)).sorted().flatMap { id in
            let byArea = Dictionary(grouping: overlays(of: id)) { $0.area ?? "" }
            return byArea.keys.sorted().compactMap { byArea[$0] }.filter { $0.count > 1 }
        }
        return ids.sorted().map { versions(of: $0) } + ofAreas
    }

    /// Whether two of some terms share a day. A term without a first or last day is open there.
    private static func meet(_ terms: [(from: CivilDate?, to: CivilDate?)]) -> Bool {
        let sorted = terms.map { (from: $0.from?.dayNumber ?? Int.min, to: $0.to?.dayNumber ?? Int.max) }
            .sorted { $0.from < $1.from }
        return zip(sorted, sorted.dropFirst()).contains { $0.to >= $1.from }
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

    /// Keys under which numbers stand, tables joined by points. A list of numbers counts under its own key.
    fileprivate var keysOfNumbers: [String] {
        leaves.filter { _, value in
            switch value {
            case .number, .ratio: true
            case .list(let members): members.contains { $0.ratio != nil }
            case .flag, .text, .table: false
            }
        }.map(\.key)
    }

    fileprivate var leaves: [(key: String, value: LegalValue)] { LegalValue.table(values).leaves }

    /// Only a rule that never decides may hold words where a length of time belongs, such as `5-15`.
    fileprivate func isAbsurd(_ value: LegalValue, under key: String) -> Bool {
        switch (LegalUnit(key: key), value) {
        case (.time, .number(let number)): !(1...StatutoryPeriod.longest).contains(number)
        case (.time, .text), (.time, .ratio), (.time, .flag), (.time, .list): confidence.mayDecide
        case (.yuan, .number(let number)): number < 0
        case (.yuan, .list(let members)): members.contains { ($0.number ?? 0) < 0 }
        default: false
        }
    }
}

extension LegalValue {
    /// What stands in a table, tables within it joined by points.
    fileprivate var leaves: [(key: String, value: LegalValue)] {
        guard case .table(let pairs) = self else { return [] }
        return pairs.sorted { $0.key < $1.key }.flatMap { key, value in
            if case .table = value { return value.leaves.map { ("\(key).\($0.key)", $0.value) } }
            return [(key, value)]
        }
    }
}
