import Law
import Programmes
import Testing

/// A province or a zone with a rule of its own on jurisdiction. None is loaded; here some are planted.
@Suite struct `Rules of one area on jurisdiction` {
    private static let rule = "admin.jurisdiction.place"
    private static let from = CivilDate(2026, 3, 2)
    private static let songbei = "230109"

    private func world(_ areas: String...) throws -> Jurisdictions {
        let book = try KnownJurisdiction.book()
        let national = try #require(book.rule(Self.rule))
        let overlays = areas.map { area in
            LegalRule(
                id: national.id, zh: "另有规定", basis: nil, citations: ["FTZ2019-16"],
                values: national.values, confidence: .high, from: Self.from, to: nil, on: national.on,
                note: nil,
                details: national.details, area: area)
        }
        return try KnownJurisdiction.planted(book: book.adding(overlays))
    }

    private func answer(
        at divisions: [String], zones: [String]? = [], filed: CivilDate = from, in world: Jurisdictions
    ) throws -> JurisdictionAnswer {
        let places = divisions.map { JurisdictionQuestion.Place(.act, $0) }
        let question = JurisdictionQuestion.about(.trademark, on: .penalty, at: places, filed: filed) {
            $0.zones = zones
        }
        return try world.answer(question, today: KnownJurisdiction.today)
    }

    private func sources(_ answer: JurisdictionAnswer) -> [Citation] {
        answer.trace.filter { $0.rule == Self.rule }.flatMap(\.sources)
    }

    @Test(arguments: ["hlj-ftz-heihe", "nowhere"])
    func `a zone that lies in none of the places is refused`(zone: String) throws {
        let world = try world()
        do throws(JurisdictionFaults) {
            let question = JurisdictionQuestion.about(
                .trademark, on: .penalty, at: [.init(.act, Self.songbei)]
            ) { $0.zones = [zone] }
            _ = try world.answer(question, today: KnownJurisdiction.today)
            Issue.record("not refused")
        } catch {
            #expect(error.faults == [.zoneElsewhere(zone)])
        }
    }

    @Test(arguments: [(-1, false), (0, true), (1, true)])
    func `the rule of the province goes before that of the nation from its day on`(days: Int, isOwn: Bool)
        throws
    {
        let answer = try answer(
            at: [KnownJurisdiction.daoli], filed: Self.from + days, in: try world("230000"))

        #expect(sources(answer).contains("FTZ2019-16") == isOwn)
        #expect(answer.trace.contains { $0.because.key == "jurisdiction-version-of-area" } == isOwn)
        #expect(answer.outcome == .determined)
    }

    @Test func `a zone goes before the province, and a neighbour province has neither`() throws {
        let world = try world("230000", "hlj-ftz-harbin")

        let inside = try answer(at: [Self.songbei], zones: ["hlj-ftz-harbin"], in: world)
        let outside = try answer(at: [KnownJurisdiction.changchunNanguan], in: world)

        let named = inside.trace.first { $0.because.key == "jurisdiction-version-of-area" }?.because.values
        #expect(named?["area"]?.contains("哈尔滨片区") == true)
        #expect(!sources(outside).contains("FTZ2019-16"))
    }

    @Test func `whether it lies in the zone is asked, and not guessed`() throws {
        let open = try answer(at: [Self.songbei], zones: nil, in: try world("hlj-ftz-harbin"))

        #expect(open.outcome == .undetermined)
        #expect(open.grounds.missing.contains("zone"))
        #expect(!sources(open).contains("FTZ2019-16"))
    }

    @Test func `places under different rules leave it open which counts`() throws {
        let world = try world("230000")
        let both = try answer(
            at: [KnownJurisdiction.daoli, KnownJurisdiction.changchunNanguan], in: world)

        #expect(both.outcome == .undetermined)
        #expect(both.trace.contains { $0.because.key == "jurisdiction-areas-differ" })
    }
}
