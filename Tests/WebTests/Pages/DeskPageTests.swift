import Casework
import HTTPTypes
import Law
import Testing

@testable import Desk
@testable import Web

/// The lists that officers open all day.
struct DeskPageTests {
    static let now = PageWorld.moment(5, 8, 25)

    static func row(
        _ number: CaseNumber, _ badge: ClockView.Badge, left: Int, waits: Name<Role>? = nil,
        subject: String = "涉嫌销售假冒“松雪岭”大米"
    ) -> FileRow {
        FileRow(
            id: "f-\(number)", number: number, procedure: "transfer-to-police", procedureTitle: "涉嫌犯罪案件移送",
            stage: "approved", stageTitle: "待移送", subject: subject, agency: PageWorld.bureau,
            agencyName: "哈尔滨市道里区市场监督管理局", revision: 12, openedOn: CivilDate(2026, 3, 2),
            updatedAt: PageWorld.moment(4, 10),
            next: FileRow.NextClock(
                name: "dispatch", title: "向公安机关移送", alarm: PageWorld.moment(5, 10),
                last: PageWorld.moment(5, 11),
                lastDay: CivilDate(2026, 3, 5), isHours: true, isProvisional: false, badge: badge,
                left: ClockView.Left(count: left, unit: .minutes), source: "TR310 art. 5"), isEnded: false,
            waitsFor: waits)
    }

    static let rows = [
        row("230102-2026-00379", .late, left: -95),
        row("230102-2026-00417", .soon, left: 95, waits: "agency-head"),
        row("230102-2026-00436", .run, left: 1_500),
    ]

    static let notices = [
        NoticeView(
            id: 7, text: "notice.approve", values: [:], fileID: "f-1", number: "230102-2026-00417",
            madeAt: PageWorld.moment(4, 10), isRead: false)
    ]

    @Test func `the desk shows what is late first, then what is soon`() async throws {
        let world = try PageWorld.get()
        let desk = FixtureDesk(
            now: Self.now, signedIn: PageWorld.wang, rows: Self.rows, notices: Self.notices)

        try await world.visit(desk, signedIn: true) { visit in
            let page = try await visit.get("/desk")
            let read = try await visit.post("/notices/7/read", [])

            #expect(page.says("<h1>要紧的有 2 件，先办：向公安机关移送</h1>"))
            #expect(page.says("移送已批准，批准后计时移送"))
            #expect(read.location == "/desk")
            #expect(desk.seen.read == [7])
            try Golden.expect(page.body, "desk")
        }
    }

    @Test
    func `a file that names nobody is called by its number, and a notice says what became of its mails`()
        async throws
    {
        let world = try PageWorld.get()
        let row = Self.row("230102-2026-00379", .soon, left: 95, subject: "")
        var notice = Self.notices[0]
        notice.mail = ["bounced": 1, "sent": 2]
        let desk = FixtureDesk(now: Self.now, signedIn: PageWorld.wang, rows: [row], notices: [notice])

        try await world.visit(desk, signedIn: true) { visit in
            let page = try await visit.get("/desk")

            #expect(page.says("<a href=\"/files/f-230102-2026-00379\">230102-2026-00379</a>"))
            #expect(page.says("邮件：退回 1、已发 2"))
        }
    }

    @Test func `an empty desk says what would appear and how it begins`() async throws {
        let world = try PageWorld.get()

        try await world.visit(FixtureDesk(now: Self.now, signedIn: PageWorld.wang), signedIn: true) { visit in
            let page = try await visit.get("/desk")
            let files = try await visit.get("/files?procedure=report")

            #expect(page.says("没有时限在走的案卷。"))
            #expect(files.says("没有符合的案卷。"))
        }
    }

    @Test func `the list of files carries its filter in plain links`() async throws {
        let world = try PageWorld.get()

        try await world.visit(
            FixtureDesk(now: Self.now, signedIn: PageWorld.wang, rows: Self.rows), signedIn: true
        ) {
            visit in
            let page = try await visit.get("/files?procedure=transfer-to-police")

            #expect(page.says("href=\"/files?procedure=transfer-to-police&amp;due=2026-03-12\""))
            #expect(page.says("href=\"/files?procedure=transfer-to-police&amp;after=c-2\""))
            try Golden.expect(page.body, "files")
        }
    }

    @Test func `a spreadsheet computes nothing that a reporter wrote`() async throws {
        let world = try PageWorld.get()
        let rows = [Self.row("230102-2026-00417", .soon, left: 95, subject: "=HYPERLINK(\"http://x\",\"a\")")]

        try await world.visit(
            FixtureDesk(now: Self.now, signedIn: PageWorld.wang, rows: rows), signedIn: true
        ) {
            visit in
            let answer = try await visit.get("/files.csv")

            #expect(answer.headers[.contentType] == "text/csv; charset=utf-8")
            #expect(answer.body.hasPrefix("\u{FEFF}\"案卷号\""))
            #expect(answer.says(#""'=HYPERLINK(""http://x"",""a"")""#))
        }
    }

    @Test func `the intake desk sees the reports that nobody sent on`() async throws {
        let world = try PageWorld.get()

        try await world.visit(
            FixtureDesk(now: Self.now, signedIn: PageWorld.ma, rows: Self.rows), signedIn: true
        ) {
            visit in
            let page = try await visit.get("/reports")

            #expect(page.says("<h1>有 3 件举报等您受理、分流，最早的3月5日前</h1>"))
            try Golden.expect(page.body, "reports")
        }
    }

    @Test func `the head sees what to sign, what is about to be late and what is blocked`() async throws {
        let world = try PageWorld.get()

        try await world.visit(
            FixtureDesk(now: Self.now, signedIn: PageWorld.zhao, rows: Self.rows), signedIn: true
        ) {
            visit in
            let page = try await visit.get("/head")

            #expect(page.says("<h1>有 1 件等您签，最早的今天 10:00 前</h1>"))
            #expect(page.says("<a href=\"/head\" aria-current=\"page\">签批</a>"))
            try Golden.expect(page.body, "head")
        }
    }

    @Test func `nobody reads a list without signing in, and comes back to it afterwards`() async throws {
        let world = try PageWorld.get()

        try await world.visit(FixtureDesk(now: Self.now)) { visit in
            let answer = try await visit.get("/files?due=2026-03-12")

            #expect(answer.status == .seeOther)
            #expect(answer.location == "/sign-in?then=%2Ffiles%3Fdue%3D2026-03-12")
        }
    }
}
