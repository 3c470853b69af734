internal import Law

/// A citation as it is shown, with the full title behind it and a mark where an editor must still confirm it.
struct SourceMark: Part {
    let text: String
    let full: String
    let isToBeConfirmed: Bool
    /// Where the article stands in the law base; `nil` for a text that it does not hold.
    let href: String?

    init(_ citation: Citation, confidence: Confidence = .verified, _ words: Wording) {
        text = words.citation(citation)
        full = words.fullTitle(citation)
        isToBeConfirmed = confidence.isToBeConfirmed
        href =
            words.authority(citation) == nil
            ? nil
            : Route.instrument(citation.instrument, on: nil).path
                + (citation.article.map { "#art-" + FormText.segment($0) } ?? "")
    }

    func child(named name: String) -> Any? {
        switch name {
        case "citation": text
        case "full": full
        case "isToBeConfirmed": isToBeConfirmed
        case "lawHref": orNothing(href)
        default: nil
        }
    }
}
