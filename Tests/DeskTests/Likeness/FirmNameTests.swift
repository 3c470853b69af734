import Foundation
import Law
import Programmes
import Store
import Testing

@testable import Desk

@Suite struct `A firm is known by the core of its name` {
    static let words: PlaceWords = {
        do {
            let places = TestOffice.share.appending(path: "law/divisions")
            func table(_ name: String) throws -> String {
                try String(contentsOf: places.appending(path: name + ".csv"), encoding: .utf8)
            }
            let divisions = try Divisions(
                csv: [table("heilongjiang"), table("neighbours")], provinces: table("provinces"))
            let folding = try Folding(reading: TestOffice.share.appending(path: "folding/characters.txt"))
            let firms = try FirmWords(reading: TestOffice.share.appending(path: "folding/firm-names.yaml"))
            return PlaceWords(divisions, firms, folding: folding)
        } catch {
            fatalError("the tables that ship can be read: \(error)")
        }
    }()

    private func name(_ typed: String) throws -> FirmName { try #require(FirmName(typed, names: Self.words)) }

    @Test(arguments: [
        "哈尔滨市道里区三叶商贸有限责任公司", "三叶商贸（哈尔滨）有限公司", "哈尔滨三叶商贸有限公司", "三叶商贸", "三葉商貿有限公司",
        "黑龙江省 三叶商贸 股份有限公司", "三叶商贸(黑龙江)有限公司", "哈爾濱市三叶商贸集团有限公司", "三叶商贸公司",
    ])
    func `without its place and its form`(typed: String) throws {
        #expect(try name(typed).core == Self.words.folding.compact("三叶商贸"))
    }

    @Test(arguments: [
        ("三叶商贸有限公司", FirmName.Form.company), ("道里区老王烟酒店", .business), ("王小明", .person), ("老王", .person),
        ("哈尔滨太阳岛老字号食品", .business), ("三叶商行", .business),
    ])
    func `with its form`(typed: String, form: FirmName.Form) throws {
        #expect(try name(typed).form == form)
    }

    @Test(arguments: [
        ("三叶商贸有限公司", "三页商贸有限公司"), ("三叶商贸有限公司", "三叶商厦有限公司"), ("老王烟酒店", "老李烟酒店"),
        ("哈尔滨有限公司", "大庆有限公司"),
    ])
    func `and different names stay different`(one: String, other: String) throws {
        #expect(try name(one).core != name(other).core)
    }

    @Test(arguments: ["", "（）", "😀", "***"])
    func `what has no letter is no name`(typed: String) {
        #expect(FirmName(typed, names: Self.words) == nil)
    }
}

@Suite struct `Telephones, accounts and pages are read out of texts` {
    private let folding = `A firm is known by the core of its name`.words.folding

    @Test(arguments: [
        ("电话13812345678。", ["13812345678"]), ("１３８ １２３４ ５６７８", ["13812345678"]),
        ("+86 138-1234-5678", ["13812345678"]), ("0451-84210000转8", ["045184210000"]),
        ("订单号20261234", []), ("13812345678901", []), ("身份证230102199001011234", []),
    ])
    func `a telephone however it is written`(text: String, phones: [String]) {
        #expect(Traces(in: text, folding: folding).phones == phones)
    }

    @Test(arguments: [
        ("卡号6222 0212 3456 7890 123", ["6222021234567890123"]), ("支付宝wang@example.com", ["wang@example.com"]),
        ("a@b", []), ("身份证230102199001011234", []), ("@@@@ . @", []),
    ])
    func `an account`(text: String, accounts: [String]) {
        #expect(Traces(in: text, folding: folding).accounts == accounts)
    }

    @Test(arguments: [
        ("见https://www.shop.example/item/1?id=7&utm_source=x#top，", ["shop.example/item/1?id=7"]),
        ("http://SHOP.example/", ["shop.example"]), ("https://", []), ("javascript:alert(1)", []),
    ])
    func `a page without what one visit adds`(text: String, links: [String]) {
        #expect(Traces(in: text, folding: folding).links == links)
    }

    @Test func `a text of a thousand numbers tells twenty at most`() {
        let text = (0..<1_000).map { "138\(10_000_000 + $0)" }.joined(separator: "，")

        #expect(Traces(in: text, folding: folding).phones.count == Traces.most)
    }

    @Test func `texts with a changed word share most of what they say`() {
        let text = "我在道外区某市场的第三排摊位买到假冒的运动鞋，鞋盒上的商标和正品一样，老板说是外贸尾货，不肯开发票。"
        let other = text.replacing("运动鞋", with: "皮鞋") + "请查处。"
        let (first, second) = (TextSketch(text, folding: folding), TextSketch(other, folding: folding))

        #expect((50..<100).contains(first.share(with: second)))
        #expect(first.share(with: first) == 100)
        #expect(Set(first.samples).intersection(second.samples).count >= 2)
        #expect(first.share(with: TextSketch("完全不同的一段话，说的是专利权纠纷的调解申请书格式。", folding: folding)) < 10)
    }
}
