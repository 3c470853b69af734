internal import Law

/// One line of an answer: a word that marks it, what it says, and where that stands.
struct WhatIfLine: Part {
    var mark: String?
    let text: String
    /// A second line in small type.
    var note: String?
    var isToBeConfirmed = false
    /// What was looked at and did not count.
    var isQuiet = false
    var rule: LinkPart?
    var sources: [SourceMark] = []

    func child(named name: String) -> Any? {
        switch name {
        case "lineMark": orNothing(mark)
        case "lineText": text
        case "lineNote": orNothing(note)
        case "isToBeConfirmed": isToBeConfirmed
        case "isQuiet": isQuiet
        case "hasBelow": note != nil || rule != nil || !sources.isEmpty
        case "ruleLink": orNothing(rule)
        case "lineSources": sources
        default: nil
        }
    }
}

extension WhatIfLine {
    /// Links the rule of the line by the article that it cites first; further articles stand beside it.
    mutating func cite(
        _ rule: String, _ sources: [Citation], on day: CivilDate?, in book: RuleBook, _ words: Wording
    ) {
        guard book.rule(rule) != nil else { return }
        self.rule = LinkPart(
            href: Route.lawRule(rule, on: day).path, label: sources.first.map(words.citation) ?? rule)
        self.sources = sources.dropFirst().map { SourceMark($0, words) }
    }
}
