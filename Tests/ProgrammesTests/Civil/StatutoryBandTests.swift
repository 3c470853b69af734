import Law
import Programmes
import Testing

@Suite struct StatutoryBandTests {
    private let text = Money(yuan: 30_000)...Money(yuan: 5_000_000)

    private func band(_ scores: [StatutoryFactor: FactorScore]) throws -> StatutoryBand {
        try StatutoryBand(
            scores, within: text, by: CivilBook.law.statutorySetting(), in: CivilBook.ruleBook())
    }

    private func all(_ score: Int) -> [StatutoryFactor: FactorScore] {
        Dictionary(
            uniqueKeysWithValues: StatutoryFactor.allCases.map { ($0, FactorScore(score, because: "有据")) })
    }

    @Test(arguments: [-1, 5])
    func `a score outside the scale is refused at its factor`(score: Int) throws {
        let faults = #expect(throws: FieldFaults.self) {
            try band([.scale: FactorScore(score, because: "有据")])
        }
        #expect(faults?.faults.map(\.field) == ["factor-scale"])
    }

    @Test func `a score without a reason is refused`() throws {
        let faults = #expect(throws: FieldFaults.self) { try band([.fault: FactorScore(3, because: " ")]) }
        #expect(faults?.faults.map(\.reason.key) == ["band-score-without-reason"])
    }

    @Test func `silence widens the band to the whole text and lowers nothing`() throws {
        let silent = try band([:])
        #expect(silent.band == text)
        #expect(silent.grounds.missing.count == 13)

        var scores = all(2)
        let full = try band(scores)
        scores[.gains] = nil
        let wider = try band(scores)
        #expect(wider.band.lowerBound < full.band.lowerBound && wider.band.upperBound > full.band.upperBound)
    }

    /// Level 5000, margin 500: shares 900 at 4500 and 1000 + 500 × 3000 / 2500 = 1600 at 5500... by hand below.
    @Test func `the band follows the formula of the settings`() throws {
        let band = try band(all(2))
        // 4500: 200 + 2000 × 800 / 2500 = 840; 5500: 1000 + 500 × 3000 / 2500 = 1600.
        // 30000 + 4970000 × 0.084 = 447480, down to 447000; 30000 + 4970000 × 0.16 = 825200, up to 826000.
        #expect(band.levels == 5_000...5_000)
        #expect(band.band == Money(yuan: 447_000)...Money(yuan: 826_000))
    }

    @Test func `no band leaves the text`() throws {
        for score in FactorScore.range {
            let band = try band(all(score))
            #expect(text.contains(band.band.lowerBound) && text.contains(band.band.upperBound))
        }
        #expect(try band(all(4)).band.upperBound == text.upperBound)
        #expect(try band(all(0)).band.lowerBound == text.lowerBound)
    }

    @Test func `costs are scored and move nothing`() throws {
        var scores = all(2)
        scores[.costs] = FactorScore(4, because: "律师费较高")
        #expect(try band(scores).band == band(all(2)).band)
    }

    @Test func `a departure needs a reason, and nothing lies outside the text`() throws {
        let band = try band(all(2))

        #expect(try band.accept(Money(yuan: 500_000), because: "").key == "band-kept")
        #expect(try band.accept(Money(yuan: 900_000), because: "侵权人拒不提供账簿").key == "band-departure")
        let bare = #expect(throws: FieldFaults.self) { try band.accept(Money(yuan: 900_000), because: " ") }
        #expect(bare?.faults.map(\.reason.key) == ["band-departure-without-reason"])
        for yuan in [29_999, 5_000_001] {
            let outside = #expect(throws: FieldFaults.self) {
                try band.accept(Money(yuan: yuan), because: "有")
            }
            #expect(outside?.faults.map(\.reason.key) == ["band-outside-text"])
        }
    }

    @Test func `there is no band while another method is open`() throws {
        let claim = DamagesClaim(
            right: .patent, infringedFrom: CivilDate(2025, 1, 1), infringedTo: CivilDate(2025, 6, 30),
            decidedOn: CivilDate(2026, 3, 2))
        let sheet = try CivilBook.worksheet(claim).sheets[0]

        let faults = #expect(throws: FieldFaults.self) {
            try sheet.band(all(2), by: CivilBook.law.statutorySetting(), in: CivilBook.ruleBook())
        }
        #expect(faults?.faults.map(\.reason.key) == ["band-not-statutory"])
    }

    @Test func `the factors are those of the law base`() throws {
        let factors = try CivilBook.ruleBook().rule("damages.statutory.factors")?.details["factors"]?.list
        #expect(factors?.count == StatutoryFactor.allCases.count)
        #expect(try CivilBook.law.statutorySetting().faults == [])
    }
}
