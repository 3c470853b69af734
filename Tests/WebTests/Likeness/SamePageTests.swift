import Casework
import Evidence
import Foundation
import HTTPTypes
import Law
import Testing

@testable import Desk
@testable import Web

@Suite struct `Files that may be the same stand side by side, and a person decides` {
    /// Somebody who is signed in, with the word of their forms.
    private struct Officer {
        var visit: Visit
        let word: String
    }

    private func officer(_ login: String, _ live: LiveSite) async throws -> Officer {
        let token = try await live.office.signIn(login: login, password: "zhibao-demo-\(login)")
        let known = try #require(try await live.office.caller(session: token))
        return Officer(
            visit: Visit(client: live.visit.client, cookies: ["zhibao-session": token]), word: known.csrf)
    }

    /// Two reports of one shop in other words; the second reporter is known, and sealed.
    private func pair(_ live: LiveSite) async throws -> (first: LeadReceipt, second: LeadReceipt) {
        var lead = LeadForm(
            kind: .report, place: "230102", narrative: "道里区的老字号茶行卖假冒松雪岭大米，店主电话13800001111。")
        (lead.respondentName, lead.respondentUSCC) = ("哈尔滨老字号茶行有限公司", "91110000600037341L")
        (lead.rightType, lead.rightNumber) = ("trademark", "12345678")
        lead.isAnonymous = true
        lead.facts = ["sales": .money(Money(fen: 1_200_000))]
        let first = try await live.office.take(lead)
        live.clock.stand(at: Instant(CivilDate(2026, 5, 7), 10, 0))
        lead.narrative = "老字号茶行，１３８-0000-1111，还在卖。"
        lead.respondentName = "老字号茶行"
        lead.isAnonymous = false
        lead.reporter = .init(name: "鄂伦春阿玛呼", phone: "15846791230")
        lead.facts = [:]
        let second = try await live.office.take(lead)
        try await live.office.runLikenessRound()
        return (first, second)
    }

    /// What differs from one run to the next is none of the page.
    private func golden(_ body: String, _ officer: Officer) -> String {
        body.replacing(officer.word, with: FixtureDesk.word)
            .replacing(/nonce="[^"]+"/, with: "nonce=\"\(Visit.publicWord)\"")
    }

    @Test func `who does not see the whole file finds no such page, and no form of it works`() async throws {
        try await LiveSite.with { live in
            let (first, second) = try await pair(live)
            var stranger = Visit(client: live.visit.client)
            let away = try await stranger.get("/files/\(first.id)/same")
            var wang = try await officer("wang", live)
            let page = try await wang.visit.get("/files/\(first.id)/same")
            let sent = try await wang.visit.post(
                "/files/\(first.id)/same",
                [("action", "merge"), ("other", second.id), ("keeps", second.id), ("reason", "x")],
                word: wang.word)
            var bai = try await officer("bai", live)
            let agent = try await bai.visit.get("/files/\(first.id)/same")

            #expect(away.location?.hasPrefix("/sign-in") == true)
            #expect(page.status == .notFound && sent.status == .notFound && agent.status == .notFound)
        }
    }

    @Test func `another act, a foreign word or a third number is no form of the page`() async throws {
        try await LiveSite.with { live in
            let (first, second) = try await pair(live)
            var tang = try await officer("tang", live)
            let path = "/files/\(first.id)/same"
            let fields = [("other", second.id), ("reason", "x")]

            let other = try await tang.visit.post(path, fields + [("action", "rectify")], word: tang.word)
            let forged = try await tang.visit.post(path, fields + [("action", "merge")], word: "foreign")
            let third = try await tang.visit.post(
                path, fields + [("action", "merge"), ("keeps", "230000-2026-00009")], word: tang.word)

            #expect(other.status == .badRequest && third.status == .badRequest)
            #expect(forged.status == .forbidden)
        }
    }

    @Test func `the file leads there, each line stands beside the other, and what is sealed stands nowhere`()
        async throws
    {
        try await LiveSite.with { live in
            let (first, second) = try await pair(live)
            var tang = try await officer("tang", live)

            let file = try await tang.visit.get("/files/\(second.id)")
            let page = try await tang.visit.get("/files/\(second.id)/same")

            #expect(file.says("/files/\(second.id)/same"))
            #expect(page.says("统一社会信用代码相同：91110000600037341L"))
            #expect(page.says("电话相同：13800001111"))
            #expect(page.says("12,000") && page.says(first.id))
            #expect(!page.says("鄂伦春阿玛呼") && !page.says("15846791230"))
            try Golden.expect(golden(page.body, tang), "same")
            let english = try await tang.visit.get("/files/\(second.id)/same?lang=en")
            try Golden.expect(golden(english.body, tang), "same-en")
        }
    }

    @Test func `without a reason nothing is told apart, and what was typed stays`() async throws {
        try await LiveSite.with { live in
            let (first, second) = try await pair(live)
            var tang = try await officer("tang", live)

            let page = try await tang.visit.post(
                "/files/\(second.id)/same",
                [("action", "tell-apart"), ("other", first.id), ("file-revision", "")], word: tang.word)

            #expect(page.status.code == 422)
            #expect(page.says("aria-invalid=\"true\""))
            #expect(try await live.office.proposals(for: first.id, live.officer("tang")).count == 1)
        }
    }

    @Test func `told apart they are proposed no more, the page remembers why, and it can be taken back`()
        async throws
    {
        try await LiveSite.with { live in
            let (first, second) = try await pair(live)
            var tang = try await officer("tang", live)
            let path = "/files/\(second.id)/same"

            let done = try await tang.visit.post(
                path, [("action", "tell-apart"), ("other", first.id), ("reason", "两笔不同的交易")], word: tang.word)
            let page = try await tang.visit.get(done.location ?? "")
            let file = try await tang.visit.get("/files/\(first.id)")

            #expect(done.status == .seeOther)
            #expect(page.says("没有可能相同的案卷") && page.says("两笔不同的交易") && page.says("唐晓岚"))
            #expect(!file.says("/files/\(first.id)/same"))

            let undone = try await tang.visit.post(
                path, [("action", "undo-apart"), ("other", first.id)], word: tang.word)
            let again = try await tang.visit.get(undone.location ?? "")
            #expect(again.says("统一社会信用代码相同") && !again.says("两笔不同的交易"))
        }
    }

    @Test func `joined, the old number leads to the file that goes on, and an undo stands on its page`()
        async throws
    {
        try await LiveSite.with { live in
            let (first, second) = try await pair(live)
            var tang = try await officer("tang", live)

            let done = try await tang.visit.post(
                "/files/\(second.id)/same",
                [
                    ("action", "merge"), ("other", first.id), ("keeps", first.id), ("reason", "同一家店，同一件事"),
                ], word: tang.word)
            let surviving = try await tang.visit.get(done.location ?? "")
            let joined = try await tang.visit.get("/files/\(second.id)")
            let progress = try await live.opens(second.code)

            #expect(done.location?.hasPrefix("/files/\(first.id)?") == true)
            #expect(surviving.says("\(second.id) 并入本案卷办理"))
            #expect(joined.says("<h1>已并入 \(first.id)，在那一件里办理</h1>"))
            #expect(joined.says("href=\"/files/\(first.id)\"") && joined.says("撤销并案"))
            #expect(progress.says("合并办理") && progress.says(second.id) && !progress.says(first.id))
            // Digests and the ids of sealed records are drawn anew each time.
            let drawn = golden(joined.body, tang).replacing(/[0-9a-f]{64}/, with: "…")
                .replacing(/s-[0-9a-z]{26}/, with: "…")
            try Golden.expect(drawn, "file-joined")

            let parted = try await tang.visit.post(
                "/files/\(second.id)/acts",
                [
                    ("action", "undo-merge"), ("file-revision", "\(try await revision(second.id, live))"),
                    ("reason", "看错了"),
                ], word: tang.word)
            #expect(parted.status == .seeOther)
            #expect(try await tang.visit.get("/files/\(second.id)").says("并案") == true)
            #expect(try await live.office.file(second.id, for: live.officer("tang")).file.isAtWork)
        }
    }

    private func revision(_ id: String, _ live: LiveSite) async throws -> Int {
        try await live.office.file(id, for: live.officer("tang")).file.revision
    }

    @Test func `the older file may be joined to the younger, when somebody says so`() async throws {
        try await LiveSite.with { live in
            let (first, second) = try await pair(live)
            var tang = try await officer("tang", live)

            _ = try await tang.visit.post(
                "/files/\(second.id)/same",
                [("action", "merge"), ("other", first.id), ("keeps", second.id), ("reason", "后来的一件材料更全")],
                word: tang.word)

            let view = try await live.office.file(first.id, for: live.officer("tang"))
            #expect(view.file.joinedTo == second.number)
        }
    }

    @Test func `the intake desk sees like matters beside its proposal`() async throws {
        try await LiveSite.with { live in
            let (first, second) = try await pair(live)
            var tang = try await officer("tang", live)

            let page = try await tang.visit.get("/reports/\(second.id)")

            #expect(page.says("相似的来件") && page.says(first.id))
            #expect(page.says("权利证号相同：12345678"))
            #expect(page.says("/files/\(second.id)/same"))
        }
    }

    @Test func `the hotline finds calls of the same story and shop, and no report that it may not read`()
        async throws
    {
        try await LiveSite.with { live in
            _ = try await pair(live)
            let agent = try await live.officer("bai")
            let call = try await live.office.take(
                CallTaken(
                    matter: ["narrative": .string("老字号茶行卖假大米"), "place": .string("230102")], contact: [:],
                    respondent: "老字号茶行有限公司"), for: agent)
            try await live.office.runLikenessRound()
            var bai = try await officer("bai", live)
            let typed = [("narrative", "又有人说老字号茶行"), ("respondent", "老字号茶行有限公司"), ("place", "230102")]

            let looked = try await bai.visit.post(
                "/hotline/calls", typed + [("look", "yes")], word: bai.word)
            #expect(looked.says("名称相同：老字号茶行有限公司") && looked.says(call.number))
            #expect(looked.says("value=\"老字号茶行有限公司\"") && looked.says("又有人说老字号茶行"))
            #expect(!looked.says("230000-2026-00001") && !looked.says("请念给来电人"))

            let taken = try await bai.visit.post("/hotline/calls", typed, word: bai.word)
            #expect(taken.says("请念给来电人") && taken.says(call.number))

            let none = try await bai.visit.post(
                "/hotline/calls", [("narrative", "问开门时间"), ("look", "yes")], word: bai.word)
            #expect(none.says("没有发现相似的来件"))
        }
    }

    @Test func `a name with hidden signs is refused at its field`() async throws {
        try await LiveSite.with { live in
            var bai = try await officer("bai", live)

            let page = try await bai.visit.post(
                "/hotline/calls", [("narrative", "x"), ("respondent", "茶行\u{202E}公司")], word: bai.word)

            #expect(page.status.code == 422 && page.says("call-respondent-fault"))
        }
    }
}
