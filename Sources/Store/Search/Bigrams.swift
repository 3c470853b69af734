internal import Evidence

extension Folding {
    /// Longest token, in characters: PostgreSQL takes lexemes of 2 KB, and nobody types more.
    static let longestToken = 64
    /// Stands between two texts of one index row, so that no phrase runs from one into the other.
    static let boundary = "\u{2016}"

    /// The text as both engines index it: tokens between blanks. Chinese is cut into overlapping pairs and the last
    /// character of a run alone, 知识产权 into 知识 识产 产权 权; a word and a number are one token each.
    ///
    /// A token holds ASCII letters, digits and what lies beyond ASCII: nothing that either engine reads as an operator.
    public func bigramText(_ text: String) -> String {
        var tokens = ""
        for run in runs(of: text) {
            for token in run.tokens {
                if !tokens.isEmpty { tokens.append(" ") }
                tokens.append(token)
            }
        }
        return tokens
    }

    /// Several texts of one row, parted so that no phrase is found across two of them.
    public func bigramText(of texts: [String]) -> String {
        texts.map { bigramText($0) }.filter { !$0.isEmpty }.joined(separator: " \(Folding.boundary) ")
    }

    /// A number as it is found however it is typed: letters and digits without ZL or CN before them; `nil` for what
    /// has no digit, or anything but letters and digits.
    public func numberToken(_ text: String) -> String? {
        numberToken(of: runs(of: text))
    }

    func numberToken(of runs: [WritingRun]) -> String? {
        guard !runs.isEmpty, runs.allSatisfy({ !$0.isHan }) else { return nil }
        var scalars = runs.flatMap(\.scalars)
        let isNumber = scalars.contains { ("0"..."9").contains($0) } && scalars.allSatisfy { $0.isASCII }
        guard isNumber, scalars.count <= Folding.longestToken else { return nil }
        let head = String(scalars: scalars.prefix(2))
        if head == "zl" || head == "cn", scalars.count > 8 { scalars.removeFirst(2) }
        return String(scalars: scalars)
    }
}

extension WritingRun {
    /// The tokens of a run in an indexed text.
    var tokens: [String] {
        guard isHan, let last = scalars.last else { return [word] }
        return pairs + [String(last)]
    }

    /// Overlapping pairs; none of a single character.
    var pairs: [String] {
        scalars.indices.dropLast().map { String(scalars: scalars[$0...$0 + 1]) }
    }

    /// A word or a number, cut where tokens end.
    var word: String {
        String(scalars: scalars.prefix(Folding.longestToken))
    }
}
