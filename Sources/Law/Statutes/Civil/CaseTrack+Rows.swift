extension TrackQuestion {
    func smallRows(_ size: SmallClaimSize) -> [CaseTrack.Row] {
        let shut: [TrackCondition] = [
            .ownership, .personal, .foreign, .appraisal, .partyMissing, .counterclaim, .smallUnfit,
        ]
        let amount = CaseTrack.Row(
            track: .small, condition: Reason(.trackSmallAmount), verdict: size.verdict, why: size.why,
            missing: size.missing)
        return [.basicCourt, .simple, .moneyOnly].map { needs($0, .small) } + [amount]
            + shut.map { bars(.small, $0) }
    }

    /// Simple, or agreed by both sides; then nothing may bar it.
    var summaryRows: [CaseTrack.Row] {
        let shut: [TrackCondition] = [.partyMissing, .remanded, .manyParties, .publicInterest]
        return [needs(.basicCourt, .summary), simpleOrAgreed] + shut.map { bars(.summary, $0) }
    }

    /// One judge in the ordinary procedure of a basic court.
    var singleRows: [CaseTrack.Row] {
        let shut: [TrackCondition] = [
            .newOrComplex, .publicInterest, .manyParties, .publicAttention, .panelByLaw,
        ]
        return [.basicCourt, .factsClear].map { needs($0, .ordinarySingle) }
            + shut.map { bars(.ordinarySingle, $0) }
    }

    private var simpleOrAgreed: CaseTrack.Row {
        let given = [answers[.simple], answers[.summaryAgreed]]
        let verdict: Finding.Verdict =
            given.contains(.yes) ? .met : given.allSatisfy { $0 == .no } ? .unmet : .undetermined
        let open = [TrackCondition.simple, .summaryAgreed].filter { (answers[$0] ?? .unclear) == .unclear }
        return CaseTrack.Row(
            track: .summary, condition: Reason(.trackSimpleOrAgreed), verdict: verdict,
            why: verdict == .undetermined ? [Reason(.trackConditionOpen)] : [],
            missing: verdict == .undetermined ? open.map(\.rawValue) : [])
    }

    private func needs(_ condition: TrackCondition, _ track: Track) -> CaseTrack.Row {
        row(condition, track, ifYes: .met, ifNo: .unmet, because: .trackConditionFails)
    }

    private func bars(_ track: Track, _ condition: TrackCondition) -> CaseTrack.Row {
        row(condition, track, ifYes: .unmet, ifNo: .met, because: .trackBarHolds)
    }

    private func row(
        _ condition: TrackCondition, _ track: Track, ifYes: Finding.Verdict, ifNo: Finding.Verdict,
        because: TrackBecause
    ) -> CaseTrack.Row {
        let verdict: Finding.Verdict
        switch answers[condition] {
        case .yes: verdict = ifYes
        case .no: verdict = ifNo
        case .unclear, nil: verdict = .undetermined
        }
        let why: [Reason] =
            switch verdict {
            case .unmet: [Reason(because)]
            case .undetermined: [Reason(.trackConditionOpen)]
            case .met, .notApplicable: []
            }
        return CaseTrack.Row(
            track: track, condition: Reason(condition.rawValue), verdict: verdict, why: why,
            missing: verdict == .undetermined ? [condition.rawValue] : [])
    }
}

extension Track {
    func isQuicker(than other: Track) -> Bool {
        let order = Track.allCases
        return (order.firstIndex(of: self) ?? 0) < (order.firstIndex(of: other) ?? 0)
    }

    var because: TrackBecause {
        switch self {
        case .small: .trackIsSmall
        case .summary: .trackIsSummary
        case .ordinarySingle: .trackIsOrdinarySingle
        case .ordinaryPanel: .trackIsOrdinaryPanel
        }
    }

    /// How long the court has, from the day of filing, with its extensions and caps.
    func terms(in book: RuleBook) -> [Reason] {
        func values(_ rule: String, _ keys: [String: String]) -> [String: String]? {
            let numbers = keys.compactMapValues { book.value(id: "\(rule)#\($0)")?.number }
            return numbers.count == keys.count ? numbers.mapValues { "\($0)" } : nil
        }
        let named: (TrackBecause, [String: String]?) =
            switch self {
            case .small:
                (
                    .termSmall,
                    values(
                        "trial.small",
                        [
                            "months": "months", "more": "ext_months", "evidence": "evidence_days_max",
                            "defence": "defence_days_max",
                        ])
                )
            case .summary:
                (
                    .termSummary,
                    values("trial.summary", ["months": "months", "more": "ext_months", "cap": "cap_months"])
                )
            case .ordinarySingle, .ordinaryPanel:
                (
                    .termOrdinary,
                    values("trial.ordinary", ["months": "months", "more": "ext_by_president_months"])
                )
            }
        return [named.1.map { Reason(named.0, $0) } ?? Reason(.textNotConfirmed)]
    }
}
