internal import Law

/// A citation as it is shown, with the full title behind it and a mark where an editor must still confirm it.
struct SourceMark: Part {
    let text: String
    let full: String
    let isToBeConfirmed: Bool

    init(_ citation: Citation, confidence: Confidence = .verified, _ words: Wording) {
        text = words.citation(citation)
        full = words.fullTitle(citation)
        isToBeConfirmed = confidence.isToBeConfirmed
    }

    func child(named name: String) -> Any? {
        switch name {
        case "citation": text
        case "full": full
        case "isToBeConfirmed": isToBeConfirmed
        default: nil
        }
    }
}
