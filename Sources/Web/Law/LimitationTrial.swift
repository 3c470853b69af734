internal import Law

/// Limitation of a claim with what began it anew and what held it, on the page of periods.
struct LimitationTrial {
    /// The period of the catalogue to which the questions belong.
    static let period = "civil-limitation"

    static let interruption = "interruption-ground"
    static let interruptedOn = "interrupted-on"
    static let endedOn = "interruption-ended"
    static let obstacle = "obstacle-ground"
    static let obstacleFrom = "obstacle-from"
    static let obstacleUntil = "obstacle-until"
    static let injuredOn = "injured-on"
    /// So many of each can be filled in.
    static let interruptions = 3
    static let obstacles = 2

    let setting: WhatIfSetting
    private var words: Wording { setting.words }

    private static func field(_ name: String, _ number: Int) -> String {
        number == 1 ? name : "\(name)-\(number)"
    }

    private static let fields =
        (1...interruptions).flatMap { number in
            [interruption, interruptedOn, endedOn].map { field($0, number) }
        }
        + (1...obstacles).flatMap { number in
            [obstacle, obstacleFrom, obstacleUntil].map { field($0, number) }
        } + [injuredOn]

    /// Whether anything happened to the period; without it, the plain period is reckoned.
    static func isAsked(_ answers: WhatIfAnswers) -> Bool {
        fields.contains { answers.line($0).map { !$0.isEmpty } ?? false }
    }

    var groups: [WhatIfGroup] {
        let grounds = words.options(LimitationInterruption.Ground.self, of: Self.interruption)
        let kinds = words.options(LimitationObstacle.Ground.self, of: Self.obstacle)
        let hint = words("what-if.limitation.ended-hint")
        return [
            WhatIfGroup(
                words("what-if.limitation.interruptions"), isFolded: true,
                (1...Self.interruptions).flatMap { number in
                    [
                        question(Self.interruption, number, .select(grounds)),
                        question(Self.interruptedOn, number, .day),
                        question(Self.endedOn, number, .day, hint: hint),
                    ]
                }),
            WhatIfGroup(
                words("what-if.limitation.obstacles"), isFolded: true,
                (1...Self.obstacles).flatMap { number in
                    [
                        question(Self.obstacle, number, .select(kinds)),
                        question(Self.obstacleFrom, number, .day),
                        question(
                            Self.obstacleUntil, number, .day, hint: words("what-if.limitation.until-hint")),
                    ]
                }),
            WhatIfGroup(
                words("what-if.limitation.longest"), isFolded: true,
                [WhatIfQuestion(Self.injuredOn, .day, hint: words("what-if.limitation.injured-hint"))]),
        ]
    }

    private func question(
        _ name: String, _ number: Int, _ kind: WhatIfQuestion.Kind, hint: String? = nil
    ) -> WhatIfQuestion {
        let label = words.factName(name)
        return WhatIfQuestion(
            Self.field(name, number), kind,
            label: number == 1
                ? label
                : words("what-if.limitation.numbered", ["name": label, "number": "\(number)"]),
            hint: hint)
    }

    /// - Parameter plain: the same period with nothing that happened to it.
    func result(_ answers: WhatIfAnswers, plain: PeriodAnswer) throws -> WhatIfResult {
        let start = plain.question.start.legalDay
        let book = setting.book.selecting(plain.question.selecting ?? start)
        let interruptions = try interruptions(answers)
        let obstacles = try obstacles(answers)
        let run: LimitationRun
        do throws(CivilLimitation.Failure) {
            run = try LimitationRun(
                from: start, interruptions: interruptions, obstacles: obstacles, in: book)
        } catch {
            switch error {
            case .claim(let faults): throw WhatIfFaults(faults, words)
            case .rule(let unreadable): throw unreadable
            }
        }
        return said(run, stop: try longStop(answers, start, book), plain)
    }

    private func interruptions(_ answers: WhatIfAnswers) throws -> [LimitationInterruption] {
        try filled(Self.interruptions, [Self.interruption, Self.interruptedOn, Self.endedOn], answers) {
            LimitationInterruption.Ground(rawValue: $0).map { ground in
                { LimitationInterruption(ground, on: $0, endedOn: $1) }
            }
        }
    }

    private func obstacles(_ answers: WhatIfAnswers) throws -> [LimitationObstacle] {
        try filled(Self.obstacles, [Self.obstacle, Self.obstacleFrom, Self.obstacleUntil], answers) {
            LimitationObstacle.Ground(rawValue: $0).map { ground in
                { LimitationObstacle(ground, from: $0, until: $1) }
            }
        }
    }

    /// The events of one kind, each with its ground, its day and perhaps its end. None is left out in between, so
    /// that the engine counts them as the form does.
    private func filled<Event>(
        _ most: Int, _ names: [String], _ answers: WhatIfAnswers,
        _ make: (String) -> ((CivilDate, CivilDate?) -> Event)?
    ) throws -> [Event] {
        let used = (1...most).filter { number in
            names.contains { answers.facts[Self.field($0, number)] != nil }
        }
        return try (1...most).prefix(used.last ?? 0).map { number in
            let fields = names.map { Self.field($0, number) }
            guard let made = answers.choice(fields[0]).flatMap(make) else {
                throw WhatIfFaults(fields[0], words("field.fault.required"))
            }
            guard let day = answers.day(fields[1]) else {
                throw WhatIfFaults(fields[1], words("field.fault.required"))
            }
            return made(day, answers.day(fields[2]))
        }
    }

    private func longStop(
        _ answers: WhatIfAnswers, _ start: CivilDate, _ book: RuleBook
    ) throws -> CivilDate? {
        guard let injured = answers.day(Self.injuredOn) else { return nil }
        guard injured <= start else {
            throw WhatIfFaults(Self.injuredOn, words("what-if.limitation.injured-after"))
        }
        return CivilLimitation.longStop(from: injured, in: book)
    }

    private func said(_ run: LimitationRun, stop: CivilDate?, _ plain: PeriodAnswer) -> WhatIfResult {
        let end = run.end(within: stop)
        var result = WhatIfResult(headline: headline(end, run, plain))
        result.lead = words(
            "what-if.periods.lead-answer",
            [
                "by": words("period.by.\(plain.period.obliged)"), "length": words.period(plain.length),
                "period": words("period.\(plain.period.name)"), "source": words.citation(plain.source),
            ])
        var steps = WhatIfSection(words("what-if.periods.sums"))
        steps.table = table(run)
        steps.facts = notes(end, run, plain)
        var why = WhatIfSection(words("what-if.periods.why"))
        why.grounds = GroundsPart(
            run.grounds(within: stop), in: setting.book, on: plain.question.start.legalDay, words)
        result.sections = [steps, why]
        return result
    }

    /// The last day as days off move it.
    private func moved(_ last: CivilDate, _ run: LimitationRun, _ plain: PeriodAnswer) -> PeriodEnd? {
        let days = max(1, last - run.anchor)
        guard days <= StatutoryPeriod.longest else { return nil }
        let period = StatutoryPeriod(days, .days, source: plain.source)
        return Reckoning(period: period, from: Instant.startOf(run.anchor)).end(on: setting.calendar)
    }

    private func headline(_ end: LimitationRun.End, _ run: LimitationRun, _ plain: PeriodAnswer) -> String {
        switch end {
        case .day(let last):
            let text = moved(last, run, plain).map(words.ending) ?? words.day(last)
            return words("what-if.periods.ends", ["end": text])
        case .open(let least, _):
            return words("what-if.limitation.open", ["day": words.day(least)])
        }
    }

    private func table(_ run: LimitationRun) -> WhatIfTable {
        var table = WhatIfTable(
            words("what-if.limitation.steps-caption"),
            columns: ["step-day", "step-said", "step-last"].map {
                .init(title: words("what-if.limitation.\($0)"))
            })
        for step in run.steps {
            table.add([
                words.plainDay(step.day), words.reason(step.reason) ?? "",
                step.last.map { words.plainDay($0) } ?? words("what-if.limitation.step-open"),
            ])
        }
        return table
    }

    private func notes(_ end: LimitationRun.End, _ run: LimitationRun, _ plain: PeriodAnswer) -> [Pair] {
        guard case .day(let last) = end, let moved = moved(last, run, plain), moved.isProvisional else {
            return []
        }
        let year = "\(moved.lastDay.year)"
        return [
            Pair(term: words("sums.provisional"), text: words("sums.provisional.text", ["year": year]))
        ]
    }
}
