/// One value of a rule. Most are whole numbers; some are words that only people read.
public enum LegalValue: Hashable, Sendable {
    case number(Int)
    case ratio(Double)
    case flag(Bool)
    case text(String)
    case list([LegalValue])
    case table([String: LegalValue])

    public var number: Int? { if case .number(let number) = self { number } else { nil } }
    public var text: String? { if case .text(let text) = self { text } else { nil } }
    public var list: [LegalValue]? { if case .list(let members) = self { members } else { nil } }
    public var table: [String: LegalValue]? { if case .table(let pairs) = self { pairs } else { nil } }
    /// A whole number is a ratio too.
    public var ratio: Double? {
        switch self {
        case .ratio(let ratio): ratio
        case .number(let number): Double(number)
        case .flag, .text, .list, .table: nil
        }
    }

    public subscript(key: String) -> LegalValue? { table?[key] }
}

extension LegalValue: Decodable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = Self.ifDecodable({ try container.decode(Int.self) }) {
            self = .number(number)
        } else if let ratio = Self.ifDecodable({ try container.decode(Double.self) }) {
            self = .ratio(ratio)
        } else if let flag = Self.ifDecodable({ try container.decode(Bool.self) }) {
            self = .flag(flag)
        } else if let text = Self.ifDecodable({ try container.decode(String.self) }) {
            self = .text(text)
        } else if let list = Self.ifDecodable({ try container.decode([LegalValue].self) }) {
            self = .list(list)
        } else {
            self = .table(try container.decode([String: LegalValue].self))
        }
    }

    /// A type that does not fit is not an error here: the next type is tried.
    private static func ifDecodable<Value>(_ decode: () throws -> Value) -> Value? {
        do { return try decode() } catch { return nil }
    }
}
