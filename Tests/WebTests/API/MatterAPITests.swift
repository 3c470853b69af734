import Evidence
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Store
import Testing

@testable import Casework
@testable import Desk
@testable import Web

/// A mediation on the way to its sessions, opened by the secretary of the mediation body.
private struct OpenMatter {
    let open: OpenOffice
    let clerk: String
    let mediator: String
    let number: String

    static let secret = "赔偿七万六千五百元即可和解"

    init(_ open: OpenOffice) async throws {
        self.open = open
        clerk = try await open.token("ji", "mediation-230000", "mediation-clerk")
        mediator = try await open.token("wen", "mediation-230000", "mediator")
        let opened = try await open.post(
            "/api/v1/files",
            .object([
                "procedure": .string("mediation"),
                "fields": .object([
                    "right-type": .string("trademark"), "place": .string("230102"),
                    "subject": .string("trademark"), "narrative": .string("商标侵权赔偿争议"),
                    "applicant-place": .string("230102"), "respondent-place": .string("230102"),
                ]),
                "parties": .array([
                    .object(["role": .string("applicant"), "name": .string("松花江饮品有限公司")]),
                    .object(["role": .string("respondent"), "name": .string("北岭商行")]),
                ]),
            ]), clerk)
        try #require(opened.status == 201, "\(opened.body)")
        number = opened.id
    }

    func act(_ action: String, _ fields: [String: JSON] = [:], by token: String) async throws
        -> OpenOffice.Answer
    {
        try await open.act(action, fields, on: number, token)
    }

    func party(_ action: String, _ fields: [String: JSON] = [:], code: String, file: String? = nil)
        async throws -> OpenOffice.Answer
    {
        try await open.post(
            "/api/v1/matter/acts",
            .object([
                "code": .string(code), "file": .string(file ?? number), "action": .string(action),
                "fields": .object(fields),
            ]))
    }

    func code(_ party: String) async throws -> String {
        let given = try await act("give-code", ["party": .string(party)], by: clerk)
        return try #require(given.json["code"]?.string, "\(given.body)")
    }

    func begin(_ respondent: String) async throws {
        _ = try await act("assign", ["mediator": .string("wen")], by: clerk)
        _ = try await act("take-on", by: mediator)
        let agreed = try await party("agree-to-mediate", code: respondent)
        try #require(agreed.status == 200, "\(agreed.body)")
    }
}

@Suite struct `Parties act by a code, and what they offer stays sealed` {
    @Test func `who has a tie to a party cannot be chosen, and who is passed over is told why`() async throws
    {
        try await OpenOffice.with { open in
            let matter = try await OpenMatter(open)
            let tied = try await matter.act("assign", ["mediator": .string("miao-lanying")], by: matter.clerk)
            #expect(tied.kind == "rule-not-met")
            #expect(tied.json["detail"]?.string?.contains("松花江饮品有限公司") == true)
            let lower = try await matter.act("assign", ["mediator": .string("ding")], by: matter.clerk)
            #expect(lower.errors == ["override-reason required"])
            let nobody = try await matter.act("assign", ["mediator": .string("wang")], by: matter.clerk)
            #expect(nobody.errors == ["mediator unknown"])
            let done = try await matter.act(
                "assign", ["mediator": .string("ding"), "override-reason": .string("双方共同选定")],
                by: matter.clerk)
            #expect(done.status == 200)
            let file = try await open.get("/api/v1/files/\(matter.number)", matter.clerk).json
            let kinds = (file["documents"]?.array ?? []).compactMap { $0["kind"]?.string }
            #expect(kinds.contains("mediator-ranking"))
            #expect((file["facts"]?["mediator-rank"]?.int ?? 0) > 1)
        }
    }

    @Test func `only the mediator whom the file names has it`() async throws {
        try await OpenOffice.with { open in
            let matter = try await OpenMatter(open)
            try await matter.begin(try await matter.code("respondent"))
            let other = try await open.token("ding", "mediation-230000", "mediator")
            let refused = try await matter.act(
                "agree-facts", ["agreed-facts": .string("无")], by: other)
            #expect(refused.kind == "not-your-role")
            let view = try await open.get("/api/v1/files/\(matter.number)", other).json
            #expect(view["documents"]?.array?.isEmpty == true)
            #expect(view["facts"]?.object?.isEmpty == true)
        }
    }

    @Test func `an offer is read by its maker and the mediator until both sides open their offers`()
        async throws
    {
        try await OpenOffice.with { open in
            let matter = try await OpenMatter(open)
            let (mine, theirs) = (try await matter.code("applicant"), try await matter.code("respondent"))
            try await matter.begin(theirs)
            let made = try await matter.party(
                "make-offer", ["offer": .string(OpenMatter.secret)], code: mine)
            #expect(made.status == 200)
            #expect(!made.body.contains(OpenMatter.secret))
            let record = try #require(
                (made.json["events"]?.array ?? []).first { $0["kind"]?.string == "record-sealed" }?["body"]?[
                    "name"]?
                    .string)
            let reading: [String: JSON] = ["record": .string(record), "reason": .string("准备调解")]

            #expect(try await matter.party("read-sealed", reading, code: theirs).kind == "not-your-role")
            #expect(try await matter.act("read-sealed", reading, by: matter.clerk).kind == "not-your-role")
            #expect(try await matter.act("read-sealed", reading, by: matter.mediator).status == 200)
            let seen = try await open.get("/api/v1/files/\(matter.number)", matter.clerk)
            #expect(!seen.body.contains(OpenMatter.secret))
            #expect(try await matter.party("read-sealed", reading, code: mine).status == 200)

            _ = try await matter.party(
                "open-offers-as-applicant", ["applicant-opens-offers": .bool(true)], code: mine)
            #expect(try await matter.party("read-sealed", reading, code: theirs).kind == "not-your-role")
            _ = try await matter.party(
                "open-offers-as-respondent", ["respondent-opens-offers": .bool(true)], code: theirs)
            #expect(try await matter.party("read-sealed", reading, code: theirs).status == 200)
            let events = try await open.get("/api/v1/files/\(matter.number)/events", matter.clerk)
            #expect(events.body.contains("sealed-record-read"))
            #expect(!events.body.contains(OpenMatter.secret))
        }
    }

    @Test func `an offer lies in no table and no file of the office in the clear`() async throws {
        try await OpenOffice.with { open in
            let matter = try await OpenMatter(open)
            let (mine, theirs) = (try await matter.code("applicant"), try await matter.code("respondent"))
            try await matter.begin(theirs)
            _ = try await matter.party("make-offer", ["offer": .string(OpenMatter.secret)], code: mine)
            let root = open.office.folder.root
            let needle = Data(OpenMatter.secret.utf8)
            let files = try #require(
                FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
            let all = files.compactMap { $0 as? URL }.filter { !$0.hasDirectoryPath }
            #expect(!all.isEmpty)
            for file in all {
                #expect(try Data(contentsOf: file).range(of: needle) == nil, "\(file.lastPathComponent)")
                #expect(try Data(contentsOf: file).range(of: Data(mine.utf8)) == nil)
            }
        }
    }

    @Test func `a code opens its own matter and nothing else`() async throws {
        try await OpenOffice.with { open in
            let (one, other) = (try await OpenMatter(open), try await OpenMatter(open))
            let code = try await one.code("applicant")
            let shown = try await open.post("/api/v1/matter", .object(["code": .string(code)]))
            #expect(shown.status == 200)
            #expect(shown.json["party"]?.string == "applicant")
            #expect(shown.json["files"]?.array?.compactMap { $0["id"]?.string } == [one.number])
            let foreign = try await one.party("withdraw", code: code, file: other.number)
            #expect(foreign.status == 404)
            for wrong in ["0000-0000-0000-0000", "", "x"] {
                let answer = try await open.post("/api/v1/matter", .object(["code": .string(wrong)]))
                #expect(answer.status == 404, "\(wrong)")
            }
            let officer = try await one.party("assign", ["mediator": .string("wen")], code: code)
            #expect(officer.kind == "not-your-role")
            for act in ["rectify", "give-code", "name-party", "invite", "note-number"] {
                let refused = try await one.party(act, ["party": .string("applicant")], code: code)
                #expect(refused.status >= 400, "\(act)")
            }
        }
    }

    @Test func `a table says at which cell it is wrong`() async throws {
        try await OpenOffice.with { open in
            let matter = try await OpenMatter(open)
            try await matter.begin(try await matter.code("respondent"))
            let rows: JSON = .array([
                .object(["debtor": .string("somebody"), "amount": .string("五万"), "colour": .string("red")]),
                .string("no row"),
            ])
            let answer = try await matter.act(
                "draft-agreement",
                ["obligations": rows, "settles-validity": .bool(false), "settles-ownership": .bool(false)],
                by: matter.mediator)
            #expect(
                Set(answer.errors).isSuperset(of: [
                    "obligations.1.debtor choice", "obligations.1.amount type",
                    "obligations.1.colour unknown",
                    "obligations.2 type",
                ]))
        }
    }

    @Test func `who may not open a mediation is told so, and nothing is opened half`() async throws {
        try await OpenOffice.with { open in
            let bureau = try await open.token("wang", "market-supervision-230102", "case-officer")
            let body: [String: JSON] = ["procedure": .string("mediation")]
            #expect(try await open.post("/api/v1/files", .object(body), bureau).kind == "not-your-role")
            #expect(try await open.post("/api/v1/files", .object(body)).status == 401)
            let clerk = try await open.token("ji", "mediation-230000", "mediation-clerk")
            let wrong = try await open.post(
                "/api/v1/files",
                .object([
                    "procedure": .string("mediation"),
                    "fields": .object(["place": .string("nowhere"), "mediator": .string("wen")]),
                    "parties": .array([.object(["role": .string("applicant"), "name": .string("a\nb")])]),
                ]), clerk)
            #expect(
                Set(wrong.errors) == ["place type", "mediator unknown", "parties.1.name characters"])
            let files = try await open.get("/api/v1/files?procedure=mediation", clerk)
            #expect(files.json["items"]?.array?.isEmpty == true)
        }
    }
}
