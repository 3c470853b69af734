public import Casework
public import Evidence
internal import Law
internal import Programmes
internal import Store

/// Who is named when a file is opened.
public struct PartyToName: Hashable, Sendable {
    public let role: String
    public let name: String
    public let uscc: String?
    public let address: String?

    public init(role: String, name: String, uscc: String? = nil, address: String? = nil) {
        self.role = role
        self.name = name
        self.uscc = uscc
        self.address = address
    }
}

/// Files that an officer opens without another file before them.
extension Office {
    /// Procedures that a caller may open: those that open by themselves, and of which the caller does the
    /// first act.
    public func openable(by caller: Caller) -> [Procedure] {
        library.procedures.compactMap { procedure in
            guard library.current(procedure.name, on: now.legalDay) == procedure,
                procedure.opening.isByItself, !Office.openedOtherwise.contains(procedure.name)
            else { return nil }
            // What may be noted in any stage begins nothing: who opens a file can go on with it.
            let first = procedure.stage(procedure.opening.stage)?.actions.flatMap(\.by) ?? []
            let bodies = agencies.agency(caller.agency).map {
                agencies.bodies(of: procedure, opening: $0, place: nil)
            }
            let isOwn = first.contains { name in
                guard caller.roles.contains(name), let role = procedure.role(name) else { return false }
                return bodies?[role.body] == caller.agency
            }
            return isOwn ? procedure : nil
        }
    }

    /// What comes in through doors of its own: the portal and the legal editor's desk.
    private static let openedOtherwise: Set<Name<Procedure>> = [
        "report", "consumer-complaint", "law-release", "breach-explanation", "breach-inquiry",
    ]

    /// Opens a file with what is known of it, and names its parties.
    ///
    /// - Parameter fields: facts that the new file takes in, as typed or sent.
    /// - Returns: the number of the file.
    public func openFile(
        _ name: Name<Procedure>, fields: [String: JSON], parties: [PartyToName], for caller: Caller
    ) async throws -> String {
        guard let procedure = openable(by: caller).first(where: { $0.name == name }),
            let agency = agencies.agency(caller.agency)
        else { throw Refusal.notYourRole(needed: []) }
        var form = FormReading(procedure: procedure, randomness: randomness)
        for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
            guard procedure.opening.inherits.contains(name), let field = procedure.fact(name) else {
                form.fault(name, .unknown)
                continue
            }
            form.read(value, as: field)
        }
        let faults = form.faults + Office.faults(in: parties)
        guard faults.isEmpty else { throw DeskRefusal.invalid(faults) }
        let (facts, texts) = (form.facts, form.texts)
        let place: String? = if case .division(let code)? = facts["place"] { code } else { nil }
        let stamp = Stamp(
            officer: caller.person.description, agency: caller.agency.description, legalDay: now.legalDay,
            recordedMs: now.ms)
        let number = try await database.write { db in
            try self.demandReceivers(ofOpened: procedure, facts: facts, on: db)
            let number = try self.nextNumber(at: caller.division, on: db)
            let opened = OpenedFile(
                procedure: procedure.name, version: procedure.version, number: CaseNumber(number),
                agency: caller.agency, area: agency.division,
                bodies: self.agencies.bodies(of: procedure, opening: agency, place: place),
                at: Instant(ms: stamp.recordedMs))
            let events = procedure.open(opened, facts: facts, calendar: self.calendar)
            let rows = try self.append(events, to: number, after: 0, stamp, on: db)
            let hand = FileInHand(
                number: number, rows: [], events: [], file: CaseFile(), procedure: procedure)
            try self.project(hand, adding: events, as: rows, on: db)
            try self.keep(texts, of: number, on: db)
            for party in parties { try self.put(party, of: number, on: db) }
            try self.projectAgain(number, on: db)
            try Audit.append(
                AuditEntry(
                    atMs: stamp.recordedMs, person: stamp.officer, agency: stamp.agency, kind: "file-opened",
                    caseNumber: number, details: .object(["procedure": .string(procedure.name.description)])),
                on: db)
            return number
        }
        if name.description == ArticleFiles.procedure { remember(articleFiles: nil) }
        return number
    }

    /// Texts and parties lie beside the journal: the cover sheet and the search know them once they are there.
    func projectAgain(_ number: String, on db: some Connection) throws {
        guard let hand = try readFile(number, on: db), let projection = try projection(of: hand, on: db)
        else { return }
        try Projection.replace(projection, on: db)
    }

    private func put(_ party: PartyToName, of number: String, on db: some Connection) throws {
        try Parties.put(
            PartyRow(
                id: randomness.identifier("p"), caseNumber: number, role: party.role,
                isPersonal: party.uscc == nil, name: party.name, uscc: party.uscc, address: party.address),
            on: db)
    }

    private static func faults(in parties: [PartyToName]) -> [Refusal.FieldFault] {
        parties.enumerated().flatMap { index, party -> [Refusal.FieldFault] in
            let place = "parties.\(index + 1)"
            var faults: [Refusal.FieldFault] = []
            let isRole =
                !party.role.isEmpty && party.role.utf8.allSatisfy { (97...122).contains($0) || $0 == 45 }
            if !isRole { faults.append(.init(place + ".role", .characters)) }
            for (field, text) in [
                ("name", party.name), ("uscc", party.uscc ?? "-"), ("address", party.address ?? "-"),
            ]
            where text.isEmpty || text.count > LeadOpening.nameLimit || !FormReading.isClean(text)
                || text.contains(where: \.isNewline)
            {
                faults.append(.init("\(place).\(field)", text.isEmpty ? .required : .characters))
            }
            return faults
        }
    }
}
