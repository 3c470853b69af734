public import Law
internal import Store

/// How new the figures are: of which moment they are, and what has changed since.
public struct FigureFreshness: Hashable, Sendable {
    public let asOf: Instant
    /// Files whose last changes are not counted yet.
    public let dueFiles: Int
    /// Whether there are more than were counted.
    public let isMore: Bool
}

/// Sums that figures are read from, kept up by rounds and whenever somebody looks and little has changed.
extension Office {
    /// A figure waits for no more files than that; more are left to the round, and the page says how many.
    private static let littleDue = Rollups.filesAtOnce

    /// Takes up all files that changed since the last round, a stretch in each transaction.
    ///
    /// - Returns: how many.
    @discardableResult
    public func runMeasureRound() async throws -> Int {
        var count = 0
        while roundsGoOn {
            let standing = try await database.read { db in try Rollups.standing(on: db) }
            guard !standing.isWhole else { return count }
            let nowMs = now.ms
            count += try await database.write { db in try Rollups.roll(at: nowMs, on: db) }
        }
        return count
    }

    /// Makes all sums again from the records.
    func remakeSums() async throws {
        try await database.write { db in try Rollups.clear(on: db) }
        try await runMeasureRound()
    }

    /// Takes up what changed where that is little. An office that cannot be written to shows the figures of before, and says so.
    func takeUpLittle() async throws {
        let standing = try await database.read { db in try Rollups.standing(on: db) }
        guard standing.madeMs != nil, 0 < standing.dueFiles, standing.dueFiles <= Office.littleDue else {
            return
        }
        let nowMs = now.ms
        do {
            _ = try await database.write { db in try Rollups.roll(at: nowMs, on: db) }
        } catch is StoreError {
            return
        }
    }

    /// How new the figures are; `nil` where they are still counted from the records, and so of this moment.
    public func figureFreshness() async throws -> FigureFreshness? {
        try await database.read { db in FigureFreshness(try Rollups.standing(on: db)) }
    }

    /// Counts the records and compares, where nothing is due: a sum that is behind is no fault.
    func verifySums(_ progress: @Sendable (VerificationProgress) -> Void) async throws
        -> [VerificationFinding]
    {
        let faults = try await database.read { db -> [Rollups.Fault] in
            guard try Rollups.standing(on: db).isWhole else { return [] }
            return try Rollups.faults(on: db)
        }
        progress(.init(part: .measures, count: 1))
        return faults.map { fault in
            VerificationFinding(
                "measure_sum:\(fault.view) \(fault.procedure) \(fault.span)",
                "the sum says \(fault.kept), and \(fault.counted) records are there",
                remedy: VerificationFinding.rebuild)
        }
    }
}

extension FigureFreshness {
    init?(_ standing: Rollups.Standing) {
        guard let madeMs = standing.madeMs else { return nil }
        self.init(
            asOf: Instant(ms: madeMs), dueFiles: standing.dueFiles,
            isMore: standing.dueFiles >= Rollups.mostCounted)
    }
}
