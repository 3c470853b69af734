internal import GRDB
internal import Synchronization

/// Keeps one transaction open over many acts that come one after the other, and commits them together.
///
/// Each act stands in its own savepoint, as in the group of a server. What was written is read again before it is
/// on the disk, so that readings go to the one connection that writes. The order of the acts is their caller's alone:
/// no thread decides it, and the same acts make the same journal.
final class LongGroup: Sendable {
    private let pool: DatabasePool
    private let size: Int
    private let acts = Mutex(0)

    init(pool: DatabasePool, size: Int) {
        self.pool = pool
        self.size = size
    }

    func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await pool.writeWithoutTransaction { database in
            try faults { try body(SQLiteConnection(database: database)) }
        }
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await pool.writeWithoutTransaction { [self] database in
            try faults {
                if !database.isInsideTransaction { try database.beginTransaction(.immediate) }
                let done = try database.inSavepoint(body)
                let isFull = acts.withLock { acts in
                    acts += 1
                    return acts >= size
                }
                if isFull { try commit(database) }
                return try done.get()
            }
        }
    }

    /// Puts on the disk what is not there yet.
    func commit() throws {
        try pool.writeWithoutTransaction { database in try faults { try commit(database) } }
    }

    private func commit(_ database: GRDB.Database) throws {
        acts.withLock { $0 = 0 }
        if database.isInsideTransaction { try database.commit() }
    }
}
