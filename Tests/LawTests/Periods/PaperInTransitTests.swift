import Law
import Testing

/// Papers by post whose period of 15 days runs from 2026-03-02 and ends on Tuesday, 2026-03-17.
@Suite struct PaperInTransitTests {
    private let start = CivilDate(2026, 3, 2)
    private let last = CivilDate(2026, 3, 17)
    private let book = RuleBook(
        rules: [
            LegalRule(
                id: "count.transit", zh: "在途时间", basis: nil,
                citations: ["CIVPL art. 85 para. 4", "CPL art. 105", "SAMR2 art. 80"], values: [:],
                confidence: .verified, from: nil, to: nil, on: nil, note: nil)
        ], authorities: [])

    private func question(
        posted: CivilDate? = nil, arrived: CivilDate? = nil, source: Citation = "CIVPL art. 171",
        isProvisional: Bool = false
    ) -> PaperInTransit.Question {
        PaperInTransit.Question(
            start: start, lastDay: last, isProvisional: isProvisional, source: source, postedOn: posted,
            arrivedOn: arrived)
    }

    @Test func `reversed days are refused at their field`() {
        #expect(
            question(posted: start - 1, arrived: start - 2).faults.map(\.field) == [
                "posted-on", "arrived-on",
            ])
        #expect(
            question(posted: last, arrived: last - 1).faults.map(\.reason.key) == ["posted-arrived-before"])
        #expect(question(arrived: start - 1).faults.map(\.field) == ["arrived-on"])
        #expect(throws: PaperInTransit.Failure.self) {
            try PaperInTransit(question(posted: start - 1), in: book)
        }
    }

    @Test func `a book without the rule says so`() {
        #expect(throws: PaperInTransit.Failure.rule(UnreadableRule("count.transit"))) {
            try PaperInTransit(question(posted: last), in: RuleBook(rules: [], authorities: []))
        }
    }

    @Test(arguments: [(-1, Finding.Verdict.met), (0, .met), (1, .unmet)])
    func `what was posted by the last day is in time, whenever it arrives`(
        days: Int, verdict: Finding.Verdict
    ) throws {
        let paper = try PaperInTransit(question(posted: last + days, arrived: last + 20), in: book)

        #expect(paper.verdict == verdict)
        #expect(paper.grounds.basis == ["count.transit"])
    }

    @Test(arguments: [(-1, Finding.Verdict.met), (0, .met), (1, .undetermined)])
    func `an arrival alone proves only that it was in time`(days: Int, verdict: Finding.Verdict) throws {
        let paper = try PaperInTransit(question(arrived: last + days), in: book)

        #expect(paper.verdict == verdict)
        #expect(paper.grounds.missing == (verdict == .met ? [] : ["posted-on"]))
    }

    @Test func `nothing stated is open`() throws {
        let paper = try PaperInTransit(question(), in: book)
        #expect(paper.verdict == .undetermined && paper.grounds.missing == ["posted-on"])
    }

    @Test func `nobody is late by a provisional last day`() throws {
        let paper = try PaperInTransit(question(posted: last + 1, isProvisional: true), in: book)
        #expect(paper.verdict == .undetermined)
    }

    @Test(arguments: [
        ("CPL art. 105" as Citation, true), ("SAMR2 art. 64", true), ("CIVPI art. 277", true),
        ("CC2020 art. 188", false), ("SAMR121 art. 45", false),
    ])
    func `only texts that know the rule are read by it`(source: Citation, isGoverned: Bool) throws {
        let paper = try PaperInTransit(question(posted: last, arrived: last + 3, source: source), in: book)

        #expect(PaperInTransit.governs(source, in: book) == isGoverned)
        #expect(paper.verdict == (isGoverned ? .met : .undetermined))
    }
}
