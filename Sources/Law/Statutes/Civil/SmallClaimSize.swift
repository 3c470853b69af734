/// How the amount in dispute stands to the average wage. Both ratios stand in the rule `trial.small`.
struct SmallClaimSize: Hashable, Sendable {
    let verdict: Finding.Verdict
    let mode: CaseTrack.SmallMode?
    let why: [Reason]
    let missing: [String]

    init(_ question: TrackQuestion, _ rule: LegalRule?) {
        func answer(
            _ verdict: Finding.Verdict, _ mode: CaseTrack.SmallMode?, _ why: [Reason], missing: [String] = []
        ) -> (Finding.Verdict, CaseTrack.SmallMode?, [Reason], [String]) {
            (verdict, mode, why, missing)
        }
        func judge() -> (Finding.Verdict, CaseTrack.SmallMode?, [Reason], [String]) {
            guard let must = rule?.hundredths("mandatory_ratio"), let may = rule?.hundredths("optional_ratio")
            else {
                return answer(.undetermined, nil, [Reason(.textNotConfirmed)])
            }
            guard let amount = question.amount, let wage = question.averageWage else {
                let missing =
                    (question.amount == nil ? ["amount"] : [])
                    + (question.averageWage == nil ? ["average-wage"] : [])
                return answer(.undetermined, nil, [Reason(.trackWageOpen)], missing: missing)
            }
            let limits = [must, may].map { wage * Multiple(hundredths: $0) }
            let values = ["amount": amount.yuan, "must": limits[0].yuan, "may": limits[1].yuan]
            if amount <= limits[0] { return answer(.met, .mandatory, [Reason(.trackSmallMust, values)]) }
            guard amount <= limits[1] else { return answer(.unmet, nil, [Reason(.trackSmallAbove, values)]) }
            switch question.answers[.smallAgreed] {
            case .yes: return answer(.met, .byAgreement, [Reason(.trackSmallMay, values)])
            case .no: return answer(.unmet, nil, [Reason(.trackSmallNotAgreed, values)])
            case .unclear, nil:
                return answer(
                    .undetermined, nil, [Reason(.trackSmallAskAgreement, values)],
                    missing: [TrackCondition.smallAgreed.rawValue])
            }
        }
        (verdict, mode, why, missing) = judge()
    }
}

extension LegalRule {
    /// A ratio in hundredths, rounded: 50 for 0.5.
    fileprivate func hundredths(_ key: String) -> Int? {
        value(key)?.ratio.map { Int(($0 * 100).rounded()) }
    }
}
