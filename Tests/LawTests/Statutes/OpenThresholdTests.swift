import Law
import Testing

/// What an article asks before any amount counts, and what stays open.
@Suite struct OpenThresholdTests {
    static let reached = KnownFile.counterfeiter.with("turnover", fen: 5_000_000)
    static let sold = KnownFile.seller.with("sales", fen: 5_000_000)

    @Test(arguments: [
        ("right-type", "patent", "patent-infringement-is-no-crime"),
        ("right-type", "copyright", "no-trademark-right"),
        ("role", "seller", "seller-is-another-offence"), ("same-mark", "no", "not-the-same-mark"),
        ("same-goods", "no", "not-the-same-goods"),
    ])
    func `an element that is not there excludes article 213, whatever the amounts`(
        name: String, choice: String, reason: String
    ) {
        let finding = KnownThresholds.of213.finding(on: Self.reached.with([name: .choice(choice)]))

        #expect(finding.verdict == .notApplicable)
        #expect(finding.because == [Reason(reason)])
    }

    @Test func `what a maker sells of his own is absorbed by article 213`() {
        let finding = KnownThresholds.of214.finding(on: Self.sold.with(["role": .choice("maker")]))

        #expect(finding.verdict == .notApplicable)
        #expect(finding.because == [Reason("makers-sale-is-absorbed")])
    }

    @Test(arguments: ["same-mark", "same-goods", "object"])
    func `an unknown element never lets article 213 be met`(element: String) {
        for facts in [
            Self.reached.without(element), Self.reached.with([element: .choice("unknown")]),
            Self.reached.with([element: KnownFile.signed]),
        ] {
            let finding = KnownThresholds.of213.finding(on: facts)
            #expect(finding.verdict == .undetermined)
            #expect(finding.missing == [element])
        }
    }

    @Test func `an unknown element cannot save amounts that all fall short, yet it is named`() {
        let finding = KnownThresholds.of213.finding(on: KnownFile.counterfeiter.without("same-mark"))

        #expect(finding.verdict == .unmet)
        #expect(finding.missing == ["same-mark"])
    }

    @Test func `the object is no element of article 214`() {
        #expect(KnownThresholds.of214.finding(on: Self.sold.without("object")).verdict == .met)
    }

    @Test func `a silent file leaves every fact open and none is zero`() {
        let finding = KnownThresholds.of214.finding(on: KnownFile.dates)

        #expect(finding.verdict == .undetermined)
        #expect(
            finding.missing == [
                "same-mark", "same-goods", "illegal-gains", "sales", "unsold-value",
                "repeat-within-two-years",
            ])
        #expect(finding.used == ["conduct-from", "conduct-to"])
        #expect(finding.comparisons.allSatisfy { $0.actual == nil })
    }

    @Test func `a fact known to fall short closes its limb, whatever else is unknown`() {
        let facts = KnownFile.seller.without("repeat-within-two-years")
            .with("illegal-gains", fen: 1_999_999).with("sales", fen: 2_999_999).with("unsold-value", fen: 0)

        #expect(KnownThresholds.of214.finding(on: facts).verdict == .unmet)
    }

    @Test func `a fact that is not to be established stays missing`() {
        let finding = KnownThresholds.of213.finding(
            on: KnownFile.counterfeiter.with(["turnover": KnownFile.signed]))

        #expect(finding.verdict == .undetermined)
        #expect(finding.missing == ["turnover"])
    }

    @Test(arguments: [
        (CivilDate(2025, 4, 24), CivilDate(2025, 4, 25), "version-not-loaded"),
        (CivilDate(2025, 4, 25), CivilDate(2025, 4, 26), "version-not-loaded"),
    ])
    func `conduct before the first text that is loaded is left to a jurist`(
        from: CivilDate, to: CivilDate, reason: String
    ) {
        let facts = Self.reached.with(["conduct-from": .day(from), "conduct-to": .day(to)])
        let finding = KnownThresholds.of213.finding(on: facts)

        #expect(finding.verdict == .undetermined)
        #expect(finding.because.map(\.key) == [reason])
        #expect(finding.missing == [])
    }

    @Test func `conduct from the first day in force is judged`() {
        let day = Fact.day(CivilDate(2025, 4, 26))
        let facts = Self.reached.with(["conduct-from": day, "conduct-to": day])

        #expect(KnownThresholds.of213.finding(on: facts).verdict == .met)
        #expect(KnownThresholds.of213.finding(on: facts.without("conduct-to")).verdict == .met)
    }

    @Test func `unknown days of the conduct leave the version open`() {
        let finding = KnownThresholds.of213.finding(on: Self.reached.without("conduct-from", "conduct-to"))

        #expect(finding.verdict == .undetermined)
        #expect(finding.missing == ["conduct-from", "conduct-to"])
    }

    @Test func `each fact that a threshold reads is named by its rule`() {
        for rule in [KnownThresholds.of213, KnownThresholds.of214] {
            let finding = rule.finding(on: Facts())
            #expect(Set(finding.missing).isSubset(of: Set(rule.reads)))
            #expect(Set(rule.reads).isSuperset(of: ["right-type", "role", "same-mark", "illegal-gains"]))
        }
        #expect(!KnownThresholds.of214.reads.contains("turnover"))
    }
}
