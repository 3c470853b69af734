internal import Law

/// Acts that every file knows by itself.
public enum BuiltInAct: String, Sendable, CaseIterable {
    case sign
    case recordReceipt = "record-receipt"
    case rectify
    case invite
    case readSealed = "read-sealed"
    case noteNumber = "note-number"
    case nameParty = "name-party"
    case giveCode = "give-code"
    case merge
    case undoMerge = "undo-merge"
    case tellApart = "tell-apart"
    case undoApart = "undo-apart"
    case split
}

extension Procedure {
    func decide(
        _ builtIn: BuiltInAct, _ act: Act, on file: CaseFile, calendar: WorkCalendar
    ) throws(Refusal) -> [CaseEvent] {
        guard file.participates(act.officer.agency), !rolesHeld(by: act.officer, on: file).isEmpty else {
            throw .notYourRole(needed: roles.map(\.name))
        }
        if PartyRole.party(of: act.officer.agency) != nil, builtIn != .readSealed {
            throw .notYourRole(needed: roles.filter { $0.party == nil }.map(\.name))
        }
        try guardJoined(act, on: file)
        return switch builtIn {
        case .sign: try sign(act, on: file, calendar: calendar)
        case .recordReceipt: try recordReceipt(act, on: file, calendar: calendar)
        case .rectify: try rectify(act, on: file)
        case .invite: try invite(act, on: file)
        case .readSealed: try readSealed(act, on: file)
        case .noteNumber: try noteNumber(act)
        case .nameParty: try nameParty(act, on: file)
        case .giveCode: try giveCode(act, on: file)
        case .merge: try merge(act, on: file)
        case .undoMerge: try undoMerge(act, on: file, calendar: calendar)
        case .tellApart: try tellApart(act, on: file)
        case .undoApart: try undoApart(act, on: file)
        case .split: try split(act, on: file)
        }
    }

    /// The roles of this procedure that an officer holds on this file.
    public func rolesHeld(by officer: Officer, on file: CaseFile) -> [Name<Role>] {
        roles.map(\.name).filter { holds(officer, $0, on: file) }
    }

    /// Signs what waits for a second person: nobody signs twice.
    private func sign(_ act: Act, on file: CaseFile, calendar: WorkCalendar) throws(Refusal) -> [CaseEvent] {
        try guardTime(act, on: file)
        let names = act.terms["documents"] ?? []
        guard !names.isEmpty else { throw .fieldsInvalid([.init("documents", .required)]) }
        let held = rolesHeld(by: act.officer, on: file)
        let waiting = file.awaited.filter { names.contains($0.what) }
        guard Set(waiting.map(\.what)) == Set(names) else {
            throw .signatureNotAwaited(names.filter { name in !waiting.contains { $0.what == name } })
        }
        if let foreign = waiting.first(where: { !held.contains($0.role) }) {
            throw .notYourRole(needed: [foreign.role])
        }
        guard waiting.allSatisfy({ $0.firstBy != act.officer.person }) else {
            throw .signatureNotAwaited(names)
        }
        try guardExtensions(waiting, act, on: file)
        var draft = Drafting(file: file, procedure: self, act: act, calendar: calendar)
        draft.add(.acted(act.action, by: act.officer.person, at: act.tookEffectAt))
        for signature in waiting { draft.cosign(signature) }
        return draft.events
    }

    /// A period that has run out is no longer extended, whoever signs.
    private func guardExtensions(
        _ waiting: [AwaitedSignature], _ act: Act, on file: CaseFile
    ) throws(Refusal) {
        for proposal in file.proposed where waiting.contains(where: { $0.what == proposal.clock.description })
        {
            guard
                let run = file.clocks.first(where: { $0.clock == proposal.clock && $0.run == proposal.run }),
                run.hasRunOut || run.isPast(at: act.tookEffectAt)
            else { continue }
            throw .rightLapsed(proposal.clock, on: run.end)
        }
    }

    private func recordReceipt(
        _ act: Act, on file: CaseFile, calendar: WorkCalendar
    ) throws(Refusal) -> [CaseEvent] {
        guard act.tookEffectAt.ms - act.recordedAt.ms <= Act.toleranceMs else {
            throw .notYetHappened(act.tookEffectAt)
        }
        guard !act.isBackDated || act.terms["proof"] != nil else {
            throw .backDated(to: act.tookEffectAt, earliest: nil)
        }
        let name = Name<PaperKind>(act.terms["document"]?.first ?? "")
        let open = file.services.filter { $0.document == name && $0.receipt == nil }
        guard
            let service = open.first(where: {
                act.terms["of"]?.first == nil || $0.to == act.terms["of"]?.first
            })
        else {
            throw .fieldsInvalid([.init("document", act.terms["document"] == nil ? .required : .unknown)])
        }
        let methodName = act.terms["method"]?.first ?? ReceiptOfService.Method.direct.rawValue
        guard let method = ReceiptOfService.Method(rawValue: methodName) else {
            throw .fieldsInvalid([.init("method", .choice)])
        }
        if method == .publicNotice { try guardPublicNotice(of: name, on: file) }
        let day = try receiptDay(act, service)
        let receipt = ReceiptOfService(
            document: name, of: service.to, method: method, day: day, proof: act.terms["proof"]?.first)
        var draft = Drafting(file: file, procedure: self, act: act, calendar: calendar)
        draft.add(.acted(act.action, by: act.officer.person, at: act.tookEffectAt))
        draft.receive(receipt)
        return draft.events
    }

    /// Where the law says when a public notice counts as received, nobody records it by hand.
    private func guardPublicNotice(of paper: Name<PaperKind>, on file: CaseFile) throws(Refusal) {
        guard let clock = clocks.first(where: { $0.deems == paper }) else { return }
        guard let run = file.openRuns(of: clock.name).last else { throw .clockNotRunning(clock.name) }
        throw .clockStillRuns(clock.name, until: run.end)
    }

    /// The day of a receipt: today, or an earlier day that a filed proof names, never before the service.
    private func receiptDay(_ act: Act, _ service: CaseFile.OpenService) throws(Refusal) -> CivilDate {
        let today = act.recordedAt.legalDay
        guard case .day(let day)? = act.fields["day"] else { return act.tookEffectAt.legalDay }
        guard day <= today else { throw .notYetHappened(Instant.endOf(day)) }
        guard day >= service.servedAt.legalDay else {
            throw .backDated(to: Instant.endOf(day), earliest: service.servedAt)
        }
        guard day == today || act.terms["proof"] != nil else {
            throw .backDated(to: Instant.endOf(day), earliest: nil)
        }
        return day
    }

    private func rectify(_ act: Act, on file: CaseFile) throws(Refusal) -> [CaseEvent] {
        guard case .count(let revision)? = act.fields["revision"] else {
            throw .fieldsInvalid([.init("revision", .required)])
        }
        guard (1...max(file.revision, 1)).contains(revision) else {
            throw .fieldsInvalid([.init("revision", .range)])
        }
        guard !file.ranOutRevisions.contains(revision) else { throw .breachStays(revision: revision) }
        let because = try text("because", of: act)
        return [
            .acted(act.action, by: act.officer.person, at: act.tookEffectAt),
            .rectified(revision: revision, because: because),
        ]
    }

    private func invite(_ act: Act, on file: CaseFile) throws(Refusal) -> [CaseEvent] {
        guard let opening = bodies.first(where: { $0.kind == .openingAgency }),
            file.bodies[opening.name] == act.officer.agency
        else { throw .notYourRole(needed: roles.filter { $0.body == bodies.first?.name }.map(\.name)) }
        guard case .agency(let agency)? = act.fields["agency"] else {
            throw .fieldsInvalid([.init("agency", .required)])
        }
        guard let role = act.terms["role"]?.first, !role.isEmpty else {
            throw .fieldsInvalid([.init("role", .required)])
        }
        guard let basis = act.terms["basis"]?.first, Citation(parsing: basis) != nil else {
            throw .fieldsInvalid([.init("basis", act.terms["basis"] == nil ? .required : .type)])
        }
        return [
            .acted(act.action, by: act.officer.person, at: act.tookEffectAt),
            .participated(AgencyID(agency), role: role, basis: basis),
        ]
    }

    private func readSealed(_ act: Act, on file: CaseFile) throws(Refusal) -> [CaseEvent] {
        guard let record = act.terms["record"]?.first else {
            throw .fieldsInvalid([.init("record", .required)])
        }
        guard let entry = file.sealed.first(where: { $0.record == record }) else {
            throw .fieldsInvalid([.init("record", .unknown)])
        }
        guard mayRead(entry, act.officer, on: file) else { throw .notYourRole(needed: readers(of: entry)) }
        let because = try text("reason", of: act)
        return [
            .acted(act.action, by: act.officer.person, at: act.tookEffectAt),
            .sealedRecordRead(record, by: act.officer.person, because: because),
        ]
    }

    /// Characters of an agency's own number for the matter.
    static let numberLimit = 60

    /// Each body on a file keeps its own number for the matter; the office shows it beside its own.
    private func noteNumber(_ act: Act) throws(Refusal) -> [CaseEvent] {
        guard let number = act.terms["number"]?.first, !number.isEmpty else {
            throw .fieldsInvalid([.init("number", .required)])
        }
        guard number.count <= Procedure.numberLimit else { throw .fieldsInvalid([.init("number", .tooLong)]) }
        return [
            .acted(act.action, by: act.officer.person, at: act.tookEffectAt),
            .numberNoted(act.officer.agency, number),
        ]
    }

    func text(_ name: String, of act: Act) throws(Refusal) -> TextReference {
        guard case .text(let reference)? = act.fields[name] else {
            throw .fieldsInvalid([.init(name, .required)])
        }
        return reference
    }
}

extension Drafting {
    /// The second signature under a paper, a text, or an extension that waited for it.
    mutating func cosign(_ awaited: AwaitedSignature) {
        let proposal = file.proposed.last { $0.clock.description == awaited.what }
        let digest =
            file.paper(Name(awaited.what))?.digest
            ?? file.signatures.last { $0.what == awaited.what }?.digest ?? ""
        add(.signed(.init(what: awaited.what, digest: digest, by: act.officer.person, role: awaited.role)))
        if let proposal, let clock = procedure.clock(proposal.clock) { grant(proposal, clock) }
    }
}
