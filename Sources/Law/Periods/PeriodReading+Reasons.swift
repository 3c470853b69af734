// What is known before the count: the text, its rivals, what lengthens and holds.
extension PeriodReading {
    var reasons: [Reason] {
        reasonForLength + question.extensions.map(reason(for:)) + reasonsForPauses
    }

    private var reasonForLength: [Reason] {
        let words = ["length": "\(length.length)", "text": text(of: version)]
        let stated: [Reason] = question.stated == nil ? [] : [Reason(.stated)]
        return [Reason(PeriodBecause(length.unit), words)] + stated
    }

    /// Why each text decides or not. Empty when there is only one.
    func reasons(for versions: [PeriodVersion]) -> [Reason] {
        let day = question.selecting ?? question.start.legalDay
        guard versions.count > 1 else { return [] }
        return versions.map { version in
            var words = ["text": text(of: version), "day": day.description]
            var because = PeriodBecause(version.standing)
            if version.standing == .chosen, let from = version.from {
                because = .chosenFrom
                words["from"] = from.description
            }
            if version.standing == .notYetInForce { words["from"] = version.from?.description ?? "" }
            if version.standing == .noLongerInForce { words["to"] = version.to?.description ?? "" }
            return Reason(because, words)
        }
    }

    /// What officers call the instrument, and the edition where it matters.
    private func text(of version: PeriodVersion) -> String {
        let citation = version.source
        return citation.flatMap(book.authority(of:))?.short ?? citation?.instrument ?? version.rule.id
    }

    private func reason(for grant: PeriodQuestion.Grant) -> Reason {
        let known = period.extensions.first { $0.name == grant.name }
        let number = known?.reach.reference.flatMap(number)?.number ?? 0
        return switch known?.reach {
        case .by: Reason(.extended, ["length": "\(number)"])
        case .to: Reason(.extendedTo, ["length": "\(number)"])
        case .untilDay, nil: Reason(.extendedUntil, ["day": grant.until?.description ?? ""])
        }
    }

    private var reasonsForPauses: [Reason] {
        let limits = question.pauses.compactMap { limit(of: $0.ground) }
        let capped: [Reason] =
            limits.first.map { most in
                [Reason(.pauseCapped, ["most": "\(most)"]), Reason(.pauseReadings, ["most": "\(most)"])]
            } ?? []
        return capped + reasonForMost
    }

    private var reasonForMost: [Reason] {
        guard let most = period.most.flatMap(number)?.number, !question.extensions.isEmpty else { return [] }
        return [Reason(.capped, ["most": "\(most)"])]
    }
}

// How the end was found, and what it means.
extension PeriodReading {
    func reasons(for count: PeriodAnswer.Count, _ end: PeriodEnd?, _ opens: CivilDate?) -> [Reason] {
        switch count {
        case .forward(let reckoning): reasons(for: reckoning, end)
        case .back(let back): reasons(for: back, opens)
        }
    }

    private func reasons(for back: CountBack, _ opens: CivilDate?) -> [Reason] {
        guard let opens else {
            let latest = back.latestDay(on: calendar).description
            return [Reason(.countedBack, ["day": back.day.description, "latest": latest])]
        }
        return [Reason(.windowOpens, ["day": back.day.description, "opens": opens.description])]
    }

    private func reasons(for reckoning: Reckoning, _ end: PeriodEnd?) -> [Reason] {
        let start: Reason =
            length.unit == .hours
            ? Reason(.startMoment, ["moment": clockFace(reckoning.event)])
            : Reason(.startNotCounted, ["day": reckoning.event.legalDay.description])
        guard let end else {
            let since = reckoning.heldSince?.description ?? ""
            return [start, Reason(.held, ["day": since, "left": "\(reckoning.remaining(on: calendar))"])]
        }
        return [start] + reasonsForHeldDays(in: reckoning) + reasons(for: end, of: reckoning)
    }

    private func reasonsForHeldDays(in reckoning: Reckoning) -> [Reason] {
        guard !reckoning.pauses.isEmpty else { return [] }
        let held = reckoning.days(on: calendar).count { $0.why.key == "day.paused" }
        return held == 0 ? [] : [Reason(.paused, ["count": "\(held)"])]
    }

    private func reasons(for end: PeriodEnd, of reckoning: Reckoning) -> [Reason] {
        switch end {
        case .moment(let alarm, let last):
            return [Reason(.endsAtMoment, ["alarm": clockFace(alarm), "last": clockFace(last)])]
        case .day(let alarm, let last, _):
            guard period.rollover == .overDaysOff else {
                return [Reason(.staysPut, ["last": last.description])]
            }
            let fixed = Reckoning(
                period: reckoning.period, from: reckoning.event, pauses: reckoning.pauses,
                extensions: reckoning.extensions, rollover: .none)
            let full = fixed.end(on: calendar)?.lastDay ?? last
            let ends =
                full == last
                ? Reason(.ends, ["last": last.description])
                : Reason(.moved, ["full": full.description, "last": last.description])
            let words = ["alarm": alarm.description, "last": last.description]
            return [ends] + (alarm == last ? [] : [Reason(.readingsDiffer, words)])
        }
    }

    func reasonsForMeaning(of end: PeriodEnd?) -> [Reason] {
        var reasons: [Reason] = []
        if end?.isProvisional == true { reasons.append(Reason(.provisional)) }
        if confidence.isToBeConfirmed { reasons.append(Reason(.toBeConfirmed)) }
        reasons.append(period.isSetting ? Reason(.setting) : Reason(PeriodBecause(period.effect)))
        return reasons
    }

    /// `2026-10-02 10:20`.
    private func clockFace(_ moment: Instant) -> String {
        "\(moment.legalDay) \(padded(moment.hour, to: 2)):\(padded(moment.minute, to: 2))"
    }
}
