// Courts of first instance (INT2022-13, 法释〔2022〕13号, in force from 2022-05-01).
extension Jurisdictions {
    func decideFirstInstance(_ question: JurisdictionQuestion, _ deliberation: inout Deliberation) {
        guard let technical = deliberation.rule("juris.technical"),
            isInForce(technical, question, &deliberation),
            let subject = subject(of: question, technical, &deliberation)
        else { return }
        let seats = seats(of: question, &deliberation)
        decideFirstInstance(question, subject, seats: seats, technical, &deliberation)
        chooseAmong(seats, &deliberation)
        prompt(question, &deliberation)
    }

    /// Asks the rules in their order; a trade secret of open kind goes both ways.
    private func decideFirstInstance(
        _ question: JurisdictionQuestion, _ subject: JurisdictionQuestion.Subject, seats: [String],
        _ technical: LegalRule, _ deliberation: inout Deliberation
    ) {
        switch centralises(subject, question.dispute) {
        case .holds:
            deliberation.apply(
                technical, Reason(subject == .monopoly ? .technicalMonopoly : .technicalApplies))
            for seat in seats {
                deliberation.name(technicalCourt(for: seat, on: question.filedOn, &deliberation))
            }
        case .open(let names):
            deliberation.leaveOpen(technical, Reason(.technicalOpen), missing: names)
            for seat in seats {
                deliberation.name(
                    technicalCourt(for: seat, on: question.filedOn, &deliberation).ifMissingTurnsOutSo)
            }
            decideBelowTechnical(question, subject, seats: seats, &deliberation)
        case .fails:
            deliberation.pass(
                technical, Reason(subject.isTechnical ? .technicalOtherDispute : .technicalOtherSubject))
            decideBelowTechnical(question, subject, seats: seats, &deliberation)
        }
    }

    private func decideBelowTechnical(
        _ question: JurisdictionQuestion, _ subject: JurisdictionQuestion.Subject, seats: [String],
        _ deliberation: inout Deliberation
    ) {
        guard let design = deliberation.rule("juris.design_wellknown") else { return }
        let isDesign = Standing(
            subject == .design, whenOf: [.ownership, .infringement, .administrativeAction], question.dispute)
        switch subject == .wellKnownMark ? .holds : isDesign {
        case .holds:
            deliberation.apply(design, Reason(subject == .design ? .designApplies : .wellKnownApplies))
            for seat in seats { takeDesign(seat, question, subject, design, &deliberation) }
        case .open(let names):
            deliberation.leaveOpen(design, Reason(.designOpen), missing: names)
            for seat in seats {
                deliberation.name(intermediateCourt(for: seat, &deliberation).ifMissingTurnsOutSo)
            }
            decideByAmount(question, seats: seats, &deliberation)
        case .fails:
            deliberation.pass(design, Reason(.designOther))
            decideByAmount(question, seats: seats, &deliberation)
        }
    }

    /// The intermediate court, or a basic court with approval; designs in administrative matters never. While
    /// no list is loaded, the approval is asked about.
    private func takeDesign(
        _ seat: String, _ question: JurisdictionQuestion, _ subject: JurisdictionQuestion.Subject,
        _ rule: LegalRule, _ deliberation: inout Deliberation
    ) {
        let row = question.filedOn.flatMap { day in
            division(seat, at: .county).flatMap { tables.basicCourts.row(for: $0.code, on: day, divisions) }
        }
        guard question.dispute != .administrativeAction else {
            deliberation.name(intermediateCourt(for: seat, &deliberation))
            return
        }
        if let row, row.approved.contains(subject), let court = courts[row.court] {
            deliberation.apply(
                rule, Reason(.basicCourtApproved, ["place": name(of: seat), "court": court.name]))
            deliberation.name(
                CompetentBody(
                    .basicCourt, .county, division: division(seat, at: .county)?.code, name: court.name,
                    isToBeConfirmed: row.isToBeConfirmed))
            return
        }
        deliberation.name(intermediateCourt(for: seat, &deliberation))
        if row == nil {
            deliberation.note(.highCourt, JurisdictionTables.basicCourts, Reason(.basicMayBeApproved))
            deliberation.prompt(Reason(.basicMayBeApproved))
        }
    }

    /// INT2022-13 art. 2 para. 2: the acting body in an administrative matter, the amount in a civil one.
    private func decideByAmount(
        _ question: JurisdictionQuestion, seats: [String], _ deliberation: inout Deliberation
    ) {
        guard let upper = deliberation.rule("juris.amount_or_gov"),
            let basic = deliberation.rule("juris.basic")
        else { return }
        if question.dispute == .administrativeAction || question.dispute == .validity {
            decideByBody(question, seats: seats, upper, basic, &deliberation)
            return
        }
        if question.dispute == nil {
            deliberation.leaveOpen(upper, Reason(.disputeOpen), missing: ["dispute"])
        }
        for seat in seats { decideByAmount(question, seat: seat, upper, basic, &deliberation) }
    }

    private func decideByBody(
        _ question: JurisdictionQuestion, seats: [String], _ upper: LegalRule, _ basic: LegalRule,
        _ deliberation: inout Deliberation
    ) {
        deliberation.prompt(Reason(.administrativeCasesMayGoElsewhere))
        let body: JurisdictionQuestion.PublicBody? =
            question.dispute == .validity ? .centralDepartment : question.actedBy
        switch body {
        case .centralDepartment, .countyGovernmentOrAbove, .customs:
            deliberation.apply(upper, Reason(.actedByHighBody))
            for seat in seats { deliberation.name(intermediateCourt(for: seat, &deliberation)) }
        case .other:
            deliberation.pass(upper, Reason(.actedByOtherBody))
            for seat in seats { takeBasic(seat, question, basic, .competent, &deliberation) }
        case nil:
            deliberation.leaveOpen(upper, Reason(.actedByOpen), missing: ["acted-by"])
            for seat in seats {
                deliberation.name(intermediateCourt(for: seat, &deliberation).ifMissingTurnsOutSo)
                takeBasic(seat, question, basic, .conditional, &deliberation)
            }
        }
    }

    private func decideByAmount(
        _ question: JurisdictionQuestion, seat: String, _ upper: LegalRule, _ basic: LegalRule,
        _ deliberation: inout Deliberation
    ) {
        let row = division(seat, at: .county).flatMap { county in
            question.filedOn.flatMap { tables.basicCourts.row(for: county.code, on: $0, divisions) }
        }
        let place = name(of: seat)
        guard let row else {
            let because = Reason(.amountUnknown, ["place": place])
            deliberation.leaveOpen(upper, because, missing: question.amount == nil ? ["amount"] : [])
            deliberation.ask(.highCourt, JurisdictionTables.basicCourts, because)
            deliberation.name(intermediateCourt(for: seat, &deliberation).ifMissingTurnsOutSo)
            takeBasic(seat, question, basic, .conditional, &deliberation)
            return
        }
        guard let cap = row.below else {
            deliberation.pass(upper, Reason(.amountWithoutCap, ["place": place]))
            takeBasic(seat, question, basic, .competent, &deliberation)
            return
        }
        guard let amount = question.amount else {
            deliberation.leaveOpen(
                upper, Reason(.amountOpen, ["cap": cap.yuan, "place": place]), missing: ["amount"])
            deliberation.name(intermediateCourt(for: seat, &deliberation).ifMissingTurnsOutSo)
            takeBasic(seat, question, basic, .conditional, &deliberation)
            return
        }
        let values = ["amount": amount.yuan, "cap": cap.yuan, "place": place]
        if amount >= cap {
            deliberation.apply(upper, Reason(.amountReached, values))
            deliberation.name(intermediateCourt(for: seat, &deliberation))
        } else {
            deliberation.pass(upper, Reason(.amountBelow, values))
            takeBasic(seat, question, basic, .competent, &deliberation)
        }
    }

    /// The basic court for a place: by the table, or by its kind alone with the question who knows it.
    private func takeBasic(
        _ seat: String, _ question: JurisdictionQuestion, _ rule: LegalRule,
        _ standing: CompetentBody.Standing, _ deliberation: inout Deliberation
    ) {
        guard let county = division(seat, at: .county) else {
            deliberation.leaveOpen(
                rule, Reason(.countyOpen, ["place": name(of: seat)]), missing: ["places"])
            deliberation.name(
                CompetentBody(
                    .basicCourt, .county, division: seat, standing: .conditional, isToBeConfirmed: true))
            return
        }
        let row = question.filedOn.flatMap { tables.basicCourts.row(for: county.code, on: $0, divisions) }
        guard let row, let court = courts[row.court] else {
            let because = Reason(.basicCourtUnknown, ["place": name(of: seat)])
            deliberation.apply(rule, because)
            deliberation.ask(.highCourt, JurisdictionTables.basicCourts, because)
            deliberation.name(
                CompetentBody(
                    .basicCourt, .county, division: county.code, standing: standing, isToBeConfirmed: true))
            return
        }
        deliberation.apply(rule, Reason(.basicCourt, ["court": court.name]))
        deliberation.name(
            CompetentBody(
                .basicCourt, .county, division: county.code, name: court.name, standing: standing,
                isToBeConfirmed: row.isToBeConfirmed))
    }
}

extension Jurisdictions {
    /// Whether a matter is one of those that INT2022-13 art. 1 centralises.
    func centralises(
        _ subject: JurisdictionQuestion.Subject, _ dispute: JurisdictionQuestion.Dispute?
    ) -> Standing {
        if subject == .monopoly { return .holds }
        if subject == .tradeSecret {
            return .all([
                .open(["subject"]),
                Standing(true, whenOf: [.ownership, .infringement, .administrativeAction], dispute),
            ])
        }
        return Standing(
            subject.isTechnical, whenOf: [.ownership, .infringement, .administrativeAction], dispute)
    }

    /// The subject, or a step that says that it decides.
    func subject(
        of question: JurisdictionQuestion, _ rule: LegalRule, _ deliberation: inout Deliberation
    ) -> JurisdictionQuestion.Subject? {
        if question.subject == nil {
            deliberation.leaveOpen(rule, Reason(.subjectOpen), missing: ["subject"])
        }
        return question.subject
    }

    /// 新类型、疑难复杂、有法律适用指导意义的可提级审理; 三合一. Both only prompt.
    func prompt(_ question: JurisdictionQuestion, _ deliberation: inout Deliberation) {
        if !question.features.isDisjoint(with: [.newType, .difficult, .guiding]),
            book.rule("juris.escalate") != nil
        {
            deliberation.prompt(Reason(.escalate))
        }
        if !question.features.isDisjoint(with: [.linkedCriminal, .linkedAdministrative]),
            book.rule("juris.three_in_one") != nil
        {
            deliberation.prompt(Reason(.threeInOne))
        }
    }
}

extension JurisdictionQuestion.Subject {
    /// Among the rights whose disputes of ownership and infringement INT2022-13 art. 1 centralises.
    var isTechnical: Bool {
        switch self {
        case .invention, .utilityModel, .plantVariety, .layout, .technicalSecret, .software: true
        case .design, .trademark, .wellKnownMark, .copyright, .businessSecret, .tradeSecret,
            .unfairCompetition, .monopoly, .geographicalIndication:
            false
        }
    }
}

extension Standing {
    /// Holds when the subject fits and the dispute is one of these; open while nobody stated the dispute.
    init(
        _ subjectFits: Bool, whenOf disputes: Set<JurisdictionQuestion.Dispute>,
        _ dispute: JurisdictionQuestion.Dispute?
    ) {
        guard subjectFits else {
            self = .fails
            return
        }
        self = dispute.map { Standing(disputes.contains($0)) } ?? .open(["dispute"])
    }
}
