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

    /// A name of what is missing is a field of a form, a statement, or a question of a list.
    @Test(arguments: ["zh-Hans", "en"])
    func `whatever is missing has a name in words`(language: String) throws {
        let share = CivilBook.law.folder.deletingLastPathComponent()
        let texts = try TextCatalogue(loading: share.appending(path: "texts").path())
        let asked = Set(try CivilBook.questions().lists.flatMap { $0.questions.map(\.id) })
        let missing = Set(try Self.grounds().flatMap(\.missing))
        for name in missing where !asked.contains(name) {
            let keys = ["law.fact.\(name)", "reason.\(name)"]
            #expect(keys.contains { texts.sentence($0, in: language) != nil }, "\(name)")
        }
        #expect(missing.count > 30)
    }

    private static func reasons() throws -> [Reason] {
        try grounds().flatMap(\.because)
    }

    private static func grounds() throws -> [Grounds] {
        let (table, book) = (try CivilBook.damages(), try CivilBook.ruleBook())
        let setting = try CivilBook.law.statutorySetting()
        var all: [Grounds] = []
        for (index, day) in days.enumerated() {
            for right in InfringedRight.allCases {
                let claim = claim(right, day, index)
                guard claim.faults.isEmpty else { continue }
                let worksheet = try DamagesWorksheet(
                    claim, by: table, in: book, asking: CivilBook.questions())
                all.append(worksheet.grounds)
                all += worksheet.sheets.flatMap { [$0.grounds, $0.punitive.grounds] }
                for range in worksheet.sheets.compactMap(\.statutory) {
                    let band = try StatutoryBand([:], within: range, by: setting, in: book)
                    all += [
                        band.grounds,
                        Grounds(because: [try band.accept(range.lowerBound, because: "有")]),
                    ]
                }
            }
            let wage = index.isMultiple(of: 3) ? nil : Money(yuan: 90_000)
            let track = try CaseTrack(
                TrackQuestion(amount: Money(yuan: index * 2_000), averageWage: wage), in: book)
            all += [
                track.grounds,
                Grounds(
                    because: track.rows.flatMap { $0.why + [$0.condition] }
                        + track.terms.values.flatMap(\.self)),
            ]
        }
        return all + (try proceedings(book))
    }

    private static func proceedings(_ book: RuleBook) throws -> [Grounds] {
        let day = CivilDate(2026, 3, 2)
        let confirmation = try JudicialConfirmation(
            JudicialConfirmation.Question(appliedOn: day), in: book,
            days: PublishedDays(of: CivilBook.law.calendar()))
        let injunction = try Injunction(
            Injunction.Question(appliedOn: day), in: book, asking: CivilBook.questions())
        let limitation = try CivilLimitation(
            CivilLimitation.Question(
                infringedFrom: CivilDate(2021, 1, 1), infringedTo: CivilDate(2021, 2, 1), suedOn: day),
            in: book)
        return [confirmation.grounds, injunction.grounds, limitation.grounds]
            + (try limitations(book, suedOn: day))
            + EvidenceChecks.all.map { $0.result([:], on: day, in: book).grounds }
    }

    /// Interruptions in time, late and open, with obstacles that count, that came too early and that are open.
    private static func limitations(_ book: RuleBook, suedOn: CivilDate) throws -> [Grounds] {
        let knew = CivilDate(2021, 1, 1)
        let events: [([LimitationInterruption], [LimitationObstacle])] = [
            ([.init(.demand, on: knew + 30), .init(.agreement, on: knew + 1_500)], []),
            ([.init(.suit, on: knew + 30, endedOn: knew + 90), .init(.demand, on: knew + 1_500)], []),
            ([.init(.equivalent, on: knew + 30), .init(.demand, on: knew + 1_500)], []),
            ([], [.init(.controlled, from: knew + 30, until: knew + 90), .init(.other, from: knew + 1_000)]),
            ([], [.init(.noHeir, from: knew + 1_000, until: knew + 1_100)]),
        ]
        return try events.map { interruptions, obstacles in
            try CivilLimitation(
                CivilLimitation.Question(
                    knewOn: knew, infringedFrom: knew, infringedTo: knew, interruptions: interruptions,
                    obstacles: obstacles, suedOn: suedOn),
                in: book
            ).grounds
        }
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
