public import Foundation
internal import GRDB

/// A look into a database in a file.
public struct SQLiteLook: DatabaseLook {
    private let queue: DatabaseQueue

    /// - Parameter file: a database that is there.
    public init(into file: URL) throws {
        let log = file.path + "-wal"
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(2)
        let isAtRest = try !FileManager.default.fileExists(atPath: log) && SQLiteLook.takesAddresses()
        // Nobody has it open: then it is read as it lies there, without even the files of a reader beside it.
        let path = isAtRest ? SQLiteLook.address(of: file) + "?immutable=1" : file.path
        queue = try faults { try DatabaseQueue(path: path, configuration: configuration) }
    }

    public func read<T>(_ body: (any Connection) throws -> T) throws -> T {
        try queue.read { database in try faults { try body(SQLiteConnection(database: database)) } }
    }

    public func close() throws {
        try faults { try queue.close() }
    }

    public func durability() throws -> Durability {
        try queue.inDatabase { database in
            try faults {
                let journal = try String.fetchOne(database, sql: "PRAGMA journal_mode") ?? ""
                try database.execute(sql: "PRAGMA synchronous = FULL")
                let level = try Int.fetchOne(database, sql: "PRAGMA synchronous")
                return Durability(waitsForDisk: level == 2, settings: "synchronous FULL, \(journal)")
            }
        }
    }

    private static func takesAddresses() throws -> Bool {
        try faults {
            try DatabaseQueue().read { database in
                try String.fetchAll(database, sql: "PRAGMA compile_options").contains("USE_URI")
            }
        }
    }

    /// What an address must not hold is written as `%HH`.
    private static func address(of file: URL) -> String {
        let plain = CharacterSet(charactersIn: "/-._~").union(.alphanumerics)
        return "file:" + (file.path.addingPercentEncoding(withAllowedCharacters: plain) ?? file.path)
    }
}
