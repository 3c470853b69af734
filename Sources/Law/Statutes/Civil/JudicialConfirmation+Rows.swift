extension JudicialConfirmation.Question {
    func timeRow(
        _ length: Int, _ days: PublishedDays
    ) -> (row: JudicialConfirmation.Row, last: CivilDate?) {
        func row(
            _ verdict: Finding.Verdict, _ because: ConfirmationBecause, _ values: [String: String] = [:],
            missing: [String] = []
        ) -> JudicialConfirmation.Row {
            JudicialConfirmation.Row(
                condition: Reason(.confirmWithin, ["days": "\(length)"]), verdict: verdict,
                why: [Reason(because, values)], missing: missing)
        }
        guard let effectiveOn else {
            return (row(.undetermined, .confirmStartOpen, missing: ["effective-on"]), nil)
        }
        let plain = effectiveOn + length
        let last = lastDay(length, from: effectiveOn, days)
        let values = ["last": "\(last ?? plain)", "applied": "\(appliedOn)"]
        if appliedOn <= last ?? plain { return (row(.met, .confirmInTime, values), last ?? plain) }
        guard last != nil else { return (row(.undetermined, .confirmCalendarOpen, values), plain) }
        return (row(.unmet, .confirmLate, values), last)
    }

    /// `nil` while the calendar of that year is not published.
    private func lastDay(_ length: Int, from start: CivilDate, _ days: PublishedDays) -> CivilDate? {
        do throws(PublishedDays.Unpublished) { return try days.lastDay(length, .day, from: start) } catch {
            return nil
        }
    }

    var conditionRows: [JudicialConfirmation.Row] {
        [
            row(.jointly, ifYes: .met), row(.lawfulBody, ifYes: .met), row(.inPerson, ifYes: .met),
            row(.ipOwnership, ifYes: .unmet), row(.realRights, ifYes: .unmet),
        ]
    }

    private func row(_ condition: ConfirmationCondition, ifYes: Finding.Verdict) -> JudicialConfirmation.Row {
        row(
            Reason(condition.rawValue), answers[condition], ifYes: ifYes,
            because: ifYes == .met ? .confirmConditionFails : .confirmBarred, missing: condition.rawValue)
    }

    var documentRows: [JudicialConfirmation.Row] {
        ConfirmationDocument.allCases.map { document in
            row(
                Reason(document.rawValue), documents[document], ifYes: .met, because: .confirmDocumentMissing,
                missing: document.rawValue)
        }
    }

    private func row(
        _ condition: Reason, _ answer: ListReply?, ifYes: Finding.Verdict, because: ConfirmationBecause,
        missing: String
    ) -> JudicialConfirmation.Row {
        let verdict: Finding.Verdict
        switch answer {
        case .yes: verdict = ifYes
        case .no: verdict = ifYes == .met ? .unmet : .met
        case .unclear, nil: verdict = .undetermined
        }
        return JudicialConfirmation.Row(
            condition: condition, verdict: verdict, why: verdict == .unmet ? [Reason(because)] : [],
            missing: verdict == .undetermined ? [missing] : [])
    }

    /// A technical matter goes to the intermediate court whoever invited the mediation.
    var court: JudicialConfirmation.Court? {
        switch (answers[.technical], answers[.invitedByCourt]) {
        case (.yes, _): .intermediate
        case (.no, .yes): .inviting
        case (.no, .no): .basic
        default: nil
        }
    }

    var courtReason: Reason {
        switch court {
        case .inviting: Reason(.confirmCourtInviting)
        case .basic: Reason(.confirmCourtBasic)
        case .intermediate: Reason(.confirmCourtIntermediate)
        case nil: Reason(.confirmCourtOpen)
        }
    }

    /// How long the court has; people's mediation and other bodies differ.
    func reviewGrounds(in book: RuleBook) -> Grounds {
        guard let rule = book.rule("confirm.review_time"), let accept = rule.number("accept_days")?.number,
            let decide = rule.number("decide_days")?.number, let more = rule.number("ext_days")?.number,
            let special = rule.number("special_days")?.number
        else { return Grounds(because: [Reason(.textNotConfirmed)]) }
        let reason: Reason
        switch isPeoplesMediation {
        case true?:
            reason = Reason(
                .confirmReviewPeoples, ["accept": "\(accept)", "decide": "\(decide)", "more": "\(more)"])
        case false?: reason = Reason(.confirmReviewOther, ["special": "\(special)"])
        case nil: reason = Reason(.confirmReviewOpen)
        }
        return Grounds(rules: [rule], because: [reason])
    }
}
