/// One open transaction on either engine: statements go in, rows come out, and nothing else is shared.
public protocol Connection {
    /// The rows that a query finds, or that a statement with `RETURNING` gives back.
    func rows(_ sql: SQL) throws -> [FoundRow]

    /// Runs a statement and says how many rows it changed.
    @discardableResult func run(_ sql: SQL) throws -> Int
}

/// A database with one journal: many read at once, one writes at a time.
public protocol Database: Sendable {
    /// Reads one consistent state of the database. Writing is refused.
    func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T

    /// Does all of `body` or nothing of it. Returns when what it wrote is on the disk.
    ///
    /// A server that fell away before anything was kept, or that took the statements back, is asked again: so `body`
    /// may run more than once, and only its last run counts.
    @discardableResult
    func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T
}

extension Connection {
    /// The only row, or `nil` where there is none.
    public func row(_ sql: SQL) throws -> FoundRow? {
        let found = try rows(sql)
        precondition(found.count <= 1, "the statement names one row")
        return found.first
    }
}
