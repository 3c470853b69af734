// Names of persons who are not public in this kind of document.
extension RedactionSearch {
    /// Somebody to hide, and each place that names them.
    private struct Hidden {
        let mark: String
        var places: [Range<Int>]
    }

    mutating func hideNames(of persons: [Redaction.Person]) {
        let (hidden, kept) = sorted(persons)
        keepNames(kept, longerThan: hidden)
        var people: [Hidden] = []
        for name in hidden.sorted(by: { ($0.count, $0) > ($1.count, $1) }) {
            let places = self.places(of: name)
            guard !places.isEmpty else { continue }
            for range in places { claim(range) }
            people.append(Hidden(mark: mark(of: name), places: places))
        }
        people += unlistedPeople(besides: Set(hidden))
        show(people)
        hideSecretFirms(persons)
    }

    /// Whose names are hidden, and whose stay; who is both is hidden. Firms stay.
    private func sorted(_ persons: [Redaction.Person]) -> (hidden: [String], kept: [String]) {
        let publicRoles = words.publicRoles[document.rawValue] ?? []
        var (hidden, kept): ([String], [String]) = ([], [])
        for person in persons {
            let name = person.name.filter { !$0.isWhitespace }
            guard name.unicodeScalars.count >= 2 else { continue }
            let isFirm = isFirm(name)
            if !person.isMinor && (isFirm || publicRoles.contains(person.role.lowercased())) {
                kept.append(person.name)
            } else if !isFirm {
                hidden.append(person.name)
            }
        }
        let secret = Set(hidden)
        return (Array(secret), kept.filter { !secret.contains($0) })
    }

    private func isFirm(_ name: String) -> Bool {
        let folded = FoldedText(name).folded
        return folded.count > 4 && words.organisations.length(endingAt: folded.count, in: folded[...]) > 0
    }

    /// A longer name that stays must not be torn by a shorter one that is hidden: 张三 in 张三丰.
    private mutating func keepNames(_ kept: [String], longerThan hidden: [String]) {
        let longer = kept.filter { name in hidden.contains { name != $0 && name.contains($0) } }
        for name in longer.sorted(by: { $0.count > $1.count }) {
            for range in places(of: name) { keep(range) }
        }
    }

    private mutating func claim(_ range: Range<Int>) {
        for place in range { claims[place] = .hidden }
    }

    /// Every place that names somebody: as written, with blanks between the characters, with any middle dot, and each
    /// part of a name with dots. A place inside of the name of a firm is none.
    private func places(of name: String) -> [Range<Int>] {
        let parts = FoldedText(name).folded.split { $0 == "·" || $0 == "." || $0 == " " }.map(Array.init)
        let whole = parts.flatMap(\.self)
        var wanted = [whole]
        let isLatin = whole.allSatisfy { !$0.isHanLike }
        if parts.count > 1, !isLatin { wanted += parts.filter { $0.count >= 2 } }
        if parts.count > 1, isLatin { wanted += parts.filter { $0.count >= 3 } }
        var found: [Range<Int>] = []
        var taken: Set<Int> = []
        for word in wanted {
            for place in word.first.flatMap({ placesOf[$0] }) ?? [] where claims[place] == .free {
                guard let end = match(word, at: place), isFree(place..<end),
                    isWholeWord(place..<end, isLatin),
                    taken.isDisjoint(with: place..<end), !isInFirm(place..<end)
                else { continue }
                found.append(place..<end)
                taken.formUnion(place..<end)
            }
        }
        return found.sorted { $0.lowerBound < $1.lowerBound }
    }

    /// Where a name that begins at a place ends, whatever blanks and dots stand between its characters.
    private func match(_ word: [Unicode.Scalar], at start: Int) -> Int? {
        var place = start
        for (index, wanted) in word.enumerated() {
            if index > 0 {
                var gap = place
                while gap < place + 3, let next = scalar(gap), next == " " || next == "·" || next == "." {
                    gap += 1
                }
                if scalar(gap) == wanted { place = gap }
            }
            guard scalar(place) == wanted else { return nil }
            place += 1
        }
        return place
    }

    private func isWholeWord(_ range: Range<Int>, _ isLatin: Bool) -> Bool {
        guard isLatin else { return true }
        let sides = [scalar(range.lowerBound - 1), scalar(range.upperBound)].compactMap(\.self)
        return sides.allSatisfy { !$0.isCapital }
    }

    /// Whether the characters behind a name lead on to the word for a firm, with nothing between that parts the two.
    private func isInFirm(_ range: Range<Int>) -> Bool {
        var place = range.upperBound
        while place < range.upperBound + 24, let next = scalar(place), claims[place] == .free {
            if words.organisations.length(at: place, in: folded) > 0 { return true }
            let isInner =
                next.isHanLike || next.isDigit || next.isCapital || "()·&".unicodeScalars.contains(next)
            guard isInner, words.between.length(at: place, in: folded) == 0 else { return false }
            if next == "(", !bracketIsOfFirm(at: place) { return false }
            place += 1
        }
        return false
    }

    /// 张三丰（哈尔滨）酒业有限公司: a short bracket with a name of a place, and the firm goes on behind it.
    private func bracketIsOfFirm(at place: Int) -> Bool {
        let close = (place + 1..<min(place + 8, text.folded.count)).first { text.folded[$0] == ")" }
        guard let close, let next = scalar(close + 1) else { return false }
        return next.isHanLike && text.folded[(place + 1)..<close].allSatisfy(\.isHanLike)
            && words.organisations.length(endingAt: close, in: folded) == 0
    }

    /// 张某, 欧阳某, 阿某, J某: what stands for a name.
    private func mark(of name: String) -> String {
        let folded = FoldedText(name)
        let compound = words.compoundSurnames.length(at: 0, in: folded.folded[...])
        let isForeign = folded.folded.contains("·") || !(folded.folded.first?.isHanLike ?? false)
        let length = compound > 0 && folded.folded.count > compound && !isForeign ? compound : 1
        var view = String.UnicodeScalarView()
        view.append(contentsOf: folded.scalars.prefix(length))
        return String(view) + words.nameMark
    }

    /// 证人李四, where nobody listed 李四: two or three characters that begin with a surname.
    private mutating func unlistedPeople(besides listed: Set<String>) -> [Hidden] {
        var people: [String: Hidden] = [:]
        for place in text.indices where claims[place] != .hidden {
            let length = words.hidingWords.length(at: place, in: folded)
            guard length > 0, let range = unlistedName(behind: place + length) else { continue }
            let name = string(range)
            let places = self.places(of: name)
            for range in places { claim(range) }
            let known = people[name]?.places ?? []
            people[name] = Hidden(mark: mark(of: name), places: known + places)
        }
        return people.values.filter { !$0.places.isEmpty }
    }

    private func unlistedName(behind place: Int) -> Range<Int>? {
        var start = skippingBlanks(place)
        if scalar(start) == ":" { start = skippingBlanks(start + 1) }
        let compound = words.compoundSurnames.length(at: start, in: folded)
        guard let first = scalar(start), compound > 0 || words.surnames.contains(first) else { return nil }
        let given = start + max(compound, 1)
        for end in [given + 1, given + 2] {
            guard (given..<end).allSatisfy({ scalar($0)?.isHanLike == true && claims[$0] == .free }),
                isFree(start..<given),
                scalar(end - 1).map({ !words.nameMark.unicodeScalars.contains($0) }) ?? false
            else { return nil }
            guard let after = scalar(end) else { return start..<end }
            if words.afterNames.contains(after) || !after.isHanLike { return start..<end }
        }
        return nil
    }

    /// Numbers those whose marks are the same, in the order in which the text names them first.
    private mutating func show(_ people: [Hidden]) {
        let first = { (one: Hidden) in one.places.map(\.lowerBound).min() ?? 0 }
        let ordered = people.sorted { first($0) < first($1) }
        let counts = Dictionary(grouping: ordered, by: \.mark).mapValues(\.count)
        var numbers: [String: Int] = [:]
        for person in ordered {
            numbers[person.mark, default: 0] += 1
            let isAlone = counts[person.mark] == 1
            let mark = isAlone ? person.mark : "\(person.mark)\(numbers[person.mark] ?? 1)"
            for range in person.places {
                // 张某1 before a digit would read as another number.
                let gap = !isAlone && scalar(range.upperBound)?.isDigit == true ? " " : ""
                found.append(.init(range, .name, shown: mark + gap))
            }
        }
    }

    /// Not even a firm is named when it informed.
    private mutating func hideSecretFirms(_ persons: [Redaction.Person]) {
        for person in persons
        where words.secretRoles.contains(person.role.lowercased()) && isFirm(person.name) {
            let name = FoldedText(person.name).folded.filter { $0 != " " }
            for place in name.first.flatMap({ placesOf[$0] }) ?? [] where claims[place] != .hidden {
                guard let end = match(Array(name), at: place) else { continue }
                hide(place..<end, .chosen)
            }
        }
    }
}
