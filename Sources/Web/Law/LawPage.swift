internal import Law

/// The law base by instrument, as it stands on a day: filters as plain links, a search, what changes next.
struct LawPage: Page {
    static let template = "law/law"
    static let rows = 50
    /// What changes later than these stands on the pages of the instruments.
    private static let mostChanges = 12

    private let shelf: LawShelf
    private let filter: LawFilter
    private let day: CivilDate
    private let today: CivilDate
    private let words: Wording
    private let found: [LegalRule]
    private let instruments: [Authority]

    init(_ shelf: LawShelf, _ filter: LawFilter, today: CivilDate, _ words: Wording) {
        self.shelf = shelf
        self.filter = filter
        self.today = today
        self.words = words
        let day = filter.on ?? today
        self.day = day
        found = (filter.words.map { shelf.rules(saying: $0, words) } ?? []).filter { rule in
            (filter.state.map { shelf.state(of: rule, on: day) == $0 } ?? true)
                && (!filter.isPending || !rule.confidence.isSettled)
        }
        instruments = (filter.words.map(shelf.instruments) ?? shelf.book.authorities).filter { authority in
            LawPage.matches(authority, filter, in: shelf, on: day)
        }
    }

    private static func matches(
        _ authority: Authority, _ filter: LawFilter, in shelf: LawShelf, on day: CivilDate
    ) -> Bool {
        (filter.kind.map { authority.kind == $0 } ?? true)
            && (filter.state.map { shelf.state(of: authority, on: day) == $0 } ?? true)
            && (!filter.isPending || shelf.isPending(authority))
    }

    var title: String {
        filter.words.map { words("law.title-search", ["words": $0]) } ?? words("law.title")
    }
    var foot: String { words("list.foot", ["title": title, "address": Route.law(filter).path]) }
    var place: Rail.Place? { .law }

    func child(named name: String) -> Any? {
        switch name {
        case "lead": lead
        case "whatIfsHref": Route.whatIfs.path
        case "changesHref": Route.lawChanges.path
        case "lawAction": Route.law(.all).path
        case "asked": filter.words ?? ""
        case "askedDay": day.description
        case "isOtherDay": filter.on != nil && filter.on != today
        case "todayHref": Route.law(filter.with { $0.on = nil }).path
        case "kindFilters": kindFilters
        case "stateFilters": stateFilters
        case "hasGroups": !groups.isEmpty
        case "groups": groups
        case "changes": filter.words == nil ? changes : []
        case "hasChanges": filter.words == nil && !changes.isEmpty
        default: results(name)
        }
    }

    private func results(_ name: String) -> Any? {
        switch name {
        case "isSearch": filter.words != nil
        case "foundCount": words.counted("law.found", found.count)
        case "ruleLines": shown.map { RuleLine($0, in: shelf, on: day, asked: filter.on, words) }
        case "hasRuleLines": !shown.isEmpty
        case "allHref": Route.law(filter.with { $0.words = nil }).path
        case "isLater": filter.after > 0
        case "firstHref": Route.law(filter.with { _ in }).path
        case "nextHref": orNothing(next)
        default: nil
        }
    }

    private var shown: [LegalRule] { Array(found.dropFirst(filter.after).prefix(LawPage.rows)) }

    private var next: String? {
        guard filter.after + LawPage.rows < found.count else { return nil }
        return Route.law(filter.with { $0.after = filter.after + LawPage.rows }).path
    }

    private var lead: String {
        let inForce = shelf.book.authorities.count { shelf.state(of: $0, on: day) == .inForce }
        let rules = shelf.book.rules.count { shelf.state(of: $0, on: day) == .inForce }
        return words(
            "law.summary",
            [
                "day": words.plainDay(day), "instruments": words.number(inForce),
                "rules": words.number(rules),
            ])
    }

    private var kindFilters: [LinkPart] {
        [link("law.kind.any", filter.kind == nil) { $0.kind = nil }]
            + Authority.Kind.allCases.map { kind in
                link("law.kind.\(kind.rawValue)", filter.kind == kind) { $0.kind = kind }
            }
    }

    private var stateFilters: [LinkPart] {
        [
            link("law.state.any", filter.state == nil && !filter.isPending) {
                $0.state = nil
                $0.isPending = false
            }
        ]
            + LawState.allCases.map { state in
                link("law.state.\(state.rawValue)", filter.state == state && !filter.isPending) {
                    $0.state = state
                    $0.isPending = false
                }
            }
            + [
                link("law.state.pending", filter.isPending) {
                    $0.state = nil
                    $0.isPending = true
                }
            ]
    }

    /// A filter with the number of instruments that it leaves.
    private func link(_ key: String, _ isCurrent: Bool, _ change: (inout LawFilter) -> Void) -> LinkPart {
        let wanted = filter.with(change)
        let all = wanted.words.map(shelf.instruments) ?? shelf.book.authorities
        let count = all.count { LawPage.matches($0, wanted, in: shelf, on: day) }
        return LinkPart(
            href: Route.law(wanted).path, label: words(key), isCurrent: isCurrent, count: words.number(count))
    }

    private var groups: [InstrumentGroup] {
        Authority.Kind.allCases.compactMap { kind in
            let lines = instruments.filter { $0.kind == kind }.map {
                InstrumentLine($0, in: shelf, on: day, asked: filter.on, words)
            }
            guard !lines.isEmpty else { return nil }
            return InstrumentGroup(
                heading: words("law.kind.\(kind.rawValue)"), count: words.number(lines.count), lines: lines,
                isOpen: kind == Authority.Kind.allCases.first || instruments.count <= LawPage.rows)
        }
    }

    private var changes: [Pair] {
        let all = shelf.changes(after: day)
        return all.prefix(LawPage.mostChanges).map { change in
            Pair(term: words.plainDay(change.day), text: text(change))
        }
    }

    private func text(_ change: LawChange) -> String {
        guard let instrument = change.instrument else {
            return words.counted("law.change.rules-\(change.kind.rawValue)", change.rules.count)
        }
        return words(
            "law.change.\(change.kind.rawValue)",
            [
                "title": words.edition(instrument),
                "rules": words.number(shelf.rules(of: instrument.key).count),
            ])
    }
}

/// Instruments of one kind.
struct InstrumentGroup: Part {
    let heading: String
    let count: String
    let lines: [InstrumentLine]
    /// Of a long list, only the laws lie open.
    let isOpen: Bool

    func child(named name: String) -> Any? {
        switch name {
        case "groupHeading": heading
        case "lines": lines
        case "lineCount": count
        case "isOpen": isOpen
        default: nil
        }
    }
}

/// An instrument in the list.
struct InstrumentLine: Part {
    let href: String
    let title: String
    let number: String
    let issuer: String
    let days: String
    let rules: String
    let isOther: Bool
    let isToBeConfirmed: Bool
    private let state: String

    init(
        _ authority: Authority, in shelf: LawShelf, on day: CivilDate, asked: CivilDate?, _ words: Wording
    ) {
        href = Route.instrument(authority.key, on: asked).path
        title = words.edition(authority)
        number = authority.number ?? ""
        issuer = authority.issuer
        days = words.inForce(from: authority.from, to: authority.to)
        rules = words.number(shelf.rules(of: authority.key).count)
        let state = shelf.state(of: authority, on: day)
        isOther = state != .inForce
        self.state = words("law.state.\(state.rawValue)")
        isToBeConfirmed = shelf.isPending(authority)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "href": href
        case "instrument": title
        case "number": orNothing(number)
        case "issuer": issuer
        case "inForce": days
        case "ruleCount": rules
        case "isOther": isOther
        case "stateWord": state
        case "isToBeConfirmed": isToBeConfirmed
        default: nil
        }
    }
}

extension Wording {
    /// The title of an instrument, with its edition where several are cited.
    func edition(_ authority: Authority) -> String {
        guard let edition = authority.edition else { return authority.title }
        return self("citation.edition", ["title": authority.title, "edition": edition])
    }
}
