internal import Casework
internal import Desk
internal import Law

/// The files in which all words stand, newest first, each with the place where they stand.
///
/// What is shown and counted is what the reader may see; the desk has seen to that.
struct SearchPage: Page {
    static let template = "desks/search"

    /// The form by which the search is kept under a name.
    struct Keeping: Sendable {
        let form: SavedForm
        var refused: SpokenRefusal?
    }

    private let results: SearchResults
    private let keeping: Keeping?
    private let filter: FileFilter
    private let links: FilterLinks
    private let words: Wording
    private let today: CivilDate

    /// - Parameter keeping: `nil` where no searches are kept.
    init(
        _ results: SearchResults, _ filter: FileFilter, keeping: Keeping? = nil, now: Instant,
        _ words: Wording
    ) {
        self.results = results
        self.keeping = keeping
        self.filter = filter
        self.words = words
        today = now.legalDay
        links = FilterLinks(filter, today: today, words)
    }

    private var searched: String { filter.words ?? "" }

    var title: String { words("files.title-search", ["words": searched]) }
    var foot: String { words("list.foot", ["title": title, "address": Route.files(filter).path]) }
    var place: Rail.Place? { .files }

    func child(named name: String) -> Any? {
        switch name {
        case "headline": headline
        case "searched": searched
        case "searchHref": Route.files(.all).path
        case "kept": filter.kept.map { KeptField(name: $0, value: $1) }
        case "stateFilters": links.states(results.counts)
        case "procedureFilters": links.procedures(found: results.counts.procedures)
        case "dueFilters": links.due
        case "only": orNothing(links.onlyOfSearch)
        case "lines": results.files.map { FileLine($0, today: today, words) }
        case "hasLines": !results.files.isEmpty
        case "nextHref": orNothing(next)
        case "isLater": filter.after != nil
        case "firstHref": Route.files(filter.fromStart).path
        case "csvHref": Route.filesAsCSV(filter.fromStart).path
        case "conditions": orNothing(conditions)
        case "wider": wider
        default: ofKeeping(name)
        }
    }

    private func ofKeeping(_ name: String) -> Any? {
        switch name {
        case "mayKeep": keeping != nil
        case "isRefused": keeping?.refused != nil
        case "refusal":
            orNothing(
                keeping?.refused.map { said in
                    RefusalSection(said, words) { words("saved.field.\($0)") }
                })
        case "fields": keeping.map { $0.form.fields("save-", refused: $0.refused, words) } ?? []
        case "keptAlways":
            filter.kept.filter { $0.name != "due" }.map { KeptField(name: $0, value: $1) }
        case "isDue": filter.dueBefore != nil
        case "saveAction", "savedHref": Route.savedSearches.path
        default: nil
        }
    }

    private var headline: String {
        let count = results.counts.all
        guard count > 0 else { return words("search.headline.none", ["words": searched]) }
        guard count <= DeskView.Counts.ceiling else {
            return words("search.headline", ["words": searched, "count": words.capped(count)])
        }
        return words.counted("search.headline", count, ["words": searched])
    }

    private var next: String? {
        results.next.map { cursor in
            var further = filter
            further.after = cursor
            return Route.files(further).path
        }
    }

    /// What else was asked than the words.
    private var conditions: String { words.list(links.said) }

    /// Searches that find more: without conditions, and for each word alone.
    private var wider: [LinkPart] {
        var all = FileFilter.all
        all.words = filter.words
        let whole =
            filter.narrows
            ? [LinkPart(href: Route.files(all).path, label: words("search.wider.all", ["words": searched]))]
            : []
        let parts = searched.split(whereSeparator: \.isWhitespace).map(String.init)
        guard parts.count > 1 else { return whole }
        return whole
            + parts.prefix(SearchPage.mostWords).map { part in
                var alone = all
                alone.words = part
                return LinkPart(
                    href: Route.files(alone).path, label: words("search.wider.word", ["words": part]))
            }
    }

    /// Words of a search that are offered one by one.
    private static let mostWords = 5
}

/// A piece of a text with the words marked, and where it stands.
struct ExcerptPart: Part {
    let place: String
    let pieces: [ExcerptPiece]

    init(_ excerpt: FoundFile.Excerpt, _ words: Wording) {
        place = words("search.place.\(excerpt.place.rawValue)")
        pieces = excerpt.pieces.map { ExcerptPiece(text: $0.text, isHit: $0.isHit) }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "excerptPlace": place
        case "pieces": pieces
        default: nil
        }
    }
}

struct ExcerptPiece: Part {
    let text: String
    let isHit: Bool

    func child(named name: String) -> Any? {
        switch name {
        case "pieceText": text
        case "isHit": isHit
        default: nil
        }
    }
}
