/// One offence with its amounts: the rule `criminal-threshold-213`, and what the lock on the fine asks of it.
public struct CriminalThreshold: Hashable, Sendable {
    public let offence: CriminalLaw.Offence
    public let table: ThresholdTable
    /// Days on which a text, or an amount in one, began; and the day on which the act became a crime.
    let changes: [CivilDate]
    /// In per cent of its standard: from here on unsold stock asks for a look.
    let unsoldShare: Int

    /// `nil` where the table points to the limbs of an offence that is not among `tables`.
    public init?(
        offence: CriminalLaw.Offence, table: ThresholdTable, among tables: [ThresholdTable], unsoldShare: Int
    ) {
        let versions = table.versions.compactMap { $0.resolving(tables) }
        guard versions.count == table.versions.count else { return nil }
        self.offence = offence
        self.unsoldShare = unsoldShare
        self.table = ThresholdTable(offence: table.offence, title: table.title, versions: versions)
        let limbs = versions.flatMap { version in version.limbs.filter { !$0.isForFiling }.compactMap(\.from)
        }
        let since = offence.since.map { [$0] } ?? []
        changes = (versions.dropFirst().map(\.from) + limbs + since).withoutRepetition.sorted()
    }

    public var name: String { "criminal-threshold-\(offence.article)" }

    var source: Citation { table.versions.last?.source ?? "CL" }
}

extension CriminalThreshold {
    func reviews(_ facts: CrimeFacts, _ conduct: Conduct) -> [ThresholdAssessment.Review] {
        var reviews = changes.filter(conduct.straddles).map(ThresholdAssessment.Review.straddles)
        let (amended, settled) = (CriminalLaw.eleventhAmendment, CriminalLaw.interpretation2025)
        let isOpenTime = conduct.from < settled && conduct.last >= amended
        switch offence.article {
        case "214" where isOpenTime: reviews.append(.gapOf214)
        case "213" where facts.object == .services && isOpenTime: reviews.append(.gapOfServices)
        case "213" where facts.object == .services && conduct.last < amended:
            reviews.append(.servicesNotYetProtected)
        case "219-1" where conduct.decidedOn.map { $0 < settled } ?? false:
            reviews.append(.tierNotYetInterpreted)
        case "140" where facts[answer: .substandard] == nil: reviews.append(.substandardNotStated)
        default: break
        }
        return reviews
    }

    func scale(_ facts: CrimeFacts, _ conduct: Conduct) -> Int {
        let multiple = CriminalLaw.unitMultiple
        return facts.isOrganisation && multiple.isInForce(on: conduct.from) ? multiple.value : 1
    }

    /// From which share of its standard unsold stock asks for a look, in per cent. An office's rule of thumb and
    /// no statute: it decides nothing but whether a human looks.
    static let unsoldNear = DatedValue(
        70, rule: "link.transfer.trigger.ip_reasonable_suspicion#unsold_share_percent",
        source: "TR310 art. 3 para. 2")

    /// Facts that give reasonable suspicion although the amounts fall short (TR310 art. 3 para. 2).
    func suspicions(
        _ facts: CrimeFacts, _ conduct: Conduct, _ applied: VersionAssessment, newest: VersionAssessment?
    ) -> [ThresholdAssessment.Suspicion] {
        var found: [ThresholdAssessment.Suspicion] = []
        if facts[answer: .repeatWithinTwoYears] == true { found.append(.repetition) }
        let near = applied.readings.first { reading in
            guard let threshold = reading.threshold, let actual = reading.actual, reading.limb.isOfUnsold
            else { return false }
            return actual >= threshold / 100 * unsoldShare
        }
        if let near { found.append(.unsoldNear(near)) }
        if let filing = filingStandard(facts, conduct, applied) { found.append(.filingStandard(filing)) }
        let isGap = reviews(facts, conduct).contains(.gapOfServices)
        if isGap, newest?.verdict == .met { found.append(.newestTextReached) }
        return found
    }

    private func filingStandard(
        _ facts: CrimeFacts, _ conduct: Conduct, _ applied: VersionAssessment
    ) -> VersionAssessment.Reading? {
        guard let limbs = table.version(named: applied.name)?.limbs else { return nil }
        for index in limbs.indices where limbs[index].isForFiling && limbs[index].isInForce(conduct) {
            let standing = limbs[index].standing(at: 1, on: facts, among: limbs, scale: 1)
            guard standing.truth == .holds else { continue }
            return VersionAssessment.Reading(
                limbs, at: index, tier: 1, threshold: limbs[index].first,
                actual: limbs[index].stated(on: facts).sum, isReached: true)
        }
        return nil
    }
}

extension ThresholdLimb {
    fileprivate var isOfUnsold: Bool {
        guard case .sum(let terms) = measure else { return false }
        return terms.contains {
            $0.fact == .unsoldValue || $0.fact == .unsoldLabels || $0.fact == .unsoldCopies
        }
    }
}
