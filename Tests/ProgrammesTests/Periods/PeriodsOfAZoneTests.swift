import Foundation
import Law
import Programmes
import Testing

/// Clause 2.4.4-b of the policy: a zone may have rules of its own. None is loaded; each period is tried with one.
@Suite struct PeriodsOfAZoneTests {
    private static let from = CivilDate(2026, 7, 1)
    private static let zone = "hlj-ftz-harbin"

    /// Somewhere in the country, in no zone of the province.
    private func answer(
        _ name: String, _ day: CivilDate, at place: LegalArea?, in book: RuleBook
    ) throws -> PeriodAnswer? {
        let period = try #require(try ShippedPeriods.catalogue()[name])
        var question = ShippedPeriods.question(period, from: day)
        question.place = place
        do {
            return try ShippedPeriods.catalogue().reckon(
                name, question, on: ShippedPeriods.calendar(), in: book)
        } catch is PeriodRefusal {
            return nil
        }
    }

    private func place(_ division: String, _ zones: [String]?, in book: RuleBook) throws -> LegalArea {
        let divisions = try LawFolder(ShippedPeriods.share.appending(path: "law")).divisions()
        return try LegalArea(division: division, zones: zones, among: divisions, and: book.zones)
    }

    /// The rule with one day, month or hour more, for the zone alone; `nil` where no whole number sets the period.
    private func overlay(of answer: PeriodAnswer) -> LegalRule? {
        guard let number = answer.version.number, answer.length.length == number.number else { return nil }
        let rule = answer.version.rule
        guard rule.values[number.key]?.number != nil else { return nil }
        var values = rule.values
        values[number.key] = .number(number.number + 1)
        return LegalRule(
            id: rule.id, zh: rule.zh, basis: nil, citations: ["FTZ2019-16"], values: values,
            confidence: .high, from: Self.from, to: nil, on: rule.on, note: nil, area: Self.zone)
    }

    @Test func `each period takes the length of the zone from its day on, in the zone and nowhere else`()
        throws
    {
        let book = try ShippedPeriods.book()
        var tried = 0
        for name in try ShippedPeriods.names() {
            guard let national = try answer(name, Self.from, at: nil, in: book),
                let overlay = overlay(of: national)
            else { continue }
            tried += 1
            let planted = book.adding([overlay])
            let inside = try place("230109", [Self.zone], in: planted)
            func length(_ day: CivilDate, _ place: LegalArea?) throws -> Int? {
                try answer(name, day, at: place, in: planted)?.length.length
            }
            let (own, usual) = (national.length.length + 1, national.length.length)

            #expect(try length(Self.from, inside) == own, "\(name)")
            #expect(try length(Self.from + 1, inside) == own, "\(name)")
            if let before = try answer(name, Self.from - 1, at: inside, in: book) {
                #expect(try length(Self.from - 1, inside) == before.length.length, "\(name)")
            }
            #expect(try length(Self.from, place("230109", [], in: planted)) == usual, "\(name)")
            #expect(try length(Self.from, place("230200", nil, in: planted)) == usual, "\(name)")
            #expect(try length(Self.from, place("110000", nil, in: planted)) == usual, "\(name)")
            let unsaid = try #require(
                try answer(name, Self.from, at: place("230109", nil, in: planted), in: planted))
            #expect(unsaid.length.length == usual, "\(name)")
            #expect(unsaid.versions.contains { $0.standing == .areaNotStated }, "\(name)")
        }
        #expect(tried > 120, "\(tried)")
    }
}
