internal import Casework
internal import Evidence
internal import Law
internal import Store

/// Destroying all that a file holds, in the transaction of the decision. Its pages and proofs stay, and a stub says when, by whose
/// decision and on what basis. What another file still draws on stays for that file, and goes with the last of them.
extension Office {
    func destroy(
        _ row: KeepingRow, _ hand: FileInHand, by caller: Caller, on db: some Connection
    ) throws {
        let day = now.legalDay.dayNumber
        try leave(
            .file, hand.number, hand.procedure.name.description, in: hand.number, row, by: caller, on: db)
        try destroyTexts(of: hand, day, on: db)
        try destroySealed(of: hand, day, on: db)
        for party in try Parties.all(of: hand.number, on: db) {
            _ = try Parties.erase(party.id, on: day, from: db)
        }
        for paper in try Documents.all(of: hand.number, on: db) {
            _ = try Documents.erase(paper.id, on: day, from: db)
        }
        try LeadMarks.forget(of: hand.number, on: db)
        try KeepingRequests.forgetAllReasons(of: hand.number, besides: row.id, on: db)
        try RetentionHolds.forgetReasons(of: hand.number, on: db)
        try OfficeSettings.set(Office.erasureSetting, to: hand.number, at: now.ms, on: db)
        _ = try remake([hand.number], on: db)
    }

    /// What was shown to the public stays where it was shown: it is not the file's alone any more.
    private func destroyTexts(of hand: FileInHand, _ day: Int, on db: some Connection) throws {
        let shown = Set(
            hand.events.compactMap { event in
                if case .published(let summary) = event { summary.summary.id } else { nil }
            })
        let own = try TextRecords.all(of: hand.number, on: db).map(\.id)
        let taken = hand.events.flatMap(\.texts).map(\.id)
        let others = try family(of: hand.number, on: db).filter { try isKept($0, on: db) }
        let needed = try Set(
            others.flatMap { try readFile($0, on: db)?.events.flatMap(\.texts) ?? [] }.map(\.id))
        for id in Set(own + taken).subtracting(shown).subtracting(needed).sorted() {
            guard let origin = try TextRecords.file(of: id, on: db) else { continue }
            let files = try filesDrawing(on: id, from: origin, on: db)
            guard try !files.contains(where: { try isKept($0, on: db) }),
                try TextRecords.erase(id, on: day, from: db)
            else { continue }
            _ = try remake(files.filter { $0 != hand.number }, on: db)
        }
    }

    private func destroySealed(of hand: FileInHand, _ day: Int, on db: some Connection) throws {
        let others = try family(of: hand.number, on: db).filter {
            try $0 != hand.number && isKept($0, on: db)
        }
        let needed = try Set(others.flatMap { try readFile($0, on: db)?.file.sealedRecords ?? [] })
        for record in hand.file.sealedRecords where !needed.contains(record) {
            guard try SealedRecords.erase(record, on: day, from: db) else { continue }
            try KeepingRequests.forgetReasons(of: record, on: db)
        }
    }

    private func isKept(_ number: String, on db: some Connection) throws -> Bool {
        try Erasures.destroyedDay(of: number, on: db) == nil
    }

    /// Takes the bytes of erased papers from the vault, unless another file has the same paper. A paper that somebody files
    /// just now under the same digest is left for the next round.
    func runErasedPapersRound() async throws {
        var isMore = true
        while isMore {
            let digests = try await database.read { db in
                try Documents.withBytesLeft(limit: Office.papersAtOnce, on: db)
            }
            guard !digests.isEmpty else { return }
            let taken = try await database.write { db in
                try digests.filter { digest in
                    guard try Documents.isKept(digest, on: db) || self.vault.remove(digest) else {
                        return false
                    }
                    try Documents.noteTaken(digest, on: db)
                    return true
                }
            }
            isMore = digests.count == Office.papersAtOnce && !taken.isEmpty
        }
    }

    private static let papersAtOnce = 100
}
