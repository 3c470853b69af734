internal import Casework
internal import Desk
internal import Law

/// People, whom one looks up to give them a post or an account.
struct StaffListPage: Page {
    static let template = "staff/list"

    private let page: StaffPage
    private let link: StaffLink
    private let agencies: [Choice]
    private let today: CivilDate
    private let words: Wording

    init(
        _ page: StaffPage, _ link: StaffLink, _ agencies: [(id: String, name: String)], today: CivilDate,
        _ words: Wording
    ) {
        self.page = page
        self.link = link
        self.today = today
        self.words = words
        self.agencies = agencies.map { Choice(value: $0.id, label: $0.name, isChosen: $0.id == link.agency) }
    }

    var title: String { words("staff.title") }
    var foot: String { words("list.foot", ["title": title, "address": StaffRoute.people(.all).path]) }
    var place: Rail.Place? { .staff }

    func child(named name: String) -> Any? {
        switch name {
        case "listAction": StaffRoute.people(.all).path
        case "query": link.query ?? ""
        case "agencies": agencies
        case "newHref": orNothing(page.powers.makesAccounts ? StaffRoute.newAccount.path : nil)
        case "powersHref":
            orNothing(page.powers.givesPosts ? StaffRoute.powers(person: nil, file: nil).path : nil)
        case "unusedHref":
            orNothing(page.powers.givesPosts ? StaffRoute.unused(after: nil).path : nil)
        case "lines": page.lines.map { StaffLinePart($0, today: today, words) }
        case "hasLines": !page.lines.isEmpty
        case "isNarrowed": link.query != nil || link.agency != nil
        case "allHref": StaffRoute.people(.all).path
        case "nextHref": orNothing(page.next.map(next))
        default: nil
        }
    }

    private func next(_ after: String) -> String {
        var link = link
        link.after = after
        return StaffRoute.people(link).path
    }
}

struct StaffLinePart: Part {
    private let line: StaffLine
    private let today: CivilDate
    private let words: Wording

    init(_ line: StaffLine, today: CivilDate, _ words: Wording) {
        self.line = line
        self.today = today
        self.words = words
    }

    func child(named name: String) -> Any? {
        switch name {
        case "personHref": StaffRoute.person(line.person.description).path
        case "personName": line.name
        case "login": orNothing(line.login)
        case "state": orNothing(state)
        case "posts": line.posts.map { PostPart($0, words) }
        case "hasPosts": !line.posts.isEmpty
        default: nil
        }
    }

    private var state: String? {
        if line.isAccountClosed { return words("staff.account-closed") }
        return line.leftOn.map { words("staff.leaves-on", ["day": words.day($0)]) }
    }
}

/// A post with its days, whose it is, and who gave it.
struct PostPart: Part {
    private let view: PostView
    private let words: Wording

    init(_ view: PostView, _ words: Wording) {
        self.view = view
        self.words = words
    }

    func child(named name: String) -> Any? {
        switch name {
        case "agencyName": view.agencyName
        case "agencyID": view.post.agency.description
        case "roleName": view.post.role.description
        case "roleTitle": words.postTitle(view.post.role)
        case "holder": view.personName
        case "holderID": view.post.person.description
        case "from": words.plainDay(view.post.from)
        case "to": orNothing(view.post.to.map(words.plainDay))
        case "standsInFor":
            orNothing(view.standsInForName.map { words("staff.stands-in-for", ["person": $0]) })
        case "given":
            orNothing(
                view.given.map {
                    words(
                        "staff.given",
                        ["person": $0.by, "moment": words.moment($0.at), "reason": $0.reason])
                })
        default: nil
        }
    }
}
