internal import Casework
internal import Law
internal import Store

/// Erasing for good what two people decided on, in the transaction of the decision, with a stub in every file that held it.
extension Office {
    /// Files that are looked through for copies of a party.
    private static let mostOfFamily = 500

    func erase(_ row: KeepingRow, in hand: FileInHand, by caller: Caller, on db: some Connection) throws {
        let day = now.legalDay.dayNumber
        switch row.request.kind {
        case .sealed: try eraseSealed(row, in: hand, day, by: caller, on: db)
        case .party: try eraseParty(row, in: hand, day, by: caller, on: db)
        case .text: try eraseText(row, in: hand, by: caller, on: db)
        case .paper: try erasePaper(row, in: hand, day, by: caller, on: db)
        case .file: throw KeepingRefusal.notWaiting
        }
        try OfficeSettings.set(Office.erasureSetting, to: row.subject, at: now.ms, on: db)
    }

    private func eraseSealed(
        _ row: KeepingRow, in hand: FileInHand, _ day: Int, by caller: Caller, on db: some Connection
    ) throws {
        guard let record = try SealedRecords.stub(row.subject, on: db),
            try SealedRecords.erase(row.subject, on: day, from: db)
        else { throw KeepingRefusal.notWaiting }
        try KeepingRequests.forgetReasons(of: row.subject, on: db)
        for number in try family(of: hand.number, on: db) {
            guard let other = try number == hand.number ? hand : readFile(number, on: db),
                other.file.sealedRecords.contains(row.subject)
            else { continue }
            try leave(.sealed, row.subject, record.compartment, in: number, row, by: caller, on: db)
        }
    }

    private func eraseParty(
        _ row: KeepingRow, in hand: FileInHand, _ day: Int, by caller: Caller, on db: some Connection
    ) throws {
        let copies = try Parties.copies(of: row.subject, in: try family(of: hand.number, on: db), on: db)
        guard !copies.isEmpty else { throw KeepingRefusal.notWaiting }
        for party in copies where try Parties.erase(party.id, on: day, from: db) {
            try leave(.party, party.id, party.role, in: party.caseNumber, row, by: caller, on: db)
        }
        _ = try remake(Array(Set(copies.map(\.caseNumber))).sorted(), on: db)
    }

    private func eraseText(
        _ row: KeepingRow, in hand: FileInHand, by caller: Caller, on db: some Connection
    ) throws {
        let text = try TextRecords.find(row.subject, on: db)
        let files = try filesDrawing(on: row.subject, from: hand.number, on: db)
        guard let text, try forget(text: row.subject, on: db) != nil else { throw KeepingRefusal.notWaiting }
        for number in files {
            try leave(.text, row.subject, text.field, in: number, row, by: caller, on: db)
        }
    }

    /// A paper goes from every linked file that took it over. Where the same bytes came to a file of another matter, that
    /// file keeps them.
    private func erasePaper(
        _ row: KeepingRow, in hand: FileInHand, _ day: Int, by caller: Caller, on db: some Connection
    ) throws {
        guard let paper = try Documents.find(row.subject, on: db), paper.caseNumber == hand.number else {
            throw KeepingRefusal.notWaiting
        }
        var files: [String] = []
        for number in try family(of: hand.number, on: db) {
            for copy in try Documents.all(of: number, on: db) where copy.sha256 == paper.sha256 {
                guard try Documents.erase(copy.id, on: day, from: db) else { continue }
                try leave(.paper, copy.id, copy.kind, in: number, row, by: caller, on: db)
                files.append(number)
            }
        }
        guard !files.isEmpty else { throw KeepingRefusal.notWaiting }
        _ = try remake(Array(Set(files)).sorted(), on: db)
    }

    func leave(
        _ kind: KeepingRequest.Kind, _ subject: String, _ label: String, in number: String, _ row: KeepingRow,
        by caller: Caller, on db: some Connection
    ) throws {
        try Erasures.put(
            ErasureStub(
                caseNumber: number, kind: kind.rawValue, subject: subject, label: label, request: row.id,
                decidedBy: caller.person.description, basis: row.basis, erasedDay: now.legalDay.dayNumber,
                erasedMs: now.ms),
            on: db)
    }

    /// The file and all that are linked with it: opened out of it or before it, split off, joined.
    func family(of number: String, on db: some Connection) throws -> [String] {
        var found = [number]
        var place = 0
        while place < found.count, found.count < Office.mostOfFamily {
            defer { place += 1 }
            guard let file = try readFile(found[place], on: db)?.file else { continue }
            let near =
                [file.opening?.parent, file.splitFrom, file.joinedTo].compactMap(\.self) + file.splitOff
                + file.takenIn + file.linked.map(\.number)
            for other in near.map(\.description) where !found.contains(other) { found.append(other) }
        }
        return found
    }
}
