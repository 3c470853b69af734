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

@Suite struct `Leads of programs` {
    @Test func `what is wrong with a lead is said field by field`() async throws {
        try await OpenOffice.with { open in
            let lead: JSON = .object([
                "kind": .string("gossip"), "place": .int(230102), "colour": .string("red"),
                "occurred_on": .string("2026-02-30"), "links": .string("https://example.org"),
                "reporter": .object(["nick": .string("x")]),
                "facts": .object([
                    "sales": .string("1.234"), "copies": .int(-1), "same_mark": .string("perhaps"),
                    "for_profit": .string("yes"), "weather": .int(1),
                ]),
            ])
            let answer = try await open.post("/api/v1/leads", lead)
            #expect(answer.status == 422)
            #expect(answer.kind == "invalid")
            #expect(
                Set(answer.errors) == [
                    "kind choice", "place type", "narrative required", "colour unknown", "occurred_on type",
                    "links type", "reporter.nick unknown", "facts.sales type", "facts.copies type",
                    "facts.same_mark choice", "facts.for_profit type", "facts.weather unknown",
                ])
        }
    }

    @Test func `a consumer's complaint opens its file, and a letter that also reports opens two`()
        async throws
    {
        try await OpenOffice.with { open in
            let complaint: [String: JSON] = [
                "kind": .string("complaint"), "consumer": .bool(true), "anonymous": .bool(false),
                "reporter": .object(["name": .string("林小满"), "phone": .string("13900000000")]),
            ]
            let plain = try await open.takeLead(complaint)
            let both = try await open.takeLead(complaint.merging(["also_report": .bool(true)]) { $1 })
            let office = open.office
            func file(_ id: String) async throws -> CaseFile {
                try #require(try await office.database.read { db in try office.readFile(id, on: db)?.file })
            }
            let (one, two) = (try await file(plain.id), try await file(both.id))
            #expect(one.procedure == "consumer-complaint")
            #expect(one.linked.isEmpty)
            #expect(two.linked.map(\.procedure) == ["lead-review"])
            let beside = try await file(try #require(two.linked.first).number.description)
            #expect(beside.opening?.agency == two.opening?.agency)
            #expect(beside.sealedRecords.isEmpty)
            #expect(both.json["next"]?.string?.contains("另行") == true)
        }
    }

    @Test func `a complaint without a name is asked for it, and a report never is`() async throws {
        try await OpenOffice.with { open in
            let lead = (OpenOffice.lead.object ?? [:]).merging([
                "kind": .string("complaint"), "consumer": .bool(true), "anonymous": .bool(true),
                "reporter": .null,
            ]) { $1 }
            let answer = try await open.post("/api/v1/leads", .object(lead))
            #expect(answer.status == 422)
            #expect(answer.errors == ["reporter.name required"])
        }
    }

    @Test
    func `a key that comes again with another lead is a conflict, and with the same one no second file`()
        async throws
    {
        try await OpenOffice.with { open in
            let key = try #require(HTTPField.Name("Idempotency-Key"))
            let headers: HTTPFields = [key: "5c2b"]
            let first = try await open.post("/api/v1/leads", OpenOffice.lead, nil, headers)
            let again = try await open.post("/api/v1/leads", OpenOffice.lead, nil, headers)
            #expect(first.status == 201)
            #expect(again.status == 201)
            #expect(again.json == first.json)
            var other = OpenOffice.lead.object ?? [:]
            other["place"] = .string("230103")
            let conflict = try await open.post("/api/v1/leads", .object(other), nil, headers)
            #expect(conflict.status == 409)
            #expect(conflict.kind == "idempotency-conflict")
            let next = try await open.takeLead()
            #expect(next.json["number"] != first.json["number"])
        }
    }

    @Test func `a complaint of a right holder is taken as a report, and the receipt says so`() async throws {
        try await OpenOffice.with { open in
            let answer = try await open.takeLead(["kind": .string("complaint")])
            #expect(answer.json["next"]?.string?.contains("举报") == true)
            #expect(
                answer.json["code"]?.string?.wholeMatch(
                    of: /[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}/) != nil)
            #expect(answer.headers[.location] == "/api/v1/files/\(answer.id)")
        }
    }

    @Test func `the code tells where the matter stands, and no other code does`() async throws {
        try await OpenOffice.with { open in
            let code = try #require(try await open.takeLead().json["code"]?.string)
            let typed = code.lowercased().replacing("-", with: "")
            let answer = try await open.post("/api/v1/progress", .object(["code": .string(typed)]))
            #expect(answer.status == 200)
            #expect(answer.json["stage"]?.string == "received")
            #expect(answer.json["holder"]?["id"]?.string == "ip-centre-230000")
            #expect(answer.json["ended"]?.bool == false)
            for wrong in ["0000-0000-0000-0000", "UUUU", ""] {
                let refused = try await open.post("/api/v1/progress", .object(["code": .string(wrong)]))
                #expect(refused.status == 404, "\(wrong)")
            }
        }
    }

    @Test func `the facts of a lead stand in the file under their names`() async throws {
        try await OpenOffice.with { open in
            let lead = try await open.takeLead([
                "occurred_on": .string("2026-02-27"),
                "facts": .object([
                    "sales": .int(62000), "unsold_value": .string("1234.50"), "labels": .int(7),
                    "same_mark": .string("yes"), "role": .string("label_seller"), "for_profit": .bool(true),
                ]),
            ])
            let token = try await open.intake()
            let file = try await open.get("/api/v1/files/\(lead.id)", token)
            #expect(file.status == 200)
            let facts = try #require(file.json["facts"])
            #expect(facts["sales"]?.string == "62000")
            #expect(facts["unsold-value"]?.string == "1234.50")
            #expect(facts["labels"]?.int == 7)
            #expect(facts["same-mark"]?.string == "yes")
            #expect(facts["role"]?.string == "label-seller")
            #expect(facts["for-profit"]?.bool == true)
            #expect(facts["occurred-on"]?.string == "2026-02-27")
        }
    }
}
