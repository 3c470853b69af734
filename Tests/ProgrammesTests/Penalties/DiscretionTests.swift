import Law
import Programmes
import Testing

@Suite struct `A fine outside its range or band is refused` {
    private static let start =
        "fine-basis=trademark-infringement role=maker turnover=30000 conduct-to=2026-05-08 act-day=2026-06-01 repeat-within-five-years=no serious-circumstances=no"

    private func finding(_ name: String, _ line: String, _ book: RuleBook? = nil) throws -> Finding {
        let book = try book ?? PenaltyBook.ruleBook()
        let rule = try #require(Statutes.named(book)[name])
        return rule.finding(on: try PenaltyBook.facts(line))
    }

    @Test(arguments: [
        ("fine=250000.01", Finding.Verdict.unmet), ("fine=250000", .met), ("fine=249999.99", .met),
        ("fine=0", .met),
    ])
    func `a trademark fine keeps to the most, to the fen`(fine: String, verdict: Finding.Verdict) throws {
        let finding = try finding("fine-within-range", "\(Self.start) \(fine)")

        #expect(finding.verdict == verdict)
        #expect(finding.source == "TML2019 art. 60")
    }

    @Test(arguments: [
        ("fine=99999.99", Finding.Verdict.unmet), ("fine=100000", .met), ("fine=1000000", .met),
        ("fine=1000000.01", .unmet), ("fine=0", .unmet), ("fine=99999.99 discretion-band=mitigated", .met),
        ("fine=1000000.01 discretion-band=mitigated", .unmet),
    ])
    func `a fine that is a duty keeps to the least, unless it is mitigated`(
        fine: String, verdict: Finding.Verdict
    ) throws {
        let line =
            "fine-basis=trade-secret serious-circumstances=no conduct-to=2026-05-08 act-day=2026-06-01 \(fine)"

        #expect(try finding("fine-within-range", line).verdict == verdict)
    }

    @Test func `without a basis, a fine or a day the range is undetermined, and names what is missing`()
        throws
    {
        #expect(try finding("fine-within-range", "fine=1").missing == ["fine-basis"])
        #expect(try finding("fine-within-range", Self.start).missing == ["fine"])
        let open = try finding(
            "fine-within-range", "fine-basis=trademark-infringement role=seller fine=1 conduct-to=2026-05-08")
        #expect(open.verdict == .undetermined)
        #expect(open.missing == ["unaware", "lawful-source", "supplier-named", "turnover"])
    }

    @Test func `facts that contradict each other meet no guard`() throws {
        let finding = try finding("fine-within-range", "\(Self.start) fine=1 sales=30000.01")

        #expect(finding.verdict == .unmet)
        #expect(finding.because.map(\.key) == ["fine-fault-sales-above-turnover"])
    }

    // 30 % of 250 000 is 75 000: light to 75 000, heavy from 175 000 on.
    @Test(arguments: [
        ("fine=75000 discretion-band=light", Finding.Verdict.met),
        ("fine=75000.01 discretion-band=light", .unmet),
        ("fine=75000.01 discretion-band=middle", .met),
        ("fine=174999.99 discretion-band=middle", .met),
        ("fine=175000 discretion-band=middle", .unmet),
        ("fine=175000 discretion-band=heavy", .met),
        ("fine=174999.99 discretion-band=heavy", .unmet),
        ("fine=75000.01 discretion-band=light departure-reason=r", .unmet),
        ("fine=75000.01 discretion-band=light departure-approval=head", .unmet),
        ("fine=75000.01 discretion-band=light departure-reason=r departure-approval=head", .met),
        ("fine=75000.01 discretion-band=light departure-reason=r departure-approval=deliberated", .met),
        ("fine=75000", .undetermined),
    ])
    func `a departure from the band asks for its reason and its approval`(
        line: String, verdict: Finding.Verdict
    ) throws {
        #expect(try finding("departure-reasoned", "\(Self.start) \(line)").verdict == verdict)
    }

    @Test(arguments: [
        ("repeat-within-five-years=yes fine=174999.99 discretion-band=middle", Finding.Verdict.unmet),
        ("repeat-within-five-years=yes fine=175000 discretion-band=heavy", .met),
        ("fine=174999.99 discretion-band=middle", .undetermined),
        ("fine=175000 discretion-band=heavy", .met),
    ])
    func `a repetition within five years must be fined heavily`(line: String, verdict: Finding.Verdict) throws
    {
        let start =
            "fine-basis=trademark-infringement role=maker turnover=30000 conduct-to=2026-05-08 act-day=2026-06-01"

        #expect(try finding("departure-reasoned", "\(start) \(line)").verdict == verdict)
    }

    @Test(arguments: [
        ("2022-10-07", Finding.Verdict.met), ("2022-10-08", .undetermined), ("2022-10-09", .undetermined),
    ])
    func `the bands bind decisions from 2022-10-08 on`(day: String, verdict: Finding.Verdict) throws {
        let line =
            "fine-basis=trademark-infringement role=maker turnover=30000 conduct-to=2022-05-08 act-day=\(day) fine=80000"

        #expect(try finding("departure-reasoned", line).verdict == verdict)
    }

    @Test func `where the turnover was signed as not to be established, the certain range has the bands`()
        throws
    {
        let line = Self.start.replacing("turnover=30000", with: "turnover=absent")

        #expect(try finding("departure-reasoned", "\(line) fine=8000 discretion-band=light").verdict == .met)
        #expect(
            try finding("departure-reasoned", "\(line) fine=8000 discretion-band=heavy").verdict == .unmet)
    }

    @Test func `mitigation is a departure with a reason`() throws {
        let line =
            "fine-basis=trade-secret serious-circumstances=no conduct-to=2026-05-08 act-day=2026-06-01 fine=50000 discretion-band=mitigated"

        #expect(try finding("departure-reasoned", line).verdict == .unmet)
        #expect(
            try finding("departure-reasoned", "\(line) departure-reason=r departure-approval=deliberated")
                .verdict
                == .met)
    }
}

@Suite struct `Tables of discretion are followed by area` {
    private static let start =
        "fine-basis=trademark-infringement role=maker turnover=30000 conduct-to=2026-05-08 act-day=2026-06-01 repeat-within-five-years=no serious-circumstances=no agency-area=230102"

    private func book(_ tables: [DiscretionBenchmark]) throws -> RuleBook {
        var book = try PenaltyBook.ruleBook()
        book.benchmarks = tables
        return book
    }

    private func finding(_ line: String, _ tables: [DiscretionBenchmark]) throws -> Finding {
        DiscretionGuards.departureReasoned(try book(tables)).finding(on: try PenaltyBook.facts(line))
    }

    @Test func `none ships, and the engine says so`() throws {
        let finding = try finding("\(Self.start) fine=1000 discretion-band=light", [])

        #expect(try PenaltyBook.law.benchmarks() == [])
        #expect(finding.verdict == .met)
        #expect(finding.because.contains { $0.key == "no-benchmark-loaded" && $0.values["area"] == "230102" })
    }

    @Test func `the county goes before the prefecture, that before the province, that before the nation`()
        throws
    {
        let tables = try ["000000", "230000", "230100", "230102"].map {
            try Planted.table("t\($0)", area: $0)
        }
        func chosen(_ tables: [DiscretionBenchmark], _ area: String) throws -> String? {
            Discretion(try book(tables)).benchmark(
                for: .trademarkInfringement, area: area, on: CivilDate(2026, 6, 1))?.id
        }

        #expect(try chosen(tables, "230102") == "t230102")
        #expect(try chosen(tables, "230103") == "t230100")
        #expect(try chosen(tables, "230200") == "t230000")
        #expect(try chosen(tables, "220000") == "t000000")
        #expect(try chosen(Array(tables.dropFirst()), "220000") == nil)
    }

    @Test(arguments: [
        ("2025-12-31", false), ("2026-01-01", true), ("2026-12-31", true), ("2027-01-01", false),
    ])
    func `a table binds on its days`(day: String, binds: Bool) throws {
        let table = try Planted.table("t", area: "230000", to: "2026-12-31")
        let found = Discretion(try book([table])).benchmark(
            for: .trademarkInfringement, area: "230102", on: CivilDate(parsing: day))

        #expect((found != nil) == binds)
    }

    @Test func `a table of low confidence or of another basis does not bind`() throws {
        let low = try Planted.table("low", area: "230000", confidence: "low")
        let other = try Planted.table("other", area: "230000", basis: "confusion")
        let discretion = Discretion(try book([low, other]))

        #expect(discretion.benchmark(for: .trademarkInfringement, area: "230102", on: nil) == nil)
    }

    // Grade 1: 0 to 10 % of 250 000; grade 2: 30 000 to 60 000 yuan; grade 3: 2 to 3 times 30 000.
    @Test(arguments: [
        ("benchmark-grade=1 fine=25000", Finding.Verdict.met), ("benchmark-grade=1 fine=25000.01", .unmet),
        ("benchmark-grade=2 fine=29999.99", .unmet), ("benchmark-grade=2 fine=30000", .met),
        ("benchmark-grade=2 fine=60000.01", .unmet), ("benchmark-grade=3 fine=60000", .met),
        ("benchmark-grade=3 fine=90000", .met), ("benchmark-grade=3 fine=90000.01", .unmet),
        ("benchmark-grade=4 fine=1", .unmet), ("fine=1", .undetermined),
        ("benchmark-grade=3 fine=90000.01 departure-reason=r departure-approval=head", .met),
    ])
    func `a fine outside its grade is a departure`(line: String, verdict: Finding.Verdict) throws {
        #expect(
            try finding("\(Self.start) \(line)", [Planted.table("t", area: "230000")]).verdict == verdict)
    }

    @Test(arguments: [
        ("- id: t\n  title: 表", "law/discretion/t.yaml"),
        (Planted.text("t").replacing("percent: [0, 10]", with: "percent: [10, 0]"), "law/discretion/t.yaml"),
        (Planted.text("t").replacing("percent: [0, 10]", with: "percent: [0, 101]"), "law/discretion/t.yaml"),
        (
            Planted.text("t").replacing("percent: [0, 10]", with: "percent: [0, 10], yuan: [0, 1]"),
            "law/discretion/t.yaml"
        ),
        (Planted.text("t").replacing("percent: [0, 10]", with: "precent: [0, 10]"), "law/discretion/t.yaml"),
        (Planted.text("t").replacing("grade: 2", with: "grade: 4"), "law/discretion/t.yaml"),
        (Planted.text("t").replacing("trademark-infringement", with: "smuggling"), "law/discretion/t.yaml"),
        (Planted.text("t").replacing("trademark-infringement", with: "other"), "law/discretion/t.yaml"),
        (Planted.text("t").replacing("\"230000\"", with: "\"2300\""), "law/discretion/t.yaml"),
        (
            Planted.text("t").replacing("from: 2026-01-01", with: "from: 2026-01-01\n  to: 2025-12-31"),
            "law/discretion/t.yaml"
        ),
        (Planted.text("t") + Planted.text("t"), "law/discretion/t.yaml"),
        (Planted.text("t") + Planted.text("u"), "law/discretion/t.yaml"),
    ])
    func `a table that cannot stand is refused with its place`(text: String, file: String) throws {
        let fault = #expect(throws: PackFaults.self) { try Planted.folder(text).benchmarks() }

        #expect(fault?.faults.first?.place.file == file)
    }

    @Test func `a sound table is read`() throws {
        let tables = try Planted.folder(Planted.text("t")).benchmarks()

        #expect(tables.map(\.id) == ["t"])
        #expect(
            tables.first?.grades.map(\.limits) == [
                .percent(0...10), .yuan(30_000...60_000), .times(200...300),
            ])
    }
}
