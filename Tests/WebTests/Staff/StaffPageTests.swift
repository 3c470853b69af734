import Casework
import Foundation
import HTTPTypes
import Law
import Programmes
import Store
import Testing

@testable import Desk
@testable import Web

@Suite("People, posts and the trail, as pages")
struct StaffPageTests {
    /// The page without what is drawn anew for each answer.
    private func still(_ page: String) -> String { page.replacing(/nonce="[0-9a-f]+"/, with: "nonce=\"\"") }

    /// A browser in which somebody is signed in, and the word of its forms.
    private func visit(_ login: String, _ live: LiveSite) async throws -> (Visit, String) {
        let token = try await live.office.signIn(login: login, password: "zhibao-demo-\(login)")
        let known = try #require(try await live.office.caller(session: token))
        return (Visit(client: live.visit.client, cookies: ["zhibao-session": token]), known.csrf)
    }

    @Test(arguments: [Language.chinese, .english])
    func `every kind of line and every administrator has a name`(language: Language) throws {
        let texts = try PageWorld.get().texts
        let kinds = TrailGroup.allCases.flatMap(\.kinds).map { "trail.kind." + $0 }
        let groups = TrailGroup.allCases.map { "trail.group." + $0.rawValue }
        let roles = Administration.all.map { "role." + $0.description }
        let missing = (kinds + groups + roles).filter { texts.sentence($0, in: language.rawValue) == nil }
        #expect(missing == [])
    }

    @Test
    func `pages about people are there for two administrators, the trail for the third, and for nobody else`()
        async throws
    {
        try await LiveSite.with { live in
            let doors = [
                "/staff": ["admin", "security"], "/staff/people/wang": ["admin", "security"],
                "/staff/new": ["admin"], "/staff/powers": ["admin", "security"], "/trail": ["audit"],
                "/trail/export": ["audit"],
            ]
            for login in ["wang", "zhao", "gu", "zeng", "tang", "admin", "security", "audit"] {
                var (visit, _) = try await visit(login, live)
                for (door, meant) in doors {
                    let status = try await visit.get(door).status
                    #expect(status == (meant.contains(login) ? .ok : .notFound), "\(login) \(door)")
                }
            }
            var stranger = Visit(client: live.visit.client)
            for door in doors.keys {
                #expect(try await stranger.get(door).location?.hasPrefix("/sign-in") == true, "\(door)")
            }
        }
    }

    @Test func `whoever looks after the office is led to a page of their own, without files in the rail`()
        async throws
    {
        try await LiveSite.with { live in
            for (login, page) in [("admin", "/staff"), ("security", "/staff"), ("audit", "/trail")] {
                var (visit, _) = try await visit(login, live)
                #expect(try await visit.get("/desk").location == page)
                let shown = try await visit.get(page)
                #expect(!shown.says("href=\"/files\""), "\(login)")
            }
        }
    }

    @Test func `a post is given on the page of a person, and a wrong one is refused with what was typed`()
        async throws
    {
        try await LiveSite.with(seed: "staff") { live in
            var (visit, word) = try await visit("security", live)
            let form: [(String, String)] = [
                ("agency", "market-supervision-230102"), ("role", "legal-reviewer"), ("from", "2026-05-06"),
                ("to", ""), ("reason", ""),
            ]
            func reasoned(_ reason: String) -> [(String, String)] {
                form.map { $0.0 == "reason" ? ("reason", reason) : $0 }
            }
            let refused = try await visit.post("/staff/people/wang/posts", form, word: word)
            #expect(refused.status == .unprocessableContent)
            #expect(refused.says("value=\"legal-reviewer\" selected"))

            let given = try await visit.post(
                "/staff/people/wang/posts", reasoned("代李文静审核"), word: word)
            #expect(given.location == "/staff/people/wang?done=given")
            let page = try await visit.get("/staff/people/wang")
            #expect(page.says("代李文静审核"))
            try Golden.expect(still(page.body), "staff/person")

            let own = try await visit.post(
                "/staff/people/security/posts", reasoned("要"), word: word)
            #expect(own.status == .forbidden)
        }
    }

    @Test func `a head lends the role on the page, the colleague holds it, and it is taken back`()
        async throws
    {
        try await LiveSite.with { live in
            var (head, word) = try await visit("zhao", live)
            #expect(try await head.get("/my/posts").says("请人代行"))
            let lent = try await head.post(
                "/my/posts/lending",
                [
                    ("role", "agency-head"), ("person", "li"), ("from", "2026-05-06"), ("to", "2026-05-12"),
                    ("reason", "出差"),
                ], word: word)
            #expect(lent.location == "/my/posts?done=lent")
            #expect(try await live.officer("li").roles.contains("agency-head"))
            var (colleague, _) = try await visit("li", live)
            #expect(try await colleague.get("/my/posts").says("代赵振东"))

            let back = try await head.post(
                "/my/posts/lending/end",
                [("person", "li"), ("agency", "market-supervision-230102"), ("role", "agency-head")],
                word: word)
            #expect(back.location == "/my/posts?done=ended")
            #expect(try await live.officer("li").roles.contains("agency-head") == false)
        }
    }

    @Test func `nobody leaves while only they do something, and the page says what`() async throws {
        try await LiveSite.with { live in
            var (visit, word) = try await visit("security", live)
            _ = try await live.report()
            // The other one who takes reports in goes first.
            let first = try await visit.post(
                "/staff/people/kang/leaving", [("last", "2026-05-07"), ("reason", "调离")], word: word)
            #expect(first.status == .seeOther)
            let refused = try await visit.post(
                "/staff/people/tang/leaving", [("last", "2026-05-08"), ("reason", "调离")], word: word)
            #expect(refused.status == .conflict)
            #expect(refused.says("还有 1 件事没人接") && refused.says("离开就没人办的"))
        }
    }

    @Test func `an account is made with a password that is told once and a person who sees nothing`()
        async throws
    {
        try await LiveSite.with { live in
            var (visit, word) = try await visit("admin", live)
            let wrong = try await visit.post(
                "/staff/new", [("name", "新人"), ("login", "新 人"), ("email", "")], word: word)
            #expect(wrong.status == .unprocessableContent)
            let made = try await visit.post(
                "/staff/new", [("name", "新人"), ("login", "xinren"), ("email", "")], word: word)
            #expect(made.status == .ok)
            let password = try #require(
                made.body.firstMatch(of: /<dd class="no">([0-9a-z]{4}(?:-[0-9a-z]{4}){3})<\/dd>/)
                    .map { String($0.1) })
            _ = try await live.office.signIn(login: "xinren", password: password)
            #expect(try await visit.get("/staff/people/xinren").says("没有岗位"))
            #expect(try live.holds(password) == false)
        }
    }

    @Test func `the permission test and the trail show who and why, and not what the file says`() async throws
    {
        try await LiveSite.with(seed: "trail") { live in
            let receipt = try await live.report(by: .init(name: "张三丰", phone: "13912345678"))
            let number = receipt.number.description
            let tang = try await live.officer("tang")
            let hand = try await live.office.database.read { [office = live.office] db in
                try office.readFile(number, on: db)
            }
            let record = try #require(hand?.file.sealed.first?.record)
            try await live.agree(to: record, on: number, by: tang)
            try await live.act("read-sealed", ["record": record, "reason": "核实举报人身份"], on: number, by: tang)

            var (security, _) = try await visit("security", live)
            let powers = try await security.get("/staff/powers?person=tang&file=\(number)")
            #expect(powers.says("除封存内容外的全部"))
            let foreign = try await security.get("/staff/powers?person=wang&file=\(number)")
            #expect(foreign.says("什么也看不到"))
            #expect(try await security.get("/staff/powers?person=nobody&file=\(number)").status == .notFound)

            var (auditor, _) = try await visit("audit", live)
            let trail = try await auditor.get("/trail?file=\(number)")
            #expect(trail.says("核实举报人身份") && trail.says("唐晓岚"))
            #expect(trail.says("需要联系举报人") && trail.says("情况属实") && trail.says("康海宁"))
            for page in [powers, foreign, trail] {
                #expect(!page.says("张三丰") && !page.says("销售假冒"))
            }
            try Golden.expect(still(trail.body), "staff/trail")
            #expect(try await auditor.get("/trail?group=gossip").status == .unprocessableContent)
            #expect(
                try await auditor.get("/trail?from=2026-05-07&to=2026-05-06").status == .unprocessableContent)

            let export = try await auditor.get("/trail/export?from=2026-05-06&to=2026-05-06")
            let shown = try await live.office.trail(TrailFilter(), for: try await live.officer("audit"))
            #expect(try TrailExport.check(export.body, key: shown.key).count > 3)
        }
    }
}
