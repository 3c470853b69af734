/// Administrative adjudication of patent disputes: whether it is stayed, and the days of the drug procedure.
public enum PatentAdjudication {
    /// Whether the adjudication may be stayed while the patent is challenged (PLR2023 art. 98). Met: it may
    /// be, and a person decides. Unmet: there is no ground, or the reasons are clearly unfounded and it may
    /// go on. `nil` is not stated.
    public static func stay(
        challengeAccepted: Bool?, requested: Bool?, clearlyUnfounded: Bool?, in book: RuleBook
    ) -> Finding {
        func finding(
            _ verdict: Finding.Verdict, _ because: JurisdictionBecause, missing: [String] = []
        ) -> Finding {
            let rule = book.rule("adjud.stay")
            return Finding(
                rule: "adjudication-stay", verdict: verdict,
                source: rule?.citations.first ?? "PLR2023 art. 98",
                basis: ["adjud.stay"], confidence: rule?.confidence ?? .low, because: [Reason(because)],
                missing: missing)
        }
        guard book.rule("adjud.stay")?.confidence.mayDecide == true else {
            return finding(.undetermined, .stayOpen, missing: [])
        }
        if challengeAccepted == false { return finding(.unmet, .stayWithoutChallenge) }
        if requested == false { return finding(.unmet, .stayNotRequested) }
        if clearlyUnfounded == true, challengeAccepted == true, requested == true {
            return finding(.unmet, .stayUnfounded)
        }
        let stated = [
            ("challenge-accepted", challengeAccepted), ("stay-requested", requested),
            ("clearly-unfounded", clearlyUnfounded),
        ]
        let missing = stated.filter { $0.1 == nil }.map(\.0)
        return missing.isEmpty
            ? finding(.met, .stayPossible) : finding(.undetermined, .stayOpen, missing: missing)
    }

    /// The last day on which a holder may sue or ask for adjudication over a drug that asks for approval: 45
    /// days from the day of publication. `nil` when the rule was not in force on that day.
    public static func drugSuit(
        publishedOn day: CivilDate, in book: RuleBook, on calendar: WorkCalendar
    ) -> PeriodEnd? {
        guard let rule = book.version(of: "adjud.drug.45d", near: day), rule.confidence.mayDecide,
            let number = rule.number("days"), let source = rule.citations.first,
            let start = rule.from ?? book.authority(of: source)?.from, start <= day,
            (1...StatutoryPeriod.longest).contains(number.number)
        else { return nil }
        return StatutoryPeriod(number.number, .days, source: source).end(
            from: Instant.startOf(day), on: calendar)
    }
}
