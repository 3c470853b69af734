/// Every rule by its name: what the loader of packs resolves names against.
public enum Statutes {
    /// The rules that need no table.
    public static let plain: [Rule] = [
        TransferRegulation.suspicionSuffices,
        TransferRegulation.twoOfficers,
        AdministrativePenaltyLaw.placeWithinArea,
        AdministrativePenaltyLaw.judgmentSetOffRecorded,
        AdministrativePenaltyLaw.withinLimitation,
        AdministrativePenaltyLaw.noticeGiven,
        PenaltyProcedure.filingConditionsStated,
        PenaltyProcedure.twoInvestigators,
        PenaltyProcedure.legalReviewPassed,
        HearingMeasures.hearingRightAnswered,
        HearingMeasures.hearingNotPending,
        PenaltyPublicity.publicationDue,
        PenaltyPublicity.earlyStop,
        ServiceOfPenalty.electronicConsent,
        SeizureConditions.approvalLevel,
        SimpleProcedure.crimeExcluded,
        ReleaseRules.releaseTestsPassed,
    ]

    /// All rules, with the thresholds of the book and the lock that asks them.
    public static func all(_ book: RuleBook) -> [Rule] {
        let thresholds = thresholds(book.thresholds)
        return plain + thresholds.map(\.rule)
            + [CrimeQuestion(thresholds).rule, TransferDuty(thresholds).rule]
            + DiscretionGuards.all(book) + [SimpleProcedure.admissible(book)]
    }

    public static func named(_ book: RuleBook) -> [String: Rule] {
        Dictionary(all(book).map { ($0.name, $0) }) { first, _ in first }
    }

    /// The offences of the Criminal Law whose amounts are in the tables, in the order of its articles.
    public static func thresholds(_ tables: [ThresholdTable]) -> [CriminalThreshold] {
        CriminalLaw.offences.compactMap { offence in
            tables.first { $0.offence == offence.article }.flatMap {
                CriminalThreshold(offence: offence, table: $0, among: tables)
            }
        }
    }

    /// Whole numbers that stand in code, for the comparison with `share/law/rules`.
    public static let numbers: [DatedValue<Int>] = [
        TransferRegulation.officersOnTeam,
        AdministrativePenaltyLaw.limitation,
        AdministrativePenaltyLaw.longLimitation,
        PenaltyProcedure.investigators,
        CriminalLaw.unitMultiple,
        CriminalThreshold.unsoldNear,
    ]

    /// Sums of money that stand in code, for the same comparison.
    public static let sums: [DatedValue<Money>] = [
        HearingMeasures.personFrom,
        HearingMeasures.organisationFrom,
    ]
}
