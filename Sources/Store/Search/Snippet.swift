/// A piece of a text around what was looked for, with the hits told apart.
public struct Snippet: Hashable, Sendable {
    public struct Piece: Hashable, Sendable {
        public let text: String
        public let isHit: Bool
    }

    public let pieces: [Piece]
    /// Different words of the search that it shows.
    public let wordCount: Int
}

extension Folding {
    /// Characters before the first hit, and characters of a piece.
    private static let before = 16
    private static let length = 80

    /// The place of a text where most of the words stand together; `nil` where none of them stands.
    ///
    /// The hits are marked in the text as it was written: 侵权 marks 侵權.
    public func snippet(of text: String, for words: SearchWords) -> Snippet? {
        let written = Array(text.unicodeScalars)
        let placed = PlacedText(written, folding: self)
        let hits = words.needles.enumerated().flatMap { word, needle in
            placed.places(of: needle).map { Hit(word: word, range: $0) }
        }.sorted { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
        guard let best = Folding.window(hits) else { return nil }
        let start = max(0, hits[best.lowerBound].range.lowerBound - Folding.before)
        let end = min(written.count, max(start + Folding.length, hits[best.lowerBound].range.upperBound))
        let shown = hits[best].filter { $0.range.upperBound <= end }
        return Snippet(
            pieces: Folding.pieces(written, start..<end, shown.map(\.range)),
            wordCount: Set(shown.map(\.word)).count)
    }

    private struct Hit {
        let word: Int
        let range: Range<Int>
    }

    /// The hits that one piece shows, starting with the one from which most words are seen.
    private static func window(_ hits: [Hit]) -> Range<Int>? {
        var best: (range: Range<Int>, words: Int)?
        var end = 0
        for start in hits.indices {
            let limit = hits[start].range.lowerBound - before + length
            end = max(end, start + 1)
            while end < hits.count, hits[end].range.upperBound <= limit { end += 1 }
            let words = Set(hits[start..<end].map(\.word)).count
            if words > best?.words ?? 0 { best = (start..<end, words) }
        }
        return best?.range
    }

    private static func pieces(
        _ written: [Unicode.Scalar], _ shown: Range<Int>, _ hits: [Range<Int>]
    ) -> [Snippet.Piece] {
        var pieces: [Snippet.Piece] = []
        var place = shown.lowerBound
        func add(_ end: Int, isHit: Bool) {
            guard end > place else { return }
            let text = written[place..<end].map { $0.properties.isWhitespace ? " " : $0 }
            pieces.append(.init(text: String(String.UnicodeScalarView(text)), isHit: isHit))
            place = end
        }
        if shown.lowerBound > 0 { pieces.append(.init(text: ellipsis, isHit: false)) }
        for hit in hits {
            add(min(hit.lowerBound, shown.upperBound), isHit: false)
            add(min(hit.upperBound, shown.upperBound), isHit: true)
        }
        add(shown.upperBound, isHit: false)
        if shown.upperBound < written.count { pieces.append(.init(text: ellipsis, isHit: false)) }
        return pieces
    }

    private static let ellipsis = "\u{2026}"
}

/// A folded text that knows where each of its characters was written.
private struct PlacedText {
    private struct Letter {
        let scalar: Unicode.Scalar
        let place: Int
        /// A word begins here: what was typed as a word is not found in the middle of another.
        let begins: Bool
    }

    private var letters: [Letter] = []

    init(_ written: [Unicode.Scalar], folding: Folding) {
        var last: Kind?
        var isParted = false
        for (place, scalar) in written.enumerated() {
            folding.eachForm(of: scalar) { form in
                let writing = Writing(form)
                switch writing {
                case .unwritten: break
                case .blank, .mark: isParted = true
                case .han, .letter:
                    let kind = Kind(form, writing)
                    letters.append(
                        Letter(scalar: form, place: place, begins: kind == .han || isParted || kind != last))
                    (last, isParted) = (kind, false)
                }
            }
        }
    }

    /// Where the needle stands in the text as it was written; places do not overlap.
    func places(of needle: [Unicode.Scalar]) -> [Range<Int>] {
        guard let first = needle.first else { return [] }
        var places: [Range<Int>] = []
        var start = 0
        while start + needle.count <= letters.count {
            let isHere =
                letters[start].scalar == first && letters[start].begins
                && needle.indices.allSatisfy { letters[start + $0].scalar == needle[$0] }
            if isHere {
                places.append(letters[start].place..<letters[start + needle.count - 1].place + 1)
            }
            start += isHere ? needle.count : 1
        }
        return places
    }

    private enum Kind {
        case han, letters, digits

        init(_ scalar: Unicode.Scalar, _ writing: Writing) {
            self =
                writing == .han
                ? .han : (0x30...0x39).contains(scalar.value) ? .digits : .letters
        }
    }
}
