public import Evidence

/// One row that a query found, read by the names of its columns.
///
/// A name that the query does not list, or a type that the schema does not have, is a programmer's error.
public struct FoundRow: Hashable, Sendable {
    /// The names of the columns, shared by all rows of one answer.
    final class Columns: Hashable, Sendable {
        let names: [String]

        init(_ names: [String]) { self.names = names }

        static func == (first: Columns, second: Columns) -> Bool { first.names == second.names }

        func hash(into hasher: inout Hasher) { hasher.combine(names) }
    }

    let columns: Columns
    let values: [SQLValue]

    public func value(_ column: String) -> SQLValue {
        // There are few, and most names are short: comparing them costs less than a table made for each answer.
        guard let position = columns.names.firstIndex(of: column) else {
            preconditionFailure("the query lists the column \(column)")
        }
        return values[position]
    }

    public func text(_ column: String) -> String { present(optionalText(column), column) }
    public func int(_ column: String) -> Int { present(optionalInt(column), column) }
    public func bytes(_ column: String) -> [UInt8] { present(optionalBytes(column), column) }
    public func double(_ column: String) -> Double { present(optionalDouble(column), column) }
    public func digest(_ column: String) -> Digest { present(optionalDigest(column), column) }

    /// A claim, stored as 0 or 1.
    public func bool(_ column: String) -> Bool { int(column) != 0 }

    public func isNull(_ column: String) -> Bool { value(column) == .null }

    public func optionalText(_ column: String) -> String? {
        switch value(column) {
        case .text(let text): text
        case .null: nil
        default: preconditionFailure("\(column) is text")
        }
    }

    public func optionalInt(_ column: String) -> Int? {
        switch value(column) {
        case .int(let number): number
        case .null: nil
        default: preconditionFailure("\(column) is a whole number")
        }
    }

    public func optionalDouble(_ column: String) -> Double? {
        switch value(column) {
        case .double(let number): number
        case .int(let number): Double(number)
        case .null: nil
        default: preconditionFailure("\(column) is a number")
        }
    }

    public func optionalBytes(_ column: String) -> [UInt8]? {
        switch value(column) {
        case .bytes(let bytes): bytes
        case .null: nil
        default: preconditionFailure("\(column) holds bytes")
        }
    }

    public func optionalBool(_ column: String) -> Bool? {
        optionalInt(column).map { $0 != 0 }
    }

    public func optionalDigest(_ column: String) -> Digest? {
        guard let bytes = optionalBytes(column) else { return nil }
        return present(Digest(bytes: bytes), column)
    }

    private func present<Value>(_ value: Value?, _ column: String) -> Value {
        guard let value else { preconditionFailure("\(column) has a value of its type") }
        return value
    }
}

extension FoundRow {
    /// A column that holds JSON as text.
    public func json(_ column: String) throws -> JSON {
        try JSON(reading: text(column))
    }
}
