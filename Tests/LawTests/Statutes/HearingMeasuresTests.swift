import Law
import Testing

@Suite struct HearingMeasuresTests {
    static let light: Facts = [
        "fine": .money(Money(fen: 0)), "confiscation": .money(Money(fen: 0)), "heavy-measure": .yesNo(false),
        "hearing": .choice("not-offered"),
    ]

    private func finding(_ facts: Facts) -> Finding {
        KnownThresholds.rule("hearing-right-answered").finding(on: facts)
    }

    @Test(arguments: ["fine", "confiscation"], [("natural-person", 10_000), ("organisation", 100_000)])
    func `the right to a hearing begins at the amount itself`(
        amount: String, party: (kind: String, yuan: Int)
    ) {
        let facts = Self.light.with(["party-kind": .choice(party.kind)])

        #expect(finding(facts.with(amount, fen: party.yuan * 100 - 1)).verdict == .met)
        #expect(finding(facts.with(amount, fen: party.yuan * 100)).verdict == .unmet)
        #expect(
            finding(facts.with(amount, fen: party.yuan * 100 + 1)).because == [Reason("hearing-not-offered")])
    }

    @Test func `fine and confiscation are measured apart`() {
        let facts = Self.light.with(["party-kind": .choice("organisation")])
            .with("fine", fen: 6_000_000).with("confiscation", fen: 6_000_000)

        #expect(finding(facts).verdict == .met)
    }

    @Test(arguments: [
        (999_999, Finding.Verdict.met), (1_000_000, .undetermined), (9_999_999, .undetermined),
        (10_000_000, .unmet),
    ])
    func `who the party is matters only between the two amounts`(fen: Int, verdict: Finding.Verdict) {
        #expect(finding(Self.light.with("fine", fen: fen)).verdict == verdict)
    }

    @Test func `closing a business gives the right whatever the fine`() {
        #expect(finding(Self.light.with(["heavy-measure": .yesNo(true)]).without("fine")).verdict == .unmet)
    }

    @Test(arguments: [("held", Finding.Verdict.met), ("waived", .met), ("pending", .unmet)])
    func `a hearing that is held or given up answers the right, one that is pending does not`(
        answer: String, verdict: Finding.Verdict
    ) {
        let facts = Self.light.with("fine", fen: 100_000_000).with(["hearing": .choice(answer)])

        #expect(finding(facts).verdict == verdict)
    }

    @Test func `a silent file is asked for what could give the right`() {
        #expect(finding([:]).missing == ["heavy-measure", "fine", "confiscation"])
        #expect(finding(Self.light.with("fine", fen: 10_000_000).without("hearing")).missing == ["hearing"])
    }
}
