import Foundation
import Testing

@testable import Store

/// The table that ships, as the office loads it.
let folding: Folding = {
    do {
        return try Folding(reading: TestStore.share.appending(path: "folding/characters.txt"))
    } catch {
        fatalError("share/folding/characters.txt is a table: \(error)")
    }
}()

struct FoldingTests {
    @Test(arguments: [
        ("人才", "人纔"), ("支撑", "支橕"), ("支撑", "支撐"), ("提升", "提昇"), ("标准", "標准"), ("标准", "標準"),
        ("侵权", "侵權"), ("为了", "為了"), ("为了", "爲了"), ("干净", "乾淨"), ("里面", "裡面"), ("里面", "裏麵"),
        ("账户", "帳戶"), ("零件", "〇件"), ("著作", "着作"), ("后台", "後臺"), ("ABC公司", "ＡＢＣ公司"),
        ("abc", "ＡｂＣ"), ("café", "CAFÉ"), ("1号", "①号"), ("三叶(株)", "三叶㈱"), ("ёлка", "Елка"),
    ])
    func `forms of one word fold alike`(one: String, other: String) {
        #expect(folding.folded(one) == folding.folded(other))
    }

    @Test(arguments: [
        ("侵权", "侵犯"), ("未", "末"), ("道里", "道外"), ("1234567", "1234568"), ("三叶", "三页"),
        ("已", "己"), ("弁", "辨"),
    ])
    func `different words stay different`(one: String, other: String) {
        #expect(folding.folded(one) != folding.folded(other))
    }

    @Test(arguments: ["侵权商品", "商標權", "ＺＬ２０２０", "人纔支橕"])
    func `a word in a text folds like the word alone`(word: String) {
        let text = folding.compact("在某市场" + word + "被查")

        #expect(text.contains(folding.compact(word)))
    }

    @Test(arguments: [
        ("哈尔滨 三叶\u{3000}商贸", "哈尔滨三叶商贸"), ("哈\u{200B}尔\u{FEFF}滨", "哈尔滨"),
        ("三叶\n商贸", "三叶商贸"), ("三叶（哈尔滨）", "三叶 哈尔滨"), ("三叶(哈尔滨)", "三叶 哈尔滨"),
        ("『三叶』“商贸”", "三叶 商贸"), ("ZL 2020", "zl 2020"), ("zl2020", "zl 2020"), ("😀", ""), ("%_*\"'", ""),
        ("👨‍👩‍👧三", "三"),
    ])
    func `marks part words, and blanks part none in Chinese`(typed: String, folded: String) {
        #expect(folding.folded(typed) == folded)
    }

    @Test(arguments: ["no tab", "a\t", "\tb", "a\tb\tc"])
    func `a line that is none is named`(line: String) {
        #expect(throws: Folding.Fault(line: 2)) { try Folding(table: "# a table\n\(line)\n") }
    }
}

struct BigramTests {
    @Test(arguments: [
        ("知识产权", "知识 识产 产权 权"), ("权", "权"), ("ABC公司", "abc 公司 司"), ("公司ABC", "公司 司 abc"),
        ("侵权,假冒", "侵权 权 假冒 冒"), ("侵權 假冒", "侵权 权假 假冒 冒"), ("", ""), ("。，！", ""),
        ("ZL202010123456.7", "zl 202010123456 7"), ("𠮷野家", "吉野 野家 家"), ("o'neil\"; DROP", "o neil drop"),
    ])
    func `Chinese is cut into pairs and the last character, other words stay whole`(
        text: String, tokens: String
    ) {
        let isVariant = folding.folded("𠮷") == folding.folded("吉")
        let expected = isVariant ? tokens : tokens.replacing("吉野", with: "𠮷野")

        #expect(folding.bigramText(text) == expected)
    }

    @Test func `a word without end is cut`() {
        let token = folding.bigramText(String(repeating: "a", count: 100_000))

        #expect(token.count == Folding.longestToken)
    }

    @Test(arguments: [
        ("ZL 2020 1 0123456.7", "2020101234567"), ("ｚｌ２０２０１０１２３４５６．７", "2020101234567"),
        ("202010123456.7", "2020101234567"), ("91230100ma18abcd0x", "91230100ma18abcd0x"),
        ("230102—2026—00417", "230102202600417"), ("CN 2020", "cn2020"),
    ])
    func `a number is one however it is typed`(typed: String, token: String) {
        #expect(folding.numberToken(typed) == token)
    }

    @Test(arguments: ["三叶", "第1号", "abc", "", "😀", "１２３号"])
    func `what is no number has no token of one`(typed: String) {
        #expect(folding.numberToken(typed) == nil)
    }
}

struct SnippetTests {
    private func marked(_ text: String, _ typed: String) throws -> String? {
        let words = try #require(SearchWords(typed, folding: folding))
        return folding.snippet(of: text, for: words)?.pieces
            .map { $0.isHit ? "[\($0.text)]" : $0.text }.joined()
    }

    @Test(arguments: [
        ("某店销售侵權商品", "侵权", "某店销售[侵權]商品"), ("某店销售侵权商品", "侵權", "某店销售[侵权]商品"),
        ("三叶 商贸", "三叶商贸", "[三叶 商贸]"), ("第ＺＬ２０２０号", "zl2020", "第[ＺＬ２０２０]号"),
        ("侵权又侵权", "侵权", "[侵权]又[侵权]"), ("侵权假冒", "假冒 侵权", "[侵权][假冒]"),
        ("ZL 2020 1 0123456.7", "202010123456.7", "ZL [2020 1 0123456.7]"),
    ])
    func `the hits are marked as they were written`(text: String, typed: String, marked: String) throws {
        #expect(try self.marked(text, typed) == marked)
    }

    @Test func `a text without the word has no snippet`() throws {
        #expect(try marked("某店销售正品", "侵权") == nil)
        #expect(try marked("category", "cat") == "[cat]egory")
        #expect(try marked("concat", "cat") == nil)
    }

    @Test func `of a long text the piece with most of the words is shown`() throws {
        let filling = String(repeating: "其他内容", count: 60)
        let text = "侵权" + filling + "侵权商品是假冒的" + filling

        let shown = try #require(try marked(text, "侵权 假冒"))

        #expect(shown.hasPrefix("…"))
        #expect(shown.contains("[侵权]商品是[假冒]的"))
        #expect(shown.hasSuffix("…"))
    }
}
