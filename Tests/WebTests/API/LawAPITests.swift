import Evidence
import Testing

@testable import Web

/// The law base as programs read it.
struct LawAPITests {
    @Test func `a rule is read without a token, with its days and its articles`() async throws {
        try await OpenOffice.with { office in
            let answer = try await office.get("/api/v1/law/rules/link.step.approve")

            #expect(answer.status == 200)
            #expect(answer.json["id"]?.string == "link.step.approve")
            #expect(answer.json["values"]?["days"]?.int == 3)
            #expect(answer.json["citations"]?.array?.first?.string == "TR310 art. 5 para. 2")
        }
    }

    @Test func `an unknown rule, a wrong day and a wrong member are refused`() async throws {
        try await OpenOffice.with { office in
            let missing = try await office.get("/api/v1/law/rules/nothing")
            let wrong = [
                ("on=2026-02-30", "on type"), ("instrument=NOTHING", "instrument choice"),
                ("x=1", "x unknown"),
                ("limit=0", "limit range"), ("after=a", "after type"),
            ]

            #expect(missing.status == 404)
            for (query, fault) in wrong {
                let answer = try await office.get("/api/v1/law/rules?" + query)
                #expect(answer.status == 422)
                #expect(answer.errors == [fault])
            }
        }
    }

    @Test func `the list goes on page by page, and on a day holds what is in force`() async throws {
        try await OpenOffice.with { office in
            let first = try await office.get("/api/v1/law/rules?limit=2")
            let second = try await office.get("/api/v1/law/rules?limit=2&after=2")
            let old = try await office.get("/api/v1/law/rules?instrument=INT2025-5&on=2025-04-25")
            let new = try await office.get("/api/v1/law/rules?instrument=INT2025-5&on=2025-04-26")

            #expect(first.json["rules"]?.array?.count == 2)
            #expect(first.json["next"]?.int == 2)
            #expect(second.json["rules"]?.array != first.json["rules"]?.array)
            let serious = JSON.string("criminal.213.2025.goods.serious")
            #expect(old.json["rules"]?.array?.contains { $0["id"] == serious } == false)
            #expect(new.json["rules"]?.array?.contains { $0["id"] == serious } == true)
        }
    }
}
