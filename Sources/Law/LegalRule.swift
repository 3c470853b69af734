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
    /// Why no text is cited; only where `citations` is empty.
    public let uncited: String?
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
    /// The division, by its code of GB/T 2260, or the zone where alone this version binds; `nil` for the whole
    /// country. A version with an area lies over the national one.
    public let area: String?
    /// Everything else that the rule holds, by key: `any_of`, `list`, `table`, `logic`. Mostly for people to read.
    public let details: [String: LegalValue]

    public init(
        id: String, zh: String?, basis: String?, citations: [Citation], values: [String: LegalValue],
        confidence: Confidence, from: CivilDate?, to: CivilDate?, on: Selector?, note: String?,
        details: [String: LegalValue] = [:], uncited: String? = nil, area: String? = nil
    ) {
        self.id = id
        self.zh = zh
        self.basis = basis
        self.citations = citations
        self.uncited = uncited
        self.values = values
        self.confidence = confidence
        self.from = from
        self.to = to
        self.on = on
        self.note = note
        self.area = area
        self.details = details
    }

    /// The same version with another last day.
    func ending(on last: CivilDate?) -> LegalRule {
        LegalRule(
            id: id, zh: zh, basis: basis, citations: citations, values: values, confidence: confidence,
            from: from, to: last, on: on, note: note, details: details, uncited: uncited, area: area)
    }

    public func isInForce(on day: CivilDate) -> Bool {
        (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true)
    }

    /// The id without the year that tells editions apart: `damages.tm` of `damages.tm.2019`.
    public var subject: String {
        id.split(separator: ".").filter { part in
            !part.split(separator: "_").allSatisfy {
                $0.count == 4 && ($0.hasPrefix("19") || $0.hasPrefix("20"))
            }
        }.joined(separator: ".")
    }

    /// Ids of rules of the same subject that are in force at the same time, and rightly so.
    public var beside: [String] { details["beside"]?.list?.compactMap(\.text) ?? [] }

    /// The whole number under a key; without a key, the only one, or the only one named by a bare unit.
    /// A key may lead into a table: `confusion.flat_cap`.
    public func number(_ key: String?) -> LegalNumber? {
        guard let name = key ?? Self.onlyKey(of: values.compactMapValues(\.number)),
            let number = value(name)?.number
        else { return nil }
        return LegalNumber(number: number, key: name, rule: self)
    }

    /// What stands under a key, or under keys joined by points: `trade_secret.serious`.
    public func value(_ path: String) -> LegalValue? {
        path.split(separator: ".", omittingEmptySubsequences: false)
            .reduce(LegalValue?.some(.table(values))) { table, key in table?[String(key)] }
    }

    /// The least and the most under a key, such as `statutory: [30000, 5000000]`, in the unit of the rule;
    /// `nil` unless two whole numbers stand there in order.
    public func range(_ path: String) -> ClosedRange<Int>? {
        guard let bounds = value(path)?.list?.map(\.number), bounds.count == 2, let least = bounds[0],
            let most = bounds[1], least <= most
        else { return nil }
        return least...most
    }

    /// The words under a key, one or several, such as `order: [loss, profit, statutory]`; empty without them.
    public func words(_ path: String) -> [String] {
        switch value(path) {
        case .text(let text): [text]
        case .list(let members): members.compactMap(\.text)
        case .number, .ratio, .flag, .table, nil: []
        }
    }

    private static func onlyKey(of numbers: [String: Int]) -> String? {
        let bare = numbers.keys.filter { LegalUnit.spans[$0] != nil }
        if numbers.count == 1 { return numbers.keys.first }
        return bare.count == 1 ? bare.first : nil
    }
}

extension LegalRule: Decodable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case id, zh, basis, citations, uncited, from, to, note, area
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
        uncited = try container.decodeIfPresent(String.self, forKey: .uncited)
        values = try container.decodeIfPresent([String: LegalValue].self, forKey: .values) ?? [:]
        confidence = try container.decode(Confidence.self, forKey: .confidence)
        from = try container.decodeIfPresent(CivilDate.self, forKey: .from)
        to = try container.decodeIfPresent(CivilDate.self, forKey: .to)
        on = try container.decodeIfPresent(Selector.self, forKey: .on)
        note = try container.decodeIfPresent(String.self, forKey: .note)
        area = try container.decodeIfPresent(String.self, forKey: .area)
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
