/// Which text measures the damages for one right on one day, read from the rules of the law base.
///
/// The day is that of the infringement. Where the special text of a right does not multiply, the general clause of
/// the Civil Code does, without a multiple of its own (CC2020 art. 1185, from 2021-01-01).
public struct DamagesTable: Sendable {
    /// Rules by right, oldest first. The days and the amounts stand in the rules.
    static let ruleIDs: [InfringedRight: [String]] = [
        .patent: ["damages.patent.2009", "damages.patent.2021"],
        .trademark: ["damages.tm.2014", "damages.tm.2019", "damages.tm.2026"],
        .copyright: ["damages.copyright.2010", "damages.copyright.2021"],
        .tradeSecret: ["damages.aucl.2019", "damages.aucl.2025"],
        .unfairCompetition: ["damages.aucl.2019", "damages.aucl.2025"],
        .plantVariety: ["damages.pvp.2022"],
    ]
    static let generalClauseID = "damages.civilcode.1185"

    private let regimes: [InfringedRight: [DamagesRegime]]
    private let generalClauses: [LegalRule]

    public init(_ book: RuleBook) throws(UnreadableRule) {
        var regimes: [InfringedRight: [DamagesRegime]] = [:]
        for (right, ids) in DamagesTable.ruleIDs {
            var texts: [DamagesRegime] = []
            for id in ids {
                guard book.rule(id) != nil else { throw UnreadableRule(id) }
                for version in book.versions(of: id) { texts.append(try DamagesRegime(version)) }
            }
            regimes[right] = texts.filter(\.rule.confidence.mayDecide)
        }
        self.regimes = regimes
        guard book.rule(DamagesTable.generalClauseID) != nil else {
            throw UnreadableRule(DamagesTable.generalClauseID)
        }
        generalClauses = book.versions(of: DamagesTable.generalClauseID)
    }

    /// What the law grants for an infringement on that day. `act` is read for unfair competition alone, where
    /// one that is not stated leaves the statutory amount open.
    public func entitlement(
        to right: InfringedRight, act: UnfairAct? = nil, infringedOn day: CivilDate
    ) -> DamagesEntitlement {
        let regime = regimes[right]?.first { $0.isInForce(on: day) }
        let clause = generalClauses.last { right.isIntellectualProperty && $0.isInForce(on: day) }
        return DamagesEntitlement(right: right, act: act, day: day, regime: regime, generalClause: clause)
    }

    /// What the law grants for an infringement that lasted, one entitlement for each text that was in force
    /// meanwhile, oldest first.
    public func entitlements(
        to right: InfringedRight, act: UnfairAct? = nil, infringed days: ClosedRange<CivilDate>
    ) -> [DamagesEntitlement] {
        let rules = (regimes[right] ?? []).map(\.rule) + (right.isIntellectualProperty ? generalClauses : [])
        let changes = rules.flatMap { [$0.from, $0.to.map { $0 + 1 }] }.compactMap(\.self)
        let starts = ([days.lowerBound] + changes.filter { days.lowerBound < $0 && days.contains($0) })
        let all = Set(starts).sorted().map { entitlement(to: right, act: act, infringedOn: $0) }
        return all.enumerated().filter { $0.offset == 0 || !all[$0.offset - 1].isSameText($0.element) }.map(
            \.element)
    }
}

extension DamagesEntitlement {
    /// Another first day of the same text is no other answer.
    fileprivate func isSameText(_ other: DamagesEntitlement) -> Bool {
        grounds.basis == other.grounds.basis && punitive == other.punitive
    }
}
