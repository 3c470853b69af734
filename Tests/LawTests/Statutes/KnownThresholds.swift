import Foundation
import Law

/// The amounts of INT2025-5 arts 3 and 5, written down apart from `share/law`.
enum KnownThresholds {
    static let counterfeiting = table(
        "213", paragraph: "INT2025-5 art. 3",
        limbs: [
            limb(["illegal-gains"], 30_000, objects: ["goods", "mixed"]),
            limb(["turnover"], 50_000, objects: ["goods", "mixed"]),
            limb(["illegal-gains"], 20_000, objects: ["goods", "mixed"], given: "two-marks"),
            limb(["turnover"], 30_000, objects: ["goods", "mixed"], given: "two-marks"),
            limb(["illegal-gains"], 20_000, objects: ["goods", "mixed"], given: "repeat"),
            limb(["turnover"], 30_000, objects: ["goods", "mixed"], given: "repeat"),
            limb(["illegal-gains-services"], 50_000, objects: ["services", "mixed"]),
            limb(["illegal-gains-services"], 30_000, objects: ["services", "mixed"], given: "two-marks"),
            limb(["illegal-gains-services"], 30_000, objects: ["services", "mixed"], given: "repeat"),
            limb(gains, 50_000, objects: ["mixed"], below: ("illegal-gains", 30_000)),
            limb(gains, 30_000, objects: ["mixed"], given: "two-marks", below: ("illegal-gains", 20_000)),
            limb(gains, 30_000, objects: ["mixed"], given: "repeat", below: ("illegal-gains", 20_000)),
        ])

    static let selling = table(
        "214", paragraph: "INT2025-5 art. 5",
        limbs: [
            limb(["illegal-gains"], 30_000), limb(["sales"], 50_000),
            limb(["illegal-gains"], 20_000, given: "repeat"), limb(["sales"], 30_000, given: "repeat"),
            limb(["unsold-value"], 150_000), limb(["unsold-value"], 90_000, given: "repeat"),
            limb(["sales", "unsold-value"], 150_000, below: ("sales", 50_000)),
            limb(["sales", "unsold-value"], 90_000, given: "repeat", below: ("sales", 30_000)),
        ])

    static let book = RuleBook(rules: [], authorities: [], thresholds: [counterfeiting, selling])
    static let all = Statutes.thresholds(book)
    static let of213 = rule("criminal-threshold-213")
    static let of214 = rule("criminal-threshold-214")
    static let lock = rule("crime-question-answered")

    static func rule(_ name: String) -> Rule {
        guard let rule = Statutes.named(book)[name] else { preconditionFailure("a known rule: \(name)") }
        return rule
    }

    private static let gains = ["illegal-gains", "illegal-gains-services"]

    private static func limb(
        _ facts: [String], _ yuan: Int, objects: [String] = [], given: String? = nil,
        below: (fact: String, yuan: Int)? = nil
    ) -> [String: Any] {
        var limb: [String: Any] = [
            "of": facts, "at_least": ["yuan": yuan], "object": objects, "given": given.map { [$0] } ?? [],
            "id": "criminal.test", "source": "INT2025-5",
        ]
        if let below {
            limb["below"] = ["fact": below.fact, "amount": ["yuan": below.yuan]] as [String: Any]
        }
        return limb
    }

    private static func table(_ offence: String, paragraph: String, limbs: [[String: Any]]) -> ThresholdTable
    {
        let version: [String: Any] = [
            "version": "2025", "from": "2025-04-26", "conf": "verified", "source": paragraph, "limbs": limbs,
            "upper": ["multiple": 10, "id": "criminal.test", "source": paragraph] as [String: Any],
        ]
        let object: [String: Any] = ["offence": offence, "title": offence, "versions": [version]]
        do {
            return try JSONDecoder().decode(
                ThresholdTable.self, from: JSONSerialization.data(withJSONObject: object))
        } catch {
            preconditionFailure("a table that reads: \(error)")
        }
    }
}

/// A file in Harbin in which everything is known and nothing reaches a threshold.
enum KnownFile {
    static let dates: Facts = [
        "conduct-from": .day(CivilDate(2025, 6, 1)), "conduct-to": .day(CivilDate(2026, 1, 31)),
    ]

    static let counterfeiter = facts(
        dates,
        [
            "right-type": .choice("trademark"), "role": .choice("maker"), "object": .choice("goods"),
            "same-mark": .choice("yes"), "same-goods": .choice("yes"), "marks": .count(1),
            "repeat-within-two-years": .yesNo(false), "turnover": .money(Money(fen: 0)),
            "illegal-gains": .money(Money(fen: 0)), "illegal-gains-services": .money(Money(fen: 0)),
        ])

    static let seller = facts(
        counterfeiter,
        [
            "role": .choice("seller"), "sales": .money(Money(fen: 0)), "unsold-value": .money(Money(fen: 0)),
        ])

    static func facts(_ base: Facts, _ changes: Facts) -> Facts {
        var facts = base
        for name in changes.names { facts[name] = changes[name] }
        return facts
    }

    static func without(_ names: [String], _ base: Facts) -> Facts {
        var facts = base
        for name in names { facts[name] = nil }
        return facts
    }

    static let signed = Fact.absent(
        because: TextReference(id: "t-1", digest: String(repeating: "00", count: 32)))
}

extension Facts {
    func with(_ changes: Facts) -> Facts { KnownFile.facts(self, changes) }
    func without(_ names: String...) -> Facts { KnownFile.without(names, self) }
    func with(_ name: String, fen: Int) -> Facts { with([name: .money(Money(fen: fen))]) }
}
