internal import GRDB

/// A statement's way into SQLite.
struct SQLiteConnection: SchemaConnection {
    let database: GRDB.Database

    var engine: Engine { .sqlite }

    func rows(_ sql: SQL) throws -> [FoundRow] {
        try faults {
            let cursor = try SQLiteCursor(sql, on: database)
            defer { cursor.end() }
            var found: [FoundRow] = []
            while let row = try cursor.next() { found.append(row) }
            return found
        }
    }

    func run(_ sql: SQL) throws -> Int {
        try faults {
            let cursor = try SQLiteCursor(sql, on: database)
            defer { cursor.end() }
            while try cursor.next() != nil {}
            return database.changesCount
        }
    }

    func script(_ text: String) throws {
        try faults { try database.execute(sql: text) }
    }

    func tableNames() throws -> [String] {
        try rows(
            """
            SELECT name
              FROM sqlite_schema
             WHERE type = 'table' AND name NOT LIKE 'sqlite%'
             ORDER BY name
             LIMIT 1000
            """
        ).map { $0.text("name") }
    }
}

/// Says in the words of the house what SQLite reports.
func faults<T>(_ body: () throws -> T) throws -> T {
    do {
        return try body()
    } catch let error as DatabaseError {
        throw StoreError(error)
    }
}

extension StoreError {
    init(_ error: DatabaseError) {
        let message = error.message ?? ""
        let subject = message.split(separator: ": ").last.map(String.init) ?? message
        switch error.extendedResultCode {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID:
            self = .unique(constraint: subject)
        case .SQLITE_CONSTRAINT_FOREIGNKEY: self = .foreignKey
        case .SQLITE_CONSTRAINT_CHECK: self = .check(constraint: subject)
        case .SQLITE_CONSTRAINT_NOTNULL: self = .notNull(column: subject)
        case .SQLITE_CONSTRAINT_TRIGGER: self = .refused(message)
        default: self.init(primary: error, message: message)
        }
    }

    /// What SQLite says where a disk has no room for the file that readers and writers share, or for its log:
    /// SQLITE_IOERR_SHMSIZE, SHMOPEN, SHMMAP, WRITE, FSYNC and TRUNCATE.
    private static let roomlessCodes: Set<Int32> = [4874, 4618, 5386, 778, 1034, 1546]

    private init(primary error: DatabaseError, message: String) {
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
        case .SQLITE_READONLY: self = .readOnly
        case .SQLITE_FULL: self = .diskFull
        case .SQLITE_IOERR where StoreError.roomlessCodes.contains(error.extendedResultCode.rawValue):
            self = .diskFull
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .corrupt(message)
        default: self = .other(code: "\(error.extendedResultCode.rawValue)", message: message)
        }
    }
}
