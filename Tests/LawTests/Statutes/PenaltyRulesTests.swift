import Law
import Testing

@Suite struct PenaltyRulesTests {
    private func verdict(_ name: String, _ facts: Facts) -> Finding.Verdict {
        KnownThresholds.rule(name).finding(on: facts).verdict
    }

    @Test(arguments: [
        ("two-officers", 1, Finding.Verdict.unmet), ("two-officers", 2, .met), ("two-officers", 3, .met),
    ])
    func `a team has two officers at least`(rule: String, size: Int, verdict: Finding.Verdict) {
        #expect(self.verdict(rule, ["team-size": .count(size)]) == verdict)
        #expect(self.verdict("two-investigators", ["team-size": .count(size)]) == verdict)
        #expect(self.verdict(rule, [:]) == .undetermined)
    }

    @Test(arguments: [("none", Finding.Verdict.unmet), ("reasonable", .met), ("threshold", .met)])
    func `reasonable suspicion suffices for a transfer`(suspicion: String, verdict: Finding.Verdict) {
        let rule = TransferRegulation.suspicionSuffices

        #expect(rule.source == "TR310 art. 3 para. 2")
        #expect(rule.finding(on: ["suspicion": .choice(suspicion)]).verdict == verdict)
        #expect(rule.finding(on: [:]).missing == ["suspicion"])
    }

    @Test(arguments: [
        ("230102", "230103", Finding.Verdict.unmet), ("230100", "230102", .unmet),
        ("230202", "230100", .unmet),
        ("220100", "230000", .unmet), ("230102", "230102", .met), ("230102", "230100", .met),
        ("230100", "230100", .met), ("230202", "230000", .met), ("23010", "230100", .undetermined),
        ("000000", "230100", .undetermined), ("２３0102", "230000", .undetermined),
    ])
    func `an agency handles what happened in its area`(place: String, area: String, verdict: Finding.Verdict)
    {
        let facts: Facts = ["place": .division(place), "agency-area": .division(area)]

        #expect(self.verdict("place-within-area", facts) == verdict)
    }

    @Test(arguments: [
        (CivilDate(2026, 3, 4), Finding.Verdict.met), (CivilDate(2026, 3, 5), .met),
        (CivilDate(2026, 3, 6), .unmet), (CivilDate(2029, 3, 5), .unmet), (CivilDate(2029, 3, 6), .unmet),
    ])
    func `an act of 5 March 2024 is punished if found within two years`(
        found: CivilDate, verdict: Finding.Verdict
    ) {
        let facts: Facts = [
            "conduct-to": .day(CivilDate(2024, 3, 5)), "discovered-on": .day(found),
            "endangers-life-or-finance": .yesNo(false),
        ]

        #expect(self.verdict("within-limitation", facts) == verdict)
    }

    @Test(arguments: [
        (CivilDate(2029, 3, 4), Finding.Verdict.met), (CivilDate(2029, 3, 5), .met),
        (CivilDate(2029, 3, 6), .unmet),
    ])
    func `five years where life or finance was endangered`(found: CivilDate, verdict: Finding.Verdict) {
        let facts: Facts = [
            "conduct-to": .day(CivilDate(2024, 3, 5)), "discovered-on": .day(found),
            "endangers-life-or-finance": .yesNo(true),
        ]

        #expect(self.verdict("within-limitation", facts) == verdict)
    }

    @Test(arguments: [
        (CivilDate(2026, 3, 5), Finding.Verdict.met), (CivilDate(2026, 3, 6), .undetermined),
        (CivilDate(2029, 3, 5), .undetermined), (CivilDate(2029, 3, 6), .unmet),
    ])
    func `whether life was endangered matters only between the two terms`(
        found: CivilDate, verdict: Finding.Verdict
    ) {
        let facts: Facts = ["conduct-to": .day(CivilDate(2024, 3, 5)), "discovered-on": .day(found)]

        #expect(self.verdict("within-limitation", facts) == verdict)
    }

    @Test func `a term from a leap day ends on the last day of February`() {
        let end: Facts = [
            "conduct-to": .day(CivilDate(2024, 2, 29)), "endangers-life-or-finance": .yesNo(false),
        ]

        #expect(
            verdict("within-limitation", end.with(["discovered-on": .day(CivilDate(2026, 2, 28))])) == .met)
        #expect(
            verdict("within-limitation", end.with(["discovered-on": .day(CivilDate(2026, 3, 1))])) == .unmet)
    }

    static let conditions = ["prima-facie-evidence", "penalty-due", "within-competence", "within-time-limit"]

    @Test(arguments: conditions)
    func `each of the four conditions of filing must be stated and be so`(name: String) {
        var all = Facts()
        for name in Self.conditions { all[name] = .yesNo(true) }

        #expect(verdict("filing-conditions-stated", all) == .met)
        #expect(verdict("filing-conditions-stated", all.with([name: .yesNo(false)])) == .unmet)
        #expect(
            KnownThresholds.rule("filing-conditions-stated").finding(on: all.without(name)).missing == [name])
    }

    @Test func `one condition that fails decides, whatever else is unstated`() {
        #expect(verdict("filing-conditions-stated", ["within-time-limit": .yesNo(false)]) == .unmet)
    }

    @Test(arguments: [
        ("legal-review-passed", "legal-review", Fact.choice("returned"), Finding.Verdict.unmet),
        ("legal-review-passed", "legal-review", .choice("passed"), .met),
        ("judgment-set-off-recorded", "set-off-recorded", .yesNo(false), .unmet),
        ("judgment-set-off-recorded", "set-off-recorded", .yesNo(true), .met),
        ("notice-given", "notice-given", .yesNo(false), .unmet),
        ("notice-given", "notice-given", .yesNo(true), .met),
        ("publication-due", "warning-only", .yesNo(true), .unmet),
        ("publication-due", "warning-only", .yesNo(false), .met),
        ("hearing-not-pending", "hearing", .choice("pending"), .unmet),
        ("hearing-not-pending", "hearing", .choice("held"), .met),
    ])
    func `a rule of one fact follows it, and asks for it`(
        rule: String, name: String, fact: Fact, verdict: Finding.Verdict
    ) {
        #expect(self.verdict(rule, [name: fact]) == verdict)
        #expect(KnownThresholds.rule(rule).finding(on: [:]).missing == [name])
    }

    @Test func `the registry knows each rule once, and each reads what it names`() {
        let rules = Statutes.all(KnownThresholds.book)

        #expect(Set(rules.map(\.name)).count == rules.count)
        #expect(
            Set(rules.map(\.name)).isSuperset(of: [
                "two-officers", "suspicion-suffices", "crime-question-answered", "place-within-area",
                "within-limitation", "filing-conditions-stated", "hearing-right-answered",
                "judgment-set-off-recorded", "legal-review-passed", "criminal-threshold-213",
                "criminal-threshold-214",
            ]))
        for rule in rules {
            #expect(Set(rule.finding(on: [:]).missing).isSubset(of: Set(rule.reads)), "\(rule.name)")
            #expect(rule.finding(on: [:]).rule == rule.name)
        }
    }
}
