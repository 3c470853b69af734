internal import Casework
internal import Desk
internal import Law

/// The conditions of a list of files as plain links, each with the others kept.
struct FilterLinks: Sendable {
    let filter: FileFilter
    private let words: Wording
    private let today: CivilDate

    init(_ filter: FileFilter, today: CivilDate, _ words: Wording) {
        self.filter = filter.fromStart
        self.today = today
        self.words = words
    }

    var due: [LinkPart] {
        let days: [(String, CivilDate?)] = [
            ("files.due.any", nil), ("files.due.today", today), ("files.due.week", today + 7),
        ]
        return days.map { key, day in
            var wanted = filter
            wanted.dueBefore = day?.description
            return LinkPart(
                href: Route.files(wanted).path, label: words(key),
                isCurrent: wanted.dueBefore == filter.dueBefore)
        }
    }

    /// All procedures; or those in which something was found, with how many, and the one that is chosen.
    func procedures(found counts: [SearchResults.ProcedureCount]? = nil) -> [LinkPart] {
        let all = LinkPart(
            href: Route.files(with(nil)).path, label: words("files.procedure.any"),
            isCurrent: filter.procedure == nil)
        let counted = Dictionary((counts ?? []).map { ($0.name, $0.count) }) { first, _ in first }
        let names = words.procedures.filter {
            counts == nil || counted[$0] != nil || $0.description == filter.procedure
        }
        return [all]
            + names.map { name in
                LinkPart(
                    href: Route.files(with(name.description)).path,
                    label: words.title("procedure", name.description, of: name),
                    isCurrent: filter.procedure == name.description,
                    count: counts.map { _ in words.capped(counted[name] ?? 0) })
            }
    }

    /// Open or ended, with how many there are of each.
    func states(_ counts: SearchResults.Counts) -> [LinkPart] {
        let states: [(String, Bool?, Int?)] = [
            ("search.state.any", nil, nil), ("search.state.open", true, counts.open),
            ("search.state.ended", false, counts.ended),
        ]
        return states.map { key, isOpen, count in
            var wanted = filter
            wanted.isOpen = isOpen
            return LinkPart(
                href: Route.files(wanted).path, label: words(key), isCurrent: isOpen == filter.isOpen,
                count: count.map(words.capped))
        }
    }

    /// What a link from elsewhere narrowed the list to, with the way back to all.
    var only: LinkPart? {
        guard filter.clock != nil || filter.isOpen != nil else { return nil }
        var all = filter
        all.clock = nil
        all.isOpen = nil
        return LinkPart(href: Route.files(all).path, label: onlyClock ?? onlyState ?? "")
    }

    /// The clock that a link narrowed a search to: its state has links of its own.
    var onlyOfSearch: LinkPart? {
        guard let label = onlyClock else { return nil }
        var all = filter
        all.clock = nil
        return LinkPart(href: Route.files(all).path, label: label)
    }

    /// The conditions beside the words, in words.
    var said: [String] {
        let procedure = filter.procedure.map { words.title("procedure", $0, of: Name($0)) }
        let stage = filter.stage.map { name in
            words.title("stage", name, of: filter.procedure.map { Name($0) })
        }
        let due = filter.dueBefore.flatMap { CivilDate(parsing: $0) }.map {
            words("search.said.due", ["day": words.plainDay($0)])
        }
        return [procedure, stage, onlyState, onlyClock, due].compactMap(\.self)
    }

    private var onlyClock: String? {
        filter.clock.map { words("files.only.clock", ["clock": words.title("clock", $0)]) }
    }

    private var onlyState: String? {
        filter.isOpen.map { words($0 ? "files.only.open" : "files.only.ended") }
    }

    private func with(_ procedure: String?) -> FileFilter {
        var wanted = filter
        wanted.procedure = procedure
        wanted.stage = nil
        wanted.clock = nil
        return wanted
    }
}

/// A condition that a form of search carries along.
struct KeptField: Part {
    let name: String
    let value: String

    func child(named name: String) -> Any? {
        switch name {
        case "keptName": self.name
        case "keptValue": value
        default: nil
        }
    }
}
