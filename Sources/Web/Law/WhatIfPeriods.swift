internal import Law

/// `/law/try/periods`: when a period ends that begins on a day of one's own, with the arithmetic of every day.
struct WhatIfPeriods: WhatIf {
    private static let day = "start-day"
    private static let moment = "start-moment"
    private static let length = "period-length"
    private static let unit = "period-unit"
    private static let pauseFrom = "pause-from"
    private static let pauseUntil = "pause-until"
    /// Longer ones are years of years; the arithmetic would fill books.
    private static let longest = [
        "hours": 10_000, "days": 4_000, "working-days": 2_000, "months": 240, "years": 30,
    ]

    private let setting: WhatIfSetting
    private var words: Wording { setting.words }

    init(_ setting: WhatIfSetting) {
        self.setting = setting
    }

    func groups(_ typed: [String: String]) -> [WhatIfGroup] {
        let units = StatutoryPeriod.Unit.allCases.map { unit in
            (value: unit.name, label: words("what-if.periods.unit.\(unit.name)"))
        }
        return [
            WhatIfGroup([
                WhatIfQuestion(Self.length, .count, isRequired: true),
                WhatIfQuestion(Self.unit, .choice(units), isRequired: true),
                WhatIfQuestion(
                    Self.moment, .moment, isRequired: true, hint: words("what-if.periods.start-hint")),
            ]),
            WhatIfGroup(
                words("what-if.periods.pause"), isFolded: true,
                [
                    WhatIfQuestion(Self.pauseFrom, .day), WhatIfQuestion(Self.pauseUntil, .day),
                ]),
        ]
    }

    func result(_ answers: WhatIfAnswers) throws -> WhatIfResult {
        guard let start = answers.moment(Self.moment), let name = answers.choice(Self.unit),
            let unit = StatutoryPeriod.Unit.allCases.first(where: { $0.name == name }),
            let length = answers.count(Self.length)
        else { throw WhatIfFaults([]) }
        guard let most = Self.longest[name], (1...most).contains(length) else {
            throw WhatIfFaults(Self.length, words("field.fault.range"))
        }
        let period = StatutoryPeriod(length, unit, source: "CC2020 art. 201")
        let reckoning = Reckoning(period: period, from: start, pauses: try pauses(answers, start.legalDay))
        return result(reckoning)
    }

    private func pauses(_ answers: WhatIfAnswers, _ start: CivilDate) throws -> [Pause] {
        guard let from = answers.day(Self.pauseFrom) else {
            guard answers.day(Self.pauseUntil) == nil else {
                throw WhatIfFaults(Self.pauseFrom, words("field.fault.required"))
            }
            return []
        }
        let until = answers.day(Self.pauseUntil)
        guard from >= start else {
            throw WhatIfFaults(Self.pauseFrom, words("what-if.periods.pause-before-start"))
        }
        if let until, until < from {
            throw WhatIfFaults(Self.pauseUntil, words("what-if.fault.reversed"))
        }
        return [Pause(ground: "pause", from: from, until: until)]
    }

    private func result(_ reckoning: Reckoning) -> WhatIfResult {
        let end = reckoning.end(on: setting.calendar)
        let headline =
            end.map { words("what-if.periods.ends", ["end": ending($0)]) } ?? words("what-if.periods.held")
        var section = WhatIfSection(words("what-if.periods.sums"))
        section.sums = ReckonedSums(reckoning, on: setting.calendar, words)
        return WhatIfResult(headline: headline, sections: [section])
    }

    private func ending(_ end: PeriodEnd) -> String {
        switch end {
        case .moment(let alarm, _): words.moment(alarm)
        case .day(_, let last, _): words.day(last)
        }
    }
}

extension StatutoryPeriod.Unit {
    /// As keys of the catalogue write it.
    var name: String { self == .workingDays ? "working-days" : rawValue }
}
