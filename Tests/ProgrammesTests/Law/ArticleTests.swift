import Foundation
import Law
import Programmes
import Testing

@Suite struct ArticleTests {
    private static let book = Result { try ShippedPacks.packLaw().book }

    @Test(arguments: [
        ("CL art. 213", CivilDate(2021, 2, 28), "在同一种商品上使用"),
        ("CL art. 213", CivilDate(2021, 3, 1), "在同一种商品、服务上使用"),
        ("CL art. 214", CivilDate(2021, 2, 28), "销售金额数额较大"),
        ("CL art. 214", CivilDate(2021, 3, 1), "违法所得数额较大"),
        ("TR310 art. 3 para. 2", CivilDate(2020, 8, 7), "存在犯罪的合理嫌疑"),
        ("TR310 art. 5 para. 2", CivilDate(2026, 3, 2), "24小时内向同级公安机关移送"),
        ("TR310 art. 8", CivilDate(2026, 3, 2), "之日起3日内"),
        ("APL2021 art. 85", CivilDate(2021, 7, 15), "是指工作日"),
        ("CC2020 art. 203 para. 1", CivilDate(2026, 3, 2), "次日为期间的最后一日"),
        ("PL2020 art. 71 para. 2", CivilDate(2021, 6, 1), "三万元以上五百万元以下"),
        ("TML2019 art. 63", CivilDate(2026, 12, 31), "恶意侵犯商标专用权"),
        ("TML2026 art. 77", CivilDate(2027, 1, 1), "对故意侵犯注册商标专用权"),
        ("INT2025-5 art. 3 para. 1", CivilDate(2025, 4, 26), "三万元以上"),
        ("INT2025-5 art. 3 para. 4", CivilDate(2025, 4, 26), "标准十倍以上"),
        ("INT2021-4 art. 3", CivilDate(2026, 4, 30), "初步认定被告具有"),
        ("ECL2018 art. 43", CivilDate(2019, 1, 1), "十五日内"),
        ("CUST2018 art. 16", CivilDate(2026, 3, 2), "3个工作日内"),
        ("CIVPL art. 103", CivilDate(2024, 1, 1), "四十八小时内"),
    ])
    func `the words that decide are those of the day`(text: String, day: CivilDate, words: String) throws {
        let citation = try #require(Citation(parsing: text))

        let article = try #require(try ArticleTests.book.get().article(for: citation, on: day))

        #expect(article.text.contains(words))
        #expect(article.review == .pending)
    }

    @Test(arguments: [
        ("CL art. 219-1", CivilDate(2021, 2, 28)), ("TR310 art. 3 para. 2", CivilDate(2020, 8, 6)),
        ("TML2019 art. 63", CivilDate(2027, 1, 1)), ("APL2021 art. 85", CivilDate(2021, 7, 14)),
        ("TML2026 art. 74", CivilDate(2026, 12, 31)), ("AUCL2025 art. 22", CivilDate(2025, 10, 14)),
        ("INT2025-5 art. 3", CivilDate(2025, 4, 25)), ("SAMR2 art. 18", CivilDate(2026, 3, 2)),
    ])
    func `words that did not bind, or that nobody has loaded, are not shown`(
        text: String, day: CivilDate
    ) throws {
        let citation = try #require(Citation(parsing: text))

        #expect(try ArticleTests.book.get().article(for: citation, on: day) == nil)
    }

    @Test func `an article rests on an edition and says how surely it is known`() throws {
        let book = try ArticleTests.book.get()

        #expect(book.articles.count >= 120)
        #expect(book.articles.allSatisfy { $0.confidence <= .high && !$0.text.hasSuffix("\n") })
    }
}
