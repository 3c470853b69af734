/// One way in which a threshold is reached: some amounts together reach a standard, in some circumstances.
public struct ThresholdLimb: Hashable, Sendable {
    /// What a file is about, for offences that treat goods and services differently.
    public enum Object: String, Hashable, Sendable, Codable, FactValue, CaseIterable {
        case goods, services, mixed
    }

    /// What must be so for the lower standards.
    public enum Circumstance: String, Hashable, Sendable, Codable {
        /// Two or more registered marks of different origin.
        case twoMarks = "two-marks"
        /// Punished for the like within the two years before, by a court or an authority.
        case `repeat`
    }

    /// A sum of money in fen, or a count.
    public enum Amount: Hashable, Sendable {
        case money(Money)
        case count(Int)

        public var number: Int {
            switch self {
            case .money(let money): money.fen
            case .count(let count): count
            }
        }

        public var unit: Finding.Comparison.Unit {
            switch self {
            case .money: .fen
            case .count: .count
            }
        }
    }

    /// A fact that must stay below an amount.
    public struct Bound: Hashable, Sendable, Decodable {
        public let fact: String
        public let amount: Amount
    }

    /// Names of the facts that are added up.
    public let of: [String]
    public let atLeast: Amount
    /// Empty: whatever the object.
    public let objects: [Object]
    public let given: [Circumstance]
    public let below: Bound?
    /// Id in `share/law/rules`.
    public let rule: String
    public let source: Citation

    /// The name in findings: `sales+unsold_value`.
    public var key: String {
        of.map { $0.map { $0 == "-" ? "_" : String($0) }.joined() }.joined(separator: "+")
    }
}

extension ThresholdLimb: Decodable {
    private enum CodingKeys: String, CodingKey {
        case of, given, below, source
        case atLeast = "at_least"
        case objects = "object"
        case rule = "id"
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        of = try container.decode([String].self, forKey: .of)
        atLeast = try container.decode(Amount.self, forKey: .atLeast)
        objects = try container.decodeIfPresent([Object].self, forKey: .objects) ?? []
        given = try container.decodeIfPresent([Circumstance].self, forKey: .given) ?? []
        below = try container.decodeIfPresent(Bound.self, forKey: .below)
        rule = try container.decode(String.self, forKey: .rule)
        source = try container.decode(Citation.self, forKey: .source)
        guard !of.isEmpty, atLeast.number > 0 else {
            throw DecodingError.dataCorruptedError(
                forKey: .atLeast, in: container, debugDescription: "a limb measures something")
        }
    }
}

extension ThresholdLimb.Amount: Decodable {
    private enum CodingKeys: String, CodingKey { case yuan, count }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        if let yuan = try container.decodeIfPresent(Int.self, forKey: .yuan) {
            self = .money(Money(yuan: yuan))
        } else {
            self = .count(try container.decode(Int.self, forKey: .count))
        }
    }
}
