// Conflicts of jurisdiction: who keeps the matter, who negotiates, who designates.
extension Jurisdictions {
    /// The way out of a conflict. Refuses fewer than two claims, unknown areas and impossible days.
    public func path(
        of conflict: JurisdictionConflict, today: CivilDate
    ) throws(JurisdictionFaults) -> ConflictPath {
        let faults = conflict.faults(today: today, divisions: divisions)
        guard faults.isEmpty else { throw JurisdictionFaults(faults) }
        let rules = ConflictRuling(
            book, conflict.forum, on: conflict.arisenOn ?? conflict.reportedOn ?? today)
        let keeper = keeper(of: conflict)
        let superior = jointSuperior(of: conflict.claims)
        let steps =
            keepingSteps(conflict, keeper, rules) + negotiatingSteps(conflict, rules)
            + transferSteps(conflict, rules) + designatingSteps(conflict, superior, rules)
        let isOpen =
            conflict.kind == .positive
            ? keeper.isOpen : rules.transfer != nil && conflict.claims.contains { $0.cameByTransfer == nil }
        let missing = isOpen ? ["claims"] : []
        return ConflictPath(
            steps: steps, keeper: keeper.claim, superior: superior,
            inquiries: inquiries(superior, rules),
            grounds: Grounds(rules: rules.loaded, because: steps.map(\.because), missing: missing))
    }

    /// The body above all of them: of the prefecture for counties of one prefecture, of the province across
    /// prefectures, national across provinces. Bodies of different kinds have a government above them.
    public func jointSuperior(of claims: [JurisdictionConflict.Claim]) -> CompetentBody {
        let above = claims.map { path(of: $0.division).dropFirst().map(\.code) }
        let common = above.first?.first { code in above.allSatisfy { $0.contains(code) } }
        let kinds = Set(claims.map(\.kind.family))
        let division = common.flatMap { divisions[$0] }
        guard let kind = kinds.first, kinds.count == 1 else {
            return government(above: claims, division)
        }
        if kind == .basicCourt { return superiorCourt(of: division) }
        return CompetentBody(
            kind, division?.level.ofBody ?? .national, division: division?.code,
            isToBeConfirmed: kind == .customs)
    }

    /// 共同的上一级: of two departments of one county, its government.
    private func government(above claims: [JurisdictionConflict.Claim], _ common: Division?) -> CompetentBody
    {
        let areas = Set(claims.map(\.division))
        let division = areas.count == 1 ? areas.first.flatMap { divisions[$0] } : common
        return CompetentBody(
            .government, division?.level.ofBody ?? .national, division: division?.code, isToBeConfirmed: true)
    }

    private func superiorCourt(of division: Division?) -> CompetentBody {
        guard let division else {
            return CompetentBody(.supremeCourt, .national, name: courts["最高法"]?.name)
        }
        let level: Court.Level = division.level == .province ? .high : .intermediate
        let court = courts.court(level, of: division.code)
        return CompetentBody(
            level == .high ? .highCourt : .intermediateCourt, division.level.ofBody, division: division.code,
            name: court?.name, isToBeConfirmed: court == nil)
    }

    private enum Keeper {
        case kept(JurisdictionConflict.Claim)
        case sameDay
        case open
        case nobody

        var claim: JurisdictionConflict.Claim? { if case .kept(let claim) = self { claim } else { nil } }
        var isOpen: Bool { if case .open = self { true } else { false } }
    }

    private func keeper(of conflict: JurisdictionConflict) -> Keeper {
        guard conflict.kind == .positive else { return .nobody }
        let days = conflict.claims.compactMap(\.filedOn)
        guard days.count == conflict.claims.count, let first = days.min() else { return .open }
        let claims = conflict.claims.filter { $0.filedOn == first }
        return claims.count == 1 ? claims.first.map(Keeper.kept) ?? .open : .sameDay
    }

    private func keepingSteps(
        _ conflict: JurisdictionConflict, _ keeper: Keeper, _ rules: ConflictRuling
    ) -> [ConflictPath.Step] {
        let because: Reason
        switch keeper {
        case .kept(let claim):
            because = Reason(
                .firstFiledIs, ["body": claim.body, "day": claim.filedOn.map { "\($0)" } ?? ""])
        case .sameDay: because = Reason(.filedOnTheSameDay)
        case .open: because = Reason(.filingDaysOpen)
        case .nobody: because = Reason(.nobodyFiled)
        }
        return [rules.step(.firstFiledKeeps, because)]
    }

    /// Only for penalties do the texts give a term for talks.
    private func negotiatingSteps(
        _ conflict: JurisdictionConflict, _ rules: ConflictRuling
    ) -> [ConflictPath.Step] {
        switch conflict.forum {
        case .penalty:
            let period = rules.period("negotiate_wd")
            let because = period.map { Reason(.negotiateWithin, ["length": "\($0.length)"]) }
            return [
                rules.step(.negotiate, because ?? Reason(.negotiate), period: period, from: conflict.arisenOn)
            ]
        case .court: return [rules.step(.negotiate, Reason(.negotiate))]
        case .adjudication: return []
        }
    }

    private func transferSteps(
        _ conflict: JurisdictionConflict, _ rules: ConflictRuling
    ) -> [ConflictPath.Step] {
        guard let rule = rules.transfer else { return [] }
        return conflict.claims.filter { $0.cameByTransfer == true }.map { claim in
            ConflictPath.Step(
                name: .noSecondTransfer, rule: rule.id,
                because: Reason(.mayNotTransferOn, ["body": claim.body]), period: nil, from: nil)
        }
    }

    private func designatingSteps(
        _ conflict: JurisdictionConflict, _ superior: CompetentBody, _ rules: ConflictRuling
    ) -> [ConflictPath.Step] {
        let area = superior.division.map(name(of:))
        let report = area.map { Reason(.reportToSuperior, ["place": $0]) } ?? Reason(.reportToNational)
        let period = rules.period("designate_wd")
        let designate =
            period.map { Reason(.designateWithin, ["length": "\($0.length)"]) } ?? Reason(.designate)
        return [
            rules.step(.report, report),
            rules.step(.designate, designate, period: period, from: conflict.reportedOn),
        ]
    }

    private func inquiries(_ superior: CompetentBody, _ rules: ConflictRuling) -> [JurisdictionInquiry] {
        let unloaded = rules.unloaded.map { id in
            JurisdictionInquiry(of: .legalEditor, about: id, because: Reason(.ruleNotLoaded, ["rule": id]))
        }
        guard superior.isToBeConfirmed else { return unloaded }
        return unloaded + [
            JurisdictionInquiry(of: .legalEditor, about: "superior", because: Reason(.superiorToBeConfirmed))
        ]
    }
}

extension CompetentBody.Kind {
    /// Courts are one family, whatever their level.
    fileprivate var family: CompetentBody.Kind {
        switch self {
        case .basicCourt, .intermediateCourt, .intermediateOrIPCourt, .highCourt, .supremeIPTribunal,
            .supremeCourt, .invitingCourt:
            .basicCourt
        case .marketRegulation, .copyright, .patentEnforcement, .patentAdministration, .agriculture,
            .forestry, .customs, .police, .government:
            self
        }
    }
}

/// The rules by which a forum settles a conflict.
private struct ConflictRuling {
    let first: LegalRule?
    let transfer: LegalRule?
    let firstID: String

    init(_ book: RuleBook, _ forum: JurisdictionConflict.Forum, on day: CivilDate) {
        func sure(_ id: String) -> LegalRule? {
            book.version(of: id, near: day).flatMap { $0.confidence.mayDecide ? $0 : nil }
        }
        switch forum {
        case .penalty:
            firstID = "admin.jurisdiction.first_filed"
            transfer = sure("admin.transfer.inter_agency")
        case .adjudication:
            firstID = "adjud.jurisdiction"
            transfer = nil
        case .court:
            firstID = "juris.conflict.court"
            transfer = sure("juris.conflict.transfer")
        }
        first = sure(firstID)
    }

    var loaded: [LegalRule] { [first, transfer].compactMap { $0 } }
    var unloaded: [String] { first == nil ? [firstID] : [] }

    func period(_ key: String) -> StatutoryPeriod? {
        guard let number = first?.number(key), let unit = number.unit,
            (1...StatutoryPeriod.longest).contains(number.number), let source = number.rule.citations.first
        else { return nil }
        return StatutoryPeriod(number.number, unit, source: source)
    }

    func step(
        _ name: ConflictPath.Step.Name, _ because: Reason, period: StatutoryPeriod? = nil,
        from: CivilDate? = nil
    ) -> ConflictPath.Step {
        ConflictPath.Step(name: name, rule: firstID, because: because, period: period, from: from)
    }
}
