/// Reads a case or document number from left to right.
///
/// Brackets are read as `(` and `)`, full-width digits as ASCII, and spaces are passed over.
struct NumberWords {
    private var scalars: ArraySlice<Unicode.Scalar>

    init(_ text: String) {
        let openings = "（([［【〔﹝〖❲﹙".unicodeScalars
        let closings = "）)]］】〕﹞〗❳﹚".unicodeScalars
        scalars =
            text.unicodeScalars.compactMap { scalar -> Unicode.Scalar? in
                switch scalar {
                case "０"..."９": Unicode.Scalar(scalar.value - 0xFF10 + 48)
                case _ where openings.contains(scalar): "("
                case _ where closings.contains(scalar): ")"
                case _ where scalar.properties.isWhitespace: nil
                default: scalar
                }
            }[...]
    }

    var isAtEnd: Bool { scalars.isEmpty }

    /// Passes over the word when it comes next.
    @discardableResult
    mutating func drop(_ word: String) -> Bool {
        guard scalars.starts(with: word.unicodeScalars) else { return false }
        scalars.removeFirst(word.unicodeScalars.count)
        return true
    }

    mutating func character(among characters: String) -> String? {
        guard let scalar = scalars.first, characters.unicodeScalars.contains(scalar) else { return nil }
        scalars.removeFirst()
        return String(scalar)
    }

    /// The ASCII digits that come next.
    mutating func digits() -> String {
        text { $0.asciiDigit != nil }
    }

    /// The Chinese characters that come next, up to the words that frame a number.
    mutating func han() -> String {
        text { $0.isHan && $0 != "第" && $0 != "号" }
    }

    mutating func rest() -> String {
        text { _ in true }
    }

    /// Four digits from 1985, when the first patents were filed, to the latest year.
    mutating func year(latest: Int) -> Int? {
        let digits = digits()
        guard digits.utf8.count == 4, let year = Int(digits), 1985 <= year, year <= latest else { return nil }
        return year
    }

    /// A number above zero, of at most eighteen digits after leading zeros.
    mutating func serial() -> Int? {
        let digits = digits().drop { $0 == "0" }
        return digits.utf8.count <= 18 ? Int(digits) : nil
    }

    private mutating func text(while belongs: (Unicode.Scalar) -> Bool) -> String {
        let taken = scalars.prefix(while: belongs)
        scalars.removeFirst(taken.count)
        return String(String.UnicodeScalarView(taken))
    }
}

/// Chinese numerals from 一 to 九十九, as they number the rulings of one case.
enum ChineseNumeral {
    private static let digits: [Character] = ["一", "二", "三", "四", "五", "六", "七", "八", "九"]

    /// `nil` for anything but a numeral from 1 to 99; 一十 is read as 十.
    static func value(_ text: String) -> Int? {
        let parts = text.split(separator: "十", omittingEmptySubsequences: false)
        switch parts.count {
        case 1: return digit(parts[0])
        case 2:
            guard let tens = parts[0].isEmpty ? 1 : digit(parts[0]),
                let ones = parts[1].isEmpty ? 0 : digit(parts[1])
            else { return nil }
            return tens * 10 + ones
        default: return nil
        }
    }

    static func text(_ value: Int) -> String {
        precondition((1...99).contains(value), "a numeral from 1 to 99: \(value)")
        let (tens, ones) = value.quotientAndRemainder(dividingBy: 10)
        let front = tens == 0 ? "" : (tens == 1 ? "" : String(digits[tens - 1])) + "十"
        return front + (ones == 0 ? "" : String(digits[ones - 1]))
    }

    private static func digit(_ text: Substring) -> Int? {
        guard text.count == 1, let character = text.first else { return nil }
        return digits.firstIndex(of: character).map { $0 + 1 }
    }
}
