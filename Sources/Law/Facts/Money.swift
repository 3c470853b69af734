/// An amount of renminbi as an integer count of fen (分). One yuan is 100 fen.
public struct Money: Hashable, Comparable, Sendable, Codable {
    public let fen: Int

    public init(fen: Int) {
        self.fen = fen
    }

    public init(yuan: Int) {
        fen = yuan * 100
    }

    /// Reads yuan written as `50000` or `1234.5`; `nil` for more than two decimals, a sign, or no digits.
    /// At most 15 digits before the point, so that sums never overflow.
    public init?(parsing text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = parts.first, (1...15).contains(whole.count) else { return nil }
        let fraction = parts.count == 2 ? parts[1] : "00"
        guard (1...2).contains(fraction.count),
            (whole + fraction).utf8.allSatisfy({ (48...57).contains($0) }),
            let yuan = Int(whole), let part = Int(fraction)
        else { return nil }
        fen = yuan * 100 + (fraction.count == 1 ? part * 10 : part)
    }

    /// Yuan as a decimal string: `50000`, `1234.50`.
    public var yuan: String {
        let (whole, part) = fen.quotientAndRemainder(dividingBy: 100)
        return part == 0 ? "\(whole)" : "\(whole)." + (part < 10 ? "0\(part)" : "\(part)")
    }

    public static func < (left: Money, right: Money) -> Bool { left.fen < right.fen }
    public static func + (left: Money, right: Money) -> Money { Money(fen: left.fen + right.fen) }
    public static func * (left: Money, right: Int) -> Money { Money(fen: left.fen * right) }

    public init(from decoder: any Decoder) throws {
        fen = try decoder.singleValueContainer().decode(Int.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(fen)
    }
}
