import Casework
import Evidence
import Law
import Testing

@testable import Desk
@testable import Web

@Suite struct `The doors of the portal` {
    /// Order 121 is in force.
    private static let morning = Instant(CivilDate(2026, 5, 6), 9, 0)

    private static func lead(_ narrative: String) -> LeadForm {
        var lead = LeadForm(kind: .report, place: "230102", narrative: narrative)
        lead.isAnonymous = true
        lead.respondentName = "北岭商行"
        lead.rightType = "trademark"
        lead.isSentOnce = true
        return lead
    }

    @Test func `the same words are told that they are there, and new ones make a new file`() async throws {
        try await OpenOffice.with(at: Self.morning) { open in
            let first = try await open.office.take(Self.lead("店内销售假冒注册商标的酒。"))
            await #expect(throws: DeskRefusal.alreadyFiled(first.number)) {
                try await open.office.take(Self.lead("店内销售，假冒注册商标的酒"))
            }
            let second = try await open.office.take(Self.lead("店内销售假冒注册商标的酒，又进了一批。"))
            #expect(second.number != first.number)
        }
    }

    @Test func `a reporter acts by the code of the receipt, and does not end the report`() async throws {
        try await OpenOffice.with(at: Self.morning) { open in
            let receipt = try await open.office.take(Self.lead("店内销售假冒注册商标的酒。"))
            let matter = try await open.office.matter(code: receipt.code)
            #expect(matter.party == "reporter")
            #expect(matter.files.first?.parties.isEmpty == true)
            _ = try await open.office.submit(
                "take-back", fields: ["withdrawal-reason": .string("不想追究")], to: receipt.id, expecting: nil,
                code: receipt.code)
            let after = try await open.office.matter(code: receipt.code)
            #expect(after.files.first?.file.hasEnded == false)
        }
    }

    @Test func `the proposal is followed with one act, and departing from it needs a reason and is counted`()
        async throws
    {
        try await OpenOffice.with(at: Self.morning) { open in
            let token = try await open.intake()
            let one = try await open.office.take(Self.lead("一"))
            let followed = try await open.act(
                "take-and-route", ["competent-agency": .string("market-supervision-230102")], on: one.id,
                token)
            #expect(followed.status == 200, "\(followed.body)")
            let two = try await open.office.take(Self.lead("二"))
            let refused = try await open.act(
                "take-and-route", ["competent-agency": .string("market-supervision-230103")], on: two.id,
                token)
            #expect(refused.errors == ["override-reason required"])
            let other = try await open.act(
                "take-and-route",
                [
                    "competent-agency": .string("market-supervision-230103"),
                    "override-reason": .string("货在南岗区"),
                ], on: two.id, token)
            #expect(other.status == 200, "\(other.body)")
            let file = try await open.get("/api/v1/files/\(two.id)", token)
            #expect(file.json["facts"]?["proposal-followed"]?.bool == false)
        }
    }

    @Test func `what was told goes along to another way, and who told it stays behind`() async throws {
        try await OpenOffice.with(at: Self.morning) { open in
            var lead = Self.lead("店内销售假冒注册商标的酒。")
            lead.isAnonymous = false
            lead.reporter = LeadForm.Reporter(name: "陈某", phone: "13900000002")
            let receipt = try await open.office.take(lead)
            let answers = try await open.office.answers(ofLead: receipt.code)
            #expect(answers["narrative"] == "店内销售假冒注册商标的酒。")
            #expect(answers["respondent-name"] == "北岭商行")
            #expect(answers["place"] == "230102")
            #expect(!answers.values.contains { $0.contains("陈某") || $0.contains("139") })
            await #expect(throws: DeskRefusal.notFound) {
                _ = try await open.office.answers(ofLead: "0000-0000-0000-0000")
            }
        }
    }
}
