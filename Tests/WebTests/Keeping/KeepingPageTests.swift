import Casework
import Foundation
import HTTPTypes
import Law
import Store
import Testing

@testable import Desk
@testable import Web

@Suite("The page on which two people open and erase")
struct KeepingPageTests {
    /// A browser in which somebody is signed in, and the word of its forms.
    private func visit(_ login: String, _ live: LiveSite) async throws -> (Visit, String) {
        let token = try await live.office.signIn(login: login, password: "zhibao-demo-\(login)")
        let known = try #require(try await live.office.caller(session: token))
        return (Visit(client: live.visit.client, cookies: ["zhibao-session": token]), known.csrf)
    }

    private func still(_ page: String) -> String { page.replacing(/nonce="[0-9a-f]+"/, with: "nonce=\"\"") }

    private func record(_ number: String, _ live: LiveSite) async throws -> String {
        let tang = try await live.officer("tang")
        return try #require(try await live.office.file(number, for: tang).file.sealed.first?.record)
    }

    @Test func `who takes no part in the file finds no page, and an unknown errand is no form`() async throws
    {
        try await LiveSite.with { live in
            let number = try await live.report(by: .init(name: "张三丰", phone: "13912345678")).id
            var (wang, word) = try await visit("wang", live)
            #expect(try await wang.get("/files/\(number)/keeping").status == .notFound)
            let posted = try await wang.post("/files/\(number)/keeping", [("action", "open")], word: word)
            #expect(posted.status == .notFound)
            var (tang, own) = try await visit("tang", live)
            let wrong = try await tang.post("/files/\(number)/keeping", [("action", "burn")], word: own)
            #expect(wrong.status == .badRequest)
        }
    }

    @Test func `alone it is refused with the way on; two people open it, and each step says what is next`()
        async throws
    {
        try await LiveSite.with(seed: "keeping") { live in
            let number = try await live.report(by: .init(name: "张三丰", phone: "13912345678")).id
            let record = try await record(number, live)
            let path = "/files/\(number)/keeping"
            var (tang, word) = try await visit("tang", live)
            #expect(try await tang.get("/files/\(number)").says("href=\"\(path)\""))
            let revision = try await live.office.file(number, for: try await live.officer("tang")).file
                .revision
            let alone = try await tang.post(
                "/files/\(number)/acts",
                [
                    ("action", "read-sealed"), ("file-revision", "\(revision)"), ("record", record),
                    ("reason", "核实"),
                ], word: word)
            #expect(alone.status == .forbidden && alone.says("一个人不能打开"))
            #expect(!alone.says("13912345678"))

            let empty = try await tang.post(
                path, [("action", "open"), ("subject", record), ("reason", "")], word: word)
            #expect(empty.status == .unprocessableContent && empty.says("class=\"refusal\""))
            let asked = try await tang.post(
                path, [("action", "open"), ("subject", record), ("reason", "需要联系举报人")], word: word)
            #expect(asked.location == path + "?done=open#main")
            let waiting = try await tang.get(path)
            #expect(waiting.says("您已提出，等另一位有权的人答复") && waiting.says("撤回"))
            #expect(!waiting.says("value=\"approve\""))

            var (kang, other) = try await visit("kang", live)
            #expect(try await kang.get("/files/\(number)").says("启封与清除（1件待答复）"))
            let page = try await kang.get(path)
            #expect(page.says("有1件等您答复") && page.says("需要联系举报人") && !page.says("张三丰"))
            try Golden.expect(still(page.body), "keeping/answering")
            let request = try #require(page.body.firstMatch(of: /id="request-([^"]+)"/).map { String($0.1) })
            let own = try await tang.post(
                path, [("action", "approve"), ("subject", request), ("reason", "同意")], word: word)
            #expect(own.status == .forbidden && own.says("自己提出的，不能自己答复"))
            let agreed = try await kang.post(
                path, [("action", "approve"), ("subject", request), ("reason", "情况属实")], word: other)
            #expect(agreed.location == path + "?done=approve#main")
            #expect(try await tang.get(path).says("已同意，您可以看到"))
            try await live.act(
                "read-sealed", ["record": record, "reason": "核实"], on: number,
                by: try await live.officer("tang"))
            #expect(try await tang.get("/files/\(number)").says("13912345678"))
            #expect(try await !kang.get("/files/\(number)").says("13912345678"))
        }
    }

    @Test func `erasing asks for the password twice, of two people, and leaves a stub on page and interface`()
        async throws
    {
        try await LiveSite.with(seed: "erasing") { live in
            let number = try await live.report(by: .init(name: "张三丰", phone: "13912345678")).id
            let record = try await record(number, live)
            let path = "/files/\(number)/keeping"
            var (tang, word) = try await visit("tang", live)
            func proposal(_ password: String) -> [(String, String)] {
                [
                    ("action", "erase"), ("subject", record), ("basis", "PIPL2021 art. 47"),
                    ("reason", "本人要求删除"), ("password", password),
                ]
            }
            let wrong = try await tang.post(path, proposal("wrong"), word: word)
            #expect(wrong.status == .forbidden && wrong.says("本人要求删除"))
            let proposed = try await tang.post(path, proposal("zhibao-demo-tang"), word: word)
            #expect(proposed.location == path + "?done=erase#main")

            var (kang, other) = try await visit("kang", live)
            let page = try await kang.get(path)
            let request = try #require(page.body.firstMatch(of: /id="request-([^"]+)"/).map { String($0.1) })
            func decision(_ password: String?) -> [(String, String)] {
                [("action", "approve"), ("subject", request), ("reason", "属实")]
                    + (password.map { [("password", $0)] } ?? [])
            }
            #expect(try await kang.post(path, decision(nil), word: other).status == .forbidden)
            let done = try await kang.post(path, decision("zhibao-demo-kang"), word: other)
            #expect(done.location == path + "?done=approve#main")
            let after = try await kang.get(path)
            #expect(after.says("举报人的姓名和联系方式，已于") && after.says("清除，由康海宁决定"))
            try Golden.expect(still(after.body), "keeping/erased")
            let file = try await tang.get("/files/\(number)")
            #expect(file.says("由康海宁决定") && !file.says("act-read-sealed"))
            #expect(try await tang.get("/files/\(number)?lang=en").says("decided by 康海宁"))
            #expect(try await live.office.verify() == [])
        }
    }
}
