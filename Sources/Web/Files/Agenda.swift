internal import Casework
internal import Desk
internal import Law

/// The answer to the question of every file: what must I do now, until when, by which text?
struct Agenda: Sendable {
    enum Task: Sendable {
        case sign(OpenAct)
        case act(OpenAct)
        /// Somebody else has the next act.
        case wait(holder: String)
        /// The matter goes on in another file.
        case joined(CaseNumber)
        case ended
    }

    let task: Task
    /// The clock that the task answers.
    let clock: ClockView?

    init(_ view: FileView, _ words: Wording) {
        let running = view.clocks.filter { $0.end != nil && $0.stoppedAt == nil && Agenda.isOpen($0) }
            .sorted { Agenda.urgency($0) < Agenda.urgency($1) }
        if view.file.hasEnded {
            task = .ended
            clock = nil
        } else if let other = view.file.joinedTo {
            task = .joined(other)
            clock = running.first { !$0.clock.isTarget } ?? running.first
        } else if let sign = view.acts.first(where: { $0.action.name == "sign" && !$0.subjects.isEmpty }) {
            task = .sign(sign)
            clock = running.first
        } else if let (act, answered) = Agenda.next(
            view.acts.filter { !$0.isBuiltIn }, running, view.procedure)
        {
            task = .act(act)
            clock = answered
        } else {
            task = .wait(holder: Agenda.holder(view, words))
            clock = running.first { !$0.clock.isTarget } ?? running.first
        }
    }

    /// Periods of law before marks of lateness, those before the office's own targets; then by their end.
    private static func urgency(_ clock: ClockView) -> (Int, Int, Int) {
        let weight = clock.clock.isTarget ? 2 : clock.clock.onExpiry == .marksLate ? 1 : 0
        return (weight, clock.end?.lastMoment.ms ?? 0, clock.run)
    }

    /// The act that answers the most urgent clock; else the first that leads on. A period that ends by itself, such as
    /// that of a mediation, is no reason to end the matter before.
    private static func next(
        _ acts: [OpenAct], _ running: [ClockView], _ procedure: Procedure
    ) -> (OpenAct, ClockView?)? {
        func ends(_ act: OpenAct) -> Bool {
            act.action.goesTo.flatMap { procedure.stage($0) }?.ends ?? false
        }
        let byItself = running.filter { $0.clock.onExpiry == .endsMeasure }
        for clock in running {
            guard let act = acts.first(where: { $0.stops.contains(clock.clock) }) else { continue }
            if !byItself.contains(clock) || !ends(act) { return (act, clock) }
        }
        return (acts.first { $0.action.goesTo != nil }).map { ($0, byItself.first) }
    }

    private static func isOpen(_ clock: ClockView) -> Bool {
        switch clock.state {
        case .running, .suspended, .breached: true
        case .stopped, .dropped, .lapsed, .notStarted: false
        }
    }

    private static func holder(_ view: FileView, _ words: Wording) -> String {
        let act = view.procedure.stage(view.file.stage)?.actions.first { $0.goesTo != nil }
        let body = act?.by.first.flatMap { view.procedure.role($0)?.body }
        return body.flatMap { view.file.bodies[$0] }.map(view.names.agency)
            ?? body.map { words.bodyTitle($0, in: view.procedure) } ?? words("agenda.others")
    }

    /// The act whose form stands first.
    var act: OpenAct? {
        switch task {
        case .sign(let act), .act(let act): act
        case .wait, .joined, .ended: nil
        }
    }

    /// Where several acts answer the clock, the page does not say which of them to take.
    private func isOnlyAnswer(_ act: OpenAct, to clock: ClockView, in view: FileView) -> Bool {
        !view.acts.contains { $0 != act && $0.stops.contains(clock.clock) }
            && !view.barred.contains { $0.action.stops.contains(clock.clock) }
    }

    func headline(_ view: FileView, _ words: Wording) -> String {
        let today = view.now.legalDay
        let due = clock?.end.map { words.dueDay($0, today: today) }
        switch task {
        case .sign(let act):
            let things = act.subjects.map { words.paperTitle(Name($0), in: view.procedure) }
            return words("agenda.sign", ["things": words.list(things)])
        case .act(let act):
            let title = words.actTitle(act.action.name, in: view.procedure)
            guard let clock, let due else { return words("agenda.act", ["act": title]) }
            let isLate = clock.badge == .late
            guard isOnlyAnswer(act, to: clock, in: view) else {
                let name = words.clockTitle(clock.clock.name, in: view.procedure)
                let values = ["clock": name, "due": due]
                return isLate ? words("agenda.clock-late", values) : words("agenda.clock-by", values)
            }
            let values = ["act": title, "due": due]
            return isLate ? words("agenda.act-late", values) : words("agenda.act-by", values)
        case .wait(let holder):
            let stage = words.stageTitle(view.file.stage, in: view.procedure)
            let values = ["holder": holder, "stage": stage, "due": due ?? ""]
            return words(due == nil ? "agenda.wait" : "agenda.wait-by", values)
        case .joined(let other): return words("agenda.joined", ["number": other.description])
        case .ended:
            return words("agenda.ended", ["stage": words.stageTitle(view.file.stage, in: view.procedure)])
        }
    }
}

/// The headline of a file with its clock and its text: the largest thing on the page.
struct Headline: Part {
    let text: String
    let badge: ClockBadge?
    let href: String?
    let clockTitle: String?
    let source: SourceMark?

    init(_ agenda: Agenda, _ view: FileView, _ words: Wording) {
        text = agenda.headline(view, words)
        let clock = agenda.clock
        badge = clock.map { ClockBadge($0, in: view.procedure, today: view.now.legalDay, words) }
        href = clock.map { Route.clock($0.clock.name.description, ofFile: view.id).path }
        clockTitle = clock.map { clock in
            words(
                "effect.clock",
                [
                    "title": words.clockTitle(clock.clock.name, in: view.procedure),
                    "period": words.period(clock.clock.period),
                ])
        }
        source = clock.map { SourceMark($0.clock.source, confidence: $0.clock.confidence, words) }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "headline": text
        case "badge": orNothing(badge)
        case "badgeHref": href ?? ""
        case "clockTitle": clockTitle ?? ""
        case "source": orNothing(source)
        default: nil
        }
    }
}
