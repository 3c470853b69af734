import Foundation
import Law
import Programmes
import Testing

@testable import Desk
@testable import Web

/// Whoever reads in another language than Chinese meets Chinese only where it is data: names, statutes, narratives.
@Suite("The languages of the whole site")
struct LanguageCrawlTests {
    /// Where visitors without an account begin. The pages link to each other; what is asked for in words is begun with
    /// some.
    private static let open =
        ["/", "/law?q=patent", "/help?q=trademark", "/public/penalties?q=a", "/policy?state=built"]

    /// Where somebody at work begins; what a post has no use for is refused in words.
    private static let atWork = [
        "/desk", "/files?q=%E5%95%86%E6%A0%87", "/my/post", "/head", "/mail", "/hotline", "/knowledge",
        "/law/releases", "/supervision", "/sign-out",
    ]

    /// Doors that are no pages but lead to one.
    private static let leading: Set<String> = [
        "GET /files/searches/{id}", "GET /hotline/calls", "GET /leave", "GET /matter/acts",
        "GET /matter/documents", "GET /matter/paper",
        "GET /progress/acts", "GET /progress/evidence", "GET /report", "GET /report/again",
    ]

    /// What nobody comes to here, with the reason.
    private static let unreached: [String: String] = [
        "GET /assets/{name}": "style and script, no page",
        "GET /calendar/{token}": "a calendar, no page",
        "GET /favicon.ico": "a picture, no page",
        "GET /files/{id}/drafts/{kind}/pdf": "the sheets of a draft, which is reached as a page",
        "GET /sign-in/provider": "leads to the provider of identities, which this office does not have",
        "GET /sign-in/provider/answer": "where a provider sends browsers back to",
        "GET /samples/{number}/list.txt": "the sealed list of a sample, no page",
        "GET /trail/export": "the signed trail, a text for machines",
        "GET /robots.txt": "for machines, no page",
        "GET /healthz": "for machines, no page",
        "GET /metrics": "for machines, no page",
    ]

    @Test func `every page is whole in English, and every open one in Traditional Chinese and Russian`()
        async throws
    {
        try await WholeOffice.with { whole in
            let shipped = try PageWorld.get()
            func open(
                lending lender: Language,
                _ body: @escaping @Sendable (WholeSite) async throws -> [Language: Set<RouteLog.Entry>]
            ) async throws -> [Language: Set<RouteLog.Entry>] {
                let pages = try Site.Pages(
                    folders: Site.Folders(share: Places.share.path),
                    texts: MarkedWords(shipped.texts, lender: lender).texts)
                let titles = MarkedTitles(library: shipped.library, lender: lender)
                return try await whole.open(pages: pages, titles: titles, body)
            }
            let russian = try await open(lending: .english) { site in
                [.russian: try await openPages(of: site, in: .russian)]
            }
            let others = try await open(lending: .chinese) { site in
                let traditional = try await openPages(of: site, in: .traditionalChinese)
                let english = try await openPages(of: site, in: .english)
                try await expectWorkInEnglish(of: site, besides: english)
                return [.traditionalChinese: traditional, .english: english]
            }
            expectTheSamePages(russian.merging(others) { first, _ in first })
        }
    }

    /// Reads every page that a stranger finds, and whatever a form or a code opens; tells what was asked.
    private func openPages(of site: WholeSite, in language: Language) async throws -> Set<RouteLog.Entry> {
        _ = site.log.take()
        var crawl = Crawl(site.doors)
        let visitor = try await site.visit(as: nil, in: language)
        let errands = OpenErrands(site: site, language: language)
        let pages = try await crawl.pages(from: Self.open, with: visitor)
        var reader = PageReader(language, site.data)
        reader.read(pages, as: "nobody")
        reader.read(try await errands.pages(), as: "nobody")
        reader.read(try await errands.answersOfTheLaw(pages), as: "nobody")
        #expect(reader.faults == [], "\(language.rawValue)")
        #expect(reader.count > 80, "\(language.rawValue)")
        return site.log.take()
    }

    /// Every page of every kind of post.
    private func expectWorkInEnglish(
        of site: WholeSite, besides open: Set<RouteLog.Entry>
    ) async throws {
        var reader = PageReader(.english, site.data)
        var crawl = Crawl(site.doors)
        for login in site.whole.posts {
            let visitor = try await site.visit(as: login, in: .english)
            var own = try await site.whole.file(shared: true, with: login).map { ["/files/\($0)/same"] } ?? []
            own.append("/files/\(site.whole.redacted)/redaction")
            reader.read(try await crawl.pages(from: Self.atWork + own, with: visitor), as: login.login)
        }
        #expect(reader.faults == [])
        #expect(reader.count > 250)
        let asked = open.union(site.log.take()).filter { $0.language != Language.chinese.rawValue }
        let given = Set(asked.filter { $0.status == 200 }.map(\.door))
        let led = Set(asked.filter { $0.status == 303 && $0.door.hasPrefix("GET ") }.map(\.door)).subtracting(
            given)
        let doors = site.doors.filter { $0.method == "GET" && !$0.path.hasPrefix("/api/") }.map(\.name)
        let missed = Set(doors).subtracting(given).subtracting(Self.leading)
        #expect(missed.sorted() == Self.unreached.keys.sorted())
        let pages = Set(asked.filter { $0.status == 200 && $0.isPage }.map(\.door))
        let data = Set(doors).subtracting(pages).subtracting(Self.leading)
        #expect(data.sorted() == OutwardDoors.ofPages.keys.sorted(), "a door that is no page: OutwardDoors")
        #expect(led.subtracting(Self.leading).sorted() == [], "these led elsewhere, whoever came")
    }

    /// What strangers are shown in English they are shown in the other languages; the law base has no Russian.
    private func expectTheSamePages(_ asked: [Language: Set<RouteLog.Entry>]) {
        func pages(_ language: Language) -> Set<String> {
            Set(
                (asked[language] ?? []).filter { $0.status == 200 && $0.language == language.rawValue }
                    .map(\.door))
        }
        let english = pages(.english)
        let ofLaw = english.filter { $0.contains(" /law") }
        #expect(english.subtracting(pages(.traditionalChinese)).sorted() == [])
        #expect(english.subtracting(pages(.russian)).subtracting(ofLaw).sorted() == [])
        #expect(pages(.russian).isDisjoint(with: ofLaw), "the law base has no Russian")
        #expect(ofLaw.count >= 8 && english.count > 35, "\(english.sorted())")
    }
}
