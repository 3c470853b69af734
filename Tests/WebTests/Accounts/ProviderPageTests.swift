import Evidence
import Foundation
import HTTPTypes
import Law
import Testing

@testable import Desk
@testable import Web

/// A provider inside the test, which knows one person.
struct OneProvider: IdentityProvider {
    let issuer = "https://id.example"
    let client = "zhibao"
    let name = "统一身份"

    func asking(_ question: ProviderQuestion, at now: Instant) async throws -> String {
        "https://id.example/authorize?state=\(question.state)&nonce=\(question.nonce)"
    }

    /// The code is the nonce, so that nothing is remembered.
    func claims(for code: String, verifier: String, at now: Instant) async throws -> JSON {
        if code == "away" { throw ProviderFault.away("no answer") }
        return .object([
            "iss": .string(issuer), "aud": .string(client), "sub": .string("u-7"), "nonce": .string(code),
            "iat": .int(now.ms / 1000), "exp": .int(now.ms / 1000 + 60),
        ])
    }
}

/// Signing in at a provider, and the account page of the security administrator.
struct ProviderPageTests {
    private static func visit(_ login: String, _ live: LiveSite) async throws -> (Visit, String) {
        let token = try await live.office.signIn(login: login, password: "zhibao-demo-\(login)")
        let known = try #require(try await live.office.caller(session: token))
        return (Visit(client: live.visit.client, cookies: ["zhibao-session": token]), known.csrf)
    }

    private static func asked(_ address: String?, _ name: String) throws -> String {
        let items = URLComponents(string: try #require(address))?.queryItems ?? []
        return try #require(items.first { $0.name == name }?.value)
    }

    @Test func `without a provider the sign-in page has no such button, and its doors are not there`()
        async throws
    {
        try await LiveSite.with { live in
            let page = try await live.visit.get("/sign-in")
            #expect(page.says("name=\"password\"") && !page.says("/sign-in/provider"))
            for path in ["/sign-in/provider", "/sign-in/provider/answer?code=1&state=2"] {
                #expect(try await live.visit.get(path).status == .notFound)
            }
            #expect(try await live.visit.post("/sign-in/provider/code", [("code", "1")]).status == .notFound)
        }
    }

    @Test func `a person goes to the provider and comes back to the page that was asked for`() async throws {
        try await LiveSite.with { live in
            live.office.use(OneProvider())
            _ = try await live.office.linkAccount(login: "wang", to: "u-7", at: "https://id.example")
            let page = try await live.visit.get("/sign-in?then=/files")
            #expect(page.says("用统一身份登录") && page.says("/sign-in/provider?then="))
            let away = try await live.visit.get("/sign-in/provider?then=/files")
            #expect(away.status == .seeOther)
            let (state, nonce) = (
                try Self.asked(away.location, "state"), try Self.asked(away.location, "nonce")
            )
            let kept = live.visit.cookies
            let back = try await live.visit.get("/sign-in/provider/answer?code=\(nonce)&state=\(state)")
            #expect(back.status == .seeOther && back.location == "/files")
            #expect(try await live.visit.get("/files").status == .ok)

            var thief = Visit(client: live.visit.client)
            #expect(
                try await thief.get("/sign-in/provider/answer?code=\(nonce)&state=\(state)").status
                    == .forbidden)
            thief.cookies = kept
            let again = try await thief.get("/sign-in/provider/answer?code=\(nonce)&state=\(state)")
            #expect(again.status == .conflict && again.says("这次登录已经用过"))
            #expect(thief.cookies["zhibao-session"] == nil)
        }
    }

    @Test func `whatever the provider says, nobody is led to another site or signed in without a link`()
        async throws
    {
        try await LiveSite.with { live in
            live.office.use(OneProvider())
            for then in ["https://evil.example", "//evil.example", "javascript:alert(1)"] {
                var visit = Visit(client: live.visit.client)
                let away = try await visit.get("/sign-in/provider?then=" + FormText.segment(then))
                let state = try Self.asked(away.location, "state")
                let nonce = try Self.asked(away.location, "nonce")
                let back = try await visit.get("/sign-in/provider/answer?code=\(nonce)&state=\(state)")
                #expect(back.status == .forbidden && back.says("u-7") && back.says("安全管理员"))
                #expect(!back.says("evil.example"))
            }
            var visit = Visit(client: live.visit.client)
            let away = try await visit.get("/sign-in/provider")
            let state = try Self.asked(away.location, "state")
            let gone = try await visit.get("/sign-in/provider/answer?code=away&state=\(state)")
            #expect(gone.status == .serviceUnavailable && gone.says("name=\"password\""))
            for query in ["", "?state=1", "?code=%3Cb%3E&state=%3Cb%3E", "?error=%3Cscript%3E"] {
                let answer = try await visit.get("/sign-in/provider/answer" + query)
                #expect(answer.status == .forbidden && !answer.says("<b>") && !answer.says("<script>"))
            }
        }
    }

    @Test func `the account page shows how an account stands, and tells a new password once`() async throws {
        try await LiveSite.with { live in
            let page = "/staff/people/wang/account"
            for login in ["wang", "zhao", "admin", "audit"] {
                var (visit, word) = try await Self.visit(login, live)
                #expect(try await visit.get(page).status == .notFound, "\(login)")
                #expect(try await visit.post(page, [("act", "close")], word: word).status == .notFound)
            }
            var (visit, word) = try await Self.visit("security", live)
            let shown = try await visit.get(page)
            #expect(shown.status == .ok && shown.says("给一个新密码") && !shown.says("连接身份服务"))
            #expect(!shown.says("scrypt"))
            let own = try await visit.get("/staff/people/security/account")
            #expect(own.says("这是您自己的账号") && !own.says("name=\"act\""))
            func fields(_ password: String) -> [(String, String)] {
                [("act", "reset-password"), ("reason", "忘了"), ("password", password)]
            }
            let wrong = try await visit.post(page, fields("guess"), word: word)
            #expect(wrong.status == .forbidden && wrong.says("value=\"忘了\""))
            let nothing = try await visit.post(page, [("reason", "忘了")], word: word)
            #expect(nothing.status == .unprocessableContent)
            let told = try await visit.post(page, fields("zhibao-demo-security"), word: word)
            #expect(told.status == .ok && told.says("told-password"))
            #expect(try await !visit.get(page).says("told-password"))
        }
    }
}
