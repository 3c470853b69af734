internal import Casework
internal import Evidence
internal import Law
internal import Store

/// A file as it was read: its pages, what they fold to, and the procedure it was opened under.
struct FileInHand: Sendable {
    let number: String
    let rows: [JournalRow]
    let events: [CaseEvent]
    let file: CaseFile
    /// As the law stands now, which a release may have changed since the file was read.
    var procedure: Procedure
    /// Texts and parties that lie beside the journal.
    var quoted = Quoted()

    struct Quoted: Sendable {
        var texts: [String: String] = [:]
        var parties: [PartyRow] = []
        /// Sealed records that are erased.
        var erased: Set<String> = []
        /// The stub of the whole file, where it was destroyed.
        var destroyed: ErasureStub?
    }

    var revision: Int { file.revision }

    /// Kinds of papers that were filed since the file entered its stage.
    var papersOfThisStage: Set<Name<PaperKind>> {
        var kinds: Set<Name<PaperKind>> = []
        for event in events {
            switch event {
            case .stageEntered: kinds = []
            case .documentFiled(let paper): kinds.insert(paper.kind)
            default: break
            }
        }
        return kinds
    }
}

extension Office {
    /// A file as its last page stands; `nil` when there is none of that number.
    func readFile(_ number: String, on db: some Connection) throws -> FileInHand? {
        if var kept = try shelf?.file(number, on: db) {
            kept.procedure = try procedure(of: kept.file)
            return kept
        }
        let hand = try readJournal(of: number, on: db)
        if let hand { shelf?.keep(hand) }
        return hand
    }

    /// Reads all pages of a file, as whoever proves it must; `nil` when there is none of that number.
    func readJournal(of number: String, on db: some Connection) throws -> FileInHand? {
        let rows = try Journal.events(of: number, on: db)
        guard !rows.isEmpty else { return nil }
        let events = try rows.map { try CaseEvent(kind: $0.kind, body: $0.body) }
        let file = CaseFile(folding: events)
        return FileInHand(
            number: number, rows: rows, events: events, file: file, procedure: try procedure(of: file))
    }

    /// Reads a file that is shared with the caller's agency. Unknown and not shared are the same answer.
    func sharedFile(_ number: String, with caller: Caller) async throws -> FileInHand {
        try await reading(for: caller) { db in try self.sharedFile(number, with: caller, on: db) }
    }

    /// Reads what a page says in one state of the database: nothing on it is older or newer than the rest.
    ///
    /// A file that is not shared with who asks is not there, and that they asked stays in the trail.
    func reading<T: Sendable>(
        for caller: Caller, _ body: @escaping @Sendable (any Connection) throws -> T
    ) async throws -> T {
        do {
            return try await database.read(body)
        } catch let fault as NotShared {
            try await audit(
                "refused", person: caller.person.description, agency: caller.agency.description,
                file: fault.number, details: .object(["because": .string("not-shared")]))
            throw DeskRefusal.notFound
        }
    }

    /// The same inside `reading`, which notes who asked for a file that is not shared with them.
    func sharedFile(_ number: String, with caller: Caller, on db: some Connection) throws -> FileInHand {
        guard var hand = try readFile(number, on: db) else { throw DeskRefusal.notFound }
        guard hand.file.participates(caller.agency) else { throw NotShared(number: number) }
        if PartyRole.party(of: caller.agency) != nil {
            guard caller.onlyFiles?.contains(number) == true else { throw DeskRefusal.notFound }
        }
        hand.quoted = try quoted(by: hand, on: db)
        return hand
    }

    /// The texts that a file's facts and pages refer to: its own, and those it took over from the file before.
    func quoted(by hand: FileInHand, on db: some Connection) throws -> FileInHand.Quoted {
        if let gone = try Erasures.destruction(of: hand.number, on: db) {
            return FileInHand.Quoted(erased: Set(hand.file.sealedRecords), destroyed: gone)
        }
        var texts = Dictionary(
            try TextRecords.all(of: hand.number, on: db).map { ($0.id, $0.text) },
            uniquingKeysWith: { first, _ in first })
        for name in hand.file.facts.names {
            for reference in hand.file.facts[name].map(Office.references) ?? []
            where texts[reference.id] == nil {
                texts[reference.id] = try TextRecords.find(reference.id, on: db)?.text
            }
        }
        // The reason for which this file was split off lies in the file that it comes from.
        for case .splitFrom(_, let because) in hand.events {
            texts[because.id] = try TextRecords.find(because.id, on: db)?.text
        }
        let erased = try hand.file.sealedRecords.filter { record in
            try SealedRecords.stub(record, on: db)?.erasedDay != nil
        }
        return FileInHand.Quoted(
            texts: texts, parties: try Parties.all(of: hand.number, on: db), erased: Set(erased))
    }
}

/// A file of other agencies; its number goes into the trail and nowhere else.
private struct NotShared: Error {
    let number: String
}
