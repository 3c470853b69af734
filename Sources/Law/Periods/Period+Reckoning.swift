extension Period {
    /// The end of one run, with its explanation.
    public func reckon(
        _ question: PeriodQuestion, on calendar: WorkCalendar, in book: RuleBook
    ) throws(PeriodRefusal) -> PeriodAnswer {
        let day = question.start.legalDay
        for asked in [day, question.selecting ?? day] where !(1900...2199).contains(asked.year) {
            throw .dayOutOfRange(asked)
        }
        let selecting = question.selecting ?? day
        let versions = versions(on: selecting, at: question.place, in: book)
        let version = try chosen(among: versions, on: selecting)
        let length = try length(version, question)
        if length.unit == .hours, case .day = question.start { throw .timeOfDayNeeded }
        let reading = PeriodReading(
            period: self, question: question, version: version, length: length,
            calendar: calendar, book: book)
        try reading.check()
        return try reading.answer(among: versions)
    }

    private func length(
        _ version: PeriodVersion, _ question: PeriodQuestion
    ) throws(PeriodRefusal) -> StatutoryPeriod {
        guard let source = version.source ?? editions.lazy.compactMap(\.source).first else {
            throw .noVersion(rule: version.edition.reference)
        }
        if let stated = question.stated {
            guard version.edition.stated != nil else { throw .lengthNotOpen }
            return StatutoryPeriod(stated.number, stated.unit, source: source)
        }
        guard let number = version.number, let unit = number.unit,
            (1...StatutoryPeriod.longest).contains(number.number)
        else {
            throw version.edition.stated == .required
                ? .lengthNotStated : .noVersion(rule: version.edition.reference)
        }
        return StatutoryPeriod(number.number, unit, source: source)
    }
}

/// The reading of one question: pauses and extensions checked and put into the terms of a reckoning.
struct PeriodReading {
    let period: Period
    let question: PeriodQuestion
    let version: PeriodVersion
    let length: StatutoryPeriod
    let calendar: WorkCalendar
    let book: RuleBook

    /// A pause or an extension that the text does not know is refused.
    func check() throws(PeriodRefusal) {
        for pause in question.pauses {
            guard exclusion(pause.ground) != nil else { throw .notExcluded(ground: pause.ground) }
            if let until = pause.until {
                guard pause.from <= until else { throw .pauseReversed(ground: pause.ground) }
                guard until >= question.start.legalDay else {
                    throw .pauseBeforeStart(ground: pause.ground)
                }
            }
        }
        for grant in question.extensions {
            let times = question.extensions.count { $0.name == grant.name }
            guard let known = period.extensions.first(where: { $0.name == grant.name }) else {
                throw .unknownExtension(name: grant.name)
            }
            guard times <= known.times else { throw .extensionTooOften(name: grant.name, times: known.times) }
            if let first = known.after, !question.extensions.contains(where: { $0.name == first }) {
                throw .extensionTooEarly(name: grant.name, after: first)
            }
            if known.reach == .untilDay, grant.until == nil { throw .extensionDayNeeded(name: grant.name) }
            if known.reach != .untilDay, grant.until != nil { throw .extensionDayNotOpen(name: grant.name) }
        }
    }

    func answer(among versions: [PeriodVersion]) throws(PeriodRefusal) -> PeriodAnswer {
        var opens: CivilDate?
        let end: PeriodEnd?
        let count: PeriodAnswer.Count
        switch period.shape {
        case .deadline, .term, .wait:
            let reckoning = try reckoning()
            end = forwardEnd(reckoning)
            opens = period.shape == .wait ? end.map { $0.lastDay + 1 } : nil
            count = .forward(reckoning)
        case .latestBefore, .windowBefore:
            let back = CountBack(length, before: question.start.legalDay)
            let isProvisional = back.isProvisional(on: calendar)
            let isWindow = period.shape == .windowBefore
            opens = isWindow ? back.latestDay(on: calendar) : nil
            let last = isWindow ? back.day : back.latestDay(on: calendar)
            end = .day(alarm: last, last: last, isProvisional: isProvisional)
            count = .back(back)
        }
        let because =
            reasons(for: versions) + reasons + reasons(for: count, end, opens) + reasonsForMeaning(of: end)
        return PeriodAnswer(
            period: period, question: question, version: version, versions: versions, length: length,
            opens: opens, end: end, confidence: confidence, because: because, count: count,
            calendar: calendar)
    }

    var confidence: Confidence {
        let granted = question.extensions.compactMap { grant in
            period.extensions.first { $0.name == grant.name }?.reach.reference.flatMap(number)
        }
        return ([version.rule.confidence] + granted.map(\.rule.confidence)).max() ?? .low
    }
}

// Forward counts, with what holds and what lengthens them.
extension PeriodReading {
    func number(_ reference: String) -> LegalNumber? {
        let full = period.resolved(reference, under: version.edition)
        let day = question.selecting ?? question.start.legalDay
        return book.value(id: full, on: day, at: question.place) ?? book.selecting(day).value(id: full)
    }

    func exclusion(_ ground: String) -> PeriodExclusion? {
        period.exclusions.first { $0.ground == ground }
    }

    func reckoning() throws(PeriodRefusal) -> Reckoning {
        let plain = Reckoning(
            period: length, from: question.start.instant, pauses: pauses, extensions: lengths,
            rollover: period.rollover)
        let days = question.extensions.compactMap { grant in grant.until.map { (grant.name, $0) } }
        guard let latest = days.max(by: { $0.1 < $1.1 }) else { return plain }
        if let end = plain.end(on: calendar), latest.1 < end.lastDay {
            throw .extensionShortens(name: latest.0, end: end.lastDay)
        }
        return Reckoning(
            period: length, from: question.start.instant, pauses: pauses,
            extensions: lengths + [.until(latest.1)], rollover: period.rollover)
    }

    /// Extensions that the law measures, held to the most that it allows.
    private var lengths: [ClockExtension] {
        let granted = question.extensions.compactMap { grant -> ClockExtension? in
            guard let known = period.extensions.first(where: { $0.name == grant.name }),
                let reference = known.reach.reference, let number = number(reference)
            else { return nil }
            return switch known.reach {
            case .by: .by(length: number.number)
            case .to: .to(length: number.number)
            case .untilDay: nil
            }
        }
        guard let most = period.most.flatMap(number)?.number else { return granted }
        let whole = granted.reduce(length.length) { whole, added in
            switch added {
            case .by(let more): whole + more
            case .to(let all): max(whole, all)
            case .until: whole
            }
        }
        return whole > most ? [.to(length: most)] : granted
    }

    /// Pauses with a limit end, at the latest, with the last working day that the text takes out.
    var pauses: [Pause] {
        var used: [String: Int] = [:]
        return question.pauses.sorted { $0.from < $1.from }.compactMap { pause in
            guard let most = limit(of: pause.ground) else { return pause }
            let left = most - used[pause.ground, default: 0]
            guard left > 0 else { return nil }
            let (until, taken) = cut(pause, to: left)
            used[pause.ground, default: 0] += taken
            return Pause(ground: pause.ground, from: pause.from, until: until)
        }
    }

    func limit(of ground: String) -> Int? {
        exclusion(ground)?.most.flatMap(number)?.number
    }

    /// The last day of a pause that may take so many working days, and how many it takes.
    private func cut(_ pause: Pause, to most: Int) -> (until: CivilDate, taken: Int) {
        var (day, taken) = (pause.from, calendar.isWorkday(pause.from) ? 1 : 0)
        while taken < most, pause.until.map({ day < $0 }) ?? true {
            day = day + 1
            taken += calendar.isWorkday(day) ? 1 : 0
        }
        return (day, taken)
    }

    /// A limit on what is taken out can also be read as a limit on the whole: the alarm follows that reading.
    func forwardEnd(_ reckoning: Reckoning) -> PeriodEnd? {
        guard let end = reckoning.end(on: calendar) else { return nil }
        guard case .day(let alarm, let last, let isProvisional) = end,
            let most = question.pauses.lazy.compactMap({ limit(of: $0.ground) }).first,
            let bare = Reckoning(period: length, from: reckoning.event).end(on: calendar)
        else { return end }
        let whole = Reckoning(
            period: StatutoryPeriod(most, .workingDays, source: length.source), from: reckoning.event)
        let limited = max(bare.alarmDay, whole.end(on: calendar)?.alarmDay ?? bare.alarmDay)
        let isKnown = calendar.isPublished(reckoning.event.legalDay...last)
        return .day(alarm: min(alarm, limited), last: last, isProvisional: isProvisional || !isKnown)
    }
}
