/// What a file says about one thing, with its type. Money is an integer count of fen.
public enum Fact: Hashable, Sendable {
    /// Free text lies outside the journal: the fact holds its reference and its salted digest.
    case text(TextReference)
    case count(Int)
    case money(Money)
    case day(CivilDate)
    case moment(Instant)
    case yesNo(Bool)
    case choice(String)
    /// A GB/T 2260 code of six digits.
    case division(String)
    case agency(String)
    case party(String)
    /// Somebody at a post, by the id of the office.
    case person(String)
    /// A table: each row by the names of its columns. A column that a row leaves open is not there.
    case rows([[String: Fact]])
    /// What only some may read: the id of a sealed record. It is taken in by an act and stands in no fact of a file.
    case sealed(String)
    /// The thing could not be established; an officer signed why. It is neither a value nor zero.
    case absent(because: TextReference)
}

/// A text kept outside the journal, so that it can be corrected and erased.
public struct TextReference: Hashable, Sendable, Codable {
    public let id: String
    /// SHA-256 of the salt and the text, lower-case hex.
    public let digest: String

    public init(id: String, digest: String) {
        self.id = id
        self.digest = digest
    }
}

/// A type that a rule can read from a file.
public protocol FactValue: Sendable {
    init?(_ fact: Fact)
}

extension Int: FactValue {
    public init?(_ fact: Fact) {
        guard case .count(let count) = fact else { return nil }
        self = count
    }
}

extension Bool: FactValue {
    public init?(_ fact: Fact) {
        guard case .yesNo(let answer) = fact else { return nil }
        self = answer
    }
}

extension Money: FactValue {
    public init?(_ fact: Fact) {
        guard case .money(let money) = fact else { return nil }
        self = money
    }
}

extension CivilDate: FactValue {
    public init?(_ fact: Fact) {
        guard case .day(let day) = fact else { return nil }
        self = day
    }
}

extension Instant: FactValue {
    public init?(_ fact: Fact) {
        guard case .moment(let moment) = fact else { return nil }
        self = moment
    }
}

extension FactValue where Self: RawRepresentable, RawValue == String {
    public init?(_ fact: Fact) {
        guard case .choice(let name) = fact else { return nil }
        self.init(rawValue: name)
    }
}
