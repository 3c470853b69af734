// Secrets that somebody marked, addresses of mail, plates and numbers of titles.
extension RedactionSearch {
    /// `【商业秘密】…【/商业秘密】`. What is never closed is hidden to the end; inner marks belong to the outermost.
    mutating func hideSecrets() {
        let word = FoldedText(words.placeholders[Redaction.Kind.secret.rawValue] ?? "").folded
        let lastClosing = lastLooseClosing(word)
        var (place, depth, start) = (0, 0, 0)
        while place < text.folded.count {
            guard let mark = secretMark(at: place, word, lastClosing) else {
                place += 1
                continue
            }
            if mark.closes {
                if depth == 1 { hide(start..<mark.end, .secret) }
                if depth == 0 { hide(place..<mark.end, .secret, shown: "") }
                depth = max(0, depth - 1)
            } else {
                if depth == 0 { start = place }
                depth += 1
            }
            place = mark.end
        }
        if depth > 0 { hide(start..<text.folded.count, .secret) }
    }

    private func secretMark(at place: Int, _ word: [Unicode.Scalar], _ lastClosing: Int) -> (
        closes: Bool, end: Int
    )? {
        guard scalar(place) == "【" || scalar(place) == "[" else { return nil }
        var next = skippingBlanks(place + 1)
        let closes = scalar(next) == "/"
        if closes { next = skippingBlanks(next + 1) }
        guard text.folded[min(next, text.folded.count)...].starts(with: word) else { return nil }
        next = skippingBlanks(next + word.count)
        let isLoose = scalar(place) == "["
        guard scalar(next) == (isLoose ? "]" : "】") else { return nil }
        // A placeholder of ours is no mark, or nothing could be published twice.
        if isLoose, !closes, place > lastClosing { return nil }
        return (closes, next + 1)
    }

    /// The last `[/商业秘密]`: only before it are half-width brackets marks.
    private func lastLooseClosing(_ word: [Unicode.Scalar]) -> Int {
        let mark: [Unicode.Scalar] = ["[", "/"] + word
        return (placesOf["["] ?? []).last { text.folded[$0...].starts(with: mark) } ?? -1
    }

    /// `a.b@c.cn`, `a@c。cn`, `a (at) c (dot) cn`.
    mutating func hideMail() {
        for place in text.indices {
            guard let at = atSign(at: place), isFree(at) else { continue }
            let start = startOfMailName(before: at.lowerBound)
            let end = endOfDomain(from: skippingBlanks(at.upperBound))
            guard let end, start < at.lowerBound, isFree(start..<at.lowerBound) else { continue }
            hide(start..<end, .contact)
        }
    }

    private func atSign(at place: Int) -> Range<Int>? {
        if scalar(place) == "@" { return place..<(place + 1) }
        return spelled("AT", at: place)
    }

    /// A word in brackets, which stands for a sign: `(at)`, `[dot]`.
    private func spelled(_ word: String, at place: Int) -> Range<Int>? {
        guard let open = scalar(place), "([{<".unicodeScalars.contains(open) else { return nil }
        let start = skippingBlanks(place + 1)
        guard text.folded[min(start, text.folded.count)...].starts(with: word.unicodeScalars) else {
            return nil
        }
        let end = skippingBlanks(start + word.unicodeScalars.count)
        guard let close = scalar(end), ")]}>".unicodeScalars.contains(close) else { return nil }
        return place..<(end + 1)
    }

    private func startOfMailName(before at: Int) -> Int {
        var place = at
        while place > 0, scalar(place - 1) == " ", at - place < 2 { place -= 1 }
        let nameEnd = place
        while place > 0, let before = scalar(place - 1),
            before.isDigit || before.isCapital || ".-+%&'!#$*=".unicodeScalars.contains(before),
            claims[place - 1] == .free
        {
            place -= 1
        }
        if place < nameEnd { return place }
        // A name in Chinese: back to whatever ends a word.
        while place > 0, nameEnd - place < 8, let before = scalar(place - 1), before.isHanLike,
            claims[place - 1] == .free
        {
            place -= 1
        }
        return place
    }

    private func endOfDomain(from start: Int) -> Int? {
        var (place, last) = (start, start)
        var labels = 0
        while true {
            let begun = place
            while let next = scalar(place), next.isDigit || next.isCapital || next == "-" { place += 1 }
            guard place > begun else { break }
            labels += 1
            last = place
            let gap = skippingBlanks(place)
            if let dot = scalar(gap), ".。·".unicodeScalars.contains(dot) {
                place = skippingBlanks(gap + 1)
            } else if let dot = spelled("DOT", at: gap) {
                place = skippingBlanks(dot.upperBound)
            } else {
                break
            }
        }
        return labels >= 2 ? last : nil
    }

    mutating func hidePlatesAndCertificates() {
        for place in text.indices {
            if let plate = plate(at: place), isFree(plate) { hide(plate, .plate) }
            let length = words.certificates.length(at: place, in: folded)
            if length > 0, let number = certificate(behind: place + length) { hide(number, .certificate) }
        }
    }

    /// `黑A12345`, `黑A·D12345`.
    private func plate(at place: Int) -> Range<Int>? {
        guard let province = scalar(place), words.platePrefixes.contains(province),
            scalar(skippingBlanks(place + 1))?.isCapital == true
        else { return nil }
        var end = skippingBlanks(place + 1) + 1
        while let gap = scalar(end), "· -".unicodeScalars.contains(gap) { end += 1 }
        let start = end
        while let next = scalar(end), next.isDigit || next.isCapital { end += 1 }
        let code = text.folded[start..<end]
        return (5...6).contains(code.count) && code.contains(where: \.isDigit) ? place..<end : nil
    }

    /// The number itself; the words before it say only that there is one.
    private func certificate(behind label: Int) -> Range<Int>? {
        var start = label
        while start < label + 12, let next = scalar(start), !next.isDigit, next != "\n", next != "。",
            next != ","
        {
            start += 1
        }
        var end = start
        while let next = scalar(end), next.isDigit || next.isCapital || next == "-" { end += 1 }
        guard end - start >= 4, isFree(start..<end) else { return nil }
        return start..<end
    }

    /// Schools, and days of birth.
    mutating func hideWhatTellsOfMinors() {
        for place in text.indices {
            let length = words.schools.length(at: place, in: folded)
            if length > 0 {
                let start = startOfPhrase(before: place, most: 14)
                let end = place + length
                if start < place, claims[start..<end].allSatisfy({ $0 != .hidden }) {
                    hide(start..<end, .school)
                }
            }
            if words.born.length(at: place, in: folded) > 0, let day = dayBefore(place) {
                hide(day, .birth)
            }
        }
    }

    /// `2012年3月4日` just before a place.
    private func dayBefore(_ place: Int) -> Range<Int>? {
        var start = place
        while start > 0, let before = scalar(start - 1),
            before.isDigit || "年月日-/. ".unicodeScalars.contains(before)
        {
            start -= 1
        }
        guard text.folded[start..<place].count(where: \.isDigit) >= 5 else { return nil }
        return start..<place
    }

    /// Back over the characters of a name of a place or a body, to whatever ends a phrase.
    func startOfPhrase(before place: Int, most: Int) -> Int {
        var start = place
        while start > 0, place - start < most, let before = scalar(start - 1), before.isHanLike,
            claims[start - 1] != .hidden, words.stops.length(endingAt: start, in: folded) == 0
        {
            start -= 1
        }
        return start
    }
}
