internal import Casework
internal import Evidence
internal import Foundation
internal import Law
internal import Store

/// Takes papers and exhibits into a file, and gives them out.
extension Office {
    /// Largest document that this office takes: 64 MiB.
    public static let documentLimitBytes = 64 << 20
    /// Kinds that every file accepts, whatever its pack names.
    static let commonKinds: Set<Name<PaperKind>> = [PaperKind.proofOfService, "exhibit"]

    /// Streams a document into the vault and records it in the file.
    ///
    /// - Throws: `DeskRefusal.tooLarge` with the first byte above the limit; nothing is kept then.
    public func fileDocument<Body: AsyncSequence & Sendable>(
        kind: String, name: String?, mediaType: String, limit: Int = Office.documentLimitBytes, body: Body,
        to number: String, for caller: Caller
    ) async throws -> DocumentView where Body.Element == [UInt8] {
        let hand = try await sharedFile(number, with: caller)
        try guardFiling(Name(kind), on: hand, by: caller)
        let bytes = try await keep(body, limit: limit)
        let paper = Paper(
            id: randomness.identifier("d"), kind: Name(kind), digest: bytes.sha256.description,
            sizeBytes: bytes.sizeBytes)
        let moment = now
        let fileName = name.flatMap(Office.fileName)
        return try await database.write { db in
            guard let hand = try self.readFile(number, on: db) else { throw DeskRefusal.notFound }
            let stamp = Stamp(
                officer: caller.person.description, agency: caller.agency.description,
                legalDay: moment.legalDay, recordedMs: moment.ms)
            let events: [CaseEvent] = [.documentFiled(paper)]
            let rows = try self.append(events, to: number, after: hand.revision, stamp, on: db)
            let row = DocumentRow(
                id: paper.id, caseNumber: number, revision: hand.revision + 1, kind: kind,
                sha256: bytes.sha256,
                sizeBytes: bytes.sizeBytes, mediaType: Office.mediaType(mediaType), fileName: fileName,
                filedBy: stamp.officer, filedMs: moment.ms)
            try Documents.put(row, on: db)
            try self.project(hand, adding: events, as: rows, on: db)
            return DocumentView(row, hand)
        }
    }

    private func guardFiling(_ kind: Name<PaperKind>, on hand: FileInHand, by caller: Caller) throws {
        if let gone = hand.quoted.destroyed {
            throw KeepingRefusal.barred(.destroyed(CivilDate(dayNumber: gone.erasedDay)))
        }
        guard hand.procedure.paper(kind) != nil || Office.commonKinds.contains(kind) else {
            throw Refusal.fieldsInvalid([.init("kind", .choice)])
        }
        let held = hand.procedure.rolesHeld(by: caller.officer, on: hand.file)
        guard !held.isEmpty else {
            throw Refusal.notYourRole(needed: hand.procedure.roles.map(\.name))
        }
        // A party files what its role names, and nothing that an officer would have to answer for.
        let files = held.compactMap { hand.procedure.role($0) }.flatMap(\.files)
        if PartyRole.party(of: caller.agency) != nil, !files.contains(kind) {
            throw Refusal.fieldsInvalid([.init("kind", .choice)])
        }
        guard !hand.file.hasEnded else {
            throw Refusal.notInThisStage("file-document", stage: hand.file.stage)
        }
    }

    func keep<Body: AsyncSequence & Sendable>(_ body: Body, limit: Int) async throws -> KeptBytes
    where Body.Element == [UInt8] {
        var writer = try vault.writer(name: randomness.identifier("u"), limit: limit)
        do {
            for try await chunk in body { try writer.append(chunk) }
        } catch is TooLarge {
            throw DeskRefusal.tooLarge(limitBytes: limit)
        }
        return try await writer.finishInTurn()
    }

    /// Puts drafted papers into the vault, before the transaction that refers to them.
    func keep(_ papers: [DraftedPaper]) async throws {
        for paper in papers {
            var writer = try vault.writer(name: randomness.identifier("u"), limit: Office.documentLimitBytes)
            try writer.append(paper.content)
            _ = try await writer.finishInTurn()
        }
    }

    func keep(
        _ papers: [DraftedPaper], of hand: FileInHand, rows: [JournalRow], by caller: Caller,
        on db: some Connection
    ) throws {
        guard let page = rows.first else { return }
        for drafted in papers {
            guard let digest = Digest(hex: drafted.paper.digest) else { continue }
            try Documents.put(
                DocumentRow(
                    id: drafted.paper.id, caseNumber: hand.number, revision: page.revision,
                    kind: drafted.paper.kind.description, sha256: digest, sizeBytes: drafted.paper.sizeBytes,
                    mediaType: drafted.mediaType, fileName: drafted.title + drafted.ending,
                    filedBy: caller.person.description, filedMs: page.recordedMs),
                on: db)
        }
    }

    /// The rows of papers that came with an act.
    func keep(
        _ papers: [BroughtPaper], of number: String, page: JournalRow?, by caller: Caller,
        on db: some Connection
    ) throws {
        guard let page else { return }
        for brought in papers {
            guard let digest = Digest(hex: brought.paper.digest) else { continue }
            try Documents.put(
                DocumentRow(
                    id: brought.paper.id, caseNumber: number, revision: page.revision,
                    kind: brought.paper.kind.description, sha256: digest, sizeBytes: brought.paper.sizeBytes,
                    mediaType: brought.mediaType, fileName: brought.fileName,
                    filedBy: caller.person.description, filedMs: page.recordedMs),
                on: db)
        }
    }

    /// A document of a file that is shared with the caller, as it streams from the vault.
    public func document(
        _ id: String, of number: String, for caller: Caller
    ) async throws -> (view: DocumentView, chunks: AsyncThrowingStream<[UInt8], any Error>) {
        let hand = try await sharedFile(number, with: caller)
        guard sight(of: caller, on: hand).map({ $0.contains(.documents) }) ?? true else {
            throw DeskRefusal.notFound
        }
        let row = try await database.read { db in try Documents.find(id, on: db) }
        guard let row, row.caseNumber == number, reads(row.kind, caller, hand) else {
            throw DeskRefusal.notFound
        }
        if let day = row.erasedDay { throw KeepingRefusal.erased(CivilDate(dayNumber: day)) }
        let reader = try await vault.readerInTurn(of: row.sha256)
        try await audit(
            "document-read", person: caller.person.description, agency: caller.agency.description,
            file: number, details: .object(["document": .string(id)]))
        let chunks = AsyncThrowingStream<[UInt8], any Error> {
            try await reader.nextInTurn().map(Array.init)
        }
        return (DocumentView(row, hand), chunks)
    }

    /// The last part of a path, without what a header or a shell could misread; at most 120 characters.
    static func fileName(_ name: String) -> String? {
        let last = name.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
        let clean = last.filter { !$0.isNewline && $0 != "\"" && $0 != "\u{0}" }
        guard FormReading.isClean(clean), !clean.trimmed.isEmpty else { return nil }
        return String(clean.prefix(120))
    }

    static func mediaType(_ typed: String) -> String {
        let isPlain = typed.utf8.count <= 100 && typed.utf8.allSatisfy { (0x20...0x7E).contains($0) }
        return isPlain && typed.contains("/") ? typed : "application/octet-stream"
    }
}

extension DocumentView {
    init(_ row: DocumentRow, _ hand: FileInHand) {
        let kind = Name<PaperKind>(row.kind)
        let digest = row.sha256.description
        self.init(
            id: row.id, kind: kind, title: hand.procedure.paper(kind)?.title ?? row.kind, digest: digest,
            sizeBytes: row.sizeBytes, mediaType: row.mediaType, fileName: row.fileName,
            filedBy: PersonID(row.filedBy), filedAt: Instant(ms: row.filedMs),
            signedBy: hand.file.signatures.filter { $0.what == row.kind && $0.digest == digest }.map(\.by),
            awaits: hand.file.awaited.first { $0.what == row.kind }?.role,
            erasedOn: row.erasedDay.map(CivilDate.init(dayNumber:)))
    }
}
