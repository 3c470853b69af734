internal import Law

// What stays, byte for byte: codes of organisations, numbers of cases and patents, days and amounts.
extension RedactionSearch {
    mutating func keepWhatStays() {
        keepCreditCodes()
        keepCaseNumbers()
        keepPatents()
        keepDays()
        keepLabelled()
        keepAmounts()
    }

    private mutating func keepCreditCodes() {
        var place = 0
        while place < text.folded.count {
            guard isCodeScalar(place), !isCodeScalar(place - 1) else {
                place += 1
                continue
            }
            let spans = codeSpans(from: place)
            if let span = spans.first(where: isCreditCode) { keep(span) }
            place = max(spans.last?.upperBound ?? place + 1, place + 1)
        }
    }

    private func isCodeScalar(_ place: Int) -> Bool {
        scalar(place).map { $0.isDigit || $0.isCapital } ?? false
    }

    /// Spans of 18 letters and digits from a place on: the first as it stands, the second split by blanks or hyphens.
    /// The last one is the run of letters and digits itself, to go on behind it.
    private func codeSpans(from start: Int) -> [Range<Int>] {
        var (end, count, plainEnd) = (start, 0, start)
        var isSplit = false
        while end < text.folded.count, count < 18 {
            if isCodeScalar(end) {
                count += 1
            } else if (scalar(end) == " " || scalar(end) == "-"), isCodeScalar(skippingGap(end)) {
                isSplit = true
            } else {
                break
            }
            end += 1
            if !isSplit { plainEnd = end }
        }
        let isWhole = count == 18 && !isCodeScalar(end) && !(isSplit && isCodeScalar(skippingGap(end)))
        while isCodeScalar(plainEnd) { plainEnd += 1 }
        return (isWhole ? [start..<end] : []) + [start..<plainEnd]
    }

    private func skippingGap(_ place: Int) -> Int {
        var place = place
        while scalar(place) == " " || scalar(place) == "-" { place += 1 }
        return place
    }

    private func isCreditCode(_ span: Range<Int>) -> Bool {
        guard isFree(span) else { return false }
        let code = text.folded[span].filter { $0.isDigit || $0.isCapital }
        guard code.count == 18 else { return false }
        let hasLetter = code.dropLast().contains(where: \.isCapital)
        let hasShape = code[2..<8].allSatisfy(\.isDigit) && hasLetter
        let isRegistered = code.first.map { "159".unicodeScalars.contains($0) } ?? false
        return hasShape || isOfKeptLabel(span.lowerBound) || (isRegistered && isValid(code))
    }

    private func isValid(_ code: [Unicode.Scalar]) -> Bool {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: code)
        do throws(UnifiedCreditCode.Fault) {
            _ = try UnifiedCreditCode(reading: String(view))
            return true
        } catch {
            return false
        }
    }

    /// `（2023）黑01民初123号`, `〔2024〕12号`: from the bracket of the year to 号.
    private mutating func keepCaseNumbers() {
        for group in groups where group.digits.count == 4 && isFree(group.range) {
            guard let before = scalar(group.range.lowerBound - 1), "([〔【〈﹝".unicodeScalars.contains(before),
                let end = endOfCaseNumber(from: skippingBlanks(group.range.upperBound))
            else { continue }
            keep((group.range.lowerBound - 1)..<end)
        }
    }

    /// Behind the year: its bracket, at most four digits of a court, letters, at most nine digits, 号.
    private func endOfCaseNumber(from start: Int) -> Int? {
        guard let bracket = scalar(start), ")]〕】〉﹞".unicodeScalars.contains(bracket) else { return nil }
        var place = skippingBlanks(start + 1)
        place = skip(from: place, most: 10) { $0.isHanLike }
        let courtEnd = skip(from: skippingBlanks(place), most: 4) { $0.isDigit }
        if let letter = scalar(skippingBlanks(courtEnd)), letter.isHanLike, letter != "号" {
            place = skippingBlanks(
                skip(from: skippingBlanks(courtEnd), most: 8) { $0.isHanLike && $0 != "号" })
        }
        let end = skip(from: skippingBlanks(place), most: 9) { $0.isDigit }
        guard end > place else { return nil }
        let close = skippingBlanks(end)
        return scalar(close) == "号" ? close + 1 : nil
    }

    private func skip(from place: Int, most: Int, while holds: (Unicode.Scalar) -> Bool) -> Int {
        var end = place
        while end < place + most, let next = scalar(end), holds(next) { end += 1 }
        return end
    }

    private mutating func keepPatents() {
        eachNumber(splitBy: [" ", ".", "-"], most: 13) { number, search in
            search.patentRange(number)
        } claim: { search, range in
            search.keep(range)
        }
    }

    private func patentRange(_ number: SplitNumber) -> Range<Int>? {
        guard [8, 9, 12, 13].contains(number.digits.count) else { return nil }
        var start = number.range.lowerBound
        while start > 0, scalar(start - 1) == " " { start -= 1 }
        let prefix = start >= 2 ? string((start - 2)..<start) : ""
        let isNamed = ["ZL", "CN"].contains(prefix)
        var end = number.range.upperBound
        var code = number.text
        if [8, 12].contains(number.digits.count) {
            let check = scalar(end) == "." || scalar(end) == " " ? end + 1 : end
            guard scalar(check) == "X" else { return isNamed ? (start - 2)..<end : nil }
            (end, code) = (check + 1, code + "X")
        }
        guard isNamed || (code.count == 13 && PatentNumber(reading: code) != nil) else { return nil }
        return (isNamed ? start - 2 : number.range.lowerBound)..<end
    }

    /// `2026-09-28`, `2026/9/28`, `2026.09.28`.
    private mutating func keepDays() {
        eachNumber(splitBy: ["-", "/", "."], most: 8) { number, search in
            guard number.groups.count == 3 else { return nil }
            let parts = search.groups[number.groups].map { group in
                (group.digits.count, group.digits.reduce(0) { $0 * 10 + Int($1) })
            }
            let isDay =
                parts[0].0 == 4 && (1900...2100).contains(parts[0].1) && (1...12).contains(parts[1].1)
                && (1...31).contains(parts[2].1)
            return isDay ? number.range : nil
        } claim: { search, range in
            search.keep(range)
        }
    }

    /// Numbers behind a label of such as stay.
    private mutating func keepLabelled() {
        for place in text.indices {
            let length = words.keptLabels.length(at: place, in: folded)
            guard length > 0, let start = value(behind: place + length) else { continue }
            let end = skip(from: start, most: 30) {
                $0.isDigit || $0.isCapital || "-. ".unicodeScalars.contains($0)
            }
            if start < end { keep(start..<end) }
        }
    }

    private mutating func keepAmounts() {
        for group in groups where isFree(group.range) && group.digits.count < 15 && isAmount(group.range) {
            keep(group.range)
        }
    }

    /// Whether a currency stands before a number, or a unit behind it.
    func isAmount(_ range: Range<Int>) -> Bool {
        if words.currency.length(endingAt: range.lowerBound, in: folded) > 0 { return true }
        var end = range.upperBound
        if scalar(end) == ".", scalar(end + 1)?.isDigit == true {
            end += 1
            while scalar(end)?.isDigit == true { end += 1 }
        }
        return words.units.length(at: skippingBlanks(end, atMost: 1), in: folded) > 0
    }

    /// Whether the number at a place is the number of something that stays, by the label in front of it.
    func isOfKeptLabel(_ place: Int) -> Bool {
        var end = place
        while end > max(0, place - 4), let before = scalar(end - 1),
            RedactionSearch.connectors.contains(before)
        {
            end -= 1
        }
        return words.keptLabels.length(endingAt: end, in: folded) > 0
    }

    static let connectors: Set<Unicode.Scalar> = [
        " ", ":", "为", "是", "号", "码", "(", "#", "=", "\"", "“", "及", "[", "一", "均", "-", "/", "\u{2029}",
    ]

    /// Where the value of a label begins; `nil` when something else stands there.
    func value(behind label: Int) -> Int? {
        var place = label
        while place < label + 6, let next = scalar(place), RedactionSearch.connectors.contains(next) {
            place += 1
        }
        guard let first = scalar(place) else { return nil }
        let isValue = first.isDigit || first.isCapital || first == "+" || first == "("
        return isValue ? place : nil
    }
}
