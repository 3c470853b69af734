// Addresses: the county stays, everything below it is cut (RD04).
extension RedactionSearch {
    mutating func hideAddresses() {
        hideLabelledAddresses()
        let ends = text.indices.filter(isDivisionEnd).map { $0 + 1 }
        for (index, end) in ends.enumerated() where end < text.folded.count && claims[end] == .free {
            guard let tail = tail(from: end), !tail.isEmpty else { continue }
            // A county inside of the first part of the tail: the cut comes behind it.
            let next = ends[(index + 1)...].first
            if let next, next < tail.firstMark { continue }
            hide(end..<tail.end, .address, shown: "")
        }
        hideBareAddresses()
    }

    /// The last scalar of the name of a province, city, county or district.
    private func isDivisionEnd(_ place: Int) -> Bool {
        let length = words.divisionEnds.length(endingAt: place + 1, in: folded)
        guard length > 0, claims[place] == .free, scalar(place - length)?.isHanLike == true else {
            return false
        }
        return words.noDivision.length(endingAt: place + 1, in: folded) == 0
    }

    /// An address below its county, from a place on.
    private struct Tail {
        var end: Int
        /// Where its first part ends.
        var firstMark: Int
        /// Whether a house, a room or a group of a village is numbered.
        var isNumbered: Bool
        var isEmpty: Bool { end == firstMark && firstMark == 0 }
    }

    /// Parts of an address, one after another: streets, villages, houses, rooms. `nil` when there is none, and for the
    /// name of a firm that only begins like one.
    private func tail(from start: Int) -> Tail? {
        var tail: Tail?
        var place = start
        while let part = part(from: place, isFirst: tail == nil) {
            tail = Tail(
                end: part.end, firstMark: tail?.firstMark ?? part.end,
                isNumbered: tail?.isNumbered == true || part.isNumbered)
            place = skippingBlanks(part.end, atMost: 1)
            if let mark = scalar(place), "(-、".unicodeScalars.contains(mark) {
                let behind = appendix(mark, at: place)
                guard let behind else { break }
                tail?.end = behind
                place = behind
            }
        }
        guard let tail else { return nil }
        return !tail.isNumbered && isNameOfBody(from: tail.end) ? nil : tail
    }

    /// `（二楼）`, `-3-501`: goes on behind it.
    private func appendix(_ mark: Unicode.Scalar, at place: Int) -> Int? {
        guard mark == "(" || mark == "-" else { return nil }
        if mark == "-" {
            var end = place + 1
            while let next = scalar(end), next.isDigit || next == "-" { end += 1 }
            return end > place + 1 ? end : nil
        }
        guard
            let close = (place + 1..<min(place + 24, text.folded.count)).first(where: {
                text.folded[$0] == ")"
            }),
            let inner = part(from: place + 1, isFirst: false), inner.end <= close
        else { return nil }
        return close + 1
    }

    /// One part: at most twelve scalars up to a word such as 路 or 村, or a number up to a word such as 号 or 室.
    private func part(from start: Int, isFirst: Bool) -> (end: Int, isNumbered: Bool)? {
        var place = start
        while place < start + 14, let next = scalar(place), claims[place] == .free {
            guard next.isWordLike || next == "-" || next == "#" || (next == " " && place > start) else {
                return nil
            }
            if place > start || !isFirst {
                let number = words.numbered.length(at: place, in: folded)
                if number > 0, isCount(before: place, from: start) {
                    let isStrong = words.strong.length(at: place, in: folded) > 0
                    return (place + number, isStrong || place > start)
                }
                let length = words.places.length(at: place, in: folded)
                if length > 0, place > start { return (place + length, false) }
            }
            if words.stops.length(at: place, in: folded) > 0 { return nil }
            place += 1
        }
        return nil
    }

    /// Whether a number stands just before a place: 12, 十二, A3, 3-2.
    private func isCount(before place: Int, from start: Int) -> Bool {
        guard place > start, let before = scalar(place - 1) else { return false }
        return before.isDigit || before.isCapital || "一二三四五六七八九十百甲乙丙丁东西南北#".unicodeScalars.contains(before)
    }

    /// Whether what follows goes on to the name of a firm or a body: 中央大街百货有限公司.
    private func isNameOfBody(from start: Int) -> Bool {
        var place = start
        while place < start + 24, let next = scalar(place), next.isHanLike || next.isDigit || next.isCapital {
            if words.organisations.length(at: place, in: folded) > 0 { return true }
            if words.stops.length(at: place, in: folded) > 0
                || words.between.length(at: place, in: folded) > 0
            {
                return false
            }
            place += 1
        }
        return false
    }

    /// `住址：…` up to the end of the phrase, whatever stands in it.
    private mutating func hideLabelledAddresses() {
        for place in text.indices {
            let length = words.labelsOfAddress.length(at: place, in: folded)
            guard length > 0 else { continue }
            var start = skippingBlanks(place + length)
            guard let mark = scalar(start), ":为在是\u{2029}".unicodeScalars.contains(mark) else { continue }
            start = skippingBlanks(start + 1)
            let end = endOfAddress(from: start)
            guard start < end, isFree(start..<end) else { continue }
            let cut = (start..<end).last { isDivisionEnd($0) && isChain(start, to: $0) }.map { $0 + 1 }
            let hasTail = (start..<end).contains { isPlaceWord($0) || text.folded[$0].isDigit }
            if let cut, cut < end {
                hide(cut..<end, .address, shown: "")
            } else if cut == nil, hasTail {
                hide(start..<end, .address)
            }
        }
    }

    private func isPlaceWord(_ place: Int) -> Bool { words.places.length(at: place, in: folded) > 0 }

    /// Whether nothing below a county stands before a division: 道里区 in 中央大街道里区 would be no county.
    private func isChain(_ start: Int, to end: Int) -> Bool {
        !(start..<end).contains { place in
            words.roads.length(at: place, in: folded) > 0 || text.folded[place].isDigit
                || (words.villages.length(at: place, in: folded) > 0 && place > start + 1
                    && words.divisionEnds.length(endingAt: place + 2, in: folded) == 0)
        }
    }

    private func endOfAddress(from start: Int) -> Int {
        var end = start
        while end < start + 80, let next = scalar(end), claims[end] == .free {
            if "，,。；;、\n\r\u{2029}:！？!?【".unicodeScalars.contains(next) { break }
            if next == ")", !text.folded[start..<end].contains("(") { break }
            if end > start, isLabel(at: end) { break }
            end += 1
        }
        while end > start, scalar(end - 1) == " " { end -= 1 }
        return end
    }

    private func isLabel(at place: Int) -> Bool {
        words.labels.values.contains { $0.length(at: place, in: folded) > 0 }
            || words.keptLabels.length(at: place, in: folded) > 0
    }

    /// Streets with a number and villages with a group where no county is named: all of it goes.
    private mutating func hideBareAddresses() {
        for place in text.indices where claims[place] == .free {
            if let end = bareMark(at: place) {
                let start = startOfPhrase(before: place, most: 8)
                guard start < place || text.folded[place].isDigit, isFree(start..<end) else { continue }
                let tail = tail(from: skippingBlanks(end, atMost: 1))
                let last = tail?.end ?? end
                if isFree(start..<last) { hide(start..<last, .address) }
            }
        }
    }

    /// A street before a number with 号, a village before its group, a house with its entrance: gives the end of it.
    private func bareMark(at place: Int) -> Int? {
        let road = max(
            words.roads.length(at: place, in: folded), words.villages.length(at: place, in: folded))
        if road > 0, place > 0, scalar(place - 1)?.isHanLike == true {
            let behind = skippingBlanks(place + road, atMost: 1)
            if let part = part(from: behind, isFirst: false), part.isNumbered { return part.end }
            let isVillage = words.villages.length(at: place, in: folded) > 0
            if isVillage, let part = part(from: behind, isFirst: true),
                words.villages.length(endingAt: part.end, in: folded) > 0, part.end - behind <= 6
            {
                return part.end
            }
        }
        guard text.folded[place].isDigit, scalar(place - 1)?.isDigit != true,
            let first = part(from: place, isFirst: true), first.isNumbered,
            let second = part(from: skippingBlanks(first.end, atMost: 1), isFirst: false), second.isNumbered
        else { return nil }
        return second.end
    }
}
