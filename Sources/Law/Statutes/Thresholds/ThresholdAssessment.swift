/// One offence measured by every text that may apply, and the text that is better for the person chosen among
/// them (TMP2001-5; facts `meta.temporal.criminal.interpretation`).
public struct ThresholdAssessment: Hashable, Sendable {
    /// What a human must look at, whatever the answer.
    public enum Review: Hashable, Sendable {
        /// The conduct goes on over a day on which amounts changed.
        case straddles(CivilDate)
        /// Article 214 asked for gains and circumstances, and no interpretation said how much.
        case gapOf214
        /// Article 213 protected services, and no interpretation said how much.
        case gapOfServices
        /// Article 213 protected goods alone.
        case servicesNotYetProtected
        /// The offence stood in the law before an interpretation named its second tier.
        case tierNotYetInterpreted
        /// Whether the goods are substandard needs an inspection.
        case substandardNotStated
    }

    /// What follows for an authority that is no police.
    public enum Transfer: String, Hashable, Sendable, Codable, CaseIterable {
        case must
        case shouldReview = "should_review"
        case no
    }

    /// Why amounts that fall short still ask for a look.
    public enum Suspicion: Hashable, Sendable {
        /// Punished for the like within two years.
        case repetition
        /// What is unsold comes near its standard.
        case unsoldNear(VersionAssessment.Reading)
        /// Amounts of a standard for filing a case are reached.
        case filingStandard(VersionAssessment.Reading)
        /// Only the newest text has amounts for this, and they are reached.
        case newestTextReached
    }

    public let offence: String
    /// The version that applies.
    public let applied: VersionAssessment
    /// All that were compared, the oldest first.
    public let versions: [VersionAssessment]
    /// Why the offence does not come into question.
    let exclusion: CrimeBecause?
    public let reviews: [Review]
    public let suspicions: [Suspicion]
    public let conduct: Conduct
    /// How many times the amounts of a person are asked: 3 of a unit before 2007-04-05, else 1.
    public let scale: Int

    public var verdict: Finding.Verdict { applied.verdict }
    public var tier: Int { applied.tier }
    public var missing: [CrimeFact] { applied.missing.facts }

    public var transfer: Transfer {
        switch verdict {
        case .met: .must
        case .undetermined: .shouldReview
        case .unmet: suspicions.isEmpty ? .no : .shouldReview
        case .notApplicable: .no
        }
    }
}

extension CriminalThreshold {
    /// The answer for an act on known days. `nil` when no text that is loaded was in force on its first day, or
    /// none is seen on the day of the decision.
    public func assess(_ facts: CrimeFacts, _ conduct: Conduct) -> ThresholdAssessment? {
        guard let first = table.versions.first, conduct.from >= first.from || offence.since != nil else {
            return nil
        }
        let exclusion = offence.exclusion(facts, conduct)
        let open = offence.openElements(facts)
        let scale = scale(facts, conduct)
        let seen = seen(on: conduct)
        let versions = seen.map { version in
            if exclusion != nil || offence.exclusion(facts, under: version) != nil {
                return version.notApplicable()
            }
            return version.assess(facts, conduct, openElements: open, scale: scale)
        }
        guard var applied = versions.first else { return nil }
        for version in versions where version.isMoreFavourable(than: applied) { applied = version }
        let because =
            applied.verdict == .notApplicable
            ? exclusion ?? seen.lazy.compactMap { offence.exclusion(facts, under: $0) }.first : nil
        return ThresholdAssessment(
            offence: offence.article, applied: applied, versions: versions, exclusion: because,
            reviews: exclusion == nil ? reviews(facts, conduct) : [],
            suspicions: applied.verdict == .unmet
                ? suspicions(facts, conduct, applied, newest: versions.last) : [],
            conduct: conduct, scale: scale)
    }

    /// The versions of the conduct's days and all later ones, as far as they are in force on the decision's day.
    private func seen(on conduct: Conduct) -> [ThresholdTable.Version] {
        let seen = table.versions.filter { version in
            (conduct.decidedOn.map { version.from <= $0 } ?? true)
                && (version.to.map { conduct.from <= $0 } ?? true)
        }
        return seen.isEmpty && offence.since != nil ? Array(table.versions.suffix(1)) : seen
    }

}
