/// Finds what has to be hidden in a text. Pure: the same text, document and persons give the same strokes.
public struct Redactor: Sendable {
    public let words: RedactionWords

    public init(words: RedactionWords) {
        self.words = words
    }

    /// Proposes the strokes.
    ///
    /// The order is that of certainty: marked secrets, numbers of persons that prove themselves, what surely stays,
    /// then all that needs its surroundings to be known.
    public func redact(
        _ text: String, as document: Redaction.Document, persons: [Redaction.Person] = []
    ) -> Redaction {
        var search = RedactionSearch(text, document, words)
        search.hideSecrets()
        search.hideCertainIdentities()
        search.keepWhatStays()
        search.hideMail()
        search.hideLabelledNumbers()
        search.hideNumbers()
        search.hidePlatesAndCertificates()
        search.hideAddresses()
        search.hideNames(of: persons)
        if persons.contains(where: \.isMinor) { search.hideWhatTellsOfMinors() }
        return Redaction(text, strokes: search.found.sorted { $0.range.lowerBound < $1.range.lowerBound })
    }
}

/// A text under search: each scalar is free, kept or hidden, and what is once claimed is not claimed again.
struct RedactionSearch {
    enum Claim: UInt8 { case free, kept, hidden }

    let text: FoldedText
    let document: Redaction.Document
    let words: RedactionWords
    var claims: [Claim]
    var found: [Redaction.Stroke] = []
    let groups: [DigitGroup]
    /// Places in `groups`, by where a group begins.
    let groupAt: [Int: Int]
    /// Where each scalar stands.
    let placesOf: [Unicode.Scalar: [Int]]

    init(_ text: String, _ document: Redaction.Document, _ words: RedactionWords) {
        self.text = FoldedText(text)
        self.document = document
        self.words = words
        claims = Array(repeating: .free, count: self.text.folded.count)
        groups = DigitGroup.all(in: self.text)
        groupAt = Dictionary(uniqueKeysWithValues: groups.enumerated().map { ($1.range.lowerBound, $0) })
        placesOf = Dictionary(grouping: self.text.indices) { [folded = self.text.folded] in folded[$0] }
    }

    var folded: ArraySlice<Unicode.Scalar> { text.folded[...] }

    func isFree(_ range: Range<Int>) -> Bool { claims[range].allSatisfy { $0 == .free } }

    mutating func keep(_ range: Range<Int>) {
        for place in range where claims[place] == .free { claims[place] = .kept }
    }

    mutating func hide(_ range: Range<Int>, _ kind: Redaction.Kind) {
        hide(range, kind, shown: words.placeholder(kind))
    }

    mutating func hide(_ range: Range<Int>, _ kind: Redaction.Kind, shown: String) {
        guard !range.isEmpty, claims[range].allSatisfy({ $0 != .hidden }) else { return }
        for place in range { claims[place] = .hidden }
        found.append(.init(range, kind, shown: shown))
    }

    func scalar(_ place: Int) -> Unicode.Scalar? {
        text.folded.indices.contains(place) ? text.folded[place] : nil
    }

    /// The place behind blanks, from a place on.
    func skippingBlanks(_ place: Int, atMost count: Int = 3) -> Int {
        var place = place
        let limit = place + count
        while place < limit, scalar(place) == " " { place += 1 }
        return place
    }

    /// A slice of the text as it counts, for the checks of identifiers.
    func string(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: text.folded[range])
        return String(view)
    }
}
