import Casework
import Evidence
import Foundation
import HTTPTypes
import Law
import Testing

@testable import Desk
@testable import Web

@Suite struct `A file is split on its page, and both pages lead to each other` {
    private func report(_ live: LiveSite) async throws -> LeadReceipt {
        var lead = LeadForm(kind: .report, place: "230102", narrative: "两家店都卖假冒松雪岭大米。")
        lead.respondentName = "哈尔滨老字号茶行有限公司"
        lead.reporter = .init(name: "鄂伦春阿玛呼", phone: "15846791230")
        return try await live.office.take(lead)
    }

    private func tang(_ live: LiveSite) async throws -> (visit: Visit, word: String) {
        let token = try await live.office.signIn(login: "tang", password: "zhibao-demo-tang")
        let known = try #require(try await live.office.caller(session: token))
        return (Visit(client: live.visit.client, cookies: ["zhibao-session": token]), known.csrf)
    }

    private func fields(_ id: String, _ live: LiveSite, _ more: [(String, String)]) async throws -> [(
        String, String
    )] {
        let revision = try await live.office.file(id, for: live.officer("tang")).file.revision
        return [("action", "split"), ("file-revision", "\(revision)")] + more
    }

    @Test func `without a reason nothing is split, and what was typed stays`() async throws {
        try await LiveSite.with { live in
            let report = try await report(live)
            var (visit, word) = try await tang(live)

            let page = try await visit.post(
                "/files/\(report.id)/acts", try await fields(report.id, live, [("respondent", "第二家店")]),
                word: word)

            #expect(page.status.code == 422)
            #expect(page.says("第二家店") && page.says("aria-invalid=\"true\""))
            #expect(try await live.office.file(report.id, for: live.officer("tang")).file.splitOff == [])
        }
    }

    @Test func `an earlier moment without proof is refused, and stays in the form that it was typed in`()
        async throws
    {
        try await LiveSite.with { live in
            let report = try await report(live)
            var (visit, word) = try await tang(live)
            let typed = [("reason", "第二家店另案"), ("at", "2026-01-01T09:00")]

            let page = try await visit.post(
                "/files/\(report.id)/acts", try await fields(report.id, live, typed), word: word)

            #expect(page.status.code == 409)
            #expect(page.says("id=\"act-split-when\" open") && page.says("value=\"2026-01-01T09:00\""))
            #expect(try await live.office.file(report.id, for: live.officer("tang")).file.splitOff == [])
        }
    }

    @Test func `both pages name each other, who reported is told, and the way back stands on the new page`()
        async throws
    {
        try await LiveSite.with { live in
            let report = try await report(live)
            var (visit, word) = try await tang(live)

            let done = try await visit.post(
                "/files/\(report.id)/acts",
                try await fields(report.id, live, [("reason", "第二家店另案"), ("respondent", "第二家店")]), word: word)
            #expect(done.status == .seeOther)
            let split = try await live.office.file(report.id, for: live.officer("tang")).file.splitOff
            let half = try #require(split.first?.description)
            let (old, new) = (
                try await visit.get("/files/\(report.id)"), try await visit.get("/files/\(half)")
            )

            let said = try await visit.get(String(try #require(done.location?.split(separator: "#").first)))
            #expect(said.says("<a href=\"/files/\(half)\">去新案卷 \(half)</a>"))
            #expect(!old.says("去新案卷"))
            let foreign = try await visit.get("/files/\(report.id)?done=split&made=\(report.id)")
            #expect(!foreign.says("去新案卷"))
            #expect(old.says("href=\"/files/\(half)\"") && old.says("自本案卷分出") && old.says("第二家店另案"))
            #expect(new.says("href=\"/files/\(report.id)\"") && new.says("本案卷自这一件"))
            #expect(new.says("第二家店</") && new.says("期限与该案卷相同：第二家店另案"))
            #expect(new.says("value=\"merge\"") && !new.says("鄂伦春阿玛呼") && !new.says("15846791230"))
            let progress = try await live.opens(report.code)
            #expect(progress.says(report.id) && progress.says("编号 \(half)"))
            let english = try await visit.get("/files/\(half)?lang=en")
            #expect(english.says("This file was split off this one"))
        }
    }
}
