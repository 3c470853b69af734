/// A name that a pack gives to one kind of thing. `Name<Stage>` and `Name<Clock>` cannot be mixed up.
public struct Name<Thing>: Hashable, Comparable, Sendable, Codable, ExpressibleByStringLiteral,
    CustomStringConvertible
{
    public let description: String

    public init(_ text: String) {
        description = text
    }

    public init(stringLiteral value: String) {
        self.init(value)
    }

    public static func < (left: Name, right: Name) -> Bool { left.description < right.description }

    public init(from decoder: any Decoder) throws {
        description = try decoder.singleValueContainer().decode(String.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension Name: CodingKeyRepresentable {
    public var codingKey: any CodingKey { Key(stringValue: description) }

    public init?(codingKey: some CodingKey) {
        description = codingKey.stringValue
    }

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) {
            self.stringValue = stringValue
        }

        init?(intValue: Int) { nil }
    }
}

public enum Agency {}
public enum Person {}
public enum Outcome {}

/// `hlj-daoli-amr`: a body of the world. Its kind, area and people are ordinary tables.
public typealias AgencyID = Name<Agency>
public typealias PersonID = Name<Person>
/// `230102-2026-00417`: unique for ever, also after a merge.
public typealias CaseNumber = Name<CaseFile>
