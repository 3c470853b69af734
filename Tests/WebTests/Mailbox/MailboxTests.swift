import Casework
import Evidence
import Foundation
import HTTPTypes
import Law
import Testing

@testable import Desk
@testable import Web

@Suite struct `Whoever holds the code of a receipt answers, adds and takes back without a name` {
    @Test func `the office asks, the reporter answers by the code, and the answer is sealed`() async throws {
        try await LiveSite.with { live in
            let receipt = try await live.report()
            let tang = try await live.officer("tang")
            try await live.act("ask-reporter", ["question": "是否保留购物小票"], on: receipt.id, by: tang)

            let page = try await live.opens(receipt.code)
            #expect(page.says("是否保留购物小票"))
            let done = try await live.sends(
                "answer-question", [("run", "1"), ("answer", "保留两张，藏在旧相册里")], of: receipt.id,
                code: receipt.code)

            #expect(done.status == .ok)
            #expect(done.says("收件凭据"))
            #expect(!done.says("藏在旧相册里"), "what was written is not shown again")
            #expect(!done.says("id=\"question-1\""))
            let view = try await live.office.file(receipt.id, for: tang)
            #expect(!view.texts.values.contains { $0.contains("旧相册") })
            let record = try #require(view.file.sealed.last)
            #expect(record.field == "answer")
            try await live.act(
                "read-sealed", ["record": record.record, "reason": "核实证据"], on: receipt.id, by: tang)
            let opened = try await live.office.file(receipt.id, for: tang)
            #expect(opened.texts.values.contains { $0.contains("旧相册") })
        }
    }

    @Test func `a question is answered once, and one that nobody asked is not`() async throws {
        try await LiveSite.with { live in
            let receipt = try await live.report()
            let early = try await live.opens(receipt.code)
            #expect(early.says("现在没有等您答复的问题"))
            let unasked = try await live.sends(
                "answer-question", [("run", "1"), ("answer", "甲")], of: receipt.id, code: receipt.code)
            #expect(unasked.status == .conflict)
            let tang = try await live.officer("tang")
            try await live.act("ask-reporter", ["question": "第一问"], on: receipt.id, by: tang)
            try await live.act("ask-reporter", ["question": "第二问"], on: receipt.id, by: tang)
            let first = try await live.sends(
                "answer-question", [("run", "1"), ("answer", "甲")], of: receipt.id, code: receipt.code)
            let again = try await live.sends(
                "answer-question", [("run", "1"), ("answer", "乙")], of: receipt.id, code: receipt.code)

            #expect(first.status == .ok)
            #expect(first.says("id=\"question-2\""))
            #expect(again.status == .conflict)
            #expect(again.says("这个问题已经答复过了"))
        }
    }

    @Test
    func `who opened the reporter's name is told by office, role, moment and reason, and never by name`()
        async throws
    {
        try await LiveSite.with { live in
            let receipt = try await live.report(by: .init(name: "澹台乌苏里", phone: "13904650987"))
            let before = try await live.opens(receipt.code)
            #expect(before.says("还没有人打开过"))
            let tang = try await live.officer("tang")
            let view = try await live.office.file(receipt.id, for: tang)
            let record = try #require(view.file.sealed.first?.record)
            try await live.agree(to: record, on: receipt.id, by: tang)
            try await live.act(
                "read-sealed", ["record": record, "reason": "需要联系举报人核实"], on: receipt.id, by: tang)

            let page = try await live.opens(receipt.code)

            #expect(page.says("黑龙江省知识产权保护中心（受理岗）"))
            #expect(page.says("需要联系举报人核实"))
            #expect(page.says("打开了您的姓名和联系方式"))
            #expect(!page.says("唐晓岚"))
            #expect(!page.says("澹台乌苏里"))
        }
    }

    @Test func `a report is taken back once, the office decides, and afterwards it is rated`() async throws {
        try await LiveSite.with { live in
            let receipt = try await live.report()
            _ = try await live.opens(receipt.code)
            let taken = try await live.sends("take-back", of: receipt.id, code: receipt.code)
            let twice = try await live.sends("take-back", of: receipt.id, code: receipt.code)
            #expect(taken.status == .ok)
            #expect(twice.status == .conflict)
            #expect(twice.says("class=\"refusal\""))
            let early = try await live.sends("rate", [("rating", "good")], of: receipt.id, code: receipt.code)
            #expect(early.status == .conflict)
            let tang = try await live.officer("tang")
            try await live.act("let-go", ["reason": "举报人撤回，未见公共利益受损"], on: receipt.id, by: tang)
            let late = try await live.sends(
                "write-to-office", [("addition", "补充")], of: receipt.id, code: receipt.code)
            let rated = try await live.sends("rate", [("rating", "good")], of: receipt.id, code: receipt.code)

            #expect(late.status == .conflict)
            #expect(rated.status == .ok)
            #expect(rated.says("撤回后终止"))
        }
    }

    @Test func `a very long answer and one with hidden signs are refused, and what was typed stays`()
        async throws
    {
        try await LiveSite.with { live in
            let receipt = try await live.report()
            let tang = try await live.officer("tang")
            try await live.act("ask-reporter", ["question": "情况如何"], on: receipt.id, by: tang)
            _ = try await live.opens(receipt.code)

            for text in [String(repeating: "长", count: 20_001), "左\u{202E}右"] {
                let refused = try await live.sends(
                    "answer-question", [("run", "1"), ("answer", text)], of: receipt.id, code: receipt.code)
                #expect(refused.status == .unprocessableContent)
                #expect(refused.says("id=\"question-1\""))
            }
        }
    }

    @Test func `an act of an officer is not the reporter's, whatever the form says`() async throws {
        try await LiveSite.with { live in
            let receipt = try await live.report()
            let other = try await live.report()
            _ = try await live.opens(receipt.code)

            let accept = try await live.sends("accept", of: receipt.id, code: receipt.code)
            let foreign = try await live.sends("take-back", of: other.id, code: receipt.code)

            #expect(accept.status == .forbidden)
            #expect(foreign.status == .notFound)
        }
    }

    @Test func `one code sends so much and no more, and another code goes on`() async throws {
        try await LiveSite.with { live in
            let receipt = try await live.report()
            let other = try await live.report()
            _ = try await live.opens(receipt.code)
            var last: Visit.Answer?
            for number in 1...31 {
                last = try await live.sends(
                    "write-to-office", [("addition", "第\(number)次")], of: receipt.id, code: receipt.code)
            }
            #expect(last?.status == .tooManyRequests)
            let typed = receipt.code.lowercased().replacing("-", with: "")
            let disguised = try await live.sends(
                "write-to-office", [("addition", "换个写法")], of: receipt.id, code: typed)
            #expect(disguised.status == .tooManyRequests)
            let free = try await live.sends(
                "write-to-office", [("addition", "另一件")], of: other.id, code: other.code)
            #expect(free.status == .ok)
        }
    }

    @Test func `no address, no browser and no code stand in the database after a visit`() async throws {
        try await LiveSite.with { live in
            let receipt = try await live.report()
            _ = try await live.opens(receipt.code)
            _ = try await live.sends(
                "write-to-office", [("addition", "藏物")], of: receipt.id, code: receipt.code)

            for word in [receipt.code, receipt.code.replacing("-", with: ""), "藏物", "127.0.0.1"] {
                #expect(try !live.holds(word), "\(word)")
            }
            #expect(try live.holds(receipt.id), "the search finds what is there")
        }
    }

    @Test func `leaving takes every cookie of ours back and tells the browser to forget`() async throws {
        try await LiveSite.with { live in
            let receipt = try await live.report()
            _ = try await live.opens(receipt.code)
            #expect(live.visit.cookies.keys.sorted() == ["zhibao-form"])

            let left = try await live.visit.get("/leave")

            #expect(left.status == .seeOther)
            #expect(live.visit.cookies.isEmpty)
            #expect(left.location?.hasPrefix("https://") == true)
            #expect(left.headers[SecurityHeaders.named("referrer-policy")] == "no-referrer")
            #expect(left.headers[SecurityHeaders.named("clear-site-data")] != nil)
        }
    }
}
