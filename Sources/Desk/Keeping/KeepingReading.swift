internal import Casework
internal import Evidence
internal import Law
internal import Store

/// Reads what two people decide about a file.
extension Office {
    /// - Throws: `DeskRefusal.notFound` for who neither opens nor erases anything in this file.
    public func keeping(of number: String, for caller: Caller) async throws -> KeepingView {
        let hand = try await sharedFile(number, with: caller)
        guard mayKeep(caller, hand) else { throw DeskRefusal.notFound }
        let moment = now
        let read = try await database.read { db in
            (
                rows: try KeepingRequests.all(of: number, on: db),
                stubs: try Erasures.all(of: number, on: db),
                things: try self.things(in: hand, on: db),
                retention: try self.mayErase(caller, hand) ? self.retention(of: hand, on: db) : nil
            )
        }
        let people = Set(
            read.rows.flatMap { [$0.askedBy, $0.decidedBy].compactMap(\.self) } + read.stubs.map(\.decidedBy))
        let names = try await peopleNamed(Array(people))
        let lines = read.rows.map { row in
            line(row, hand, read.things, read.stubs, names, for: caller, at: moment)
        }
        let mayErase = mayErase(caller, hand)
        return KeepingView(
            number: number, procedure: hand.procedure,
            guarded: guarded(in: hand, read.things, lines, for: caller),
            erasable: mayErase ? read.things : [], bases: keepingRules.bases,
            erasingStandsHours: keepingRules.erasingStandsHours,
            retention: read.retention, requests: lines,
            stubs: read.stubs.compactMap { stub($0, names, hand) },
            names: NameTable(agencies: agencyNames(lines, hand)), now: moment)
    }

    /// What the page of the file says of it, for everybody who sees the file.
    func glimpse(
        of hand: FileInHand, for caller: Caller, on db: some Connection
    ) throws -> KeepingGlimpse {
        let rows = try KeepingRequests.all(of: hand.number, on: db)
        let stubs = try Erasures.all(of: hand.number, on: db)
        var glimpse = KeepingGlimpse()
        let names = try peopleNamed(Array(Set(stubs.map(\.decidedBy))), on: db)
        let views = stubs.compactMap { stub($0, names, hand) }
        glimpse.destroyed = views.first { $0.kind == .file }
        glimpse.stubs = glimpse.destroyed.map { [$0] } ?? views
        glimpse.isTheirs = mayKeep(caller, hand)
        glimpse.waiting = rows.count { mayAnswer($0, hand, for: caller, at: now) }
        return glimpse
    }

    /// Whoever sees the whole file for the body that keeps it: they alone propose to erase, and decide on it.
    func mayErase(_ caller: Caller, _ hand: FileInHand) -> Bool {
        seesWhole(caller, hand) && hand.file.opening?.agency == caller.agency
    }

    private func mayKeep(_ caller: Caller, _ hand: FileInHand) -> Bool {
        guard PartyRole.party(of: caller.agency) == nil else { return false }
        return mayErase(caller, hand) || hand.file.sealed.contains { mayOpen($0, caller, hand) }
    }

    /// Whether the record is one that nobody opens alone, and the caller has the right to it.
    func mayOpen(_ entry: CaseFile.SealedEntry, _ caller: Caller, _ hand: FileInHand) -> Bool {
        PartyRole.party(of: caller.agency) == nil && hand.quoted.destroyed == nil
            && keepingRules.rule(for: entry, in: hand.procedure.name) != nil
            && hand.procedure.mayRead(entry, caller.officer, on: hand.file)
    }

    /// Whether the caller has the right that a request is about, whoever asked.
    func mayDecide(_ row: KeepingRow, _ hand: FileInHand, for caller: Caller) -> Bool {
        guard row.act == KeepingRequest.Act.open.rawValue else { return mayErase(caller, hand) }
        return hand.file.sealed.contains { $0.record == row.subject && mayOpen($0, caller, hand) }
    }

    private func mayAnswer(
        _ row: KeepingRow, _ hand: FileInHand, for caller: Caller, at moment: Instant
    ) -> Bool {
        guard mayDecide(row, hand, for: caller) else { return false }
        do {
            try row.request.demandAnswer(
                by: caller.person, standingInFor: Set(caller.standsIn.values), at: moment)
            return true
        } catch {
            return false
        }
    }

    /// Everything in the file that can be erased: sealed records, parties, texts that it was the first to hold, papers.
    func things(in hand: FileInHand, on db: some Connection) throws -> [KeptThing] {
        let sealed = try hand.file.sealed.filter {
            try SealedRecords.stub($0.record, on: db).map { $0.erasedDay == nil } ?? false
        }.map {
            KeptThing(kind: .sealed, id: $0.record, label: $0.compartment, field: $0.field, hint: "")
        }
        let parties = try Parties.all(of: hand.number, on: db).filter { $0.erasedDay == nil }.map {
            KeptThing(kind: .party, id: $0.id, label: $0.role, field: nil, hint: $0.name ?? "")
        }
        let texts = try TextRecords.all(of: hand.number, on: db).filter {
            hand.procedure.fact($0.field) != nil
        }.map {
            KeptThing(
                kind: .text, id: $0.id, label: $0.field, field: $0.field,
                hint: String($0.text.prefix(Office.hintLength)))
        }
        let papers = try Documents.all(of: hand.number, on: db).filter { $0.erasedDay == nil }.map {
            KeptThing(
                kind: .paper, id: $0.id, label: $0.kind, field: nil,
                hint: $0.fileName ?? String($0.sha256.description.prefix(8)))
        }
        return sealed + parties + texts + papers
    }

    private static let hintLength = 16

    private func guarded(
        in hand: FileInHand, _ things: [KeptThing], _ lines: [KeepingLine], for caller: Caller
    ) -> [GuardedRecord] {
        hand.file.sealed.compactMap { entry in
            guard mayOpen(entry, caller, hand),
                let rule = keepingRules.rule(for: entry, in: hand.procedure.name),
                let thing = things.first(where: { $0.kind == .sealed && $0.id == entry.record })
            else { return nil }
            let own = lines.filter {
                $0.request.act == .open && $0.request.subject == entry.record
                    && $0.request.asker == caller.person
            }
            return GuardedRecord(
                thing: thing, rule: rule,
                openUntil: own.first { $0.standing == .open }?.request.until,
                isAsked: own.contains { $0.standing == .waiting })
        }
    }

    private func line(
        _ row: KeepingRow, _ hand: FileInHand, _ things: [KeptThing], _ stubs: [ErasureStub],
        _ names: [String: String], for caller: Caller, at moment: Instant
    ) -> KeepingLine {
        let request = row.request
        let entry = hand.file.sealed.first { $0.record == row.subject }
        let thing = things.first { $0.id == row.subject }
        let stub = stubs.first { $0.subject == row.subject }
        return KeepingLine(
            request: request, label: thing?.label ?? stub?.label ?? entry?.compartment ?? "",
            field: thing?.field ?? entry?.field, askerName: names[row.askedBy] ?? row.askedBy,
            askerAgency: AgencyID(row.askedAt), askedAt: Instant(ms: row.askedMs), reason: row.reason,
            basis: Citation(parsing: row.basis), answererName: row.decidedBy.map { names[$0] ?? $0 },
            answer: row.answer, answeredAt: row.decidedMs.map(Instant.init(ms:)),
            standing: request.standing(at: moment), years: row.years,
            mayAnswer: mayAnswer(row, hand, for: caller, at: moment),
            mayWithdraw: request.asker == caller.person && request.standing(at: moment) == .waiting)
    }

    private func stub(
        _ stub: ErasureStub, _ names: [String: String], _ hand: FileInHand
    ) -> StubView? {
        guard let kind = KeepingRequest.Kind(rawValue: stub.kind), let basis = Citation(parsing: stub.basis)
        else { return nil }
        return StubView(
            kind: kind, subject: stub.subject, label: stub.label,
            field: hand.file.sealed.first { $0.record == stub.subject }?.field,
            day: CivilDate(dayNumber: stub.erasedDay),
            decider: names[stub.decidedBy] ?? stub.decidedBy,
            agency: hand.file.opening?.agency ?? "", basis: basis)
    }

    private func agencyNames(_ lines: [KeepingLine], _ hand: FileInHand) -> [AgencyID: String] {
        let all = lines.map(\.askerAgency) + hand.file.participants.map(\.agency)
        return Dictionary(all.map { ($0, agencies.name($0)) }) { first, _ in first }
    }
}

extension KeepingRow {
    var request: KeepingRequest {
        guard let act = KeepingRequest.Act(rawValue: act), let kind = KeepingRequest.Kind(rawValue: kind),
            let state = KeepingRequest.State(rawValue: state)
        else { preconditionFailure("the schema lists acts, kinds and states") }
        return KeepingRequest(
            id: id, act: act, kind: kind, subject: subject, asker: PersonID(askedBy),
            lapses: Instant(ms: lapsesMs), state: state, until: untilMs.map(Instant.init(ms:)))
    }
}
