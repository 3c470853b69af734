internal import Law

/// Numbers and sums of money, in words.
extension Wording {
    /// A whole number with its thousands apart.
    func number(_ number: Int) -> String {
        let digits = String(number.magnitude)
        var text = ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place).isMultiple(of: 3) { text += "," }
            text.append(digit)
        }
        return number < 0 ? "-" + text : text
    }

    /// Yuan with its unit; decimals only when there are fen.
    func money(_ money: Money) -> String {
        let (yuan, fen) = money.fen.quotientAndRemainder(dividingBy: 100)
        let decimals = fen == 0 ? "" : "." + Wording.twoDigits(abs(fen))
        return self("money.yuan", ["amount": number(yuan) + decimals])
    }

    /// Bytes as a person reads them.
    func size(_ bytes: Int) -> String {
        switch bytes {
        case ..<1024: self("size.bytes", ["count": number(bytes)])
        case ..<(1024 * 1024): self("size.kilobytes", ["count": number((bytes + 1023) / 1024)])
        default: self("size.megabytes", ["count": tenths(of: Int128(bytes), in: 1024 * 1024)])
        }
    }

    /// A share of a whole, as 139.5 %.
    func percent(_ part: Int, of whole: Int) -> String {
        guard whole > 0 else { return "" }
        return self("number.percent", ["count": tenths(of: Int128(part) * 100, in: whole)])
    }

    /// One decimal, cut and not rounded: 99.99 % of a threshold is not 100 %.
    private func tenths(of part: Int128, in whole: Int) -> String {
        let tenths = Int(clamping: part * 10 / Int128(whole))
        return number(tenths / 10) + "." + String(abs(tenths % 10))
    }

    /// An amount of a comparison with its unit.
    func amount(_ amount: Int, in unit: Finding.Comparison.Unit) -> String {
        switch unit {
        case .fen: money(Money(fen: amount))
        case .count: self("number.pieces", ["count": number(amount)])
        }
    }
}
