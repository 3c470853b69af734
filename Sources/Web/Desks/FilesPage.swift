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

    init(_ list: FileList, _ filter: FileFilter, now: Instant, _ words: Wording) {
        self.list = list
        self.filter = filter
        self.words = words
        today = now.legalDay
    }

    var title: String {
        filter.words.map { words("files.title-search", ["words": $0]) } ?? words("files.title")
    }
    var foot: String { words("list.foot", ["title": title, "address": Route.files(filter).path]) }
    var place: Rail.Place? { .files }

    func child(named name: String) -> Any? {
        switch name {
        case "dueFilters": dueFilters
        case "procedureFilters": procedureFilters
        case "only": orNothing(only)
        case "lines": list.rows.map { FileLine($0, today: today, words) }
        case "hasLines": !list.rows.isEmpty
        case "nextHref": orNothing(next)
        case "isLater": filter.after != nil
        case "firstHref": Route.files(filter.fromStart).path
        case "csvHref": Route.filesAsCSV(filter.fromStart).path
        case "searched": filter.words ?? ""
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

    /// What a link from elsewhere narrowed the list to, with the way back to all.
    private var only: LinkPart? {
        guard filter.clock != nil || filter.isOpen else { return nil }
        var all = filter.fromStart
        all.clock = nil
        all.isOpen = false
        let label =
            filter.clock.map { clock in
                words("files.only.clock", ["clock": words.title("clock", clock)])
            } ?? words("files.only.open")
        return LinkPart(href: Route.files(all).path, label: label)
    }

    private var dueFilters: [LinkPart] {
        let days: [(String, CivilDate?)] = [
            ("files.due.any", nil), ("files.due.today", today), ("files.due.week", today + 7),
        ]
        return days.map { key, day in
            var wanted = filter.fromStart
            wanted.dueBefore = day?.description
            return LinkPart(
                href: Route.files(wanted).path, label: words(key),
                isCurrent: wanted.dueBefore == filter.dueBefore)
        }
    }

    private var procedureFilters: [LinkPart] {
        let all = LinkPart(
            href: Route.files(with(nil)).path, label: words("files.procedure.any"),
            isCurrent: filter.procedure == nil)
        return [all]
            + words.procedures.map { name in
                LinkPart(
                    href: Route.files(with(name.description)).path,
                    label: words.title("procedure", name.description, of: name),
                    isCurrent: filter.procedure == name.description)
            }
    }

    private func with(_ procedure: String?) -> FileFilter {
        var wanted = filter.fromStart
        wanted.procedure = procedure
        wanted.stage = nil
        wanted.clock = nil
        return wanted
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
