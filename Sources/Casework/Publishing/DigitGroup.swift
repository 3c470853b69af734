/// Digits that stand together and are written in the same way. People split one number into several of them.
struct DigitGroup: Sendable {
    let range: Range<Int>
    let digits: [UInt8]

    /// Fewer Chinese digits in a row are a count or a year, not the digits of a number read aloud.
    private static let fewestChinese = 7

    static func all(in text: FoldedText) -> [DigitGroup] {
        var groups: [DigitGroup] = []
        var place = 0
        while place < text.folded.count {
            if text.folded[place].isDigit {
                let end = sameForm(from: place, in: text)
                let digits = text.folded[place..<end].map { UInt8($0.value - 48) }
                groups.append(DigitGroup(range: place..<end, digits: digits))
                place = end
            } else if let chinese = chineseRun(from: place, in: text) {
                groups.append(chinese)
                place = chinese.range.upperBound
            } else {
                place += 1
            }
        }
        return groups
    }

    /// Digits of another form begin a group of their own: a circled digit counts lines and is no part of a number.
    private static func sameForm(from start: Int, in text: FoldedText) -> Int {
        let form = text.scalars[start].value - text.folded[start].value
        var end = start + 1
        while end < text.folded.count, text.folded[end].isDigit,
            text.scalars[end].value &- text.folded[end].value == form
        {
            end += 1
        }
        return end
    }

    private static func chineseRun(from start: Int, in text: FoldedText) -> DigitGroup? {
        var digits: [UInt8] = []
        var end = start
        while end < text.folded.count, let digit = chinese[text.folded[end]] {
            digits.append(digit)
            end += 1
        }
        return digits.count < fewestChinese ? nil : DigitGroup(range: start..<end, digits: digits)
    }

    static let chinese: [Unicode.Scalar: UInt8] = [
        "〇": 0, "零": 0, "○": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
        "幺": 1, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
    ]
}

extension RedactionSearch {
    /// A number as it may have been split: the groups that it is made of, and its digits.
    struct SplitNumber {
        let groups: Range<Int>
        let digits: [UInt8]
        let range: Range<Int>

        var text: String { digits.map { String($0) }.joined() }
    }

    /// Goes through all numbers that neighbouring groups make, the longest first at each place, and claims those that
    /// `take` gives a range for.
    mutating func eachNumber(
        splitBy gaps: Set<Unicode.Scalar>, most: Int,
        take: (SplitNumber, borrowing RedactionSearch) -> Range<Int>?,
        claim: (inout RedactionSearch, Range<Int>) -> Void
    ) {
        var first = 0
        while first < groups.count {
            let candidates = numbers(from: first, splitBy: gaps, most: most)
            var behind = first + 1
            for number in candidates.reversed() {
                guard let range = take(number, self) else { continue }
                claim(&self, range)
                behind = number.groups.upperBound
                break
            }
            first = behind
        }
    }

    private func numbers(from first: Int, splitBy gaps: Set<Unicode.Scalar>, most: Int) -> [SplitNumber] {
        var numbers: [SplitNumber] = []
        var digits: [UInt8] = []
        var next = first
        while next < groups.count, isFree(groups[next].range) {
            if next > first, !isGap(groups[next - 1].range.upperBound..<groups[next].range.lowerBound, gaps) {
                break
            }
            digits += groups[next].digits
            guard digits.count <= most else { break }
            next += 1
            numbers.append(
                SplitNumber(
                    groups: first..<next, digits: digits,
                    range: groups[first].range.lowerBound..<groups[next - 1].range.upperBound))
        }
        return numbers
    }

    /// At most three scalars, all of them such as people split numbers with.
    private func isGap(_ range: Range<Int>, _ gaps: Set<Unicode.Scalar>) -> Bool {
        range.count <= 3 && text.folded[range].allSatisfy { gaps.contains($0) } && isFree(range)
    }
}
