internal import Casework
internal import Evidence
internal import Foundation
internal import Law
internal import Store

/// Takes in what the public reports, and answers the person who holds the code.
extension Office {
    /// What a request may say of itself so that a retry never makes two files.
    public struct Retry: Sendable, Hashable {
        let key: IdempotencyKey
        let request: Digest

        /// - Parameter key: what the client chose, `Idempotency-Key`.
        /// - Parameter body: the request as it came.
        public init(key: String, from caller: String, body: [UInt8]) {
            self.key = IdempotencyKey(caller: caller, text: key)
            request = Digest(of: body)
        }
    }

    /// Opens a file for a lead: of a consumer's complaint, or of a report; of both, where one letter holds both. The answer is durable before it is given.
    ///
    /// - Throws: `DeskRefusal.invalid` with one fault a field, `.idempotencyConflict` when the key came before with another request.
    public func take(_ lead: LeadForm, retry: Retry? = nil) async throws -> LeadReceipt {
        if let retry, let answer = try await answer(to: retry) { return answer }
        let opening = try LeadOpening(lead, office: self)
        do {
            return try await database.write { db in try self.open(opening, retry: retry, on: db) }
        } catch StoreError.unique {
            if let retry, let answer = try await answer(to: retry) { return answer }
            throw DeskRefusal.idempotencyConflict
        }
    }

    private func answer(to retry: Retry) async throws -> LeadReceipt? {
        do {
            let remembered = try await database.read { db in
                try RetriedRequests.answer(to: retry.key, request: retry.request, with: self.key, on: db)
            }
            return try remembered.map { try LeadReceipt(remembered: $0.body) }
        } catch is IdempotencyConflict {
            throw DeskRefusal.idempotencyConflict
        }
    }

    private func open(_ opening: LeadOpening, retry: Retry?, on db: some Connection) throws -> LeadReceipt {
        if opening.isSentOnce, let there = try LeadMarks.open(opening.mark, on: db) {
            throw DeskRefusal.alreadyFiled(CaseNumber(there))
        }
        let file = try record(opening, on: db)
        let (number, nowMs) = (file.number.description, opening.recordedAt.ms)
        try LeadCodes.put(opening.code, for: number, with: key, at: nowMs, on: db)
        if let starter = opening.starter, file.codesGiven.contains(starter) {
            try PartyCodes.put(opening.code, for: starter, of: number, with: key, at: nowMs, on: db)
        }
        try LeadMarks.put(opening.mark, of: number, at: nowMs, on: db)
        try tell("opened", [], of: file, procedure: opening.procedure, on: db)
        let receipt = LeadReceipt(
            id: file.number.description, number: file.number, code: opening.code.description,
            receivedAt: opening.receivedAt, next: opening.next)
        if let retry {
            try RetriedRequests.remember(
                RememberedAnswer(status: 201, body: receipt.remembered), to: retry.key,
                request: retry.request,
                with: key, random: randomness.bytes, at: opening.recordedAt.ms, on: db)
        }
        return receipt
    }

    /// Writes the file of a lead: its pages first, then the tables, its texts, its parties and who is sealed.
    func record(_ opening: LeadOpening, on db: some Connection) throws -> CaseFile {
        let number = try nextNumber(at: opening.agency.division, on: db)
        let stamp = Stamp(
            officer: "office", agency: opening.agency.id, legalDay: opening.receivedAt.legalDay,
            recordedMs: opening.recordedAt.ms)
        let sealed = opening.reporter.map { _ in randomness.identifier("s") }
        let opened = OpenedFile(
            procedure: opening.procedure.name, version: opening.procedure.version, number: CaseNumber(number),
            agency: AgencyID(opening.agency.id), area: opening.agency.division, bodies: opening.bodies,
            at: opening.receivedAt)
        var events = opening.procedure.open(
            opened, facts: opening.facts, sealedRecords: sealed.map { [$0] } ?? [], calendar: calendar)
        let beside = try opening.beside.map { _ in
            CaseNumber(try nextNumber(at: opening.agency.division, on: db))
        }
        if let starter = opening.starter { events.append(.codeGiven(starter)) }
        if let name = opening.beside, let beside { events.append(.linkedFileOpened(name, beside)) }
        let rows = try append(events, to: number, after: 0, stamp, on: db)
        let file = CaseFile(folding: events)
        // The round of likeness reads it next, and whoever looks at what came in.
        shelf?.keep(
            FileInHand(
                number: number, rows: rows, events: events, file: file, procedure: opening.procedure))
        let pages = zip(rows, events).map { RecordedEvent(row: $0, event: $1) }
        let parties = parties(of: opening, number)
        let texts = Dictionary(opening.texts.map { ($0.id, $0.text) }) { first, _ in first }
        let projecting = Projecting(
            pages: pages, file: file, procedure: opening.procedure, rights: opening.rights,
            search: searchRows(of: file, opening.procedure, texts: texts, parties: parties),
            folding: folding)
        if let projection = projecting.projection() { try Projection.replace(projection, on: db) }
        try keep(opening.texts, of: number, on: db)
        for party in parties { try Parties.put(party, on: db) }
        try sealReporter(of: opening, number, sealed: sealed, on: db)
        if let name = opening.beside, let beside {
            let from = Opener(file: file, procedure: opening.procedure, agency: opened.agency)
            try openChild(name, beside, from: from, stamp, on: db)
        }
        return file
    }

    /// Who is named openly; who reports is sealed.
    private func parties(of opening: LeadOpening, _ number: String) -> [PartyRow] {
        var parties: [PartyRow] = []
        if let respondent = opening.respondent {
            parties.append(
                PartyRow(
                    id: randomness.identifier("p"), caseNumber: number, role: "respondent",
                    isPersonal: respondent.uscc == nil, name: respondent.name, uscc: respondent.uscc,
                    address: respondent.address))
        }
        if let party = opening.starter, let named = opening.named {
            parties.append(
                PartyRow(
                    id: randomness.identifier("p"), caseNumber: number, role: party,
                    isPersonal: named.uscc == nil, name: named.name ?? "", uscc: named.uscc))
        }
        return parties
    }

    private func sealReporter(
        of opening: LeadOpening, _ number: String, sealed: String?, on db: some Connection
    ) throws {
        if let sealed, let reporter = opening.reporter {
            let compartment = try compartmentKey("reporter", at: opening.recordedAt.ms, on: db)
            let record = try SealedRecord(
                sealing: Array(reporter.canonical.utf8), id: sealed, of: number, under: compartment,
                random: randomness.bytes)
            try SealedRecords.put(record, at: opening.recordedAt.ms, on: db)
        }
    }
}

extension LeadReceipt {
    fileprivate var remembered: String {
        JSON.object([
            "id": .string(id), "number": .string(number.description), "code": .string(code),
            "received_ms": .int(receivedAt.ms), "next": .array(next.map(JSON.string)),
        ]).canonical
    }

    fileprivate init(remembered text: String) throws {
        let answer = try JSON(parsing: Data(text.utf8))
        guard let id = answer["id"]?.string, let number = answer["number"]?.string,
            let code = answer["code"]?.string, let receivedMs = answer["received_ms"]?.int
        else { throw DeskRefusal.notFound }
        self.init(
            id: id, number: CaseNumber(number), code: code, receivedAt: Instant(ms: receivedMs),
            next: answer["next"]?.array?.compactMap(\.string) ?? [])
    }
}
