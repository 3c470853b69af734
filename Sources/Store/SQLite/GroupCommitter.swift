internal import GRDB
internal import Synchronization

/// Writes the acts that arrive together in one transaction, so that they share one wait for the disk.
///
/// Each act stands in its own savepoint: one that fails leaves its neighbours alone. Nobody is answered
/// before the whole group is on the disk. A class, because all writers queue at the same one.
final class GroupCommitter: Sendable {
    /// Acts in one transaction. More would only keep the first of them waiting.
    static let largestGroup = 256

    private struct Queue {
        var waiting: [Job] = []
        var isScheduled = false
    }

    private let pool: DatabasePool
    private let queue = Mutex(Queue())

    init(pool: DatabasePool) {
        self.pool = pool
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            let outcome = Mutex<Result<T, any Error>?>(nil)
            enqueue(
                Job(
                    run: { connection in
                        let result = Result { try body(connection) }
                        outcome.withLock { $0 = result }
                        if case .failure(let error) = result { throw error }
                    },
                    answer: { fault in
                        let result = outcome.withLock { $0 }
                        switch (fault, result) {
                        case (let fault?, _): continuation.resume(throwing: fault)
                        case (nil, let result?): continuation.resume(with: result)
                        case (nil, nil): preconditionFailure("every act of a group that was kept has run")
                        }
                    }))
        }
    }

    private func enqueue(_ job: Job) {
        let mustSchedule = queue.withLock { queue in
            queue.waiting.append(job)
            defer { queue.isScheduled = true }
            return !queue.isScheduled
        }
        if mustSchedule { schedule() }
    }

    private func schedule() {
        pool.asyncWriteWithoutTransaction { [self] database in
            let group = queue.withLock { queue in
                let group = Array(queue.waiting.prefix(Self.largestGroup))
                queue.waiting.removeFirst(group.count)
                return group
            }
            let fault = commit(group, on: database)
            let isMore = queue.withLock { queue in
                queue.isScheduled = !queue.waiting.isEmpty
                return queue.isScheduled
            }
            if isMore { schedule() }
            for job in group { job.answer(fault) }
        }
    }

    /// What kept the group from the disk, or `nil` when it is there.
    private func commit(_ group: [Job], on database: GRDB.Database) -> (any Error)? {
        do {
            try faults {
                try database.inTransaction(.immediate) {
                    // A job that fails has kept its fault for its own caller.
                    for job in group { _ = try database.inSavepoint(job.run) }
                    return .commit
                }
            }
            return nil
        } catch {
            return error
        }
    }

    private struct Job: Sendable {
        let run: @Sendable (any Connection) throws -> Void
        /// Called once, after the group was kept (`nil`) or lost.
        let answer: @Sendable ((any Error)?) -> Void
    }
}
