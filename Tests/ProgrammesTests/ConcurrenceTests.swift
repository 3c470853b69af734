import Foundation
import Law
import Programmes
import Testing

/// One matter that may be several offences: what a person is told, by the law base that ships.
@Suite struct ConcurrenceTests {
    let book: RuleBook

    init() throws {
        book = try ShippedPacks.packLaw().book
    }

    private func pairs(
        _ articles: [String], from day: CivilDate = CivilDate(2026, 6, 1), decided: CivilDate? = nil,
        _ change: (inout CrimeFacts) -> Void
    ) throws -> [Concurrence] {
        var facts = ShippedCrimes.quiet
        change(&facts)
        let answers = try articles.map {
            try ShippedCrimes.assess($0, facts, from: day, decided: decided ?? CivilDate(2026, 11, 22))
        }
        return Concurrence.among(answers, facts, book)
    }

    @Test func `offences that fall short or do not apply concur with nothing`() throws {
        #expect(try pairs(["140", "213", "214", "217", "218"]) { $0[number: .sales] = 4_000_000 } == [])
        let denied = try pairs(["140", "214"]) {
            $0[number: .sales] = 9_000_000
            $0[answer: .substandard] = false
        }
        #expect(denied == [])
    }

    @Test func `making and selling is one offence for one's own goods and two for those of others`() throws {
        let pairs = try pairs(["213", "214"]) {
            $0[number: .turnover] = 9_000_000
            $0[number: .sales] = 9_000_000
        }
        let pair = try #require(pairs.first)

        #expect(pairs.count == 1 && pair.outcome == .absorbedOrTogether)
        #expect(
            pair.grounds.because.map(\.key) == [
                "own-counterfeits-sold", "others-counterfeits-sold", "person-says-whose",
            ])
        #expect(pair.grounds.basis == ["criminal.concurrence"])
        #expect(pair.grounds.sources.contains("INT2025-5 art. 8 para. 1"))
    }

    @Test func `copying and selling copies is told likewise`() throws {
        let pairs = try pairs(["217", "218"]) { $0[number: .copies] = 1_000 }

        #expect(pairs.map(\.outcome) == [.absorbedOrTogether])
        #expect(pairs.first?.grounds.because.first == Reason("own-copies-sold"))
    }

    @Test(arguments: [
        (199_999, "214"), (200_000, "140"), (249_999, "140"), (250_000, "214"), (499_999, "214"),
        (500_000, "140"), (2_000_000, "140"),
    ])
    func `under the texts before 2021 the heavier of 140 and 214 turns with the sales`(
        yuan: Int, heavier: String
    ) throws {
        let day = CivilDate(2019, 6, 1)
        let pairs = try pairs(["140", "214"], from: day, decided: day) { $0[number: .sales] = yuan * 100 }

        #expect(pairs.map(\.outcome) == [.heavier(heavier)])
    }

    @Test(arguments: [(150_000, "213"), (250_000, "140"), (499_999, "140"), (500_000, "140")])
    func `under the texts of today the heavier of 140 and 213 turns with the sales`(
        yuan: Int, heavier: String
    ) throws {
        let pairs = try pairs(["140", "213"]) {
            $0[number: .sales] = yuan * 100
            $0[number: .turnover] = yuan * 100
        }

        #expect(pairs.map(\.outcome) == [.heavier(heavier)])
        #expect(pairs.first?.grounds.because.last == Reason("inspection-says-substandard"))
    }

    @Test func `fifteen years and life is said as such`() throws {
        let pairs = try pairs(["140", "214"]) { $0[number: .sales] = 200_000_000 }

        #expect(pairs.first?.outcome == .heavier("140"))
        #expect(pairs.first?.grounds.because.first?.key == "heavier-for-life")
    }

    @Test func `a tier that is not known leaves the weights open`() throws {
        let pairs = try pairs(["140", "214"]) {
            $0[number: .sales] = 9_000_000
            $0.sameMark = .unknown
        }

        #expect(pairs.map(\.outcome) == [.open])
        #expect(pairs.first?.grounds.because.first == Reason("weight-open"))
    }
}
