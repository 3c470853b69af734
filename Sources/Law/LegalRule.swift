/// A rule of law as `share/law/rules` records it: what it says, its numbers, its text and how sure we are.
public struct LegalRule: Hashable, Sendable {
    /// The kind of day that selects the version of a rule.
    public enum Selector: String, Hashable, Sendable, Codable { case conduct, filing, decision, event }

    public let id: String
    /// What the rule says; `nil` for a few tables that only hold numbers.
    public let zh: String?
    /// The text that it rests on, as the law base words it.
    public let basis: String?
    public let citations: [Citation]
    /// Numbers and words of the rule by key: `days`, `wd`, `police_days`.
    public let values: [String: LegalValue]
    public let confidence: Confidence
    /// First day in force; `nil` when only the instrument's own day limits it.
    public let from: CivilDate?
    /// Last day in force; `nil` while it is in force.
    public let to: CivilDate?
    /// Which day must lie between `from` and `to`.
    public let on: Selector?
    public let note: String?
    /// Everything else that the rule holds, by key: `any_of`, `list`, `table`, `logic`. Mostly for people to read.
    public let details: [String: LegalValue]

    public func isInForce(on day: CivilDate) -> Bool {
        (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true)
    }

    /// The whole number under a key; without a key, the only one, or the only one named by a bare unit.
    public func number(_ key: String?) -> LegalNumber? {
        let numbers = values.compactMapValues(\.number)
        guard let name = key ?? Self.onlyKey(of: numbers), let number = numbers[name] else { return nil }
        return LegalNumber(number: number, key: name, rule: self)
    }

    private static func onlyKey(of numbers: [String: Int]) -> String? {
        let bare = numbers.keys.filter { LegalNumber.units[$0] != nil }
        if numbers.count == 1 { return numbers.keys.first }
        return bare.count == 1 ? bare.first : nil
    }
}

/// A whole number of a rule, with the unit that its key says and the rule that it belongs to.
public struct LegalNumber: Hashable, Sendable {
    public let number: Int
    public let key: String
    public let rule: LegalRule

    /// `days` of `police_days`; `nil` when the key says no unit of time, as `officers_min` does.
    public var unit: StatutoryPeriod.Unit? {
        key.split(separator: "_").last.flatMap { LegalNumber.units[String($0)] }
    }

    /// How the law base abbreviates units; `wd` are working days, `days` calendar days.
    static let units: [String: StatutoryPeriod.Unit] = [
        "hours": .hours, "days": .days, "wd": .workingDays, "months": .months, "years": .years,
    ]
}

/// One value of a rule. Most are whole numbers; some are words that only people read.
public enum LegalValue: Hashable, Sendable {
    case number(Int)
    case ratio(Double)
    case flag(Bool)
    case text(String)
    case list([LegalValue])
    case table([String: LegalValue])

    public var number: Int? { if case .number(let number) = self { number } else { nil } }
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

extension LegalRule: Decodable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case id, zh, basis, citations, from, to, note
        case values = "value"
        case confidence = "conf"
        case on = "by_day_of"
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(String.self, forKey: .id)
        zh = try container.decodeIfPresent(String.self, forKey: .zh)
        basis = try container.decodeIfPresent(String.self, forKey: .basis)
        citations = try container.decode([Citation].self, forKey: .citations)
        values = try container.decodeIfPresent([String: LegalValue].self, forKey: .values) ?? [:]
        confidence = try container.decode(Confidence.self, forKey: .confidence)
        from = try container.decodeIfPresent(CivilDate.self, forKey: .from)
        to = try container.decodeIfPresent(CivilDate.self, forKey: .to)
        on = try container.decodeIfPresent(Selector.self, forKey: .on)
        note = try container.decodeIfPresent(String.self, forKey: .note)
        let named = Set(CodingKeys.allCases.map(\.rawValue))
        let all = try decoder.container(keyedBy: AnyKey.self)
        details = try Dictionary(
            all.allKeys.filter { !named.contains($0.stringValue) }.map {
                ($0.stringValue, try all.decode(LegalValue.self, forKey: $0))
            }
        ) { _, last in last }
    }

    private struct AnyKey: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}
