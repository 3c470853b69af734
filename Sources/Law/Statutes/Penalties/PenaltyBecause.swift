/// Sentences on the procedure of penalties: on the spot, served, seized, shown to the public, handed on.
public enum PenaltyBecause: String, Sentence {
    // Simple procedure
    case factsNotCertain = "simple-facts-not-certain"
    case aboveSimpleFine = "simple-fine-too-high"
    case crimeNotExcluded = "simple-crime-not-excluded"

    // Seizure under the competition law
    case seizureNeedsPrefecture = "seizure-needs-prefecture"

    // Service
    case servedInPerson = "served-in-person"
    case servedElectronically = "served-electronically"
    case servedByNotice = "served-by-notice"
    case noElectronicConsent = "no-electronic-consent"
    case noticeStillRuns = "notice-still-runs"

    // Publicity
    case publishedHere = "published-on-home-site"
    case publishedElsewhere = "pushed-to-other-province"
    case publishedDouble = "published-double"
    case publishedCounterfeit = "published-counterfeit"
    case notPublished = "penalty-not-published"
    case lightTerm = "publicity-light-term"
    case otherTerm = "publicity-other-term"
    case restrictedTerm = "publicity-restricted-term"
    case termOpen = "publicity-term-open"
    case barredKind = "early-stop-barred-kind"
    case notPerformed = "early-stop-not-performed"
    case harmNotRemoved = "early-stop-harm-not-removed"
    case penalisedAgain = "early-stop-penalised-again"
    case stillListed = "early-stop-still-listed"
    case otherWaysOpen = "service-other-ways-open"
    case partyOfThisProvince = "party-of-this-province"
    case notCorrected = "repair-not-corrected"
    case promiseMissing = "repair-promise-missing"
    case otherGravity = "credit-other-gravity"
    case otherRegime = "credit-other-regime"
    case beforeCreditTexts = "credit-before-texts"
    case creditTermAside = "publicity-beside-credit"
    case decisionNotServed = "publication-not-served"
    case decisionGone = "publication-decision-gone"

    // Linkage
    case finePaidSetOff = "set-off-fine"
    case noFineAfterwards = "set-off-no-fine"
    case detentionSetOff = "set-off-detention"
    case warningContinues = "continues-warning"
    case closureContinues = "continues-closure"
    case lateTransferSanction = "sanction-late-transfer"
    case noTransferSanction = "sanction-no-transfer"
    case promptLedgers = "prompt-incomplete-ledgers"
    case promptDestroyed = "prompt-records-destroyed"
    case promptNearThreshold = "prompt-near-threshold"
    case promptUpstream = "prompt-upstream-unknown"
    case promptRepeat = "prompt-repeat-offender"
    case promptVolume = "prompt-volume-unverified"
}

extension Reason {
    init(_ because: PenaltyBecause, _ values: [String: String] = [:]) {
        self.init(because.rawValue, values)
    }
}
