/// What the law grants for one infringement: the methods in their order, the statutory range, whether damages are
/// multiplied, and why. Whether the elements are there is another question.
public struct DamagesEntitlement: Hashable, Sendable {
    public enum Punitive: Hashable, Sendable {
        case none
        /// Appropriate punitive damages, without a multiple (CC2020 art. 1185).
        case general
        case multiples(ClosedRange<Int>, MentalElement)

        public var isAvailable: Bool { self != .none }
        public var multiples: ClosedRange<Int>? {
            if case .multiples(let range, _) = self { range } else { nil }
        }
    }

    public let right: InfringedRight
    /// First day of the infringement that this entitlement speaks of.
    public let day: CivilDate
    /// `nil` when the law base holds no text for that right and day.
    public let regime: DamagesRegime?
    /// In the order of the text; empty where the law base holds none.
    public let methods: [DamagesMethod]
    /// `nil` where the text grants none, or where the law base holds no text.
    public let statutory: ClosedRange<Money>?
    public let punitive: Punitive
    public let grounds: Grounds

    /// `generalClause` is that of the Civil Code where it is in force for the right.
    init(
        right: InfringedRight, act: UnfairAct?, day: CivilDate, regime: DamagesRegime?,
        generalClause: LegalRule?
    ) {
        self.right = right
        self.day = day
        self.regime = regime
        let hasStatutory = regime != nil && (right != .unfairCompetition || act == .confusion)
        statutory = hasStatutory ? regime?.statutory : nil
        methods = (regime?.methods ?? []).filter { $0 != .statutory || hasStatutory }
        if let multiples = regime?.punitive, right == .tradeSecret || !multiples.onlyTradeSecrets {
            punitive = .multiples(multiples.range, multiples.mental)
        } else {
            punitive = generalClause == nil ? .none : .general
        }
        let rules = [regime?.rule, punitive == .general ? generalClause : nil].compactMap(\.self)
        let isActOpen = right == .unfairCompetition && act == nil && regime != nil
        grounds = Grounds(
            rules: rules,
            because: DamagesEntitlement.because(
                right: right, act: act, day: day, regime: regime, punitive: punitive, methods: methods),
            missing: isActOpen ? ["act"] : [])
    }
}

extension DamagesEntitlement {
    private static func because(
        right: InfringedRight, act: UnfairAct?, day: CivilDate, regime: DamagesRegime?, punitive: Punitive,
        methods: [DamagesMethod]
    ) -> [Reason] {
        text(right, day, regime) + methods.filter { $0 != .statutory }.map(reason)
            + statutory(right, act, regime) + [multiplied(right, punitive, regime)]
    }

    private static func text(_ right: InfringedRight, _ day: CivilDate, _ regime: DamagesRegime?) -> [Reason]
    {
        guard let regime else {
            return [
                right == .civilCode
                    ? Reason(.damagesGeneralClauseAlone)
                    : Reason(.damagesTextNotLoaded, ["day": "\(day)"])
            ]
        }
        return [Reason(.damagesByDay, ["day": "\(day)", "from": regime.rule.from.map { "\($0)" } ?? ""])]
    }

    /// One sentence for each method, which stand in the order of the text.
    private static func reason(for method: DamagesMethod) -> Reason {
        switch method {
        case .loss: Reason(.damagesByLoss)
        case .profit: Reason(.damagesByProfit)
        case .lossOrProfit: Reason(.damagesByLossOrProfit)
        case .gains: Reason(.damagesByGains)
        case .lossOrGains: Reason(.damagesByLossOrGains)
        case .royalty: Reason(.damagesByRoyalty)
        case .royaltyMultiple: Reason(.damagesByRoyaltyMultiple)
        case .statutory: Reason(.damagesByStatutoryRange)
        }
    }

    private static func statutory(
        _ right: InfringedRight, _ act: UnfairAct?, _ regime: DamagesRegime?
    ) -> [Reason] {
        guard let range = regime?.statutory else { return [] }
        if right == .unfairCompetition, act != .confusion {
            return [Reason(act == nil ? .damagesActOpen : .damagesNoStatutoryForAct)]
        }
        let (low, high) = (range.lowerBound, range.upperBound)
        let amount =
            low.fen == 0
            ? Reason(.damagesByStatutoryCeiling, ["max": high.yuan])
            : Reason(.damagesByStatutoryRange, ["min": low.yuan, "max": high.yuan])
        return [amount, Reason(.damagesCostsApart)]
    }

    private static func multiplied(
        _ right: InfringedRight, _ punitive: Punitive, _ regime: DamagesRegime?
    ) -> Reason {
        switch punitive {
        case .multiples(let range, let mental):
            let values = ["min": "\(range.lowerBound)", "max": "\(range.upperBound)"]
            return Reason(mental == .malice ? .punitiveForMalice : .punitiveForIntent, values)
        case .general: return Reason(.punitiveByGeneralClause)
        case .none:
            return Reason(
                right == .unfairCompetition && regime != nil ? .punitiveOnlyTradeSecrets : .punitiveNone)
        }
    }
}
