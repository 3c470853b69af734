import Foundation
import Law
import Programmes
import Testing
import Yams

/// Files of periods that cannot be read, or do not fit.
@Suite struct PeriodLoadingTests {
    private func reading(_ period: String) throws -> [Period] {
        try YAMLDecoder().decode(PeriodGroup.self, from: "group: customs\nperiods:\n  - \(period)\n").periods
    }

    @Test func `an entry is read with all its parts`() throws {
        let period = try #require(
            reading(
                """
                { name: a-wait, by: agency, shape: wait, most: "#cap_months", setting: true, on_expiry: none,
                    runs: [{ id: a.b#months, source: TR310 art. 5, stated: allowed }],
                    extends: [{ name: more, by: "#ext", approved_by: head, times: 2, after: first }],
                    excludes: [testing, { ground: notarisation, most: a.b#wd }], excluded_by: SAMR2 art. 18 }
                """
            ).first)

        #expect(period.shape == .wait && period.isSetting && period.most == "#cap_months")
        #expect(period.editions == [PeriodEdition("a.b#months", source: "TR310 art. 5", stated: .allowed)])
        #expect(period.extensions.map(\.times) == [2] && period.extensions.map(\.after) == ["first"])
        #expect(period.exclusions == [PeriodExclusion("testing"), .init("notarisation", most: "a.b#wd")])
        #expect(period.excludedBy == "SAMR2 art. 18")
    }

    @Test(arguments: [
        "{}", "{ name: a }", "[]", "a", "{ name: a, by: agency, on_expiry: breach }",
        "{ name: a, by: agency, runs: [], on_expiry: someday }",
        "{ name: a, by: agency, runs: [], on_expiry: breach, shape: square }",
        "{ name: a, by: agency, runs: [], on_expiry: breach, excldues: [testing] }",
        "{ name: a, by: agency, runs: [a.b], on_expiry: breach }",
        "{ name: a, by: agency, runs: [{ id: a.b, text: TR310 }], on_expiry: breach }",
        "{ name: a, by: agency, runs: [{ id: a.b, source: TR310 article 5 }], on_expiry: breach }",
        "{ name: a, by: agency, runs: [{ id: a.b, stated: perhaps }], on_expiry: breach }",
        "{ name: a, by: b, runs: [], extends: [{ name: b, approved_by: c }], on_expiry: breach }",
        "{ name: a, by: b, runs: [], extends: [{ name: b, by: d, to: e, approved_by: c }], on_expiry: none }",
        "{ name: a, by: b, runs: [], extends: [{ name: b, until: asked, approved_by: c }], on_expiry: none }",
        "{ name: a, by: agency, runs: [], excludes: [{ most: a.b }], on_expiry: breach }",
        "{ name: a, by: agency, runs: [], on_expiry: breach, setting: maybe }",
    ])
    func `an entry that is not whole is refused`(period: String) {
        #expect(throws: DecodingError.self) { try reading(period) }
    }

    @Test func `a folder whose periods do not fit its rules is refused as a whole`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "periods-\(UUID().uuidString)")
        defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: folder) } }
        let periods = folder.appending(path: "periods")
        try FileManager.default.createDirectory(at: periods, withIntermediateDirectories: true)
        let text = """
            group: customs
            periods:
              - { name: a, by: customs, runs: [{ id: customs.nothing, source: CUST2018 }], on_expiry: breach }
              - { name: a, by: customs, runs: [{ id: customs.record, source: NOBODY }], on_expiry: breach }
            """
        try text.write(to: periods.appending(path: "customs.yaml"), atomically: true, encoding: .utf8)

        let faults = #expect(throws: PackFaults.self) {
            try LawFolder(folder).periods(in: ShippedPeriods.book())
        }
        #expect(faults?.faults.count == 4)
        #expect(faults?.description.contains("customs.nothing") == true)
        #expect(faults?.description.contains("NOBODY") == true)
    }
}
