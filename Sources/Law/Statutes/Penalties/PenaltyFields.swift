/// The yes-no facts that the rules on penalties read.
enum PenaltyFields {
    static let answers: [Field<Bool>] =
        [
            SimpleProcedure.factsCertain, SeizureConditions.prefectureApproved, ServiceOfPenalty.consent,
            PenaltyPublicity.criticismOnly, PenaltyPublicity.lowFine, PenaltyPublicity.otherProvince,
        ] + PenaltyPublicity.earlyStopAnswers + PublicityRules.answers
}
