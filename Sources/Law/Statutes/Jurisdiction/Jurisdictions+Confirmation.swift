// Judicial confirmation of a mediation agreement (CIVPL art. 205, 司法确认).
extension Jurisdictions {
    func decideConfirmation(_ question: JurisdictionQuestion, _ deliberation: inout Deliberation) {
        guard let bar = deliberation.rule("confirm.ip_bar"),
            let apply = deliberation.rule("confirm.apply")
        else { return }
        switch question.dispute {
        case .validity:
            deliberation.apply(bar, Reason(.confirmationBarred))
            deliberation.bar()
            return
        case .ownership:
            deliberation.leaveOpen(bar, Reason(.confirmationOfOwnership), missing: ["confirms-a-right"])
        case nil:
            deliberation.leaveOpen(bar, Reason(.confirmationDisputeOpen), missing: ["dispute"])
        case .infringement, .contract, .administrativeAction, .passingOff:
            deliberation.pass(bar, Reason(.confirmationNotBarred))
        }
        if let days = apply.number("days")?.number {
            deliberation.prompt(Reason(.confirmationWithin, ["days": "\(days)"]))
        }
        decideConfirmingCourt(question, apply, &deliberation)
    }

    private func decideConfirmingCourt(
        _ question: JurisdictionQuestion, _ apply: LegalRule, _ deliberation: inout Deliberation
    ) {
        let seats = question.divisions(question.rolesOfRoute)
        switch question.mediation {
        case .invitedByCourt:
            deliberation.apply(apply, Reason(.confirmationByInvitingCourt))
            deliberation.name(CompetentBody(.invitingCourt, .county, isToBeConfirmed: true))
        case .ofTheirOwn:
            deliberation.apply(apply, Reason(.confirmationOfOwnMediation))
            confirm(question, seats, .competent, &deliberation)
        case nil:
            deliberation.leaveOpen(apply, Reason(.mediationOpen), missing: ["mediation"])
            deliberation.name(
                CompetentBody(.invitingCourt, .county, standing: .conditional, isToBeConfirmed: true))
            confirm(question, seats, .conditional, &deliberation)
        }
    }

    /// A basic court of one of the places; the intermediate court where it would have had the matter.
    private func confirm(
        _ question: JurisdictionQuestion, _ seats: [String], _ standing: CompetentBody.Standing,
        _ deliberation: inout Deliberation
    ) {
        guard let technical = deliberation.rule("juris.technical") else { return }
        let centralised =
            question.subject.map { centralises($0, question.dispute) } ?? Standing.open(["subject"])
        func name(_ body: CompetentBody, _ isSure: Bool) {
            deliberation.name(standing == .conditional || !isSure ? body.ifMissingTurnsOutSo : body)
        }
        switch centralised {
        case .holds:
            deliberation.apply(technical, Reason(.confirmationTechnical))
            for seat in seats { name(technicalCourt(for: seat, on: question.filedOn, &deliberation), true) }
        case .open(let names):
            deliberation.leaveOpen(technical, Reason(.technicalOpen), missing: names)
            for seat in seats {
                name(technicalCourt(for: seat, on: question.filedOn, &deliberation), false)
                name(confirmingBasicCourt(for: seat), false)
            }
        case .fails:
            deliberation.pass(technical, Reason(.confirmationNotTechnical))
            for seat in seats { name(confirmingBasicCourt(for: seat), true) }
        }
    }

    /// The basic court of the county of a place: any basic court confirms, not only those of the list.
    private func confirmingBasicCourt(for seat: String) -> CompetentBody {
        guard let county = division(seat, at: .county) else {
            return CompetentBody(
                .basicCourt, .county, division: seat, standing: .conditional, isToBeConfirmed: true)
        }
        let court = courts.court(.basic, of: county.code)
        return CompetentBody(
            .basicCourt, .county, division: county.code, name: court?.name,
            isToBeConfirmed: court?.confidence.isToBeConfirmed ?? true)
    }
}
