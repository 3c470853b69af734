import Foundation
import Law
import Programmes
import Testing

@Suite struct OverlayTests {
    private static let overlays = """
        - id: admin.assist
          area: "230000"
          zh: 本省协查
          value: { wd: 12 }
          citations: [HLJ-IPR2024 art. 9]
          from: 2026-01-01
          conf: high
        - id: admin.assist
          area: hlj-ftz
          zh: 试验区协查
          value: { wd: 10 }
          citations: [FTZ2019-16]
          from: 2026-07-01
          conf: press
        - id: admin.assist
          area: hlj-ftz-harbin
          zh: 哈尔滨片区协查
          value: { wd: 5 }
          citations: [FTZ2019-16]
          from: 2026-09-01
          to: 2026-12-31
          conf: high
        """

    private func book() throws -> (book: RuleBook, divisions: Divisions) {
        let law = try PlantedLaw()
        try law.write(OverlayTests.overlays, to: "overlays/planted.yaml")
        let folder = LawFolder(law.folder)
        let result = (try folder.ruleBook(), try folder.divisions())
        try law.remove()
        return result
    }

    @Test(arguments: [
        ("220000", [String](), CivilDate(2026, 10, 1), 15), ("230200", [], CivilDate(2025, 12, 31), 15),
        ("230200", [], CivilDate(2026, 1, 1), 12), ("230109", [], CivilDate(2026, 10, 1), 12),
        ("230109", ["hlj-ftz-harbin"], CivilDate(2026, 6, 30), 12),
        ("230109", ["hlj-ftz-harbin"], CivilDate(2026, 7, 1), 10),
        ("230109", ["hlj-ftz-harbin"], CivilDate(2026, 8, 31), 10),
        ("230109", ["hlj-ftz-harbin"], CivilDate(2026, 9, 1), 5),
        ("230109", ["hlj-ftz-harbin"], CivilDate(2026, 12, 31), 5),
        ("230109", ["hlj-ftz-harbin"], CivilDate(2027, 1, 1), 10),
        ("231081", ["hlj-ftz-suifenhe"], CivilDate(2026, 10, 1), 10),
    ])
    func `zone before province before nation, each in its days`(
        division: String, zones: [String], day: CivilDate, days: Int
    ) throws {
        let (book, divisions) = try book()
        let place = try LegalArea(division: division, zones: zones, among: divisions, and: book.zones)

        let value = try #require(book.value(id: "admin.assist", on: day, at: place))

        #expect(value.number == days)
        #expect(value.unit == .workingDays)
    }

    @Test func `precedence is shown, the closest first`() throws {
        let (book, divisions) = try book()
        let place = try LegalArea(
            division: "230109", zones: ["hlj-ftz-harbin"], among: divisions, and: book.zones)

        let found = try #require(
            book.resolution(of: "admin.assist", on: CivilDate(2026, 8, 3), at: place))

        #expect(found.considered.map(\.rule.area) == ["hlj-ftz-harbin", "hlj-ftz", "230000", nil])
        #expect(
            found.considered.map(\.standing) == [.notInForce, .chosen, .lessSpecific, .lessSpecific])
    }

    @Test func `nothing is loaded for this province yet`() throws {
        let folder = LawFolder(PlantedLaw.shipped)
        let (book, divisions) = (try folder.ruleBook(), try folder.divisions())
        let place = try LegalArea(division: "230109", zones: nil, among: divisions, and: book.zones)

        #expect(book.overlays == [])
        #expect(book.value(id: "admin.assist", on: CivilDate(2026, 10, 1), at: place)?.number == 15)
        #expect(book.resolution(of: "admin.assist", on: CivilDate(2026, 10, 1), at: place)?.isOpen == false)
    }

    @Test(arguments: [
        (
            "    citations: [HLJ-IPR2024 art. 9]\n", "    citations: []\n    uncited: 无\n",
            "`admin.assist` for 230000 rests on no text of its own"
        ),
        ("area: \"230000\"", "area: \"239999\"", "no division has the code `239999`"),
        (
            "area: hlj-ftz\n", "area: hlj-ftzz\n",
            "`hlj-ftzz` of `admin.assist` is neither a division nor a zone"
        ),
        (
            "- id: admin.assist", "- id: admin.asist",
            "no rule has the id `admin.asist`, which the overlay of 230000 names"
        ),
        (
            "value: { wd: 12 }", "value: { days: 12 }",
            "`admin.assist` counts `days` in one version and not in the other"
        ),
        ("    area: \"230000\"\n", "", "overlay admin.assist has no `area`"),
        ("    conf: high\n", "", "overlay admin.assist has no `conf`"),
    ])
    func `an overlay that stands on nothing is refused`(old: String, new: String, fault: String) throws {
        let law = try PlantedLaw()
        let text = OverlayTests.overlays.split(separator: "\n").map { "  \($0)\n" }.joined()
        try law.write(text, to: "overlays/planted.yaml")
        try law.replace(old, with: new, in: "overlays/planted.yaml")

        let faults = law.faults()

        let found = try #require(faults.first { $0.fault == fault }, "\(faults)")
        #expect(found.place.file == "law/overlays/planted.yaml")
        try law.remove()
    }
}

@Suite struct ZoneTests {
    @Test func `the free-trade zone has three areas`() throws {
        let book = try LawFolder(PlantedLaw.shipped).ruleBook()

        #expect(
            book.zones.filter { $0.within == "hlj-ftz" }.map(\.divisions) == [
                ["230100"], ["231100"], ["231081"],
            ])
    }

    @Test func `a matter cannot lie in a zone of another city`() throws {
        let folder = LawFolder(PlantedLaw.shipped)
        let (book, divisions) = (try folder.ruleBook(), try folder.divisions())

        #expect(throws: LegalArea.Fault.zoneElsewhere(key: "hlj-ftz-heihe", division: "230109")) {
            try LegalArea(division: "230109", zones: ["hlj-ftz-heihe"], among: divisions, and: book.zones)
        }
    }
}
