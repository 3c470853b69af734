internal import Law

/// A worksheet in words: what was decided, then each text with its methods, the band, the multiplied part, and
/// what all of them share.
struct DamagesSaid {
    let claim: DamagesClaim
    let worksheet: DamagesWorksheet
    let decided: DamagesDecision
    let setting: WhatIfSetting
    let book: RuleBook
    var words: Wording { setting.words }

    var result: WhatIfResult {
        var result = WhatIfResult(headline: headline)
        result.lead =
            worksheet.costs.isEmpty
            ? nil : words("what-if.damages.costs-apart", ["amount": words.money(worksheet.costsSum)])
        let sheets = worksheet.sheets.enumerated().flatMap { place, sheet in
            [methods(of: sheet), band(place, of: sheet)].compactMap(\.self) + multiplied(sheet)
        }
        result.sections = [decision].compactMap(\.self) + sheets + [shared]
        return result
    }

    // MARK: - First

    private var headline: String {
        if let fixed = decided.fixed {
            return words("what-if.damages.is-fixed", ["amount": words.money(fixed.amount)])
        }
        if let picked = decided.picked {
            return words("what-if.damages.is-picked", ["amount": words.money(picked.total)])
        }
        if worksheet.sheets.count > 1 {
            return words(
                "what-if.damages.several", ["count": words.number(worksheet.sheets.count)])
        }
        guard let sheet = worksheet.sheets.first, !sheet.steps.isEmpty else {
            return words("what-if.damages.no-method")
        }
        guard let measuring = sheet.measuring else { return words("what-if.damages.open") }
        if let range = sheet.statutory {
            return words("what-if.damages.is-statutory", ["range": span(range)])
        }
        guard measuring.measures.count == 1, let measure = measuring.measures.first else {
            return words("what-if.damages.choose")
        }
        return words(
            "what-if.damages.is-measured",
            ["method": method(measuring.method), "amount": words.money(measure.amount)])
    }

    /// The amount that a person fixed, and the costs that come on top.
    private var decision: WhatIfSection? {
        var facts: [Pair] = []
        func add(_ term: String, _ text: String) {
            facts.append(Pair(term: words("what-if.damages.\(term)"), text: text))
        }
        var amount: Money?
        var section = WhatIfSection(words("what-if.damages.decided"))
        if let fixed = decided.fixed {
            amount = fixed.amount
            section.paragraphs = [words.reason(fixed.said)].compactMap(\.self)
            add("fixed", words.money(fixed.amount))
            if !fixed.reason.isEmpty { add("its-reason", fixed.reason) }
        } else if let picked = decided.picked {
            amount = picked.total
            add("base", words.factName(picked.pick.figure.rawValue))
            if let reading = picked.pick.reading {
                add("its-reading", words("what-if.damages.reading.\(reading.rawValue)"))
            }
            add("multiple", words("what-if.damages.times", ["multiple": picked.pick.multiple.text]))
            add("total", words.money(picked.total))
            add("its-reason", picked.pick.reason)
        }
        guard let amount else { return nil }
        if !worksheet.costs.isEmpty {
            add("costs-sum", words.money(worksheet.costsSum))
            add("with-costs", words.money(amount + worksheet.costsSum))
        }
        section.facts = facts
        return section
    }

    // MARK: - Methods

    private func methods(of sheet: DamagesWorksheet.Sheet) -> WhatIfSection {
        let isOne = worksheet.sheets.count == 1
        var section = WhatIfSection(
            isOne
                ? words("what-if.damages.order")
                : words("what-if.damages.order-from", ["day": words.dayInYear(sheet.entitlement.day)]))
        section.table = sheet.steps.isEmpty ? nil : table(of: sheet)
        let steps = Set(sheet.steps.flatMap(\.because))
        var grounds = sheet.grounds
        grounds.because = grounds.because.filter { !steps.contains($0) }.map(inWords)
        section.grounds = GroundsPart(grounds, in: book, words)
        return section
    }

    private func table(of sheet: DamagesWorksheet.Sheet) -> WhatIfTable {
        let names = ["method", "standing", "amount", "why"].map { words("what-if.damages.column.\($0)") }
        var table = WhatIfTable(
            words("what-if.damages.in-order"),
            columns: names.enumerated().map { .init(title: $1, isNumber: $0 == 2) })
        for (place, step) in sheet.steps.enumerated() {
            let number = words.number(place + 1)
            table.add(
                [
                    words("what-if.damages.numbered", ["number": number, "method": method(step.method)]),
                    words("what-if.damages.step.\(step.standing.rawValue)"),
                    amounts(of: step, in: sheet),
                    words.sentences(step.because),
                ], isHit: step.standing == .measured)
        }
        return table
    }

    private func amounts(of step: DamagesStep, in sheet: DamagesWorksheet.Sheet) -> String {
        let asked = step.measures.map { measure in
            words(
                "what-if.damages.measure",
                ["figure": words.factName(measure.figure.rawValue), "amount": words.money(measure.amount)])
        }
        let range =
            step.method == .statutory
            ? sheet.entitlement.statutory.map { words("what-if.damages.range", ["range": span($0)]) } : nil
        let all = [range].compactMap(\.self) + asked
        return all.isEmpty ? "—" : all.joined(separator: " ")
    }

    private func method(_ method: DamagesMethod) -> String {
        words("what-if.damages.method.\(method.rawValue)")
    }

    /// The name of a figure, where a sentence holds its code.
    private func inWords(_ reason: Reason) -> Reason {
        guard let figure = reason.values["figure"] else { return reason }
        return Reason(reason.key, reason.values.merging(["figure": words.factName(figure)]) { $1 })
    }

    func span(_ range: ClosedRange<Money>) -> String {
        words(
            "what-if.damages.span",
            ["min": words.money(range.lowerBound), "max": words.money(range.upperBound)])
    }

    // MARK: - Costs and reach

    private var shared: WhatIfSection {
        var section = WhatIfSection(words("what-if.damages.shared"))
        if !worksheet.costs.isEmpty {
            var table = WhatIfTable(
                words("what-if.damages.costs"),
                columns: [
                    .init(title: words("what-if.damages.column.cost")),
                    .init(title: words("what-if.damages.column.amount"), isNumber: true),
                    .init(title: words("what-if.damages.column.evidence")),
                ])
            for cost in worksheet.costs {
                table.add([
                    words("what-if.damages.cost.\(cost.kind.rawValue)"), words.money(cost.amount),
                    words.reply(cost.evidence),
                ])
            }
            table.add(
                [words("what-if.damages.costs-sum"), words.money(worksheet.costsSum), "—"], isHit: true)
            section.table = table
        }
        section.grounds = GroundsPart(worksheet.grounds, in: book, words)
        return section
    }
}
