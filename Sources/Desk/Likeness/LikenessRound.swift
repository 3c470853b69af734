internal import Casework
internal import Evidence
internal import Law
internal import Store

/// The keys of likeness are made after the commit: who reports waits for none of it.
extension Office {
    /// Pages of the journal that one transaction goes through.
    private static let pagesAtOnce = 200
    /// Position of the journal up to which files have their keys.
    static let likenessSetting = "likeness.position"

    /// Makes the keys of all files that have new pages.
    ///
    /// - Returns: how many files were looked at.
    /// - Throws: `RoundFault` with the files that cannot be folded, after all others were done.
    @discardableResult
    public func runLikenessRound() async throws -> Int {
        var count = 0
        var faults: [String: String] = [:]
        while roundsGoOn {
            let done = try await database.write { db in try self.makeKeys(on: db) }
            guard let done else { break }
            count += done.files
            faults.merge(done.faults) { first, _ in first }
        }
        guard faults.isEmpty else { throw RoundFault(files: faults) }
        return count
    }

    /// `nil` when no page is new.
    private func makeKeys(on db: some Connection) throws -> (files: Int, faults: [String: String])? {
        let reached = try OfficeSettings.value(Office.likenessSetting, on: db).flatMap { Int($0) } ?? 0
        let pages = try Journal.scan(from: reached + 1, limit: Office.pagesAtOnce, on: db)
        guard let last = pages.last else { return nil }
        var faults: [String: String] = [:]
        // A file that goes on beyond these pages is looked at once, when its last page comes.
        let numbers = try Set(pages.map(\.caseNumber)).sorted().filter { number in
            try Journal.lastPage(of: number, on: db).map { $0.position <= last.position } ?? true
        }
        for number in numbers {
            do {
                if let hand = try readFile(number, on: db) { try makeKeys(of: hand, on: db) }
            } catch let error as StoreError {
                throw error
            } catch {
                faults[number] = "\(error)"
            }
        }
        try OfficeSettings.set(Office.likenessSetting, to: String(last.position), at: now.ms, on: db)
        return (numbers.count, faults)
    }

    func makeKeys(of hand: FileInHand, on db: some Connection) throws {
        guard let first = hand.rows.first else { return }
        try LikenessKeys.replace(
            try likenessKeys(of: hand, on: db), of: hand.number, opened: first.position, on: db)
    }

    /// A file whose newest page was looked at has the keys that its texts give.
    func verifyKeys(_ hand: FileInHand, on db: some Connection) throws -> [VerificationFinding] {
        let reached = try OfficeSettings.value(Office.likenessSetting, on: db).flatMap { Int($0) } ?? 0
        guard let last = hand.rows.last, last.position <= reached,
            try Set(likenessKeys(of: hand, on: db)) != Set(LikenessKeys.find(hand.number, on: db))
        else { return [] }
        return [
            VerificationFinding(
                "likeness_key:\(hand.number)", "the table says something else than the texts of the file",
                remedy: VerificationFinding.rebuild)
        ]
    }
}
