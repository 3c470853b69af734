import Programmes
import Testing

@testable import Web

@Suite("The languages of the pages")
struct LanguageTests {
    /// Families of sentences that readers of the open pages meet.
    static let open = [
        "site", "frame", "language", "home", "report", "receipt", "progress", "accessibility", "lead",
        "sign-in",
        "mailbox", "picture", "safety", "help", "matter", "day", "span", "money", "number", "size",
        "citation", "fault",
        "triage", "doors", "guide", "policy", "measures", "publication",
    ]
    /// Of these families, what only those see who redact at their desk.
    static let atWork = ["publication.redaction", "publication.no-parts", "publication.restore"]

    @Test func `every sentence of the open pages is there in Russian, with the same places`() throws {
        let texts = try PageWorld.get().texts
        let asked = texts.keys(in: "zh-Hans").filter { key in
            LanguageTests.open.contains { key.hasPrefix($0 + ".") }
                && !LanguageTests.atWork.contains { key.hasPrefix($0) }
        }
        func places(_ key: String, _ language: String) -> Set<String> {
            let sentence = texts.sentence(key, in: language) ?? ""
            return Set(sentence.matches(of: /\{(\w+)\}/).map { String($0.1) })
        }
        let missing = asked.filter { texts.sentence($0, in: "ru") == nil }
        let differing = asked.filter {
            !$0.hasPrefix("day.") && !missing.contains($0) && places($0, "zh-Hans") != places($0, "ru")
        }

        #expect(missing.sorted() == [])
        #expect(differing.sorted() == [])
        #expect(asked.count > 230)
    }

    @Test func `Russian says nothing that Chinese does not say`() throws {
        let texts = try PageWorld.get().texts
        let known = texts.keys(in: "zh-Hans")
        let odd = texts.keys(in: "ru").filter { key in
            !known.contains(key) && ![".one", ".few"].contains { key.hasSuffix($0) }
        }

        #expect(odd.sorted() == [])
    }

    @Test func `Traditional Chinese has its own signs, and none of its own sentences`() throws {
        let texts = try PageWorld.get().texts

        #expect(texts.keys(in: "zh-Hant").subtracting(texts.keys(in: "zh-Hans")).sorted() == [])
        #expect(texts.sentence("frame.portal", in: "zh-Hant")?.contains("\u{7522}") == true)
    }

    @Test(arguments: [
        (0, "0 рабочих дней"), (1, "1 рабочий день"), (2, "2 рабочих дня"), (4, "4 рабочих дня"),
        (5, "5 рабочих дней"), (11, "11 рабочих дней"), (12, "12 рабочих дней"), (21, "21 рабочий день"),
        (22, "22 рабочих дня"), (111, "111 рабочих дней"), (121, "121 рабочий день"),
    ])
    func `Russian counts days by their ending`(count: Int, said: String) throws {
        #expect(try PageWorld.get().words(.russian).counted("span.working-days", count) == said)
    }

    @Test func `a sentence that Russian lacks is said in English, with English endings`() throws {
        let world = try PageWorld.get()
        let unsaid = try #require(
            world.texts.keys(in: "en").filter { $0.hasSuffix(".one") }.map { String($0.dropLast(4)) }
                .first { world.texts.sentence($0, in: "ru") == nil })
        let russian = world.words(.russian)
        let english = world.words(.english)

        #expect(russian.counted(unsaid, 1) == english.counted(unsaid, 1))
        #expect(russian.counted(unsaid, 21) == english.counted(unsaid, 21))
    }

    @Test func `at work there are two languages, and the law base has no Russian`() {
        #expect(Language.spoken(at: "/", isAtWork: false) == Language.allCases)
        #expect(Language.spoken(at: "/desk", isAtWork: true) == [.chinese, .english])
        #expect(!Language.spoken(at: "/law/rules/x", isAtWork: false).contains(.russian))
        #expect(Language.spoken(at: "/policy", isAtWork: false) == Language.allCases)
        #expect(Language.spoken(at: "/lawn", isAtWork: false).contains(.russian))
        #expect(Language.russian.nearest(of: [.chinese, .english]) == .english)
        #expect(Language.traditionalChinese.nearest(of: [.chinese, .english]) == .chinese)
    }

    @Test(arguments: [
        ("zh-TW,zh;q=0.9", Language.traditionalChinese), ("zh-Hant", .traditionalChinese),
        ("zh-HK", .traditionalChinese), ("zh-Hans-HK", .chinese), ("zh-CN", .chinese), ("zh", .chinese),
        ("ru-RU,ru;q=0.8,en;q=0.5", .russian), ("fr,en;q=0.3,ru;q=0.7", .russian), ("fr", .chinese),
        ("", .chinese), ("*", .chinese), (";;;,-,q=", .chinese),
    ])
    func `a program is answered in the language that it asks for`(header: String, answer: Language) {
        #expect(AcceptedLanguage.read(header) == answer)
    }
}
