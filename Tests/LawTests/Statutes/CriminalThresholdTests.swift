import Law
import Testing

/// One limb: what else the file says, which amount moves, and where the limb begins.
struct LimbCase: Sendable, CustomTestStringConvertible {
    let article: String
    let facts: Facts
    let amount: String
    /// In yuan, with `already` counted in.
    let standard: Int
    /// In yuan: what another amount adds to the sum.
    let already: Int
    /// Whether the tenfold can be tried on the same file: not where another limb is nearer.
    let key: String

    init(
        _ article: String, _ facts: Facts, _ amount: String, _ standard: Int, already: Int = 0, key: String
    ) {
        self.article = article
        self.facts = facts
        self.amount = amount
        self.standard = standard
        self.already = already
        self.key = key
    }

    var testDescription: String { "\(article) \(key) \(standard)" }
    var rule: Rule { article == "213" ? KnownThresholds.of213 : KnownThresholds.of214 }

    func finding(multiple: Int = 1, _ moreFen: Int) -> Finding {
        rule.finding(on: facts.with(amount, fen: (standard * multiple - already) * 100 + moreFen))
    }

    static let two: Facts = ["marks": .count(2)]
    static let again: Facts = ["repeat-within-two-years": .yesNo(true)]
    static let services: Facts = ["object": .choice("services")]
    static let mixed: Facts = ["object": .choice("mixed")]

    static let all: [LimbCase] = {
        let maker = KnownFile.counterfeiter
        let seller = KnownFile.seller
        let ofServices = maker.with(services)
        let ofBoth = maker.with(mixed)
        let sum = "illegal_gains+illegal_gains_services"
        return [
            LimbCase("213", maker, "illegal-gains", 30_000, key: "illegal_gains"),
            LimbCase("213", maker, "turnover", 50_000, key: "turnover"),
            LimbCase("213", maker.with(two), "illegal-gains", 20_000, key: "illegal_gains"),
            LimbCase("213", maker.with(two), "turnover", 30_000, key: "turnover"),
            LimbCase("213", maker.with(again), "illegal-gains", 20_000, key: "illegal_gains"),
            LimbCase("213", maker.with(again), "turnover", 30_000, key: "turnover"),
            LimbCase("213", ofServices, "illegal-gains-services", 50_000, key: "illegal_gains_services"),
            LimbCase(
                "213", ofServices.with(two), "illegal-gains-services", 30_000, key: "illegal_gains_services"),
            LimbCase(
                "213", ofServices.with(again), "illegal-gains-services", 30_000, key: "illegal_gains_services"
            ),
            LimbCase(
                "213", ofBoth.with("illegal-gains", fen: 1_000_000), "illegal-gains-services", 50_000,
                already: 10_000, key: sum),
            LimbCase(
                "213", ofBoth.with(two).with("illegal-gains", fen: 1_000_000), "illegal-gains-services",
                30_000,
                already: 10_000, key: sum),
            LimbCase(
                "213", ofBoth.with(again).with("illegal-gains", fen: 1_000_000), "illegal-gains-services",
                30_000, already: 10_000, key: sum),
            LimbCase("214", seller, "illegal-gains", 30_000, key: "illegal_gains"),
            LimbCase("214", seller, "sales", 50_000, key: "sales"),
            LimbCase("214", seller.with(again), "illegal-gains", 20_000, key: "illegal_gains"),
            LimbCase("214", seller.with(again), "sales", 30_000, key: "sales"),
            LimbCase("214", seller, "unsold-value", 150_000, key: "unsold_value"),
            LimbCase("214", seller.with(again), "unsold-value", 90_000, key: "unsold_value"),
            LimbCase(
                "214", seller.with("sales", fen: 4_000_000), "unsold-value", 150_000, already: 40_000,
                key: "sales+unsold_value"),
            LimbCase(
                "214", seller.with(again).with("sales", fen: 2_000_000), "unsold-value", 90_000,
                already: 20_000,
                key: "sales+unsold_value"),
        ]
    }()
}

@Suite struct CriminalThresholdTests {
    @Test(arguments: LimbCase.all)
    func `one fen below the standard is not reached`(limb: LimbCase) {
        let finding = limb.finding(-1)

        #expect(finding.verdict == .unmet)
        #expect(finding.because.contains(Reason("threshold-short")))
        #expect(finding.missing == [])
    }

    @Test(arguments: LimbCase.all, [0, 1])
    func `the standard itself and one fen more are reached`(limb: LimbCase, moreFen: Int) throws {
        let finding = limb.finding(moreFen)

        #expect(finding.verdict == .met)
        #expect(finding.because.contains(Reason("first-tier")))
        let reason = try #require(finding.because.first { $0.key == "reached-\(limb.key)" })
        #expect(reason.values["threshold"] == "\(limb.standard)")
        let bar = Finding.Comparison(
            limb: limb.key, actual: limb.standard * 100 + moreFen, threshold: limb.standard * 100, unit: .fen)
        #expect(finding.comparisons.contains(bar))
        #expect(bar.isReached)
    }

    @Test(arguments: LimbCase.all)
    func `the second tier begins at ten times the standard`(limb: LimbCase) {
        #expect(limb.finding(multiple: 10, -1).measured?.tier == 1)
        #expect(limb.finding(multiple: 10, 0).measured?.tier == 2)
        #expect(limb.finding(multiple: 10, 1).measured?.tier == 2)
    }

    @Test func `services are measured by illegal gains alone`() {
        let facts = KnownFile.counterfeiter.with(LimbCase.services)
            .with("turnover", fen: 900_000_000).with("illegal-gains", fen: 900_000_000)

        #expect(KnownThresholds.of213.finding(on: facts).verdict == .unmet)
    }

    @Test func `one mark does not bring the lower standard, an unknown number of marks leaves it open`() {
        let facts = KnownFile.counterfeiter.with("turnover", fen: 4_000_000)

        #expect(KnownThresholds.of213.finding(on: facts).verdict == .unmet)
        let open = KnownThresholds.of213.finding(on: facts.without("marks"))
        #expect(open.verdict == .undetermined)
        #expect(open.missing == ["marks"])
    }

    @Test func `sales that reach their own standard leave nothing for the sum`() {
        let facts = KnownFile.seller.with("sales", fen: 5_000_000).with("unsold-value", fen: 14_999_999)
        let finding = KnownThresholds.of214.finding(on: facts)

        #expect(finding.verdict == .met)
        #expect(
            !finding.comparisons.contains { $0.limb == "sales+unsold_value" && $0.threshold == 15_000_000 })
    }

    @Test func `what is stated of a sum may reach the standard of its part, unknown adds nothing`() {
        let known = KnownFile.seller.without("sales").with("unsold-value", fen: 15_000_000)
        let short = KnownFile.seller.without("sales").with("unsold-value", fen: 14_999_999)

        #expect(KnownThresholds.of214.finding(on: known).verdict == .met)
        #expect(KnownThresholds.of214.finding(on: short).verdict == .undetermined)
        #expect(KnownThresholds.of214.finding(on: short).missing == ["sales"])
    }
}
