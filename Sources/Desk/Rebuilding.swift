internal import Casework
internal import Evidence
internal import Law
internal import Store

extension Office {
    /// Files that are remade in one transaction.
    private static let filesAtOnce = 50

    /// Makes the tables of every file anew from the journal. Whoever calls this holds the office's lock, so
    /// that nobody works on a table while it is remade.
    ///
    /// - Returns: how many files there are.
    /// - Throws: `RoundFault` with the files that cannot be folded, after all others were remade.
    @discardableResult
    public func rebuild(progress: @Sendable (Int) -> Void = { _ in }) async throws -> Int {
        let moment = now
        var position = 0
        var count = 0
        var faults: [String: String] = [:]
        while true {
            let after = position
            let openings = try await database.read { db in
                try Journal.openings(after: after, limit: Office.filesAtOnce, on: db)
            }
            guard let last = openings.last else { break }
            let numbers = openings.map(\.caseNumber)
            let failed = try await database.write { db in try self.remake(numbers, on: db) }
            faults.merge(failed) { first, _ in first }
            position = last.position
            count += numbers.count
            progress(count)
        }
        try await remakeSums()
        let remade = count
        try await database.write { db in
            _ = try Audit.append(
                AuditEntry(
                    atMs: moment.ms, person: nil, agency: nil, kind: "tables-rebuilt",
                    details: .object(["files": .int(remade)])),
                on: db)
        }
        guard faults.isEmpty else { throw RoundFault(files: faults) }
        return count
    }

    /// A file that was released keeps its place among the releases of the law.
    private func remakeRelease(_ hand: FileInHand, on db: some Connection) throws {
        guard hand.file.procedure == Release.procedure, hand.file.outcome == Release.released,
            case .count(let number)? = hand.file.facts["release-number"]
        else { return }
        try OfficeSettings.set(Release.setting(number), to: hand.number, at: now.ms, on: db)
    }

    /// Gives the files that cannot be folded, each with the reason.
    func remake(_ numbers: [String], on db: some Connection) throws -> [String: String] {
        var faults: [String: String] = [:]
        for number in numbers {
            do {
                guard let hand = try readJournal(of: number, on: db),
                    let right = try projection(of: hand, on: db)
                else {
                    faults[number] = "no page opens the file"
                    continue
                }
                try Projection.replace(right, on: db)
                try remakeRelease(hand, on: db)
                try makeKeys(of: hand, on: db)
            } catch let error as StoreError {
                throw error
            } catch {
                faults[number] = "\(error)"
            }
        }
        return faults
    }
}
