internal import Law

/// An instrument: what it is, from when until when it holds, and its rules article by article.
struct InstrumentPage: Page {
    static let template = "law/instrument"
    /// So many rules stand on one page; the rest follow on others.
    static let rows = 60

    private let authority: Authority
    private let shelf: LawShelf
    private let words: Wording
    private let asked: CivilDate?
    private let day: CivilDate
    private let after: Int
    private let entries: [Entry]

    /// One rule under one article.
    private struct Entry {
        let article: String?
        let rule: LegalRule
    }

    init(
        _ authority: Authority, in shelf: LawShelf, asked: CivilDate?, today: CivilDate, after: Int,
        _ words: Wording
    ) {
        self.authority = authority
        self.shelf = shelf
        self.words = words
        self.asked = asked
        self.after = max(0, after)
        day = asked ?? today
        entries = InstrumentPage.entries(of: authority.key, shelf)
    }

    /// In the order of the articles; what cites no article comes first.
    private static func entries(of key: String, _ shelf: LawShelf) -> [Entry] {
        let entries = shelf.rules(of: key).flatMap { rule -> [Entry] in
            let articles = rule.citations.filter { $0.instrument == key }.map(\.article)
            return articles.reduce(into: [String?]()) { if !$0.contains($1) { $0.append($1) } }
                .map { Entry(article: $0, rule: rule) }
        }
        return entries.enumerated().sorted { left, right in
            let (first, second) = (place(left.element.article), place(right.element.article))
            return first == second ? left.offset < right.offset : first.lexicographicallyPrecedes(second)
        }
        .map(\.element)
    }

    /// `219-1` comes after 219 and before 220.
    private static func place(_ article: String?) -> [Int] {
        (article ?? "").split(separator: "-").map { Int($0) ?? Int.max }
    }

    var title: String { words.edition(authority) }
    var foot: String {
        words("list.foot", ["title": title, "address": Route.instrument(authority.key, on: asked).path])
    }
    var place: Rail.Place? { .law }

    func child(named name: String) -> Any? {
        switch name {
        case "lawHref": Route.law(.all.with { $0.on = asked }).path
        case "kind": words("law.kind.\(authority.kind.rawValue)")
        case "stateWord": words("law.state.\(shelf.state(of: authority, on: day).rawValue)")
        case "inForce": words.inForce(from: authority.from, to: authority.to)
        case "isToBeConfirmed": shelf.isPending(authority)
        case "about": about
        case "isOtherDay": asked != nil
        case "onDay": words("law.on-day", ["day": words.plainDay(day)])
        case "todayHref": Route.instrument(authority.key, on: nil).path
        case "editions": editions
        case "hasEditions": editions.count > 1
        case "articles": articles
        case "hasArticles": !articles.isEmpty
        case "ruleCount": words.counted("law.rules", shelf.rules(of: authority.key).count)
        default: pager(name)
        }
    }

    private func pager(_ name: String) -> Any? {
        switch name {
        case "isLater": after > 0
        case "firstHref": address(after: 0)
        case "nextHref":
            orNothing(
                after + InstrumentPage.rows < entries.count
                    ? address(after: after + InstrumentPage.rows) : nil)
        default: nil
        }
    }

    private func address(after: Int) -> String {
        "/law/instruments/" + FormText.segment(authority.key)
            + FormText.query([("on", asked?.description), ("after", after > 0 ? "\(after)" : nil)])
    }

    private var about: [Pair] {
        var pairs = [
            Pair(term: words("law.short"), text: authority.short),
            Pair(term: words("law.issuer"), text: authority.issuer),
        ]
        if let number = authority.number { pairs.append(Pair(term: words("law.number"), text: number)) }
        pairs.append(
            Pair(term: words("law.review"), text: words("law.review.\(authority.review.rawValue)")))
        pairs.append(
            Pair(
                term: words("law.confidence"),
                text: words("law.confidence.\(authority.confidence.rawValue).means")))
        if let adopted = authority.adopted {
            pairs.insert(Pair(term: words("law.adopted"), text: words.plainDay(adopted)), at: 2)
        }
        pairs += authority.amendments.map { amendment in
            let values = ["by": amendment.by, "adopted": words.plainDay(amendment.adopted)]
            let from = amendment.from.map { ["from": words.plainDay($0)] } ?? [:]
            return Pair(
                term: words("law.amended"),
                text: words(
                    amendment.from == nil ? "law.amended.unknown" : "law.amended.from",
                    values.merging(from) { $1 }))
        }
        pairs.append(Pair(term: words("law.key-of-citations"), text: authority.key))
        return pairs
    }

    /// The editions of one title, with what came before and after it, the oldest first.
    private var editions: [LinkPart] {
        let before = Set(shelf.book.predecessors(of: authority.key).map(\.key))
        return shelf.book.authorities.filter { edition in
            edition.title == authority.title || edition.key == authority.successor
                || before.contains(edition.key)
        }
        .sorted { ($0.from ?? CivilDate(dayNumber: 0)) < ($1.from ?? CivilDate(dayNumber: 0)) }
        .map { edition in
            LinkPart(
                href: Route.instrument(edition.key, on: asked).path,
                label: words(
                    "law.edition",
                    [
                        "title": words.edition(edition),
                        "days": words.inForce(from: edition.from, to: edition.to),
                    ]),
                isCurrent: edition.key == authority.key)
        }
    }

    /// The words of the article, where the law base holds them.
    private func text(of article: String?) -> String? {
        article.flatMap { Citation(parsing: "\(authority.key) art. \($0)") }
            .flatMap { shelf.book.article(for: $0, on: day)?.text }
    }

    private var articles: [ArticlePart] {
        let shown = entries.dropFirst(after).prefix(InstrumentPage.rows)
        return shown.reduce(into: [ArticlePart]()) { articles, entry in
            let line = RuleLine(entry.rule, in: shelf, on: day, asked: asked, words)
            if articles.last?.article == entry.article, !articles.isEmpty {
                articles[articles.count - 1].lines.append(line)
            } else {
                articles.append(
                    ArticlePart(entry.article, lines: [line], text: text(of: entry.article), words))
            }
        }
    }
}

/// An article with the rules that rest on it.
struct ArticlePart: Part {
    let article: String?
    let heading: String
    var lines: [RuleLine]
    var text: String?

    init(_ article: String?, lines: [RuleLine], text: String? = nil, _ words: Wording) {
        self.article = article
        self.lines = lines
        self.text = text
        heading = article.map(words.article) ?? words("law.whole-text")
    }

    func child(named name: String) -> Any? {
        switch name {
        case "articleID": "art-" + (article ?? "0")
        case "articleHeading": heading
        case "articleText": orNothing(text)
        case "ruleLines": lines
        default: nil
        }
    }
}
