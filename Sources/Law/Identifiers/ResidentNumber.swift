/// 公民身份号码, the number of a natural person (GB 11643): division 6, birth 8, order 3, check 1.
///
/// The division is never looked up: people keep numbers of divisions that were abolished long ago.
public struct ResidentNumber: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        case resident
        /// Residence permit of Hong Kong, Macao and Taiwan residents.
        case homelandPermit = "hmt_permit"
        /// Permanent residence card of foreigners, form of 2023.
        case foreignPermanentResident = "foreign_pr"
    }

    public enum Sex: String, Hashable, Sendable, Codable, CaseIterable {
        case male = "M"
        case female = "F"
    }

    /// 18 characters; the check is a digit or `X`.
    public let text: String
    public let birth: CivilDate

    /// `nil` unless the text is 17 ASCII digits and the right check, with a real day of birth from 1900 to `day`.
    public init?(_ text: String, asOf day: CivilDate) {
        let scalars = Array(text.unicodeScalars)
        let digits = scalars.prefix(17).compactMap(\.asciiDigit)
        guard scalars.count == 18, digits.count == 17,
            let birth = ResidentNumber.day(year: number(digits[6..<10]), digits[10..<14]),
            birth.year >= 1900, birth <= day,
            let check = scalars.last, ResidentNumber.check(digits) == (check == "x" ? "X" : check)
        else { return nil }
        self.text = check == "x" ? text.uppercased() : text
        self.birth = birth
    }

    /// The number of today for one of the first generation: 15 digits, the year without its century.
    /// `nil` when it has no real day of birth.
    public static func lengthened(_ firstGeneration: String) -> String? {
        let scalars = firstGeneration.unicodeScalars
        let digits = scalars.compactMap(\.asciiDigit)
        guard scalars.count == 15, digits.count == 15,
            day(year: 1900 + number(digits[6..<8]), digits[8..<12]) != nil
        else { return nil }
        let longer = Array(digits[..<6] + [1, 9] + digits[6...])
        return longer.map(String.init).joined() + String(check(longer))
    }

    public var kind: Kind {
        if text.hasPrefix("9") { return .foreignPermanentResident }
        return ["81", "82", "83"].contains(text.prefix(2)) ? .homelandPermit : .resident
    }

    public var sex: Sex {
        let order = text.utf8.dropFirst(16).first ?? 0
        return order.isMultiple(of: 2) ? .female : .male
    }

    /// The six digits of the division, in force or not.
    public var region: String { String(text.prefix(6)) }

    /// Full years of life on that day.
    public func age(on day: CivilDate) -> Int {
        let isBeforeBirthday = (day.month, day.day) < (birth.month, birth.day)
        return day.year - birth.year - (isBeforeBirthday ? 1 : 0)
    }

    public func isMinor(on day: CivilDate) -> Bool { age(on: day) < 18 }

    private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

    private static func check(_ digits: [Int]) -> Unicode.Scalar {
        Array("10X98765432".unicodeScalars)[weightedSum(digits, weights) % 11]
    }

    private static func day(year: Int, _ monthAndDay: ArraySlice<Int>) -> CivilDate? {
        CivilDate(year: year, month: number(monthAndDay.prefix(2)), day: number(monthAndDay.suffix(2)))
    }
}

/// The number that decimal digits write.
func number(_ digits: some Sequence<Int>) -> Int {
    digits.reduce(0) { $0 * 10 + $1 }
}
