// Numbers that their label or their form shows to be private.
extension RedactionSearch {
    /// Short numbers are hotlines: 12315, 110.
    private static let fewestDigits: [Redaction.Kind: Int] = [
        .contact: 6, .account: 8, .identity: 5, .officer: 4, .plate: 4,
    ]
    private static let most = 40

    mutating func hideLabelledNumbers() {
        let kinds: [Redaction.Kind] = [.account, .identity, .officer, .contact, .plate]
        for place in text.indices {
            let labelled = kinds.map { kind in
                (kind, words.labels[kind.rawValue]?.length(at: place, in: folded) ?? 0)
            }
            guard let (kind, length) = labelled.max(by: { $0.1 < $1.1 }), length > 0 else { continue }
            hideValues(kind, behind: place + length)
        }
    }

    /// One value, or several with commas between them.
    private mutating func hideValues(_ kind: Redaction.Kind, behind label: Int) {
        guard var start = value(behind: label) else { return }
        for _ in 0..<8 {
            let end = endOfValue(from: start)
            guard start < end, isFree(start..<end) else { return }
            let code = text.folded[start..<end]
            let digits = code.count { $0.isDigit }
            let isHandle = kind == .contact && digits < 6 && code.count >= 6 && !isChinese(code)
            let isPrivate = digits >= (RedactionSearch.fewestDigits[kind] ?? 6) || isHandle
            if isPrivate, !isAmount(start..<end) {
                if kind == .identity { hideIdentity(start..<end) } else { hide(start..<end, kind) }
            }
            var next = skippingBlanks(end)
            guard let mark = scalar(next), "、,;/或和及".unicodeScalars.contains(mark) else { return }
            next = skippingBlanks(next + 1)
            guard scalar(next)?.isDigit == true || scalar(next) == "(" else { return }
            start = next
        }
    }

    private func isChinese(_ code: ArraySlice<Unicode.Scalar>) -> Bool { code.contains(where: \.isHanLike) }

    /// Letters, digits and what splits them, up to what is claimed already or begins a day or an amount.
    private func endOfValue(from start: Int) -> Int {
        var (end, last) = (start, start)
        while end < start + RedactionSearch.most, let next = scalar(end), claims[end] == .free {
            if next.isDigit || next.isCapital {
                if end > start, beginsSomethingElse(end) { break }
                end += 1
                while let more = scalar(end), more.isDigit || more.isCapital, claims[end] == .free {
                    end += 1
                }
                last = end
            } else if " -()+.*·".unicodeScalars.contains(next) {
                end += 1
            } else {
                break
            }
        }
        if scalar(last) == ")", text.folded[start..<last].contains("(") { last += 1 }
        return withExtension(last)
    }

    /// Whether the digits at a place are those of a day, a year or an amount.
    private func beginsSomethingElse(_ place: Int) -> Bool {
        guard let index = groupAt[place] else { return false }
        let group = groups[index]
        let behind = skippingBlanks(group.range.upperBound, atMost: 1)
        if let next = scalar(behind), "年月日".unicodeScalars.contains(next) { return true }
        return isAmount(group.range)
    }

    /// 转801, -801, 分机 801.
    func withExtension(_ end: Int) -> Int {
        var place = skippingBlanks(end)
        if scalar(place) == "(" || scalar(place) == "-" { place = skippingBlanks(place + 1) }
        let length = words.extensionWords.length(at: place, in: folded)
        guard length > 0 || (place > end && scalar(place - 1) == "-") else { return end }
        place = skippingBlanks(place + length)
        if scalar(place) == ":" { place = skippingBlanks(place + 1) }
        let start = place
        while place < start + 6, scalar(place)?.isDigit == true { place += 1 }
        guard place > start, scalar(place)?.isDigit != true, isFree(end..<place) else { return end }
        return scalar(place) == ")" && text.folded[end..<start].contains("(") ? place + 1 : place
    }

    mutating func hideNumbers() {
        hideCards()
        hidePhones()
    }

    /// Cards have 16 to 19 digits, those of UnionPay begin with 62; others are known by their check (Luhn).
    private mutating func hideCards() {
        eachNumber(splitBy: [" ", "-", "·", "\n"], most: 19) { number, search in
            guard (16...19).contains(number.digits.count), (3...6).contains(number.digits[0]) else {
                return nil
            }
            let inner = search.groups[number.groups].dropLast()
            guard inner.allSatisfy({ $0.digits.count >= 4 }), !search.isOfKeptLabel(number.range.lowerBound)
            else { return nil }
            let isUnionPay = number.digits.starts(with: [6, 2])
            return isUnionPay || RedactionSearch.isLuhn(number.digits) ? number.range : nil
        } claim: { search, range in
            search.hide(range, .account)
        }
    }

    static func isLuhn(_ digits: [UInt8]) -> Bool {
        let sum = digits.reversed().enumerated().reduce(0) { sum, pair in
            let (place, digit) = (pair.offset, Int(pair.element))
            let value = place.isMultiple(of: 2) ? digit : digit * 2
            return sum + (value > 9 ? value - 9 : value)
        }
        return sum.isMultiple(of: 10)
    }

    private mutating func hidePhones() {
        eachNumber(splitBy: [" ", "-", "(", ")", "·", ".", "\n"], most: 17) { number, search in
            search.phoneRange(number)
        } claim: { search, range in
            search.hide(range, .contact)
        }
    }

    private func phoneRange(_ number: SplitNumber) -> Range<Int>? {
        var digits = number.digits[...]
        for prefix: [UInt8] in [[0, 0, 8, 6], [8, 6]]
        where digits.count >= 10 + prefix.count && digits.starts(with: prefix) {
            digits = digits.dropFirst(prefix.count)
            break
        }
        let isAbroad = digits.count < number.digits.count
        let isMobile = isMobile(digits) || (digits.first == 0 && isMobile(digits.dropFirst()))
        let hasPlus = scalar(number.range.lowerBound - 1) == "+"
        let isPhone =
            isMobile || isLandline(digits, isAbroad: isAbroad, number) || isBusiness(digits, number)
            || (hasPlus && (8...15).contains(number.digits.count))
        guard isPhone else { return nil }
        var start = number.range.lowerBound
        if hasPlus { start -= 1 }
        if let bracket = scalar(start - 1), bracket == "(", text.folded[number.range].contains(")") {
            start -= 1
        }
        guard start >= 0, claims[start] == .free else { return number.range }
        return start..<withExtension(number.range.upperBound)
    }

    private func isMobile(_ digits: ArraySlice<UInt8>) -> Bool {
        let digits = Array(digits)
        return digits.count == 11 && digits[0] == 1 && (3...9).contains(digits[1])
    }

    /// Area code and seven or eight digits. The code is what shows the number to be one.
    private func isLandline(_ digits: ArraySlice<UInt8>, isAbroad: Bool, _ number: SplitNumber) -> Bool {
        let digits = Array(isAbroad && digits.first != 0 ? [0] + digits : digits)
        guard digits.count >= 10, digits[0] == 0, digits[1] != 0 else { return false }
        let codeLength = digits[1] == 1 || digits[1] == 2 ? 3 : 4
        guard digits[1] != 1 || digits[2] == 0 else { return false }
        guard (7...8).contains(digits.count - codeLength), digits[codeLength] > 1 else { return false }
        let firstGroup = groups[number.groups.lowerBound].digits.count
        return isAbroad || number.groups.count == 1 || firstGroup == codeLength
    }

    /// 400-123-4567, 800 810 1234.
    private func isBusiness(_ digits: ArraySlice<UInt8>, _ number: SplitNumber) -> Bool {
        digits.count == 10 && (digits.starts(with: [4, 0, 0]) || digits.starts(with: [8, 0, 0]))
    }
}
