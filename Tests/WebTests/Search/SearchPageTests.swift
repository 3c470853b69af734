import Casework
import HTTPTypes
import Law
import Testing

@testable import Desk
@testable import Web

/// The page of what was found.
struct SearchPageTests {
    static let now = PageWorld.moment(5, 8, 25)

    private static func found(
        _ number: CaseNumber, subject: String = "松雪岭粮油店", _ excerpt: FoundFile.Excerpt?
    ) -> FoundFile {
        FoundFile(row: DeskPageTests.row(number, .soon, left: 95, subject: subject), excerpt: excerpt)
    }

    private static func piece(
        _ place: FoundFile.Excerpt.Place, _ before: String, _ hit: String, _ after: String
    )
        -> FoundFile.Excerpt
    {
        FoundFile.Excerpt(
            place: place,
            pieces: [
                .init(text: before, isHit: false), .init(text: hit, isHit: true),
                .init(text: after, isHit: false),
            ])
    }

    private static var results: SearchResults {
        var counts = SearchResults.Counts()
        (counts.all, counts.open, counts.ended) = (3, 2, 1)
        counts.procedures = [.init(name: "transfer-to-police", title: "", count: 3)]
        return SearchResults(
            files: [
                found("230102-2026-00417", piece(.text, "…店内出售", "假冒", "商品，价格明显偏低…")),
                found("230102-2026-00379", piece(.party, "", "假冒", "不了商贸有限公司")),
                found("230102-2026-00101", nil),
            ],
            next: "q71", counts: counts)
    }

    private func desk(_ found: SearchResults = Self.results, rows: [FileRow] = []) -> FixtureDesk {
        FixtureDesk(now: Self.now, signedIn: PageWorld.wang, rows: rows, found: found)
    }

    private static let typed = "/files?q=%E5%81%87%E5%86%92"

    @Test func `nobody searches without signing in`() async throws {
        let world = try PageWorld.get()
        let desk = FixtureDesk(now: Self.now, found: Self.results)

        try await world.visit(desk) { visit in
            let answer = try await visit.get(Self.typed)

            #expect(answer.status == .seeOther)
            #expect(answer.location?.hasPrefix("/sign-in") == true)
            #expect(desk.seen.searched.isEmpty)
        }
    }

    @Test func `a search that is too long is refused with its limit of characters`() async throws {
        let world = try PageWorld.get()

        try await world.visit(desk(), signedIn: true) { visit in
            let answer = try await visit.get("/files?q=" + String(repeating: "a", count: 201))

            #expect(answer.status == .unprocessableContent)
            #expect(answer.says("太长"))
        }
    }

    @Test func `the index answers, the words are marked where they stand, and the conditions are kept`()
        async throws
    {
        let world = try PageWorld.get()
        let desk = desk()

        try await world.visit(desk, signedIn: true) { visit in
            let page = try await visit.get(
                Self.typed + "&procedure=transfer-to-police&open=yes&due=2026-03-12")

            #expect(page.says("<h1>3 件案卷里有“假冒”</h1>"))
            #expect(page.says("店内出售<mark>假冒</mark>商品"))
            #expect(page.says("<input type=\"hidden\" name=\"open\" value=\"yes\">"))
            #expect(page.says("name=\"q\" placeholder=\"案卷号、当事人、权利号\" value=\"假冒\""))
            #expect(
                page.says(
                    "/files?procedure=transfer-to-police&amp;due=2026-03-12&amp;open=yes&amp;q=%E5%81%87%E5%86%92"
                        + "&amp;after=q71"))
            try Golden.expect(page.body, "search")
        }
        let asked = try #require(desk.seen.searched.first)
        #expect(
            asked.search
                == FileSearch(
                    words: "假冒", procedure: "transfer-to-police", isOpen: true,
                    dueBefore: CivilDate(2026, 3, 12)))
    }

    @Test func `a later page says how to come back to the first, and more than a thousand are not counted`()
        async throws
    {
        let world = try PageWorld.get()
        var counts = SearchResults.Counts()
        (counts.all, counts.open) = (1_001, 1_001)
        let desk = desk(SearchResults(files: Self.results.files, next: nil, counts: counts))

        try await world.visit(desk, signedIn: true) { visit in
            let page = try await visit.get(Self.typed + "&after=q71")

            #expect(page.says("<h1>1,000+ 件案卷里有“假冒”</h1>"))
            #expect(page.says("回到开头"))
            #expect(!page.says("往后 50 件"))
            try Golden.expect(page.body, "search-later")
        }
        #expect(desk.seen.searched.map(\.after) == ["q71"])
    }

    @Test func `what finds nothing says what was asked, and how to ask for more`() async throws {
        let world = try PageWorld.get()
        let nothing = SearchResults(files: [], next: nil, counts: .init())

        try await world.visit(desk(nothing), signedIn: true) { visit in
            let page = try await visit.get("/files?q=%E5%81%87%E5%86%92%20%E6%9D%BE%E9%9B%AA&open=no")

            #expect(page.says("<h1>没有查到“假冒 松雪”</h1>"))
            #expect(page.says("只看已经结束的"))
            #expect(page.says("<a href=\"/files?q=%E6%9D%BE%E9%9B%AA\">只查“松雪”</a>"))
            try Golden.expect(page.body, "search-none")
        }
    }

    @Test func `the whole number of a file opens the file`() async throws {
        let world = try PageWorld.get()
        let desk = desk(rows: DeskPageTests.rows)

        try await world.visit(desk, signedIn: true) { visit in
            let answer = try await visit.get("/files?q=230102-2026-00417")

            #expect(answer.status == .seeOther)
            #expect(answer.location == "/files/230102-2026-00417")
            #expect(desk.seen.searched.isEmpty)
        }
    }

    @Test func `markup in words, parties and texts is shown as it was written`() async throws {
        let world = try PageWorld.get()
        let markup = EscapingTests.markup
        let found = Self.found(
            "230102-2026-00417", subject: markup, Self.piece(.text, markup, markup, markup))
        let results = SearchResults(files: [found], next: nil, counts: .init())

        try await world.visit(desk(results), signedIn: true) { visit in
            let page = try await visit.get("/files?q=" + FormText.segment(markup))

            #expect(!page.says("<script>alert") && !page.says("\"><script"))
            #expect(page.says("<mark>&quot;&gt;&lt;script&gt;"))
        }
    }

    @Test func `the page is said in English`() async throws {
        let world = try PageWorld.get()

        try await world.visit(desk(), signedIn: true) { visit in
            _ = try await visit.get("/desk?lang=en")
            let page = try await visit.get(Self.typed)

            #expect(page.says("<h1>3 files have “假冒”</h1>"))
            #expect(page.says("not ended 2"))
        }
    }
}
