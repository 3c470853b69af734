import Law
import Testing

@Suite struct OfficialNumberTests {
    @Test(arguments: [
        "", "（2023）黑01民初123", "（1984）黑01民初123号", "（2027）黑01民初123号", "（23）黑01民初123号", "（2023）黑01民初号",
        "（2023）黑01民初0号",
        "（2023）民初123号", "（2023）01民初123号", "（2023）黑01民初12a号", "（2023）黑1民初123号", "（2023）黑01 123号",
        "（2015）哈知初字第12号",
        "（2015）黑知初字第12号", "（2023）黑01民初123号之", "（2023）黑01民初123号之百", "（2023）黑01民初123号之十十", "（2023）黑01民初123号之1",
        "（2023）黑01民初123号附", "2023黑01民初123号", "（2023黑01民初123号", "（２０２３）黑01民初٣号",
        "（2023）黑01民初9999999999999999999号",
    ])
    func `a text that is no case number is refused`(text: String) {
        #expect(CourtCaseNumber(reading: text, latestYear: 2026) == nil)
    }

    @Test(arguments: [
        "（2023）黑01民初123号", "(2023)黑01民初123号", "[2023]黑01民初第00123号", "【２０２３】 黑 ０１ 民初 １２３ 号", "〔2023〕黑01民初123号",
        "﹝2023﹞黑01民初0123号",
    ])
    func `a case number is written one way`(text: String) throws {
        let number = try #require(CourtCaseNumber(reading: text, latestYear: 2026))
        #expect(number.description == "（2023）黑01民初123号")
        #expect(
            (number.year, number.court, number.caseType, number.serial, number.sub) == (
                2023, "黑01", "民初", 123, nil
            ))
    }

    @Test func `the supreme court and courts of every level are read`() throws {
        let courts = try ["最高法知民终", "黑民终", "黑27民初", "黑0103民初", "兵01民初"].map { text in
            try #require(CourtCaseNumber(reading: "（2024）\(text)12号", latestYear: 2026))
        }
        #expect(courts.map(\.court) == ["最高法", "黑", "黑27", "黑0103", "兵01"])
        #expect(courts[0].caseType == "知民终")
    }

    @Test(arguments: [("之一", 1), ("之十", 10), ("之十二", 12), ("之二十", 20), ("之九十九", 99)])
    func `a further ruling keeps its number`(words: String, number: Int) throws {
        let ruling = try #require(CourtCaseNumber(reading: "（2024）黑01执保7号\(words)", latestYear: 2026))
        #expect(ruling.sub == number)
        #expect(ruling.description == "（2024）黑01执保7号\(words)")
    }

    @Test func `a number can carry this year and not the next`() {
        #expect(CourtCaseNumber(reading: "（2026）黑01民初1号", latestYear: 2026) != nil)
        #expect(CourtCaseNumber(reading: "（2027）黑01民初1号", latestYear: 2026) == nil)
        #expect(DocumentNumber(reading: "黑市监处罚〔1985〕1号", latestYear: 2026) != nil)
        #expect(DocumentNumber(reading: "黑市监处罚〔1984〕1号", latestYear: 2026) == nil)
        #expect(DocumentNumber(reading: "黑市监处罚〔2027〕1号", latestYear: 2026) == nil)
    }

    @Test(arguments: [
        "", "黑市监处罚2024 12号", "黑市监处罚〔2024〕12", "黑市监处罚〔2024〕000号", "黑市监处罚〔2024〕号", "〔2024〕12号", "黑〔2024〕12号",
        "黑市监处罚〔2024〕1x2号", "黑A监处罚〔2024〕12号", "黑市监处罚〔2024〕12号之一", "黑市监处罚〔24〕12号", "黑市监处罚字第12号",
    ])
    func `a text that is no document number is refused`(text: String) {
        #expect(DocumentNumber(reading: text, latestYear: 2026) == nil)
    }

    @Test(arguments: [
        "黑市监处罚〔2024〕12号", "黑市监处罚[2024]12号", "黑市监处罚【2024】第012号", "黑市监处罚（2024） 12号", "黑市监处罚(２０２４)１２号",
        "黑市监处罚﹝2024﹞12号",
    ])
    func `a document number is written one way`(text: String) throws {
        let number = try #require(DocumentNumber(reading: text, latestYear: 2026))
        #expect(number.description == "黑市监处罚〔2024〕12号")
        #expect((number.organ, number.year, number.serial) == ("黑市监处罚", 2024, 12))
    }
}
