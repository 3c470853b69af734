import Casework
import Foundation
import Hummingbird
import HummingbirdTesting
import Law
import NIOCore
import Programmes
import Store
import Testing

@testable import Desk
@testable import Web

/// An office of the demo province, seen through its pages.
private struct PagedOffice: Sendable {
    let office: Office
    let client: any TestClientProtocol

    static func with(_ body: @escaping @Sendable (PagedOffice) async throws -> Void) async throws {
        let root = FileManager.default.temporaryDirectory.appending(path: "pages-\(UUID().uuidString)")
        let text = try String(
            contentsOf: Places.share.appendingPathComponent("worlds/demo.yaml"), encoding: .utf8)
        let (office, _) = try await Office.create(
            OfficeFolder(root: root), share: Places.share, world: World(reading: text, file: "demo.yaml"),
            named: "test", clock: OfficeClock(standingAt: OpenOffice.monday), passwords: .demo,
            content: PageWorld.content.get())
        let shipped = try PageWorld.get()
        func table(_ path: String) throws -> String {
            try String(contentsOf: Places.share.appendingPathComponent(path), encoding: .utf8)
        }
        let divisions = try Divisions(
            csv: [table("law/divisions/heilongjiang.csv"), table("law/divisions/neighbours.csv")],
            provinces: table("law/divisions/provinces.csv"))
        let site = try Site(
            desk: WorkingDesk(office, divisions: divisions), pages: PageWorld.pages.get(),
            titles: shipped.library)
        try await Application(router: site.router()).test(.router) { client in
            try await body(PagedOffice(office: office, client: client))
        }
        try office.close()
        try FileManager.default.removeItem(at: root)
        try FileManager.default.removeItem(at: OfficeFolder(root: root).key)
    }

    /// Somebody who is signed in, with the word that their forms bring back.
    func person(_ login: String) async throws -> (visit: Visit, word: String) {
        let token = try await office.signIn(login: login, password: "zhibao-demo-\(login)")
        let known = try #require(try await office.caller(session: token))
        return (Visit(client: client, cookies: ["zhibao-session": token]), known.csrf)
    }

    func get(_ path: String, as login: String? = nil) async throws -> Visit.Answer {
        var visit = Visit(client: client)
        if let login { visit = try await person(login).visit }
        return try await visit.get(path)
    }

    func post(_ path: String, _ fields: [String: String], as login: String) async throws -> Visit.Answer {
        var (visit, word) = try await person(login)
        return try await visit.post(path, fields.map { ($0.key, $0.value) }, word: word)
    }

    /// Sends a change set as a file.
    func send(
        _ bytes: [UInt8], to path: String, as login: String, word: String? = nil
    ) async throws -> Visit.Answer {
        var (visit, own) = try await person(login)
        let line = "--b0undary\r\ncontent-disposition: form-data; name=\""
        var body = ByteBuffer(string: line + "form-word\"\r\n\r\n\(word ?? own)\r\n")
        body.writeString(line + "change-set-file\"; filename=\"x.yaml\"\r\ncontent-type: text/plain\r\n\r\n")
        body.writeBytes(bytes)
        body.writeString("\r\n--b0undary--\r\n")
        return try await visit.send(
            .post, path, body, [.contentType: "multipart/form-data; boundary=b0undary"])
    }

    /// The page of a release that was proposed through the form.
    func proposed(_ changes: [String: String] = [:]) async throws -> String {
        let answer = try await post(
            "/law/releases", LawDeskPageTests.fields.merging(changes) { $1 }, as: "lu")
        return try #require(answer.location, "\(answer.body)")
    }

    /// Proposed, tested, signed and released.
    func released(_ changes: [String: String]) async throws {
        let page = try await proposed(changes)
        for (act, login) in [("test", "lu"), ("approve", "mei"), ("release", "lu")] {
            let password = act == "approve" ? "zhibao-demo-\(login)" : nil
            let answer = try await self.act(act, on: page, as: login, password: password)
            #expect(answer.status == .seeOther, "\(act)")
        }
    }

    func act(
        _ act: String, on page: String, as login: String, password: String? = nil
    ) async throws -> Visit.Answer {
        let id = String(page.split(separator: "/").last ?? "")
        let revision = try await office.database.read { db in
            try office.readFile(id, on: db)?.file.revision ?? 0
        }
        var fields = ["action": act, "file-revision": "\(revision)"]
        fields["password"] = password
        return try await post(page + "/acts", fields, as: login)
    }
}

@Suite struct LawDeskPageTests {
    static let fields = [
        "rule": "admin.lead.verify", "number-wd": "20", "number-ext_wd": "15", "from": "2027-01-01",
        "title-zh": "核查期限", "title-en": "Lead review", "changelog-zh": "改为二十个工作日",
        "changelog-en": "Twenty working days", "reason": "示例", "authority": "SAMR2 art. 18",
        "zh": "线索核查：20个工作日", "basis": "示例", "citations": "SAMR2 art. 18", "confidence": "verified",
    ]

    @Test(arguments: ["/law/releases", "/law/releases/new", "/law/releases/230000-2026-00001"])
    func `only the legal section comes to its desk`(path: String) async throws {
        try await PagedOffice.with { pages in
            let visitor = try await pages.get(path)
            #expect(visitor.status == .seeOther)
            #expect(visitor.location?.hasPrefix("/sign-in") == true)
            for login in ["wang", "li", "admin"] {
                let officer = try await pages.get(path, as: login)
                #expect(officer.status == .forbidden, "\(login)")
            }
        }
    }

    @Test func `a reviewer does not propose, nor anybody without the word of the form`() async throws {
        try await PagedOffice.with { pages in
            let reviewer = try await pages.post("/law/releases", LawDeskPageTests.fields, as: "mei")
            #expect(reviewer.status == .forbidden)
            var (visit, _) = try await pages.person("lu")
            let strange = try await visit.post(
                "/law/releases", LawDeskPageTests.fields.map { ($0.key, $0.value) }, word: "stale")
            #expect(strange.status == .forbidden)
            #expect(pages.office.madeReleases.isEmpty)
        }
    }

    @Test func `what is wrong is said in the form, and what was typed stays`() async throws {
        try await PagedOffice.with { pages in
            var fields = LawDeskPageTests.fields
            fields["changelog-zh"] = ""
            fields["number-wd"] = "viele"
            let empty = try await pages.post("/law/releases", fields, as: "lu")
            #expect(empty.status == .unprocessableContent)
            #expect(empty.says("aria-invalid=\"true\""))
            #expect(empty.says("value=\"viele\""))

            fields = LawDeskPageTests.fields.merging(["from": "2026-03-01"]) { $1 }
            let back = try await pages.post("/law/releases", fields, as: "lu")
            #expect(back.status == .unprocessableContent)
            #expect(back.says("2026-03-01"))
            #expect(back.says("Twenty working days"))
            let pasted = try await pages.post("/law/releases", ["text": "title: <b>\nx"], as: "lu")
            #expect(pasted.status == .unprocessableContent)
            #expect(!pasted.says("<b>\nx"))
        }
    }

    @Test func `a release goes through two pairs of hands, and everybody reads it`() async throws {
        try await PagedOffice.with { pages in
            let page = try await pages.proposed()
            #expect(try await pages.get(page, as: "lu").says("id=\"act-test\""))
            #expect(try await pages.act("test", on: page, as: "lu").status == .seeOther)

            #expect(try await !pages.get(page, as: "lu").says("id=\"act-approve\""))
            #expect(
                try await pages.act("approve", on: page, as: "lu", password: "zhibao-demo-lu").status
                    != .seeOther)
            #expect(
                try await pages.act("approve", on: page, as: "mei", password: "wrong").status == .forbidden)
            #expect(try await pages.act("approve", on: page, as: "mei").status == .forbidden)
            #expect(
                try await pages.act("approve", on: page, as: "mei", password: "zhibao-demo-mei").status
                    == .seeOther)
            #expect(pages.office.madeReleases.isEmpty)
            #expect(try await pages.act("release", on: page, as: "lu").status == .seeOther)

            let made = try #require(pages.office.madeReleases.first)
            let changes = try await pages.get("/law/changes")
            #expect(changes.status == .ok)
            #expect(changes.says("改为二十个工作日"))
            #expect(changes.says(made.digest))
            #expect(try await pages.get("/law/changes?lang=en").says("Twenty working days"))
            #expect(try await pages.get(page, as: "mei").says(made.digest))
            #expect(try await pages.get("/law/releases", as: "mei").says(page))
        }
    }

    @Test func `the preview and its table show no more than numbers, stages and clocks`() async throws {
        try await PagedOffice.with { pages in
            var lead = LeadForm(kind: .report, place: "230102", narrative: "秘密的情况")
            lead.respondentName = "某某商行"
            _ = try await pages.office.take(lead)
            let page = try await pages.proposed()

            let preview = try await pages.get(page + "/impact", as: "mei")
            let table = try await pages.get(page + "/impact.csv", as: "mei")

            #expect(preview.status == .ok)
            #expect(table.headers[.contentType] == "text/csv; charset=utf-8")
            for answer in [preview, table] {
                #expect(!answer.says("某某商行"))
                #expect(!answer.says("秘密的情况"))
            }
            #expect(try await pages.get(page + "/impact", as: "wang").status == .forbidden)
            #expect(try await pages.get(page + "/change-set.yaml", as: "mei").says("admin.lead.verify"))
        }
    }

    @Test func `a change set is proposed as a file, and is read like one that was pasted`() async throws {
        try await PagedOffice.with { pages in
            let page = try await pages.proposed()
            let text = try await pages.get(page + "/change-set.yaml", as: "lu").body
            let bytes = Array(text.utf8)

            let taken = try await pages.send(bytes, to: "/law/releases", as: "lu")
            let mended = try await pages.send(
                Array(text.replacing("示例", with: "再次示例").utf8), to: page + "/change-set", as: "lu")
            let broken = try await pages.send(Array(bytes.prefix(60)), to: "/law/releases", as: "lu")
            let binary = try await pages.send([0xFF, 0xFE, 0x00], to: "/law/releases", as: "lu")
            let stale = try await pages.send(bytes, to: "/law/releases", as: "lu", word: "stale")
            let reviewer = try await pages.send(bytes, to: "/law/releases", as: "mei")

            #expect(taken.status == .seeOther && taken.location != page)
            #expect(mended.status == .seeOther)
            #expect(broken.status == .unprocessableContent)
            #expect(binary.status == .unprocessableContent && binary.says("变更单文件"))
            #expect(stale.status == .forbidden)
            #expect(reviewer.status == .forbidden)
        }
    }

    @Test func `a mended change set is tested anew`() async throws {
        try await PagedOffice.with { pages in
            let page = try await pages.proposed()
            _ = try await pages.act("test", on: page, as: "lu")
            let text = try await pages.get(page + "/change-set.yaml", as: "lu").body

            let faulty = try await pages.post(
                page + "/change-set", ["text": text.replacing("2027-01-01", with: "2026-01-01")], as: "lu")
            let strange = try await pages.post(page + "/change-set", ["text": text], as: "mei")
            let mended = try await pages.post(
                page + "/change-set", ["text": text.replacing("示例", with: "再次示例")], as: "lu")

            #expect(faulty.status == .unprocessableContent)
            #expect(strange.status == .forbidden)
            #expect(mended.status == .seeOther)
            #expect(try await !pages.get(page, as: "mei").says("id=\"act-approve\""))
            #expect(try await pages.get(page, as: "mei").says("id=\"act-test\""))
        }
    }

    @Test
    func `a finding card says the rule as a release words it, on the next page and without a new start`()
        async throws
    {
        try await PagedOffice.with { pages in
            func card() async throws -> Visit.Answer {
                var visit = Visit(client: pages.client)
                _ = try await visit.get(WhatIfThresholdsTests.path)
                return try await visit.post(
                    WhatIfThresholdsTests.path, WhatIfThresholdsTests.counterfeits + [("sales", "600000")])
            }
            #expect(try await !card().says("示例的新说法"))

            try await pages.released([
                "rule": "criminal.214.2025.very_serious", "number-multiple_of_matched_limb": "12",
                "from": "2026-03-02",
                "zh": "示例的新说法：12倍", "authority": "INT2025-5 art. 5", "citations": "INT2025-5 art. 5",
            ])

            #expect(try await card().says("示例的新说法"))
            #expect(try await card().says("href=\"/law/rules/criminal.214.2025.very_serious\""))
        }
    }
}
