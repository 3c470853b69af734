internal import Casework
internal import Desk
internal import Law

/// The searches that a person keeps: what each looks for, what it waits for, and how to change or leave it.
struct SavedSearchesPage: Page {
    static let template = "desks/saved"

    /// What was done just now, and to which search.
    struct Done {
        enum Deed: String { case saved, changed, removed, undone }

        let deed: Deed
        let search: SavedSearchView
    }

    /// A form that was refused, as it was typed.
    struct Refused {
        let id: String
        let form: SavedForm
        let said: SpokenRefusal
    }

    private let lines: [SavedLine]
    private let done: Done?
    private let words: Wording

    init(
        _ saved: [SavedSearchView], done: Done? = nil, refused: Refused? = nil, today: CivilDate,
        _ words: Wording
    ) {
        self.done = done
        self.words = words
        lines = saved.map { search in
            SavedLine(
                search, refused: refused.flatMap { $0.id == search.id ? $0 : nil }, today: today, words)
        }
    }

    var title: String { words("saved.title") }
    var foot: String { words("list.foot", ["title": title, "address": Route.savedSearches.path]) }
    var place: Rail.Place? { .files }

    func child(named name: String) -> Any? {
        switch name {
        case "said":
            orNothing(done.map { words("saved.done.\($0.deed.rawValue)", ["title": $0.search.title]) })
        case "undo": orNothing(undo)
        case "savedLines": lines
        case "hasLines": !lines.isEmpty
        case "filesHref": Route.files(.all).path
        default: nil
        }
    }

    /// The way back from a removal or from a new name.
    private var undo: LinkPart? {
        guard let done else { return nil }
        let action = Route.savedSearchUndo(done.search.id).path
        switch done.deed {
        case .removed: return LinkPart(href: action, label: words("saved.undo.removed"))
        case .changed:
            guard let last = done.search.lastTitle, last != done.search.title else { return nil }
            return LinkPart(href: action, label: words("saved.undo.changed", ["title": last]))
        case .saved, .undone: return nil
        }
    }
}

/// One search that is kept.
struct SavedLine: Part {
    private let search: SavedSearchView
    private let looksFor: String
    private let alert: String
    private let state: String
    private let fields: [ActField]
    private let refusal: RefusalSection?

    init(
        _ search: SavedSearchView, refused: SavedSearchesPage.Refused?, today: CivilDate, _ words: Wording
    ) {
        self.search = search
        let conditions = FilterLinks(FileFilter(search.search), today: today, words).said
        looksFor = words.list([words("saved.words", ["words": search.search.words])] + conditions)
        alert = words.alert(search.alert)
        state =
            search.toldAt.map { words("saved.told", ["moment": words.shortMoment($0, today: today)]) }
            ?? search.cameAt.map { words("saved.came", ["moment": words.shortMoment($0, today: today)]) }
            ?? ""
        fields = (refused?.form ?? SavedForm(search))
            .fields("\(search.id)-", refused: refused?.said, words)
        refusal = refused.map { RefusalSection($0.said, words) { words("saved.field.\($0)") } }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "savedTitle": search.title
        case "savedHref": Route.savedSearch(search.id).path
        case "savedID": search.id
        case "looksFor": looksFor
        case "savedAlert": alert
        case "savedState": orNothing(state)
        case "changeAction": Route.savedSearch(search.id).path
        case "removeAction": Route.savedSearchRemoval(search.id).path
        case "fields": fields
        case "refusal": orNothing(refusal)
        case "isRefused": refusal != nil
        default: nil
        }
    }
}

extension Wording {
    /// What a saved search waits for.
    func alert(_ alert: SearchAlert) -> String {
        switch alert {
        case .none: self("saved.waits.none")
        case .found: self("saved.waits.found")
        case .absentBy(let day): self("saved.waits.absent-by", ["day": plainDay(day)])
        case .silentFor(let days): counted("saved.waits.silent-for", days)
        }
    }
}

extension FileFilter {
    init(_ search: FileSearch) {
        self.init(
            stage: search.stage, procedure: search.procedure?.description, clock: search.clock,
            isOpen: search.isOpen, words: search.words)
    }
}
