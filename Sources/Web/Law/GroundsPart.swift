internal import Law

/// What an answer rests on: its sentences in their order, what is open, the articles and the rules with links.
struct GroundsPart: Part {
    struct RuleLink: Part {
        let href: String
        let label: String
        let id: String
        let isToBeConfirmed: Bool

        func child(named name: String) -> Any? {
            switch name {
            case "href": href
            case "label": label
            case "ruleID": id
            case "isToBeConfirmed": isToBeConfirmed
            default: nil
            }
        }
    }

    let reasons: [String]
    let missing: [String]
    let sources: [SourceMark]
    let rules: [RuleLink]
    let confidence: String?
    /// The wording of the articles, where the law base holds it.
    let articles: [CitedArticle]

    /// - Parameter day: the day whose wording of the articles is shown; without one, none is.
    init(_ grounds: Grounds, in book: RuleBook, on day: CivilDate? = nil, _ words: Wording) {
        reasons = grounds.because.compactMap(words.reason)
        missing = grounds.missing.map(words.factName)
        sources = grounds.sources.map { SourceMark($0, words) }
        rules = grounds.basis.map { RuleLink($0, in: book, words) }
        articles = grounds.sources.compactMap { source in
            day.flatMap { book.article(for: source, on: $0) }.map {
                CitedArticle(source, on: nil, text: $0.text, words)
            }
        }
        confidence =
            grounds.confidence.isToBeConfirmed || !grounds.confidence.mayDecide
            ? words("law.confidence.\(grounds.confidence.rawValue).means") : nil
    }

    func child(named name: String) -> Any? {
        switch name {
        case "reasons": reasons
        case "hasReasons": !reasons.isEmpty
        case "missing": missing
        case "hasMissing": !missing.isEmpty
        case "sources": sources
        case "hasSources": !sources.isEmpty
        case "ruleLinks": rules
        case "hasRuleLinks": !rules.isEmpty
        case "articles": articles
        case "hasArticles": !articles.isEmpty
        case "confidenceMeans": orNothing(confidence)
        default: nil
        }
    }
}

extension GroundsPart.RuleLink {
    /// The rule in its own words; its id where the law base has none.
    init(_ id: String, in book: RuleBook, _ words: Wording) {
        let rule = book.rule(id)
        self.init(
            href: Route.lawRule(id, on: nil).path, label: rule?.zh ?? id, id: id,
            isToBeConfirmed: rule?.confidence.isToBeConfirmed ?? false)
    }
}
