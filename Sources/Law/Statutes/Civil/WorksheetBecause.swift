/// Sentences of the worksheet: what a claim cannot be, how each step stands, and what a person must still decide.
public enum WorksheetBecause: String, Sentence {
    // What a claim cannot be
    case claimDaysReversed = "claim-days-reversed"
    case claimDecidedBefore = "claim-decided-before"
    case claimSuedBefore = "claim-sued-before"
    case claimSuedAfterDecision = "claim-sued-after-decision"
    case claimNegative = "claim-negative"
    case claimAbsurd = "claim-absurd"
    case claimTooManyCosts = "claim-too-many-costs"
    case claimRoyaltyMultipleBelowOne = "claim-royalty-multiple-below-one"
    case claimMultipleNotPositive = "claim-multiple-not-positive"
    case claimMultipleWithoutAsking = "claim-multiple-without-asking"
    case claimStatedAndHard = "claim-stated-and-hard"

    // Steps
    case stepMeasured = "step-measured"
    case stepMeasuredTwice = "step-measured-twice"
    case stepHard = "step-hard"
    case stepOpen = "step-open"
    case stepWaits = "step-waits"
    case stepNotNeeded = "step-not-needed"
    case stepRoyalty = "step-royalty"
    case stepRoyaltyMultipleOpen = "step-royalty-multiple-open"
    case stepStatutoryOpens = "step-statutory-opens"
    case statutoryAboveCeiling = "statutory-above-ceiling"
    case statutoryBelowFloor = "statutory-below-floor"
    case figureIsNoMethod = "figure-is-no-method"
    case severalTexts = "several-texts"
    case costsSum = "costs-sum"
    case costsWithoutEvidence = "costs-without-evidence"
    case reachLimited = "reach-limited"
    case reachOpen = "reach-open"

    // Multiples
    case punitiveNotAsked = "punitive-not-asked"
    case punitiveAskingOpen = "punitive-asking-open"
    case punitiveElementsMet = "punitive-elements-met"
    case punitiveElementsUnmet = "punitive-elements-unmet"
    case punitiveElementsOpen = "punitive-elements-open"
    case punitiveBaseOpen = "punitive-base-open"
    case punitiveNoStatutoryBase = "punitive-no-statutory-base"
    case punitiveBase = "punitive-base"
    case punitiveReadings = "punitive-readings"
    case punitiveWithoutMultiple = "punitive-without-multiple"
    case punitiveMultipleOutside = "punitive-multiple-outside"
    case punitiveFinesMay = "punitive-fines-may"
    case punitiveFinesMust = "punitive-fines-must"
    case punitiveFinesOpen = "punitive-fines-open"

    // What a person decides
    case pickReasonMissing = "pick-reason-missing"
    case pickReadingMissing = "pick-reading-missing"
    case pickMultipleOutside = "pick-multiple-outside"
    case pickNotOpen = "pick-not-open"
    case pickNoSuchBase = "pick-no-such-base"
    case bandBasis = "band-basis"
    case bandUnscored = "band-unscored"
    case bandRange = "band-range"
    case bandNotStatutory = "band-not-statutory"
    case bandScoreOutside = "band-score-outside"
    case bandScoreWithoutReason = "band-score-without-reason"
    case bandOutsideText = "band-outside-text"
    case bandDepartureWithoutReason = "band-departure-without-reason"
    case bandDeparture = "band-departure"
    case bandKept = "band-kept"
}

extension Reason {
    init(_ because: WorksheetBecause, _ values: [String: String] = [:]) {
        self.init(because.rawValue, values)
    }
}
