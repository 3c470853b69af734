import Foundation
import Law
import Testing

@testable import Web

/// What the page of a rule says of its versions, of releases, and of areas with rules of their own.
struct RuleVersionTests {
    /// The shipped law with a release: two days in the province from 2026-05-01, one in an area of the free-trade
    /// zone, five in the country from 2027-01-01.
    private func page(
        _ id: String, on day: CivilDate, at place: AskedPlace = AskedPlace(division: nil, zone: nil),
        language: Language = .chinese
    ) throws -> String {
        let world = try PageWorld.get()
        let national = try #require(world.rules.rule("link.step.approve"))
        func version(_ days: Int, from: CivilDate, area: String?) -> LegalRule {
            LegalRule(
                id: national.id, zh: national.zh, basis: national.basis, citations: national.citations,
                values: ["days": .number(days)], confidence: .verified, from: from, to: nil, on: national.on,
                note: nil, area: area)
        }
        let release = LawRelease(
            title: [:], from: CivilDate(2026, 5, 1), reason: "", authority: "TR310", changelog: [:],
            rules: [
                version(2, from: CivilDate(2026, 5, 1), area: "230000"),
                version(1, from: CivilDate(2026, 5, 1), area: "hlj-ftz-harbin"),
                version(5, from: CivilDate(2027, 1, 1), area: nil),
            ], thresholds: [])
        let law = LawInForce(base: world.rules, releases: [.init(7, release)])
        let shelf = LawShelf(law.book, of: law, divisions: world.jurisdictions.divisions)
        let words = world.words(language)
        let fields = PlaceFields(FixtureDesk(now: LawPageTests.now), words)
        let rulePlace = RulePlace(place, of: id, on: day, asked: day, in: shelf, fields, words)
        let rule = try #require(rulePlace.rule ?? shelf.rule(id, on: day))
        let page = RulePage(
            rule, in: shelf, asked: day, today: day, place: rulePlace, uses: [], live: nil,
            periods: world.periods, mayPropose: false, words)
        let templates = try Templates(
            folder: Places.share.appendingPathComponent("templates").path, texts: world.texts)
        return templates.render(page, RulePage.template, in: language)
    }

    @Test(arguments: [
        (CivilDate(2026, 12, 31), "<dd>3 日</dd>"), (CivilDate(2027, 1, 1), "<dd>5 日</dd>"),
    ])
    func `the version of the day is shown, the day before and the day itself`(day: CivilDate, figure: String)
        throws
    {
        #expect(try page("link.step.approve", on: day).contains(figure))
    }

    @Test func `the rule of an area stands before that of the nation, with its standing`() throws {
        let html = try page("link.step.approve", on: CivilDate(2026, 6, 1))

        let areas = html.matches(of: /<th scope="row">([^<]+)<\/th>/).map { String($0.1) }
        #expect(areas.contains("全国") && areas.contains("黑龙江省"))
        #expect(html.contains("适用这一版"))
        #expect(html.contains("在这个地区的适用，要先写明地点"))
    }

    @Test(arguments: [
        ("230102", "none", CivilDate(2026, 4, 30), "<dd>3 日</dd>", "适用全国的版本"),
        ("230102", "none", CivilDate(2026, 5, 1), "<dd>2 日</dd>", "适用黑龙江省的版本"),
        ("230109", "hlj-ftz-harbin", CivilDate(2026, 5, 1), "<dd>1 日</dd>", "哈尔滨片区的版本"),
        ("110000", "none", CivilDate(2026, 5, 1), "<dd>3 日</dd>", "适用全国的版本"),
    ])
    func `the version of the place is shown, and the page says which it is`(
        division: String, zone: String, day: CivilDate, figure: String, said: String
    ) throws {
        let html = try page(
            "link.step.approve", on: day, at: AskedPlace(division: division, zone: zone))

        #expect(html.contains(figure))
        #expect(html.contains(said))
        #expect(html.contains("value=\"\(division)\" selected"))
    }

    @Test func `a zone alone is enough, and one that lies elsewhere is refused at its field`() throws {
        let day = CivilDate(2026, 5, 1)
        let alone = try page(
            "link.step.approve", on: day, at: AskedPlace(division: nil, zone: "hlj-ftz-harbin"))
        let elsewhere = try page(
            "link.step.approve", on: day, at: AskedPlace(division: "230109", zone: "hlj-ftz-heihe"))
        let unknown = try page(
            "link.step.approve", on: day, at: AskedPlace(division: "999999", zone: "<b>x"))

        #expect(alone.contains("<dd>1 日</dd>"))
        #expect(elsewhere.contains("黑河片区不在哈尔滨市松北区"))
        #expect(elsewhere.contains("aria-invalid=\"true\""))
        #expect(unknown.contains("aria-invalid=\"true\"") && !unknown.contains("<b>x"))
    }

    @Test func `where a zone could decide and nobody said, the page says so`() throws {
        let html = try page(
            "link.step.approve", on: CivilDate(2026, 5, 1), at: AskedPlace(division: "230109", zone: nil))

        #expect(html.contains("先说明是否在区内"))
    }

    @Test func `a version names the release that brought it, and what ships says so`() throws {
        let released = try page("link.step.approve", on: CivilDate(2027, 1, 1))
        let shipped = try page("admin.lead.verify", on: CivilDate(2027, 1, 1))

        #expect(released.contains("href=\"/law/changes#release-7\""))
        #expect(released.contains("第 7 号发布"))
        #expect(shipped.contains("随软件发布的规则库"))
        #expect(!shipped.contains("#release-7"))
    }

    @Test func `versions stand on one line of time, with their table beneath`() throws {
        let html = try page("link.step.approve", on: CivilDate(2026, 6, 1))

        #expect(html.contains("class=\"term versions-bar\""))
        #expect(html.contains("2027年1月1日起"))
    }
}
