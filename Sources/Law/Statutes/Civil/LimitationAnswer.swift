/// How a suit stands to its period of limitation.
struct LimitationAnswer {
    let question: CivilLimitation.Question
    let run: LimitationRun
    /// The last day of the longest period.
    let stop: CivilDate
    /// First day of the text that the years stand in.
    let inForce: CivilDate?
    let days: PublishedDays?

    private var suedOn: CivilDate { question.suedOn }
    private var isContinuing: Bool { question.infringedTo.map { $0 >= suedOn } ?? true }

    var lastDay: CivilDate? {
        guard question.knewOn != nil, case .day(let last) = run.end else { return nil }
        return min(last, stop)
    }

    var judged: (Finding.Verdict, Grounds) {
        if suedOn > stop {
            let said = [Reason(.limitLongStop, ["last": "\(stop)"])]
            return late(after: stop, .unmet, said)
        }
        if isContinuing { return answer(.met, [Reason(.limitContinuing)]) }
        let least = run.end.leastDay
        let values = ["last": "\(min(least, stop))", "sued": "\(suedOn)"]
        guard question.knewOn != nil else {
            return suedOn <= least
                ? answer(.met, [Reason(.limitInEarliest, values)])
                : answer(.undetermined, [Reason(.limitStartOpen)], missing: ["knew-on"])
        }
        if let inForce, least < inForce {
            return answer(
                .undetermined, [Reason(.limitTextNotLoaded, ["day": "\(least)", "from": "\(inForce)"])])
        }
        if suedOn <= least { return answer(.met, story + capped + [Reason(.limitInTime, values)]) }
        if case .open(_, let missing) = run.end { return answer(.undetermined, story, missing: [missing]) }
        let passed = story + [Reason(.limitPassed, values)]
        if run.isAgreedAfterEnd { return answer(.undetermined, passed) }
        let end = question.infringedTo ?? suedOn
        return suedOn <= end.adding(months: 12 * run.years)
            ? answer(.undetermined, passed + [Reason(.limitLatePart)])
            : late(after: least, .unmet, passed)
    }

    /// What happened to the period, where anything did.
    private var story: [Reason] { run.steps.count > 1 ? run.steps.map(\.reason) : [] }

    private var capped: [Reason] {
        stop < run.end.leastDay ? [Reason(.limitLongStopCaps, ["last": "\(stop)"])] : []
    }

    /// A last day off moves to the first working day after it (CC2020 art. 203); where no calendar is published
    /// for it, that is open.
    private func late(
        after last: CivilDate, _ verdict: Finding.Verdict, _ because: [Reason]
    ) -> (Finding.Verdict, Grounds) {
        guard let days else { return answer(verdict, because) }
        do throws(PublishedDays.Unpublished) {
            let moved = try days.workday(onOrAfter: last)
            guard suedOn <= moved else { return answer(verdict, because) }
            let values = ["last": "\(last)", "moved": "\(moved)", "sued": "\(suedOn)"]
            return answer(.met, story + [Reason(.limitLastMoved, values)])
        } catch {
            // No rest lasts longer than so many days.
            guard suedOn - last <= Self.longestRest else { return answer(verdict, because) }
            return answer(.undetermined, because + [Reason(.limitCalendarOpen, ["year": "\(last.year)"])])
        }
    }

    private static let longestRest = 20

    private func answer(
        _ verdict: Finding.Verdict, _ because: [Reason], missing: [String] = []
    ) -> (Finding.Verdict, Grounds) {
        let note = verdict == .unmet ? [Reason(.limitByDefendant), Reason(.limitInterruption)] : []
        return (verdict, Grounds(rules: run.rules, because: because + note, missing: missing))
    }
}
