internal import Synchronization

/// The slots that readers share, made when they are first needed. Whoever finds none free waits for one, first come
/// first served, without holding a thread.
final class PostgresReaders: Sendable {
    private struct Places {
        var free: [PostgresSlot] = []
        var made: [PostgresSlot] = []
        var waiting: [CheckedContinuation<PostgresSlot, Never>] = []
    }

    private let terms: PostgresTerms
    private let places = Mutex(Places())

    init(_ terms: PostgresTerms) {
        self.terms = terms
    }

    func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        let slot = await borrow()
        defer { giveBack(slot) }
        return try await slot.run { try PostgresReaders.read(body, in: slot) }
    }

    func close() {
        for slot in places.withLock({ $0.made }) { slot.close() }
    }

    /// All statements see the same state, and none of them can write.
    static func read<T>(_ body: (any Connection) throws -> T, in slot: PostgresSlot) throws -> T {
        let link = try slot.begin("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        do {
            let found = try body(PostgresConnection(link: link))
            try link.command("COMMIT")
            return found
        } catch {
            slot.rollBack(link)
            throw error
        }
    }

    private func borrow() async -> PostgresSlot {
        await withCheckedContinuation { continuation in
            let slot: PostgresSlot? = places.withLock { places in
                if let free = places.free.popLast() { return free }
                if places.made.count < terms.limits.readers {
                    let made = PostgresSlot(terms, name: "reader.\(places.made.count + 1)")
                    places.made.append(made)
                    return made
                }
                places.waiting.append(continuation)
                return nil
            }
            if let slot { continuation.resume(returning: slot) }
        }
    }

    private func giveBack(_ slot: PostgresSlot) {
        let next: CheckedContinuation<PostgresSlot, Never>? = places.withLock { places in
            guard !places.waiting.isEmpty else {
                places.free.append(slot)
                return nil
            }
            return places.waiting.removeFirst()
        }
        next?.resume(returning: slot)
    }
}

extension PostgresSlot {
    /// Leaves nothing of a transaction. A connection on which even that fails is given up: the server rolls back then.
    func rollBack(_ link: PostgresLink) {
        do {
            if link.isInTransaction { try link.command("ROLLBACK") }
            if link.isLost { drop() }
        } catch {
            drop()
        }
    }
}
