import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Law
import Programmes
import Testing

@testable import Desk
@testable import Web

/// Pages of mail and calendars over a real office.
struct PostPageTests {
    private static func with(
        _ body: @escaping @Sendable (Office, any TestClientProtocol) async throws -> Void
    ) async throws {
        let root = FileManager.default.temporaryDirectory.appending(path: "post-\(UUID().uuidString)")
        let text = try String(
            contentsOf: Places.share.appendingPathComponent("worlds/demo.yaml"), encoding: .utf8)
        let (office, _) = try await Office.create(
            OfficeFolder(root: root), share: Places.share, world: World(reading: text, file: "demo.yaml"),
            named: "test", clock: OfficeClock(standingAt: OpenOffice.monday), passwords: .demo,
            content: PageWorld.content.get())
        let shipped = try PageWorld.get()
        let divisions = try Divisions(csv: [], provinces: "code,name\n230000,黑龙江省\n")
        let site = try Site(
            desk: WorkingDesk(office, divisions: divisions, site: "https://office.example"),
            pages: PageWorld.pages.get(), titles: shipped.library)
        try await Application(router: site.router()).test(.router) { client in
            try await body(office, client)
        }
        try office.close()
        try FileManager.default.removeItem(at: root)
        try FileManager.default.removeItem(at: OfficeFolder(root: root).key)
    }

    private static func person(_ login: String, at office: Office, _ client: any TestClientProtocol)
        async throws -> (visit: Visit, word: String)
    {
        let token = try await office.signIn(login: login, password: "zhibao-demo-\(login)")
        let known = try #require(try await office.caller(session: token))
        return (Visit(client: client, cookies: ["zhibao-session": token]), known.csrf)
    }

    @Test func `the queue is for those who take leads in, and strangers are led to sign in`() async throws {
        try await Self.with { office, client in
            var stranger = Visit(client: client)
            let turned = try await stranger.get("/mail")
            #expect(turned.location?.hasPrefix("/sign-in") == true)
            var (other, _) = try await Self.person("lu", at: office, client)
            let refused = try await other.get("/mail")
            #expect(refused.status == .forbidden)
            var (tang, _) = try await Self.person("tang", at: office, client)
            let queue = try await tang.get("/mail")
            let unknown = try await tang.get("/mail/m-nothing")
            #expect(queue.says("没有邮件等着归卷"))
            #expect(unknown.status == .notFound)
        }
    }

    @Test func `a calendar is made by a form with its word, read by anyone with its address, and revoked`()
        async throws
    {
        try await Self.with { office, client in
            var (tang, word) = try await Self.person("tang", at: office, client)
            let forged = try await tang.post("/my/post/feeds", [("language", "zh-Hans")], word: "other")
            #expect(forged.status.code >= 400)
            let made = try await tang.post("/my/post/feeds", [("language", "en")], word: word)
            let start = try #require(made.body.range(of: "https://office.example/calendar/"))
            let name = made.body[start.upperBound...].prefix { $0 != "\"" }
            #expect(name.hasSuffix(".ics"))

            var program = Visit(client: client)
            let calendar = try await program.get("/calendar/\(name)")
            let bare = try await program.get("/calendar/\(name.dropLast(4))")
            let guessed = try await program.get("/calendar/x\(name)")
            #expect(calendar.body.hasPrefix("BEGIN:VCALENDAR"))
            #expect(bare.status == .notFound)
            #expect(guessed.status == .notFound)

            let token = try await office.signIn(login: "tang", password: "zhibao-demo-tang")
            let caller = try #require(try await office.caller(session: token)).caller
            let feed = try #require(try await office.calendarFeeds(of: caller).first)
            _ = try await tang.post("/my/post/feeds/\(feed.id)/revocation", [], word: word)
            let gone = try await program.get("/calendar/\(name)")
            #expect(gone.status == .notFound)
        }
    }
}
