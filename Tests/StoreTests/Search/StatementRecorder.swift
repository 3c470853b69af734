import Foundation
import Testing

@testable import Store

/// A connection that remembers each statement with its answer, so that the other engine is asked the same.
final class StatementRecorder: Connection {
    struct Step {
        let statement: SQL
        /// One line a row, as `row_to_json` writes it; a count of rows for what was only run.
        let answer: [String]
        let isQuery: Bool
    }

    private let connection: any Connection
    private(set) var steps: [Step] = []

    init(_ connection: any Connection) {
        self.connection = connection
    }

    func rows(_ sql: SQL) throws -> [FoundRow] {
        let found = try connection.rows(sql)
        steps.append(Step(statement: sql, answer: found.map(\.written), isQuery: true))
        return found
    }

    func run(_ sql: SQL) throws -> Int {
        let count = try connection.run(sql)
        steps.append(Step(statement: sql, answer: ["\(count)"], isQuery: false))
        return count
    }
}

extension StatementRecorder.Step {
    /// The statement as PostgreSQL prepares it: it has to find the type of each parameter by itself, as it has to with
    /// any client that does not write values into the text.
    var script: String {
        let (text, values) = statement.rendered(for: .postgres)
        let whole =
            isQuery
            ? "WITH answer AS (\(text)) SELECT row_to_json(answer) FROM answer"
            : "WITH answer AS (\(text) RETURNING 1) SELECT count(*) FROM answer"
        let literals = values.isEmpty ? "" : "(\(values.map(\.literal).joined(separator: ", ")))"
        return "PREPARE asked AS \(whole);\nEXECUTE asked\(literals);\nDEALLOCATE asked"
    }
}

extension SQLValue {
    /// The value as `psql` reads it, which takes no parameters.
    var literal: String {
        switch self {
        case .null: "NULL"
        case .int(let number): String(number)
        case .double(let number): String(number)
        case .text(let words): "'" + words.replacing("'", with: "''") + "'"
        case .bytes(let bytes): "decode('\(bytes.map { String(format: "%02x", $0) }.joined())', 'hex')"
        }
    }
}

extension FoundRow {
    /// As `row_to_json` of PostgreSQL writes the row.
    fileprivate var written: String {
        let pairs = zip(columns.names, values).map { name, value in "\"\(name)\":\(value.json)" }
        return "{\(pairs.joined(separator: ","))}"
    }
}

extension SQLValue {
    fileprivate var json: String {
        switch self {
        case .null: "null"
        case .int(let number): String(number)
        case .double(let number): String(number)
        case .text(let words):
            "\""
                + words.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing(
                    "\n", with: "\\n")
                + "\""
        case .bytes(let bytes): "\"\\\\x\(bytes.map { String(format: "%02x", $0) }.joined())\""
        }
    }
}
