import Casework
import Evidence
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Law
import NIOCore
import Programmes
import Testing

@testable import Desk
@testable import Web

/// A real office with its pages, as a browser without scripts meets it.
struct LiveSite {
    let office: Office
    let clock: OfficeClock
    var visit: Visit

    /// 6 May 2026 is a Wednesday; Order 121 is in force.
    static let morning = Instant(CivilDate(2026, 5, 6), 9, 0)

    static func with(
        at moment: Instant = morning, seed: String? = nil,
        _ body: @escaping @Sendable (inout LiveSite) async throws -> Void
    ) async throws {
        let root = FileManager.default.temporaryDirectory.appending(path: "site-\(UUID().uuidString)")
        let clock = OfficeClock(standingAt: moment)
        let text = try String(
            contentsOf: Places.share.appendingPathComponent("worlds/demo.yaml"), encoding: .utf8)
        let (office, _) = try await Office.create(
            OfficeFolder(root: root), share: Places.share, world: World(reading: text, file: "demo.yaml"),
            named: "test", clock: clock, randomness: seed.map { Randomness(seed: $0) } ?? Randomness(),
            passwords: .demo,
            content: PageWorld.content.get())
        let shipped = try PageWorld.get()
        let divisions = try LawFolder(Places.share.appendingPathComponent("law")).divisions()
        let site = try Site(
            desk: WorkingDesk(office, divisions: divisions), pages: PageWorld.pages.get(),
            titles: shipped.library)
        try await Application(router: site.router()).test(.router) { client in
            var live = LiveSite(office: office, clock: clock, visit: Visit(client: client))
            try await body(&live)
        }
        try office.close()
        try FileManager.default.removeItem(at: root)
        try FileManager.default.removeItem(at: OfficeFolder(root: root).key)
    }

    /// Whether a word stands in any file of the office: database, its journal, vault.
    func holds(_ word: String) throws -> Bool {
        let keys: [URLResourceKey] = [.isRegularFileKey]
        let files = FileManager.default.enumerator(at: office.folder.root, includingPropertiesForKeys: keys)
        while let file = files?.nextObject() as? URL {
            guard try file.resourceValues(forKeys: Set(keys)).isRegularFile == true else { continue }
            if try Data(contentsOf: file).range(of: Data(word.utf8)) != nil { return true }
        }
        return false
    }

    func officer(_ login: String) async throws -> Caller {
        let token = try await office.signIn(login: login, password: "zhibao-demo-\(login)")
        return try #require(try await office.caller(session: token)).caller
    }

    /// A report without a name, or of somebody whose contacts are sealed.
    func report(by reporter: LeadForm.Reporter? = nil) async throws -> LeadReceipt {
        var lead = LeadForm(kind: .report, place: "230102", narrative: "店内销售假冒注册商标的酒。")
        lead.isAnonymous = reporter == nil
        lead.reporter = reporter
        return try await office.take(lead)
    }

    func act(_ action: String, _ fields: [String: String] = [:], on id: String, by caller: Caller)
        async throws
    {
        _ = try await office.submit(
            action, fields: fields.mapValues(JSON.string), to: id, expecting: nil, for: caller)
    }

    /// One asks to open what nobody opens alone, and a colleague agrees.
    func agree(to record: String, on id: String, by caller: Caller, with login: String = "kang") async throws
    {
        try await office.ask(
            KeepingOrder(act: .open, subject: record, reason: "需要联系举报人"), of: id, for: caller)
        let colleague = try await officer(login)
        let request = try #require(
            try await office.keeping(of: id, for: colleague).requests.first?.request.id)
        try await office.answer(request, approving: true, because: "情况属实", of: id, for: colleague)
    }

    mutating func opens(_ code: String) async throws -> Visit.Answer {
        _ = try await visit.get("/progress")
        return try await visit.post("/progress", [("code", code)])
    }

    mutating func sends(_ action: String, _ fields: [(String, String)] = [], of id: String, code: String)
        async throws -> Visit.Answer
    {
        try await visit.post(
            "/progress/acts", [("action", action), ("file", id), ("code", code)] + fields)
    }

    /// A form with a file, the fields before it, as browsers send it.
    mutating func uploads(
        _ bytes: [UInt8], named name: String, _ fields: [(String, String)], code: String
    ) async throws -> Visit.Answer {
        let boundary = "----zhibao"
        var body: [UInt8] = []
        let all = [("form-word", visit.cookies["zhibao-form"] ?? ""), ("code", code)] + fields
        for (field, value) in all {
            body += Array(
                "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(field)\"\r\n\r\n\(value)\r\n".utf8)
        }
        let head =
            "--\(boundary)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n"
            + "Content-Type: image/jpeg\r\n\r\n"
        body += Array(head.utf8) + bytes + Array("\r\n--\(boundary)--\r\n".utf8)
        return try await visit.send(
            .post, "/progress/evidence", ByteBuffer(bytes: body),
            [.contentType: "multipart/form-data; boundary=\(boundary)"])
    }
}

extension Office {
    /// Signs in from nowhere and returns the session.
    func signIn(login: String, password: String) async throws -> String {
        try await signIn(SignInAttempt(login: login, password: password)).session
    }
}
