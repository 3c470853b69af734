import Casework
import Desk
import Foundation
import HTTPTypes
import Law
import NIOCore
import Synchronization
import Testing

@testable import Web

/// What the door itself does: who comes in, with which form, and what a browser may do with our pages.
struct DoorTests {
    static let now = PageWorld.moment(5, 8, 25)

    @Test func `signing in leads on, but never to another site`() async throws {
        let world = try PageWorld.get()

        try await world.visit(FixtureDesk(now: Self.now, signedIn: PageWorld.wang)) { visit in
            let page = try await visit.get("/sign-in?then=%2Fhead")
            let wrong = try await visit.post(
                "/sign-in", [("login", "wang"), ("password", "no"), ("then", "/head")])
            let away = try await visit.post(
                "/sign-in", [("login", "wang"), ("password", "right"), ("then", "//evil.example")])

            try Golden.expect(page.body, "sign-in")
            #expect(wrong.status == .unauthorized)
            #expect(wrong.says("账号或者密码不对"))
            #expect(wrong.says("value=\"wang\""))
            #expect(!wrong.says("value=\"no\""))
            #expect(away.location == "/desk")
            let cookie = away.headers[values: .setCookie].first { $0.hasPrefix("zhibao-session=") } ?? ""
            #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"))
        }
    }

    @Test func `signing out is a button and ends the session`() async throws {
        let world = try PageWorld.get()
        let desk = FixtureDesk(now: Self.now, signedIn: PageWorld.wang)

        try await world.visit(desk, signedIn: true) { visit in
            let page = try await visit.get("/sign-out")
            let out = try await visit.post("/sign-out", [])

            try Golden.expect(page.body, "sign-out")
            #expect(out.location == "/")
            #expect(desk.seen.signedOut == ["session"])
            #expect(visit.cookies["zhibao-session"] == nil)
        }
    }

    static let forms = [
        "/sign-in", "/sign-out", "/progress", "/report/kind", "/report/check", "/files/f-1/acts",
        "/notices/1/read",
    ]

    @Test(arguments: forms)
    func `no form is taken without its word`(path: String) async throws {
        let world = try PageWorld.get()
        let desk = FixtureDesk(now: Self.now, signedIn: PageWorld.wang)

        try await world.visit(desk, signedIn: true) { visit in
            let without = try await visit.post(path, [("action", "send"), ("file-revision", "1")], word: "")
            let other = try await visit.post(path, [("action", "send")], word: Visit.publicWord)

            #expect(without.status == .forbidden)
            #expect(other.status == .forbidden)
            #expect(desk.seen.submitted.isEmpty && desk.seen.leads.isEmpty && desk.seen.read.isEmpty)
        }
    }

    @Test func `a form from another site is refused even with the right word`() async throws {
        let world = try PageWorld.get()

        try await world.visit(FixtureDesk(now: Self.now, signedIn: PageWorld.wang), signedIn: true) { visit in
            let site = try #require(HTTPField.Name("sec-fetch-site"))
            let answer = try await visit.send(
                .post, "/sign-out", ByteBuffer(string: "form-word=" + FixtureDesk.word),
                [.contentType: "application/x-www-form-urlencoded", site: "cross-site"])

            #expect(answer.status == .forbidden)
            #expect(answer.says("这张表过期了"))
        }
    }

    @Test func `the one style element of a page carries the nonce of its answer, and each answer another`()
        async throws
    {
        let world = try PageWorld.get()

        try await world.visit(FixtureDesk(now: Self.now), entropy: Entropy()) { visit in
            let name = try #require(HTTPField.Name("content-security-policy"))
            let first = try await visit.get("/")
            let second = try await visit.get("/")
            let policy = try #require(first.headers[name])
            let nonce = try #require(policy.firstMatch(of: /'nonce-([0-9a-f]{32})'/)).1

            #expect(policy.hasPrefix("default-src 'none'"))
            #expect(!policy.contains("unsafe"))
            #expect(first.says("<style nonce=\"\(nonce)\">"))
            #expect(first.body.components(separatedBy: "<style").count == 2)
            #expect(!first.says(" style=") && !first.says("onclick"))
            #expect(second.headers[name] != policy)
        }
    }

    @Test func `pages are not kept, framed or guessed at`() async throws {
        let world = try PageWorld.get()

        try await world.visit(FixtureDesk(now: Self.now)) { visit in
            let page = try await visit.get("/")
            func header(_ name: String) throws -> String? { page.headers[try #require(HTTPField.Name(name))] }

            #expect(try header("cache-control") == "no-store")
            #expect(try header("x-content-type-options") == "nosniff")
            #expect(try header("x-frame-options") == "DENY")
            #expect(try header("referrer-policy") == "no-referrer")
        }
    }

    @Test func `what the machine does wrong is a number to the reader and a line in the log`() async throws {
        let world = try PageWorld.get()
        struct BrokenDisk: Error { let secret = "/var/lib/zhibao.db" }
        let desk = FixtureDesk(now: Self.now, signedIn: PageWorld.wang, fault: BrokenDisk())

        try await world.visit(desk, signedIn: true) { visit in
            let page = try await visit.get("/desk")

            #expect(page.status == .internalServerError)
            #expect(page.says("PPPPPPPPPP"))
            #expect(!page.says("zhibao.db") && !page.says("BrokenDisk"))
            try Golden.expect(page.body, "fault")
        }
    }

    @Test func `the stylesheet is kept for a year under its own mark, and asked for again under another`()
        async throws
    {
        let world = try PageWorld.get()

        try await world.visit(FixtureDesk(now: Self.now)) { visit in
            let page = try await visit.get("/")
            let address = try #require(page.body.firstMatch(of: /\/assets\/zhibao\.css\?v=[0-9a-f]{12}/))
                .output
            let style = try await visit.get(String(address))
            let old = try await visit.get("/assets/zhibao.css?v=000000000000")
            let missing = try await visit.get("/assets/..%2Flayout.mustache")

            #expect(style.headers[.cacheControl] == "public, max-age=31536000, immutable")
            #expect(old.headers[.cacheControl] == "no-cache")
            #expect(missing.status == .notFound)
        }
    }

    @Test func `what a page answers to a form links back to pages that exist`() async throws {
        let world = try PageWorld.get()

        try await world.visit(FixtureDesk(now: Self.now)) { visit in
            _ = try await visit.get("/")
            let answer = try await visit.post(
                "/files/f-1/acts", [("action", "send"), ("file-revision", "1")])

            #expect(answer.status == .unauthorized)
            #expect(answer.says("href=\"/?lang=en\""))
            #expect(!answer.says("acts?lang"))
        }
    }

    @Test func `an address that tries again and again must wait, and others need not`() throws {
        let limit = RateLimit(3, perSeconds: 60)
        for _ in 0..<3 { try limit.take("1.1.1.1", at: Self.now) }

        #expect(throws: DoorRefusal.tooMany(retryAfterSeconds: 20)) {
            try limit.take("1.1.1.1", at: Self.now)
        }
        #expect(throws: Never.self) { try limit.take("2.2.2.2", at: Self.now) }
        #expect(throws: Never.self) { try limit.take("1.1.1.1", at: Self.now.adding(ms: 20_000)) }
    }

    @Test func `the memory of addresses is bounded`() throws {
        let limit = RateLimit(3, perSeconds: 60)
        for number in 0..<(RateLimit.addresses + 500) {
            try limit.take("\(number)", at: Self.now.adding(ms: number))
        }

        #expect(limit.remembered <= RateLimit.addresses)
    }
}

/// Documents in and out.
struct DocumentDoorTests {
    private func upload(_ parts: [(String, String?, String)]) -> ByteBuffer {
        var text = ""
        for (name, file, value) in parts {
            text += "--b0undary\r\nContent-Disposition: form-data; name=\"\(name)\""
            text += file.map { "; filename=\"\($0)\"\r\nContent-Type: application/pdf" } ?? ""
            text += "\r\n\r\n\(value)\r\n"
        }
        return ByteBuffer(string: text + "--b0undary--\r\n")
    }

    @Test func `a document reaches the desk byte for byte`() async throws {
        let world = try PageWorld.get()
        let story = try Story.approvedTransfer(world)
        let view = story.view(for: PageWorld.wang, now: DoorTests.now)
        let desk = FixtureDesk(now: DoorTests.now, signedIn: PageWorld.wang, files: ["f-1": { _ in view }])
        let content = String(repeating: "账页\r\n--b0undar\r\n", count: 20_000)
        let parts = [
            ("form-word", nil, FixtureDesk.word), ("kind", nil, "other-papers"),
            ("file", "账页 1.pdf", content),
        ]

        try await world.visit(desk, signedIn: true) { visit in
            let answer = try await visit.send(
                .post, "/files/f-1/documents", upload(parts),
                [.contentType: "multipart/form-data; boundary=b0undary"])

            #expect(answer.location == "/files/f-1?done=file-document#documents")
            let filed = try #require(desk.seen.filed.first)
            #expect(filed.kind == "other-papers")
            #expect(filed.name == "账页 1.pdf")
            #expect(filed.bytes == Array(content.utf8))
        }
    }

    @Test func `a document without the form's word, or without a file, is refused`() async throws {
        let world = try PageWorld.get()
        let desk = FixtureDesk(now: DoorTests.now, signedIn: PageWorld.wang)

        try await world.visit(desk, signedIn: true) { visit in
            let type: HTTPFields = [.contentType: "multipart/form-data; boundary=b0undary"]
            let stranger = try await visit.send(
                .post, "/files/f-1/documents", upload([("kind", nil, "x"), ("file", "a.pdf", "b")]), type)
            let empty = try await visit.send(
                .post, "/files/f-1/documents",
                upload([("form-word", nil, FixtureDesk.word), ("file", "", "")]), type)

            #expect(stranger.status == .forbidden)
            #expect(empty.status == .unprocessableContent)
            #expect(desk.seen.filed.isEmpty)
        }
    }

    @Test(arguments: 1...64)
    func `a form is read the same in chunks of any size`(size: Int) throws {
        let bytes = Array(
            upload([("kind", nil, "a\r\nb"), ("file", "x", "1\r\n--b0undar2\r\n3")]).readableBytesView)
        var parser = MultipartParser(boundary: "b0undary")
        var events: [MultipartParser.Event] = []
        for start in stride(from: 0, to: bytes.count, by: size) {
            events += try parser.feed(bytes[start..<min(start + size, bytes.count)])
        }
        let content = events.flatMap { event -> [UInt8] in
            if case .bytes(let bytes) = event { bytes } else { [] }
        }

        #expect(events.first == .field(name: "kind", value: "a\r\nb"))
        #expect(content == Array("1\r\n--b0undar2\r\n3".utf8))
        #expect(events.last == .end)
    }

    @Test func `what others sent us is kept as a file and never shown in our pages`() async throws {
        let world = try PageWorld.get()

        try await world.visit(FixtureDesk(now: DoorTests.now, signedIn: PageWorld.wang), signedIn: true) {
            visit in
            let answer = try await visit.get("/files/f-1/documents/d-1")
            let draft = try await visit.get("/files/f-1/drafts/transfer-letter")
            let name = try #require(HTTPField.Name("content-security-policy"))

            #expect(answer.headers[.contentDisposition]?.hasPrefix("attachment;") == true)
            #expect(answer.headers[name] == "default-src 'none'; sandbox; frame-ancestors 'none'")
            #expect(draft.headers[name]?.contains("style-src 'sha256-") == true)
            #expect(draft.headers[name]?.contains("script-src") == false)
        }
    }
}
