internal import Casework
internal import Evidence
internal import Law
internal import Store

/// Files on which a round failed. The others of the round were done.
public struct RoundFault: Error, Sendable, CustomStringConvertible {
    public let files: [String: String]

    public var description: String {
        files.sorted { $0.key < $1.key }.map { "case_file:\($0.key): \($0.value)" }.joined(separator: "\n")
    }
}

extension Office {
    /// Files that a round takes at once.
    private static let filesOfARound = 100

    /// Marks every clock that has run out by now, exactly once: however long the office stood still, and
    /// however many rounds run at the same time.
    ///
    /// - Returns: how many clocks ran out.
    /// - Throws: `RoundFault` with the files that could not be done, after all others were.
    public func runClockRound() async throws -> Int {
        let moment = now
        var count = 0
        var done: Set<String> = []
        var faults: [String: String] = [:]
        while roundsGoOn {
            let limit = Office.filesOfARound + done.count
            let due = try await database.read { db in
                try ClockRounds.runOut(by: moment.ms, limit: limit, on: db)
            }
            let fresh = due.filter { !done.contains($0) }
            guard !fresh.isEmpty else { break }
            for number in fresh where roundsGoOn {
                done.insert(number)
                do {
                    count += try await database.write { db in try self.runOut(number, at: moment, on: db) }
                } catch {
                    faults[number] = "\(error)"
                }
            }
        }
        guard faults.isEmpty else { throw RoundFault(files: faults) }
        return count
    }

    /// Reads the file again inside the transaction: what another round has marked is marked already.
    private func runOut(_ number: String, at moment: Instant, on db: some Connection) throws -> Int {
        guard let hand = try readFile(number, on: db) else { return 0 }
        let events = hand.procedure.runOut(of: hand.file, at: moment, on: calendar)
        guard !events.isEmpty, let opening = hand.file.opening else {
            try putTablesRight(hand, at: moment, on: db)
            return 0
        }
        var rows: [JournalRow] = []
        for event in events {
            let stamp = Stamp(
                officer: "office", agency: opening.agency.description,
                legalDay: hand.file.dayAfterEnd(of: event) ?? moment.legalDay, recordedMs: moment.ms)
            rows += try append([event], to: number, after: hand.revision + rows.count, stamp, on: db)
        }
        let file = try project(hand, adding: events, as: rows, on: db)
        let stamp = Stamp.office(opening.agency, at: moment)
        try tellJoined(
            events, of: file, by: Officer("office", of: opening.agency, as: []), at: moment, stamp, on: db)
        try tellParent(of: file, stamp, on: db)
        try give(hand.procedure.notices(of: events), of: file, hand.procedure, on: db)
        return events.count { if case .clockRanOut = $0 { true } else { false } }
    }

    /// A table that says something else than the file would send the round there again and again.
    private func putTablesRight(_ hand: FileInHand, at moment: Instant, on db: some Connection) throws {
        guard let right = try projection(of: hand, on: db),
            let tables = try Projection.find(hand.number, on: db)?.tables(differingFrom: right),
            !tables.isEmpty
        else { return }
        try Projection.replace(right, on: db)
        try Audit.append(
            AuditEntry(
                atMs: moment.ms, person: nil, agency: nil, kind: "tables-put-right", caseNumber: hand.number,
                details: .object(["tables": .array(tables.map(JSON.string))])),
            on: db)
    }
}

extension CaseFile {
    /// The day in law on which a clock was over: the one after its last day, however late it was noticed.
    fileprivate func dayAfterEnd(of event: CaseEvent) -> CivilDate? {
        guard case .clockRanOut(let clock, let run, _) = event else { return nil }
        return clocks.first { $0.clock == clock && $0.run == run }?.end?.lastMoment.legalDay
    }
}

extension Procedure {
    fileprivate func notices(of events: [CaseEvent]) -> [NoticeToGive] {
        events.compactMap { event in
            guard case .clockRanOut(let name, _, let effect) = event, let clock = clock(name) else {
                return nil
            }
            return NoticeToGive(clock, effect: effect, of: self)
        }
    }
}
