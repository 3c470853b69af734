internal import Casework
internal import Desk
internal import Law

/// A public list: what stands now, or what stood at the end of a day of the past.
struct PublicListPage: Page {
    static let template = "publication/list"

    private let view: PublicListView
    private let filter: PublicFilter
    private let words: Wording
    private let lines: [PublicLine]

    init(_ view: PublicListView, _ filter: PublicFilter, _ words: Wording) {
        self.view = view
        self.filter = filter
        self.words = words
        lines = view.entries.map { PublicLine($0, on: filter.day, words) }
    }

    var title: String {
        view.isPast
            ? words("publication.title-then", ["day": words.day(view.at.legalDay)])
            : words("publication.title")
    }
    var foot: String { Route.publicList(filter).path }
    var place: Rail.Place? { nil }

    func child(named name: String) -> Any? {
        switch name {
        case "isPast": view.isPast
        case "entryLines": lines
        case "hasLines": !lines.isEmpty
        case "searchedWords": filter.words ?? ""
        case "searchedDay": filter.day?.description ?? ""
        case "latestDay": view.now.legalDay.description
        case "chosenAgency": orNothing(filter.agency)
        case "listAction": Route.publicList(PublicFilter(register: filter.register)).path
        case "agencyLinks": agencyLinks
        case "feedHref": Route.publicFeed.path
        case "csvHref": Route.publicTable(filter).path
        case "homeLink": Route.home.path
        case "nextHref": orNothing(view.next.map { next in with { $0.after = next } })
        default: nil
        }
    }

    private func with(_ change: (inout PublicFilter) -> Void) -> String {
        var filter = filter
        filter.after = nil
        change(&filter)
        return Route.publicList(filter).path
    }

    private var agencyLinks: [LinkPart] {
        let all = LinkPart(
            href: with { $0.agency = nil }, label: words("publication.all-agencies"),
            isCurrent: filter.agency == nil)
        return [all]
            + view.agencies.map { agency in
                LinkPart(
                    href: with { $0.agency = agency.id }, label: agency.name,
                    isCurrent: filter.agency == agency.id, count: words.number(agency.count))
            }
    }
}

/// One entry of a list. Of what was removed only that it stood.
struct PublicLine: Part {
    private let href: String
    private let title: String
    private let party: String
    private let agency: String
    private let published: String
    private let term: String
    private let digest: String?
    private let isRemoved: Bool

    init(_ line: PublicEntryLine, on day: CivilDate?, _ words: Wording) {
        href = Route.publicEntry(line.number, on: day).path
        isRemoved = line.title.isEmpty
        title = isRemoved ? words("publication.removed-entry", ["number": line.number]) : line.title
        party = line.party
        agency = line.agencyName
        published = words.day(line.publishedDay)
        let until = line.untilDay.map { words("publication.until", ["day": words.day($0)]) }
        let repair = line.repairDay.map { words("publication.repair-from", ["day": words.day($0)]) }
        term = [until ?? words("publication.until-open"), repair].compactMap(\.self)
            .joined(separator: words("list.blank"))
        digest = line.digest
    }

    func child(named name: String) -> Any? {
        switch name {
        case "entryHref": href
        case "entryTitle": title
        case "entryParty": orNothing(party)
        case "entryAgency": agency
        case "entryPublished": published
        case "entryTerm": term
        case "entryDigest": orNothing(digest)
        case "isRemoved": isRemoved
        default: nil
        }
    }
}
