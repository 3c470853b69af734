/// Sentences on damages: which text, which methods, which range, whether they are multiplied.
public enum DamagesBecause: String, Sentence {
    case damagesByDay = "damages-by-day"
    case damagesTextNotLoaded = "damages-text-not-loaded"
    case damagesGeneralClauseAlone = "damages-general-clause-alone"
    case damagesByLoss = "damages-by-loss"
    case damagesByProfit = "damages-by-profit"
    case damagesByLossOrProfit = "damages-by-loss-or-profit"
    case damagesByGains = "damages-by-gains"
    case damagesByLossOrGains = "damages-by-loss-or-gains"
    case damagesByRoyalty = "damages-by-royalty"
    case damagesByRoyaltyMultiple = "damages-by-royalty-multiple"
    case damagesByStatutoryRange = "damages-by-statutory-range"
    case damagesByStatutoryCeiling = "damages-by-statutory-ceiling"
    case damagesNoStatutoryForAct = "damages-no-statutory-for-act"
    case damagesActOpen = "damages-act-open"
    case damagesCostsApart = "damages-costs-apart"
    case punitiveForIntent = "punitive-for-intent"
    case punitiveForMalice = "punitive-for-malice"
    case punitiveByGeneralClause = "punitive-by-general-clause"
    case punitiveOnlyTradeSecrets = "punitive-only-trade-secrets"
    case punitiveNone = "punitive-none"
}

extension Reason {
    init(_ because: DamagesBecause, _ values: [String: String] = [:]) {
        self.init(because.rawValue, values)
    }
}
