internal import Law

extension Drafting {
    /// Stops and drops. A clock that does not run is passed over: the stage before may have taken another way.
    mutating func endClocks(_ action: Action) throws(Refusal) {
        for clock in action.stops {
            for run in try runs(of: clock, endedBy: action) { stop(run, clock, at: act.tookEffectAt) }
        }
        for clock in action.drops {
            for run in file.openRuns(of: clock.name) { drop(run, clock) }
        }
    }

    /// The runs an act means: the one it names, or the only one. An act that leads on answers all of them.
    private func runs(of clock: Clock, endedBy action: Action) throws(Refusal) -> [ClockRun] {
        let open = file.clocks.filter { $0.clock == clock.name && ($0.isOpen || wasMetInTime($0)) }
        if case .count(let run)? = act.fields["run"] { return open.filter { $0.run == run } }
        guard open.count <= 1 || action.goesTo != nil else {
            throw .runNotNamed(clock.name, runs: open.map(\.run))
        }
        return open
    }

    /// A right that lapsed in the books although it was used in time: the proof came late.
    private func wasMetInTime(_ run: ClockRun) -> Bool {
        run.state == .lapsed && run.stoppedAt == nil && !run.wasDropped && !run.isPast(at: act.tookEffectAt)
    }

    /// Ends a run that has become moot, without a mark of lateness. A day that passed before is a breach all
    /// the same.
    mutating func drop(_ run: ClockRun, _ clock: Clock) {
        if clock.onExpiry != .marksLate { expire(run, clock, at: act.tookEffectAt) }
        add(.clockDropped(clock.name, run: run.run))
    }

    /// Marks a day that passed even if no round has noticed it yet.
    @discardableResult
    private mutating func expire(_ run: ClockRun, _ clock: Clock, at moment: Instant) -> Bool {
        guard !run.hasRunOut, !clock.isTarget, run.isPast(at: moment) else { return run.hasRunOut }
        runOut(run, clock)
        return true
    }

    /// The end of a run and what the law attaches to it: a paper that counts as received starts the clocks
    /// that waited for it, from the end of its last day.
    mutating func runOut(_ run: ClockRun, _ clock: Clock) {
        add(.clockRanOut(clock.name, run: run.run, effect: clock.onExpiry))
        if let stage = clock.endsIn { endByItself(in: stage) }
        guard let paper = clock.deems, let last = run.end?.lastDay,
            let service = file.services.last(where: { $0.document == paper && $0.receipt == nil })
        else { return }
        receive(
            .init(document: paper, of: service.to, method: .publicNotice, day: last, proof: nil))
    }

    /// The file is over because its term is: nobody has to act.
    private mutating func endByItself(in name: Name<Stage>) {
        guard !file.hasEnded, let stage = procedure.stage(name), stage.ends else { return }
        add(.stageEntered(name))
        for run in file.clocks where run.isOpen && !run.hasRunOut {
            if let clock = procedure.clock(run.clock) { drop(run, clock) }
        }
        add(.ended(stage.outcome ?? Name(name.description)))
    }

    /// Stops one run. A day that passed is a breach even if no round has noticed it yet; an act that took
    /// effect in time and came to the office late says so beside the breach.
    mutating func stop(_ run: ClockRun, _ clock: Clock, at moment: Instant) {
        expire(run, clock, at: moment)
        let wasInTime = !(run.end?.isPast(at: moment) ?? false)
        if wasInTime, run.hasRunOut || run.isPast(at: act.recordedAt) {
            add(.answeredInTimeRecordedLate(clock.name, run: run.run))
        }
        add(.clockStopped(clock.name, run: run.run, at: moment))
    }

    mutating func changeClocks(_ action: Action) throws(Refusal) {
        for (name, ground) in action.suspends.sorted(by: { $0.key < $1.key }) {
            guard let run = try theRun(of: name), let clock = procedure.clock(name) else { continue }
            guard !expire(run, clock, at: act.tookEffectAt) else { continue }
            add(.clockSuspended(name, run: run.run, ground: ground, on: day))
        }
        for clock in action.resumes {
            guard let run = try theRun(of: clock.name) else { continue }
            resume(run, clock, only: action.resumedGrounds[clock.name])
        }
        if let clock = action.extends { try extend(clock) }
    }

    /// The run an act means. With two open runs the act must name one.
    private func theRun(of name: Name<Clock>) throws(Refusal) -> ClockRun? {
        let open = file.openRuns(of: name)
        if case .count(let number)? = act.fields["run"] {
            guard let run = open.first(where: { $0.run == number }) else { throw .clockNotRunning(name) }
            return run
        }
        guard open.count <= 1 else { throw .runNotNamed(name, runs: open.map(\.run)) }
        return open.first
    }

    /// Takes back the open pause whose ground the procedure or the act names; without a ground, all of them.
    private mutating func resume(_ run: ClockRun, _ clock: Clock, only ground: String?) {
        var named = ground
        if case .choice(let ground)? = act.fields["ground"] { named = ground }
        for pause in run.pauses where pause.until == nil && (named == nil || named == pause.ground) {
            let current = file.clocks.last { $0.clock == run.clock && $0.run == run.run } ?? run
            var resumed = current
            resumed.resume(pause.ground, on: day, end: nil)
            let end = resumed.reckoning(clock).end(on: calendar)
            add(.clockResumed(clock.name, run: run.run, ground: pause.ground, on: day, end: end))
        }
    }

    private mutating func extend(_ clock: Clock) throws(Refusal) {
        guard let run = try theRun(of: clock.name) else { throw .clockNotRunning(clock.name) }
        let clock = clock.inForce(on: run.started.legalDay)
        guard !run.hasRunOut, !run.isPast(at: act.tookEffectAt) else {
            throw .rightLapsed(clock.name, on: run.end)
        }
        if let pending = file.awaited.first(where: { $0.what == clock.name.description }),
            file.proposed.contains(where: { $0.clock == clock.name && $0.run == run.run })
        {
            throw .signatureMissing([clock.name.description], role: pending.role)
        }
        let (index, entry) = try nextExtension(of: clock, run)
        let missing = entry.asks.filter { act.fields[$0.name] == nil }
        guard missing.isEmpty else { throw .fieldsInvalid(missing.map { .init($0.name, .required) }) }
        let proposal = ProposedExtension(
            clock: clock.name, run: run.run, index: index, reach: try reach(entry))
        if let cosigner = entry.cosignedBy {
            add(.extensionProposed(proposal))
            add(
                .cosignatureAwaited(
                    .init(what: clock.name.description, role: cosigner, firstBy: act.officer.person)))
        } else {
            grant(proposal, clock)
        }
    }

    /// The first extension that is not used up, or the one the act names by its place, counted from 1.
    private func nextExtension(of clock: Clock, _ run: ClockRun) throws(Refusal) -> (Int, Clock.Extension) {
        let free = clock.extensions.enumerated().filter { place, entry in
            run.extensions.count { $0.index == place } < entry.times
        }
        let used = run.extensions.map(\.index).max() ?? 0
        if case .count(let place)? = act.fields["extension"] {
            guard let named = free.first(where: { $0.offset == place - 1 }), named.offset >= used else {
                throw .noExtensionLeft(clock.name)
            }
            return (named.offset, named.element)
        }
        guard let next = free.first(where: { $0.offset >= used }) else { throw .noExtensionLeft(clock.name) }
        return (next.offset, next.element)
    }

    private func reach(_ entry: Clock.Extension) throws(Refusal) -> ClockExtension {
        switch entry.reach {
        case .by(let length): return .by(length: length)
        case .to(let length): return .to(length: length)
        case .untilAsked:
            guard case .day(let until)? = act.fields["until"] else {
                throw .fieldsInvalid([.init("until", .required)])
            }
            guard until >= day else { throw .fieldsInvalid([.init("until", .range)]) }
            return .until(until)
        }
    }

    mutating func grant(_ proposal: ProposedExtension, _ clock: Clock) {
        guard var run = file.clocks.last(where: { $0.clock == proposal.clock && $0.run == proposal.run })
        else {
            return
        }
        run.extensions.append(proposal)
        add(.clockExtended(proposal, end: run.reckoning(clock).end(on: calendar)))
    }

    /// Starts what the act starts: now, on the day of a fact, or when a paper is received.
    mutating func startClocks(_ action: Action) {
        for clock in action.starts where holds(clock.condition) {
            switch clock.start {
            case .opening, .act: start(clock, from: act.tookEffectAt)
            case .receiptOf(let paper):
                if let receipt = receivedNow(paper) {
                    start(clock, from: receipt)
                } else {
                    add(.clockAwaits(clock.name, paper))
                }
            case .dayOf(let fact):
                if case .day(let day)? = file.facts[fact] {
                    start(clock, from: Instant.endOf(day).adding(ms: -1))
                }
            case .before(let fact):
                if case .day(let day)? = file.facts[fact] { start(clock, before: day) }
            case .each(let table, let column): startEach(clock, of: table, to: column)
            }
        }
    }

    /// A condition that nobody answered has refused the act before.
    private func holds(_ condition: Rule?) -> Bool {
        guard let condition else { return true }
        return condition.finding(on: procedure.facts(for: act, on: file)).verdict == .met
    }

    /// One run for each row that names its day: the day before begins it, so that it ends on that day, or on the
    /// first working day after it.
    private mutating func startEach(_ clock: Clock, of table: String, to column: String) {
        guard case .rows(let rows)? = file.facts[table] else { return }
        for row in rows {
            guard case .day(let day)? = row[column] else { continue }
            start(clock, from: Instant.endOf(day - 1).adding(ms: -1))
        }
    }

    private func receivedNow(_ paper: Name<PaperKind>) -> Instant? {
        let isReceived = events.contains {
            if case .receiptRecorded(let receipt) = $0 { receipt.document == paper } else { false }
        }
        return isReceived ? act.tookEffectAt : nil
    }

    mutating func start(_ clock: Clock, from event: Instant) {
        let clock = clock.inForce(on: event.legalDay)
        let (run, end) = (nextRun(of: clock), clock.end(from: event, on: calendar))
        add(.clockStarted(clock.name, run: run, from: event, end: end, source: clock.source))
        guard let shorter = statedTerm(of: clock) else { return }
        let reckoning = Reckoning(period: shorter, from: event, rollover: clock.rollover)
        guard let earlier = reckoning.end(on: calendar), earlier.lastMoment < end.lastMoment else { return }
        add(.clockShortened(clock.name, run: run, to: shorter, end: earlier))
    }

    /// The days that a paper states. What an earlier paper stated does not bind a clock that runs from this act.
    private func statedTerm(of clock: Clock) -> StatutoryPeriod? {
        guard let fact = clock.shortenedBy else { return nil }
        let stated = clock.start == .act ? act.fields[fact] : file.facts[fact]
        guard case .count(let days)? = stated, (1...StatutoryPeriod.longest).contains(days) else {
            return nil
        }
        return StatutoryPeriod(days, .days, source: clock.source)
    }

    private mutating func start(_ clock: Clock, before day: CivilDate) {
        let clock = clock.inForce(on: self.day)
        let latest = clock.period.latestDay(before: day, on: calendar)
        let end = PeriodEnd.day(alarm: latest, last: latest, isProvisional: !calendar.isPublished(latest))
        add(
            .clockStarted(
                clock.name, run: nextRun(of: clock), from: act.tookEffectAt, end: end, source: clock.source))
    }

    private func nextRun(of clock: Clock) -> Int {
        (file.clocks.filter { $0.clock == clock.name }.map(\.run).max() ?? 0) + 1
    }
}
