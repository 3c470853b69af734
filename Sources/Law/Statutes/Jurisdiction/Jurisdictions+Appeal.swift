// Appeals (IPT2023, 最高人民法院关于知识产权法庭若干问题的规定 as amended 2023, in force from 2023-11-01).
extension Jurisdictions {
    func decideAppeal(_ question: JurisdictionQuestion, _ deliberation: inout Deliberation) {
        guard let tribunal = deliberation.rule("juris.appeal.spc"),
            isInForce(tribunal, question, &deliberation),
            let subject = subject(of: question, tribunal, &deliberation)
        else { return }
        let (standing, because) = goesToTribunal(subject, question)
        let body = CompetentBody(
            .supremeIPTribunal, .national, name: courts["最高法"].map { $0.name + "知识产权法庭" })
        switch standing {
        case .holds:
            deliberation.apply(tribunal, Reason(because))
            deliberation.name(body)
        case .open(let names):
            deliberation.leaveOpen(tribunal, Reason(because), missing: names)
            deliberation.name(body.ifMissingTurnsOutSo)
            decideOrdinaryAppeal(question, .conditional, &deliberation)
        case .fails:
            deliberation.pass(tribunal, Reason(because))
            decideOrdinaryAppeal(question, .competent, &deliberation)
        }
        prompt(question, &deliberation)
    }

    private func goesToTribunal(
        _ subject: JurisdictionQuestion.Subject, _ question: JurisdictionQuestion
    ) -> (Standing, JurisdictionBecause) {
        let disputes: Set<JurisdictionQuestion.Dispute> = [.ownership, .infringement, .administrativeAction]
        switch subject {
        case .monopoly: return (.holds, .tribunalMonopoly)
        case _ where question.dispute == .validity && subject != .monopoly:
            return (Standing(subject.isGrantedAsTechnical), .tribunalValidity)
        case .invention, .plantVariety, .layout:
            let standing = Standing(true, whenOf: disputes, question.dispute)
            return (standing, standing == .fails ? .tribunalOtherDispute : .tribunalFirstGroup)
        case .utilityModel, .technicalSecret, .software:
            let standing = Standing.all([
                Standing(true, whenOf: disputes, question.dispute),
                question.isMajorAndComplex.map { Standing($0) } ?? .open(["is-major-and-complex"]),
            ])
            return (standing, standing == .fails ? .tribunalNotMajor : .tribunalSecondGroup)
        case .tradeSecret:
            let standing = Standing.all([
                .open(["subject"]), Standing(true, whenOf: disputes, question.dispute),
                question.isMajorAndComplex.map { Standing($0) } ?? .open(["is-major-and-complex"]),
            ])
            return (standing, .tribunalSecondGroup)
        case .design, .trademark, .wellKnownMark, .copyright, .businessSecret, .unfairCompetition,
            .geographicalIndication:
            return (.fails, .tribunalOtherSubject)
        }
    }

    /// The court above the one of first instance.
    private func decideOrdinaryAppeal(
        _ question: JurisdictionQuestion, _ standing: CompetentBody.Standing,
        _ deliberation: inout Deliberation
    ) {
        guard let rule = deliberation.rule("juris.appeal.next") else { return }
        let seats = question.divisions(question.rolesOfRoute)
        guard let first = question.firstInstance else {
            deliberation.leaveOpen(rule, Reason(.firstInstanceOpen), missing: ["first-instance"])
            return
        }
        deliberation.apply(rule, Reason(.courtAbove))
        for seat in seats {
            var body: CompetentBody
            switch first {
            case .basic: body = intermediateCourt(for: seat, &deliberation)
            case .intermediate: body = highCourt(for: seat)
            case .high, .supreme:
                body = CompetentBody(.supremeCourt, .national, name: courts["最高法"]?.name)
            }
            if standing == .conditional { body = body.ifMissingTurnsOutSo }
            deliberation.name(body)
        }
    }

    private func highCourt(for seat: String) -> CompetentBody {
        let province = division(seat, at: .province)?.code ?? seat
        let court = courts.court(.high, of: province)
        return CompetentBody(
            .highCourt, .province, division: province, name: court?.name, isToBeConfirmed: court == nil)
    }
}

extension JurisdictionQuestion.Subject {
    /// Rights that are granted or registered after a look at technology or form, whose validity suits are
    /// heard by the tribunal on appeal (授权确权行政案件).
    fileprivate var isGrantedAsTechnical: Bool {
        switch self {
        case .invention, .utilityModel, .design, .plantVariety, .layout: true
        case .trademark, .wellKnownMark, .copyright, .software, .technicalSecret, .businessSecret,
            .tradeSecret, .unfairCompetition, .monopoly, .geographicalIndication:
            false
        }
    }
}
