public import Evidence

/// A value that a statement carries beside its text.
public enum SQLValue: Hashable, Sendable {
    case null
    case int(Int)
    case double(Double)
    case text(String)
    case bytes([UInt8])
}

/// A type that may stand in a statement. Claims are stored as 0 and 1, on both engines.
public protocol SQLBindable {
    var sqlValue: SQLValue { get }
}

extension Int: SQLBindable { public var sqlValue: SQLValue { .int(self) } }
extension Bool: SQLBindable { public var sqlValue: SQLValue { .int(self ? 1 : 0) } }
extension Double: SQLBindable { public var sqlValue: SQLValue { .double(self) } }
extension String: SQLBindable { public var sqlValue: SQLValue { .text(self) } }
extension [UInt8]: SQLBindable { public var sqlValue: SQLValue { .bytes(self) } }
extension Digest: SQLBindable { public var sqlValue: SQLValue { .bytes(bytes) } }

/// The engines that run the statements. The few differences are written where they occur.
public enum Engine: String, Hashable, Sendable, CaseIterable {
    case sqlite, postgres
}

/// One statement. Text comes only from literals: every interpolated value becomes a parameter of the engine
/// at hand, so that nothing that a person typed is ever read as SQL.
public struct SQL: Sendable, ExpressibleByStringInterpolation {
    indirect enum Piece: Sendable {
        case text(String)
        case value(SQLValue)
        case branch(sqlite: [Piece], postgres: [Piece])
    }

    private(set) var pieces: [Piece]

    public init(stringLiteral value: String) {
        pieces = [.text(value)]
    }

    public init(stringInterpolation: StringInterpolation) {
        pieces = stringInterpolation.pieces
    }

    public static func + (first: SQL, second: SQL) -> SQL {
        var sum = first
        sum.pieces += second.pieces
        return sum
    }

    public static func += (first: inout SQL, second: SQL) {
        first.pieces += second.pieces
    }

    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var pieces: [Piece] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            pieces.reserveCapacity(2 * interpolationCount + 1)
        }

        public mutating func appendLiteral(_ literal: String) {
            pieces.append(.text(literal))
        }

        public mutating func appendInterpolation(_ value: some SQLBindable) {
            pieces.append(.value(value.sqlValue))
        }

        public mutating func appendInterpolation(_ value: (some SQLBindable)?) {
            pieces.append(.value(value?.sqlValue ?? .null))
        }

        /// Another statement, or a part of one, with its own values.
        public mutating func appendInterpolation(sql: SQL) {
            pieces += sql.pieces
        }

        /// Values between commas, for `IN (…)`; an empty list is `NULL`, which equals nothing.
        public mutating func appendInterpolation(list values: [some SQLBindable]) {
            guard !values.isEmpty else { return pieces.append(.value(.null)) }
            for (index, value) in values.enumerated() {
                if index > 0 { pieces.append(.text(", ")) }
                pieces.append(.value(value.sqlValue))
            }
        }

        /// Statements between commas, such as the rows of one `INSERT`.
        public mutating func appendInterpolation(list parts: [SQL]) {
            for (index, part) in parts.enumerated() {
                if index > 0 { pieces.append(.text(", ")) }
                pieces += part.pieces
            }
        }

        /// Words that differ between the engines, with their values.
        public mutating func appendInterpolation(sqlite: SQL, postgres: SQL) {
            pieces.append(.branch(sqlite: sqlite.pieces, postgres: postgres.pieces))
        }
    }
}

extension SQL {
    /// The text with the engine's own placeholders, and the values in their order.
    func rendered(for engine: Engine) -> (text: String, values: [SQLValue]) {
        var text = ""
        var values: [SQLValue] = []
        SQL.render(pieces, for: engine, into: &text, &values)
        return (text, values)
    }

    private static func render(
        _ pieces: [Piece], for engine: Engine, into text: inout String, _ values: inout [SQLValue]
    ) {
        for piece in pieces {
            switch piece {
            case .text(let words):
                text += words
            case .branch(let sqlite, let postgres):
                render(engine == .sqlite ? sqlite : postgres, for: engine, into: &text, &values)
            case .value(let value):
                values.append(value)
                text += engine == .sqlite ? "?" : "$\(values.count)"
            }
        }
    }
}
