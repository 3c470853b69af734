internal import Law

// Numbers of persons that show by themselves what they are.
extension RedactionSearch {
    /// Divisions of the first two digits (GB/T 2260), of permits for Hong Kong, Macao and Taiwan, and of foreigners.
    private static let regions: Set<Int> = Set(
        [
            Array(11...15), Array(21...23), Array(31...37), Array(41...46), Array(50...54), Array(61...65),
            [71, 81],
        ]
        .flatMap(\.self) + [82, 83, 91])
    private static let gaps: Set<Unicode.Scalar> = [" ", "-", ".", "·", "/", "\n", "\r"]

    mutating func hideCertainIdentities() {
        eachNumber(splitBy: RedactionSearch.gaps, most: 18) { number, search in
            search.identityRange(number)
        } claim: { search, range in
            search.hideIdentity(range)
        }
    }

    /// In a penalty the first and the last place stay (RD01, RD12); a judgment has the number deleted.
    mutating func hideIdentity(_ range: Range<Int>) {
        let code = text.folded[range].filter { $0.isDigit || $0.isCapital }
        guard document == .penalty, code.count >= 15, let first = code.first, let last = code.last else {
            return hide(range, .identity)
        }
        hide(
            range, .identity,
            shown: String(first) + String(repeating: "*", count: code.count - 2) + String(last))
    }

    private func identityRange(_ number: SplitNumber) -> Range<Int>? {
        guard isIdentity(number), !isOfKeptLabel(number.range.lowerBound) else { return nil }
        if number.digits.count == 17 { return withCheckLetter(number.range) }
        if number.digits.count == 15, isAmount(number.range) { return nil }
        return number.range
    }

    private func isIdentity(_ number: SplitNumber) -> Bool {
        let digits = number.digits
        guard digits.count >= 15,
            RedactionSearch.regions.contains(Int(digits[0]) * 10 + Int(digits[1]))
        else { return false }
        let isWhole = number.groups.count <= 4
        switch digits.count {
        case 15: return isWhole && isDay(digits[6..<12])
        case 17:
            guard let range = withCheckLetter(number.range) else { return false }
            return isDay(digits[6..<14]) && (isWhole || isRight(number.text + string(range).suffix(1)))
        case 18: return isDay(digits[6..<14]) && (isWhole || isRight(number.text))
        default: return false
        }
    }

    private func isRight(_ code: String) -> Bool {
        ResidentNumber(code, asOf: CivilDate(2199, 12, 31)) != nil
    }

    /// Six digits (year without its century) or eight.
    private func isDay(_ digits: ArraySlice<UInt8>) -> Bool {
        let digits = digits.map(Int.init)
        let year =
            digits.count == 8 ? digits[..<4].reduce(0) { $0 * 10 + $1 } : 1900 + digits[0] * 10 + digits[1]
        let rest = digits.suffix(4)
        let (month, day) = (
            rest.prefix(2).reduce(0) { $0 * 10 + $1 }, rest.suffix(2).reduce(0) { $0 * 10 + $1 }
        )
        return (1850...2100).contains(year) && (1...12).contains(month) && (1...31).contains(day)
    }

    /// The number with the X behind it, when no other letter or digit follows.
    private func withCheckLetter(_ range: Range<Int>) -> Range<Int>? {
        var place = range.upperBound
        while place < range.upperBound + 3, let next = scalar(place), RedactionSearch.gaps.contains(next) {
            place += 1
        }
        guard scalar(place) == "X" || scalar(place) == "×" else { return nil }
        if let next = scalar(place + 1), next.isDigit || next.isCapital { return nil }
        return range.lowerBound..<(place + 1)
    }
}
