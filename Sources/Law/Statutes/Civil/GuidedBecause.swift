/// Sentences with which checks of civil proceedings answer.
public enum GuidedBecause: String, Sentence {
    case guidedOpen = "guided-open"
    case guidedTextNotInForce = "guided-text-not-in-force"
    case elementsWithoutList = "elements-without-list"
    case elementsOf2026 = "elements-of-2026"
    case businessOf2026 = "business-of-2026"
    case injunctionMet = "injunction-met"
    case injunctionUnmet = "injunction-unmet"
    case injunctionReportMissing = "injunction-report-missing"
    case injunctionHours = "injunction-hours"
    case injunctionSue = "injunction-sue"
    case preserveMet = "preserve-met"
    case preserveUnmet = "preserve-unmet"
    case sourceMet = "source-met"
    case sourceUnmet = "source-unmet"
    case inferenceMet = "inference-met"
    case inferenceUnmet = "inference-unmet"
    case notarialMet = "notarial-met"
    case notarialUnmet = "notarial-unmet"
    case adminFactsMet = "admin-facts-met"
    case adminFactsUnmet = "admin-facts-unmet"
    case purchaseMet = "purchase-met"
    case purchaseUnmet = "purchase-unmet"
    case secrecyMet = "secrecy-met"
    case secrecyUnmet = "secrecy-unmet"
    case secretNatureShifted = "secret-nature-shifted"
    case secretNatureNotShifted = "secret-nature-not-shifted"
    case secretUseShifted = "secret-use-shifted"
    case secretUseNotShifted = "secret-use-not-shifted"
}

extension Reason {
    init(_ because: GuidedBecause, _ values: [String: String] = [:]) {
        self.init(because.rawValue, values)
    }
}
