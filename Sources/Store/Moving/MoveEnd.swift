public import Foundation
internal import GRDB

/// One of the two databases of a move: one thing after the other, on the thread of who moves.
public protocol MoveEnd: DatabaseLook {
    /// All of `body` or nothing of it, on the disk when this returns.
    func write<T>(_ body: (any Connection) throws -> T) throws -> T
}

/// A database in a file, whose tables are there.
public struct SQLiteEnd: MoveEnd {
    private let queue: DatabaseQueue

    public init(at file: URL) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(SQLiteStore.longestWait)
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA secure_delete = ON")
            try database.execute(sql: "PRAGMA synchronous = FULL")
        }
        let settings = configuration
        queue = try faults { try DatabaseQueue(path: file.path, configuration: settings) }
    }

    public func read<T>(_ body: (any Connection) throws -> T) throws -> T {
        try queue.read { database in try faults { try body(SQLiteConnection(database: database)) } }
    }

    public func write<T>(_ body: (any Connection) throws -> T) throws -> T {
        try queue.write { database in try faults { try body(SQLiteConnection(database: database)) } }
    }

    public func durability() throws -> Durability {
        Durability(waitsForDisk: true, settings: "synchronous FULL")
    }

    public func close() throws {
        try faults { try queue.close() }
    }
}

/// A database on a server, whose tables are there. What is moved takes its time: no statement and no pause is too long.
public final class PostgresEnd: MoveEnd {
    private let slot: PostgresSlot

    /// - Throws: `PostgresFault`
    public init(at address: PostgresAddress) throws {
        var limits = PostgresStore.Limits()
        limits.statementSeconds = 0
        limits.idleSeconds = 0
        let terms = PostgresTerms(address: address, limits: limits, notice: { _ in })
        slot = PostgresSlot(terms, name: "move")
        try slot.alone { _ = try slot.opened() }
    }

    public func read<T>(_ body: (any Connection) throws -> T) throws -> T {
        try slot.alone { try PostgresReaders.read(body, in: slot) }
    }

    public func write<T>(_ body: (any Connection) throws -> T) throws -> T {
        try slot.alone {
            let link = try slot.begin(PostgresWriter.beginning)
            do {
                let made = try body(PostgresConnection(link: link))
                try link.command("COMMIT")
                return made
            } catch {
                slot.rollBack(link)
                throw error
            }
        }
    }

    public func durability() throws -> Durability {
        Durability(waitsForDisk: true, settings: "synchronous_commit on")
    }

    public func close() { slot.close() }
}
