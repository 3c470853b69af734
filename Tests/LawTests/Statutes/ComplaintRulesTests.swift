import Law
import Testing

@Suite struct ComplaintRulesTests {
    private static let book = RuleBook(rules: [], authorities: [])

    private static func rule(_ name: String) throws -> Rule {
        try #require(ConsumerComplaint.rules(book).first { $0.name == name })
    }

    private static let whole: Facts = [
        "consumer": .yesNo(true), "within-competence": .yesNo(true), "handled-elsewhere": .yesNo(false),
        "materials-complete": .yesNo(true), "wronged-known-on": .day(CivilDate(2023, 5, 6)),
        "complained-on": .day(CivilDate(2026, 5, 6)),
    ]

    @Test(arguments: [
        (CivilDate(2023, 5, 5), Finding.Verdict.unmet), (CivilDate(2023, 5, 6), .met),
        (CivilDate(2023, 5, 7), .met),
    ])
    func `three years end on the day itself`(known: CivilDate, verdict: Finding.Verdict) throws {
        var facts = Self.whole
        facts["wronged-known-on"] = .day(known)

        #expect(try Self.rule("complaint-acceptable").finding(on: facts).verdict == verdict)
    }

    @Test(arguments: [
        ("consumer", false), ("within-competence", false), ("handled-elsewhere", true),
        ("materials-complete", false),
    ])
    func `each ground stands in the way by itself, and what is not stated is asked`(
        name: String, against: Bool
    ) throws {
        var facts = Self.whole
        facts[name] = .yesNo(against)
        #expect(try Self.rule("complaint-acceptable").finding(on: facts).verdict == .unmet)
        facts[name] = nil
        let open = try Self.rule("complaint-acceptable").finding(on: facts)
        #expect(open.verdict == .undetermined)
        #expect(open.missing == [name])
    }

    @Test func `a ground that the file does not bear out declines nothing`() throws {
        var facts = Self.whole
        facts["decline-ground"] = .choice("handled-elsewhere")
        #expect(try Self.rule("complaint-decline-grounded").finding(on: facts).verdict == .unmet)
        facts["handled-elsewhere"] = .yesNo(true)
        #expect(try Self.rule("complaint-decline-grounded").finding(on: facts).verdict == .met)
    }
}

@Suite struct MediationAgreementTests {
    private static let row: [String: Fact] = [
        "debtor": .choice("respondent"), "kind-of-duty": .choice("payment"),
        "obligation": .text(TextReference(id: "t-1", digest: "")), "amount": .money(Money(fen: 5_000_000)),
        "due-on": .day(CivilDate(2026, 6, 12)), "proof": .text(TextReference(id: "t-2", digest: "")),
    ]

    private static func verdict(_ rows: [[String: Fact]]) -> Finding.Verdict {
        MediationAgreement.complete.finding(on: ["obligations": .rows(rows)]).verdict
    }

    @Test func `an agreement without an item is not stated, and never complete`() {
        #expect(Self.verdict([]) == .undetermined)
        #expect(Self.verdict([Self.row]) == .met)
    }

    @Test(arguments: ["debtor", "obligation", "due-on", "proof", "amount"])
    func `each item says who, what, by when and how it is proved, and a payment its sum`(column: String) {
        var row = Self.row
        row[column] = nil
        #expect(Self.verdict([Self.row, row]) == .unmet)
    }

    @Test func `what is not money needs no sum`() {
        var row = Self.row
        row["kind-of-duty"] = .choice("destroy")
        row["amount"] = nil
        #expect(Self.verdict([row]) == .met)
    }

    @Test(arguments: ["settles-validity", "settles-ownership"])
    func `what settles a right is barred, and silence is no permission`(name: String) {
        var facts: Facts = ["settles-validity": .yesNo(false), "settles-ownership": .yesNo(false)]
        #expect(MediationAgreement.leavesRightAlone.finding(on: facts).verdict == .met)
        facts[name] = nil
        #expect(MediationAgreement.leavesRightAlone.finding(on: facts).missing == [name])
        facts[name] = .yesNo(true)
        #expect(MediationAgreement.leavesRightAlone.finding(on: facts).verdict == .unmet)
    }
}
