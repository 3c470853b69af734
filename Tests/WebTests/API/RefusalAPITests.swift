import Casework
import Evidence
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Law
import Testing

@testable import Desk
@testable import Web

@Suite struct `Refusals of the interface` {
    @Test(arguments: ["{", "[]", "", "{\"code\":\"\\ud800\"}", String(repeating: "[", count: 100_000)])
    func `what is no JSON object is malformed`(text: String) async throws {
        try await OpenOffice.with { open in
            let answer = try await open.post("/api/v1/progress", text: text)
            #expect(answer.status == 400)
            #expect(answer.kind == "malformed")
            #expect(answer.headers[.contentType] == "application/problem+json")
        }
    }

    @Test func `a body of another kind or too long is not read`() async throws {
        try await OpenOffice.with { open in
            let other = try await open.post(
                "/api/v1/leads", text: "kind=report", nil, [.contentType: "application/x-www-form-urlencoded"]
            )
            #expect(other.status == 415)
            #expect(other.kind == "media-type")
            let long = String(repeating: "x", count: 1_048_577)
            let large = try await open.post("/api/v1/progress", .object(["code": .string(long)]))
            #expect(large.status == 413)
            #expect(large.kind == "too-large")
        }
    }

    @Test func `without a good token no file is shown`() async throws {
        try await OpenOffice.with { open in
            let id = try await open.takeLead().id
            for token in [nil, "zb_wrong"] {
                let answer = try await open.get("/api/v1/files/\(id)", token)
                #expect(answer.status == 401)
                #expect(answer.kind == "sign-in")
                #expect(answer.headers[.wwwAuthenticate]?.hasPrefix("Bearer") == true)
            }
        }
    }

    @Test func `an unknown file and one that is not shared have the same answer`() async throws {
        try await OpenOffice.with { open in
            let id = try await open.takeLead().id
            let police = try await open.token("chen", "police-230102", "police-desk")
            let hidden = try await open.get("/api/v1/files/\(id)", police)
            let unknown = try await open.get("/api/v1/files/230102-2026-99999", police)
            #expect(hidden.status == 404)
            #expect(hidden.json == unknown.json)
            let act = try await open.act("accept", on: id, police)
            #expect(act.status == 404)
        }
    }

    @Test func `an address that is there says which methods it knows, and one that is not is not found`()
        async throws
    {
        try await OpenOffice.with { open in
            let wrong = try await open.send(.delete, "/api/v1/leads", nil, [:], nil)
            #expect(wrong.status == 405)
            #expect(wrong.headers[.allow] == "POST")
            let unknown = try await open.get("/api/v1/nothing")
            #expect(unknown.status == 404)
            #expect(unknown.kind == "not-found")
        }
    }

    @Test func `acts are refused by stage, role, fields and time`() async throws {
        try await OpenOffice.with { open in
            let id = try await open.takeLead().id
            let intake = try await open.intake()
            let stage = try await open.act("route", on: id, intake)
            #expect((stage.status, stage.kind) == (409, "not-in-this-stage"))
            #expect(stage.json["names"] == .strings(["route"]))
            let unknown = try await open.act("fly", on: id, intake)
            #expect((unknown.status, unknown.kind) == (409, "not-in-this-stage"))
            let fields = try await open.act("join", ["colour": .string("red")], on: id, intake)
            #expect((fields.status, fields.kind) == (422, "invalid"))
            #expect(
                Set(fields.errors) == ["colour unknown", "earlier-file required", "reason required"])
            let late = try await open.act(
                "accept", on: id, intake, also: ["at": .string("2026-03-03T09:00:00+08:00")])
            #expect((late.status, late.kind) == (422, "invalid"))
            let early = try await open.act(
                "accept", on: id, intake, also: ["at": .string("2026-03-02T08:00:00+08:00")])
            #expect((early.status, early.kind) == (409, "back-dated"))
            let moment = try await open.act("accept", on: id, intake, also: ["at": .string("noon")])
            #expect(moment.errors == ["at type"])
        }
    }

    @Test func `an act of another post is refused and names the post`() async throws {
        try await OpenOffice.with { open in
            let id = try await open.takeLead().id
            let intake = try await open.intake()
            _ = try await open.act("accept", on: id, intake)
            let routed = try await open.act(
                "route", ["competent-agency": .string("market-supervision-230102")], on: id, intake)
            #expect(routed.status == 200, "\(routed.body)")
            let answer = try await open.act("receive", on: id, intake)
            #expect((answer.status, answer.kind) == (403, "not-your-role"))
            #expect(answer.json["names"] == .strings(["case-officer"]))
        }
    }

    @Test func `whoever saw an older file is told that it moved on`() async throws {
        try await OpenOffice.with { open in
            let id = try await open.takeLead().id
            let intake = try await open.intake()
            let tag = try #require(try await open.get("/api/v1/files/\(id)", intake).headers[.eTag])
            let revision = try #require(Int(tag.dropFirst().dropLast()))
            let stale = try await open.act("accept", on: id, intake, also: ["revision": .int(revision - 1)])
            #expect((stale.status, stale.kind) == (409, "file-moved-on"))
            let header = try await open.act("accept", on: id, intake, [.ifMatch: "\"\(revision - 1)\""])
            #expect((header.status, header.kind) == (412, "file-moved-on"))
            let both = try await open.act(
                "accept", on: id, intake, also: ["revision": .int(revision - 1)], [.ifMatch: tag])
            #expect((both.status, both.kind) == (409, "file-moved-on"))
            let foreign = try await open.act("accept", on: id, intake, [.ifMatch: "\"abc\""])
            #expect(foreign.status == 412)
            let done = try await open.act(
                "accept", on: id, intake, also: ["revision": .int(revision)], [.ifMatch: tag])
            #expect(done.status == 200, "\(done.body)")
            #expect(done.headers[.eTag] == "\"\(done.json["revision"]?.int ?? 0)\"")
        }
    }

    @Test func `lists keep to their limits`() async throws {
        try await OpenOffice.with { open in
            let token = try await open.intake()
            for query in [
                "limit=0", "limit=201", "limit=x", "due_before=today", "colour=red", "after=x",
            ] {
                let answer = try await open.get("/api/v1/files?\(query)", token)
                #expect(answer.status == 422, "\(query)")
                #expect(answer.errors.count == 1, "\(query)")
            }
        }
    }

    @Test func `a refusal speaks the language that is asked for`() async throws {
        try await OpenOffice.with { open in
            let chinese = try await open.get("/api/v1/files", nil, [.acceptLanguage: "zh-CN,en;q=0.5"])
            let english = try await open.get(
                "/api/v1/files", nil, [.acceptLanguage: "fr, en;q=0.8, zh;q=0.1"])
            #expect(english.json["title"]?.string == "Please sign in")
            #expect(chinese.json["title"] != english.json["title"])
        }
    }

    @Test func `too many knocks at one door are told when to come back`() throws {
        let limits = RateLimit(2, perSeconds: 60)
        try limits.take("a", at: OpenOffice.monday)
        try limits.take("a", at: OpenOffice.monday)
        let words = try PageWorld.get().words(.english)
        do {
            try limits.take("a", at: OpenOffice.monday)
            Issue.record("the third knock was let in")
        } catch {
            let problem = try #require(Problem(error, words))
            let answer = problem.response(allowing: nil)
            #expect(answer.status.code == 429)
            #expect(answer.headers[.retryAfter] == "30")
        }
    }

    @Test(arguments: [
        (Refusal.ruleNotMet(RefusalSamples.finding), 409, "rule-not-met"),
        (.documentsMissing(["goods-list"]), 409, "documents-missing"),
        (.signatureMissing(["goods-list"], role: "agency-head"), 409, "signature-missing"),
        (.signatureNotAwaited(["goods-list"]), 409, "signature-missing"),
        (.rightLapsed("review", on: nil), 409, "right-lapsed"),
        (.fineLocked(RefusalSamples.finding), 409, "fine-locked"),
        (.backDated(to: OpenOffice.monday, earliest: nil), 409, "back-dated"),
        (.clockStillRuns("review", until: nil), 409, "rule-not-met"),
        (.runNotNamed("review", runs: [1, 2]), 422, "invalid"),
        (.nobodyReceives(at: "局", field: "competent-police", needed: ["police-desk"]), 422, "invalid"),
        (.nobodyGoesOn(at: "局", needed: ["intake-officer"]), 422, "invalid"),
        (.notYourRole(needed: ["agency-head"]), 403, "not-your-role"),
    ])
    func `each kind of refusal has its status`(refusal: Refusal, status: Int, kind: String) throws {
        let problem = try #require(Problem(refusal, try PageWorld.get().words(.chinese)))
        #expect(problem.status == status)
        #expect(problem.kind == kind)
    }
}

enum RefusalSamples {
    static let finding = Finding(rule: "transfer-suspicion", verdict: .unmet, source: "TR310 art. 5")
}
