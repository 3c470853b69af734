/// Measures on hearings before penalties in market regulation (SAMR3, 市场监督管理行政处罚听证办法, as amended
/// 2021-07-02).
public enum HearingMeasures {
    /// From this fine, or this value of what is confiscated, a natural person has the right to a hearing.
    static let personFrom = DatedValue(
        Money(yuan: 10_000), rule: "admin.hearing.threshold#person", source: "SAMR3 art. 5",
        from: CivilDate(2021, 7, 15))
    /// The same for a legal person or another organisation.
    static let organisationFrom = DatedValue(
        Money(yuan: 100_000), rule: "admin.hearing.threshold#organisation",
        source: "SAMR3 art. 5", from: CivilDate(2021, 7, 15))

    /// What the party answered when told of the right.
    public enum Answer: String, FactValue, CaseIterable {
        case notOffered = "not-offered"
        /// Asked for, not yet held.
        case pending
        case held
        /// Given up, or not asked for in time.
        case waived
    }

    static let answer = Field<Answer>("hearing")
    static let heavyMeasure = Field<Bool>("heavy-measure")

    /// Where a hearing may be asked for, the party was told, and it was held or given up. The amounts are those of
    /// the day on which it is asked, before the decision.
    public static func hearingRightAnswered(_ book: RuleBook) -> Rule {
        Rule(
            "hearing-right-answered", source: "SAMR3 art. 5",
            basis: ["admin.hearing.threshold", "admin.notice.statement"],
            reads: ["hearing", "heavy-measure", "party-kind", "fine", "confiscation"]
        ) { facts throws(Facts.Missing) in
            switch facts.ifStated(answer) {
            case .held, .waived: return .met
            case .pending: return .unmet(because: Reason(.hearingPending))
            case .notOffered, nil: break
            }
            switch right(on: facts, book) {
            case .fails: return .met
            case .open(let names): throw Facts.Missing(names)
            case .holds where facts.ifStated(answer) == nil: throw Facts.Missing([answer.name])
            case .holds: return .unmet(because: Reason(.hearingNotOffered))
            }
        }
    }

    /// No hearing that was asked for is still to be held.
    public static let hearingNotPending = Rule(
        "hearing-not-pending", source: "APL2021 art. 63", basis: ["admin.hearing.timing"], reads: ["hearing"]
    ) { facts throws(Facts.Missing) in
        try facts(answer) == .pending ? .unmet(because: Reason(.hearingPending)) : .met
    }

    /// Whether the penalty is so heavy that the party may ask for a hearing: closure, loss of a permit, or an
    /// amount. The fine and what is confiscated are measured apart.
    static func right(on facts: Facts, _ book: RuleBook) -> Standing {
        let heavy = facts.ifStated(heavyMeasure).map(Standing.init) ?? .open([heavyMeasure.name])
        return .any([heavy, reaches(.fine, on: facts, book), reaches(.confiscation, on: facts, book)])
    }

    private static func reaches(_ field: Field<Money>, on facts: Facts, _ book: RuleBook) -> Standing {
        guard let amount = facts.ifStated(field) else { return .open([field.name]) }
        let (low, high) = (personFrom.value(in: book), organisationFrom.value(in: book))
        switch facts.ifStated(.partyKind) {
        case .naturalPerson: return Standing(amount >= low)
        case .organisation: return Standing(amount >= high)
        case nil: return amount < low ? .fails : amount >= high ? .holds : .open([Field.partyKind.name])
        }
    }
}
