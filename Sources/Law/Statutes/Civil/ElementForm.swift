/// A form that asks for the elements of a case one by one (要素式), so that the quick track has them at its start.
/// No national text fixes the two forms: they are settings of the office (`share/law/worksheets/element-forms.yaml`).
public struct ElementForm: Hashable, Sendable, Decodable {
    public enum Side: String, Hashable, Sendable, Codable, CaseIterable {
        case complaint, defence
    }

    public struct Element: Hashable, Sendable, Decodable {
        public enum Kind: String, Hashable, Sendable, Codable {
            case text, money, day, choice
            case yesNo = "yes-no"
        }

        public let name: String
        public let zh: String
        public let en: String
        public let kind: Kind
        /// What may be chosen; empty for other kinds.
        public let choices: [String]
        public let isRequired: Bool
        /// Rights that the element belongs to; empty for all.
        public let rights: [InfringedRight]

        private enum CodingKeys: String, CodingKey {
            case name, zh, en, kind, choices, rights
            case isRequired = "required"
        }

        public init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            name = try container.decode(String.self, forKey: .name)
            zh = try container.decode(String.self, forKey: .zh)
            en = try container.decode(String.self, forKey: .en)
            kind = try container.decode(Kind.self, forKey: .kind)
            choices = try container.decodeIfPresent([String].self, forKey: .choices) ?? []
            isRequired = try container.decodeIfPresent(Bool.self, forKey: .isRequired) ?? false
            rights = try container.decodeIfPresent([InfringedRight].self, forKey: .rights) ?? []
        }
    }

    public let side: Side
    public let elements: [Element]

    /// The elements that a case on that right is asked for, in their order.
    public func elements(for right: InfringedRight) -> [Element] {
        elements.filter { $0.rights.isEmpty || $0.rights.contains(right) }
    }

    /// The names of required elements that are blank or absent.
    public func missing(in filled: [String: String], for right: InfringedRight) -> [String] {
        elements(for: right).filter { $0.isRequired && !(filled[$0.name]?.isWritten ?? false) }.map(\.name)
    }

    public var faults: [String] {
        let names = elements.map(\.name)
        let twice = Set(names.filter { name in names.count { $0 == name } > 1 }).sorted()
        return twice.map { "\(side.rawValue): \($0) stands twice" }
            + elements.filter { ($0.kind == .choice) == $0.choices.isEmpty }
            .map { "\(side.rawValue): \($0.name): a choice has choices, and nothing else has" }
    }
}
