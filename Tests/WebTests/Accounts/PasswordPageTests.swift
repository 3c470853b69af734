import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Law
import Testing

@testable import Desk
@testable import Web

/// A person changes their password on a page, and whoever owes a change comes to no other.
struct PasswordPageTests {
    private static let page = "/my/account/password"
    private static let new = "Regen-im-Moor-7"

    /// A browser in which somebody has signed in, with the word of its forms.
    private static func signIn(_ login: String, _ password: String, _ live: inout LiveSite) async throws
        -> String
    {
        _ = try await live.visit.get("/sign-in")
        let answer = try await live.visit.post(
            "/sign-in", [("login", login), ("password", password)])
        #expect(answer.status == .seeOther)
        let session = try #require(live.visit.cookies["zhibao-session"])
        if let known = try await live.office.caller(session: session) { return known.csrf }
        return try #require(try await live.office.bound(session: session)).csrf
    }

    @Test func `strangers are led to sign in, and a forged form changes nothing`() async throws {
        try await LiveSite.with { live in
            let turned = try await live.visit.get(Self.page)
            #expect(turned.location == "/sign-in?then=%2Fmy%2Faccount%2Fpassword")
            _ = try await Self.signIn("tang", "zhibao-demo-tang", &live)
            let forged = try await live.visit.post(
                Self.page,
                [("old", "zhibao-demo-tang"), ("new", Self.new), ("repeated", Self.new)], word: "x")
            #expect(forged.status == .forbidden)
            #expect(try await live.office.signIn(login: "tang", password: "zhibao-demo-tang").count == 64)
        }
    }

    @Test(
        arguments: [
            ("wrong", PasswordPageTests.new, 403, "现在的密码不对"),
            ("zhibao-demo-tang", "short", 422, "至少要10个字符"),
            ("zhibao-demo-tang", "Tang-is-my-name-1", 422, "里面有您的账号或者姓名"),
            ("zhibao-demo-tang", "", 422, "新密码"),
        ])
    func `a refusal says why at the form and shows nothing of what was typed`(
        old: String, new: String, status: Int, words: String
    ) async throws {
        try await LiveSite.with { live in
            let word = try await Self.signIn("tang", "zhibao-demo-tang", &live)
            let answer = try await live.visit.post(
                Self.page, [("old", old), ("new", new), ("repeated", new)], word: word)
            #expect(answer.status.code == status)
            #expect(answer.says(words), "\(answer.body)")
            #expect(!answer.says(old) && (new.isEmpty || !answer.says(new)))
        }
    }

    @Test func `the changed password opens, the old one no more, and other browsers are signed out`()
        async throws
    {
        try await LiveSite.with { live in
            let elsewhere = try await live.office.signIn(login: "tang", password: "zhibao-demo-tang")
            let word = try await Self.signIn("tang", "zhibao-demo-tang", &live)
            let answer = try await live.visit.post(
                Self.page,
                [("old", "zhibao-demo-tang"), ("new", Self.new), ("repeated", Self.new)], word: word)
            let done = try await live.visit.get(try #require(answer.location))
            #expect(done.says("密码已经改好"))
            #expect(try await live.office.caller(session: elsewhere) == nil)
            await #expect(throws: DeskRefusal.passwordWrong) {
                try await live.office.signIn(login: "tang", password: "zhibao-demo-tang")
            }
            #expect(try !live.holds(Self.new))
        }
    }

    @Test func `whoever was told a password comes to no page but the one that changes it`() async throws {
        try await LiveSite.with(seed: "told") { live in
            let told = try #require(try await live.office.resetPassword(of: "tang"))
            let word = try await Self.signIn("tang", told, &live)
            for path in ["/desk", "/files", "/reports", "/my/post", "/files/230000-2026-00001", "/mail"] {
                let turned = try await live.visit.get(path)
                #expect(turned.location?.hasPrefix("/sign-in?then=") == true, "\(path)")
            }
            let act = try await live.visit.post("/my/post/feeds", [("language", "en")], word: word)
            #expect(act.status == .unauthorized)
            let entrance = try await live.visit.get("/sign-in?then=%2Freports")
            #expect(entrance.location == "/my/account/password?then=%2Freports")
            let page = try await live.visit.get("/my/account/password?then=%2Freports")
            #expect(page.says("请先换成只有您知道的密码"))
            try Golden.expect(try Self.main(page), "password-told")

            let changed = try await live.visit.post(
                Self.page,
                [("old", told), ("new", Self.new), ("repeated", Self.new), ("then", "/reports")], word: word)
            #expect(changed.location == "/reports")
            let reports = try await live.visit.get("/reports")
            #expect(reports.status == .ok)
        }
    }

    @Test(arguments: ["", "?lang=en"])
    func `the page is the one that was read`(language: String) async throws {
        try await LiveSite.with(seed: "password") { live in
            _ = try await Self.signIn("tang", "zhibao-demo-tang", &live)
            let page = try await live.visit.get(Self.page + language)
            try Golden.expect(try Self.main(page), language.isEmpty ? "password" : "password-en")
        }
    }

    /// The page between bar and foot, without the word of its forms.
    private static func main(_ answer: Visit.Answer) throws -> String {
        let start = try #require(answer.body.range(of: "<main"), "\(answer.status)")
        let end = try #require(answer.body.range(of: "</main>"))
        return String(answer.body[start.lowerBound..<end.upperBound])
            .replacing(/name="form-word" value="[^"]*"/, with: "name=\"form-word\"") + "\n"
    }
}
