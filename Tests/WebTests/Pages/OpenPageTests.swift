import Desk
import Foundation
import HTTPTypes
import Law
import Testing

@testable import Web

@Suite struct `Pages for everybody, and those of the desks that answer them` {
    /// The page between bar and foot, without the word of its forms.
    private func main(_ answer: Visit.Answer) throws -> String {
        let start = try #require(answer.body.range(of: "<main"), "\(answer.status)")
        let end = try #require(answer.body.range(of: "</main>"))
        return String(answer.body[start.lowerBound..<end.upperBound])
            .replacing(/name="form-word" value="[^"]*"/, with: "name=\"form-word\"") + "\n"
    }

    @Test(
        arguments: [
            ("/help", "help"), ("/help/customs-filing", "help-article"),
            ("/help/customs-filing?lang=ru", "help-article-ru"),
            ("/help/safety", "safety"), ("/help/safety?lang=en", "safety-en"), ("/guide/ways", "guide-ways"),
            ("/public/penalties", "penalties-none"), ("/matter", "matter-form"),
        ] as [(String, String)])
    func `an open page is the one that was read`(path: String, golden: String) async throws {
        try await LiveSite.with(seed: "open pages") { live in
            let answer = try await live.visit.get(path)
            #expect(answer.status == .ok, "\(answer.body.prefix(400))")
            try Golden.expect(try main(answer), "open-\(golden)")
        }
    }

    @Test(arguments: ["", "?lang=en"])
    func `the mailbox is the one that was read`(language: String) async throws {
        try await LiveSite.with(seed: "mailbox") { live in
            let receipt = try await live.report(by: .init(name: "甲", phone: "13900000000"))
            let tang = try await live.officer("tang")
            try await live.act("ask-reporter", ["question": "是否保留购物小票"], on: receipt.id, by: tang)
            _ = try await live.visit.get("/progress" + language)
            let page = try await live.visit.post("/progress", [("code", receipt.code)])
            try Golden.expect(try main(page), language.isEmpty ? "mailbox" : "mailbox-en")
        }
    }

    @Test(
        arguments: [
            ("/hotline", "bai", "hotline"), ("/hotline?q=%E6%B5%B7%E5%85%B3", "bai", "hotline-answers"),
            ("/knowledge", "jian", "knowledge"), ("/reports", "tang", "intake-queue"),
            ("/reports/230000-2026-00001", "tang", "intake-proposal"),
        ] as [(String, String, String)])
    func `a page of those who take in and answer is the one that was read`(
        path: String, login: String, golden: String
    ) async throws {
        try await LiveSite.with(seed: "desks") { live in
            var lead = LeadForm(kind: .report, place: "230102", narrative: "店内销售假冒注册商标的酒。")
            lead.isAnonymous = true
            lead.rightType = "trademark"
            lead.respondentName = "北岭商行"
            _ = try await live.office.take(lead)
            let token = try await live.office.signIn(login: login, password: "zhibao-demo-\(login)")
            live.visit.cookies["zhibao-session"] = token
            let answer = try await live.visit.get(path)
            #expect(answer.status == .ok, "\(answer.body.prefix(400))")
            try Golden.expect(try main(answer), golden)
        }
    }
}
