import Casework
import Evidence
import Foundation
import HTTPTypes
import Law
import Programmes
import Testing

@testable import Desk
@testable import Web

@Suite
struct `Answers rest on the law base, are checked by a second person, and say when they are looked at again` {
    private static func shelf() throws -> [KnowledgeArticle] {
        try KnowledgeShelf(
            folder: Places.share.appendingPathComponent("knowledge"), texts: try PageWorld.get().texts
        ).articles
    }

    @Test
    func
        `every article that ships has its words in four languages, its sources, and numbers of the law base`()
        throws
    {
        let articles = try Self.shelf()
        let rules = try PageWorld.get().rules

        #expect(articles.count >= 15)
        for article in articles {
            #expect(Set(article.words.keys) == ["zh-Hans", "zh-Hant", "en", "ru"], "\(article.name)")
            #expect(article.faults(in: rules) == [], "\(article.name)")
            for reference in article.references {
                let rule = try #require(rules.rule(reference))
                #expect(
                    article.sources.contains(rule.id), "\(article.name) names \(rule.id) among its sources")
            }
        }
    }

    @Test func `every language of an article names the same numbers`() throws {
        for article in try Self.shelf() {
            let named = article.words.mapValues { Set(KnowledgeText($0.answer).references) }
            for (language, references) in named {
                #expect(references == named["zh-Hans"], "\(article.name) in \(language)")
            }
        }
    }

    @Test func `no number of law is typed into an answer`() throws {
        for article in try Self.shelf() {
            for (language, words) in article.words {
                let typed = KnowledgeText(words.answer).pieces.compactMap { piece -> String? in
                    if case .words(let text) = piece { text } else { nil }
                }.joined()
                // The day on which Order 121 came into force, and nothing else.
                let rest = typed.replacing("15 April 2026", with: "").replacing("15 апреля 2026", with: "")
                let digits = rest.filter { $0.isASCII && $0.isNumber }
                #expect(digits.isEmpty, "\(article.name) in \(language)")
            }
        }
    }

    @Test func `an answer says the numbers of the law as it is read, in each language`() async throws {
        try await LiveSite.with { live in
            let chinese = try await live.visit.get("/help/how-long")
            let russian = try await live.visit.get("/help/how-long?lang=ru")
            let traditional = try await live.visit.get("/help/how-long?lang=zh-Hant")

            #expect(chinese.says("15 个工作日内核查"))
            #expect(russian.says("15 рабочих дней"))
            #expect(traditional.says("15 個工作日"))
            #expect(chinese.says("href=\"/progress\""))
            #expect(chinese.says("/law/rules/admin.lead.verify"))
        }
    }

    @Test func `questions are found by words of any language, and an unknown one is said to be so`()
        async throws
    {
        try await LiveSite.with { live in
            let simplified = try await live.visit.get("/help?q=" + FormText.segment("海关"))
            let traditional = try await live.visit.get("/help?q=" + FormText.segment("海關 備案"))
            let english = try await live.visit.get("/help?q=customs")
            let none = try await live.visit.get("/help?q=" + FormText.segment("火星"))
            let missing = try await live.visit.get("/help/no-such-article")

            for page in [simplified, traditional, english] { #expect(page.says("/help/customs-filing")) }
            #expect(!simplified.says("/help/exhibition"))
            #expect(none.says("没有找到答复"))
            #expect(missing.status == .notFound)
        }
    }

    @Test func `an overdue answer says so on its page and stands first before its editor`() async throws {
        let late = Instant(CivilDate(2026, 11, 2), 9, 0)
        try await LiveSite.with(at: late) { live in
            let page = try await live.visit.get("/help/repair-credit")
            #expect(page.says("还没有复核"))
        }
        try await LiveSite.with(at: Instant(CivilDate(2026, 11, 1), 9, 0)) { live in
            let page = try await live.visit.get("/help/repair-credit")
            #expect(!page.says("还没有复核"), "on the day itself it is not late")
        }
    }

    @Test func `an article is written by one person, checked by another, and open from its day`() async throws
    {
        try await LiveSite.with { live in
            let jian = try await live.officer("jian")
            let zou = try await live.officer("zou")
            let file = try await live.office.openFile(
                "knowledge-article", fields: [:], parties: [], for: jian)
            let draft = [
                "name": "how-long", "topic": "time", "question-zh": "改写后的问题", "start": "progress",
                "answer-zh": "核查{admin.lead.verify#wd}。", "sources": "admin.lead.verify",
                "review-on": "2027-05-01",
            ]
            for (field, wrong) in [
                ("sources", "admin.no.such.rule"), ("answer-zh", "核查{admin.lead.verify#nothing}。"),
                ("name", "Wie lange"),
            ] {
                await #expect(throws: Refusal.self, "\(field)") {
                    try await live.act("draft", draft.merging([field: wrong]) { $1 }, on: file, by: jian)
                }
            }
            try await live.act("draft", draft, on: file, by: jian)
            let unchecked = try await live.visit.get("/help/how-long")
            #expect(!unchecked.says("改写后的问题"))
            await #expect(throws: Refusal.sameHand(after: "draft")) {
                try await live.act("publish-article", ["in-force-from": "2026-05-07"], on: file, by: jian)
            }
            try await live.act("publish-article", ["in-force-from": "2026-05-07"], on: file, by: zou)
            let early = try await live.visit.get("/help/how-long")
            #expect(!early.says("改写后的问题"))
            live.clock.stand(at: Instant(CivilDate(2026, 5, 7), 9, 0))
            let open = try await live.visit.get("/help/how-long")
            #expect(open.says("改写后的问题"))
            #expect(open.says("核查15 个工作日"))

            try await live.act("rewrite", ["reason": "补充"], on: file, by: zou)
            try await live.act("draft", draft.merging(["question-zh": "还没核对的问题"]) { $1 }, on: file, by: zou)
            let meanwhile = try await live.visit.get("/help/how-long")
            #expect(meanwhile.says("改写后的问题"), "a draft in the making is nobody's answer")
        }
    }
}
