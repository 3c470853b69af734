internal import Law
internal import Store

/// Erasing a text, wherever the office drew on it.
extension Office {
    /// The text that was erased last, while the index of words may hold pieces of it; else empty.
    static let erasureSetting = "search.erasure"
    /// Pages of the index that one transaction merges: others wait for no more than that.
    private static let pagesAtOnce = 500

    /// Erases a text of the office, for good: the record and its salt, so that the digest in the journal tells nothing,
    /// and what was drawn from it, in the file in which it was written and in every file that was opened from that or
    /// split off it: rows and pieces of the index of words, snippets, keys of likeness, the mark by which the same lead
    /// is known again, a right's number on lists, a summary that was shown. The stub keeps the day, and `verify` finds
    /// nothing amiss.
    ///
    /// It asks nobody: who may erase, and why, is for the act that calls it to say. It does not reach what was made of
    /// the text and has a life of its own: papers in the vault, mails that were sent, copies of the data folder.
    ///
    /// - Returns: whether there was something to erase.
    /// - Throws: `RoundFault` with the files that cannot be folded, after the text was erased: their index and keys are
    ///   cleared, and nothing else of them could be made anew.
    @discardableResult
    public func forget(text id: String) async throws -> Bool {
        let faults = try await database.write { db in try self.forget(text: id, on: db) }
        guard let faults else { return false }
        try await runErasureRound()
        guard faults.isEmpty else { throw RoundFault(files: faults) }
        return true
    }

    /// The same inside the transaction of an act. The next round merges the index.
    ///
    /// - Returns: the files that cannot be folded, each with the reason; `nil` where there was nothing to erase.
    func forget(text id: String, on db: some Connection) throws -> [String: String]? {
        guard let own = try TextRecords.file(of: id, on: db) else { return nil }
        let files = try filesDrawing(on: id, from: own, on: db)
        guard try TextRecords.erase(id, on: now.legalDay.dayNumber, from: db) else { return nil }
        try OfficeSettings.set(Office.erasureSetting, to: id, at: now.ms, on: db)
        return try remake(files, on: db)
    }

    /// The file in which a text was written, and all that took it over.
    func filesDrawing(on id: String, from own: String, on db: some Connection) throws -> [String] {
        var files = [own]
        var borrowers = try BorrowedTexts.files(of: id, on: db)
        while let last = borrowers.last {
            files += borrowers
            borrowers = try BorrowedTexts.files(of: id, after: last, on: db)
        }
        return files
    }

    /// Takes the bytes of erased papers away, merges the index of words into one piece after something was erased, in
    /// small transactions, and empties the log of the database.
    func runErasureRound() async throws {
        try await runErasedPapersRound()
        let erased = try await database.read { db in
            try OfficeSettings.value(Office.erasureSetting, on: db) ?? ""
        }
        guard !erased.isEmpty else { return }
        var isFirst = true
        while try await database.write({ [isFirst] db in
            try SearchTexts.merge(pages: Office.pagesAtOnce, isFirst: isFirst, on: db)
        }) { isFirst = false }
        // Until then the log of the database may hold the pages of before. While somebody reads, the next round does it.
        guard try await database.emptyLog() else { return }
        let nowMs = now.ms
        try await database.write { db in
            // What was erased meanwhile is for the next round.
            guard try OfficeSettings.value(Office.erasureSetting, on: db) == erased else { return }
            try OfficeSettings.set(Office.erasureSetting, to: "", at: nowMs, on: db)
        }
    }
}
