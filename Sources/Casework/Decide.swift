public import Law

extension Procedure {
    /// Decides one act on one file. Pure: the same act on the same file gives the same answer on any day.
    ///
    /// Guards stand in the order in which an official would object; then come the events.
    public func decide(_ act: Act, on file: CaseFile, calendar: WorkCalendar) throws(Refusal) -> [CaseEvent] {
        if let builtIn = BuiltInAct(rawValue: act.action.description) {
            return try decide(builtIn, act, on: file, calendar: calendar)
        }
        let action = try action(of: act, on: file)
        try guardJoined(act, on: file)
        try guardTime(act, on: file)
        try guardForm(action, act)
        try guardHands(action, act.officer, on: file)
        try guardSignatures(action, on: file)
        try guardClocks(action, act, on: file)
        try guardLaw(action, act, on: file)
        try guardPapers(action, act, on: file)

        var draft = Drafting(file: file, procedure: self, act: act, calendar: calendar)
        draft.add(.acted(action.name, by: act.officer.person, at: act.tookEffectAt))
        draft.recordFields(action)
        draft.filePapers(action)
        try draft.endClocks(action)
        try draft.changeClocks(action)
        draft.bind(action)
        draft.deliver(action)
        draft.publish(action)
        draft.open(action)
        draft.startClocks(action)
        draft.move(action)
        return draft.events
    }

    /// Opens a file: who takes part, which clocks run from the opening, where it stands.
    ///
    /// - Parameter papers: what the file before hands over.
    /// - Parameter sealed: what the file before hands over without opening it.
    public func open(
        _ opened: OpenedFile, facts: [String: Fact] = [:], sealedRecords: [String] = [],
        papers: [Paper] = [], sealed: [CaseFile.SealedEntry] = [], published: PublishedSummary? = nil,
        calendar: WorkCalendar
    ) -> [CaseEvent] {
        let bound = boundBodies(facts)
        let opened = opened.played(by: bound.merging(partyBodies) { first, _ in first })
        var events: [CaseEvent] = [
            .opened(opened), .participated(opened.agency, role: openingRole, basis: basis.description),
        ]
        for body in bound.keys.sorted() + opening.joins {
            guard let agency = opened.bodies[body], agency != opened.agency else { continue }
            events.append(.participated(agency, role: body.description, basis: basis.description))
        }
        events += actingParties.map {
            .participated(PartyRole.agency(of: $0), role: PartyRole.body(of: $0).description, basis: nil)
        }
        events += papers.map { .documentFiled($0) }
        events += facts.sorted { $0.key < $1.key }.map { .factRecorded($0.key, $0.value) }
        events += sealedRecords.map { .recordSealed($0, compartment: "reporter") }
        events += sealed.map {
            .recordSealed($0.record, compartment: $0.compartment, field: $0.field, by: $0.by)
        }
        events += clocks.filter { $0.start == .opening }.map { clock in
            let clock = clock.inForce(on: opened.at.legalDay)
            let end = clock.end(from: opened.at, on: calendar)
            return .clockStarted(clock.name, run: 1, from: opened.at, end: end, source: clock.source)
        }
        events += startsAtOpening(facts, at: opened.at, calendar)
        if shows != nil, let published { events.append(.published(published)) }
        return events + [.stageEntered(opening.stage)]
    }

    /// Clocks whose day the file before knew, where their condition is met.
    private func startsAtOpening(
        _ facts: [String: Fact], at moment: Instant, _ calendar: WorkCalendar
    ) -> [CaseEvent] {
        var known = Facts()
        for (name, fact) in facts { known[name] = fact }
        known["act-day"] = .day(moment.legalDay)
        return opening.starts.compactMap { clock in
            if let condition = clock.condition, condition.finding(on: known).verdict != .met { return nil }
            var from = moment
            if case .dayOf(let name) = clock.start {
                guard case .day(let day)? = facts[name] else { return nil }
                if day != moment.legalDay { from = Instant.endOf(day).adding(ms: -1) }
            }
            let clock = clock.inForce(on: from.legalDay)
            let end = clock.end(from: from, on: calendar)
            return .clockStarted(clock.name, run: 1, from: from, end: end, source: clock.source)
        }
    }

    /// Who plays a body from the beginning, as the file before found it out.
    private func boundBodies(_ facts: [String: Fact]) -> [Name<Body>: AgencyID] {
        opening.binds.compactMapValues { fact in
            if case .agency(let id)? = facts[fact] { AgencyID(id) } else { nil }
        }
    }

    private var openingRole: String {
        bodies.first { $0.kind == .openingAgency }?.name.description ?? "opening-agency"
    }

    private func action(of act: Act, on file: CaseFile) throws(Refusal) -> Action {
        let open = actions(in: file.stage).filter { $0.name == act.action }
        guard let first = open.first else {
            throw allActions.contains { $0.name == act.action }
                ? .notInThisStage(act.action, stage: file.stage) : .unknownAct(act.action)
        }
        guard let allowed = open.first(where: { may(act.officer, do: $0, on: file) }) else {
            throw .notYourRole(needed: first.by)
        }
        return allowed
    }

    /// Whether an officer holds one of the action's roles in a body that plays it on this file.
    public func may(_ officer: Officer, do action: Action, on file: CaseFile) -> Bool {
        action.by.contains { holds(officer, $0, on: file) }
    }

    /// Powers follow the legal role on this file: the body the role belongs to, or an invitation into it.
    public func holds(_ officer: Officer, _ name: Name<Role>, on file: CaseFile) -> Bool {
        guard officer.roles.contains(name), let role = role(name) else { return false }
        if let fact = role.namedBy, file.facts[fact] != .person(officer.person.description) { return false }
        return file.bodies[role.body] == officer.agency
            || file.participants.contains { $0.agency == officer.agency && $0.role == name.description }
    }

    func guardTime(_ act: Act, on file: CaseFile) throws(Refusal) {
        guard act.tookEffectAt.ms - act.recordedAt.ms <= Act.toleranceMs else {
            throw .notYetHappened(act.tookEffectAt)
        }
        guard act.isBackDated else { return }
        let isProved = file.paper(PaperKind.proofOfService) != nil
        guard isProved, act.tookEffectAt >= file.stageEnteredAt else {
            throw .backDated(to: act.tookEffectAt, earliest: isProved ? file.stageEnteredAt : nil)
        }
    }

    private func guardForm(_ action: Action, _ act: Act) throws(Refusal) {
        let missing = action.asks.filter { act.fields[$0.name] == nil }
        guard missing.isEmpty else {
            throw .fieldsInvalid(missing.map { .init($0.name, .required) })
        }
        let taken = action.asks + action.records + action.absents
        let known = Set(taken.map(\.name) + (action.effect?.facts ?? [])).union(Procedure.clockFields)
        let unknown = act.fields.keys.filter { !known.contains($0) }.sorted()
        guard unknown.isEmpty else {
            throw .fieldsInvalid(unknown.map { .init($0, .unknown) })
        }
        let faults = formFaults(action, act)
        guard faults.isEmpty else { throw .fieldsInvalid(faults) }
    }

    /// Values that do not fit their fields. Only what an act may state as not to be established may be
    /// absent.
    private func formFaults(_ action: Action, _ act: Act) -> [Refusal.FieldFault] {
        let made = (action.effect?.facts ?? []).compactMap(fact)
        let taken = action.asks + action.records + made
        return act.fields.sorted { $0.key < $1.key }.compactMap { name, fact in
            let mayBeAbsent = action.absents.contains { $0.name == name }
            if case .absent = fact { return mayBeAbsent ? nil : .init(name, .type) }
            if let field = taken.first(where: { $0.name == name }) {
                return (field.fault(of: fact) ?? statedTermFault(fact, name, action)).map { .init(name, $0) }
            }
            return mayBeAbsent ? .init(name, .type) : nil
        }
    }

    /// A paper states at least one day.
    private func statedTermFault(_ fact: Fact, _ name: String, _ action: Action) -> Refusal.FieldFault.Code? {
        guard action.starts.contains(where: { $0.shortenedBy == name }), case .count(let days) = fact else {
            return nil
        }
        return (1...StatutoryPeriod.longest).contains(days) ? nil : .range
    }

    /// Fields that any act on clocks may carry: which run, which extension, until when, and why.
    static let clockFields: Set<String> = ["run", "extension", "until", "ground", "reason"]

    private func guardSignatures(_ action: Action, on file: CaseFile) throws(Refusal) {
        let touched = Set(action.signs + action.needs.map(\.name.description))
        let awaited = file.awaited.filter { action.goesTo != nil || touched.contains($0.what) }
        guard let first = awaited.first else { return }
        throw .signatureMissing(awaited.map(\.what), role: first.role)
    }

    /// Four eyes: another person than did the acts before, on the papers that those acts have seen.
    private func guardHands(_ action: Action, _ officer: Officer, on file: CaseFile) throws(Refusal) {
        let own = file.acts.last { action.notBy.contains($0.action) && $0.by == officer.person }
        if let own { throw .sameHand(after: own.action) }
        for (paper, acts) in action.unchangedSince.sorted(by: { $0.key < $1.key }) {
            guard let seen = file.acts.last(where: { acts.contains($0.action) }) else { continue }
            let newer = file.papers.dropFirst(seen.papersBefore).contains { $0.kind == paper }
            guard !newer else { throw .paperChanged(paper, since: seen.action) }
        }
    }

    private func guardClocks(_ action: Action, _ act: Act, on file: CaseFile) throws(Refusal) {
        for clock in action.within {
            let run = file.run(of: clock.name)
            if let run, run.isPast(at: act.tookEffectAt) {
                throw .rightLapsed(clock.name, on: run.end)
            }
        }
        for clock in action.after {
            guard let run = file.run(of: clock.name) else {
                if let condition = clock.condition {
                    let finding = condition.finding(on: facts(for: act, on: file))
                    if finding.verdict == .unmet { continue }
                }
                throw .clockNotRunning(clock.name)
            }
            let isOver = !run.isOpen || run.hasRunOut || run.isPast(at: act.tookEffectAt)
            guard isOver else { throw .clockStillRuns(clock.name, until: run.end) }
        }
        try guardItems(action, act, on: file)
        try guardRunning(action, act, on: file)
    }

    /// Clocks of which a run must be open; where the act names a run, that one.
    private func guardRunning(_ action: Action, _ act: Act, on file: CaseFile) throws(Refusal) {
        for clock in action.running {
            let open = file.openRuns(of: clock.name).map(\.run)
            guard !open.isEmpty else { throw .clockNotRunning(clock.name) }
            guard case .count(let run)? = act.fields["run"], !open.contains(run) else { continue }
            throw .clockNotRunning(clock.name)
        }
    }

    /// Clocks with a run for each item: all answered, or one of them late.
    private func guardItems(_ action: Action, _ act: Act, on file: CaseFile) throws(Refusal) {
        for clock in action.answered {
            let runs = file.clocks.filter { $0.clock == clock.name }
            guard !runs.isEmpty else { throw .clockNotRunning(clock.name) }
            let open = runs.first { $0.stoppedAt == nil && !$0.wasDropped }
            if let open { throw .clockStillRuns(clock.name, until: open.end) }
        }
        for clock in action.overdue {
            let open = file.clocks.filter { $0.clock == clock.name && $0.stoppedAt == nil && !$0.wasDropped }
            guard let next = open.first else { throw .clockNotRunning(clock.name) }
            let isLate = open.contains { $0.hasRunOut || $0.isPast(at: act.tookEffectAt) }
            guard isLate else { throw .clockStillRuns(clock.name, until: next.end) }
        }
    }

    private func guardLaw(_ action: Action, _ act: Act, on file: CaseFile) throws(Refusal) {
        for waiting in action.waitsFor {
            guard let outcome = outcome(of: waiting.procedure, on: file),
                waiting.outcomes.contains(outcome)
            else {
                throw .waitsForLinkedFile(waiting.procedure, outcomes: waiting.outcomes)
            }
        }
        let facts = facts(for: act, on: file)
        for rule in action.requires {
            let finding = rule.finding(on: facts)
            guard finding.verdict != .met else { continue }
            throw rule.bar == .fineLock ? .fineLocked(finding) : .ruleNotMet(finding)
        }
        for condition in action.starts.compactMap(\.condition) {
            let finding = condition.finding(on: facts)
            guard finding.verdict != .undetermined else { throw .ruleNotMet(finding) }
        }
    }

    /// What the rules read: the file, the form of the act, and the day of the act, since a fine is measured
    /// by the law of its decision too.
    func facts(for act: Act, on file: CaseFile) -> Facts {
        var facts = file.facts
        for (name, fact) in act.fields { facts[name] = fact }
        facts["act-day"] = .day(act.tookEffectAt.legalDay)
        for paper in servedPapers { facts["received.\(paper)"] = .yesNo(false) }
        for service in file.services where service.receipt != nil {
            facts["received.\(service.document)"] = .yesNo(true)
        }
        return facts
    }

    /// How the newest linked file ended: `nil` while it is open, `none` where there is not and never was one.
    /// A file that took over the fact from the file that opened it knows the outcome without the link.
    private func outcome(of procedure: Name<Procedure>, on file: CaseFile) -> Name<Outcome>? {
        if let linked = file.linked.last(where: { $0.procedure == procedure }) { return linked.outcome }
        guard case .choice(let inherited)? = file.facts["linked.\(procedure)"] else { return "none" }
        return Name(inherited)
    }

    private func guardPapers(_ action: Action, _ act: Act, on file: CaseFile) throws(Refusal) {
        var facts = file.facts
        for (name, fact) in act.fields { facts[name] = fact }
        var missing: [Name<PaperKind>] = []
        for kind in action.takes where !act.papers.contains(where: { $0.kind == kind.name }) {
            missing.append(kind.name)
        }
        for kind in action.needs + action.signs.compactMap({ paper(Name($0)) }) {
            let isThere = file.paper(kind.name) != nil || act.papers.contains { $0.kind == kind.name }
            guard !isThere, try isNeeded(kind, facts) else { continue }
            if !missing.contains(kind.name) { missing.append(kind.name) }
        }
        guard missing.isEmpty else { throw .documentsMissing(missing) }
        try guardPairs(action, on: file)
        try guardSecondPerson(action, act, on: file)
    }

    /// Signatures of others under the paper as it now is, and papers that must be the same.
    private func guardPairs(_ action: Action, on file: CaseFile) throws(Refusal) {
        for (kind, roles) in action.signed.sorted(by: { $0.key < $1.key }) {
            guard let paper = file.paper(kind) else { throw .documentsMissing([kind]) }
            let lacking = roles.first { role in
                !file.signatures.contains {
                    $0.what == kind.description && $0.digest == paper.digest && $0.role == role
                }
            }
            if let lacking { throw .signatureMissing([kind.description], role: lacking) }
        }
        for (kind, other) in action.matches.sorted(by: { $0.key < $1.key }) {
            guard let paper = file.paper(kind) else { throw .documentsMissing([kind]) }
            guard paper.digest == file.paper(other)?.digest else {
                throw .papersDiffer(kind, from: other)
            }
        }
    }

    /// Who prepared a publication does not check it.
    private func guardSecondPerson(_ action: Action, _ act: Act, on file: CaseFile) throws(Refusal) {
        guard let publishing = action.publishes else { return }
        let papers = action.needs.map(\.name.description)
        let prepared = file.signatures.contains { papers.contains($0.what) && $0.by == act.officer.person }
        guard !prepared else { throw .signatureMissing([publishing.summary], role: publishing.checkedBy) }
    }

    /// What stands in the way of an act apart from its form and its papers; `nil` when nothing does.
    public func bar(to action: Action, by officer: Officer, on file: CaseFile, at moment: Instant) -> Refusal?
    {
        let act = Act(action.name, by: officer, at: moment)
        do throws(Refusal) {
            try guardHands(action, officer, on: file)
            try guardSignatures(action, on: file)
            try guardClocks(action, act, on: file)
            try guardLaw(action, act, on: file)
            return nil
        } catch {
            return isAnsweredByForm(error, action) ? nil : error
        }
    }

    /// What a rule still has to know, and the form of the act itself asks for, bars nobody from filling it
    /// in.
    private func isAnsweredByForm(_ refusal: Refusal, _ action: Action) -> Bool {
        guard case .ruleNotMet(let finding) = refusal, finding.verdict == .undetermined else { return false }
        let asked = Set((action.asks + action.records).map(\.name)).union(Procedure.clockFields)
        return !finding.missing.isEmpty && asked.isSuperset(of: finding.missing)
    }

    /// A paper that is needed only under a condition: a file that does not say has not said no.
    private func isNeeded(_ kind: PaperKind, _ facts: Facts) throws(Refusal) -> Bool {
        guard let name = kind.neededWhen else { return true }
        do throws(Facts.Missing) {
            return try facts(Field<Bool>(name))
        } catch {
            let because = Reason("paper-condition-not-stated", ["paper": kind.name.description])
            throw .ruleNotMet(
                Finding(
                    rule: "paper-condition", verdict: .undetermined, source: basis, because: [because],
                    missing: error.names))
        }
    }
}
