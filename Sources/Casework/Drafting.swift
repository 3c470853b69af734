internal import Evidence
internal import Law

/// The events of one act while they are being written, and the file as it will be after each of them.
struct Drafting {
    private(set) var events: [CaseEvent] = []
    private(set) var file: CaseFile
    let procedure: Procedure
    let act: Act
    let calendar: WorkCalendar

    init(file: CaseFile, procedure: Procedure, act: Act, calendar: WorkCalendar) {
        self.file = file
        self.procedure = procedure
        self.act = act
        self.calendar = calendar
    }

    mutating func add(_ event: CaseEvent) {
        events.append(event)
        file.apply(event)
    }

    mutating func recordFields(_ action: Action) {
        let recorded = Set((action.asks + action.records).map(\.name) + (action.effect?.facts ?? []))
        for name in act.fields.keys.sorted() where recorded.contains(name) {
            guard let fact = act.fields[name] else { continue }
            if case .sealed(let record) = fact {
                let role = signingRole(action)
                let place = Sealing.compartment(file.number, field: name, of: role)
                add(.recordSealed(record, compartment: place, field: name, by: role))
            } else {
                add(.factRecorded(name, fact))
            }
        }
        for field in action.absents {
            if case .absent? = act.fields[field.name], let fact = act.fields[field.name] {
                add(.factRecorded(field.name, fact))
            }
        }
    }

    mutating func filePapers(_ action: Action) {
        for kind in action.drafts.map(\.name) + (action.effect?.papers ?? []) {
            if let paper = act.papers.last(where: { $0.kind == kind }) { add(.documentFiled(paper)) }
        }
        for paper in act.papers where action.takes.contains(where: { $0.name == paper.kind }) {
            add(.documentFiled(paper))
        }
        let role = signingRole(action)
        for what in action.signs {
            guard let digest = digest(of: what) else { continue }
            add(.signed(SignedThing(what: what, digest: digest, by: act.officer.person, role: role)))
            if let cosigner = action.cosignedBy {
                add(.cosignatureAwaited(.init(what: what, role: cosigner, firstBy: act.officer.person)))
            }
        }
    }

    private func signingRole(_ action: Action) -> Name<Role> {
        action.by.first { procedure.holds(act.officer, $0, on: file) } ?? action.by.first ?? ""
    }

    private func digest(of what: String) -> String? {
        if case .text(let text)? = act.fields[what] { return text.digest }
        return file.paper(Name(what))?.digest
    }

    mutating func bind(_ action: Action) {
        for (body, fact) in action.binds.sorted(by: { $0.key < $1.key }) {
            if case .agency(let agency)? = act.fields[fact] { add(.bodyBound(body, AgencyID(agency))) }
        }
    }

    /// Serves, sends and copies. What goes to a body lets it see the file; what goes to a role of the acting
    /// agency is received with the act.
    mutating func deliver(_ action: Action) {
        for serving in action.serves {
            add(.served(serving.document, to: serving.to, at: act.tookEffectAt))
            if isInHouse(serving.to) {
                receive(
                    .init(document: serving.document, of: serving.to, method: .inHouse, day: day, proof: nil))
            } else if let agency = file.bodies[Name(serving.to)] {
                join(agency, as: serving.to)
            }
        }
        if let sending = action.sends, let agency = file.bodies[sending.to] {
            let papers = (action.needs + action.drafts).compactMap { file.paper($0.name)?.id }
            add(.sent(sending.message, to: agency, documents: papers))
            join(agency, as: sending.to.description)
        }
        for copy in action.copies {
            guard let agency = file.bodies[copy.to] else { continue }
            add(.copied(copy.what, to: agency))
            join(agency, as: copy.to.description)
        }
    }

    private mutating func join(_ agency: AgencyID, as role: String) {
        guard !file.participates(agency) else { return }
        add(.participated(agency, role: role, basis: procedure.basis.description))
    }

    private func isInHouse(_ addressee: String) -> Bool {
        guard let role = procedure.role(Name(addressee)) else { return false }
        return file.bodies[role.body] == act.officer.agency
    }

    var day: CivilDate { act.tookEffectAt.legalDay }

    /// Records a receipt, and starts the clocks that waited for it.
    mutating func receive(_ receipt: ReceiptOfService) {
        add(.receiptRecorded(receipt))
        let waiting = file.awaitingReceipt.filter { $0.value == receipt.document }.keys.sorted()
        for name in waiting {
            if let clock = procedure.clock(name) { start(clock, from: moment(of: receipt)) }
        }
        for clock in procedure.clocks where clock.until == receipt.document {
            for run in file.openRuns(of: clock.name) { stop(run, clock, at: moment(of: receipt)) }
        }
    }

    /// The moment of a receipt: now when it is today, else the end of the day that the proof names.
    private func moment(of receipt: ReceiptOfService) -> Instant {
        receipt.day == day ? act.tookEffectAt : Instant.endOf(receipt.day).adding(ms: -1)
    }

    mutating func publish(_ action: Action) {
        guard let publishing = action.publishes, case .text(let summary)? = act.fields[publishing.summary]
        else { return }
        let mustHide = act.fields[PublicationFacts.correction] ?? file.facts[PublicationFacts.correction]
        add(
            .published(
                .init(
                    summary: summary, checkedBy: act.officer.person, day: day,
                    digest: act.terms[PublicationFacts.digest]?.first,
                    hidesFormer: mustHide == .choice(PublicationFacts.mustHide) ? true : nil)))
    }

    mutating func open(_ action: Action) {
        guard let procedure = action.opens, let child = act.child else { return }
        add(.linkedFileOpened(procedure, child))
    }

    mutating func move(_ action: Action) {
        guard let name = action.goesTo, let stage = procedure.stage(name) else { return }
        add(.stageEntered(name))
        guard stage.ends else { return }
        for run in file.clocks where run.isOpen {
            if let clock = procedure.clock(run.clock) { drop(run, clock) }
        }
        add(.ended(stage.outcome ?? Name(name.description)))
    }
}
