/// The types of the facts that rules read, so that a loader can hold the declarations of packs to them.
extension CaseField {
    /// How a fact must be declared to be readable.
    public enum Form: Hashable, Sendable {
        case count, money, day, yesNo, division, text, rows
        /// Among these and no others.
        case choice([String])
    }

    /// By the name of the fact. A test finds every fact that a rule reads in this table.
    public static let forms: [String: Form] = Dictionary(
        money + counts + answers + days + choices + [
            ("place", .division), ("agency-area", .division), (Discretion.reason, .text),
            ("obligations", .rows),
        ]
    ) { first, _ in first }

    private typealias Entry = (String, Form)

    private static let money: [Entry] =
        [
            Field<Money>.turnover, .illegalGains, .illegalGainsFromServices, .sales, .unsoldValue,
            .directLoss, .fine, .confiscation,
        ].map { ($0.name, .money) } + FineField.money.map { ($0.name, .money) }

    private static let counts: [Entry] = [
        Field<Int>.teamSize, .marks, .patents, .labels, .unsoldLabels, .copies, .unsoldCopies, .onlineWorks,
        .downloads, .clicks, .members, Discretion.grade,
    ].map { ($0.name, .count) }

    private static let answers: [Entry] =
        [
            Field<Bool>.repeatWithinTwoYears, .forProfit, .holderConfirmed, .passingOff, .bankruptcy,
            .substandard,
            .setOffRecorded, HearingMeasures.heavyMeasure,
            Field("endangers-life-or-finance"), Field("notice-given"), Field("warning-only"),
            PenaltyPublicity.received,
        ].map { ($0.name, .yesNo) } + (FineField.answers + PenaltyFields.answers).map { ($0.name, .yesNo) }
        + PenaltyProcedure.filingConditionsStated.reads.map { ($0, .yesNo) }
        + (ConsumerComplaint.answers.filter { $0 != "within-competence" } + MediationAgreement.answers)
        .map { ($0, .yesNo) }

    private static let days: [Entry] =
        ([
            Field<CivilDate>.conductFrom, .conductTo, .discoveredOn, FineField.actDay,
            PenaltyPublicity.restrictedUntil,
        ] + PublicityRules.days).map { ($0.name, .day) }
        + (ConsumerComplaint.days + MediationAgreement.days).map { ($0, .day) }

    private static let choices: [Entry] = [
        entry(.object), entry(.role), entry(.rightType), entry(.sameMark), entry(.sameGoods),
        entry(.suspicion),
        entry(.transferOutcome), entry(.prosecutionOutcome), entry(.partyKind), entry(HearingMeasures.answer),
        entry(Field<PenaltyProcedure.Review>("legal-review")), entry(ReleaseRules.tests),
        entry(FineField.basis), entry(Discretion.band), entry(Discretion.approval),
        entry(SimpleProcedure.kind),
        entry(PenaltyPublicity.severe), entry(PenaltyPublicity.fate), entry(PublicityRules.gravity),
        entry(PublicityRules.chosen),
        entry(ConsumerComplaint.declineGround),
    ]

    private static func entry<Value: FactValue & RawRepresentable<String> & CaseIterable>(
        _ field: Field<Value>
    ) -> Entry {
        (field.name, .choice(Value.allCases.map(\.rawValue)))
    }
}
