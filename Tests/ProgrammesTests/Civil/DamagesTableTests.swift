import Law
import Testing

/// Each text on its last day and its first.
@Suite struct DamagesTableTests {
    private typealias Row = (
        right: InfringedRight, day: String, rules: [String], min: Int?, max: Int?, methods: String,
        multiples: String
    )

    private static let early = "damages.civilcode.1185"

    private static let rows: [Row] = [
        (.patent, "2009-09-30", [], nil, nil, "", "none"),
        (
            .patent, "2009-10-01", ["damages.patent.2009"], 10_000, 1_000_000,
            "loss profit royalty_multiple statutory", "none"
        ),
        (
            .patent, "2020-12-31", ["damages.patent.2009"], 10_000, 1_000_000,
            "loss profit royalty_multiple statutory", "none"
        ),
        (
            .patent, "2021-01-01", ["damages.patent.2009", early], 10_000, 1_000_000,
            "loss profit royalty_multiple statutory", "general"
        ),
        (
            .patent, "2021-05-31", ["damages.patent.2009", early], 10_000, 1_000_000,
            "loss profit royalty_multiple statutory", "general"
        ),
        (
            .patent, "2021-06-01", ["damages.patent.2021"], 30_000, 5_000_000,
            "loss_or_profit royalty_multiple statutory", "1-5 intent"
        ),
        (.trademark, "2014-04-30", [], nil, nil, "", "none"),
        (
            .trademark, "2014-05-01", ["damages.tm.2014"], 0, 3_000_000,
            "loss profit royalty_multiple statutory", "1-3 malice"
        ),
        (
            .trademark, "2019-10-31", ["damages.tm.2014"], 0, 3_000_000,
            "loss profit royalty_multiple statutory", "1-3 malice"
        ),
        (
            .trademark, "2019-11-01", ["damages.tm.2019"], 0, 5_000_000,
            "loss profit royalty_multiple statutory", "1-5 malice"
        ),
        (
            .trademark, "2026-12-31", ["damages.tm.2019"], 0, 5_000_000,
            "loss profit royalty_multiple statutory", "1-5 malice"
        ),
        (
            .trademark, "2027-01-01", ["damages.tm.2026"], 0, 5_000_000,
            "loss_or_profit royalty_multiple statutory", "1-5 intent"
        ),
        (.copyright, "2010-03-31", [], nil, nil, "", "none"),
        (.copyright, "2010-04-01", ["damages.copyright.2010"], 0, 500_000, "loss gains statutory", "none"),
        (.copyright, "2020-12-31", ["damages.copyright.2010"], 0, 500_000, "loss gains statutory", "none"),
        (
            .copyright, "2021-01-01", ["damages.copyright.2010", early], 0, 500_000, "loss gains statutory",
            "general"
        ),
        (
            .copyright, "2021-05-31", ["damages.copyright.2010", early], 0, 500_000, "loss gains statutory",
            "general"
        ),
        (
            .copyright, "2021-06-01", ["damages.copyright.2021"], 500, 5_000_000,
            "loss_or_gains royalty statutory", "1-5 intent"
        ),
        (.tradeSecret, "2019-04-22", [], nil, nil, "", "none"),
        (
            .tradeSecret, "2019-04-23", ["damages.aucl.2019"], 0, 5_000_000, "loss profit statutory",
            "1-5 malice"
        ),
        (
            .tradeSecret, "2025-10-14", ["damages.aucl.2019"], 0, 5_000_000, "loss profit statutory",
            "1-5 malice"
        ),
        (
            .tradeSecret, "2025-10-15", ["damages.aucl.2025"], 0, 5_000_000, "loss_or_profit statutory",
            "1-5 intent"
        ),
        (.plantVariety, "2020-12-31", [], nil, nil, "", "none"),
        (.plantVariety, "2022-02-28", [early], nil, nil, "", "general"),
        (
            .plantVariety, "2022-03-01", ["damages.pvp.2022"], 0, 5_000_000,
            "loss profit royalty_multiple statutory", "1-5 intent"
        ),
        (.layout, "2020-12-31", [], nil, nil, "", "none"),
        (.layout, "2021-01-01", [early], nil, nil, "", "general"),
        (.civilCode, "2020-12-31", [], nil, nil, "", "none"),
        (.civilCode, "2021-01-01", [early], nil, nil, "", "general"),
    ]

    @Test(arguments: rows.indices)
    func `the text in force on the day of the infringement measures the damages`(index: Int) throws {
        let row = Self.rows[index]

        let answer = try CivilBook.damages().entitlement(to: row.right, infringedOn: CivilBook.day(row.day))

        #expect(answer.grounds.basis == row.rules)
        #expect(answer.statutory?.lowerBound == row.min.map(Money.init(yuan:)))
        #expect(answer.statutory?.upperBound == row.max.map(Money.init(yuan:)))
        #expect(answer.methods.map(\.rawValue).joined(separator: " ") == row.methods)
        #expect(Self.text(answer.punitive) == row.multiples)
        #expect(!answer.grounds.because.isEmpty)
    }

    @Test func `an act of unfair competition that is not stated leaves the statutory amount open`() throws {
        let table = try CivilBook.damages()
        let day = CivilDate(2026, 3, 2)
        let open = table.entitlement(to: .unfairCompetition, infringedOn: day)
        let other = table.entitlement(to: .unfairCompetition, act: .other, infringedOn: day)
        let confusion = table.entitlement(to: .unfairCompetition, act: .confusion, infringedOn: day)

        #expect(open.statutory == nil && open.grounds.missing == ["act"])
        #expect(other.statutory == nil && other.grounds.missing == [] && other.methods == [.lossOrProfit])
        #expect(confusion.statutory?.upperBound == Money(yuan: 5_000_000))
        #expect([open, other, confusion].allSatisfy { $0.punitive == .none })
    }

    @Test func `an infringement that lasted meets each text of its time`() throws {
        let days = CivilDate(2019, 1, 1)...CivilDate(2027, 1, 1)
        let table = try CivilBook.damages()

        #expect(
            table.entitlements(to: .trademark, infringed: days).map(\.grounds.basis)
                == [["damages.tm.2014"], ["damages.tm.2019"], ["damages.tm.2026"]])
        #expect(
            table.entitlements(to: .patent, infringed: days).map(\.day)
                == [CivilDate(2019, 1, 1), CivilDate(2021, 1, 1), CivilDate(2021, 6, 1)])
        #expect(table.entitlements(to: .layout, infringed: days).map(\.punitive) == [.none, .general])
    }

    private static func text(_ punitive: DamagesEntitlement.Punitive) -> String {
        switch punitive {
        case .none: "none"
        case .general: "general"
        case .multiples(let range, let mental): "\(range.lowerBound)-\(range.upperBound) \(mental.rawValue)"
        }
    }
}
