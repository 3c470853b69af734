internal import Law

/// A period that no text of the law base sets: its length was typed.
struct OwnPeriod {
    let setting: WhatIfSetting
    private var words: Wording { setting.words }

    /// Longer ones are years of years; the arithmetic would fill books.
    private static let longest = [
        "hours": 10_000, "days": 4_000, "working-days": 2_000, "months": 240, "years": 30,
    ]

    func result(_ answers: WhatIfAnswers) throws -> WhatIfResult {
        guard let start = answers.moment(WhatIfPeriods.moment),
            let name = answers.choice(WhatIfPeriods.unit),
            let unit = StatutoryPeriod.Unit(named: name), let length = answers.count(WhatIfPeriods.length)
        else { throw WhatIfFaults(missing(answers)) }
        guard let most = Self.longest[name], (1...most).contains(length) else {
            throw WhatIfFaults(WhatIfPeriods.length, words("field.fault.range"))
        }
        guard (1900...2199).contains(start.legalDay.year) else {
            throw WhatIfFaults(WhatIfPeriods.moment, words("field.fault.range"))
        }
        let period = StatutoryPeriod(length, unit, source: "CC2020 art. 201")
        let pauses = try pauses(answers, start.legalDay)
        return result(Reckoning(period: period, from: start, pauses: pauses))
    }

    private func missing(_ answers: WhatIfAnswers) -> [WhatIfFault] {
        [WhatIfPeriods.length, WhatIfPeriods.unit, WhatIfPeriods.moment].filter { answers.facts[$0] == nil }
            .map { WhatIfFault(field: $0, said: words("field.fault.required")) }
    }

    private func pauses(_ answers: WhatIfAnswers, _ start: CivilDate) throws -> [Pause] {
        guard let from = answers.day(WhatIfPeriods.pauseFrom) else {
            guard answers.day(WhatIfPeriods.pauseUntil) == nil else {
                throw WhatIfFaults(WhatIfPeriods.pauseFrom, words("field.fault.required"))
            }
            return []
        }
        let until = answers.day(WhatIfPeriods.pauseUntil)
        guard from >= start else {
            throw WhatIfFaults(WhatIfPeriods.pauseFrom, words("what-if.periods.pause-before-start"))
        }
        if let until, until < from {
            throw WhatIfFaults(WhatIfPeriods.pauseUntil, words("what-if.fault.reversed"))
        }
        return [Pause(ground: "pause", from: from, until: until)]
    }

    private func result(_ reckoning: Reckoning) -> WhatIfResult {
        let end = reckoning.end(on: setting.calendar)
        let headline =
            end.map { words("what-if.periods.ends", ["end": words.ending($0)]) }
            ?? words("what-if.periods.held")
        let unit = reckoning.period.unit.name
        let notes =
            [Pair(term: words("sums.unit"), text: words("sums.unit.\(unit)"))] + readings(end)
        var section = WhatIfSection(words("what-if.periods.sums"))
        section.sums = ReckonedSums(reckoning, on: setting.calendar, notes: notes, words)
        return WhatIfResult(headline: headline, sections: [section])
    }

    private func readings(_ end: PeriodEnd?) -> [Pair] {
        let text: String? =
            switch end {
            case .day(let alarm, let last, _)? where alarm != last:
                words("sums.readings.days", ["alarm": words.day(alarm), "last": words.day(last)])
            case .moment(let alarm, let last)? where alarm != last:
                words("sums.readings.hours", ["alarm": words.moment(alarm), "last": words.moment(last)])
            case .day?, .moment?, nil: nil
            }
        return text.map { [Pair(term: words("sums.readings"), text: $0)] } ?? []
    }
}

extension Wording {
    /// The day, or the moment, that everybody may rely on.
    func ending(_ end: PeriodEnd) -> String {
        switch end {
        case .moment(let alarm, _): moment(alarm)
        case .day(_, let last, _): day(last)
        }
    }
}
