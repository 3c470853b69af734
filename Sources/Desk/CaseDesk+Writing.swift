internal import Casework
internal import Evidence
internal import Law
internal import Programmes
internal import Store

extension Office {
    /// Appends what an act causes, on its file and on those beside it. Runs inside one transaction.
    func write(_ writing: ActWriting, on db: some Connection) throws -> ActReceipt {
        var act = writing.act
        let hand = writing.hand
        try demandOpening(act, on: hand, by: writing.caller, on: db)
        try demandReceivers(act, on: hand, on: db)
        let opens = hand.procedure.actions(in: hand.file.stage).first { $0.name == act.action }?.opens
        let isSplit = act.action.description == BuiltInAct.split.rawValue
        act.child =
            try opens != nil || (isSplit && mayOpenAnother(act, hand.procedure))
            ? CaseNumber(nextNumber(at: writing.caller.division, on: db)) : nil
        act.other = try otherFile(of: act, for: writing.caller, on: db)
        let events = try hand.procedure.decide(act, on: hand.file, calendar: calendar)
        let stamp = Stamp(
            officer: writing.caller.person.description, agency: writing.caller.agency.description,
            legalDay: act.tookEffectAt.legalDay, recordedMs: act.recordedAt.ms)
        let rows = try append(events, to: hand.number, after: hand.revision, stamp, on: db)
        try keep(writing.texts, of: hand.number, on: db)
        try keep(writing.papers, of: hand, rows: rows, by: writing.caller, on: db)
        try keep(writing.brought, of: hand.number, page: rows.first, by: writing.caller, on: db)
        try seal(writing.secrets, named: events, of: hand.number, at: stamp.recordedMs, on: db)
        let code = try keepParty(act, of: hand, at: stamp.recordedMs, on: db)
        let file = try project(hand, adding: events, as: rows, on: db)
        var opened: ActReceipt.OpenedChild?
        if let child = act.child, let opens {
            let done = hand.procedure.actions(in: hand.file.stage).first { $0.name == act.action }
            let from = Opener(
                file: file, procedure: hand.procedure, agency: opener(writing.caller, of: file),
                passes: done?.passes ?? [], passesSealed: done?.passesSealed ?? [],
                published: events.published)
            try openChild(opens, child, from: from, stamp, on: db)
            opened = .init(id: child.description, number: child)
        }
        if let half = try splitOff(events, of: hand, as: file, act, stamp, on: db) { opened = half }
        try keepBeside(events, of: file, stamp, on: db)
        try tellJoined(
            events, of: file, by: act.officer, at: act.tookEffectAt, stamp, on: db)
        try tellParent(of: file, stamp, on: db)
        if let release = writing.release { try keepRelease(release, of: hand.number, on: db) }
        try tell(act.action.description, events, of: file, procedure: hand.procedure, on: db)
        try Audit.append(
            trailLine(of: act, events, on: hand.number, at: file.revision, by: writing.caller), on: db)
        return ActReceipt(revision: file.revision, events: events, opened: opened, code: code)
    }

    /// The agency that opens a file: the caller's own; for a party the one that keeps the file it acts in.
    private func opener(_ caller: Caller, of file: CaseFile) -> AgencyID {
        guard PartyRole.party(of: caller.agency) != nil, let keeper = file.opening?.agency else {
            return caller.agency
        }
        return keeper
    }

    /// Who recorded it, for whom, when in law and when in fact.
    struct Stamp: Sendable {
        let officer: String
        let agency: String
        let legalDay: CivilDate
        let recordedMs: Int

        /// The office itself: rounds and consequences.
        static func office(_ agency: AgencyID, at moment: Instant) -> Stamp {
            Stamp(
                officer: "office", agency: agency.description, legalDay: moment.legalDay,
                recordedMs: moment.ms)
        }
    }

    func append(
        _ events: [CaseEvent], to number: String, after revision: Int, _ stamp: Stamp, on db: some Connection
    ) throws -> [JournalRow] {
        let drafts = try events.map { event in
            EventDraft(
                kind: event.kind, body: try event.canonicalBody(), officer: stamp.officer,
                agency: stamp.agency,
                legalDay: stamp.legalDay.dayNumber, recordedMs: stamp.recordedMs,
                salt: randomness.bytes(Leaf.saltCount))
        }
        return try Journal.append(drafts, to: number, after: revision, on: db)
    }

    func keep(_ texts: [FormReading.NewText], of number: String, on db: some Connection) throws {
        for text in texts {
            try TextRecords.put(
                TextRecord(
                    id: text.id, caseNumber: number, field: text.field, salt: text.salt, text: text.text),
                on: db)
        }
    }

    /// `230102-2026-00417`: the area, the year, and a number without gaps.
    func nextNumber(at division: String, on db: some Connection) throws -> String {
        let series = "\(division)-\(now.legalDay.year)"
        let serial = String(try NumberCounter.next(in: series, on: db))
        return series + "-" + String(repeating: "0", count: max(0, 5 - serial.count)) + serial
    }

    /// The file that opens another, and the agency that does it.
    struct Opener: Sendable {
        let file: CaseFile
        let procedure: Procedure
        let agency: AgencyID
        /// Papers that the new file takes over.
        var passes: [Name<PaperKind>] = []
        /// Sealed fields whose records the new file takes over.
        var passesSealed: [String] = []

        /// What the act showed to the public, which the new file goes on showing.
        var published: PublishedSummary?

        var sealed: [CaseFile.SealedEntry] {
            file.sealed.filter { entry in entry.field.map(passesSealed.contains) ?? false }
        }
    }

    func openChild(
        _ name: Name<Procedure>, _ number: CaseNumber, from opener: Opener, _ stamp: Stamp,
        on db: some Connection
    ) throws {
        let parent = opener.file
        let moment = Instant(ms: stamp.recordedMs)
        guard let child = library.current(name, on: stamp.legalDay),
            let agency = agencies.agency(opener.agency)
        else { throw MissingProcedure(name: name.description, version: stamp.legalDay.description) }
        var facts: [String: Fact] = [:]
        for field in child.opening.inherits { facts[field] = parent.facts[field] }
        let place: String? = if case .division(let code)? = parent.facts["place"] { code } else { nil }
        let opened = OpenedFile(
            procedure: name, version: child.version, number: number, agency: opener.agency,
            area: agency.division, bodies: agencies.bodies(of: child, opening: agency, place: place),
            parent: parent.number, parentProcedure: parent.procedure, at: moment)
        try demandFirstActors(of: child, opened: opened, facts: facts, on: db)
        let papers = opener.passes.compactMap { parent.paper($0) }.map {
            Paper(
                id: randomness.identifier("d"), kind: $0.kind, digest: $0.digest, sizeBytes: $0.sizeBytes)
        }
        let events = child.open(
            opened, facts: facts, papers: papers, sealed: opener.sealed, published: opener.published,
            calendar: calendar)
        let rows = try append(events, to: number.description, after: 0, stamp, on: db)
        let hand = FileInHand(
            number: number.description, rows: [], events: [], file: CaseFile(), procedure: child)
        try project(hand, adding: events, as: rows, on: db)
        try passOn(papers, from: parent.number.description, to: number.description, rows, stamp, on: db)
        try copyParties(from: parent.number.description, to: number.description, on: db)
        try projectAgain(number.description, on: db)
    }

    func copyParties(
        from parent: String, to child: String, except role: String? = nil, on db: some Connection
    ) throws {
        for party in try Parties.all(of: parent, on: db) where party.erasedDay == nil && party.role != role {
            try Parties.put(
                PartyRow(
                    id: randomness.identifier("p"), caseNumber: child, role: party.role,
                    isPersonal: party.isPersonal, name: party.name ?? "", uscc: party.uscc,
                    address: party.address, copiedFrom: party.id),
                on: db)
        }
    }

    /// Two files never decide together: the end of one is an event on the other.
    func tellParent(of file: CaseFile, _ stamp: Stamp, on db: some Connection) throws {
        guard let outcome = file.outcome, let parent = file.opening?.parent,
            let hand = try readFile(parent.description, on: db)
        else { return }
        let isTold = hand.file.linked.contains { $0.number == file.number && $0.outcome != nil }
        guard !isTold else { return }
        let events: [CaseEvent] = [.linkedFileEnded(file.procedure, file.number, outcome)]
        let rows = try append(events, to: hand.number, after: hand.revision, stamp, on: db)
        try project(hand, adding: events, as: rows, on: db)
        try tell("linked-file-ended", events, of: hand.file, procedure: hand.procedure, on: db)
    }
}
