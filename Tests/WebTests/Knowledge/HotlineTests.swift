import Casework
import Evidence
import Foundation
import HTTPTypes
import Law
import Testing

@testable import Desk
@testable import Web

@Suite
struct `A call becomes a file with the caller's own code, and what the caller says of themselves is sealed` {
    static let phone = "13904650987"

    private func call(_ live: LiveSite, by agent: Caller) async throws -> CallReceipt {
        try await live.office.take(
            CallTaken(
                matter: [
                    "topic": .string("report"), "narrative": .string("一商行卖假酒"), "place": .string("230102"),
                    "right-type": .string("trademark"),
                ], contact: ["caller-name": .string("澹台先生"), "caller-phone": .string(Self.phone)]), for: agent
        )
    }

    @Test func `the number stands nowhere in the clear, and is opened with a reason`() async throws {
        try await LiveSite.with { live in
            let bai = try await live.officer("bai")
            let receipt = try await call(live, by: bai)
            #expect(try !live.holds(Self.phone))
            #expect(try !live.holds("澹台先生"))
            #expect(try live.holds("一商行卖假酒"))
            let view = try await live.office.file(receipt.number, for: bai)
            let record = try #require(view.file.sealed.first { $0.field == "caller-phone" }?.record)

            try await live.act(
                "read-sealed", ["record": record, "reason": "回电"], on: receipt.number, by: bai)

            let opened = try await live.office.file(receipt.number, for: bai)
            #expect(opened.texts.values.contains(Self.phone))
            let page = try await live.opens(receipt.code)
            #expect(page.says("回电号码"))
            #expect(page.says("黑龙江省知识产权保护中心（热线岗）"))
            #expect(!page.says("白若溪"))
        }
    }

    @Test func `the code of the call opens the report that came of it, and nobody is asked twice`()
        async throws
    {
        try await LiveSite.with { live in
            let bai = try await live.officer("bai")
            let receipt = try await call(live, by: bai)
            try await live.act(
                "make-report", ["kind": "report", "narrative": "一商行卖假酒", "anonymous": "yes"],
                on: receipt.number, by: bai)
            let tang = try await live.officer("tang")
            let list = try await live.office.files(
                for: tang, stage: nil, procedure: "report", dueBefore: nil, clock: nil, isOpen: true,
                after: nil, limit: 50)
            let report = try #require(list.rows.first?.id)
            try await live.act("ask-reporter", ["question": "货架在哪里"], on: report, by: tang)

            let page = try await live.opens(receipt.code)
            #expect(page.says("货架在哪里"))
            let answered = try await live.sends(
                "answer-question", [("run", "1"), ("answer", "柜台内侧")], of: report, code: receipt.code)

            #expect(answered.status == .ok)
            let view = try await live.office.file(report, for: tang)
            #expect(view.file.facts["right-type"] == .choice("trademark"))
        }
    }

    @Test func `an agent sees neither the name behind a report nor its content`() async throws {
        try await LiveSite.with { live in
            let receipt = try await live.report(by: .init(name: "鄂伦春阿玛呼", phone: "15846791230"))
            let bai = try await live.officer("bai")

            let view = try await live.office.file(receipt.id, for: bai)

            #expect(view.parties.isEmpty)
            #expect(view.texts.isEmpty)
            #expect(view.acts.isEmpty)
            let record = try #require(view.file.sealed.first?.record)
            await #expect(throws: Refusal.self) {
                try await live.act(
                    "read-sealed", ["record": record, "reason": "好奇"], on: receipt.id, by: bai)
            }
        }
    }

    @Test func `a call is handed on warm, and the next desk sees the note and takes it over`() async throws {
        try await LiveSite.with { live in
            let bai = try await live.officer("bai")
            let receipt = try await call(live, by: bai)
            let wang = try await live.officer("wang")
            await #expect(throws: DeskRefusal.notFound) {
                try await live.office.file(receipt.number, for: wang)
            }
            try await live.act(
                "transfer",
                [
                    "next-office": "market-supervision-230102", "transfer-note": "来电人已说明情况",
                    "spoken-with": "值班岗",
                ], on: receipt.number, by: bai)

            let view = try await live.office.file(receipt.number, for: wang)
            #expect(view.texts.values.contains("来电人已说明情况"))
            try await live.act("take-over", on: receipt.number, by: wang)
            try await live.act("answer-as-next", ["answer-given": "可以举报"], on: receipt.number, by: wang)
            let page = try await live.opens(receipt.code)
            #expect(page.says("可以举报"))
            #expect(page.says("已答复"))
        }
    }

    @Test func `who is no agent takes no call, and a telephone number with hidden signs is refused`()
        async throws
    {
        try await LiveSite.with { live in
            let tang = try await live.officer("tang")
            await #expect(throws: Refusal.notYourRole(needed: ["hotline-agent"])) {
                try await live.office.take(CallTaken(matter: [:], contact: [:]), for: tang)
            }
            let bai = try await live.officer("bai")
            await #expect(throws: DeskRefusal.self) {
                try await live.office.take(
                    CallTaken(matter: [:], contact: ["caller-phone": .string("139\u{202E}0000")]), for: bai)
            }
            await #expect(throws: DeskRefusal.self) {
                try await live.office.take(
                    CallTaken(matter: ["topic": .string("weather")], contact: [:]), for: bai)
            }
        }
    }
}
