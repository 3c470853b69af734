// Before a penalty may be shown: it was served, and it still stands (SAMR45 arts. 9 and 11).
extension PenaltyPublicity {
    /// What became of a decision.
    public enum Fate: String, FactValue, CaseIterable {
        case stands
        case changed, revoked
        case foundUnlawful = "found-unlawful"
        case invalid
    }

    static let fate = Field<Fate>("decision-fate")
    /// Stated by every file whose procedure serves the decision.
    static let received = Field<Bool>("received.penalty-decision")

    /// A decision binds from its service; before that the public is told nothing.
    public static let decisionServed = Rule(
        "decision-served", source: "SAMR45 art. 5", basis: ["admin.publish.tell"], reads: [received.name]
    ) { facts throws(Facts.Missing) in
        try facts(received) ? .met : .unmet(because: Reason(.decisionNotServed))
    }

    /// A decision that was changed, revoked, or found unlawful or void is not shown.
    public static let decisionStands = Rule(
        "decision-stands", source: "SAMR45 art. 11", basis: ["admin.publish.withdraw"], reads: [fate.name]
    ) { facts throws(Facts.Missing) in
        switch facts.ifStated(fate) {
        case nil, .stands: .met
        case let fate?: .unmet(because: Reason(.decisionGone, ["fate": fate.rawValue]))
        }
    }
}
