import Foundation
import Law
import Programmes
import Testing

/// Every sentence that an answer gives finds its words, and every place in the words is filled.
@Suite struct CivilTextsTests {
    private static let days = stride(from: 0, to: 8_500, by: 53).map { CivilDate(2005, 1, 1) + $0 }

    @Test(arguments: ["zh-Hans", "en"])
    func `each sentence fills the places of its words`(language: String) throws {
        let share = CivilBook.law.folder.deletingLastPathComponent()
        let texts = try TextCatalogue(loading: share.appending(path: "texts").path())
        var places: Set<String> = []
        for reason in try Set(Self.reasons()) {
            let words = try #require(texts.sentence("reason.\(reason.key)", in: language))
            let asked = Set(words.matches(of: /\{([a-z]+)\}/).map { String($0.output.1) })
            #expect(asked.isSubset(of: reason.values.keys), "\(reason.key)")
            places.formUnion(asked)
        }
        #expect(places.count > 10)
    }

    private static func reasons() throws -> [Reason] {
        let (table, book) = (try CivilBook.damages(), try CivilBook.ruleBook())
        let setting = try CivilBook.law.statutorySetting()
        var reasons: [Reason] = []
        for (index, day) in days.enumerated() {
            for right in InfringedRight.allCases {
                let claim = claim(right, day, index)
                guard claim.faults.isEmpty else { continue }
                let worksheet = try DamagesWorksheet(
                    claim, by: table, in: book, asking: CivilBook.questions())
                reasons +=
                    worksheet.grounds.because
                    + worksheet.sheets.flatMap { $0.grounds.because + $0.punitive.grounds.because }
                for range in worksheet.sheets.compactMap(\.statutory) {
                    let band = try StatutoryBand([:], within: range, by: setting, in: book)
                    reasons += band.grounds.because
                    reasons.append(try band.accept(range.lowerBound, because: "有"))
                }
            }
            let wage = index.isMultiple(of: 3) ? nil : Money(yuan: 90_000)
            let track = try CaseTrack(
                TrackQuestion(amount: Money(yuan: index * 2_000), averageWage: wage), in: book)
            reasons +=
                track.grounds.because + track.rows.flatMap { $0.why + [$0.condition] }
                + track.terms.values.flatMap(\.self)
        }
        return reasons
    }

    private static func claim(_ right: InfringedRight, _ day: CivilDate, _ index: Int) -> DamagesClaim {
        var claim = DamagesClaim(
            right: right, act: index.isMultiple(of: 2) ? .confusion : nil, infringedFrom: day,
            infringedTo: day + 7 * index, suedOn: index.isMultiple(of: 5) ? nil : day + 8 * index,
            decidedOn: day + 9 * index)
        claim.punitiveAsked = [true, true, nil, false][index % 4]
        claim.finesPaid = [nil, Money(yuan: 0), Money(yuan: 3)][index % 3]
        if index % 4 < 2 { claim.multipleAsked = Multiple(hundredths: 150 * (index % 5 + 1)) }
        if index.isMultiple(of: 2) { claim.figures[.loss] = Money(yuan: 100) }
        if index.isMultiple(of: 3) { claim.figures[.royalty] = Money(yuan: 100) }
        if index.isMultiple(of: 6) { claim.royaltyMultiple = Multiple(2) }
        if index % 4 == 1 { claim.figures[.statutory] = Money(yuan: 1 << index.trailingZeroBitCount) }
        if index % 2 == 1, !index.isMultiple(of: 3) {
            claim.answers = [.hardLoss: .yes, .hardProfit: .yes, .hardRoyalty: .yes]
        }
        return claim
    }
}
