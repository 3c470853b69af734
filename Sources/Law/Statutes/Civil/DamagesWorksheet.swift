/// The worksheet of a claim: for each text that was in force while the infringement lasted, its methods in their
/// order, and the multiplied part with both readings. It gives ranges and reasons; a person decides.
public struct DamagesWorksheet: Hashable, Sendable {
    /// One text.
    public struct Sheet: Hashable, Sendable {
        public let entitlement: DamagesEntitlement
        public let steps: [DamagesStep]
        /// The step that measures the damages; `nil` while an earlier one is open.
        public let measuring: DamagesStep?
        public let punitive: PunitivePart
        public let grounds: Grounds

        /// The range in which statutory damages lie, when no method measures them.
        public var statutory: ClosedRange<Money>? {
            measuring?.method == .statutory ? entitlement.statutory : nil
        }

        /// The band that scores suggest; refused while statutory damages are not open.
        public func band(
            _ scores: [StatutoryFactor: FactorScore], by setting: StatutorySetting, in book: RuleBook
        ) throws(FieldFaults) -> StatutoryBand {
            guard let statutory else {
                throw FieldFaults([FieldFault("statutory", Reason(.bandNotStatutory))])
            }
            return try StatutoryBand(scores, within: statutory, by: setting, in: book)
        }
    }

    /// Oldest first; several only when the law changed meanwhile.
    public let sheets: [Sheet]
    public let costs: [DamagesClaim.Cost]
    /// All of them; they are never multiplied and come on top of every amount.
    public let costsSum: Money
    public let reach: DamagesReach
    /// What all sheets share.
    public let grounds: Grounds

    public init(
        _ claim: DamagesClaim, by table: DamagesTable, in book: RuleBook, asking questions: QuestionBook
    ) throws(FieldFaults) {
        let faults = claim.faults + PunitiveElements.faults(in: claim.replies, of: questions)
        guard faults.isEmpty else { throw FieldFaults(faults) }
        let entitlements = table.entitlements(
            to: claim.right, act: claim.act, infringed: claim.infringedFrom...claim.infringedTo)
        sheets = entitlements.map {
            claim.sheet($0, in: book.selecting(claim.decidedOn), asking: questions)
        }
        costs = claim.costs
        costsSum = claim.costs.map(\.amount).reduce(Money(fen: 0), +)
        reach = DamagesReach(
            infringed: claim.infringedFrom...claim.infringedTo, suedOn: claim.suedOn, in: book)
        let changed =
            entitlements.count > 1
            ? [Reason(.severalTexts, ["count": "\(entitlements.count)"])] : []
        grounds = Grounds(because: changed + claim.costReasons(costsSum)) + reach.grounds
    }
}

extension DamagesClaim {
    fileprivate func sheet(
        _ entitlement: DamagesEntitlement, in book: RuleBook, asking questions: QuestionBook
    ) -> DamagesWorksheet.Sheet {
        let steps = steps(under: entitlement.methods)
        let own = Grounds(
            because: steps.flatMap(\.because) + strays(entitlement) + statutoryReasons(entitlement),
            missing: steps.flatMap(\.missing).withoutRepetition)
        return DamagesWorksheet.Sheet(
            entitlement: entitlement, steps: steps, measuring: steps.first { $0.standing == .measured },
            punitive: punitive(entitlement, steps, in: book, asking: questions),
            grounds: entitlement.grounds + own)
    }

    /// Amounts that are no method of this text are named, not dropped in silence.
    private func strays(_ entitlement: DamagesEntitlement) -> [Reason] {
        let used = Set(entitlement.methods.flatMap(\.figures))
        return Figure.allCases.filter { figures[$0] != nil && !used.contains($0) }
            .map { Reason(.figureIsNoMethod, ["figure": $0.rawValue]) }
    }

    /// A claim above the ceiling is explained and never cut.
    private func statutoryReasons(_ entitlement: DamagesEntitlement) -> [Reason] {
        guard let asked = figures[.statutory], let range = entitlement.statutory else { return [] }
        if asked > range.upperBound {
            return [Reason(.statutoryAboveCeiling, ["asked": asked.yuan, "max": range.upperBound.yuan])]
        }
        return asked < range.lowerBound
            ? [Reason(.statutoryBelowFloor, ["asked": asked.yuan, "min": range.lowerBound.yuan])] : []
    }

    fileprivate func costReasons(_ sum: Money) -> [Reason] {
        guard !costs.isEmpty else { return [] }
        let bare = costs.filter { $0.evidence != .yes }
        let bareSum = bare.map(\.amount).reduce(Money(fen: 0), +)
        return [Reason(.costsSum, ["count": "\(costs.count)", "amount": sum.yuan])]
            + (bare.isEmpty ? [] : [Reason(.costsWithoutEvidence, ["amount": bareSum.yuan])])
    }
}
