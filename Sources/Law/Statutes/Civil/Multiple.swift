/// How many times an amount is taken, in hundredths: 250 is two and a half times.
public struct Multiple: Hashable, Comparable, Sendable, Codable {
    public let hundredths: Int

    public init(hundredths: Int) {
        self.hundredths = hundredths
    }

    public init(_ times: Int) {
        hundredths = times * 100
    }

    /// Reads `3`, `2.5` or `1.25`; `nil` for a sign, more than two decimals or more than four digits.
    public init?(parsing text: String) {
        guard text.utf8.count <= 7, let amount = Money(parsing: text), amount.fen < 1_000_000 else {
            return nil
        }
        hundredths = amount.fen
    }

    /// `2.5`, `3`.
    public var text: String {
        let text = Money(fen: hundredths).yuan
        return text.hasSuffix("0") && text.contains(".") ? String(text.dropLast()) : text
    }

    public static func < (left: Multiple, right: Multiple) -> Bool { left.hundredths < right.hundredths }

    /// Rounded down to the fen. The amount is at most `DamagesClaim.mostYuan`, so that it never overflows.
    public static func * (amount: Money, multiple: Multiple) -> Money {
        Money(fen: amount.fen * multiple.hundredths / 100)
    }
}
