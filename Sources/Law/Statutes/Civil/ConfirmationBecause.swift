/// Sentences on judicial confirmation.
public enum ConfirmationBecause: String, Sentence {
    case confirmAppliedBefore = "confirm-applied-before"
    case confirmWithin = "confirm-within"
    case confirmStartOpen = "confirm-start-open"
    case confirmInTime = "confirm-in-time"
    case confirmLate = "confirm-late"
    case confirmCalendarOpen = "confirm-calendar-open"
    case confirmConditionFails = "confirm-condition-fails"
    case confirmBarred = "confirm-barred"
    case confirmDocumentMissing = "confirm-document-missing"
    case confirmAdmissible = "confirm-admissible"
    case confirmInadmissible = "confirm-inadmissible"
    case confirmOpen = "confirm-open"
    case confirmCourtInviting = "confirm-court-inviting"
    case confirmCourtBasic = "confirm-court-basic"
    case confirmCourtIntermediate = "confirm-court-intermediate"
    case confirmCourtOpen = "confirm-court-open"
    case confirmReviewPeoples = "confirm-review-peoples"
    case confirmReviewOther = "confirm-review-other"
    case confirmReviewOpen = "confirm-review-open"
}

extension Reason {
    init(_ because: ConfirmationBecause, _ values: [String: String] = [:]) {
        self.init(because.rawValue, values)
    }
}
