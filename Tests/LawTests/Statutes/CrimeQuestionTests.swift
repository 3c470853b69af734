import Law
import Testing

@Suite struct CrimeQuestionTests {
    /// Nothing reaches a threshold, everything is known.
    static let quiet = KnownFile.seller.with(["suspicion": .choice("none")])
    static let reached = quiet.with("sales", fen: 5_000_000)

    private func finding(_ facts: Facts) -> Finding { KnownThresholds.lock.finding(on: facts) }

    @Test func `the lock bars the fine and cites the regulation`() {
        #expect(KnownThresholds.lock.bar == .fineLock)
        #expect(KnownThresholds.lock.source == "TR310 art. 11 para. 1")
    }

    @Test func `a threshold that is reached locks, and the reason names article and way on`() {
        let finding = finding(Self.reached)

        #expect(finding.verdict == .unmet)
        #expect(
            finding.because == [
                Reason("lock-threshold-reached", ["offence": "214"]), Reason("lock-opens-by-answer"),
            ])
        #expect(finding.comparisons.contains { $0.limb == "sales" && $0.isReached })
    }

    @Test(arguments: ["reasonable", "threshold"])
    func `suspicion locks although every amount falls short`(suspicion: String) {
        let finding = finding(Self.quiet.with(["suspicion": .choice(suspicion)]))

        #expect(finding.verdict == .unmet)
        #expect(finding.because == [Reason("lock-suspicion"), Reason("lock-opens-by-answer")])
    }

    @Test(arguments: [
        "sales", "unsold-value", "illegal-gains", "same-mark", "same-goods", "conduct-from",
    ])
    func `a fact that could decide and that nobody stated locks`(name: String) {
        let facts = name.hasPrefix("same") ? Self.reached : Self.quiet
        let finding = finding(facts.without(name))

        #expect(finding.verdict != .met)
        #expect(finding.missing.contains(name))
    }

    @Test func `to say unknown is not to sign`() {
        let facts = KnownFile.seller.without("role").with(["same-mark": .choice("unknown")])
            .with("sales", fen: 4_999_999).without("unsold-value")

        #expect(finding(facts).verdict == .undetermined)
        #expect(finding(facts).missing.contains("same-mark"))
    }

    @Test func `open facts that an officer signed as not to be established do not lock`() {
        let facts = Self.quiet.with(["unsold-value": KnownFile.signed, "illegal-gains": KnownFile.signed])

        #expect(KnownThresholds.of214.finding(on: facts).verdict == .undetermined)
        #expect(finding(facts).verdict == .met)
        #expect(finding(facts).because == [Reason("no-crime-question")])
    }

    @Test func `a signature on one fact does not cover another`() {
        let facts = Self.quiet.with(["unsold-value": KnownFile.signed]).without("illegal-gains")

        #expect(finding(facts).verdict == .undetermined)
        #expect(finding(facts).missing == ["illegal-gains"])
        #expect(finding(facts).because == [Reason("lock-facts-open"), Reason("lock-opens-by-statement")])
    }

    @Test func `a signature over the days of the conduct does not hide amounts that are reached`() {
        let facts = Self.reached.with(["conduct-from": KnownFile.signed, "conduct-to": KnownFile.signed])

        #expect(KnownThresholds.of214.finding(on: facts).verdict == .undetermined)
        #expect(finding(facts).verdict == .unmet)
    }

    @Test(arguments: [(5_000_000, Finding.Verdict.unmet), (4_999_999, .met)])
    func `conduct before 2025-04-26 is asked by the amounts now in force`(fen: Int, verdict: Finding.Verdict)
    {
        let old: Facts = [
            "conduct-from": .day(CivilDate(2024, 1, 1)), "conduct-to": .day(CivilDate(2024, 6, 1)),
        ]

        #expect(finding(Self.quiet.with(old).with("sales", fen: fen)).verdict == verdict)
    }

    @Test func `nothing in question leaves the fine free`() {
        #expect(finding(Self.quiet).verdict == .met)
        #expect(finding(Self.quiet.without("suspicion")).verdict == .met)
    }

    @Test(arguments: [Self.reached, Self.quiet.with(["suspicion": .choice("reasonable")]), Facts()])
    func `each answer opens the lock, whatever locked it`(facts: Facts) {
        for (name, choice, reason) in [
            ("linked.transfer-to-police", "refused-final", "answered-by-police"),
            ("linked.transfer-to-police", "declined", "answered-by-head"),
            ("prosecution-outcome", "non-prosecution", "answered-by-procuratorate"),
            ("prosecution-outcome", "procuratorial-opinion", "answered-by-procuratorate"),
        ] {
            let finding = finding(facts.with([name: .choice(choice)]))
            #expect(finding.verdict == .met)
            #expect(finding.because == [Reason(reason)])
        }
    }

    @Test(arguments: [
        ("linked.transfer-to-police", "not-suspected"), ("linked.transfer-to-police", "something-new"),
        ("prosecution-outcome", "none"),
    ])
    func `what is no answer leaves the lock as it was`(name: String, choice: String) {
        #expect(finding(Self.reached.with([name: .choice(choice)])).verdict == .unmet)
        #expect(finding(Self.quiet.with([name: .choice(choice)])).verdict == .met)
    }

    @Test(arguments: [Self.reached, Self.quiet])
    func `a criminal filing locks, with or without a recorded set-off`(facts: Facts) {
        let filed = facts.with(["linked.transfer-to-police": .choice("filed")])

        for facts in [filed, filed.with(["set-off-recorded": .yesNo(true)])] {
            #expect(finding(facts).verdict == .unmet)
            #expect(
                finding(facts).because == [
                    Reason("lock-criminal-filing"), Reason("lock-opens-by-prosecution"),
                ])
        }
    }

    @Test func `after a criminal filing only the procuratorate's answer opens the lock`() {
        let filed = Self.reached.with(["linked.transfer-to-police": .choice("filed")])

        #expect(finding(filed.with(["prosecution-outcome": .choice("non-prosecution")])).verdict == .met)
    }

    @Test(arguments: ["patent", "copyright", "trade-secret"])
    func `a right whose amounts are not checked asks for the officer's view of suspicion`(right: String) {
        let facts = Self.quiet.with(["right-type": .choice(right)])
        let silent = finding(facts.without("suspicion"))

        #expect(silent.verdict == .undetermined)
        #expect(silent.missing == ["suspicion"])
        #expect(silent.because.first == Reason("lock-suspicion-not-assessed"))
        #expect(finding(facts).verdict == .met)
        #expect(finding(facts.with(["suspicion": .choice("reasonable")])).verdict == .unmet)
    }

    @Test func `without any table the lock asks for the officer's view`() {
        let lock = CrimeQuestion([])

        #expect(lock.finding(on: Self.quiet.without("suspicion")).verdict == .undetermined)
        #expect(lock.finding(on: Self.quiet).verdict == .met)
    }

    @Test(arguments: [
        (Self.reached, Finding.Verdict.met), (Self.quiet.with(["suspicion": .choice("reasonable")]), .met),
        (Self.quiet, .unmet), (Self.quiet.without("suspicion"), .undetermined),
        (Self.quiet.without("sales"), .undetermined),
    ])
    func `the duty to transfer follows threshold and suspicion`(facts: Facts, verdict: Finding.Verdict) {
        #expect(KnownThresholds.rule("must-transfer").finding(on: facts).verdict == verdict)
    }
}
