import Law
import Testing

@Suite struct `A fine is measured by the law of the conduct` {
    private func answer(_ line: String) throws -> FineAnswer {
        try PenaltyBook.fines().answer(on: PenaltyBook.facts(line))
    }

    @Test(arguments: [
        ("trademark-infringement role=maker turnover=80000", "2026-12-31", "TML2019 art. 60"),
        ("trademark-infringement role=maker turnover=80000", "2027-01-01", "TML2026 art. 74"),
        ("trademark-infringement role=maker turnover=80000", "2027-01-02", "TML2026 art. 74"),
        ("trademark-infringement role=maker turnover=80000", "2019-11-01", "TML2019 art. 60"),
        ("trademark-infringement role=maker turnover=80000", "2022-06-01", "TML2019 art. 60"),
        ("trade-secret serious-circumstances=yes", "2025-10-14", "AUCL2019 art. 21"),
        ("trade-secret serious-circumstances=yes", "2025-10-15", "AUCL2025 art. 26"),
        ("trade-secret serious-circumstances=yes", "2025-10-16", "AUCL2025 art. 26"),
        ("plant-variety goods-value=1", "2025-05-31", "SEED2021 art. 72"),
        ("plant-variety goods-value=1", "2025-06-01", "PVR2025 art. 41"),
        ("bad-faith-filing illegal-gains=0", "2026-12-31", "SAMR17 art. 12"),
        ("bad-faith-filing illegal-gains=0", "2027-01-01", "TML2026 art. 54"),
    ])
    func `whatever the day of the decision, unless later law is lighter`(
        line: String, day: String, source: String
    ) throws {
        let answer = try answer("fine-basis=\(line) conduct-to=\(day) act-day=2028-02-01")

        #expect("\(answer.range.source)" == source)
        #expect(!answer.appliesLaterText)
    }

    @Test func `a later text with the same range leaves the law of the conduct, and both are shown`() throws {
        let answer = try answer(
            "fine-basis=trademark-infringement role=maker turnover=80000 conduct-to=2026-12-31 act-day=2027-01-01"
        )

        #expect("\(answer.atConduct.source)" == "TML2019 art. 60")
        #expect(answer.atDecision.map { "\($0.source)" } == "TML2026 art. 74")
        #expect(answer.grounds.because.contains { $0.key == "fine-later-is-the-same" })
        #expect(answer.grounds.basis.contains("meta.temporal.admin_penalty"))
    }

    @Test func `a later text with a higher least is not lighter`() throws {
        let answer = try answer(
            "fine-basis=trade-secret serious-circumstances=yes conduct-to=2025-10-14 act-day=2025-12-01")

        #expect(answer.range.span?.line == "500000-5000000")
        #expect(answer.atDecision?.span?.line == "1000000-5000000")
        #expect(answer.grounds.because.contains { $0.key == "fine-later-is-not-lighter" })
    }

    @Test func `a later text that spares an unknowing seller is lighter`() throws {
        let line = "fine-basis=confusion turnover=80000 role=seller unaware=yes lawful-source=yes"
        let before = try answer("\(line) conduct-to=2025-10-14 act-day=2025-10-14")
        let after = try answer("\(line) conduct-to=2025-10-14 act-day=2025-10-15")

        #expect(before.range.span?.line == "0-400000")
        #expect(after.range.span?.line == "0-0")
        #expect(after.appliesLaterText)
        #expect("\(after.range.source)" == "AUCL2025 art. 23")
        #expect(after.atConduct.span?.line == "0-400000")
    }

    @Test func `a heavier later text does not reach back to filings in bad faith`() throws {
        let answer = try answer(
            "fine-basis=bad-faith-filing illegal-gains=0 conduct-to=2026-12-31 act-day=2027-03-01")

        #expect(answer.range.span?.line == "0-10000")
        #expect(answer.atDecision?.span?.line == "0-100000")
    }

    @Test func `conduct across a change is measured by the day on which it ended`() throws {
        let answer = try answer(
            "fine-basis=bad-faith-filing illegal-gains=0 conduct-from=2026-11-01 conduct-to=2027-01-01 act-day=2027-03-01"
        )

        #expect("\(answer.range.source)" == "TML2026 art. 54")
        #expect(answer.grounds.because.contains { $0.key == "fine-straddles" })
    }

    @Test func `while the end of the conduct is open, the range spans both texts`() throws {
        let answer = try answer(
            "fine-basis=bad-faith-filing illegal-gains=0 conduct-from=2026-11-01 act-day=2027-03-01")

        #expect(answer.range.span == nil)
        #expect(answer.range.certain?.line == "0-10000")
        #expect(answer.range.possible.line == "0-100000")
        #expect(answer.range.missing == ["conduct-to"])
    }

    @Test func `a release of other numbers measures conduct from its day on`() throws {
        let book = try PenaltyBook.ruleBook()
        let old = try #require(book.rule("abnormal.patent.penalty"))
        let released = LegalRule(
            id: old.id, zh: old.zh, basis: old.basis, citations: old.citations,
            values: ["cap": .number(50_000)],
            confidence: .verified, from: CivilDate(2028, 1, 1), to: nil, on: old.on, note: nil)
        let fines = Fines(book.adding([released]))
        func span(_ days: String) throws -> String? {
            try fines.answer(on: PenaltyBook.facts("fine-basis=abnormal-filing \(days)")).range.span?.line
        }

        #expect(try span("conduct-to=2027-12-31 act-day=2027-12-31") == "0-100000")
        #expect(try span("conduct-to=2028-01-01 act-day=2028-01-02") == "0-50000")
        #expect(try span("conduct-to=2027-12-31 act-day=2028-01-01") == "0-50000")
    }

    @Test func `an unknown turnover leaves open only what it could decide`() throws {
        let range = try answer(
            "fine-basis=trademark-infringement role=maker conduct-to=2026-05-08 act-day=2026-06-01"
        ).range

        #expect(range.missing == ["turnover"])
        #expect(range.verdict(on: Money(yuan: 250_000)) == .met)
        #expect(range.verdict(on: Money(fen: 25_000_001)) == .undetermined)
    }

    @Test func `an unknown goods value leaves every fine open but those below the least`() throws {
        let range = try answer("fine-basis=plant-variety conduct-to=2026-05-08 act-day=2026-06-01").range

        #expect(range.certain == nil)
        #expect(range.verdict(on: Money(fen: 999_999)) == .unmet)
        #expect(range.verdict(on: Money(yuan: 10_000)) == .undetermined)
    }
}
