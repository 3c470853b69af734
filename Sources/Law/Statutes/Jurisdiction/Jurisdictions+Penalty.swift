// Administrative penalties (APL2021 arts. 22, 23; SAMR2 art. 10), reports, and transfers to the police.
extension Jurisdictions {
    func decidePenalty(_ question: JurisdictionQuestion, _ deliberation: inout Deliberation) {
        guard let place = deliberation.rule("admin.jurisdiction.place"),
            isInForce(place, question, &deliberation)
        else { return }
        if question.isAtBorder == true, let customs = deliberation.rule("customs.penalty") {
            deliberation.apply(customs, Reason(.customsTakes))
            takeCustoms(question, &deliberation)
            return
        }
        guard let subject = subject(of: question, place, &deliberation) else { return }
        let kinds = penaltyKinds(subject, question, &deliberation)
        guard !kinds.isEmpty else {
            if deliberation.steps.isEmpty {
                deliberation.leaveOpen(place, Reason(.penaltyRuleNotLoaded), missing: [])
            }
            return
        }
        if kinds == [.marketRegulation], let operatorKind = question.operator, operatorKind != .offline {
            deliberation.pass(place, Reason(.placeYieldsToOperator))
            decideByOperator(question, operatorKind, &deliberation)
        } else {
            takePlaceOfAct(question, kinds, place, &deliberation)
        }
        chooseFirstFiled(&deliberation)
        prompt(question, &deliberation)
    }

    /// Which kind of authority imposes the penalty: by the statute that threatens it.
    private func penaltyKinds(
        _ subject: JurisdictionQuestion.Subject, _ question: JurisdictionQuestion,
        _ deliberation: inout Deliberation
    ) -> [CompetentBody.Kind] {
        let day = question.actedOn ?? question.filedOn
        switch subject {
        case .trademark, .wellKnownMark:
            let ids = ["admin.tm.penalty.2019", "admin.tm.penalty.2026"]
            return kind(.marketRegulation, by: ids, on: day, .marketTakesMarks, &deliberation)
        case .unfairCompetition, .technicalSecret, .businessSecret, .tradeSecret:
            let ids = ["admin.aucl.2019", "admin.aucl.2025"]
            return kind(.marketRegulation, by: ids, on: day, .marketTakesCompetition, &deliberation)
        case .copyright, .software:
            return kind(.copyright, by: ["admin.cr.penalty"], on: day, .copyrightTakes, &deliberation)
        case .invention, .utilityModel, .design:
            if question.dispute == nil, let rule = deliberation.rule("admin.patent.passing_off") {
                deliberation.leaveOpen(rule, Reason(.passingOffOpen), missing: ["dispute"])
            }
            return kind(
                .patentEnforcement, by: ["admin.patent.passing_off"], on: day, .patentTakes, &deliberation)
        case .plantVariety: return plantKinds(question, &deliberation)
        case .layout, .monopoly, .geographicalIndication:
            deliberation.ask(.legalEditor, "subject", Reason(.penaltyRuleNotLoaded))
            return []
        }
    }

    /// The kind, by the version of the statute that is in force on the day of the act.
    private func kind(
        _ kind: CompetentBody.Kind, by ids: [String], on day: CivilDate?, _ because: JurisdictionBecause,
        _ deliberation: inout Deliberation
    ) -> [CompetentBody.Kind] {
        let rules = ids.compactMap { deliberation.rule($0) }
        guard let rule = rules.first(where: { rule in day.map(rule.isInForce) ?? true }) else {
            if let first = rules.first, let day, let from = first.from {
                let because = Reason(.versionBefore, ["from": "\(from)", "filed": "\(day)"])
                deliberation.lack(first, because)
                deliberation.ask(.legalEditor, first.id, because)
            }
            return []
        }
        deliberation.apply(rule, Reason(because))
        return [kind]
    }

    private func plantKinds(
        _ question: JurisdictionQuestion, _ deliberation: inout Deliberation
    ) -> [CompetentBody.Kind] {
        guard let rule = deliberation.rule("admin.pvp.penalty") else { return [] }
        switch question.plantKind {
        case .agricultural:
            deliberation.apply(rule, Reason(.agricultureTakes))
            return [.agriculture]
        case .forestry:
            deliberation.apply(rule, Reason(.forestryTakes))
            return [.forestry]
        case nil:
            deliberation.leaveOpen(rule, Reason(.plantKindOpen), missing: ["plant-kind"])
            return [.agriculture, .forestry]
        }
    }

    private func takePlaceOfAct(
        _ question: JurisdictionQuestion, _ kinds: [CompetentBody.Kind], _ place: LegalRule,
        _ deliberation: inout Deliberation
    ) {
        let acts = question.divisions([.act])
        guard !acts.isEmpty else {
            deliberation.leaveOpen(place, Reason(.placeOfActOpen), missing: ["places"])
            return
        }
        deliberation.apply(
            place, Reason(.placeOfAct, ["places": acts.map(name(of:)).joined(separator: ", ")]))
        for act in acts {
            for kind in kinds { deliberation.name(authority(kind, at: act, conditional: kinds.count > 1)) }
        }
    }

    private func takeCustoms(_ question: JurisdictionQuestion, _ deliberation: inout Deliberation) {
        for act in question.divisions([.act]) {
            deliberation.name(
                CompetentBody(.customs, .prefecture, division: act, isToBeConfirmed: true))
        }
        deliberation.ask(.legalEditor, "customs-district", Reason(.customsDistrictUnknown))
    }

    /// Two bodies may take it: the one that files first keeps it.
    private func chooseFirstFiled(_ deliberation: inout Deliberation) {
        guard deliberation.answer.candidates.count > 1,
            let rule = deliberation.rule("admin.jurisdiction.first_filed")
        else { return }
        deliberation.apply(rule, Reason(.firstFiledKeepsIt))
    }

    func authority(
        _ kind: CompetentBody.Kind, at place: String, conditional: Bool = false
    ) -> CompetentBody {
        let level = divisions[place]?.level.ofBody ?? .county
        let isFine = level == .county
        return CompetentBody(
            kind, isFine ? .county : level, division: place,
            standing: conditional ? .conditional : .competent)
    }
}

// Operators on the internet.
extension Jurisdictions {
    /// SAMR2 art. 10: a platform or a site of one's own, the domicile; a shop on a platform, its actual place
    /// of business, and the seat of the platform where its authority came first.
    func decideByOperator(
        _ question: JurisdictionQuestion, _ kind: JurisdictionQuestion.Operator,
        _ deliberation: inout Deliberation
    ) {
        guard let rule = deliberation.rule("admin.jurisdiction.ecommerce") else { return }
        switch kind {
        case .platform, .ownSite:
            takeSeat(question.divisions([.domicile]), rule, .operatorDomicile, &deliberation)
        case .shopOnPlatform:
            takeSeat(question.divisions([.business]), rule, .shopBusiness, &deliberation)
            takePlatformSeat(question, rule, &deliberation)
        case .offline:
            return
        }
    }

    private func takeSeat(
        _ places: [String], _ rule: LegalRule, _ because: JurisdictionBecause,
        _ deliberation: inout Deliberation
    ) {
        guard !places.isEmpty else {
            deliberation.leaveOpen(rule, Reason(.operatorPlaceOpen), missing: ["places"])
            return
        }
        deliberation.apply(
            rule, Reason(because, ["places": places.map(name(of:)).joined(separator: ", ")]))
        for place in places { deliberation.name(authority(.marketRegulation, at: place)) }
    }

    private func takePlatformSeat(
        _ question: JurisdictionQuestion, _ rule: LegalRule, _ deliberation: inout Deliberation
    ) {
        guard let seat = question.divisions([.platformSeat]).first else { return }
        let body = authority(.marketRegulation, at: seat)
        switch question.wasFirstAtPlatform {
        case true:
            deliberation.apply(rule, Reason(.platformSeatFirst, ["place": name(of: seat)]))
            deliberation.name(body)
        case false: deliberation.pass(rule, Reason(.platformSeatNotFirst))
        case nil:
            deliberation.leaveOpen(rule, Reason(.platformSeatOpen), missing: ["was-first-at-platform"])
            deliberation.name(body.ifMissingTurnsOutSo)
        }
    }

    /// A report or a complaint goes where the authority is that may act on it (SAMR121 arts. 31, 34).
    func decideReport(_ question: JurisdictionQuestion, _ deliberation: inout Deliberation) {
        guard let report = deliberation.rule("hotline.report.ecom") else { return }
        guard let operatorKind = question.operator else {
            deliberation.leaveOpen(report, Reason(.operatorOpen), missing: ["operator"])
            return
        }
        let isNew = question.filedOn.flatMap { day in deliberation.start(of: report).map { $0 <= day } }
        if operatorKind == .offline {
            deliberation.pass(report, Reason(.reportOffline))
            guard let place = deliberation.rule("admin.jurisdiction.place") else { return }
            takePlaceOfAct(question, [.marketRegulation], place, &deliberation)
        } else {
            switch isNew {
            case true: deliberation.apply(report, Reason(.reportByOperator))
            case false: deliberation.lack(report, Reason(.reportRuleBefore))
            case nil: deliberation.leaveOpen(report, Reason(.filingDayOpen), missing: ["filed-on"])
            }
            decideByOperator(question, operatorKind, &deliberation)
        }
        deliberation.prompt(Reason(.reportElsewhereIsTold))
    }

    /// TR310 art. 5 para. 2: to the police of the same level; a copy goes to the procuratorate of the same
    /// level.
    func decideCriminalTransfer(_ question: JurisdictionQuestion, _ deliberation: inout Deliberation) {
        guard let rule = deliberation.rule("link.step.send"),
            let place = question.divisions([.authority]).first
        else { return }
        deliberation.apply(rule, Reason(.policeOfSameLevel, ["place": name(of: place)]))
        deliberation.name(authority(.police, at: place))
        if let copy = book.version(of: "link.step.copy_procuratorate", near: question.filedOn),
            copy.confidence.mayDecide,
            question.filedOn.map(copy.isInForce) ?? true
        {
            deliberation.prompt(Reason(.copyToProcuratorate))
        }
        deliberation.prompt(Reason(.policeForwardThemselves))
        prompt(question, &deliberation)
    }
}
