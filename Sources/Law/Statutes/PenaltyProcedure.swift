/// Rules on the procedure of penalties in market regulation (SAMR2, 市场监督管理行政处罚程序规定, as amended
/// 2022-09-29).
public enum PenaltyProcedure {
    static let investigators = DatedValue(
        2, rule: "admin.file.conditions", source: "SAMR2 art. 19", from: CivilDate(2021, 7, 15))

    /// 立案四条件: evidence at first sight, a penalty that is due, one's own competence, the time limit.
    public static let filingConditionsStated = Rule(
        "filing-conditions-stated", source: "SAMR2 art. 19", basis: ["admin.file.conditions"],
        reads: conditions.map(\.fact)
    ) { facts throws(Facts.Missing) in
        var missing: [String] = []
        for condition in conditions {
            switch facts.ifStated(Field<Bool>(condition.fact)) {
            case true: continue
            case false: return .unmet(because: Reason(condition.because))
            case nil: missing.append(condition.fact)
            }
        }
        guard missing.isEmpty else { throw Facts.Missing(missing) }
        return .met
    }

    /// In the order of the article, each a yes-no that an officer states.
    private static let conditions: [(fact: String, because: Because)] = [
        ("prima-facie-evidence", .noPrimaFacieEvidence),
        ("penalty-due", .noPenaltyDue),
        ("within-competence", .outsideCompetence),
        ("within-time-limit", .outsideTimeLimit),
    ]

    /// 指定两名以上具有行政执法资格的办案人员负责调查处理.
    public static func twoInvestigators(_ book: RuleBook) -> Rule {
        Rule(
            "two-investigators", source: "SAMR2 art. 19", basis: ["admin.file.conditions"],
            reads: ["team-size"]
        ) { facts throws(Facts.Missing) in
            let (size, least) = (try facts(.teamSize), investigators.value(in: book))
            return size >= least
                ? .met
                : .unmet(because: Reason(.tooFewInvestigators, ["count": "\(size)", "least": "\(least)"]))
        }
    }

    /// The reviewers found no objection; without the review no draft decision goes to the head.
    public static let legalReviewPassed = Rule(
        "legal-review-passed", source: "SAMR2 art. 55", basis: ["admin.review.legal"], reads: ["legal-review"]
    ) { facts throws(Facts.Missing) in
        try facts(Field<Review>("legal-review")) == .passed ? .met : .unmet(because: Reason(.reviewNotPassed))
    }

    /// How the review of a draft decision ended.
    public enum Review: String, FactValue, CaseIterable {
        case passed
        case returned
    }
}
