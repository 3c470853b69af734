internal import Foundation

/// Writes groups of acts, one group at a time in the whole fleet of processes.
///
/// The first statement takes the lock of writers, which ends with the transaction. So an act sees all that was kept before
/// it, whoever kept it, as on SQLite; positions of the journal and official numbers commit in their order, and no two
/// writers can wait for each other (docs/adr/0061).
struct PostgresWriter: Sendable {
    /// How often a group is done again that the server took back or that was lost before its commit.
    static let mostTries = 5
    /// `zhibao` in ASCII.
    static let lock = 0x7a68_6962_616f

    static let beginning = """
        BEGIN ISOLATION LEVEL READ COMMITTED; SELECT pg_advisory_xact_lock(\(lock))
        """

    let slot: PostgresSlot

    /// A group that may be kept at another try.
    private struct Again: Error {
        let fault: StoreError
    }

    /// What kept the group from the disk, or `nil` when it is there. On the slot's thread only.
    func commit(_ group: [GroupCommitter.Job]) -> (any Error)? {
        var tries = 0
        while true {
            do {
                try keep(group)
                return nil
            } catch let again as Again {
                tries += 1
                guard tries < PostgresWriter.mostTries else { return again.fault }
                // Two processes that meet again and again should not meet at the same moment.
                Thread.sleep(forTimeInterval: Double.random(in: 0...0.01) * Double(1 << tries))
            } catch {
                return error
            }
        }
    }

    private func keep(_ group: [GroupCommitter.Job]) throws {
        let link = try slot.begin(PostgresWriter.beginning)
        do {
            if group.count == 1 {
                guard try isDone(group[0], on: link) else { return try link.command("ROLLBACK") }
            } else {
                for job in group { try keep(job, on: link) }
            }
        } catch {
            slot.rollBack(link)
            throw error
        }
        try commit(link)
    }

    /// Each act in a savepoint of its own: one that fails leaves its neighbours alone.
    private func keep(_ job: GroupCommitter.Job, on link: PostgresLink) throws {
        try again(on: link) { try link.command("SAVEPOINT act") }
        if try !isDone(job, on: link) {
            try again(on: link) { try link.rollBack(to: "act") }
        }
        try again(on: link) { try link.command("RELEASE SAVEPOINT act") }
    }

    /// - Returns: `false` when the act failed for a reason of its own, which its caller will be told.
    private func isDone(_ job: GroupCommitter.Job, on link: PostgresLink) throws -> Bool {
        let outcome = Result {
            try job.run(PostgresConnection(link: link)) { if let fault = link.fault { throw fault } }
        }
        if link.wasTakenBack || link.isLost { throw Again(fault: link.fault ?? .away("PostgreSQL was lost")) }
        if case .success = outcome { return true }
        return false
    }

    private func again(on link: PostgresLink, _ body: () throws -> Void) throws {
        do {
            try body()
        } catch let fault as StoreError where link.isLost || link.wasTakenBack {
            throw Again(fault: fault)
        }
    }

    /// Once the server was asked to commit, an answer that does not come says neither yes nor no: nothing is done again.
    private func commit(_ link: PostgresLink) throws {
        do {
            try link.command("COMMIT")
        } catch let fault as StoreError {
            defer { slot.rollBack(link) }
            if link.wasTakenBack { throw Again(fault: fault) }
            throw link.isLost ? StoreError.outcomeUnknown : fault
        }
    }
}
