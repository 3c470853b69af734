/// Statements that a person confirms, denies or leaves unclear, in the order of the texts that list them. Each is
/// a sentence of the text catalogue (`reason.…`), and its name stands in forms and among what is missing.
public enum CivilQuestion: String, Sentence, Codable {
    // Whether a way of measuring is hard to determine
    case hardLoss = "hard-loss"
    case hardProfit = "hard-profit"
    case hardRoyalty = "hard-royalty"

    // Factors of an injunction (INT2018-21 arts. 7 to 10)
    case injunctionBasis = "injunction-basis"
    case injunctionHarm = "injunction-harm"
    case injunctionBalance = "injunction-balance"
    case injunctionPublic = "injunction-public"
    case injunctionReport = "injunction-report"

    // Preservation of evidence (INT2020-12 art. 11)
    case preservePrimaFacie = "preserve-prima-facie"
    case preserveOwnMeans = "preserve-own-means"
    case preserveLoss = "preserve-loss"
    case preserveHolder = "preserve-holder"

    // Evidence (INT2020-12 arts. 4, 6, 7, 13, 14, 25, 26, 30)
    case sourceChannel = "source-channel"
    case sourcePrice = "source-price"
    case sourceSupplier = "source-supplier"
    case sourceCare = "source-care"
    case sourceKnew = "source-knew"
    case inferenceDuty = "inference-duty"
    case inferenceControl = "inference-control"
    case inferenceRefused = "inference-refused"
    case inferenceFalse = "inference-false"
    case inferenceDestroyed = "inference-destroyed"
    case inferenceExcused = "inference-excused"
    case notarised
    case notarialRebutted = "notarial-rebutted"
    case adminFactsFinal = "admin-facts-final"
    case adminFactsJudged = "admin-facts-judged"
    case adminFactsRebutted = "admin-facts-rebutted"
    case purchaseOrdinary = "purchase-ordinary"
    case purchaseOnlyCause = "purchase-only-cause"
    case secrecyTouched = "secrecy-touched"
    case secrecyBound = "secrecy-bound"

    // Trade secrets: who must prove (AUCL2019 art. 32, AUCL2025 art. 39)
    case secretMeasures = "secret-measures"
    case secretShown = "secret-shown"
    case secretAccessAndSame = "secret-access-and-same"
    case secretDisclosedOrAtRisk = "secret-disclosed-or-at-risk"
    case secretOtherEvidence = "secret-other-evidence"
}

extension Reason {
    init(_ question: CivilQuestion) { self.init(question.rawValue) }
}
