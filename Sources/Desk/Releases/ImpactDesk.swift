internal import Casework
internal import Law
public import Programmes
internal import Store

/// The preview of what a proposed release would change. It goes through the open files step by step: each look at
/// it goes on for a while, and what was found is kept until the law itself changes.
extension Office {
    /// Files that are compared in one reading of the database.
    private static let filesOfAStep = 50
    /// How long one look goes on, in milliseconds: short enough to wait for.
    public static let impactStepMs = 1_500

    /// Goes on with the preview, and gives what was found so far.
    ///
    /// - Parameter ms: how long it may go on; at least one step is done.
    public func advanceImpact(
        of number: String, for caller: Caller, ms: Int = Office.impactStepMs
    ) async throws -> LawImpact {
        let hand = try await releaseInHand(number, for: caller)
        guard let paper = hand.file.paper(Release.changeSet) else { throw DeskRefusal.notFound }
        let changeSet = try changeSet(paper, of: number)
        return try await advanceImpact(of: changeSet, digest: paper.digest, ms: ms)
    }

    /// The whole preview of a change set that nobody has proposed yet, for a dry run at the command line.
    public func impact(ofText text: String) async throws -> LawImpact {
        try await advanceImpact(of: try sound(text), digest: "dry-run", ms: Int.max)
    }

    /// The rule tests of a change set that nobody has proposed yet.
    public func trial(ofText text: String) throws -> ReleaseTrial {
        ReleaseTrial(try sound(text), on: law, packs: shippedLaw.packs, calendar: calendar)
    }

    private func advanceImpact(of changeSet: ChangeSet, digest: String, ms: Int) async throws -> LawImpact {
        let kept = keptImpact(of: digest)
        if let kept, kept.isDone { return kept }
        let inUse = lawInUse
        let comparing = try LawComparing(
            changeSet.release, on: inUse, packs: shippedLaw.packs, calendar: calendar)
        var impact = kept ?? LawImpact(digest: digest, uses: comparing.uses(in: inUse.library))
        impact.filesTotal = try await database.read { db in try OpenFiles.count(on: db) }
        let clock = ContinuousClock()
        let begun = clock.now
        repeat {
            impact = try await step(impact, comparing)
        } while !impact.isDone && clock.now - begun < .milliseconds(min(ms, 3_600_000))
        keep(impact)
        return impact
    }

    private func step(_ impact: LawImpact, _ comparing: LawComparing) async throws -> LawImpact {
        let hands = try await database.read { db in
            let numbers = try OpenFiles.numbers(after: impact.last, limit: Office.filesOfAStep, on: db)
            return try numbers.compactMap { try self.readFile($0, on: db) }
        }
        var next = impact
        for hand in hands {
            next.add(comparing.clocks(of: hand))
            next.add(comparing.verdicts(of: hand))
        }
        next.filesSeen += hands.count
        next.last = hands.last?.number ?? impact.last
        next.isDone = hands.count < Office.filesOfAStep
        return next
    }
}
