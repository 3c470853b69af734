/// Sentences on criminal thresholds. Their texts stand in `share/texts/reasons-thresholds.*.yaml`.
public enum CrimeBecause: String, Sentence {
    // Why an article does not come into question
    case patentInfringementIsNoCrime = "patent-infringement-is-no-crime"
    case noTrademarkRight = "no-trademark-right"
    case anotherRight = "another-right"
    case sellerIsAnotherOffence = "seller-is-another-offence"
    case makersSaleIsAbsorbed = "makers-sale-is-absorbed"
    case makersCopiesAreAbsorbed = "makers-copies-are-absorbed"
    case sellerOfCopiesIsAnotherOffence = "seller-of-copies-is-another-offence"
    case labelsAreAnotherOffence = "labels-are-another-offence"
    case noLabels = "no-labels"
    case notTheSameMark = "not-the-same-mark"
    case notTheSameGoods = "not-the-same-goods"
    case notForProfit = "not-for-profit"
    case notPassingOff = "not-passing-off"
    case notSubstandard = "not-substandard"
    case notYetAnOffence = "not-yet-an-offence"

    // Which text applies
    case versionNotLoaded = "version-not-loaded"
    case conductDayOpen = "conduct-day-open"
    case conductDaysReversed = "conduct-days-reversed"
    case textNotConfirmed = "text-not-confirmed"
    case oneVersion = "one-version"
    case versionsCompared = "versions-compared"
    case versionFirstTier = "version-first-tier"
    case versionSecondTier = "version-second-tier"
    case versionUnmet = "version-unmet"
    case versionOpen = "version-open"
    case versionNotApplicable = "version-not-applicable"
    case favourableVersion = "favourable-version"
    case olderVersionAlike = "older-version-alike"

    // What a human must look at
    case conductStraddlesVersions = "conduct-straddles-versions"
    case gapOf214 = "gap-of-214"
    case gapOfServices = "gap-of-services"
    case servicesNotYetProtected = "services-not-yet-protected"
    case tierNotYetInterpreted = "tier-not-yet-interpreted"
    case substandardNotStated = "substandard-not-stated"
    case soldMoreThanMade = "sold-more-than-made"
    case moreLabelsLeftThanMade = "more-labels-left-than-made"

    // How the amounts stand
    case elementOpen = "element-open"
    case thresholdOpen = "threshold-open"
    case thresholdShort = "threshold-short"
    case firstTier = "first-tier"
    case secondTier = "second-tier"
    case underTwoMarks = "under-two-marks"
    case underTwoPatents = "under-two-patents"
    case underRepeat = "under-repeat"
    case asAttempt = "as-attempt"
    case unitThreefold = "unit-threefold"

    // What follows for the authority
    case transferMust = "transfer-must"
    case transferOpen = "transfer-open"
    case suspicionByRepetition = "suspicion-by-repetition"
    case suspicionByUnsoldStock = "suspicion-by-unsold-stock"
    case suspicionByFilingStandard = "suspicion-by-filing-standard"
    case suspicionByNewestText = "suspicion-by-newest-text"
    case transferNotDue = "transfer-not-due"
}

/// Sentences on one limb: that it is reached, and by how much it is not.
public enum LimbBecause: String, Sentence {
    case reachedIllegalGains = "reached-illegal_gains"
    case reachedIllegalGainsFromServices = "reached-illegal_gains_services"
    case reachedIllegalGainsTogether = "reached-illegal_gains+illegal_gains_services"
    case reachedTurnover = "reached-turnover"
    case reachedSales = "reached-sales"
    case reachedUnsoldValue = "reached-unsold_value"
    case reachedSalesAndUnsold = "reached-sales+unsold_value"
    case reachedThreefoldSalesAndUnsold = "reached-threefold-sales+unsold_value"
    case reachedDirectLoss = "reached-direct_loss"
    case reachedLabels = "reached-labels"
    case reachedUnsoldLabels = "reached-unsold_labels"
    case reachedLabelsAndUnsold = "reached-labels+unsold_labels"
    case reachedCopies = "reached-copies"
    case reachedUnsoldCopies = "reached-unsold_copies"
    case reachedCopiesAndUnsold = "reached-copies+unsold_copies"
    case reachedOnlineWorks = "reached-online_works"
    case reachedDownloads = "reached-downloads"
    case reachedClicks = "reached-clicks"
    case reachedMembers = "reached-members"
    case reachedHalfOfTwo = "reached-half_of_two"
    case reachedBankruptcy = "reached-bankruptcy"
    case reachedAct = "reached-act"

    case shortOfIllegalGains = "short-of-illegal_gains"
    case shortOfIllegalGainsFromServices = "short-of-illegal_gains_services"
    case shortOfIllegalGainsTogether = "short-of-illegal_gains+illegal_gains_services"
    case shortOfTurnover = "short-of-turnover"
    case shortOfSales = "short-of-sales"
    case shortOfUnsoldValue = "short-of-unsold_value"
    case shortOfSalesAndUnsold = "short-of-sales+unsold_value"
    case shortOfThreefoldSalesAndUnsold = "short-of-threefold-sales+unsold_value"
    case shortOfDirectLoss = "short-of-direct_loss"
    case shortOfLabels = "short-of-labels"
    case shortOfUnsoldLabels = "short-of-unsold_labels"
    case shortOfLabelsAndUnsold = "short-of-labels+unsold_labels"
    case shortOfCopies = "short-of-copies"
    case shortOfUnsoldCopies = "short-of-unsold_copies"
    case shortOfCopiesAndUnsold = "short-of-copies+unsold_copies"
    case shortOfOnlineWorks = "short-of-online_works"
    case shortOfDownloads = "short-of-downloads"
    case shortOfClicks = "short-of-clicks"
    case shortOfMembers = "short-of-members"
    case shortOfHalfOfTwo = "short-of-half_of_two"
}

extension Reason {
    init(_ because: CrimeBecause, _ values: [String: String] = [:]) {
        self.init(because.rawValue, values)
    }
}
