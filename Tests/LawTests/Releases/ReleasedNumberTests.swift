import Testing

@testable import Law

/// Numbers that statutes count by, under a law with a release.
@Suite struct ReleasedNumberTests {
    private static let from = CivilDate(2027, 1, 1)

    private static func rule(_ id: String, _ values: [String: LegalValue], from: CivilDate) -> LegalRule {
        LegalRule(
            id: id, zh: id, basis: nil, citations: ["SAMR2 art. 18"], values: values, confidence: .verified,
            from: from, to: nil, on: nil, note: nil)
    }

    /// A rule of 2021, and a release that changes it from 2027.
    private static func law(
        _ id: String, _ old: [String: LegalValue], _ new: [String: LegalValue]
    ) -> LawInForce {
        let base = RuleBook(
            rules: [rule(id, old, from: CivilDate(2021, 7, 15))], authorities: [],
            thresholds: KnownThresholds.book.thresholds)
        return LawInForce(
            base: base,
            releases: [.init(1, ReleaseBook.release(from: from, rules: [rule(id, new, from: from)]))])
    }

    private func verdict(
        _ name: String, _ facts: Facts, _ law: LawInForce, on day: CivilDate
    ) throws -> Finding.Verdict {
        try #require(Statutes.named(law.book(on: day))[name]).finding(on: facts).verdict
    }

    @Test(arguments: [
        (CivilDate(2026, 12, 31), 15_000, Finding.Verdict.unmet), (CivilDate(2027, 1, 1), 15_000, .met),
        (CivilDate(2027, 1, 2), 15_000, .met), (CivilDate(2027, 1, 1), 20_000, .unmet),
        (CivilDate(2026, 12, 31), 9_999, .met),
    ])
    func `the amount for a hearing is that of the day`(
        day: CivilDate, yuan: Int, verdict: Finding.Verdict
    ) throws {
        let law = Self.law(
            "admin.hearing.threshold", ["person": .number(10_000), "organisation": .number(100_000)],
            ["person": .number(20_000), "organisation": .number(100_000)])
        let facts: Facts = [
            "hearing": .choice("not-offered"), "heavy-measure": .yesNo(false),
            "party-kind": .choice("natural-person"), "fine": .money(Money(yuan: yuan)),
            "confiscation": .money(Money(fen: 0)),
        ]

        #expect(try self.verdict("hearing-right-answered", facts, law, on: day) == verdict)
    }

    @Test(arguments: [
        (CivilDate(2026, 12, 31), Finding.Verdict.unmet), (CivilDate(2027, 1, 1), .met),
        (CivilDate(2027, 1, 2), .met),
    ])
    func `limitation runs by the years of the day on which the conduct ended`(
        ended: CivilDate, verdict: Finding.Verdict
    ) throws {
        let law = Self.law(
            "meta.temporal.admin_limitation", ["base_years": .number(2), "extended_years": .number(5)],
            ["base_years": .number(3), "extended_years": .number(5)])
        let facts: Facts = [
            "conduct-to": .day(ended), "discovered-on": .day(CivilDate(2029, 6, 1)),
            "endangers-life-or-finance": .yesNo(false),
        ]

        #expect(
            try self.verdict("within-limitation", facts, law, on: CivilDate(2029, 6, 2)) == verdict)
    }

    @Test(arguments: [
        (CivilDate(2026, 12, 31), Finding.Verdict.met), (CivilDate(2027, 1, 1), .unmet),
        (CivilDate(2027, 1, 2), .unmet),
    ])
    func `a team is as large as the law of the day asks`(day: CivilDate, verdict: Finding.Verdict) throws {
        let law = Self.law(
            "link.step.team", ["officers_min": .number(2)], ["officers_min": .number(3)])

        #expect(try self.verdict("two-officers", ["team-size": .count(2)], law, on: day) == verdict)
    }

    @Test func `a version of low confidence changes no number`() {
        let base = RuleBook(
            rules: [
                LegalRule(
                    id: "link.step.team", zh: nil, basis: nil, citations: [],
                    values: ["officers_min": .number(5)], confidence: .low, from: nil, to: nil, on: nil,
                    note: nil)
            ], authorities: [])

        #expect(TransferRegulation.officersOnTeam.value(in: base) == 2)
    }

    @Test(arguments: [
        (CivilDate(2026, 12, 31), 200), (CivilDate(2027, 1, 1), 500), (CivilDate(2020, 1, 1), 200),
    ])
    func `a book that selects a day answers undated questions by it, and loses no version`(
        day: CivilDate, person: Int
    ) {
        let law = Self.law("admin.simple", ["person": .number(200)], ["person": .number(500)])
        let book = law.book.selecting(day)

        #expect(book.value(id: "admin.simple#person")?.number == person)
        #expect(book.selecting(nil).value(id: "admin.simple#person")?.number == person)
        #expect(book.versions(of: "admin.simple").count == 2)
        #expect(book.value(id: "admin.simple#person", on: CivilDate(2028, 1, 1))?.number == 500)
    }

    @Test(arguments: [
        (CivilDate(2026, 12, 31), Finding.Verdict.unmet), (CivilDate(2027, 1, 1), .met),
        (CivilDate(2027, 1, 2), .met),
    ])
    func `civil limitation runs by the years of the day of suing`(
        sued: CivilDate, verdict: Finding.Verdict
    ) throws {
        let law = Self.law(
            "limit.civil", ["years": .number(3), "long_stop_years": .number(20)],
            ["years": .number(5), "long_stop_years": .number(20)])
        let question = CivilLimitation.Question(
            knewOn: CivilDate(2023, 6, 1), infringedFrom: CivilDate(2023, 1, 1),
            infringedTo: CivilDate(2023, 6, 1), suedOn: sued)

        #expect(try CivilLimitation(question, in: law.book).verdict == verdict)
    }
}
