import Casework
import Foundation
import HTTPTypes
import Law
import Store
import Testing

@testable import Desk
@testable import Web

@Suite("The pages on which two people decide what becomes of a file")
struct RetentionPageTests {
    private static let due = Instant(CivilDate(2037, 1, 1), 9, 0)

    private func visit(_ login: String, _ live: LiveSite) async throws -> (Visit, String) {
        let token = try await live.office.signIn(login: login, password: "zhibao-demo-\(login)")
        let known = try #require(try await live.office.caller(session: token))
        return (Visit(client: live.visit.client, cookies: ["zhibao-session": token]), known.csrf)
    }

    private func still(_ page: String) -> String { page.replacing(/nonce="[0-9a-f]+"/, with: "nonce=\"\"") }

    /// A report that was closed ten years ago and more.
    private func old(_ live: LiveSite, isApproved: Bool = true) async throws -> String {
        let number = try await live.report(by: .init(name: "张三丰", phone: "13912345678")).id
        try await live.act(
            "leave-on-file", ["reason": "线索不具体"], on: number, by: try await live.officer("tang"))
        live.clock.stand(at: Self.due)
        let shipped = live.office.retention
        live.office.use(
            RetentionSchedule(
                classes: shipped.classes, standsHours: shipped.standsHours,
                approval: isApproved ? .init(by: "黑龙江省档案局〔2026〕1号", day: CivilDate(2026, 1, 5)) : nil))
        return number
    }

    @Test func `without an old file the list is empty, and a file says how long it is kept`() async throws {
        try await LiveSite.with(seed: "kept") { live in
            let number = try await live.report().id
            var (tang, _) = try await visit("tang", live)
            let list = try await tang.get("/retention")
            #expect(list.says("没有保管期满的案卷") && list.says("尚未经档案主管部门批准"))
            #expect(try await tang.get("/files").says("href=\"/retention\""))
            let page = try await tang.get("/files/\(number)/keeping")
            #expect(page.says("自办结次年1月1日起算") && page.says("还没有办结"))
            #expect(!page.says("value=\"destroy\"") && !page.says("value=\"keep\""))
            #expect(try await tang.get("/retention?after=x").status == .unprocessableContent)
        }
    }

    @Test func `without an approved schedule the page offers to keep and not to destroy`() async throws {
        try await LiveSite.with { live in
            let number = try await old(live, isApproved: false)
            let path = "/files/\(number)/keeping"
            var (tang, word) = try await visit("tang", live)
            let page = try await tang.get(path)
            #expect(page.says("value=\"keep\"") && !page.says("value=\"destroy\""))
            let password = ("password", "zhibao-demo-tang")
            let forced = try await tang.post(
                path, [("action", "destroy"), ("reason", "期满"), password], word: word)
            #expect(forced.status == .conflict && forced.says("保管期限表未经批准"))
            let nothing = try await tang.post(
                path, [("action", "keep"), ("years", ""), ("reason", "仍有用"), password], word: word)
            #expect(nothing.status == .unprocessableContent)
            let kept = try await tang.post(
                path, [("action", "keep"), ("years", "5"), ("reason", "仍有用"), password], word: word)
            #expect(kept.location == path + "?done=keep#main")
            #expect(try await tang.get(path).says("提议延长保管5年"))
        }
    }

    @Test func `held, it is offered to nobody until somebody releases it with their password`() async throws {
        try await LiveSite.with { live in
            let number = try await old(live)
            let path = "/files/\(number)/keeping"
            var (tang, word) = try await visit("tang", live)
            let held = try await tang.post(path, [("action", "hold"), ("reason", "行政诉讼中")], word: word)
            #expect(held.location == path + "?done=hold#main")
            let page = try await tang.get(path)
            #expect(page.says("暂停处置：行政诉讼中") && !page.says("value=\"destroy\""))
            #expect(try await tang.get("/retention").says("<b>暂停处置，现在不能决定。</b>"))
            let bare = try await tang.post(path, [("action", "release"), ("reason", "判决生效")], word: word)
            #expect(bare.status == .forbidden)
            let free = try await tang.post(
                path, [("action", "release"), ("reason", "判决生效"), ("password", "zhibao-demo-tang")],
                word: word)
            #expect(free.location == path + "?done=release#main")
            #expect(try await tang.get(path).says("value=\"destroy\""))
        }
    }

    @Test func `two people destroy a file with their passwords, and its page tells that and nothing else`()
        async throws
    {
        try await LiveSite.with(seed: "destroyed") { live in
            let number = try await old(live)
            let path = "/files/\(number)/keeping"
            var (tang, word) = try await visit("tang", live)
            var (wang, _) = try await visit("wang", live)
            #expect(try await wang.get("/retention").says("没有保管期满的案卷"))
            let list = try await tang.get("/retention")
            #expect(list.says(number) && list.says("等待提出意见"))
            try Golden.expect(still(list.body), "keeping/due")
            let csv = try await tang.get("/retention.csv")
            #expect(csv.says("\"\(number)\"") && csv.says("\"2036-12-31\""))
            try Golden.expect(still(try await tang.get(path).body), "keeping/review")

            func proposal(_ password: String?) -> [(String, String)] {
                [("action", "destroy"), ("reason", "期满无保存价值")] + (password.map { [("password", $0)] } ?? [])
            }
            #expect(try await tang.post(path, proposal(nil), word: word).status == .forbidden)
            let proposed = try await tang.post(path, proposal("zhibao-demo-tang"), word: word)
            #expect(proposed.location == path + "?done=destroy#main")
            #expect(try await tang.get("/retention").says("已提议销毁"))

            var (kang, other) = try await visit("kang", live)
            let page = try await kang.get(path)
            let request = try #require(page.body.firstMatch(of: /id="request-([^"]+)"/).map { String($0.1) })
            func decision(_ password: String?) -> [(String, String)] {
                [("action", "approve"), ("subject", request), ("reason", "同意")]
                    + (password.map { [("password", $0)] } ?? [])
            }
            #expect(try await kang.post(path, decision(nil), word: other).status == .forbidden)
            let own = try await tang.post(path, decision("zhibao-demo-tang"), word: word)
            #expect(own.status == .forbidden && own.says("自己提出的，不能自己答复"))
            let done = try await kang.post(path, decision("zhibao-demo-kang"), word: other)
            #expect(done.location == "/files/\(number)")

            let gone = try await tang.get("/files/\(number)")
            #expect(gone.status == .ok && gone.says("已于2037年1月1日") && gone.says("由康海宁决定"))
            #expect(!gone.says("店内销售") && !gone.says("线索不具体") && !gone.says("<form class=\"act\""))
            try Golden.expect(still(gone.body), "keeping/destroyed")
            #expect(try await tang.get("/files/\(number)?lang=en").says("decided by 康海宁"))
            #expect(try await tang.get(path).status == .notFound)
            #expect(try !live.holds("店内销售假冒注册商标的酒"))
            #expect(try await live.office.verify() == [])
        }
    }
}
