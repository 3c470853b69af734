import Foundation
import Law
import Programmes
import Testing
import Yams

/// The catalogue against what stands beside it: the law base, the packs and the texts.
@Suite struct PeriodCatalogueTests {
    @Test func `the catalogue fits the law base`() throws {
        let catalogue = try ShippedPeriods.catalogue()

        #expect(catalogue.faults(in: try ShippedPeriods.book()) == [])
        #expect(catalogue.periods.count > 150)
        #expect(catalogue.groups.count > 15)
    }

    /// Numbers of the law base with a unit of time: `id#key`.
    private func timed() throws -> [LegalNumber] {
        func numbers(_ values: [String: LegalValue], _ prefix: String) -> [String] {
            values.sorted { $0.key < $1.key }.flatMap { key, value -> [String] in
                switch value {
                case .number: [prefix + key]
                case .table(let inner): numbers(inner, prefix + key + ".")
                case .ratio, .flag, .text, .list: []
                }
            }
        }
        return try ShippedPeriods.book().rules.flatMap { rule in
            numbers(rule.values, "").compactMap { rule.number($0) }.filter { $0.unit != nil }
        }
    }

    @Test func `every number with a unit of time is a period, or says why not`() throws {
        let (book, catalogue) = (try ShippedPeriods.book(), try ShippedPeriods.catalogue())
        let unused = Set(try ShippedPeriods.unused().map(\.id))
        let lost = try timed().filter { !unused.contains($0.rule.id) }.map { "\($0.rule.id)#\($0.key)" }
            .filter { catalogue.periods(using: $0, in: book).isEmpty && !unused.contains($0) }

        #expect(lost == [], "add a period to share/law/periods, or a reason to unused.yaml")
    }

    @Test func `a number that is no period has a reason, and is none`() throws {
        let (book, catalogue) = (try ShippedPeriods.book(), try ShippedPeriods.catalogue())
        let timed = Set(try timed().flatMap { [$0.rule.id, "\($0.rule.id)#\($0.key)"] })
        for number in try ShippedPeriods.unused() {
            #expect(timed.contains(number.id), "\(number.id)")
            #expect(catalogue.periods(using: number.id, in: book).isEmpty, "\(number.id)")
            #expect(number.reason.count >= 5, "\(number.id)")
        }
    }

    /// Every `id` of a clock or of its extensions in the packs that ship, with the place.
    private func clockRules() throws -> [(id: String, place: String)] {
        let folder = ShippedPeriods.share.appending(path: "programmes")
        let names = try #require(FileManager.default.enumerator(atPath: folder.path()))
        return try names.compactMap { $0 as? String }
            .filter { $0.contains("/procedures/") && $0.hasSuffix(".yaml") }.sorted()
            .flatMap { name -> [(String, String)] in
                let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
                let clocks =
                    (try Yams.load(yaml: text) as? [String: Any])?["clocks"] as? [String: [String: Any]]
                return (clocks ?? [:]).sorted { $0.key < $1.key }.flatMap { clock, parts in
                    let extensions = parts["extends"] as? [[String: Any]] ?? []
                    let lengths = ([parts] + extensions).filter { $0["until"] as? String != "asked" }
                    return lengths.compactMap { $0["id"] as? String }.map { ($0, "\(name): \(clock)") }
                }
            }
    }

    @Test func `every clock of a pack that names a rule is in the catalogue`() throws {
        let (book, catalogue) = (try ShippedPeriods.book(), try ShippedPeriods.catalogue())
        let rules = try clockRules()
        let lost = rules.filter { catalogue.periods(using: $0.id, in: book).isEmpty }

        #expect(lost.map { "\($0.id) of \($0.place)" } == [])
        #expect(rules.count > 35)
    }

    @Test(arguments: ["zh-Hans", "en"])
    func `every period and every word around it has its text, and no text is left over`(language: String)
        throws
    {
        let catalogue = try ShippedPeriods.catalogue()
        let periods = catalogue.periods
        let words =
            periods.flatMap { ["\($0.name)", "\($0.name).from", "by.\($0.obliged)", "group.\($0.group)"] }
            + periods.flatMap(\.extensions).flatMap { ["extension.\($0.name)", "by.\($0.approvedBy)"] }
            + periods.flatMap(\.exclusions).map { "ground.\($0.ground)" }
            + Period.Shape.allCases.map { "shape.\($0.rawValue)" }
            + PeriodAnswer.Standing.allCases.map { "standing.\($0.rawValue)" }
        // Lengths in words, which pages of files use, stand under the same prefix.
        let lengths = StatutoryPeriod.Unit.allCases.map { $0.rawValue.replacing(" ", with: "-") }
        let texts = try ShippedPeriods.texts().keys(in: language).filter { key in
            key.hasPrefix("period.") && !lengths.contains { key.hasPrefix("period.\($0)") }
        }

        #expect(texts == Set(words.map { "period.\($0)" }))
    }
}
