internal import Casework
internal import Desk
internal import Law

/// The files that a caller may see: filters as plain links, fifty rows, one step onward.
struct FilesPage: Page {
    static let template = "desks/files"
    static let rows = 50

    private let list: FileList
    private let filter: FileFilter
    private let words: Wording
    private let today: CivilDate
    private let links: FilterLinks
    private let saved: [SavedSearchView]

    /// - Parameter saved: searches that the reader keeps, each one step away.
    init(
        _ list: FileList, _ filter: FileFilter, saved: [SavedSearchView] = [], now: Instant, _ words: Wording
    ) {
        self.saved = saved
        self.list = list
        self.filter = filter
        self.words = words
        today = now.legalDay
        links = FilterLinks(filter, today: today, words)
    }

    var title: String { words("files.title") }
    var foot: String { words("list.foot", ["title": title, "address": Route.files(filter).path]) }
    var place: Rail.Place? { .files }

    func child(named name: String) -> Any? {
        switch name {
        case "dueFilters": links.due
        case "procedureFilters": links.procedures()
        case "only": orNothing(links.only)
        case "lines": list.rows.map { FileLine($0, today: today, words) }
        case "hasLines": !list.rows.isEmpty
        case "nextHref": orNothing(next)
        case "isLater": filter.after != nil
        case "firstHref": Route.files(filter.fromStart).path
        case "csvHref": Route.filesAsCSV(filter.fromStart).path
        case "kept": filter.kept.map { KeptField(name: $0, value: $1) }
        case "savedLinks": saved.map { LinkPart(href: Route.savedSearch($0.id).path, label: $0.title) }
        case "hasSaved": !saved.isEmpty
        case "savedHref": Route.savedSearches.path
        case "retentionHref": Route.dueFiles(after: nil).path
        case "searchHref": Route.files(.all).path
        default: nil
        }
    }

    private var next: String? {
        list.next.map { cursor in
            var further = filter
            further.after = cursor
            return Route.files(further).path
        }
    }
}

/// The reports that nobody has sent on yet, oldest first: the list of the intake desk.
struct ReportsPage: Page {
    static let template = "desks/reports"

    private let list: FileList
    private let isLater: Bool
    private let words: Wording
    private let today: CivilDate

    init(_ list: FileList, isLater: Bool, now: Instant, _ words: Wording) {
        self.list = list
        self.isLater = isLater
        self.words = words
        today = now.legalDay
    }

    var title: String { words("reports.title") }
    var foot: String { words("list.foot", ["title": title, "address": Route.reports(after: nil).path]) }
    var place: Rail.Place? { .reports }

    func child(named name: String) -> Any? {
        switch name {
        case "headline": headline
        case "lines": list.rows.map { FileLine($0, today: today, opens: .triage($0.id), words) }
        case "hasLines": !list.rows.isEmpty
        case "nextHref": orNothing(list.next.map { Route.reports(after: $0).path })
        case "isLater": isLater
        case "firstHref": Route.reports(after: nil).path
        case "queueHref": Route.mailQueue.path
        case "wizardHref": Route.report(.kind).path
        default: nil
        }
    }

    private var headline: String {
        guard let first = list.rows.first else { return words("reports.headline.none") }
        if list.next != nil {
            return words("reports.headline.many", ["count": words.number(list.rows.count)])
        }
        guard let next = first.next else { return words.counted("reports.headline", list.rows.count) }
        let due = words.shortDay(next.lastDay, today: today)
        return words.counted("reports.headline.due", list.rows.count, ["due": due])
    }
}

/// What the head of an agency must sign, what is about to be late, and what cannot go on.
struct HeadPage: Page {
    static let template = "desks/head"

    private let lists: OfficeDesk.HeadList
    private let caller: Caller
    private let words: Wording
    private let now: Instant

    init(_ lists: OfficeDesk.HeadList, for caller: Caller, now: Instant, _ words: Wording) {
        self.lists = lists
        self.caller = caller
        self.words = words
        self.now = now
    }

    var title: String { headline }
    var foot: String { words("head.foot", ["person": caller.personName, "address": Route.head.path]) }
    var place: Rail.Place? { .head }

    private var today: CivilDate { now.legalDay }
    private var count: Int { lists.toSign.count + lists.signatures.count }

    private var headline: String {
        guard count > 0 else { return words("head.headline.none") }
        guard let next = lists.toSign.first?.next else { return words.counted("head.headline", count) }
        let due =
            next.isHours
            ? words.dueDay(.moment(alarm: next.alarm, last: next.last), today: today)
            : words.shortDay(next.lastDay, today: today)
        return words.counted("head.headline.due", count, ["due": due])
    }

    func child(named name: String) -> Any? {
        switch name {
        case "today": words.moment(now)
        case "headline": headline
        case "summary":
            words(
                "head.summary",
                [
                    "late": words.number(lists.aboutToBreach.count),
                    "blocked": words.number(lists.blocked.count),
                ])
        case "toSign": lists.toSign.map(line)
        case "hasToSign": !lists.toSign.isEmpty
        case "signatures": lists.signatures.map { SignLine($0, today: today, words) }
        case "hasSignatures": !lists.signatures.isEmpty
        case "aboutToBreach": lists.aboutToBreach.map(line)
        case "blocked": lists.blocked.map(line)
        case "filesHref": Route.files(.all).path
        default: nil
        }
    }

    private func line(_ row: FileRow) -> FileLine { FileLine(row, today: today, words) }
}
