internal import Synchronization

/// Gathers the acts that arrive together into one transaction, so that they share one wait for the disk.
///
/// Each act stands in its own savepoint: one that fails leaves its neighbours alone. Nobody is answered
/// before the whole group is on the disk. A class, because all writers queue at the same one.
final class GroupCommitter: Sendable {
    /// Acts in one transaction. More would only keep the first of them waiting.
    static let largestGroup = 256

    /// Takes the group that waits, when the engine's one writer is free.
    typealias Take = @Sendable () -> [Job]
    /// Told once what kept the group from the disk, or `nil` when it is there.
    typealias Finish = @Sendable ([Job], (any Error)?) -> Void

    struct Job: Sendable {
        /// Does the act. `settle` throws where the engine would not keep it although the act saw no fault.
        let run: @Sendable (any Connection, _ settle: () throws -> Void) throws -> Void
        /// Called once, after the group was kept (`nil`) or lost.
        fileprivate let answer: @Sendable ((any Error)?) -> Void
    }

    private struct Queue {
        var waiting: [Job] = []
        var isScheduled = false
    }

    private let onWriter: @Sendable (@escaping Take, @escaping Finish) -> Void
    private let queue = Mutex(Queue())

    /// - Parameter onWriter: calls the two, one after the other, on the thread of the engine's one writer.
    init(onWriter: @escaping @Sendable (_ take: @escaping Take, _ finish: @escaping Finish) -> Void) {
        self.onWriter = onWriter
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            let outcome = Mutex<Result<T, any Error>?>(nil)
            enqueue(
                Job(
                    run: { connection, settle in
                        let result = Result {
                            let value = try body(connection)
                            try settle()
                            return value
                        }
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
        onWriter(
            { [self] in
                queue.withLock { queue in
                    let group = Array(queue.waiting.prefix(Self.largestGroup))
                    queue.waiting.removeFirst(group.count)
                    return group
                }
            },
            { [self] group, fault in
                let isMore = queue.withLock { queue in
                    queue.isScheduled = !queue.waiting.isEmpty
                    return queue.isScheduled
                }
                if isMore { schedule() }
                for job in group { job.answer(fault) }
            })
    }
}
