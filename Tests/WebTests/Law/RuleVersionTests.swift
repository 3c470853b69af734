import Foundation
import Law
import Testing

@testable import Web

/// What the page of a rule says of its versions, and of areas with rules of their own.
struct RuleVersionTests {
    /// The shipped law with a release of the province, from 2026-05-01 on.
    private func page(_ id: String, on day: CivilDate, language: Language = .chinese) throws -> String {
        let world = try PageWorld.get()
        let national = try #require(world.rules.rule("link.step.approve"))
        func version(_ days: Int, from: CivilDate, area: String?) -> LegalRule {
            LegalRule(
                id: national.id, zh: national.zh, basis: national.basis, citations: national.citations,
                values: ["days": .number(days)], confidence: .verified, from: from, to: nil, on: national.on,
                note: nil, area: area)
        }
        let book = world.rules.adding([
            version(2, from: CivilDate(2026, 5, 1), area: "230000"),
            version(5, from: CivilDate(2027, 1, 1), area: nil),
        ])
        let shelf = LawShelf(book)
        let words = world.words(language)
        let rule = try #require(shelf.rule(id, on: day))
        let page = RulePage(
            rule, in: shelf, asked: day, today: day, uses: [], live: nil, periods: world.periods,
            mayPropose: false, words)
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

        let area = try #require(html.firstRange(of: "230000"))
        let nation = try #require(html.firstRange(of: "全国</th>"))
        #expect(area.lowerBound != nation.lowerBound)
        #expect(html.contains("在这个地区的适用，要先写明地点"))
        #expect(html.contains("适用这一版"))
    }

    @Test func `versions stand on one line of time, with their table beneath`() throws {
        let html = try page("link.step.approve", on: CivilDate(2026, 6, 1))

        #expect(html.contains("class=\"term versions-bar\""))
        #expect(html.contains("2027年1月1日起"))
    }
}
