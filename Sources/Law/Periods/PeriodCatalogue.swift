/// All periods that the office knows, by name.
public struct PeriodCatalogue: Sendable {
    /// In the order of their files.
    public let periods: [Period]
    private let periodByName: [String: Period]

    public init(_ periods: [Period]) {
        self.periods = periods
        periodByName = Dictionary(periods.map { ($0.name, $0) }) { first, _ in first }
    }

    public init(groups: [PeriodGroup]) {
        self.init(groups.flatMap(\.periods))
    }

    public subscript(name: String) -> Period? { periodByName[name] }

    /// Names of groups, each once, in the order of their files.
    public var groups: [String] { periods.map(\.group).withoutRepetition }

    public func periods(in group: String) -> [Period] {
        periods.filter { $0.group == group }
    }

    /// The periods for which a rule gives a number, as an extension or a limit too.
    public func periods(using reference: String, in book: RuleBook) -> [Period] {
        guard let number = book.value(id: reference) else { return [] }
        return periods.filter { $0.numbers(in: book).contains { $0.isSame(as: number) } }
    }

    public func reckon(
        _ name: String, _ question: PeriodQuestion, on calendar: WorkCalendar, in book: RuleBook
    ) throws(PeriodRefusal) -> PeriodAnswer {
        guard let period = self[name] else { throw .unknownPeriod(name: name) }
        return try period.reckon(question, on: calendar, in: book)
    }
}

extension Period {
    /// A reference of the period in full: `#ext_months` belongs to the rule of the edition.
    func resolved(_ reference: String, under edition: PeriodEdition) -> String {
        reference.hasPrefix("#") ? RuleBook.parts(of: edition.reference).id + reference : reference
    }

    /// Every number that the period names, of all editions.
    func numbers(in book: RuleBook) -> [LegalNumber] {
        editions.flatMap { edition in
            references.filter { $0.hasPrefix("#") || !editions.map(\.reference).contains($0) }
                .compactMap { book.value(id: resolved($0, under: edition)) }
                + [book.value(id: edition.reference)].compactMap { $0 }
        }
    }
}

extension LegalNumber {
    func isSame(as other: LegalNumber) -> Bool { rule.id == other.rule.id && key == other.key }
}

extension PeriodCatalogue {
    /// What does not fit between a catalogue and the law base. A loader reports all of it.
    public enum Fault: Hashable, Sendable {
        case periodTwice(name: String)
        case noEdition(period: String)
        case unknownRule(reference: String, period: String)
        /// The reference names no single whole number with a unit of time.
        case noLength(reference: String, period: String)
        case unknownInstrument(Citation, period: String)
        /// An extension or a limit counts in another unit than the period.
        case otherUnit(reference: String, period: String)
        /// A text of low confidence has effect in law, or neither the period nor its rule cites one.
        case effectWithoutText(reference: String, period: String)
        /// An extension comes after one that the period does not have.
        case unknownExtension(name: String, period: String)
        /// A setting that says that its end has an effect.
        case settingWithEffect(period: String)
        /// Hours are counted forward from a moment only.
        case hoursOfOtherShape(period: String)
    }

    public func faults(in book: RuleBook) -> [Fault] {
        let names = Dictionary(grouping: periods, by: \.name).filter { $0.value.count > 1 }.keys.sorted()
        return names.map { .periodTwice(name: $0) } + periods.flatMap { faults(of: $0, in: book) }
    }

    private func faults(of period: Period, in book: RuleBook) -> [Fault] {
        guard !period.editions.isEmpty else { return [.noEdition(period: period.name)] }
        let unknown = ([period.excludedBy] + period.editions.map(\.source)).compactMap { $0 }
            .filter { book.authority(of: $0) == nil }
            .map { Fault.unknownInstrument($0, period: period.name) }
        let idle: [Fault] =
            period.isSetting && period.effect != .none ? [.settingWithEffect(period: period.name)] : []
        let known = Set(period.extensions.map(\.name))
        let stray = period.extensions.compactMap(\.after).filter { !known.contains($0) }
            .map { Fault.unknownExtension(name: $0, period: period.name) }
        return unknown + idle + stray + period.editions.flatMap { faults(of: $0, period, in: book) }
    }

    private func faults(of edition: PeriodEdition, _ period: Period, in book: RuleBook) -> [Fault] {
        let (reference, name) = (edition.reference, period.name)
        guard let rule = book.rule(reference) else {
            return [.unknownRule(reference: reference, period: name)]
        }
        var faults: [Fault] = []
        let hasText = edition.source != nil || (period.isSetting && !rule.citations.isEmpty)
        if !hasText || (!period.isSetting && !rule.confidence.mayDecide) {
            faults.append(.effectWithoutText(reference: reference, period: name))
        }
        let number = book.value(id: reference)
        if edition.stated != .required, number?.unit == nil {
            return faults + [.noLength(reference: reference, period: name)]
        }
        if number?.unit == .hours, period.shape != .deadline {
            faults.append(.hoursOfOtherShape(period: name))
        }
        let lengths = period.extensions.compactMap(\.reach.reference) + [period.most].compactMap { $0 }
        for added in lengths {
            let unit = book.value(id: period.resolved(added, under: edition))?.unit
            if unit == nil || (number != nil && unit != number?.unit) {
                faults.append(.otherUnit(reference: added, period: name))
            }
        }
        for limit in period.exclusions.compactMap(\.most) where book.value(id: limit)?.unit != .workingDays {
            faults.append(.otherUnit(reference: limit, period: name))
        }
        return faults
    }
}
