/// The words of an article, for pages on which the wording decides.
public struct Article: Hashable, Sendable {
    public let citation: Citation
    /// In Chinese, as promulgated; paragraphs are lines.
    public let text: String
    /// First day of this wording; `nil` when it is that of the edition.
    public let from: CivilDate?
    /// Last day of this wording; `nil` while it is in force.
    public let to: CivilDate?
    public let confidence: Confidence
    public let review: Authority.Review

    public init(
        citation: Citation, text: String, from: CivilDate? = nil, to: CivilDate? = nil,
        confidence: Confidence, review: Authority.Review = .pending
    ) {
        self.citation = citation
        self.text = text
        self.from = from
        self.to = to
        self.confidence = confidence
        self.review = review
    }

    public func isInForce(on day: CivilDate) -> Bool {
        (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true)
    }
}

extension Citation {
    /// The same place, and those that it lies in up to its article: item, paragraph, article.
    var places: [Citation] {
        var words = description.split(separator: " ").map(String.init)
        var places: [Citation] = []
        while words.count >= 3 {
            if let place = Citation(parsing: words.joined(separator: " ")) { places.append(place) }
            words.removeLast(2)
        }
        return places
    }
}
