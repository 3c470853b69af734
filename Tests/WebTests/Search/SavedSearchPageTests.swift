import Casework
import HTTPTypes
import Law
import Testing

@testable import Desk
@testable import Web

/// Keeping a search, and the list of those that are kept.
struct SavedSearchPageTests {
    static let now = PageWorld.moment(5, 8, 25)

    private static let kept = [
        SavedSearchView(
            id: "s-1", title: "松雪岭", lastTitle: "松雪",
            search: FileSearch(words: "松雪岭", procedure: "transfer-to-police", isOpen: true),
            alert: .absentBy(CivilDate(2026, 3, 9))),
        SavedSearchView(
            id: "s-2", title: "假冒", search: FileSearch(words: "假冒"), alert: .silentFor(days: 10),
            toldAt: PageWorld.moment(4, 10)),
        SavedSearchView(
            id: "s-3", title: "删掉的", search: FileSearch(words: "旧"), alert: .found, isRemoved: true),
    ]

    private func desk(refusing: (any Error)? = nil, notices: [NoticeView] = []) -> FixtureDesk {
        FixtureDesk(
            now: Self.now, signedIn: PageWorld.wang, refusing: refusing, notices: notices, kept: Self.kept)
    }

    @Test func `who is not signed in keeps nothing, and neither does a form without its word`() async throws {
        let world = try PageWorld.get()
        let desk = desk()

        try await world.visit(desk) { visit in
            let list = try await visit.get("/files/searches")
            #expect(list.location?.hasPrefix("/sign-in") == true)
        }
        try await world.visit(desk, signedIn: true) { visit in
            let forged = try await visit.post(
                "/files/searches", [("q", "假冒"), ("title", "假冒"), ("alert", "none")], word: "other")
            #expect(forged.status == .forbidden)
        }
        #expect(desk.seen.kept.isEmpty)
    }

    @Test(arguments: [
        ([("alert", "absent-by")], "until"), ([("alert", "absent-by"), ("until", "2026-02-30")], "until"),
        ([("alert", "silent-for")], "days"), ([("alert", "silent-for"), ("days", "十")], "days"),
        ([("alert", "everything")], "alert"),
    ])
    func `an alert that lacks its day or its days is refused at its field`(
        fields: [(String, String)], field: String
    ) async throws {
        let world = try PageWorld.get()
        let desk = desk()

        try await world.visit(desk, signedIn: true) { visit in
            let answer = try await visit.post(
                "/files/searches", [("q", "假冒"), ("title", "我的")] + fields)

            #expect(answer.status == .unprocessableContent)
            #expect(answer.says("id=\"save-\(field)-fault\""))
            #expect(answer.says("value=\"我的\""))
            #expect(answer.says("<details id=\"save\" open>"))
        }
        #expect(desk.seen.kept.isEmpty)
    }

    @Test func `a search is kept with its conditions and its alert`() async throws {
        let world = try PageWorld.get()
        let desk = desk()

        try await world.visit(desk, signedIn: true) { visit in
            let answer = try await visit.post(
                "/files/searches",
                [
                    ("q", "假冒"), ("procedure", "report"), ("open", "yes"), ("title", "假冒的举报"),
                    ("alert", "absent-by"), ("until", "2026-03-09"), ("days", ""),
                ])

            #expect(answer.location == "/files/searches?done=saved&search=s-1")
        }
        let kept = try #require(desk.seen.kept.first)
        #expect(kept.title == "假冒的举报")
        #expect(kept.search == FileSearch(words: "假冒", procedure: "report", isOpen: true))
        #expect(kept.alert == .absentBy(CivilDate(2026, 3, 9)))
    }

    @Test func `the list says what each looks for and waits for, and leads to what it finds now`()
        async throws
    {
        let world = try PageWorld.get()

        try await world.visit(desk(), signedIn: true) { visit in
            let page = try await visit.get("/files/searches")
            let run = try await visit.get("/files/searches/s-1")
            let unknown = try await visit.get("/files/searches/s-9")
            let files = try await visit.get("/files")

            #expect(!page.says("删掉的"))
            try Golden.expect(page.body, "saved-searches")
            #expect(
                run.location
                    == "/files?procedure=transfer-to-police&open=yes&q=%E6%9D%BE%E9%9B%AA%E5%B2%AD")
            #expect(unknown.status == .notFound)
            #expect(files.says("<a href=\"/files/searches/s-1\">松雪岭</a>"))
        }
    }

    @Test func `what was renamed or removed is put back by one button`() async throws {
        let world = try PageWorld.get()
        let desk = desk()

        try await world.visit(desk, signedIn: true) { visit in
            let renamed = try await visit.post(
                "/files/searches/s-1", [("title", "松雪岭大米"), ("alert", "found")])
            let after = try await visit.get("/files/searches?done=changed&search=s-1")
            let removed = try await visit.post("/files/searches/s-3/removal", [])
            let gone = try await visit.get("/files/searches?done=removed&search=s-3")
            let back = try await visit.post("/files/searches/s-3/undo", [])

            #expect(renamed.location == "/files/searches?done=changed&search=s-1")
            #expect(after.says("改回“松雪”"))
            #expect(removed.location == "/files/searches?done=removed&search=s-3")
            #expect(gone.says("已删除“删掉的”"))
            #expect(gone.says("action=\"/files/searches/s-3/undo\""))
            #expect(back.location == "/files/searches?done=undone&search=s-3")
        }
        #expect(desk.seen.kept.map(\.title) == ["松雪岭大米", "- 删掉的", "+ 删掉的"])
    }

    @Test func `a change that is refused stands at its search, as it was typed`() async throws {
        let world = try PageWorld.get()

        try await world.visit(desk(refusing: DeskRefusal.searchTooWide(most: 1_000)), signedIn: true) {
            visit in
            let answer = try await visit.post(
                "/files/searches/s-2", [("title", "改了名"), ("alert", "found")])

            #expect(answer.status == .unprocessableContent)
            #expect(answer.says("查得太宽，没法提醒"))
            #expect(answer.says("<details id=\"change-s-2\" open>"))
            #expect(answer.says("value=\"改了名\""))
        }
    }

    @Test func `a notice names the search and leads to it, and one that was removed is not named`()
        async throws
    {
        let world = try PageWorld.get()
        let notices = [
            NoticeView(
                id: 1, text: "notice.search-found", values: ["search": "s-1", "title": "松雪岭", "count": "3"],
                fileID: nil, number: nil, madeAt: PageWorld.moment(4, 10), isRead: false),
            NoticeView(
                id: 2, text: "notice.search-absent", values: ["search": "s-8", "day": "2026-03-03"],
                fileID: nil, number: nil, madeAt: PageWorld.moment(4, 10), isRead: false),
        ]

        try await world.visit(desk(notices: notices), signedIn: true) { visit in
            let page = try await visit.get("/desk")

            #expect(page.says("<a href=\"/files/searches/s-1\">“松雪岭”查到 3 件新案卷</a>"))
            #expect(page.says("“已删除的查询”：到2026年3月3日"))
            #expect(!page.says("/files/searches/s-8"))
        }
    }
}
