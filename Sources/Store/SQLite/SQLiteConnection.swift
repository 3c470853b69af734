internal import Foundation
internal import GRDB

/// A statement's way into SQLite.
struct SQLiteConnection: SchemaConnection {
    let database: GRDB.Database

    var engine: Engine { .sqlite }

    func rows(_ sql: SQL) throws -> [FoundRow] {
        let (text, values) = sql.rendered(for: .sqlite)
        return try faults {
            let statement = try database.cachedStatement(sql: text)
            let columns = FoundRow.Columns(statement.columnNames)
            let cursor = try Row.fetchCursor(statement, arguments: arguments(values))
            var found: [FoundRow] = []
            while let row = try cursor.next() {
                let values = (0..<row.count).map { SQLValue(row[$0] as DatabaseValue) }
                found.append(FoundRow(columns: columns, values: values))
            }
            return found
        }
    }

    func run(_ sql: SQL) throws -> Int {
        let (text, values) = sql.rendered(for: .sqlite)
        return try faults {
            try database.cachedStatement(sql: text).execute(arguments: arguments(values))
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

    private func arguments(_ values: [SQLValue]) -> StatementArguments {
        StatementArguments(values.map { $0.databaseValue })
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

    private init(primary error: DatabaseError, message: String) {
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
        case .SQLITE_READONLY: self = .readOnly
        case .SQLITE_FULL: self = .diskFull
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .corrupt(message)
        default: self = .other(code: "\(error.extendedResultCode.rawValue)", message: message)
        }
    }
}

extension SQLValue {
    fileprivate init(_ value: DatabaseValue) {
        switch value.storage {
        case .null: self = .null
        case .int64(let number): self = .int(Int(number))
        case .double(let number): self = .double(number)
        case .string(let text): self = .text(text)
        case .blob(let data): self = .bytes([UInt8](data))
        }
    }

    fileprivate var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .int(let number): number.databaseValue
        case .double(let number): number.databaseValue
        case .text(let text): text.databaseValue
        case .bytes(let bytes): Data(bytes).databaseValue
        }
    }
}
