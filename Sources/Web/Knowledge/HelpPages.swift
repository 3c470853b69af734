internal import Casework
internal import Desk
internal import Law

/// Questions that people ask, by topic, with a search; each leads to its answer.
struct HelpPage: Page {
    static let template = "knowledge/help"

    private let groups: [TopicGroup]
    private let query: String
    private let words: Wording

    init(_ articles: [ArticleWords], query: String, _ words: Wording) {
        self.query = query
        self.words = words
        let found = query.isEmpty ? articles : articles.filter { $0.holds(query) }
        let byTopic = Dictionary(grouping: found) { $0.state.article.topic }
        groups = KnowledgeArticle.Topic.allCases.compactMap { topic in
            byTopic[topic].map { TopicGroup(title: words("help.topic.\(topic.rawValue)"), articles: $0) }
        }
    }

    var title: String { words("help.title") }
    var foot: String { Route.help(query: nil).path }
    var place: Rail.Place? { nil }

    func child(named name: String) -> Any? {
        switch name {
        case "helpAction": Route.help(query: nil).path
        case "query": query
        case "isSearch": !query.isEmpty
        case "groups": groups
        case "hasGroups": !groups.isEmpty
        case "reportHref": Route.report(.kind).path
        case "safetyHref": Route.safety.path
        default: nil
        }
    }
}

/// The articles of one topic.
struct TopicGroup: Part {
    let title: String
    let articles: [ArticleWords]

    func child(named name: String) -> Any? {
        switch name {
        case "topicTitle": title
        case "articles": articles
        default: nil
        }
    }
}

/// One question with its answer, its sources, and the way to begin.
struct ArticlePage: Page {
    static let template = "knowledge/article"

    private let article: ArticleWords
    private let words: Wording

    init(_ article: ArticleWords, _ words: Wording) {
        self.article = article
        self.words = words
    }

    var title: String { article.question }
    var foot: String { Route.article(article.state.article.name).path }
    var place: Rail.Place? { nil }

    func child(named name: String) -> Any? {
        switch name {
        case "article": article
        case "helpHref": Route.help(query: nil).path
        default: nil
        }
    }
}

/// The editor's list: what wants a look, and which questions nobody could answer.
struct KnowledgePage: Page {
    static let template = "knowledge/editor"

    private let wanting: [ArticleWords]
    private let resting: [ArticleWords]
    private let gaps: [FileLine]
    private let newHref: String?
    private let gapsHref: String
    private let words: Wording

    init(_ articles: [ArticleWords], gaps: FileList, mayWrite: Bool, now: Instant, _ words: Wording) {
        wanting = articles.filter(\.state.wantsReview)
        resting = articles.filter { !$0.state.wantsReview }
        self.gaps = gaps.rows.map { FileLine($0, today: now.legalDay, words) }
        newHref = mayWrite ? Route.newFile("knowledge-article").path : nil
        var filter = FileFilter()
        filter.procedure = "knowledge-gap"
        filter.isOpen = true
        gapsHref = Route.files(filter).path
        self.words = words
    }

    var title: String { words("knowledge.title") }
    var foot: String { Route.knowledge.path }
    var place: Rail.Place? { .knowledge }

    func child(named name: String) -> Any? {
        switch name {
        case "wanting": wanting
        case "hasWanting": !wanting.isEmpty
        case "wantingCount": words.number(wanting.count)
        case "resting": resting
        case "restingCount": words.number(resting.count)
        case "gaps": gaps
        case "hasGaps": !gaps.isEmpty
        case "gapCount": words.number(gaps.count)
        case "gapsHref": gapsHref
        case "newHref": orNothing(newHref)
        default: nil
        }
    }
}
