import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Law
import Testing

@testable import Desk
@testable import Web

/// A person's own account on a page: where they are signed in, and the end of that.
struct OwnAccountPageTests {
    private static func signIn(_ login: String, _ live: inout LiveSite) async throws -> String {
        _ = try await live.visit.get("/sign-in")
        _ = try await live.visit.post("/sign-in", [("login", login), ("password", "zhibao-demo-\(login)")])
        let session = try #require(live.visit.cookies["zhibao-session"])
        return try #require(try await live.office.caller(session: session)).csrf
    }

    @Test(arguments: ["/my/account", "/my/account/sessions/end-others", "/my/account/sessions/x/end"])
    func `strangers are led to sign in and end nothing`(path: String) async throws {
        try await LiveSite.with { live in
            let isPage = path == "/my/account"
            let answer = isPage ? try await live.visit.get(path) : try await live.visit.post(path, [])
            #expect(answer.status == (isPage ? .seeOther : .unauthorized))
        }
    }

    @Test(arguments: ["", "?lang=en"])
    func `the page is the one that was read, and other browsers are ended from it`(language: String)
        async throws
    {
        try await LiveSite.with(seed: "account") { live in
            let elsewhere = try await live.office.signIn(login: "tang", password: "zhibao-demo-tang")
            let word = try await Self.signIn("tang", &live)
            let page = try await live.visit.get("/my/account" + language)
            try Golden.expect(try Self.main(page), language.isEmpty ? "account" : "account-en")

            let forged = try await live.visit.post("/my/account/sessions/end-others", [], word: "x")
            #expect(forged.status == .forbidden)
            #expect(try await live.office.caller(session: elsewhere) != nil)
            let unknown = try await live.visit.post("/my/account/sessions/0000/end", [], word: word)
            #expect(unknown.status == .notFound)

            let action = try #require(
                page.body.firstMatch(of: /action="(\/my\/account\/sessions\/[0-9a-f]{16}\/end)"/)
            ).output.1
            let ended = try await live.visit.post(String(action), [], word: word)
            #expect(ended.location == "/my/account?done=ended")
            #expect(try await live.office.caller(session: elsewhere) == nil)
            let after = try await live.visit.get("/my/account?done=ended")
            #expect(!after.says("end-others"))
        }
    }

    @Test func `a known browser is let in when others have knocked too often at its address`() async throws {
        try await LiveSite.with { live in
            _ = try await Self.signIn("tang", &live)
            let known = try #require(live.visit.cookies["zhibao-browser"])
            var stranger = Visit(client: live.visit.client)
            _ = try await stranger.get("/sign-in")
            var last: Visit.Answer?
            for _ in 0..<40 {
                last = try await stranger.post("/sign-in", [("login", "tang"), ("password", "guess")])
            }
            #expect(last?.status == .tooManyRequests)
            let right = [("login", "tang"), ("password", "zhibao-demo-tang")]
            let other = try await stranger.post("/sign-in", right)
            #expect(other.status == .tooManyRequests)
            stranger.cookies["zhibao-browser"] = known
            let own = try await stranger.post("/sign-in", right)
            #expect(own.status == .seeOther)
        }
    }

    @Test func `a session that was left alone leads to the sign-in page and back`() async throws {
        try await LiveSite.with { live in
            _ = try await Self.signIn("tang", &live)
            let within = try await live.visit.get("/desk")
            live.clock.stand(at: LiveSite.morning.adding(ms: 30 * 60_000))
            let after = try await live.visit.get("/desk")
            #expect(within.status == .ok)
            #expect(after.location == "/sign-in?then=%2Fdesk")
        }
    }

    @Test func `the cookie of the browser is for this site and its pages alone, and ends after half a year`()
        async throws
    {
        try await LiveSite.with { live in
            _ = try await live.visit.get("/sign-in")
            let answer = try await live.visit.post(
                "/sign-in", [("login", "tang"), ("password", "zhibao-demo-tang")])
            let cookie = try #require(
                answer.headers[values: .setCookie].first { $0.hasPrefix("zhibao-browser=") })
            #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"))
            #expect(cookie.contains("Max-Age=\(180 * 86_400)"))
            #expect(!cookie.contains("tang"))
        }
    }

    private static func main(_ answer: Visit.Answer) throws -> String {
        let start = try #require(answer.body.range(of: "<main"), "\(answer.status)")
        let end = try #require(answer.body.range(of: "</main>"))
        return String(answer.body[start.lowerBound..<end.upperBound])
            .replacing(/name="form-word" value="[^"]*"/, with: "name=\"form-word\"") + "\n"
    }
}
