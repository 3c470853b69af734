internal import Law

/// `/law/try/periods`: when a statutory period ends that begins on a day of one's own, with the arithmetic of
/// every day; or a period of one's own length.
struct WhatIfPeriods: WhatIf {
    static let period = "period"
    static let day = "start-day"
    static let moment = "start-moment"
    static let selecting = "selecting-day"
    static let length = "period-length"
    static let unit = "period-unit"
    static let ground = "pause-ground"
    static let pauseFrom = "pause-from"
    static let pauseUntil = "pause-until"
    static let extending = "extension"
    static let extendedUntil = "extension-until"
    /// So many times that are not counted can be filled in.
    static let pauses = 2

    static let linkable: Set<String> = [period]

    private let setting: WhatIfSetting
    private var words: Wording { setting.words }
    private var catalogue: PeriodCatalogue { setting.desk.periods }

    init(_ setting: WhatIfSetting) {
        self.setting = setting
    }

    func groups(_ typed: [String: String]) -> [WhatIfGroup] {
        let choice = WhatIfQuestion(
            Self.period, .grouped(periodsByGroup), hint: words("what-if.periods.choose-hint"))
        guard let period = typed[Self.period].flatMap({ catalogue[$0] }) else {
            return [
                WhatIfGroup([choice] + ownLength(isRequired: typed[Self.period] == nil && !typed.isEmpty)),
                WhatIfGroup([start(nil)]),
                WhatIfGroup(words("what-if.periods.pause"), isFolded: true, pause("")),
            ]
        }
        return [WhatIfGroup([choice, start(period)] + stated(period))] + further(period)
    }

    private var periodsByGroup: [(heading: String, options: [(value: String, label: String)])] {
        catalogue.groups.map { group in
            let options = catalogue.periods(in: group).map { ($0.name, words("period.\($0.name)")) }
            return (words("period.group.\(group)"), options)
        }
    }

    private func start(_ period: Period?) -> WhatIfQuestion {
        guard let period else {
            return WhatIfQuestion(
                Self.moment, .moment, isRequired: true, hint: words("what-if.periods.start-hint"))
        }
        let label = words("period.\(period.name).from")
        return isOfHours(period)
            ? WhatIfQuestion(Self.moment, .moment, isRequired: true, label: label)
            : WhatIfQuestion(Self.day, .day, isRequired: true, label: label)
    }

    private func isOfHours(_ period: Period) -> Bool {
        period.editions.contains { setting.book.value(id: $0.reference)?.unit == .hours }
    }

    private func ownLength(isRequired: Bool) -> [WhatIfQuestion] {
        let units = StatutoryPeriod.Unit.allCases.map { unit in
            (value: unit.name, label: words("what-if.periods.unit.\(unit.name)"))
        }
        return [
            WhatIfQuestion(Self.length, .count, isRequired: isRequired),
            WhatIfQuestion(Self.unit, .choice(units), isRequired: isRequired),
        ]
    }

    /// A length that a paper or an office fixes.
    private func stated(_ period: Period) -> [WhatIfQuestion] {
        let stated = period.editions.compactMap(\.stated)
        let isKnown = period.editions.contains { setting.book.value(id: $0.reference)?.unit != nil }
        return stated.isEmpty ? [] : ownLength(isRequired: !isKnown)
    }

    /// What may hold it and lengthen it, and the day that selects the text.
    private func further(_ period: Period) -> [WhatIfGroup] {
        var groups: [WhatIfGroup] = []
        if !period.exclusions.isEmpty {
            let grounds = period.exclusions.map { ($0.ground, words("period.ground.\($0.ground)")) }
            let questions = (1...Self.pauses).flatMap { number -> [WhatIfQuestion] in
                let end = number == 1 ? "" : "-\(number)"
                return [
                    WhatIfQuestion(Self.ground + end, .choice(grounds), label: words("law.fact.pause-ground"))
                ]
                    + pause(end)
            }
            groups.append(WhatIfGroup(words("what-if.periods.pause"), isFolded: true, questions))
        }
        if !period.extensions.isEmpty {
            let names = period.extensions.map { ($0.name, extensionTitle($0)) }
            let isOpen = period.extensions.contains { $0.reach == .untilDay }
            let until = isOpen ? [WhatIfQuestion(Self.extendedUntil, .day)] : []
            groups.append(
                WhatIfGroup(
                    words("what-if.periods.extended"), isFolded: true,
                    [WhatIfQuestion(Self.extending, .boxes(names))] + until))
        }
        if period.name == LimitationTrial.period { groups += LimitationTrial(setting: setting).groups }
        groups += [TransitTrial(period: period, setting: setting).group].compactMap { $0 }
        groups.append(PlaceFields(setting.desk, words).group)
        groups.append(
            WhatIfGroup(
                words("what-if.periods.selecting"), isFolded: true,
                [WhatIfQuestion(Self.selecting, .day, hint: words("what-if.periods.selecting-hint"))]))
        return groups
    }

    private func pause(_ end: String) -> [WhatIfQuestion] {
        [
            WhatIfQuestion(Self.pauseFrom + end, .day, label: words("law.fact.pause-from")),
            WhatIfQuestion(Self.pauseUntil + end, .day, label: words("law.fact.pause-until")),
        ]
    }

    private func extensionTitle(_ extended: PeriodExtension) -> String {
        words(
            "what-if.periods.extension",
            [
                "extension": words("period.extension.\(extended.name)"),
                "by": words("period.by.\(extended.approvedBy)"),
            ])
    }

    func result(_ answers: WhatIfAnswers) throws -> WhatIfResult {
        if let name = answers.choice(Self.period), let period = catalogue[name] {
            return try PeriodTrial(period: period, setting: setting).result(answers)
        }
        return try OwnPeriod(setting: setting).result(answers)
    }
}

extension StatutoryPeriod.Unit {
    /// As keys of the catalogue write it.
    var name: String { self == .workingDays ? "working-days" : rawValue }

    init?(named name: String) {
        guard let unit = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = unit
    }
}
