import Casework
import Evidence
import Foundation
import HTTPTypes
import Testing

@testable import Desk
@testable import Web

@Suite("A form offers only bodies that can go on")
struct ReceiverAPITests {
    private static let fields: [String: JSON] = [
        "transfer-note": .string("问专利侵权"), "spoken-with": .string("值班员"),
    ]

    @Test func `a call is not handed to a court, and the problem names the field and the way on`()
        async throws
    {
        try await OpenOffice.with(at: LiveSite.morning) { open in
            let agent = try await open.token("bai", "ip-centre-230000", "hotline-agent")
            let opened = try await open.post(
                "/api/v1/files",
                .object([
                    "procedure": .string("hotline-call"),
                    "fields": .object(["topic": .string("report"), "narrative": .string("一商行卖假酒")]),
                ]), agent)
            try #require(opened.status == 201, "\(opened.body)")
            let wrong = try await open.act(
                "transfer", Self.fields.merging(["next-office": .string("court-230100")]) { $1 },
                on: opened.id, agent)
            #expect((wrong.status, wrong.kind) == (422, "invalid"))
            #expect(wrong.errors == ["next-office choice"])
            #expect(wrong.json["detail"]?.string?.contains("哈尔滨市中级人民法院") == true, "\(wrong.body)")
            #expect(wrong.json["way_on"]?.string?.contains("安全管理员") == true, "\(wrong.body)")

            let file = try await open.get("/api/v1/files/\(opened.id)", agent)
            let act = file.json["acts"]?.array?.first { $0["action"]?.string == "transfer" }
            let field = act?["fields"]?.array?.first { $0["name"]?.string == "next-office" }
            let offered = (field?["choices"]?.array ?? []).compactMap(\.string)
            #expect(offered.contains("ip-centre-230000") && offered.contains("market-supervision-230102"))
            #expect(!offered.contains("court-230100") && !offered.contains("police-230100"))

            let right = try await open.act(
                "transfer", Self.fields.merging(["next-office": .string("ip-centre-230000")]) { $1 },
                on: opened.id, agent)
            #expect(right.status == 200, "\(right.body)")
        }
    }

    @Test func `the page lists only bodies that can take the call, and says so`() async throws {
        try await LiveSite.with { live in
            let bai = try await live.officer("bai")
            let number = try await live.office.openFile(
                "hotline-call", fields: ["topic": .string("report"), "narrative": .string("一商行卖假酒")],
                parties: [], for: bai)
            let token = try await live.office.signIn(login: "bai", password: "zhibao-demo-bai")
            var visit = Visit(client: live.visit.client, cookies: ["zhibao-session": token])
            let page = try await visit.get("/files/\(number)")
            let form = page.body.components(separatedBy: "id=\"act-transfer\"").last ?? ""
            let select =
                form.components(separatedBy: "name=\"next-office\"").last?
                .components(separatedBy: "</select>").first ?? ""
            #expect(select.contains("market-supervision-230102") && select.contains("ip-centre-230000"))
            #expect(!select.contains("court-230100"))
            #expect(page.says("只列出有人能接收的单位"))
        }
    }
}
