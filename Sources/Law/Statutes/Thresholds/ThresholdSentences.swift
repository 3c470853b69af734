extension ThresholdAssessment {
    /// The answer in sentences: which texts were compared, what is reached or how much is lacking, what a human
    /// must look at, and what follows.
    public var because: [Reason] {
        if let exclusion, versions.allSatisfy({ $0.verdict == .notApplicable }) { return [Reason(exclusion)] }
        var because = comparison
        if let exclusion { because.append(Reason(exclusion)) }
        if scale > 1 { because.append(Reason(.unitThreefold, ["times": "\(scale)"])) }
        because += result
        because += reviews.map(\.reason)
        because += advice
        return because
    }

    private var comparison: [Reason] {
        guard versions.count > 1 else { return [Reason(.oneVersion, ["version": applied.name])] }
        var because = [Reason(.versionsCompared)]
        because += versions.map { Reason($0.outcome, ["version": $0.name]) }
        let alike = versions.allSatisfy { ($0.lowest, $0.highest) == (applied.lowest, applied.highest) }
        because.append(Reason(alike ? .olderVersionAlike : .favourableVersion, ["version": applied.name]))
        return because
    }

    private var result: [Reason] {
        var because: [Reason] = []
        switch verdict {
        case .notApplicable: return []
        case .met:
            because = applied.reading?.reasonsReached ?? []
        case .unmet:
            because = [Reason(.thresholdShort)] + (applied.reading?.reasonsShort ?? [])
        case .undetermined:
            guard applied.confidence.mayDecide else { return [Reason(.textNotConfirmed)] }
            let isReached = applied.reading?.isReached ?? false
            because = isReached ? applied.reading?.reasonsReached ?? [] : [Reason(.thresholdOpen)]
            if !isReached { because += applied.reading?.reasonsShort ?? [] }
        }
        if applied.missing.facts.contains(where: \.isElement) { because.append(Reason(.elementOpen)) }
        return because
    }

    private var advice: [Reason] {
        switch transfer {
        case .must: [Reason(.transferMust)]
        case .shouldReview where verdict == .undetermined: [Reason(.transferOpen)]
        case .shouldReview: suspicions.map(\.reason)
        case .no: verdict == .notApplicable ? [] : [Reason(.transferNotDue)]
        }
    }
}

extension CrimeFact {
    /// Whether a jurist asks for it before any amount.
    fileprivate var isElement: Bool { rawValue < CrimeFact.role.rawValue }
}

extension VersionAssessment {
    fileprivate var outcome: CrimeBecause {
        switch verdict {
        case .met: tier == 2 ? .versionSecondTier : .versionFirstTier
        case .unmet: .versionUnmet
        case .undetermined: .versionOpen
        case .notApplicable: .versionNotApplicable
        }
    }
}

extension VersionAssessment.Reading {
    /// The limb that is reached, under which circumstances, and at which tier.
    fileprivate var reasonsReached: [Reason] {
        var reasons = [Reason("reached-\(limb.sentence)", amounts)]
        reasons += limb.given.map { Reason($0.because) }
        if limb.isAttempt { reasons.append(Reason(.asAttempt)) }
        reasons.append(Reason(tier == 2 ? .secondTier : .firstTier))
        return reasons
    }

    /// How much is lacking to the nearest limb; nothing where nothing is stated of it.
    fileprivate var reasonsShort: [Reason] {
        guard let threshold, let actual, actual < threshold else { return [] }
        var values = amounts
        values["distance"] = text(threshold - actual)
        return [Reason("short-of-\(limb.sentence)", values)] + limb.given.map { Reason($0.because) }
    }

    fileprivate var amounts: [String: String] {
        guard let threshold else { return [:] }
        return ["actual": text(actual ?? 0), "threshold": text(threshold)]
    }

    private func text(_ number: Int) -> String {
        limb.unit == .fen ? Money(fen: number).yuan : "\(number)"
    }
}

extension ThresholdLimb {
    /// The end of the sentence's key: the limb's, or one of its own where a term counts several times.
    var sentence: String {
        if case .sum(let terms) = measure, terms.contains(where: { $0.times == 3 }) {
            return "threefold-" + key
        }
        return key
    }
}

extension ThresholdLimb.Circumstance {
    fileprivate var because: CrimeBecause {
        switch self {
        case .twoMarks: .underTwoMarks
        case .twoPatents: .underTwoPatents
        case .repeat: .underRepeat
        }
    }
}

extension ThresholdAssessment.Review {
    var reason: Reason {
        switch self {
        case .straddles(let day): Reason(.conductStraddlesVersions, ["from": "\(day)"])
        case .gapOf214: Reason(.gapOf214)
        case .gapOfServices: Reason(.gapOfServices)
        case .servicesNotYetProtected: Reason(.servicesNotYetProtected)
        case .tierNotYetInterpreted: Reason(.tierNotYetInterpreted)
        case .substandardNotStated: Reason(.substandardNotStated)
        }
    }
}

extension ThresholdAssessment.Suspicion {
    var reason: Reason {
        switch self {
        case .repetition: Reason(.suspicionByRepetition)
        case .unsoldNear(let reading): Reason(.suspicionByUnsoldStock, reading.amounts)
        case .filingStandard(let reading): Reason(.suspicionByFilingStandard, reading.amounts)
        case .newestTextReached: Reason(.suspicionByNewestText)
        }
    }
}

extension CrimeFacts.Contradiction {
    public var reason: Reason {
        switch self {
        case .soldMoreThanMade: Reason(.soldMoreThanMade)
        case .moreLabelsLeftThanMade: Reason(.moreLabelsLeftThanMade)
        }
    }
}
