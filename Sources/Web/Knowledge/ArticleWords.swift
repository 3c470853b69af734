internal import Casework
internal import Desk
internal import Law

/// An article in the words of a reader: the answer with its numbers as the law now says them, its sources,
/// its review.
struct ArticleWords: Part {
    let state: ArticleState
    private let words: Wording
    private let rules: RuleBook

    init(_ state: ArticleState, _ words: Wording, rules: RuleBook) {
        self.state = state
        self.words = words
        self.rules = rules
    }

    private var article: KnowledgeArticle { state.article }

    /// What is said in the reader's language, or in the nearest: Traditional readers read Simplified, Russian
    /// ones English.
    private var said: KnowledgeArticle.Words? {
        (words.language.fallbacks + [.chinese]).lazy.compactMap { article.words[$0.rawValue] }.first
    }

    var question: String { said?.question ?? article.name }

    /// One paragraph a line.
    var paragraphs: [String] {
        (said?.answer ?? "").split(whereSeparator: \.isNewline).map { filled(String($0)) }
    }

    private func filled(_ text: String) -> String {
        KnowledgeText(text).pieces.map { piece in
            switch piece {
            case .words(let text): text
            case .number(let reference): number(reference)
            }
        }.joined()
    }

    private func number(_ reference: String) -> String {
        guard let number = rules.value(id: reference) else { return "…" }
        return LegalWords(words).text(.number(number.number), of: number.key)
    }

    /// Whether all words of a search stand in it, in any language it is written in.
    func holds(_ query: String) -> Bool {
        let text = article.words.values.map { $0.question + "\n" + filled($0.answer) }.joined(separator: "\n")
            .lowercased()
        return query.lowercased().split(whereSeparator: \.isWhitespace).allSatisfy { text.contains($0) }
    }

    private var sources: [Source] {
        article.sources.compactMap { id in
            rules.rule(id).map { rule in
                Source(
                    id: id, href: Route.lawRule(id, on: nil).path,
                    marks: rule.citations.map { SourceMark($0, confidence: rule.confidence, words) })
            }
        }
    }

    private var startHref: String {
        switch article.start {
        case .report: Route.report(.kind).path
        case .progress: Route.progress.path
        case .matter: Route.matter.path
        case .law: Route.law(.all).path
        case .trying: Route.whatIfs.path
        case .questions: Route.questions.path
        case .safety: Route.safety.path
        }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "question": question
        case "paragraphs": paragraphs
        case "firstParagraph": orNothing(paragraphs.first)
        case "articleHref": Route.article(article.name).path
        case "articleName": article.name
        case "topic": words("help.topic.\(article.topic.rawValue)")
        case "sources": sources
        case "hasSources": !sources.isEmpty
        case "startHref": startHref
        case "startLabel": words("help.start.\(article.start.rawValue)")
        case "reviewOn": words("help.review-on", ["day": words.day(article.reviewOn)])
        case "isOverdue": state.isOverdue
        case "overdue":
            orNothing(state.isOverdue ? words("help.overdue", ["day": words.day(article.reviewOn)]) : nil)
        case "outOfForce":
            orNothing(
                state.sourcesOutOfForce.isEmpty
                    ? nil : words("help.out-of-force", ["rules": words.list(state.sourcesOutOfForce)]))
        case "wantsReview": state.wantsReview
        case "fileHref": orNothing(article.file.map { Route.file($0.description).path })
        default: nil
        }
    }

    /// A rule that the answer rests on, with the places of the texts.
    struct Source: Part {
        let id: String
        let href: String
        let marks: [SourceMark]

        func child(named name: String) -> Any? {
            switch name {
            case "ruleID": id
            case "ruleHref": href
            case "marks": marks
            default: nil
            }
        }
    }
}
