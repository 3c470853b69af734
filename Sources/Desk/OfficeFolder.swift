public import Foundation
internal import Logging
public import Store

/// Where an office keeps its things.
public struct OfficeFolder: Sendable, Hashable {
    public let root: URL
    /// The master key lies outside the folder, so that a copy of the folder opens nothing.
    public let key: URL
    /// The PostgreSQL database with the records of the office; without one they lie in the folder.
    public let server: PostgresAddress?
    /// The bucket with the documents of the office; without one they lie in the folder.
    public let bucket: BucketPlace?

    public init(
        root: URL, key: URL? = nil, server: PostgresAddress? = nil, bucket: BucketPlace? = nil
    ) {
        self.root = root
        self.key = key ?? root.deletingLastPathComponent().appending(path: root.lastPathComponent + ".key")
        self.server = server
        self.bucket = bucket
    }

    /// The file with the records where no server has them.
    public var database: URL { root.appending(path: "zhibao.db") }
    public var vault: URL { root.appending(path: "vault") }
    public var heads: URL { root.appending(path: "heads.log") }
    public var lock: URL { root.appending(path: "zhibao.lock") }
    public var mail: URL { root.appending(path: "mail") }

    /// Where the records are, as it may be shown.
    public var records: String { server?.description ?? root.path(percentEncoded: false) }
}

extension OfficeFolder {
    /// Opens the records, or an empty database for them.
    ///
    /// - Throws: `OfficeFault` with the one sentence that a server's refusal is.
    func openDatabase(commits: SQLiteStore.Commits = .beforeTheAnswer) async throws -> any OfficeStore {
        guard let server else { return try SQLiteStore(at: database, commits: commits) }
        precondition(commits == .beforeTheAnswer, "acts in groups without an answer are for an own file")
        let log = Logger(label: "zhibao.postgres")
        do {
            return try await PostgresStore(at: server) { log.notice("\($0)") }
        } catch let fault as PostgresFault {
            throw OfficeFault.database(fault.description)
        } catch StoreError.away(let words) {
            throw OfficeFault.database(words)
        }
    }

    /// Opens the records of an office that is there; an empty database is none, and stays empty.
    func openRecords() async throws -> any OfficeStore {
        guard server != nil else {
            guard FileManager.default.fileExists(atPath: database.path(percentEncoded: false)) else {
                throw OfficeFault.noOffice(records)
            }
            return try await openDatabase()
        }
        let database = try await openDatabase()
        guard try await database.read({ db in try RecordedState.isOffice(on: db) }) else {
            try database.close()
            throw OfficeFault.noOffice(records)
        }
        return database
    }
}
