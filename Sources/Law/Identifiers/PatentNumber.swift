/// The number of an application for a patent or of a layout design, with its check.
///
/// A patent has the number of its application; ZL or CN before it is left out here.
public struct PatentNumber: Hashable, Sendable, CustomStringConvertible {
    public enum Scheme: String, Hashable, Sendable, Codable, CaseIterable {
        /// Twelve digits, since 2003-10-01: year 4, kind 1, serial 7.
        case since2003 = "2003"
        /// Eight digits, to 2003-09-30: year 2, kind 1, serial 5.
        case old
        /// 集成电路布图设计: BS, year 2, 5, serial 5.
        case layout
    }

    public let scheme: Scheme
    public let year: Int
    /// The digit of the kind: 1 invention, 2 utility model, 3 design, 8 and 9 from international applications.
    public let type: Character
    /// With the dot and without ZL or CN: `201710601862.3`, `BS.12500520.2`.
    public let description: String

    /// Reads a number as people write it: full-width forms, spaces and small letters are put right, ZL or CN
    /// and the dot may stand or lack. `nil` without the right check.
    public init?(reading text: String) {
        let code = codeText(text, droppingHyphens: false)
        if code.hasPrefix("BS") {
            self.init(layout: code.dropFirst(code.hasPrefix("BS.") ? 3 : 2))
        } else {
            self.init(patent: code.dropFirst(code.hasPrefix("ZL") || code.hasPrefix("CN") ? 2 : 0))
        }
    }

    /// The check of eight or twelve digits, `nil` for any other count or anything but ASCII digits.
    public static func check(of text: some StringProtocol) -> Character? {
        let digits = text.unicodeScalars.compactMap(\.asciiDigit)
        guard digits.count == text.unicodeScalars.count, [8, 12].contains(digits.count) else { return nil }
        let remainder = weightedSum(digits, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11
        return "0123456789X".dropFirst(remainder).first
    }

    private init?(patent text: Substring) {
        guard let (digits, check) = PatentNumber.parts(text), let kind = PatentNumber.kind(of: digits),
            "12389".contains(kind), let year = PatentNumber.year(of: digits)
        else { return nil }
        scheme = digits.utf8.count == 12 ? .since2003 : .old
        self.year = year
        type = kind
        description = "\(digits).\(check)"
    }

    private init?(layout text: Substring) {
        guard let (digits, check) = PatentNumber.parts(text), digits.utf8.count == 8,
            PatentNumber.kind(of: digits) == "5", let year = Int(digits.prefix(2))
        else { return nil }
        scheme = .layout
        self.year = 2000 + year
        type = "5"
        description = "BS.\(digits).\(check)"
    }

    /// The digits and their check, where it is right.
    private static func parts(_ text: Substring) -> (digits: Substring, check: Character)? {
        guard let check = text.last else { return nil }
        let rest = text.dropLast()
        let digits = rest.hasSuffix(".") ? rest.dropLast() : rest
        return PatentNumber.check(of: digits) == check ? (digits, check) : nil
    }

    private static func kind(of digits: Substring) -> Character? {
        digits.dropFirst(digits.utf8.count == 12 ? 4 : 2).first
    }

    private static func year(of digits: Substring) -> Int? {
        let isLong = digits.utf8.count == 12
        guard let year = Int(digits.prefix(isLong ? 4 : 2)) else { return nil }
        switch (isLong, year) {
        case (true, 2003...2099): return year
        case (false, 85...99): return 1900 + year
        case (false, 0...3): return 2000 + year
        default: return nil
        }
    }
}
