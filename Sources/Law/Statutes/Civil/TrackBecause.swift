/// Sentences on tracks.
public enum TrackBecause: String, Sentence {
    case trackWageAbsurd = "track-wage-absurd"
    case trackWageOpen = "track-wage-open"
    case trackSmallAmount = "track-small-amount"
    case trackSmallMust = "track-small-must"
    case trackSmallMay = "track-small-may"
    case trackSmallAbove = "track-small-above"
    case trackSmallNotAgreed = "track-small-not-agreed"
    case trackSmallAskAgreement = "track-small-ask-agreement"
    case trackSimpleOrAgreed = "track-simple-or-agreed"
    case trackConditionFails = "track-condition-fails"
    case trackConditionOpen = "track-condition-open"
    case trackBarHolds = "track-bar-holds"
    case trackOpen = "track-open"
    case trackIsSmall = "track-is-small"
    case trackIsSummary = "track-is-summary"
    case trackIsOrdinarySingle = "track-is-ordinary-single"
    case trackIsOrdinaryPanel = "track-is-ordinary-panel"
    case termSmall = "term-small"
    case termSummary = "term-summary"
    case termOrdinary = "term-ordinary"
}

extension Reason {
    init(_ because: TrackBecause, _ values: [String: String] = [:]) {
        self.init(because.rawValue, values)
    }
}
