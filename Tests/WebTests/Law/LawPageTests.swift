import Casework
import Foundation
import HTTPTypes
import Law
import Testing

@testable import Desk
@testable import Web

/// The law base for readers: by instrument, by article, by day.
struct LawPageTests {
    static let now = PageWorld.moment(2, 9)

    private func visit(
        signedIn: Bool = false, _ body: @escaping @Sendable (inout Visit, FixtureDesk) async throws -> Void
    ) async throws {
        let desk = FixtureDesk(now: Self.now, signedIn: PageWorld.wang)
        try await PageWorld.get().visit(desk, signedIn: signedIn) { visit in try await body(&visit, desk) }
    }

    @Test(arguments: [
        "/law/rules/nothing", "/law/rules/%00", "/law/rules/%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        "/law/rules/..%2F..%2Fetc%2Fpasswd", "/law/rules/link.step.approve%23days", "/law/rules/%25",
        "/law/instruments/nothing", "/law/instruments/%22%3E%3Cb%3E",
    ])
    func `a name that is not in the law base is not found, and stays text`(path: String) async throws {
        try await visit { visit, _ in
            let page = try await visit.get(path)

            #expect(page.status == .notFound)
            #expect(!page.says("<script>alert") && !page.says("<b>\""))
        }
    }

    @Test func `a name that is nearly right leads to what was meant`() async throws {
        try await visit { visit, _ in
            let page = try await visit.get("/law/rules/link.step.aprove")

            #expect(page.status == .notFound)
            #expect(page.says("/law/rules/link.step.approve"))
        }
    }

    @Test func `anybody reads a rule, its article and who uses it, and no count of files`() async throws {
        try await visit { visit, desk in
            let page = try await visit.get("/law/rules/link.step.approve")

            #expect(page.status == .ok)
            #expect(page.says("3 日"))
            #expect(page.says("涉嫌犯罪案件移送"))
            #expect(!page.says("12 件在办"))
            #expect(desk.seen.counted.isEmpty)
            try Golden.expect(page.body, "law/rule")
        }
    }

    @Test func `an officer reads how many files of their own office stand under a rule`() async throws {
        try await visit(signedIn: true) { visit, desk in
            let page = try await visit.get("/law/rules/link.step.approve")

            #expect(page.says("12 件在办"))
            #expect(page.says("3 件正在走"))
            #expect(desk.seen.counted == ["wang"])
            try Golden.expect(page.body, "law/rule-officer")
        }
    }

    @Test func `the list says what is in force on a day and what changes next`() async throws {
        try await visit { visit, _ in
            let page = try await visit.get("/law?on=2026-11-24")

            #expect(page.says("2027年1月1日"))
            #expect(page.says("中华人民共和国商标法（2026修订）开始施行"))
        }
    }

    @Test func `a search finds a rule by its id, its article and its words`() async throws {
        try await visit { visit, _ in
            for words in ["link.step.approve", "TR310 art. 5", "批准 理由"] {
                let page = try await visit.get("/law?q=" + FormText.segment(words))
                #expect(page.says("/law/rules/link.step.approve"), "\(words)")
            }
            let nothing = try await visit.get("/law?q=zzzz")
            #expect(nothing.says("没有找到这样的规则"))
            let hostile = try await visit.get("/law?q=" + FormText.segment(EscapingTests.markup))
            #expect(!hostile.says("<script>alert"))
            let broken = try await visit.get("/law?on=2026-99-99&kind=x&state=x&after=-5")
            #expect(broken.status == .ok)
        }
    }

    @Test func `an instrument shows its rules in the order of its articles`() async throws {
        try await visit { visit, _ in
            let page = try await visit.get("/law/instruments/TR310")
            let english = try await visit.get("/law/instruments/TR310?lang=en")

            let third = try #require(page.body.range(of: "id=\"art-3\""))
            let fifth = try #require(page.body.range(of: "id=\"art-5\""))
            #expect(third.lowerBound < fifth.lowerBound)
            #expect(english.says("art. 5"))
        }
    }

    @Test func `every rule and every instrument of the law base has a page in both languages`() async throws {
        let book = try PageWorld.get().rules
        try await visit { visit, _ in
            for language in ["zh-Hans", "en"] {
                _ = try await visit.get("/law?lang=" + language)
                for rule in book.rules {
                    let page = try await visit.get(Route.lawRule(rule.id, on: rule.from).path)
                    #expect(page.status == .ok, "\(rule.id)")
                }
                for authority in book.authorities {
                    let page = try await visit.get(Route.instrument(authority.key, on: nil).path)
                    #expect(page.status == .ok, "\(authority.key)")
                }
            }
        }
    }
}
