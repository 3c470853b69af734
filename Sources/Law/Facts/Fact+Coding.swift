/// A fact is written with its type, so that every reader knows a sum from a count:
/// `{"type":"money","value":5000000}`. Money is in fen, days are ISO, moments RFC 3339.
extension Fact: Codable {
    private enum CodingKeys: String, CodingKey { case type, value }

    /// The types of facts as they are written. They are part of the journal's format and never renamed.
    private enum Kind: String, Codable {
        case text, count, money, day, moment
        case yesNo = "yes-no"
        case choice, division, agency, party, person, rows, sealed, absent
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func value<Value: Decodable>() throws -> Value {
            try container.decode(Value.self, forKey: .value)
        }
        switch try container.decode(Kind.self, forKey: .type) {
        case .text: self = .text(try value())
        case .count: self = .count(try value())
        case .money: self = .money(try value())
        case .day: self = .day(try value())
        case .moment: self = .moment(try value())
        case .yesNo: self = .yesNo(try value())
        case .choice: self = .choice(try value())
        case .division: self = .division(try value())
        case .agency: self = .agency(try value())
        case .party: self = .party(try value())
        case .person: self = .person(try value())
        case .rows: self = .rows(try value())
        case .sealed: self = .sealed(try value())
        case .absent: self = .absent(because: try value())
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        func write(_ kind: Kind, _ value: some Encodable) throws {
            try container.encode(kind, forKey: .type)
            try container.encode(value, forKey: .value)
        }
        switch self {
        case .text(let text): try write(.text, text)
        case .count(let count): try write(.count, count)
        case .money(let money): try write(.money, money)
        case .day(let day): try write(.day, day)
        case .moment(let moment): try write(.moment, moment)
        case .yesNo(let answer): try write(.yesNo, answer)
        case .choice(let name): try write(.choice, name)
        case .division(let code): try write(.division, code)
        case .agency(let id): try write(.agency, id)
        case .party(let id): try write(.party, id)
        case .person(let id): try write(.person, id)
        case .rows(let rows): try write(.rows, rows)
        case .sealed(let record): try write(.sealed, record)
        case .absent(let reason): try write(.absent, reason)
        }
    }
}

/// The facts of a file are an object: name, then fact.
extension Facts: Codable {
    public init(from decoder: any Decoder) throws {
        self.init()
        for (name, fact) in try [String: Fact](from: decoder) {
            self[name] = fact
        }
    }

    public func encode(to encoder: any Encoder) throws {
        let pairs = names.compactMap { name in self[name].map { (name, $0) } }
        try Dictionary(pairs) { _, last in last }.encode(to: encoder)
    }
}
