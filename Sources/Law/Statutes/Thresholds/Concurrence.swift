/// Two offences that one matter may be at once, and what the texts say of them (facts `criminal.concurrence`,
/// `criminal.140.concurrence`). It prompts a person and decides nothing: whose goods were sold, and whether
/// they are substandard, no amount tells.
public struct Concurrence: Hashable, Sendable {
    public enum Outcome: Hashable, Sendable {
        /// Own things: the first absorbs the second. Those of others: both are punished together.
        case absorbedOrTogether
        /// One act: the offence with the heavier punishment at its tier.
        case heavier(String)
        /// One act, and the tiers name the same punishment.
        case alike
        /// One act, and a tier is not known yet.
        case open
    }

    /// Articles of the Criminal Law.
    public let first: String
    public let second: String
    public let outcome: Outcome
    public let grounds: Grounds

    /// The pairs among offences that are met or may still be, in the order of their articles.
    public static func among(
        _ assessments: [ThresholdAssessment], _ facts: CrimeFacts, _ book: RuleBook
    ) -> [Concurrence] {
        let possible = assessments.filter { $0.verdict == .met || $0.verdict == .undetermined }
        func offence(_ article: String) -> ThresholdAssessment? { possible.first { $0.offence == article } }
        var found: [Concurrence] = []
        if let goods = offence("140") {
            found += ["213", "214"].compactMap(offence).map { sameAct(goods, $0, facts, book) }
        }
        if offence("213") != nil, offence("214") != nil {
            found.append(sale("213", "214", [.ownCounterfeitsSold, .othersCounterfeitsSold], book))
        }
        if offence("217") != nil, offence("218") != nil {
            found.append(sale("217", "218", [.ownCopiesSold, .othersCopiesSold], book))
        }
        return found
    }

    private static func sale(
        _ first: String, _ second: String, _ sentences: [CrimeBecause], _ book: RuleBook
    ) -> Concurrence {
        let rules = [book.rule("criminal.concurrence")].compactMap(\.self)
        let because = (sentences + [.personSaysWhose]).map { Reason($0) }
        return Concurrence(
            first: first, second: second, outcome: .absorbedOrTogether,
            grounds: Grounds(rules: rules, because: because))
    }

    private static func sameAct(
        _ goods: ThresholdAssessment, _ marks: ThresholdAssessment, _ facts: CrimeFacts, _ book: RuleBook
    ) -> Concurrence {
        let book = book.selecting(goods.conduct.last)
        let rules = ["criminal.concurrence", "criminal.140.concurrence"].compactMap(book.rule)
        let weights = (Punishment(of: goods, facts, book), Punishment(of: marks, facts, book))
        let (outcome, because) = compare((goods.offence, weights.0), (marks.offence, weights.1))
        return Concurrence(
            first: goods.offence, second: marks.offence, outcome: outcome,
            grounds: Grounds(rules: rules, because: [because, Reason(.inspectionSaysSubstandard)]))
    }

    private typealias Weighed = (article: String, punishment: Punishment?)

    private static func compare(_ left: Weighed, _ right: Weighed) -> (Outcome, Reason) {
        guard let one = left.punishment, let other = right.punishment else {
            return (.open, Reason(.weightOpen))
        }
        let (heavy, light) = one < other ? (right, left) : (left, right)
        var values = ["heavier": heavy.article, "lighter": light.article]
        if one == other { return (.alike, Reason(.equallyHeavy, values)) }
        let (most, least) = one < other ? (other, one) : (one, other)
        guard let years = most.mostYears else {
            return (.heavier(heavy.article), Reason(.heavierForLife, values))
        }
        values["years"] = "\(years)"
        values["other"] = "\(least.mostYears ?? years)"
        return (.heavier(heavy.article), Reason(.heavierApplies, values))
    }
}

/// The range of imprisonment of one tier: compared by its upper end, then by its lower one.
private struct Punishment: Hashable, Comparable {
    let leastYears: Int
    /// `nil` for life.
    let mostYears: Int?

    static func < (left: Punishment, right: Punishment) -> Bool {
        let (most, other) = (left.mostYears ?? Int.max, right.mostYears ?? Int.max)
        return (most, left.leastYears) < (other, right.leastYears)
    }

    /// `nil` while the tier is not known, or the law base does not say.
    init?(of assessment: ThresholdAssessment, _ facts: CrimeFacts, _ book: RuleBook) {
        guard assessment.verdict == .met else { return nil }
        guard assessment.offence == "140" else {
            let isAmended = assessment.conduct.last >= CriminalLaw.eleventhAmendment
            self.init(
                isAmended ? "criminal.law.213-220.2021" : "criminal.law.213-220.1997",
                assessment.tier == 2 ? "second" : "first", book)
            return
        }
        let sales = facts[number: .sales] ?? 0
        let tiers = ["fourth", "third", "second"]
        let tier = tiers.first { tier in
            book.value(id: "criminal.140#\(tier)_sales").map { sales >= Money(yuan: $0.number).fen } ?? false
        }
        self.init("criminal.140", tier ?? "first", book)
    }

    private init?(_ rule: String, _ tier: String, _ book: RuleBook) {
        let least = book.value(id: "\(rule)#\(tier)_min_years")?.number
        let most = book.value(id: "\(rule)#\(tier)_max_years")?.number
        guard least != nil || most != nil else { return nil }
        (leastYears, mostYears) = (least ?? 0, most)
    }
}
