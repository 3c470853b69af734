internal import Law

/// The band of statutory damages, with its arithmetic, and the multiplied part with both of its readings.
extension DamagesSaid {
    func band(_ place: Int, of sheet: DamagesWorksheet.Sheet) -> WhatIfSection? {
        guard sheet.statutory != nil else { return nil }
        var section = WhatIfSection(words("what-if.damages.band"))
        guard let band = decided.bands[place] else {
            section.paragraphs = [words("what-if.damages.band-unscored")]
            return section
        }
        section.paragraphs = band.grounds.because.compactMap(words.reason)
        section.figures = [
            Pair(term: words("what-if.damages.band-is"), text: span(band.band)),
            Pair(term: words("what-if.damages.text-range"), text: span(band.text)),
            Pair(term: words("what-if.damages.level"), text: percents(band.levels)),
        ]
        section.isOrdered = true
        section.lines = arithmetic(of: band).map { WhatIfLine(text: $0) }
        section.table = scores(of: band)
        var grounds = band.grounds
        (grounds.because, grounds.missing) = ([], [])
        section.grounds = GroundsPart(grounds, in: book, words)
        return section
    }

    /// How the band comes about, number by number, so that everybody can do it again.
    private func arithmetic(of band: StatutoryBand) -> [String] {
        let statutory = setting.desk.civilTables.statutory
        let most = FactorScore.range.upperBound
        let whole = band.rows.map { $0.weight * most }.reduce(0, +)
        func sum(_ unscored: Int) -> String {
            words.number(band.rows.map { $0.weight * ($0.score?.score ?? unscored) }.reduce(0, +))
        }
        let ends = [
            band.levels.lowerBound - statutory.margin, band.levels.upperBound + statutory.margin,
        ].map { min(max($0, 0), StatutorySetting.whole) }
        let shares = ends.map(statutory.share)
        let points = statutory.curve.map { point in
            words(
                "what-if.damages.formula.point",
                ["level": percent(point.level), "share": percent(point.share)])
        }
        return [
            words(
                "what-if.damages.formula.level",
                [
                    "low-sum": sum(0), "high-sum": sum(most), "whole": words.number(whole),
                    "low": percent(band.levels.lowerBound), "high": percent(band.levels.upperBound),
                ]),
            words(
                "what-if.damages.formula.margin",
                ["margin": percent(statutory.margin), "low": percent(ends[0]), "high": percent(ends[1])]),
            words(
                "what-if.damages.formula.curve",
                [
                    "points": words.list(points), "low": percent(shares[0]), "high": percent(shares[1]),
                ]),
            words(
                "what-if.damages.formula.ends",
                [
                    "min": words.money(band.text.lowerBound), "max": words.money(band.text.upperBound),
                    "step": words.money(Money(yuan: statutory.roundingYuan)), "band": span(band.band),
                ]),
        ]
    }

    private func percent(_ part: Int) -> String { words.percent(part, of: StatutorySetting.whole) }

    private func percents(_ range: ClosedRange<Int>) -> String {
        guard range.lowerBound < range.upperBound else { return percent(range.lowerBound) }
        return words(
            "what-if.damages.span",
            ["min": percent(range.lowerBound), "max": percent(range.upperBound)])
    }

    private func scores(of band: StatutoryBand) -> WhatIfTable {
        var table = WhatIfTable(
            words("what-if.damages.scored"),
            columns: [
                .init(title: words("what-if.damages.column.factor")),
                .init(title: words("what-if.damages.column.weight"), isNumber: true),
                .init(title: words("what-if.damages.column.score"), isNumber: true),
                .init(title: words("what-if.damages.column.reason")),
            ])
        for row in band.rows {
            table.add([
                words.reason(Reason(row.factor.rawValue)) ?? row.factor.rawValue, words.number(row.weight),
                row.score.map { words.number($0.score) } ?? words("what-if.damages.not-scored"),
                row.score?.reason ?? "—",
            ])
        }
        return table
    }

    // MARK: - Multiples

    func multiplied(_ sheet: DamagesWorksheet.Sheet) -> [WhatIfSection] {
        let part = sheet.punitive
        var section = WhatIfSection(words("what-if.damages.punitive"))
        section.paragraphs = [words("what-if.damages.punitive-is.\(part.standing.rawValue)")]
        section.table = totals(of: part)
        let elements = elements(of: part)
        let asked = Set(
            [part.elements?.intent, part.elements?.serious].compactMap(\.self).flatMap(\.undecided)
                + elements.flatMap(\.ids))
        var grounds = part.grounds
        var said: Set<Reason> = []
        grounds.because = grounds.because.filter { said.insert($0).inserted }
        grounds.missing = grounds.missing.filter { !asked.contains($0) }
        section.grounds = GroundsPart(grounds, in: book, words)
        return [section] + elements.map(\.section)
    }

    /// A row for each base and multiple; a column for each reading.
    private func totals(of part: PunitivePart) -> WhatIfTable? {
        guard let multiples = part.multiples, !part.totals.isEmpty else { return nil }
        var table = WhatIfTable(
            words("what-if.damages.totals"),
            columns: [.init(title: words("what-if.damages.base"))]
                + PunitiveReading.allCases.map {
                    .init(title: words("what-if.damages.column.\($0.rawValue)"), isNumber: true)
                })
        let values = ["min": words.number(multiples.lowerBound), "max": words.number(multiples.upperBound)]
        for base in part.bases {
            let totals = PunitiveReading.allCases.compactMap { reading in
                part.totals.first { $0.base == base && $0.reading == reading }
            }
            let name = words(
                "what-if.damages.measure",
                ["figure": words.factName(base.figure.rawValue), "amount": words.money(base.amount)])
            table.add(
                [words("what-if.damages.from-to-times", values.merging(["base": name]) { $1 })]
                    + totals.map { span($0.range) })
            let asked = totals.compactMap(\.asked)
            if let multiple = claim.multipleAsked, asked.count == totals.count {
                table.add(
                    [words("what-if.damages.asked-times", ["base": name, "multiple": multiple.text])]
                        + asked.map(words.money), isHit: true)
            }
        }
        return table
    }

    /// Intent, then seriousness, as they were answered, by the version of the decision's day.
    private func elements(of part: PunitivePart) -> [(section: WhatIfSection, ids: [String])] {
        let isAsked = claim.punitiveAsked == true || !claim.replies.isEmpty
        guard isAsked, let elements = part.elements else { return [] }
        let book = setting.desk.questions
        return zip(PunitiveElements.topics, [elements.intent, elements.serious]).compactMap { topic, found in
            guard let list = book.list(on: topic, day: claim.decidedOn) else { return nil }
            var section = WhatIfSection(words(list.textKey()))
            section.paragraphs = [words("questions.outcome.\(found.outcome.rawValue)")]
            var table = WhatIfTable(
                words("what-if.damages.elements", ["day": words.dayInYear(claim.decidedOn)]),
                columns: [
                    .init(title: words("what-if.damages.column.element")),
                    .init(title: words("what-if.damages.column.reply")),
                ])
            for question in list.questions {
                let reply = claim.replies[question.id]
                table.add(
                    [words.question(question, of: list, in: book), words.reply(reply)], isHit: reply == .yes)
            }
            section.table = table
            return (section, list.questions.map(\.id))
        }
    }
}
