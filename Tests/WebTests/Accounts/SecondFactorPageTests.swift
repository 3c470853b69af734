import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Law
import Testing

@testable import Desk
@testable import Web

/// A second factor is set up, used and ended on pages.
struct SecondFactorPageTests {
    private static let page = "/my/account/second-factor"

    /// Somebody at work whose second factor was set up through the pages.
    private struct SetUp {
        let secret: String
        let codes: [String]
        let word: String
    }

    private static func word(_ live: LiveSite) async throws -> String {
        let session = try #require(live.visit.cookies["zhibao-session"])
        if let known = try await live.office.caller(session: session) { return known.csrf }
        return try #require(try await live.office.bound(session: session)).csrf
    }

    private static func signIn(_ login: String, code: String? = nil, _ live: inout LiveSite) async throws
        -> Visit.Answer
    {
        _ = try await live.visit.get("/sign-in")
        return try await live.visit.post(
            "/sign-in",
            [("login", login), ("password", "zhibao-demo-\(login)")] + (code.map { [("code", $0)] } ?? []),
            word: live.visit.cookies["zhibao-session"] == nil ? nil : try await word(live))
    }

    private static func code(_ secret: String, at moment: Instant) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        var (bytes, buffer, bits): ([UInt8], Int, Int) = ([], 0, 0)
        for letter in secret {
            buffer = (buffer << 5 | (alphabet.firstIndex(of: letter) ?? 0)) & 0xFFF
            bits += 5
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: buffer >> bits))
            }
        }
        return TimeCode.code(bytes, step: TimeCode.step(at: moment.ms))
    }

    private static func setUp(_ login: String, _ live: inout LiveSite) async throws -> SetUp {
        _ = try await signIn(login, &live)
        let word = try await word(live)
        let shown = try await live.visit.post(page + "/new", [], word: word)
        let secret = String(try #require(shown.body.firstMatch(of: /secret=([A-Z2-7]{32})/)).output.1)
        let confirmed = try await live.visit.post(
            page + "/confirmation",
            [("code", code(secret, at: live.clock.now)), ("password", "zhibao-demo-\(login)")], word: word)
        #expect(confirmed.status == .ok, "\(confirmed.body)")
        let codes = confirmed.body.matches(of: /<li class="no">([0-9a-z]{5}-[0-9a-z]{5})<\/li>/).map {
            String($0.output.1)
        }
        #expect(codes.count == 10)
        live.clock.stand(at: live.clock.now.adding(ms: 60_000))
        return SetUp(secret: secret, codes: codes, word: word)
    }

    @Test(arguments: ["", "/new", "/confirmation", "/codes", "/removal"])
    func `strangers are led to sign in`(path: String) async throws {
        try await LiveSite.with { live in
            let answer =
                path.isEmpty
                ? try await live.visit.get(Self.page) : try await live.visit.post(Self.page + path, [])
            #expect(answer.status == (path.isEmpty ? .seeOther : .unauthorized))
        }
    }

    @Test func `a wrong first code sets up nothing and keeps the secret on the page`() async throws {
        try await LiveSite.with { live in
            _ = try await Self.signIn("tang", &live)
            let word = try await Self.word(live)
            let shown = try await live.visit.post(Self.page + "/new", [], word: word)
            let groups = try #require(shown.body.firstMatch(of: /id="secret-groups">([A-Z2-7 ]+)</)).output.1
            let wrong = try await live.visit.post(
                Self.page + "/confirmation", [("code", "12"), ("password", "zhibao-demo-tang")], word: word)
            #expect(wrong.status == .forbidden)
            #expect(wrong.says("验证码不对") && wrong.says(String(groups)))
            let page = try await live.visit.get(Self.page)
            #expect(!page.says(String(groups)))
            let forged = try await live.visit.post(Self.page + "/new", [], word: "x")
            #expect(forged.status == .forbidden)
        }
    }

    @Test func `the door asks everybody for a code once somebody has one, and tells nothing`() async throws {
        try await LiveSite.with { live in
            let before = try await live.visit.get("/sign-in")
            #expect(!before.says("name=\"code\""))
            let set = try await Self.setUp("tang", &live)
            var other = Visit(client: live.visit.client)
            let page = try await other.get("/sign-in")
            #expect(page.says("name=\"code\""))
            var bodies: [String] = []
            for (login, password) in [("tang", "zhibao-demo-tang"), ("tang", "guess"), ("nobody", "guess")] {
                let answer = try await other.post("/sign-in", [("login", login), ("password", password)])
                #expect(answer.status == .unauthorized)
                bodies.append(
                    answer.body.replacing("value=\"\(login)\"", with: "").replacing(/nonce="[^"]*"/, with: "")
                )
            }
            #expect(Set(bodies).count == 1)
            live.visit = other
            let opened = try await Self.signIn("tang", code: Self.code(set.secret, at: live.clock.now), &live)
            #expect(opened.status == .seeOther)
        }
    }

    @Test func `who has one signs with it`() async throws {
        try await LiveSite.with { live in
            _ = try await Self.setUp("tang", &live)
            let page = try await live.visit.get("/my/account/password")
            #expect(page.says("name=\"sign-code\""))
            let word = try await Self.word(live)
            let fields = [
                ("old", "zhibao-demo-tang"), ("new", "Regen-im-Moor-7"), ("repeated", "Regen-im-Moor-7"),
            ]
            let refused = try await live.visit.post("/my/account/password", fields, word: word)
            #expect(refused.status == .forbidden)
            #expect(refused.says("密码或者验证码不对"))
        }
    }

    @Test func `a post that needs one leads to its page and no other`() async throws {
        try await LiveSite.with(seed: "demanded") { live in
            #expect(try await live.office.demandSecondFactor(of: ["intake-officer"]))
            _ = try await Self.signIn("tang", &live)
            let turned = try await live.visit.get("/desk")
            #expect(turned.location == "/sign-in?then=%2Fdesk")
            let entrance = try await live.visit.get("/sign-in?then=%2Fdesk")
            #expect(entrance.location == Self.page)
            let page = try await live.visit.get(Self.page)
            try Golden.expect(try Self.main(page), "second-factor-demanded")
            let password = try await live.visit.get("/my/account/password")
            #expect(password.status == .ok)
            _ = try await Self.setUp("tang", &live)
            let desk = try await live.visit.get("/desk")
            #expect(desk.status == .ok)
        }
    }

    @Test(arguments: ["", "?lang=en"])
    func `the pages are those that were read`(language: String) async throws {
        try await LiveSite.with(seed: "second factor") { live in
            let end = language.isEmpty ? "" : "-en"
            _ = try await Self.signIn("tang", &live)
            _ = try await live.visit.get(Self.page + language)
            let shown = try await live.visit.post(Self.page + "/new", [], word: try await Self.word(live))
            try Golden.expect(try Self.main(shown), "second-factor-secret" + end)
            let set = try await Self.setUp("tang", &live)
            let page = try await live.visit.get(Self.page)
            try Golden.expect(try Self.main(page), "second-factor" + end)
            let codes = try await live.visit.post(
                Self.page + "/codes", [("password", "zhibao-demo-tang"), ("code", set.codes[0])],
                word: set.word)
            try Golden.expect(try Self.main(codes), "second-factor-codes" + end)
            let ended = try await live.visit.post(
                Self.page + "/removal",
                [("password", "zhibao-demo-tang"), ("code", Self.code(set.secret, at: live.clock.now))],
                word: set.word)
            #expect(ended.location == Self.page + "?done=removed")
        }
    }

    private static func main(_ answer: Visit.Answer) throws -> String {
        let start = try #require(answer.body.range(of: "<main"), "\(answer.status)")
        let end = try #require(answer.body.range(of: "</main>"))
        return String(answer.body[start.lowerBound..<end.upperBound])
            .replacing(/name="form-word" value="[^"]*"/, with: "name=\"form-word\"") + "\n"
    }
}
