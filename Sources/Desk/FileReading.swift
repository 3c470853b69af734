internal import Casework
internal import Evidence
internal import Law
internal import Programmes
internal import Store

/// Reads one file for one caller: all that is shared, and nothing else.
extension Office {
    public func file(_ number: String, for caller: Caller) async throws -> FileView {
        try await reading(for: caller) { db in
            try self.view(of: try self.sharedFile(number, with: caller, on: db), for: caller, on: db)
        }
    }

    private func view(of hand: FileInHand, for caller: Caller, on db: some Connection) throws -> FileView {
        let documents = try Documents.all(of: hand.number, on: db)
        let links = try links(of: hand, for: caller, on: db)
        let sight = sight(of: caller, on: hand)
        func may(_ part: Role.Sight) -> Bool { sight?.contains(part) ?? true }
        let isGone = hand.quoted.destroyed != nil
        let acts =
            isGone
            ? []
            : try namingReceivers(
                openActs(on: hand, for: caller, documents: documents), on: hand, on: db)
        var view = FileView(
            id: hand.number, number: hand.file.number, procedure: hand.procedure, file: hand.file,
            subject: subject(of: hand), area: place(of: hand.file),
            openingAgency: hand.file.opening?.agency ?? "",
            sight: sight, parties: may(.parties) ? parties(of: hand) : [],
            rights: may(.parties) ? rightViews(of: hand) : [],
            documents: may(.documents)
                ? documents.filter { reads($0.kind, caller, hand) }.map { DocumentView($0, hand) } : [],
            clocks: may(.clocks)
                ? ClockView.all(of: hand.file, hand.procedure, calendar: calendar, now: now) : [],
            findings: may(.facts) ? findings(on: hand) : [], acts: acts,
            barred: isGone ? [] : barred(on: hand, for: caller, acts: acts),
            journal: hand.rows.indices.map { journalEntry(hand, $0, sight: sight) },
            links: isGone ? [] : links,
            texts: texts(of: hand, sight: sight, for: caller).merging(
                try opened(by: caller, in: hand, on: db)
            ) { text, _ in text },
            names: try names(in: hand, on: db), now: now)
        view.keeping = try glimpse(of: hand, for: caller, on: db)
        return view
    }

    /// What a caller sees: of a file that was destroyed its course, and else everything, where one of their roles does; else what their roles name; without a
    /// role on the file, its course and its clocks.
    func sight(of caller: Caller, on hand: FileInHand) -> Set<Role.Sight>? {
        if hand.quoted.destroyed != nil { return [.course] }
        let held = hand.procedure.rolesHeld(by: caller.officer, on: hand.file)
        let roles = held.compactMap { hand.procedure.role($0) }
        guard !roles.isEmpty else { return [.course, .clocks] }
        if roles.contains(where: { $0.sees == nil }) { return nil }
        return roles.reduce(into: []) { $0.formUnion($1.sees ?? []) }
    }

    private func subject(of hand: FileInHand) -> String {
        hand.quoted.parties.first { $0.role == "respondent" }?.name ?? ""
    }

    private func place(of file: CaseFile) -> String {
        if case .division(let code)? = file.facts["place"] { return code }
        return file.opening?.area ?? ""
    }

    private func parties(of hand: FileInHand) -> [PartyView] {
        let named = hand.quoted.parties.filter { $0.erasedDay == nil }.map { party in
            PartyView(
                id: party.id, role: party.role, name: party.name ?? "", uscc: party.uscc,
                address: party.address,
                isSealed: false)
        }
        let reporters = hand.file.sealed.filter {
            $0.field == nil && !hand.quoted.erased.contains($0.record)
        }
        let sealed = reporters.map { entry in
            PartyView(
                id: entry.record, role: "reporter", name: "", uscc: nil, address: nil, isSealed: true)
        }
        return named + sealed
    }

    func rightViews(of hand: FileInHand) -> [RightView] {
        guard case .choice(let type)? = hand.file.facts["right-type"],
            case .text(let reference)? = hand.file.facts["right-number"],
            let number = hand.quoted.texts[reference.id]
        else { return [] }
        return [RightView(type: type, number: number)]
    }

    /// The thresholds and the question of a crime, where the file's facts are of their kind.
    private func findings(on hand: FileInHand) -> [Finding] {
        let declared = Set(hand.procedure.facts.map(\.name))
        let locks = hand.procedure.allActions.flatMap(\.requires).filter { $0.bar == .fineLock }
        let asked = Set(locks.map(\.name))
        let shown = rules.filter { rule in
            (rule.name.hasPrefix("criminal-threshold") && declared.contains("sales"))
                || asked.contains(rule.name)
        }
        return shown.map { $0.finding(on: hand.file.facts) }
    }

    private func texts(
        of hand: FileInHand, sight: Set<Role.Sight>?, for caller: Caller
    ) -> [String: String] {
        guard let sight else { return hand.quoted.texts }
        var shown = sight.contains(.reasons) ? reasons(of: hand) : [:]
        for name in readable(by: caller, hand) {
            for reference in hand.file.facts[name].map(Office.references) ?? [] {
                shown[reference.id] = hand.quoted.texts[reference.id]
            }
        }
        return shown
    }

    /// Facts and papers that the caller's roles read beside what they see.
    func readable(by caller: Caller, _ hand: FileInHand) -> Set<String> {
        let held = hand.procedure.rolesHeld(by: caller.officer, on: hand.file)
        return Set(held.compactMap { hand.procedure.role($0) }.flatMap(\.reads))
    }

    /// A party reads the papers that its role names and no others; everyone else those of the whole file.
    func reads(_ kind: String, _ caller: Caller, _ hand: FileInHand) -> Bool {
        PartyRole.party(of: caller.agency) == nil || readable(by: caller, hand).contains(kind)
    }

    /// The texts that a fact refers to; a table refers to those of its cells.
    static func references(_ fact: Fact) -> [TextReference] {
        switch fact {
        case .text(let reference), .absent(let reference): [reference]
        case .rows(let rows): rows.flatMap { $0.values.flatMap(references) }
        default: []
        }
    }

    /// How long a sealed record that someone opened, with a reason, stays readable to them.
    private static let openedMs = 15 * 60_000

    /// Sealed records that the caller has opened just now: each opening is an act with a reason in the journal.
    private func opened(
        by caller: Caller, in hand: FileInHand, on db: some Connection
    ) throws -> [String: String] {
        let since = now.ms - Office.openedMs
        let records = zip(hand.rows, hand.events).compactMap { row, event -> String? in
            guard case .sealedRecordRead(let record, caller.person, _) = event, row.recordedMs >= since else {
                return nil
            }
            return record
        }
        guard !records.isEmpty, hand.file.participates(caller.agency) else { return [:] }
        var texts: [String: String] = [:]
        for record in records where try isOpen(record, to: caller, in: hand, on: db) {
            texts[record] = String(
                decoding: try SealedRecords.open(record, with: key, on: db), as: UTF8.self)
        }
        return texts
    }

    /// What two must open is readable while the opening lasts; what was erased meanwhile is not.
    private func isOpen(
        _ record: String, to caller: Caller, in hand: FileInHand, on db: some Connection
    ) throws -> Bool {
        guard !hand.quoted.erased.contains(record),
            let entry = hand.file.sealed.first(where: { $0.record == record })
        else { return false }
        guard mayOpen(entry, caller, hand) else { return true }
        return try KeepingRequests.lasting(
            of: record, for: caller.person.description, at: now.ms, on: db) != nil
    }

    /// Texts that give reasons: the only texts for those who supervise without reading the file.
    private func reasons(of hand: FileInHand) -> [String: String] {
        var shown: [String: String] = [:]
        for event in hand.events {
            if case .factRecorded(_, .text(let reference)) = event, Office.givesReason(event) {
                shown[reference.id] = hand.quoted.texts[reference.id]
            }
        }
        return shown
    }

    private static func givesReason(_ event: CaseEvent) -> Bool {
        guard case .factRecorded(let name, _) = event else { return false }
        return name == "reason" || name == "ground"
    }

    private static func isShown(_ event: CaseEvent, to sight: Set<Role.Sight>?) -> Bool {
        guard let sight else { return true }
        return isOfTheCourse(event) || (sight.contains(.reasons) && givesReason(event))
    }

    private func journalEntry(_ hand: FileInHand, _ index: Int, sight: Set<Role.Sight>?) -> JournalEntry {
        let row = hand.rows[index]
        let isShown = Office.isShown(hand.events[index], to: sight)
        return JournalEntry(
            position: row.position, revision: row.revision, kind: row.kind,
            event: isShown ? hand.events[index] : nil,
            body: isShown ? row.body : nil, officer: PersonID(row.officer), agency: AgencyID(row.agency),
            legalDay: CivilDate(dayNumber: row.legalDay), recordedAt: Instant(ms: row.recordedMs),
            leaf: row.leaf.description, chain: row.chain.description,
            isRectified: hand.file.rectifiedRevisions.contains(row.revision))
    }

    private static func isOfTheCourse(_ event: CaseEvent) -> Bool {
        switch event {
        case .opened, .participated, .numberNoted, .stageEntered, .acted, .clockStarted, .clockShortened,
            .clockStopped, .clockDropped, .clockReopened,
            .clockSuspended, .clockResumed, .clockExtended, .clockRanOut, .clockRebased, .clockAwaits,
            .answeredInTimeRecordedLate, .ended, .linkedFileEnded:
            true
        default: false
        }
    }

    private func names(in hand: FileInHand, on db: some Connection) throws -> NameTable {
        let named = hand.file.facts.names.compactMap { name -> String? in
            if case .person(let id)? = hand.file.facts[name] { id } else { nil }
        }
        let people = Set(hand.rows.map(\.officer) + named).filter { $0 != "office" }.sorted()
        let entries = try Directory.people(people, on: db)
        var table = NameTable()
        for entry in entries { table.people[PersonID(entry.id)] = entry.name }
        for agency in agencies.all { table.agencies[AgencyID(agency.id)] = agency.name }
        for role in hand.procedure.roles {
            guard let party = role.party else { continue }
            table.agencies[PartyRole.agency(of: party)] = role.title
            table.people[PartyRole.person(of: party)] = role.title
        }
        for event in hand.events {
            if case .factRecorded(_, .division(let code)) = event { table.places[code] = place(code) }
        }
        return table
    }

    private func links(of hand: FileInHand, for caller: Caller, on db: some Connection) throws -> [LinkView] {
        var links: [LinkView] = []
        if let parent = hand.file.opening?.parent,
            let link = try link(to: parent, .parent, for: caller, on: db)
        {
            links.append(link)
        }
        for child in hand.file.linked {
            if let link = try link(to: child.number, .child, for: caller, on: db) { links.append(link) }
        }
        if let other = hand.file.joinedTo, let link = try link(to: other, .joinedTo, for: caller, on: db) {
            links.append(link)
        }
        for other in hand.file.takenIn {
            if let link = try link(to: other, .takenIn, for: caller, on: db) { links.append(link) }
        }
        if let other = hand.file.splitFrom, let link = try link(to: other, .splitFrom, for: caller, on: db) {
            links.append(link)
        }
        for other in hand.file.splitOff {
            if let link = try link(to: other, .splitOff, for: caller, on: db) { links.append(link) }
        }
        // What came before a party's file, or goes beside it, may be somebody's report; and the other half of a split
        // file has a party of the same part, who is somebody else.
        return PartyRole.party(of: caller.agency) == nil
            ? links : links.filter { $0.isShared && !$0.isOfSplit }
    }

    private func link(
        to number: CaseNumber, _ relation: LinkView.Relation, for caller: Caller, on db: some Connection
    ) throws -> LinkView? {
        guard let other = try readFile(number.description, on: db) else { return nil }
        let isShared = other.file.participates(caller.agency)
        // A file that waits beside this one keeps its own days.
        let next =
            relation == .takenIn && isShared
            ? other.file.clocks.filter { $0.isOpen && $0.end != nil }
                .min { ($0.end?.lastMoment.ms ?? 0) < ($1.end?.lastMoment.ms ?? 0) } : nil
        return LinkView(
            relation: relation, id: number.description, number: number, procedure: other.file.procedure,
            stage: other.file.stage, outcome: other.file.outcome, isShared: isShared, clock: next?.clock,
            due: next?.end)
    }
}
