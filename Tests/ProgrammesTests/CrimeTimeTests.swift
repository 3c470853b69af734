import Law
import Testing

/// Which text applies to which days, and what a human is asked to look at.
@Suite struct CrimeTimeTests {
    private static let edge = CivilDate(2025, 4, 26)

    private func facts(_ change: (inout CrimeFacts) -> Void) -> CrimeFacts {
        var facts = ShippedCrimes.quiet
        change(&facts)
        return facts
    }

    @Test func `the same facts with an act in 2019, 2022 and 2026 give three different, explained answers`()
        throws
    {
        let facts = facts {
            $0[number: .directLoss] = 40_000_000
            $0[answer: .repeatWithinTwoYears] = true
            $0[answer: .bankruptcy] = true
        }
        let answers = try [2019, 2022, 2026].map {
            try ShippedCrimes.assess("219", facts, from: CivilDate($0, 6, 1))
        }

        #expect(answers.map(\.verdict) == [.unmet, .met, .met])
        #expect(answers.map(\.tier) == [0, 1, 2])
        #expect(answers.map(\.applied.name) == ["2004", "2020", "2025"])
        #expect(
            answers.map { $0.versions.map(\.name) } == [
                ["2004", "2020", "2025"], ["2020", "2025"], ["2025"],
            ])
        #expect(Set(answers.map(\.because)).count == 3)
        #expect(
            answers[0].because.contains(
                Reason(
                    "short-of-direct_loss", ["actual": "400000", "threshold": "500000", "distance": "100000"])
            ))
        #expect(answers[1].because.contains(Reason("version-second-tier", ["version": "2025"])))
        #expect(answers[1].because.contains(Reason("favourable-version", ["version": "2020"])))
        #expect(answers[2].because.contains(Reason("one-version", ["version": "2025"])))
    }

    @Test(arguments: [(-1, ["2004", "2025"]), (0, ["2025"]), (1, ["2025"])])
    func `the day before, the day and the day after the change choose the texts`(
        days: Int, versions: [String]
    ) throws {
        let answer = try ShippedCrimes.assess("213", ShippedCrimes.quiet, from: Self.edge + days)

        #expect(answer.versions.map(\.name) == versions)
    }

    @Test(arguments: [(-1, ["2004"]), (0, ["2004", "2025"])])
    func `no text is seen before it is in force on the day of the decision`(
        days: Int, versions: [String]
    ) throws {
        let answer = try ShippedCrimes.assess(
            "213", ShippedCrimes.quiet, from: CivilDate(2024, 1, 1), decided: Self.edge + days)

        #expect(answer.versions.map(\.name) == versions)
    }

    @Test(arguments: [
        ("213", CrimeFact.turnover, 25_000_000, "2025", 1), ("215", .labels, 15_000, "2004", 0),
        ("216", .directLoss, 40_000_000, "2004", 0), ("217", .clicks, 60_000, "2025", 0),
        ("218", .illegalGains, 6_000_000, "2004", 0), ("219", .directLoss, 270_000_000, "2025", 1),
        ("214", .unsoldValue, 25_000_000, "2025", 1), ("213", .turnover, 5_000_000, "2004", 1),
    ])
    func `the more favourable text applies, and of equal ones the older`(
        article: String, fact: CrimeFact, number: Int, version: String, tier: Int
    ) throws {
        let answer = try ShippedCrimes.assess(
            article, facts { $0[number: fact] = number }, from: CivilDate(2023, 6, 1))

        #expect(answer.applied.name == version)
        #expect(answer.tier == tier)
    }

    @Test(arguments: [(-1, -1, false), (-1, 0, true), (0, 0, false), (0, 1, false)])
    func `conduct over the change is computed the same way and asks for a review`(
        from: Int, to: Int, asks: Bool
    ) throws {
        let facts = facts { $0[number: .turnover] = 25_000_000 }
        let answer = try ShippedCrimes.assess("213", facts, from: Self.edge + from, to: Self.edge + to)

        #expect(answer.reviews.contains(.straddles(Self.edge)) == asks)
        #expect(answer.tier == 1)
    }

    @Test(arguments: [
        (CivilDate(2007, 4, 4), CivilDate(2007, 4, 4), 0), (CivilDate(2007, 4, 5), CivilDate(2007, 4, 5), 1),
        (CivilDate(2007, 4, 4), CivilDate(2007, 4, 5), 0),
    ])
    func `five hundred copies are enough from 2007-04-05, and not for conduct that began before`(
        from: CivilDate, to: CivilDate, tier: Int
    ) throws {
        let facts = facts { $0[number: .copies] = 500 }
        let answer = try ShippedCrimes.assess("217", facts, from: from, to: to, decided: to)

        #expect(answer.tier == tier)
        #expect(answer.reviews.isEmpty == (from == to))
    }

    @Test(arguments: [(CivilDate(2011, 1, 9), 0), (CivilDate(2011, 1, 10), 1), (CivilDate(2011, 1, 11), 1)])
    func `what is unsold or online counts for conduct from 2011-01-10`(from: CivilDate, tier: Int) throws {
        let unsold = facts { $0[number: .unsoldValue] = 15_000_000 }
        let labels = facts { $0[number: .unsoldLabels] = 60_000 }
        let online = facts { $0[number: .members] = 1_000 }

        for (article, facts) in [("214", unsold), ("215", labels), ("217", online)] {
            #expect(try ShippedCrimes.assess(article, facts, from: from, decided: from).tier == tier)
        }
    }

    @Test(arguments: [
        (CivilDate(2021, 2, 28), CivilDate(2021, 2, 28), false),
        (CivilDate(2021, 3, 1), CivilDate(2021, 3, 1), true),
        (CivilDate(2025, 4, 25), CivilDate(2025, 4, 25), true),
        (CivilDate(2025, 4, 26), CivilDate(2025, 4, 26), false),
        (CivilDate(2021, 2, 28), CivilDate(2021, 3, 1), true),
    ])
    func `article 214 asks for a review while no interpretation spoke of its new words`(
        from: CivilDate, to: CivilDate, asks: Bool
    ) throws {
        let answer = try ShippedCrimes.assess("214", ShippedCrimes.quiet, from: from, to: to)

        #expect(answer.reviews.contains(.gapOf214) == asks)
    }

    @Test(arguments: [
        (CivilDate(2021, 2, 28), false), (CivilDate(2021, 3, 1), true), (CivilDate(2021, 3, 2), true),
    ])
    func `trade secrets for those abroad are an offence from 2021-03-01`(day: CivilDate, isMet: Bool) throws {
        let answer = try ShippedCrimes.assess("219-1", ShippedCrimes.quiet, from: day)

        #expect(answer.verdict == (isMet ? .met : .notApplicable))
        #expect(answer.tier == (isMet ? 1 : 0))
    }

    @Test func `services in the years without amounts stay below by the older text, and ask for a look`()
        throws
    {
        let facts = facts {
            $0.object = .services
            $0[number: .illegalGainsFromServices] = 5_000_000
        }
        let before = try ShippedCrimes.assess("213", facts, from: CivilDate(2020, 1, 1))
        let between = try ShippedCrimes.assess("213", facts, from: CivilDate(2022, 1, 1))
        let after = try ShippedCrimes.assess("213", facts, from: CivilDate(2026, 1, 1))

        #expect([before, between, after].map(\.verdict) == [.unmet, .unmet, .met])
        #expect([before, between, after].map(\.transfer) == [.no, .shouldReview, .must])
        #expect(between.reviews == [.gapOfServices])
    }
}
