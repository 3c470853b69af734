internal import GRDB
internal import GRDBSQLite

/// The rows of one statement, as SQLite gives them.
///
/// GRDB prepares and keeps the statement and stands before and after each step: an aborted transaction, a fault and a
/// statement that failed are its own to see. Values go straight into SQLite and out of it.
final class SQLiteCursor: DatabaseCursor {
    typealias Element = FoundRow

    let _statement: Statement
    var _isDone = false
    private let columns: FoundRow.Columns

    init(_ sql: SQL, on database: GRDB.Database) throws {
        let (text, values) = sql.rendered(for: .sqlite)
        _statement = try database.cachedStatement(sql: text)
        columns = FoundRow.Columns(_statement.columnNames)
        try bind(values, on: database)
    }

    /// Gives the statement back for its next use. Until then it would hold the state that it reads.
    func end() {
        // Both only repeat what the last step said.
        sqlite3_reset(_statement.sqliteStatement)
        sqlite3_clear_bindings(_statement.sqliteStatement)
    }

    func _element(sqliteStatement: SQLiteStatement) throws -> FoundRow {
        let values = (0..<Int32(columns.names.count)).map { SQLValue(in: sqliteStatement, at: $0) }
        return FoundRow(columns: columns, values: values)
    }

    private func bind(_ values: [SQLValue], on database: GRDB.Database) throws {
        let statement = _statement.sqliteStatement
        guard Int(sqlite3_bind_parameter_count(statement)) == values.count else {
            throw DatabaseError(
                resultCode: .SQLITE_MISUSE, message: "wrong number of statement arguments: \(values.count)")
        }
        for (place, value) in zip(Int32(1)..., values) {
            let code = value.bind(to: statement, at: place)
            guard code == SQLITE_OK else {
                let message = database.lastErrorMessage
                end()
                throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
            }
        }
    }
}

extension SQLValue {
    /// SQLite makes a copy of its own of what it is given.
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    fileprivate func bind(to statement: SQLiteStatement, at place: Int32) -> Int32 {
        switch self {
        case .null: sqlite3_bind_null(statement, place)
        case .int(let number): sqlite3_bind_int64(statement, place, Int64(number))
        case .double(let number): sqlite3_bind_double(statement, place, number)
        case .text(let text): sqlite3_bind_text(statement, place, text, -1, SQLValue.copied)
        case .bytes(let bytes):
            // Where there are none there may be no address, which would be taken for NULL.
            bytes.isEmpty
                ? sqlite3_bind_zeroblob(statement, place, 0)
                : sqlite3_bind_blob(statement, place, bytes, Int32(bytes.count), SQLValue.copied)
        }
    }

    /// The value of a column, from 0, in the row at which the statement stands.
    fileprivate init(in statement: SQLiteStatement, at column: Int32) {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: self = .int(Int(sqlite3_column_int64(statement, column)))
        case SQLITE_FLOAT: self = .double(sqlite3_column_double(statement, column))
        case SQLITE_TEXT:
            self = sqlite3_column_text(statement, column).map { .text(String(cString: $0)) } ?? .null
        case SQLITE_BLOB:
            let start = sqlite3_column_blob(statement, column)
            let count = Int(sqlite3_column_bytes(statement, column))
            self = .bytes([UInt8](UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count)))
        default: self = .null
        }
    }
}
