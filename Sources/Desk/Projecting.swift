internal import Casework
internal import Evidence
internal import Law
internal import Store

/// A page of a file with what it says: the journal's row and the event on it.
struct RecordedEvent: Sendable {
    let row: JournalRow
    let event: CaseEvent
}

/// Computes what the tables say of a file from the file itself. Nothing else is asked, so that `rebuild`
/// comes to the same rows.
struct Projecting {
    let pages: [RecordedEvent]
    let file: CaseFile
    let procedure: Procedure
    let rights: [RightClaimed]
    let search: [SearchRow]
    /// Texts of other files on which the rows draw.
    var borrowed: [String] = []
    let folding: Folding
    /// Texts of entries that were shown, by their ids; one that was erased is not there.
    var shown: [String: String] = [:]

    func projection() -> FileProjection? {
        guard let cover = cover() else { return nil }
        var projection = FileProjection(
            cover: cover, agencies: agencies(), clocks: clocks(), signatures: signatures(),
            services: services(), messages: messages(), related: related(), rights: rights,
            search: search, history: HistoryReading(pages, procedure).history, triage: triage())
        projection.borrowed = borrowed
        if let (entry, versions) = publicEntry(area: cover.area) {
            (projection.entry, projection.versions) = (entry, versions)
        }
        return projection
    }

    private func cover() -> CoverSheet? {
        guard let opening = file.opening, let first = pages.first, let last = pages.last else { return nil }
        let place: String? = if case .division(let code)? = file.facts["place"] { code } else { nil }
        // The kind of a right is known before its number, and often without it.
        let kind: String? = if case .choice(let type)? = file.facts["right-type"] { type } else { nil }
        return CoverSheet(
            number: file.number.description, id: file.number.description,
            procedure: opening.procedure.description, procedureVersion: opening.version,
            stage: file.stage.description, revision: file.revision, openingAgency: opening.agency.description,
            area: place ?? opening.area, rightType: rights.first?.type ?? kind,
            rightNumber: rights.first?.number,
            openedDay: opening.at.legalDay.dayNumber, openedMs: opening.at.ms,
            openedPosition: first.row.position, updatedPosition: last.row.position,
            updatedMs: last.row.recordedMs, ending: ending(), parentNumber: opening.parent?.description,
            joinedTo: file.joinedTo?.description)
    }

    private func ending() -> CoverSheet.Ending? {
        guard let outcome = file.outcome else { return nil }
        let page = pages.last { if case .ended = $0.event { true } else { false } }
        return CoverSheet.Ending(outcome: outcome.description, day: page?.row.legalDay ?? 0)
    }

    private var participants: [(agency: AgencyID, role: String)] {
        var seen: Set<AgencyID> = []
        return file.participants.filter {
            PartyRole.party(of: $0.agency) == nil && seen.insert($0.agency).inserted
        }.map { ($0.agency, $0.role) }
    }

    private func agencies() -> [AgencyRow] {
        let next = nextClock()
        return participants.map { agency, role in
            AgencyRow(
                agency: agency.description, body: role, officer: officer(at: agency),
                waitingRole: file.isAtWork ? waitingRole(at: agency)?.description : nil, next: next)
        }
    }

    /// Who the file names for a role of this agency: it is on their desk.
    private func officer(at agency: AgencyID) -> String? {
        let named = procedure.roles.filter { file.bodies[$0.body] == agency }.compactMap(\.namedBy)
        return named.lazy.compactMap { fact -> String? in
            if case .person(let id)? = file.facts[fact] { id } else { nil }
        }.first
    }

    /// The role of an agency that has the next step: an awaited signature first, else the first act of the
    /// stage that leads on.
    private func waitingRole(at agency: AgencyID) -> Name<Role>? {
        if let awaited = file.awaited.first { return plays(agency, awaited.role) ? awaited.role : nil }
        let leading = procedure.stage(file.stage)?.actions.filter { $0.goesTo != nil } ?? []
        return leading.lazy.flatMap(\.by).first { plays(agency, $0) }
    }

    /// Who has the next step, at each agency that takes part.
    var waiting: [Audience] {
        participants.compactMap { agency, _ in
            waitingRole(at: agency).map { .role($0.description, at: agency.description) }
        }
    }

    private func plays(_ agency: AgencyID, _ name: Name<Role>) -> Bool {
        guard let role = procedure.role(name) else { return false }
        return file.bodies[role.body] == agency
    }

    private func nextClock() -> NextClock? {
        let running = file.clocks.filter { $0.isOpen && $0.state != .suspended }
        let timed = running.compactMap { run in run.end.map { (run.clock, $0) } }
        guard let (clock, end) = timed.min(by: { Projecting.alarmMs($0.1) < Projecting.alarmMs($1.1) }) else {
            return nil
        }
        return NextClock(
            clock: clock.description, alarmMs: Projecting.alarmMs(end), lastMs: end.lastMoment.ms,
            lastDay: end.lastDay.dayNumber, isProvisional: end.isProvisional)
    }

    /// The moment at which the office warns: a day warns until its end.
    static func alarmMs(_ end: PeriodEnd) -> Int {
        switch end {
        case .day(let alarm, _, _): Instant.endOf(alarm).ms
        case .moment(let alarm, _): alarm.ms
        }
    }

    private func clocks() -> [RunningClockRow] {
        guard !file.hasEnded else { return [] }
        return file.clocks.filter(\.isOpen).flatMap { run -> [RunningClockRow] in
            guard let clock = procedure.clock(run.clock) else { return [] }
            return participants.map { agency, _ in row(run, clock, for: agency) }
        }
    }

    private func row(_ run: ClockRun, _ clock: Clock, for agency: AgencyID) -> RunningClockRow {
        let due = run.end.map { end in
            RunningClockRow.Due(
                alarmMs: Projecting.alarmMs(end), lastMs: end.lastMoment.ms,
                deadlineDay: end.lastDay.dayNumber, isProvisional: end.isProvisional)
        }
        let stopping = procedure.allActions.filter { $0.stops.contains(clock) }
        return RunningClockRow(
            clock: run.clock.description, run: run.run, agency: agency.description, state: state(of: run),
            due: due, isHours: clock.period.unit == .hours, isTarget: clock.isTarget,
            isOwedHere: stopping.contains { $0.by.contains { plays(agency, $0) } },
            source: clock.inForce(on: run.started.legalDay).source.description, factID: clock.ruleID,
            startedDay: run.started.legalDay.dayNumber)
    }

    private func state(of run: ClockRun) -> RunningClockRow.State {
        switch run.state {
        case .suspended: .suspended
        case .breached: .breached
        case .late: .late
        default: .running
        }
    }

    private func signatures() -> [Store.SignatureWanted] {
        guard !file.hasEnded else { return [] }
        return file.awaited.compactMap { awaited in
            guard let role = procedure.role(awaited.role), let agency = file.bodies[role.body] else {
                return nil
            }
            let since = pages.last { if case .cosignatureAwaited(awaited) = $0.event { true } else { false } }
            return Store.SignatureWanted(
                document: awaited.what, agency: agency.description, role: awaited.role.description,
                notBy: awaited.firstBy.description, sinceMs: since?.row.recordedMs ?? 0)
        }
    }

    private func services() -> [ServiceRow] {
        var runs: [String: Int] = [:]
        return file.services.map { service in
            let key = "\(service.document)\u{0}\(service.to)"
            runs[key, default: 0] += 1
            return ServiceRow(
                document: service.document.description, recipient: service.to, run: runs[key] ?? 1,
                servedMs: service.servedAt.ms,
                receipt: service.receipt.map {
                    ServiceRow.Receipt(method: $0.method.rawValue, day: $0.day.dayNumber, proof: $0.proof)
                })
        }
    }

    private func messages() -> [MessageRow] {
        pages.compactMap { page in
            let (message, to, isCopy): (String, AgencyID, Bool)
            switch page.event {
            case .sent(let name, let agency, _): (message, to, isCopy) = (name, agency, false)
            case .copied(let what, let agency): (message, to, isCopy) = (what, agency, true)
            default: return nil
            }
            return MessageRow(
                revision: page.row.revision, message: message, from: page.row.agency, to: to.description,
                isCopy: isCopy, sentMs: page.row.recordedMs)
        }
    }

    /// What the intake desk did with the proposal, by the page that says whether it was followed.
    private func triage() -> TriageDecision? {
        guard case .choice(let channel)? = file.facts["proposed-channel"],
            case .agency(let proposed)? = file.facts["proposed-agency"],
            case .yesNo(let isFollowed)? = file.facts["proposal-followed"],
            let page = pages.last(where: {
                if case .factRecorded("proposal-followed", _) = $0.event { true } else { false }
            })
        else { return nil }
        let chosen: String? = if case .agency(let id)? = file.facts["competent-agency"] { id } else { nil }
        return TriageDecision(
            agency: page.row.agency, decidedDay: page.row.legalDay, proposedChannel: channel,
            proposedAgency: proposed, chosenAgency: chosen, isFollowed: isFollowed)
    }

    private func related() -> [RelatedFile] {
        file.linked.map { link in
            let opened = pages.first {
                if case .linkedFileOpened(_, link.number) = $0.event { true } else { false }
            }
            return RelatedFile(
                number: link.number.description, procedure: link.procedure.description,
                outcome: link.outcome?.description, openedMs: opened?.row.recordedMs ?? 0)
        }
    }
}

extension Office {
    /// Puts the tables of a file right, in the transaction that appended to it; gives the file as it now is.
    @discardableResult
    func project(
        _ hand: FileInHand, adding events: [CaseEvent], as rows: [JournalRow], on db: some Connection
    ) throws -> CaseFile {
        var file = hand.file
        for event in events { file.apply(event) }
        let pages = zip(hand.rows + rows, hand.events + events).map { RecordedEvent(row: $0, event: $1) }
        let texts = try DrawnTexts(of: file, on: db)
        let projecting = Projecting(
            pages: pages, file: file, procedure: hand.procedure, rights: try rights(of: file, on: db),
            search: try searchRows(of: file, hand.procedure, texts, on: db), borrowed: texts.borrowed,
            folding: folding,
            shown: try shownTexts(of: hand.events + events, procedure: hand.procedure, on: db))
        if let projection = projecting.projection() { try Projection.replace(projection, on: db) }
        if hand.rows.count + rows.count == file.revision { shelf?.keep(file, of: hand, rows, events) }
        return file
    }

    /// What the tables have to say of a file as it was read; `nil` for one that was never opened.
    func projection(of hand: FileInHand, on db: some Connection) throws -> FileProjection? {
        let pages = zip(hand.rows, hand.events).map { RecordedEvent(row: $0, event: $1) }
        let texts = try DrawnTexts(of: hand.file, on: db)
        return Projecting(
            pages: pages, file: hand.file, procedure: hand.procedure,
            rights: try rights(of: hand.file, on: db),
            search: try searchRows(of: hand.file, hand.procedure, texts, on: db),
            borrowed: texts.borrowed, folding: folding,
            shown: try shownTexts(of: hand.events, procedure: hand.procedure, on: db)
        ).projection()
    }

    /// What the public was shown, of files that show something.
    func shownTexts(of events: [CaseEvent], procedure: Procedure, on db: some Connection) throws
        -> [String: String]
    {
        guard procedure.shows != nil else { return [:] }
        var texts: [String: String] = [:]
        for case .published(let summary) in events {
            texts[summary.summary.id] = try TextRecords.find(summary.summary.id, on: db)?.text
        }
        return texts
    }

    /// The right that a file's facts name; its number is a text, kept outside the journal.
    func rights(of file: CaseFile, on db: some Connection) throws -> [RightClaimed] {
        guard try Erasures.destroyedDay(of: file.number.description, on: db) == nil,
            case .choice(let type)? = file.facts["right-type"],
            case .text(let reference)? = file.facts["right-number"],
            let number = try TextRecords.find(reference.id, on: db)
        else { return [] }
        return [RightClaimed(type: type, number: number.text)]
    }
}
