import Law
import Testing

@Suite struct `What no range of a fine can be read from` {
    @Test(arguments: [
        (
            "fine-basis=trademark-infringement turnover=-1 conduct-to=2026-05-01", "turnover",
            "fine-fault-negative"
        ),
        (
            "fine-basis=trademark-infringement conduct-from=2026-05-02 conduct-to=2026-05-01", "conduct-to",
            "fine-fault-days-reversed"
        ),
        (
            "fine-basis=trademark-infringement conduct-to=2026-05-02 act-day=2026-05-01", "act-day",
            "fine-fault-decided-before-conduct"
        ),
        (
            "fine-basis=patent-passing-off turnover=100 illegal-gains=100.01 conduct-to=2026-05-01",
            "illegal-gains", "fine-fault-gains-above-turnover"
        ),
        (
            "fine-basis=trademark-infringement turnover=100 sales=100.01 conduct-to=2026-05-01", "sales",
            "fine-fault-sales-above-turnover"
        ),
        ("fine-basis=trademark-infringement conduct-to=2019-10-31", "conduct-to", "fine-fault-before-text"),
        ("fine-basis=copyright-infringement conduct-to=2021-05-31", "conduct-to", "fine-fault-before-text"),
        ("fine-basis=abnormal-filing conduct-to=2024-01-19", "conduct-to", "fine-fault-before-text"),
        ("fine-basis=bad-faith-filing conduct-to=2019-11-30", "conduct-to", "fine-fault-before-text"),
        ("fine-basis=plant-variety conduct-to=2022-02-28", "conduct-to", "fine-fault-before-text"),
        ("fine-basis=platform-duty conduct-to=2018-12-31", "conduct-to", "fine-fault-before-text"),
        ("fine-basis=confusion conduct-to=2019-04-22", "conduct-to", "fine-fault-before-text"),
        ("fine-basis=smuggling conduct-to=2026-05-01", "fine-basis", "fine-fault-not-readable"),
        ("fine-basis=other range-least=500 range-most=499", "range-most", "fine-fault-range-reversed"),
    ])
    func `is refused at its place`(line: String, place: String, key: String) throws {
        let fines = try PenaltyBook.fines()
        let facts = try PenaltyBook.facts(line)

        let fault = #expect(throws: FineFaults.self) { try fines.answer(on: facts) }

        #expect(fault?.faults.map(\.place) == [place])
        #expect(fault?.faults.first?.reason.key == key)
    }

    @Test func `an amount of sixteen digits and a fact of another type are refused`() throws {
        let fines = try PenaltyBook.fines()
        var facts = try PenaltyBook.facts("fine-basis=trademark-infringement conduct-to=2026-05-01")
        facts["turnover"] = .money(Money(fen: 100_000_000_000_000_000))
        facts["unaware"] = .count(1)

        let faults = #expect(throws: FineFaults.self) { try fines.answer(on: facts) }

        #expect(faults?.faults.map(\.kind) == [.notReadable, .tooLarge])
    }

    @Test func `without a basis the basis is missing`() throws {
        let fines = try PenaltyBook.fines()

        #expect(throws: Facts.Missing(["fine-basis"])) { try fines.answer(on: Facts()) }
    }

    @Test func `without the numbers of the law base there is no range`() throws {
        let book = try PenaltyBook.ruleBook()
        let empty = RuleBook(rules: [], authorities: book.authorities)
        let facts = try PenaltyBook.facts("fine-basis=trademark-infringement conduct-to=2026-05-01")

        let faults = #expect(throws: FineFaults.self) { try Fines(empty).answer(on: facts) }

        #expect(faults?.faults.map(\.kind) == [.notLoaded("admin.tm.penalty.2019")])
    }
}

@Suite struct `The range of a fine` {
    private static let seller = "role=seller unaware=no"

    @Test(arguments: [
        // trademarks: the pivot itself takes the multiple
        ("trademark-infringement role=maker turnover=49999.99", "0-250000", "TML2019 art. 60"),
        ("trademark-infringement role=maker turnover=50000", "0-250000", "TML2019 art. 60"),
        ("trademark-infringement role=maker turnover=50000.01", "0-250000.05", "TML2019 art. 60"),
        ("trademark-infringement role=maker turnover=0", "0-250000", "TML2019 art. 60"),
        // copyright: from one times on
        ("copyright-infringement turnover=49999.99", "0-250000", "CR2020 art. 53"),
        ("copyright-infringement turnover=50000", "50000-250000", "CR2020 art. 53"),
        ("copyright-infringement turnover=50000.01", "50000.01-250000.05", "CR2020 art. 53"),
        ("copyright-infringement turnover=absent", "0-250000", "CR2020 art. 53"),
        // passing off: the pivot itself still takes the flat range
        ("patent-passing-off role=maker illegal-gains=50000", "0-250000", "PL2020 art. 68"),
        ("patent-passing-off role=maker illegal-gains=50000.01", "0-250000.05", "PL2020 art. 68"),
        ("patent-passing-off role=maker illegal-gains=60000", "0-300000", "PL2020 art. 68"),
        ("confusion role=maker turnover=49999.99", "0-250000", "AUCL2025 art. 23"),
        ("confusion role=maker turnover=100000", "0-500000", "AUCL2025 art. 23"),
        ("trade-secret serious-circumstances=no", "100000-1000000", "AUCL2025 art. 26"),
        ("trade-secret serious-circumstances=yes", "1000000-5000000", "AUCL2025 art. 26"),
        ("plant-variety goods-value=49999.99", "10000-250000", "PVR2025 art. 41"),
        ("plant-variety goods-value=50000", "250000-500000", "PVR2025 art. 41"),
        ("plant-variety goods-value=50000.01", "250000.05-500000.10", "PVR2025 art. 41"),
        ("platform-duty corrected-in-time=no serious-circumstances=no", "50000-500000", "ECL2018 art. 84"),
        ("platform-duty corrected-in-time=no serious-circumstances=yes", "500000-2000000", "ECL2018 art. 84"),
        ("platform-duty corrected-in-time=yes serious-circumstances=yes", "0-0", "ECL2018 art. 84"),
        ("bad-faith-filing illegal-gains=0", "0-10000", "SAMR17 art. 12"),
        ("bad-faith-filing illegal-gains=9999.99", "0-29999.97", "SAMR17 art. 12"),
        ("bad-faith-filing illegal-gains=10000.01", "0-30000", "SAMR17 art. 12"),
        ("bad-faith-agency", "10000-100000", "TML2019 art. 68"),
        ("bad-faith-person", "5000-50000", "TML2019 art. 68"),
        ("abnormal-filing", "0-100000", "PLR2023 art. 100"),
        ("customs-infringement goods-value=100000", "0-30000", "CUSTPEN art. 25"),
        ("customs-infringement goods-value=0.03", "0-0", "CUSTPEN art. 25"),
        ("customs-declaration", "0-50000", "CUSTPEN art. 25"),
        ("other range-least=1000 range-most=30000", "1000-30000", "APL2021 art. 34"),
    ])
    func `follows its text to the fen`(line: String, span: String, source: String) throws {
        let facts = try PenaltyBook.facts("conduct-to=2026-05-08 act-day=2026-06-01 fine-basis=\(line)")

        let answer = try PenaltyBook.fines().answer(on: facts)

        #expect(answer.range.span?.line == span)
        #expect("\(answer.range.source)" == source)
        #expect(!answer.grounds.because.isEmpty)
    }

    @Test(arguments: [
        ("trademark-infringement", FineDuty.may), ("copyright-infringement", .may),
        ("patent-passing-off", .may), ("confusion", .may), ("trade-secret", .must), ("plant-variety", .must),
        ("platform-duty", .must), ("bad-faith-filing", .may), ("bad-faith-agency", .must),
        ("abnormal-filing", .may), ("customs-infringement", .must),
    ])
    func `says whether there must be a fine`(basis: String, duty: FineDuty) throws {
        let facts = try PenaltyBook.facts("conduct-to=2026-05-08 act-day=2026-06-01 fine-basis=\(basis)")

        #expect(try PenaltyBook.fines().answer(on: facts).range.duty == duty)
    }

    @Test func `the largest amount that is read makes no overflow`() throws {
        for basis in FineBasis.allCases {
            var facts = try PenaltyBook.facts("conduct-to=2026-05-08 fine-basis=\(basis.rawValue)")
            for name in basis.reads where CaseField.forms[name] == .money {
                facts[name] = .money(Money(fen: 99_999_999_999_999_999))
            }

            #expect(try PenaltyBook.fines().answer(on: facts).range.possible.least >= Money(fen: 0))
        }
    }
}

@Suite struct `A seller who did not know` {
    @Test(
        arguments: [
            ("role=seller unaware=yes lawful-source=yes supplier-named=yes", "0-0", []),
            ("role=seller unaware=yes lawful-source=yes supplier-named=no", "0-250000", []),
            ("role=seller unaware=no", "0-250000", []),
            ("role=maker unaware=yes lawful-source=yes supplier-named=yes", "0-250000", []),
            ("role=seller unaware=yes lawful-source=yes", nil, ["supplier-named"]),
            ("role=seller", nil, ["unaware", "lawful-source", "supplier-named"]),
            ("lawful-source=no", "0-250000", []),
            ("unaware=yes lawful-source=yes supplier-named=yes", nil, ["role"]),
        ] as [(String, String?, [String])])
    func `is not fined, and silence is no answer`(line: String, span: String?, missing: [String]) throws {
        let facts = try PenaltyBook.facts(
            "fine-basis=trademark-infringement turnover=30000 conduct-to=2026-05-08 act-day=2026-06-01 \(line)"
        )

        let range = try PenaltyBook.fines().answer(on: facts).range

        #expect(range.span?.line == span)
        #expect(range.missing == missing)
    }

    @Test func `two acts within five years demand a heavier fine`() throws {
        let start = "fine-basis=trademark-infringement turnover=1 role=maker conduct-to=2026-05-08"
        let fines = try PenaltyBook.fines()
        func heavy(_ rest: String) throws -> Bool? {
            try fines.answer(on: PenaltyBook.facts("\(start) \(rest)")).range.isHeavyDue
        }

        #expect(try heavy("repeat-within-five-years=yes") == true)
        #expect(try heavy("repeat-within-five-years=no serious-circumstances=yes") == true)
        #expect(try heavy("repeat-within-five-years=no serious-circumstances=no") == false)
        #expect(try heavy("repeat-within-five-years=no") == nil)
    }
}
