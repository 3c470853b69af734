extension ThresholdLimb: Decodable {
    private enum CodingKeys: String, CodingKey {
        case of, fact, act, tier, given, below, source, upper, item, from, to, attempt, filing
        case atLeast = "at_least"
        case halfOf = "half_of_two"
        case limbsOf = "limbs_of"
        case objects = "object"
        case roles = "role"
        case rule = "id"
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let amount = try container.decodeIfPresent(Amount.self, forKey: .atLeast)
        measure = try ThresholdLimb.measure(container)
        switch measure {
        case .sum:
            guard let amount, amount.number > 0 else {
                throw DecodingError.dataCorruptedError(
                    forKey: .atLeast, in: container, debugDescription: "a limb measures something")
            }
            (unit, first) = (amount.unit, amount.number)
            second = try container.decodeIfPresent(Upper.self, forKey: .upper)?.amount(of: amount)
        case .halfOfTwo:
            (unit, first) = (.count, 2)
            second = container.contains(.upper) ? 2 : nil
        case .answer, .act, .limbs:
            let tier = try container.decodeIfPresent(Int.self, forKey: .tier) ?? 1
            (unit, first, second) = (.count, 1, tier == 2 ? 1 : nil)
        }
        objects = try container.decodeIfPresent([Object].self, forKey: .objects) ?? []
        roles = try container.decodeIfPresent([CaseField.Role].self, forKey: .roles) ?? []
        given = try container.decodeIfPresent([Circumstance].self, forKey: .given) ?? []
        below = try container.decodeIfPresent(Bound.self, forKey: .below)
        from = try container.decodeIfPresent(CivilDate.self, forKey: .from)
        to = try container.decodeIfPresent(CivilDate.self, forKey: .to)
        item = try container.decodeIfPresent(String.self, forKey: .item)
        isAttempt = try container.decodeIfPresent(Bool.self, forKey: .attempt) ?? false
        isForFiling = try container.decodeIfPresent(Bool.self, forKey: .filing) ?? false
        rule = try container.decode(String.self, forKey: .rule)
        source = try container.decode(Citation.self, forKey: .source)
        (secondRule, secondSource) = (rule, source)
        key = measure.key
    }

    private static func measure(_ container: KeyedDecodingContainer<CodingKeys>) throws -> Measure {
        if let items = try container.decodeIfPresent([String].self, forKey: .halfOf) {
            return .halfOfTwo(items: items, limbs: [])
        }
        if let name = try container.decodeIfPresent(String.self, forKey: .fact) {
            return .answer(try fact(name, .answer, in: container, at: .fact))
        }
        if let offence = try container.decodeIfPresent(String.self, forKey: .limbsOf) {
            return .limbs(of: offence, [])
        }
        if container.contains(.act) { return .act }
        let terms = try container.decode([String].self, forKey: .of).map { text in
            let parts = text.split(separator: " ").map(String.init)
            let times = parts.count == 3 && parts[1] == "x" ? Int(parts[0]) : 1
            guard let times, times > 0, let name = parts.last, parts.count == 1 || parts.count == 3 else {
                throw DecodingError.dataCorruptedError(
                    forKey: .of, in: container, debugDescription: "write `sales` or `3 x sales`: \(text)")
            }
            return Term(fact: try fact(name, .money, in: container, at: .of), times: times)
        }
        guard !terms.isEmpty else {
            throw DecodingError.dataCorruptedError(
                forKey: .of, in: container, debugDescription: "a limb measures something")
        }
        return .sum(terms)
    }

    private static func fact(
        _ name: String, _ kind: CrimeFact.Kind, in container: KeyedDecodingContainer<CodingKeys>,
        at key: CodingKeys
    ) throws -> CrimeFact {
        guard let fact = CrimeFact(named: name), fact.isMeasurable(as: kind) else {
            throw DecodingError.dataCorruptedError(
                forKey: key, in: container, debugDescription: "no fact of a crime is measured as \(name)")
        }
        return fact
    }

    /// Where the second tier of one limb begins: an amount, or so many times the first.
    private struct Upper: Decodable {
        let fixed: Int?
        let multiple: Int?

        private enum CodingKeys: String, CodingKey { case multiple }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            multiple = try container.decodeIfPresent(Int.self, forKey: .multiple)
            fixed = multiple == nil ? try Amount(from: decoder).number : nil
        }

        func amount(of first: Amount) -> Int { fixed ?? first.number * (multiple ?? 1) }
    }
}

extension ThresholdLimb.Amount: Decodable {
    private enum CodingKeys: String, CodingKey { case yuan, count }

    /// `{ yuan: 50000 }` or `{ count: 500 }`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        if let yuan = try container.decodeIfPresent(Int.self, forKey: .yuan) {
            self = .money(Money(yuan: yuan))
        } else {
            self = .count(try container.decode(Int.self, forKey: .count))
        }
    }
}

extension ThresholdLimb.Bound: Decodable {
    private enum CodingKeys: String, CodingKey { case fact, amount }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let name = try container.decode(String.self, forKey: .fact)
        guard let fact = CrimeFact(named: name), fact.isMeasurable(as: .money) else {
            throw DecodingError.dataCorruptedError(
                forKey: .fact, in: container, debugDescription: "no fact of a crime is measured as \(name)")
        }
        self.fact = fact
        amount = try container.decode(ThresholdLimb.Amount.self, forKey: .amount).number
    }
}

extension CrimeFact {
    fileprivate func isMeasurable(as kind: Kind) -> Bool {
        kind == .answer ? self.kind == .answer : self.kind == .money || self.kind == .count
    }
}

extension ThresholdLimb.Measure {
    /// The name in findings.
    var key: String {
        switch self {
        case .sum(let terms): terms.map(\.fact.key).joined(separator: "+")
        case .halfOfTwo: "half_of_two"
        case .answer(let fact): fact.key
        case .act: "act"
        case .limbs: "limbs"
        }
    }
}
