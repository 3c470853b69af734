/// A way in which a text measures damages.
public enum DamagesMethod: String, Hashable, Sendable, Codable, CaseIterable {
    /// What the right holder lost.
    case loss
    /// What the infringer gained by the infringement.
    case profit
    /// Either, as the right holder chooses.
    case lossOrProfit = "loss_or_profit"
    /// Illegal gains, as the Copyright Law words it.
    case gains
    case lossOrGains = "loss_or_gains"
    /// What a licence would have cost.
    case royalty
    /// A reasonable multiple of it.
    case royaltyMultiple = "royalty_multiple"
    /// An amount that the court fixes within the range of the text.
    case statutory
}

/// The word with which a text asks for the infringer's state of mind.
public enum MentalElement: String, Hashable, Sendable, Codable {
    /// 故意
    case intent
    /// 恶意
    case malice

    fileprivate init?(word: String) {
        switch word {
        case "故意": self = .intent
        case "恶意": self = .malice
        default: return nil
        }
    }
}

/// How damages are measured under one text: its methods in their order, its range, and whether they are multiplied.
/// The numbers stand in `share/law/rules/damages.yaml`.
public struct DamagesRegime: Hashable, Sendable {
    public struct Multiples: Hashable, Sendable {
        public let range: ClosedRange<Int>
        public let mental: MentalElement
        /// The text multiplies only for trade secrets.
        public let onlyTradeSecrets: Bool
    }

    public let rule: LegalRule
    public let methods: [DamagesMethod]
    /// From 0 where the text names only a ceiling.
    public let statutory: ClosedRange<Money>
    /// `nil` when the text does not multiply.
    public let punitive: Multiples?

    /// A rule that does not hold what a regime needs is named with what is wrong in it.
    public init(_ rule: LegalRule) throws(UnreadableRule) {
        self.rule = rule
        guard let order = rule.values["order"]?.list else { throw UnreadableRule(rule.id, "order") }
        methods = order.compactMap(\.text).compactMap(DamagesMethod.init)
        guard methods.count == order.count, methods.last == .statutory, Set(methods).count == methods.count
        else { throw UnreadableRule(rule.id, "order") }
        guard let range = rule.range("statutory"), range.lowerBound >= 0 else {
            throw UnreadableRule(rule.id, "statutory")
        }
        statutory = Money(yuan: range.lowerBound)...Money(yuan: range.upperBound)
        if rule.values["punitive"] == .text("none") {
            punitive = nil
        } else {
            guard let multiples = rule.range("punitive"), multiples.lowerBound >= 1 else {
                throw UnreadableRule(rule.id, "punitive")
            }
            guard let mental = rule.values["mental"]?.text.flatMap(MentalElement.init(word:)) else {
                throw UnreadableRule(rule.id, "mental")
            }
            punitive = Multiples(
                range: multiples, mental: mental,
                onlyTradeSecrets: rule.values["punitive_only"] == .text(InfringedRight.tradeSecret.rawValue))
        }
    }

    public func isInForce(on day: CivilDate) -> Bool { rule.isInForce(on: day) }
}

/// A rule of the law base that does not hold what the code reads from it.
public struct UnreadableRule: Error, Hashable, Sendable, CustomStringConvertible {
    public let rule: String
    /// The key that is missing or not as it should be; `nil` when the rule itself is missing.
    public let key: String?

    public init(_ rule: String, _ key: String? = nil) {
        self.rule = rule
        self.key = key
    }

    public var description: String {
        key.map { "the rule \(rule) has no readable `\($0)`" } ?? "there is no rule \(rule)"
    }
}

extension LegalValue {
    var texts: [String] { list?.compactMap(\.text) ?? [] }
}
