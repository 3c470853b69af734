/// Every rule by its name: what the loader of packs resolves names against.
public enum Statutes {
    /// The rules that need neither a table nor a number.
    public static let plain: [Rule] =
        [
            TransferRegulation.suspicionSuffices,
            AdministrativePenaltyLaw.placeWithinArea,
            AdministrativePenaltyLaw.judgmentSetOffRecorded,
            AdministrativePenaltyLaw.noticeGiven,
            PenaltyProcedure.filingConditionsStated,
            PenaltyProcedure.legalReviewPassed,
            HearingMeasures.hearingNotPending,
            PenaltyPublicity.publicationDue,
            PenaltyPublicity.earlyStop,
            PenaltyPublicity.decisionServed,
            PenaltyPublicity.decisionStands,
            ServiceOfPenalty.electronicConsent,
            SeizureConditions.approvalLevel,
            SimpleProcedure.crimeExcluded,
            ReleaseRules.releaseTestsPassed,
        ] + MediationAgreement.rules

    /// The rules that count by a number of the book: by the version of the day that selects it, or else of the day
    /// that the book answers for.
    public static func counting(_ book: RuleBook) -> [Rule] {
        [
            TransferRegulation.twoOfficers(book), AdministrativePenaltyLaw.withinLimitation(book),
            PenaltyProcedure.twoInvestigators(book), HearingMeasures.hearingRightAnswered(book),
            SimpleProcedure.admissible(book),
        ] + DiscretionGuards.all(book) + ConsumerComplaint.rules(book)
            + [MediationAgreement.challengeInTime(book)]
    }

    /// All rules, with the thresholds of the book and the lock that asks them.
    public static func all(_ book: RuleBook) -> [Rule] {
        let thresholds = thresholds(book)
        return plain + counting(book) + thresholds.map(\.rule)
            + [CrimeQuestion(thresholds).rule, TransferDuty(thresholds).rule]
            + PublicityRules.all(book)
    }

    public static func named(_ book: RuleBook) -> [String: Rule] {
        Dictionary(all(book).map { ($0.name, $0) }) { first, _ in first }
    }

    /// The offences of the Criminal Law whose amounts are in the tables of the book, in the order of its articles.
    public static func thresholds(_ book: RuleBook) -> [CriminalThreshold] {
        CriminalLaw.offences.compactMap { offence in
            book.thresholds.first { $0.offence == offence.article }.flatMap {
                CriminalThreshold(
                    offence: offence, table: $0, among: book.thresholds,
                    unsoldShare: CriminalThreshold.unsoldNear.value(in: book))
            }
        }
    }

    /// Whole numbers that stand in code, for the comparison with `share/law/rules`. A release goes before them.
    public static let numbers: [DatedValue<Int>] = [
        TransferRegulation.officersOnTeam,
        AdministrativePenaltyLaw.limitation,
        AdministrativePenaltyLaw.longLimitation,
        PenaltyProcedure.investigators,
        CriminalLaw.unitMultiple,
        CriminalThreshold.unsoldNear,
        ConsumerComplaint.limitation2020,
        ConsumerComplaint.limitation,
        MediationAgreement.challenge,
    ]

    /// Sums of money that stand in code, for the same comparison.
    public static let sums: [DatedValue<Money>] = [
        HearingMeasures.personFrom,
        HearingMeasures.organisationFrom,
    ]
}
