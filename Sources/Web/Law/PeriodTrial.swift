internal import Law

/// A period of the catalogue, reckoned from a reader's own day.
struct PeriodTrial {
    let period: Period
    let setting: WhatIfSetting
    private var words: Wording { setting.words }

    /// Beyond so many days the walk through each of them says nothing more.
    private static let mostDays = 400

    func result(_ answers: WhatIfAnswers) throws -> WhatIfResult {
        let question = try question(answers)
        let answer: PeriodAnswer
        do throws(PeriodRefusal) {
            answer = try period.reckon(question, on: setting.calendar, in: setting.book)
        } catch {
            throw WhatIfFaults([PeriodFault(refusal: error, words: words).fault])
        }
        if period.name == LimitationTrial.period, LimitationTrial.isAsked(answers) {
            return try LimitationTrial(setting: setting).result(answers, plain: answer)
        }
        var result = result(answer)
        let posted = try TransitTrial(period: period, setting: setting).section(answers, answer)
        result.sections.insert(contentsOf: [posted].compactMap { $0 }, at: 1)
        return result
    }

    private func question(_ answers: WhatIfAnswers) throws -> PeriodQuestion {
        let moment = answers.moment(WhatIfPeriods.moment).map(PeriodQuestion.Start.moment)
        guard let start = moment ?? answers.day(WhatIfPeriods.day).map(PeriodQuestion.Start.day) else {
            throw WhatIfFaults(WhatIfPeriods.day, words("field.fault.required"))
        }
        let until = answers.day(WhatIfPeriods.extendedUntil)
        let granted = answers.boxes(WhatIfPeriods.extending).map { name in
            let isOpen = period.extensions.first { $0.name == name }?.reach == .untilDay
            return PeriodQuestion.Grant(name, until: isOpen ? until : nil)
        }
        return PeriodQuestion(
            from: start, selecting: answers.day(WhatIfPeriods.selecting), at: try place(answers),
            stated: try stated(answers), pauses: try pauses(answers), extensions: granted)
    }

    private func place(_ answers: WhatIfAnswers) throws -> LegalArea? {
        let fields = PlaceFields(setting.desk, words)
        let asked = AskedPlace(
            division: answers.choice(AskedPlace.division), zone: answers.choice(AskedPlace.zone))
        do {
            return try asked.area(in: setting.book, among: fields.divisions)
        } catch {
            throw WhatIfFaults([fields.fault(error)])
        }
    }

    private func stated(_ answers: WhatIfAnswers) throws -> PeriodQuestion.Length? {
        guard let number = answers.count(WhatIfPeriods.length) else { return nil }
        guard let unit = answers.choice(WhatIfPeriods.unit).flatMap(StatutoryPeriod.Unit.init(named:)) else {
            throw WhatIfFaults(WhatIfPeriods.unit, words("field.fault.required"))
        }
        guard let length = PeriodQuestion.Length(number, unit) else {
            throw WhatIfFaults(WhatIfPeriods.length, words("field.fault.range"))
        }
        return length
    }

    private func pauses(_ answers: WhatIfAnswers) throws -> [Pause] {
        try (1...WhatIfPeriods.pauses).compactMap { number -> Pause? in
            let end = number == 1 ? "" : "-\(number)"
            let ground = answers.choice(WhatIfPeriods.ground + end)
            let from = answers.day(WhatIfPeriods.pauseFrom + end)
            let until = answers.day(WhatIfPeriods.pauseUntil + end)
            guard ground != nil || from != nil || until != nil else { return nil }
            guard let from else {
                throw WhatIfFaults(WhatIfPeriods.pauseFrom + end, words("field.fault.required"))
            }
            guard let ground else {
                throw WhatIfFaults(WhatIfPeriods.ground + end, words("field.fault.required"))
            }
            if let until, until < from {
                throw WhatIfFaults(WhatIfPeriods.pauseUntil + end, words("what-if.fault.reversed"))
            }
            return Pause(ground: ground, from: from, until: until)
        }
    }

    private func result(_ answer: PeriodAnswer) -> WhatIfResult {
        var result = WhatIfResult(headline: headline(answer))
        result.lead = words(
            "what-if.periods.lead-answer",
            [
                "by": words("period.by.\(period.obliged)"), "length": words.period(answer.length),
                "period": words("period.\(period.name)"), "source": words.citation(answer.source),
            ])
        var sums = WhatIfSection(words("what-if.periods.sums"))
        sums.sums = ReckonedSums(answer, upTo: Self.mostDays, notes: notes(answer), words)
        sums.folded = days(answer)
        var why = WhatIfSection(words("what-if.periods.why"))
        why.grounds = GroundsPart(
            answer.grounds(), in: setting.book, on: answer.question.start.legalDay, words)
        result.sections = [sums, why] + versions(answer)
        return result
    }

    /// Each day with its reason, where the strip of days would be too long.
    private func days(_ answer: PeriodAnswer) -> WhatIfTable? {
        guard let end = answer.end, answer.length.unit != .hours else { return nil }
        let span = abs(end.lastDay - answer.question.start.legalDay)
        guard (ReckonedSums.stripLimit..<PeriodTrial.mostDays).contains(span) else { return nil }
        var table = WhatIfTable(
            words("clock.day-table"),
            columns: [
                .init(title: words("clock.day")), .init(title: words("clock.counted"), isNumber: true),
                .init(title: words("clock.why")),
            ])
        for day in answer.days {
            let ground = day.why.values["ground"].map { ["ground": words("period.ground.\($0)")] } ?? [:]
            let why = Reason(day.why.key, day.why.values.merging(ground) { _, titled in titled })
            table.add([
                words.day(day.date), day.number.map(words.number) ?? "",
                words.reason(why) ?? words("sums.kind.\(day.kind.rawValue)"),
            ])
        }
        return table
    }

    private func headline(_ answer: PeriodAnswer) -> String {
        guard let end = answer.end else { return words("what-if.periods.held") }
        let values = [
            "end": words.ending(end), "opens": answer.opens.map { words.day($0) } ?? words.ending(end),
        ]
        return words("what-if.periods.ends.\(period.shape.rawValue)", values)
    }

    private func notes(_ answer: PeriodAnswer) -> [Pair] {
        var notes = [
            Pair(term: words("sums.unit"), text: words("sums.unit.\(answer.length.unit.name)"))
        ]
        // Before it begins, a period stands nowhere.
        if answer.question.start.legalDay <= setting.today || answer.opens != nil {
            let standing = words("period.standing.\(answer.standing(on: setting.today).rawValue)")
            let values = ["day": words.day(setting.today), "standing": standing]
            notes.append(
                Pair(term: words("what-if.periods.today"), text: words("what-if.periods.today-is", values)))
        }
        if answer.isProvisional, let end = answer.end {
            notes.append(
                Pair(
                    term: words("sums.provisional"),
                    text: words("sums.provisional.text", ["year": "\(end.lastDay.year)"])))
        }
        return notes
    }

    /// Every text that ever set the period, the one that decides marked.
    private func versions(_ answer: PeriodAnswer) -> [WhatIfSection] {
        guard answer.versions.count > 1 else { return [] }
        let shelf = LawShelf(setting.book, divisions: setting.desk.jurisdictions.divisions)
        let isLocal = answer.versions.contains { $0.rule.area != nil }
        let columns = (isLocal ? ["law.area"] : []) + ["law.text", "law.says", "law.days", "law.standing"]
        var table = WhatIfTable(
            words("what-if.periods.versions-caption"), columns: columns.map { .init(title: words($0)) })
        let said = LegalWords(words)
        for version in answer.versions {
            let area = version.rule.area.map(shelf.areaTitle) ?? words("law.area.nation")
            table.add(
                (isLocal ? [area] : []) + [
                    version.source.map(words.citation) ?? version.rule.id,
                    version.number.map { said.text(.number($0.number), of: $0.key) } ?? version.rule.zh ?? "",
                    words.inForce(from: version.from, to: version.to),
                    words("what-if.periods.version.\(version.standing.rawValue)"),
                ], isHit: version.standing == .chosen)
        }
        var section = WhatIfSection(words("law.versions"))
        section.table = table
        return [section]
    }
}

/// Why a period cannot be reckoned, at the field that must be mended.
struct PeriodFault {
    let refusal: PeriodRefusal
    let words: Wording

    var fault: WhatIfFault {
        switch refusal {
        case .unknownPeriod: fault(WhatIfPeriods.period, "field.fault.choice")
        case .tooUnsure: fault(WhatIfPeriods.period, "what-if.periods.fault.unsure")
        case .notKnownBefore(let first, _):
            fault(WhatIfPeriods.day, "what-if.periods.fault.before", ["day": words.plainDay(first)])
        case .noLongerSet(let last, _):
            fault(WhatIfPeriods.day, "what-if.periods.fault.after", ["day": words.plainDay(last)])
        case .noVersion: fault(WhatIfPeriods.day, "what-if.periods.fault.no-version")
        case .timeOfDayNeeded: fault(WhatIfPeriods.moment, "field.fault.required")
        case .dayOutOfRange: fault(WhatIfPeriods.day, "field.fault.range")
        case .lengthNotStated: fault(WhatIfPeriods.length, "field.fault.required")
        case .lengthNotOpen: fault(WhatIfPeriods.length, "what-if.periods.fault.fixed")
        case .notExcluded: fault(WhatIfPeriods.ground, "field.fault.choice")
        case .pauseReversed: fault(WhatIfPeriods.pauseUntil, "what-if.fault.reversed")
        case .pauseBeforeStart: fault(WhatIfPeriods.pauseUntil, "what-if.periods.pause-before-start")
        case .unknownExtension: fault(WhatIfPeriods.extending, "field.fault.choice")
        case .extensionTooOften: fault(WhatIfPeriods.extending, "what-if.periods.fault.too-often")
        case .extensionTooEarly(_, let first):
            fault(
                WhatIfPeriods.extending, "what-if.periods.fault.too-early",
                ["first": words("period.extension.\(first)")])
        case .extensionDayNeeded: fault(WhatIfPeriods.extendedUntil, "field.fault.required")
        case .extensionDayNotOpen: fault(WhatIfPeriods.extendedUntil, "what-if.periods.fault.fixed")
        case .extensionShortens(_, let end):
            fault(
                WhatIfPeriods.extendedUntil, "what-if.periods.fault.shortens",
                ["day": words.plainDay(end)])
        }
    }

    private func fault(_ field: String, _ key: String, _ values: [String: String] = [:]) -> WhatIfFault {
        WhatIfFault(field: field, said: words(key, values))
    }
}
