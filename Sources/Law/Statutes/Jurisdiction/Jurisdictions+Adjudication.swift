// Administrative adjudication of patent disputes (PLR2023 arts. 95 to 97; PL2020 arts. 65, 70).
extension Jurisdictions {
    func decideAdjudication(_ question: JurisdictionQuestion, _ deliberation: inout Deliberation) {
        guard let who = deliberation.rule("adjud.who"), isInForce(who, question, &deliberation),
            let subject = subject(of: question, who, &deliberation)
        else { return }
        guard subject.isPatent else {
            let because = Reason(.adjudicationNotLoaded)
            deliberation.lack(who, because)
            deliberation.ask(.legalEditor, "subject", because)
            return
        }
        if decideNationalImpact(question, &deliberation) { return }
        decideWhere(question, who, &deliberation)
        prompt(question, &deliberation)
    }

    /// Whether the national authority takes it (PL2020 art. 70 para. 1). It takes it only when it is asked
    /// to, so that an open question leaves the local authorities competent.
    private func decideNationalImpact(
        _ question: JurisdictionQuestion, _ deliberation: inout Deliberation
    ) -> Bool {
        guard let rule = deliberation.rule("adjud.national_major") else { return false }
        switch question.isOfNationalImpact {
        case true:
            deliberation.apply(rule, Reason(.nationalImpact))
            deliberation.name(CompetentBody(.patentAdministration, .national))
            return true
        case false:
            deliberation.pass(rule, Reason(.noNationalImpact))
        case nil:
            deliberation.pass(rule, Reason(.nationalImpactNotAsked))
            deliberation.prompt(Reason(.nationalImpactPrompt))
        }
        return false
    }

    private func decideWhere(
        _ question: JurisdictionQuestion, _ who: LegalRule, _ deliberation: inout Deliberation
    ) {
        guard let rule = deliberation.rule("adjud.jurisdiction") else { return }
        let places = question.divisions([.domicile, .act])
        deliberation.apply(
            rule,
            Reason(.adjudicationPlaces, ["places": places.map(name(of:)).joined(separator: ", ")]))
        for place in places {
            if let province = division(place, at: .province) {
                deliberation.apply(who, Reason(.provinceAdjudicates, ["place": province.name]))
                deliberation.name(authority(.patentAdministration, at: province.code))
            }
            if let prefecture = division(place, at: .prefecture), let day = question.filedOn {
                takePrefecture(prefecture, on: day, who, &deliberation)
            }
        }
        if deliberation.answer.candidates.count > 1 { deliberation.prompt(Reason(.requesterChooses)) }
        if places.count > 1 { deliberation.prompt(Reason(.mergeOrAskSuperior)) }
    }

    private func takePrefecture(
        _ prefecture: Division, on day: CivilDate, _ who: LegalRule, _ deliberation: inout Deliberation
    ) {
        let values = ["place": name(of: prefecture.code)]
        let body = authority(.patentAdministration, at: prefecture.code)
        switch tables.adjudicatingPrefectures.mayAdjudicate(prefecture.code, on: day) {
        case true:
            deliberation.apply(who, Reason(.prefectureAdjudicates, values))
            deliberation.name(body)
        case false:
            deliberation.pass(who, Reason(.prefectureDoesNot, values))
        case nil:
            deliberation.leaveOpen(who, Reason(.prefectureCapacityOpen, values), missing: [])
            deliberation.ask(
                .provincialPatentAuthority, JurisdictionTables.adjudicatingPrefectures,
                Reason(.prefectureCapacityOpen, values))
            deliberation.name(body.ifMissingTurnsOutSo)
        }
    }
}
