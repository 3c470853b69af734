/// 案号, the number of a court case since 2016 (法〔2015〕137号): `（2023）黑01民初123号之一`.
public struct CourtCaseNumber: Hashable, Sendable, CustomStringConvertible {
    public let year: Int
    /// 最高法, or the character of a province with no, two or four digits. An unknown court is not refused.
    public let court: String
    /// Such as 民初 or 知民终.
    public let caseType: String
    public let serial: Int
    /// The number of a further ruling in the case (之一 is 1).
    public let sub: Int?

    /// Reads a number as people write it: bracket variants, spaces, full-width digits, 第 and leading zeros are
    /// put right. `nil` for a year after `latestYear`, for the old form with 字第, and for anything else.
    public init?(reading text: String, latestYear: Int) {
        var words = NumberWords(text)
        words.drop("第")
        guard words.drop("("), let year = words.year(latest: latestYear), words.drop(")"),
            let court = CourtCaseNumber.court(&words)
        else { return nil }
        let letters = words.han()
        guard (1...6).contains(letters.unicodeScalars.count), !letters.hasSuffix("字") else { return nil }
        words.drop("第")
        guard let serial = words.serial(), words.drop("号") else { return nil }
        let isFurtherRuling = words.drop("之")
        sub = isFurtherRuling ? ChineseNumeral.value(words.rest()) : nil
        guard words.isAtEnd, isFurtherRuling == (sub != nil) else { return nil }
        self.year = year
        self.court = court
        caseType = letters
        self.serial = serial
    }

    public var description: String {
        "（\(year)）\(court)\(caseType)\(serial)号" + (sub.map { "之\(ChineseNumeral.text($0))" } ?? "")
    }

    /// Characters of the provinces, of the production corps and of the military courts.
    private static let characters = "京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼川渝黔贵云藏陕甘青宁新台港澳兵军"

    private static func court(_ words: inout NumberWords) -> String? {
        if words.drop("最高法") { return "最高法" }
        guard let character = words.character(among: characters) else { return nil }
        let digits = words.digits()
        return [0, 2, 4].contains(digits.utf8.count) ? character + digits : nil
    }
}

/// 发文字号, the number of an official document (GB/T 9704-2012): `黑市监处罚〔2024〕12号`.
public struct DocumentNumber: Hashable, Sendable, CustomStringConvertible {
    /// The characters that stand for the organ and the kind of document.
    public let organ: String
    public let year: Int
    public let serial: Int

    /// Reads a number as people write it: bracket variants, spaces, full-width digits, 第 and leading zeros are
    /// put right. `nil` for a year after `latestYear` and for anything else.
    public init?(reading text: String, latestYear: Int) {
        var words = NumberWords(text)
        words.drop("第")
        let organ = words.han()
        guard (2...20).contains(organ.unicodeScalars.count), words.drop("("),
            let year = words.year(latest: latestYear), words.drop(")")
        else { return nil }
        words.drop("第")
        guard let serial = words.serial(), words.drop("号"), words.isAtEnd else { return nil }
        self.organ = organ
        self.year = year
        self.serial = serial
    }

    public var description: String { "\(organ)〔\(year)〕\(serial)号" }
}
