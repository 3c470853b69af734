/// One text that sets a period, and whether it is the one that binds on a day.
public struct PeriodVersion: Hashable, Sendable {
    public enum Standing: String, Hashable, Sendable, Codable, CaseIterable {
        case chosen
        case notYetInForce = "not-yet-in-force"
        case noLongerInForce = "no-longer-in-force"
        /// In force too, but another edition, area or later version goes first.
        case otherGoesFirst = "other-goes-first"
        case otherArea = "other-area"
        /// Would bind there, but nobody said whether the matter lies in that place.
        case areaNotStated = "area-not-stated"
        /// The text behind it is not sure enough to decide.
        case tooUnsure = "too-unsure"
    }

    public let edition: PeriodEdition
    public let rule: LegalRule
    public let standing: Standing
    /// The place of the edition, or that of a later version which rests on another text.
    public let source: Citation?
    /// First day on which both the rule and the text that is cited are in force; `nil` when it is not known.
    public let from: CivilDate?
    public let to: CivilDate?

    public var number: LegalNumber? {
        rule.number(RuleBook.parts(of: edition.reference).key)
    }
}

extension Period {
    /// Every text that ever set the period, with its standing on the day that selects: the editions in the
    /// order of the catalogue, and of each the versions of its rule.
    public func versions(
        on day: CivilDate, at place: LegalArea? = nil, in book: RuleBook
    ) -> [PeriodVersion] {
        var isChosen = false
        return editions.flatMap { edition in
            (book.resolution(of: edition.reference, on: day, at: place)?.considered ?? []).map { candidate in
                let version = version(edition, candidate, on: day, in: book)
                guard version.standing == .chosen else { return version }
                defer { isChosen = true }
                return isChosen ? version.with(.otherGoesFirst) : version
            }
        }
    }

    private func version(
        _ edition: PeriodEdition, _ candidate: Resolution.Candidate, on day: CivilDate, in book: RuleBook
    ) -> PeriodVersion {
        let source = edition.source(of: candidate.rule, in: book)
        let text = source.flatMap(book.authority(of:))
        let from = [candidate.rule.from, text?.from].compactMap { $0 }.max()
        let to = [candidate.rule.to, text?.to].compactMap { $0 }.min()
        let standing: PeriodVersion.Standing
        if let from, day < from {
            standing = .notYetInForce
        } else if let to, day > to {
            standing = .noLongerInForce
        } else {
            standing = self.standing(candidate.standing)
        }
        return PeriodVersion(
            edition: edition, rule: candidate.rule, standing: standing, source: source, from: from, to: to)
    }

    /// A setting may rest on a text of low confidence, since it has no effect in law.
    private func standing(_ standing: Resolution.Standing) -> PeriodVersion.Standing {
        switch standing {
        case .chosen: .chosen
        case .lessSpecific: .otherGoesFirst
        case .notInForce: .noLongerInForce
        case .otherArea: .otherArea
        case .areaNotStated: .areaNotStated
        case .lowConfidence: isSetting ? .chosen : .tooUnsure
        }
    }

    /// The version that binds, or why none does.
    func chosen(
        among versions: [PeriodVersion], on day: CivilDate
    ) throws(PeriodRefusal) -> PeriodVersion {
        if let chosen = versions.first(where: { $0.standing == .chosen }) { return chosen }
        let reference = editions.first?.reference ?? ""
        if let unsure = versions.first(where: { $0.standing == .tooUnsure }) {
            throw .tooUnsure(rule: unsure.rule.id)
        }
        let isBeforeAll = versions.allSatisfy { $0.standing == .notYetInForce }
        if isBeforeAll, let first = versions.compactMap(\.from).min() {
            throw .notKnownBefore(first: first, rule: reference)
        }
        let isAfterAll = versions.allSatisfy { $0.standing == .noLongerInForce }
        if isAfterAll, let last = versions.compactMap(\.to).max() {
            throw .noLongerSet(last: last, rule: reference)
        }
        throw .noVersion(rule: reference)
    }
}

extension PeriodVersion {
    fileprivate func with(_ standing: Standing) -> PeriodVersion {
        PeriodVersion(
            edition: edition, rule: rule, standing: standing, source: source, from: from, to: to)
    }
}

extension PeriodEdition {
    /// A version that a release or an area adds may rest on another text than the catalogue names.
    fileprivate func source(of rule: LegalRule, in book: RuleBook) -> Citation? {
        guard let source, rule != book.versions(of: rule.id).first,
            let first = rule.citations.first,
            !rule.citations.contains(where: { $0.instrument == source.instrument })
        else { return source ?? rule.citations.first }
        return first
    }
}
