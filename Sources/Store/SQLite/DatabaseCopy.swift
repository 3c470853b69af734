public import Evidence
public import Foundation

/// A copy of the database at one moment, in a folder that goes away with it. It lies in the data folder, under
/// the same protection as the database, and never where backups lie: it is not encrypted.
public final class DatabaseCopy: Sendable {
    /// Bytes that stay free in the data folder, so that a backup never stops the office itself.
    public static let reserveBytes = 67_108_864

    /// The copy does not fit beside the database.
    public struct NoRoom: Error, Hashable, Sendable {
        public let neededBytes: Int
        public let freeBytes: Int
    }

    /// Another backup of this office is being made.
    public struct Busy: Error, Hashable, Sendable {}

    public static let folderName = "backup-copy"
    public static let lockName = "backup.lock"

    private let folder: URL
    private let lock: FileLock
    private var file: URL { folder.appending(path: "zhibao.db") }

    /// Copies while others go on writing. What an interrupted backup left is cleared away first.
    public init(of database: SQLiteStore, at file: URL) throws {
        let root = file.deletingLastPathComponent()
        folder = root.appending(path: DatabaseCopy.folderName)
        guard let lock = try FileLock(root.appending(path: DatabaseCopy.lockName)) else { throw Busy() }
        self.lock = lock
        try remove()
        try DatabaseCopy.demandRoom(for: file, in: root)
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        do {
            try database.copy(to: self.file)
        } catch {
            try remove()
            throw error
        }
    }

    /// Copies the records of one moment from a server, while others go on writing: a backup is the same on both engines,
    /// and is restored into a folder.
    ///
    /// - Parameter keySetting: the setting that every office has.
    /// - Throws: `NoRoom`, `Busy`, `TableMove.Fault`, `PostgresFault`, and `RecordedState.NoOffice` where there is none.
    public init(
        of server: PostgresAddress, beside file: URL, migrator: Migrator, keySetting: String, at nowMs: Int
    ) async throws {
        let root = file.deletingLastPathComponent()
        folder = root.appending(path: DatabaseCopy.folderName)
        guard let lock = try FileLock(root.appending(path: DatabaseCopy.lockName)) else { throw Busy() }
        self.lock = lock
        try remove()
        let end = try PostgresEnd(at: server)
        let (step, size) = try end.read { db in
            guard let step = try RecordedState.schema(on: db) else { throw RecordedState.NoOffice() }
            return (step, try DatabaseCopy.size(on: db))
        }
        try DatabaseCopy.demandRoom(size + DatabaseCopy.reserveBytes, in: root)
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        do {
            let store = try SQLiteStore(at: self.file)
            _ = try await migrator.migrate(store, at: nowMs, upTo: step)
            try store.close()
            let copy = try SQLiteEnd(at: self.file)
            _ = try TableMove.run(from: end, to: copy, schemaOf: copy, keySetting: keySetting)
            try copy.close()
        } catch {
            try remove()
            throw error
        }
        end.close()
    }

    private static func size(on db: any Connection) throws -> Int {
        try db.row("SELECT pg_database_size(current_database()) AS bytes ORDER BY 1 LIMIT 1")?.int("bytes")
            ?? 0
    }

    private static func demandRoom(_ needed: Int, in root: URL) throws {
        let free = try SystemFile.freeBytes(of: root)
        guard free >= needed else { throw NoRoom(neededBytes: needed, freeBytes: free) }
    }

    private static func demandRoom(for file: URL, in root: URL) throws {
        let needed = try ["", "-wal"].reduce(reserveBytes) { sum, ending in
            let path = file.path + ending
            guard FileManager.default.fileExists(atPath: path) else { return sum }
            let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? NSNumber
            return sum + (size?.intValue ?? 0)
        }
        try demandRoom(needed, in: root)
    }

    /// What the copy says of itself, and all digests that its documents have.
    public func state(keySetting: String) async throws -> (state: RecordedState, documents: [Digest]) {
        let store = try SQLiteStore(at: file)
        let state = try await store.read { db in try RecordedState(on: db, keySetting: keySetting) }
        var documents: [Digest] = []
        while true {
            let last = documents.last
            let more = try await store.read { db in
                try Documents.digests(after: last, limit: 1_000, on: db)
            }
            guard !more.isEmpty else { break }
            documents += more
        }
        try store.close()
        return (state, documents)
    }

    /// The bytes of the copy, which has no name any more from now on: a process that is killed leaves nothing.
    public func takeBytes() throws -> FileHandle {
        let handle = try FileHandle(forReadingFrom: file)
        try remove()
        return handle
    }

    public func remove() throws {
        guard FileManager.default.fileExists(atPath: folder.path) else { return }
        try FileManager.default.removeItem(at: folder)
    }
}
