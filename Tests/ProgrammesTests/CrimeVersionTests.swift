import Foundation
import Law
import Programmes
import Testing

/// The offences as they ship, and files in which everything is known and nothing reaches a threshold.
enum ShippedCrimes {
    static let all: [String: CriminalThreshold] = {
        do {
            let book = try ShippedPacks.packLaw().book
            return Dictionary(Statutes.thresholds(book).map { ($0.offence.article, $0) }) { $1 }
        } catch {
            preconditionFailure("a law base that loads: \(error)")
        }
    }()

    /// Every amount is 0, one mark, one patent, no repetition, every element there.
    static let quiet: CrimeFacts = {
        var facts = CrimeFacts()
        for fact in CrimeFact.allCases {
            switch fact.kind {
            case .money, .count: facts[number: fact] = 0
            case .answer:
                facts[answer: fact] = fact == .forProfit || fact == .passingOff || fact == .substandard
            case .choice: break
            }
        }
        (facts.object, facts.sameMark, facts.sameGoods) = (.goods, .yes, .yes)
        return facts
    }()

    static func assess(
        _ article: String, _ facts: CrimeFacts, from: CivilDate, to: CivilDate? = nil,
        decided: CivilDate = CivilDate(2026, 11, 22)
    ) throws -> ThresholdAssessment {
        let conduct = try Conduct(from: from, to: to ?? from, decidedOn: decided)
        let threshold = try #require(all[article])
        return try #require(threshold.assess(facts, conduct))
    }
}

/// One limb of one text: what else is stated, which fact moves, and where the tiers begin; money in yuan.
struct TierCase: Sendable, CustomTestStringConvertible {
    let article: String
    let version: String
    let fact: CrimeFact
    let first: Int
    let second: Int?
    let with: @Sendable (inout CrimeFacts) -> Void
    /// In yuan or pieces: what another fact adds to the sum.
    let already: Int
    let name: String

    init(
        _ article: String, _ version: String, _ fact: CrimeFact, _ first: Int, _ second: Int?,
        already: Int = 0, _ name: String = "", with: @escaping @Sendable (inout CrimeFacts) -> Void = { _ in }
    ) {
        (self.article, self.version, self.fact, self.first) = (article, version, fact, first)
        (self.second, self.already, self.with, self.name) = (second, already, with, name)
    }

    var testDescription: String { "\(article) \(version) \(fact.name) \(first) \(name)" }

    /// A day on which the version alone is seen.
    var day: CivilDate {
        switch version {
        case "2004": CivilDate(2015, 6, 1)
        case "2020": CivilDate(2022, 6, 1)
        default: CivilDate(2026, 6, 1)
        }
    }

    /// The tier with the amount so many fen, or pieces, beside a standard.
    func tier(_ standard: Int, _ more: Int) throws -> Int {
        let unit = fact.kind == .money ? 100 : 1
        var facts = ShippedCrimes.quiet
        with(&facts)
        facts[number: fact] = (standard - already) * unit + more
        let answer = try ShippedCrimes.assess(article, facts, from: day, decided: day + 1)
        #expect(answer.applied.name == version && answer.versions.count == 1)
        #expect((answer.verdict == .met) == (answer.tier > 0))
        return answer.tier
    }

    static let two: @Sendable (inout CrimeFacts) -> Void = {
        $0[number: .marks] = 2
        $0[number: .patents] = 2
    }
    static let again: @Sendable (inout CrimeFacts) -> Void = { $0[answer: .repeatWithinTwoYears] = true }
    static let services: @Sendable (inout CrimeFacts) -> Void = { $0.object = .services }
    static let sells: @Sendable (inout CrimeFacts) -> Void = { $0.role = .labelSeller }

    static func both(
        _ one: @escaping @Sendable (inout CrimeFacts) -> Void,
        _ other: @escaping @Sendable (inout CrimeFacts) -> Void
    ) -> @Sendable (inout CrimeFacts) -> Void {
        {
            one(&$0)
            other(&$0)
        }
    }
}

extension TierCase {
    static let marks: [TierCase] = [
        TierCase("213", "2004", .turnover, 50_000, 250_000),
        TierCase("213", "2004", .illegalGains, 30_000, 150_000),
        TierCase("213", "2004", .turnover, 30_000, 150_000, "two", with: two),
        TierCase("213", "2004", .illegalGains, 20_000, 100_000, "two", with: two),
        TierCase("213", "2025", .turnover, 50_000, 500_000),
        TierCase("213", "2025", .illegalGains, 30_000, 300_000),
        TierCase("213", "2025", .turnover, 30_000, 300_000, "two", with: two),
        TierCase("213", "2025", .illegalGains, 20_000, 200_000, "again", with: again),
        TierCase("213", "2025", .illegalGainsFromServices, 50_000, 500_000, "services", with: services),
        TierCase("213", "2025", .illegalGainsFromServices, 30_000, 300_000, "two", with: both(services, two)),
        TierCase(
            "213", "2025", .illegalGainsFromServices, 30_000, 300_000, "again", with: both(services, again)),
        TierCase(
            "213", "2025", .illegalGainsFromServices, 50_000, 500_000, already: 29_999, "mixed",
            with: {
                $0.object = .mixed
                $0[number: .illegalGains] = 2_999_900
            }),
        TierCase("214", "2004", .sales, 50_000, 250_000),
        TierCase("214", "2004", .unsoldValue, 150_000, 250_000),
        TierCase(
            "214", "2004", .unsoldValue, 150_000, 250_000, already: 49_999, "sold in part",
            with: { $0[number: .sales] = 4_999_900 }),
        TierCase("214", "2025", .sales, 50_000, 500_000),
        TierCase("214", "2025", .illegalGains, 30_000, 300_000),
        TierCase("214", "2025", .sales, 30_000, 300_000, "again", with: again),
        TierCase("214", "2025", .illegalGains, 20_000, 200_000, "again", with: again),
        TierCase("214", "2025", .unsoldValue, 150_000, 1_500_000),
        TierCase("214", "2025", .unsoldValue, 90_000, 900_000, "again", with: again),
        TierCase(
            "214", "2025", .unsoldValue, 150_000, 1_500_000, already: 49_999, "sold in part",
            with: { $0[number: .sales] = 4_999_900 }),
        TierCase(
            "214", "2025", .unsoldValue, 90_000, 900_000, already: 29_999, "again, sold in part",
            with: both(again) { $0[number: .sales] = 2_999_900 }),
    ]

    static let labels: [TierCase] = [
        TierCase("215", "2004", .labels, 20_000, 100_000),
        TierCase("215", "2004", .turnover, 50_000, 250_000),
        TierCase("215", "2004", .illegalGains, 30_000, 150_000),
        TierCase("215", "2004", .labels, 10_000, 50_000, "two", with: two),
        TierCase("215", "2004", .turnover, 30_000, 150_000, "two", with: two),
        TierCase("215", "2004", .illegalGains, 20_000, 100_000, "two", with: two),
        TierCase("215", "2004", .unsoldLabels, 60_000, nil, "unsold", with: sells),
        TierCase("215", "2004", .unsoldLabels, 30_000, nil, "two, unsold", with: both(sells, two)),
        TierCase(
            "215", "2004", .unsoldLabels, 60_000, nil, already: 19_999, "sold in part",
            with: both(sells) { $0[number: .labels] = 19_999 }),
        TierCase("215", "2025", .labels, 10_000, 50_000),
        TierCase("215", "2025", .illegalGains, 20_000, 100_000),
        TierCase("215", "2025", .turnover, 30_000, 150_000),
        TierCase("215", "2025", .labels, 5_000, 25_000, "two", with: two),
        TierCase("215", "2025", .illegalGains, 10_000, 50_000, "again", with: again),
        TierCase("215", "2025", .turnover, 20_000, 100_000, "again", with: again),
        TierCase("215", "2025", .unsoldLabels, 30_000, 150_000, "unsold", with: sells),
        TierCase("215", "2025", .unsoldLabels, 15_000, 75_000, "again, unsold", with: both(sells, again)),
        TierCase(
            "215", "2025", .unsoldLabels, 15_000, 75_000, already: 4_999, "two, sold in part",
            with: both(sells, both(two) { $0[number: .labels] = 4_999 })),
    ]

    static let others: [TierCase] = [
        TierCase("216", "2004", .turnover, 200_000, nil),
        TierCase("216", "2004", .illegalGains, 100_000, nil),
        TierCase("216", "2004", .directLoss, 500_000, nil),
        TierCase("216", "2004", .turnover, 100_000, nil, "two", with: two),
        TierCase("216", "2025", .directLoss, 300_000, nil),
        TierCase("216", "2025", .illegalGains, 50_000, nil, "again", with: again),
        TierCase("216", "2025", .turnover, 100_000, nil, "two", with: two),
        TierCase("217", "2004", .illegalGains, 30_000, 150_000),
        TierCase("217", "2004", .turnover, 50_000, 250_000),
        TierCase("217", "2004", .copies, 500, 2_500), TierCase("217", "2004", .onlineWorks, 500, 2_500),
        TierCase("217", "2004", .clicks, 50_000, 250_000), TierCase("217", "2004", .members, 1_000, 5_000),
        TierCase("217", "2004", .clicks, 25_000, nil, "half", with: { $0[number: .onlineWorks] = 250 }),
        TierCase("217", "2025", .illegalGains, 30_000, 300_000),
        TierCase("217", "2025", .turnover, 50_000, 500_000),
        TierCase(
            "217", "2025", .turnover, 15_000, nil, "again, half of two",
            with: both(again) { $0[number: .copies] = 250 }),
        TierCase("217", "2025", .copies, 500, 5_000), TierCase("217", "2025", .onlineWorks, 500, 5_000),
        TierCase("217", "2025", .downloads, 10_000, 100_000),
        TierCase("217", "2025", .clicks, 100_000, 1_000_000),
        TierCase("217", "2025", .members, 1_000, 10_000),
        TierCase("218", "2004", .illegalGains, 100_000, nil),
        TierCase("218", "2025", .illegalGains, 50_000, nil),
        TierCase("218", "2025", .sales, 100_000, nil), TierCase("218", "2025", .copies, 1_000, nil),
        TierCase("218", "2025", .sales, 50_000, nil, "again", with: again),
        TierCase("218", "2025", .illegalGains, 30_000, nil, "again", with: again),
        TierCase("218", "2025", .unsoldValue, 300_000, nil),
        TierCase("218", "2025", .unsoldCopies, 3_000, nil),
        TierCase("218", "2025", .unsoldValue, 150_000, nil, "again", with: again),
        TierCase(
            "218", "2025", .unsoldCopies, 3_000, nil, already: 999, "sold in part",
            with: { $0[number: .copies] = 999 }),
        TierCase(
            "218", "2025", .unsoldValue, 150_000, nil, already: 49_999, "again, sold in part",
            with: both(again) { $0[number: .sales] = 4_999_900 }),
        TierCase("219", "2004", .directLoss, 500_000, 2_500_000),
        TierCase("219", "2020", .directLoss, 300_000, 2_500_000),
        TierCase("219", "2020", .illegalGains, 300_000, 2_500_000),
        TierCase("219", "2025", .directLoss, 300_000, 3_000_000),
        TierCase("219", "2025", .illegalGains, 100_000, 1_000_000, "again", with: again),
        TierCase("140", "2004", .sales, 50_000, 200_000), TierCase("140", "2025", .sales, 50_000, 200_000),
        TierCase("140", "2025", .unsoldValue, 150_000, nil),
        TierCase(
            "140", "2025", .unsoldValue, 150_000, nil, already: 149_997, "sold in part",
            with: { $0[number: .sales] = 4_999_900 }),
    ]
}

@Suite struct CrimeVersionTests {
    @Test(arguments: TierCase.marks + TierCase.labels + TierCase.others)
    func `the first tier begins at its standard and not below`(limb: TierCase) throws {
        #expect(try limb.tier(limb.first, -1) == 0)
        #expect(try limb.tier(limb.first, 0) == 1)
        #expect(try limb.tier(limb.first, 1) == 1)
    }

    @Test(arguments: (TierCase.marks + TierCase.labels + TierCase.others).filter { $0.second != nil })
    func `the second tier begins at its standard and not below`(limb: TierCase) throws {
        let second = try #require(limb.second)

        #expect(try limb.tier(second, -1) == 1)
        #expect(try limb.tier(second, 0) == 2)
        #expect(try limb.tier(second, 1) == 2)
    }

    @Test(arguments: [
        ("216", CrimeFact.turnover), ("216", .directLoss), ("218", .illegalGains), ("218", .sales),
        ("140", .unsoldValue),
    ])
    func `where the law has no second tier, no amount opens it`(article: String, fact: CrimeFact) throws {
        var facts = ShippedCrimes.quiet
        facts[number: fact] = CrimeFacts.largest

        #expect(try ShippedCrimes.assess(article, facts, from: CivilDate(2026, 6, 1)).tier == 1)
    }

    @Test func `bankruptcy is the first tier in the text of 2020 and the second in that of 2025`() throws {
        var facts = ShippedCrimes.quiet
        facts[answer: .bankruptcy] = true

        let old = try ShippedCrimes.assess(
            "219", facts, from: CivilDate(2022, 1, 1), decided: CivilDate(2023, 1, 1))
        let new = try ShippedCrimes.assess("219", facts, from: CivilDate(2026, 1, 1))
        let both = try ShippedCrimes.assess("219", facts, from: CivilDate(2022, 1, 1))

        #expect((old.tier, old.applied.name) == (1, "2020"))
        #expect((new.tier, new.applied.reading?.rule) == (2, "criminal.219.2025.very_serious"))
        #expect((both.tier, both.applied.name) == (1, "2020"))
    }

    @Test func `the amounts of a unit were threefold until 2007-04-04`() throws {
        var facts = ShippedCrimes.quiet
        facts[number: .turnover] = 14_999_999
        facts.isOrganisation = true

        for (day, isMet) in [(CivilDate(2007, 4, 4), false), (CivilDate(2007, 4, 5), true)] {
            let answer = try ShippedCrimes.assess("213", facts, from: day, decided: day)
            #expect((answer.verdict == .met) == isMet)
        }
        facts[number: .turnover] = 15_000_000
        let day = CivilDate(2007, 4, 4)
        #expect(try ShippedCrimes.assess("213", facts, from: day, decided: day).verdict == .met)
    }
}
