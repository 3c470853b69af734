public import Foundation
internal import GRDB

/// The office's database in one file: write-ahead log, one writer, many readers, every commit on the disk.
public struct SQLiteStore: OfficeStore {
    /// Seconds that a writer waits for another process. Commands beside a running server are short.
    static let longestWait = 10.0
    static let readers = 8
    /// KiB of pages that each connection keeps.
    static let cacheKiB = 16_384
    /// Pages (of 4 KiB) in the write-ahead log before they go back into the file. A page that many acts touch
    /// is then written back once instead of at every group.
    static let checkpointPages = 16_384
    /// Bytes to which the log shrinks after it was emptied.
    public static let largestIdleLogBytes = 134_217_728

    /// When acts reach the disk.
    public enum Commits: Sendable, Hashable {
        /// Before anybody is answered: every office at work.
        case beforeTheAnswer
        /// So many acts at once, one after the other: for a driver that makes an office and answers nobody.
        case inGroups(of: Int)
    }

    private let pool: DatabasePool
    private let committer: GroupCommitter
    private let long: LongGroup?

    /// Opens the database of that name, or makes an empty one.
    public init(at file: URL, commits: Commits = .beforeTheAnswer) throws {
        var configuration = Self.configuration
        if case .inGroups = commits { configuration.allowsUnsafeTransactions = true }
        let settings = configuration
        pool = try faults { try DatabasePool(path: file.path, configuration: settings) }
        committer = SQLiteWriter(pool: pool).committer()
        if case .inGroups(let size) = commits {
            long = LongGroup(pool: pool, size: size)
        } else {
            long = nil
        }
        try demandDurability()
    }

    public func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T
    {
        if let long { return try await long.read(body) }
        return try await pool.read { database in
            try faults { try body(SQLiteConnection(database: database)) }
        }
    }

    @discardableResult
    public func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T
    {
        if let long { return try await long.write(body) }
        return try await committer.write(body)
    }

    /// The lock of the data folder says who is here (`OfficeLock`).
    public func enter(_ presence: Presence) -> Bool { true }

    public func holdsRounds() -> Bool { true }

    public func news() -> AsyncStream<Int>? { nil }

    /// Puts on the disk what a group of acts still keeps from it.
    public func commitGroup() throws {
        try long?.commit()
    }

    /// Copies one consistent state of the database into an empty file, while others go on writing.
    public func copy(to file: URL) throws {
        try faults {
            let target = try DatabaseQueue(path: file.path)
            try pool.backup(to: target)
            try target.close()
        }
    }

    /// Brings all that is in the write-ahead log into the database and empties the log, so that it holds no page of before.
    ///
    /// - Returns: `false` while somebody reads an older state.
    public func emptyLog() throws -> Bool {
        try faults {
            try pool.writeWithoutTransaction { database in
                let row = try Row.fetchOne(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
                let busy: Int? = row?["busy"]
                return busy == 0
            }
        }
    }

    /// Ends all connections. Nothing may be asked afterwards.
    public func close() throws {
        try long?.commit()
        try faults { try pool.close() }
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(longestWait)
        configuration.maximumReaderCount = readers
        configuration.label = "zhibao"
        configuration.prepareDatabase { database in
            // What is deleted is overwritten, so that no copy of the file holds what was erased.
            try database.execute(sql: "PRAGMA secure_delete = ON")
            try database.execute(sql: "PRAGMA temp_store = MEMORY")
            try database.execute(sql: "PRAGMA cache_size = -\(cacheKiB)")
            try database.execute(sql: "PRAGMA wal_autocheckpoint = \(checkpointPages)")
            try database.execute(sql: "PRAGMA journal_size_limit = \(largestIdleLogBytes)")
        }
        return configuration
    }

    /// GRDB sets `synchronous` to NORMAL with the write-ahead log: so it is set afterwards, and read back.
    private func demandDurability() throws {
        try faults {
            try pool.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA synchronous = FULL")
                let level = try Int.fetchOne(database, sql: "PRAGMA synchronous")
                guard level == 2 else {
                    throw StoreError.other(
                        code: "synchronous", message: "commits would not wait for the disk")
                }
            }
        }
    }
}
