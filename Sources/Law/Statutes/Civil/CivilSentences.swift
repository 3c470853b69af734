/// The keys of every sentence on civil proceedings.
enum CivilSentences {
    static let keys: [String] =
        of(DamagesBecause.self) + of(WorksheetBecause.self) + of(LimitationBecause.self)
        + of(GuidedBecause.self)
        + of(CivilQuestion.self) + of(StatutoryFactor.self) + of(TrackBecause.self) + of(TrackCondition.self)
        + of(ConfirmationBecause.self) + of(ConfirmationCondition.self) + of(ConfirmationDocument.self)

    private static func of<Topic: Sentence>(_ topic: Topic.Type) -> [String] {
        topic.allCases.map(\.rawValue)
    }
}
