/// What was infringed, as the law of damages divides it.
public enum InfringedRight: String, Hashable, Sendable, Codable, CaseIterable, FactValue {
    case patent, trademark, copyright
    case tradeSecret = "trade_secret"
    case unfairCompetition = "unfair_competition"
    case plantVariety = "plant_variety"
    case layout
    /// Any intellectual property right, under the general clause of the Civil Code alone.
    case civilCode = "civil_code"

    /// Unfair competition injures a competitor without touching a right of his (Civil Code art. 123 lists the rights).
    public var isIntellectualProperty: Bool { self != .unfairCompetition }
}

/// Which act of unfair competition: only confusion opens the statutory amount.
public enum UnfairAct: String, Hashable, Sendable, Codable, CaseIterable, FactValue {
    case confusion, other
}
