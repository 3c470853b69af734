import Law

/// The three rules of limitation as the Civil Code gives them, and questions on them.
enum LimitationBook {
    static let book = RuleBook(
        rules: [
            rule("limit.civil", ["years": .number(3), "long_stop_years": .number(20)], "CC2020 art. 188"),
            rule(
                "limit.civil.suspension", ["last_months": .number(6), "after_months": .number(6)],
                "CC2020 art. 194"),
            rule("limit.civil.interruption", [:], "CC2020 art. 195"),
        ], authorities: [Authority("CC2020", from: CivilDate(2021, 1, 1))])

    private static func rule(
        _ id: String, _ values: [String: LegalValue], _ citation: Citation
    ) -> LegalRule {
        LegalRule(
            id: id, zh: id, basis: nil, citations: [citation], values: values, confidence: .verified,
            from: nil, to: nil, on: nil, note: nil)
    }

    static func run(
        from start: CivilDate, _ interruptions: [LimitationInterruption] = [],
        obstacles: [LimitationObstacle] = []
    ) throws -> LimitationRun {
        try LimitationRun(from: start, interruptions: interruptions, obstacles: obstacles, in: book)
    }

    /// Known on the day on which the infringement ended, 2022-03-01: the plain period ends on 2025-03-01.
    static func question(
        _ interruptions: [LimitationInterruption] = [], obstacles: [LimitationObstacle] = [],
        suedOn: CivilDate
    ) -> CivilLimitation.Question {
        CivilLimitation.Question(
            knewOn: CivilDate(2022, 3, 1), infringedFrom: CivilDate(2022, 1, 1),
            infringedTo: CivilDate(2022, 3, 1), interruptions: interruptions, obstacles: obstacles,
            suedOn: suedOn)
    }

    static func keys(_ run: LimitationRun) -> [String] { run.steps.map(\.reason.key) }
}
