internal import Casework
internal import Law

/// Addresses of the people of an office, of one's own posts, and of the trail.
enum StaffRoute: Hashable, Sendable {
    case people(StaffLink)
    case person(String)
    case newAccount
    case posts(String)
    case postEnd(String)
    case leaving(String)
    case closing(String)
    case transfer(String)
    /// Where the security administrator lends a role of somebody, and takes it back.
    case lendingFor(String)
    case lendingEndFor(String)
    /// How somebody's account stands, and what the security administrator does to it.
    case account(String)
    /// The login after which the page begins.
    case unused(after: String?)
    case unusedRules
    case powers(person: String?, file: String?)
    case myPosts
    case lending
    case lendingEnd
    case trail(TrailLink)
    case trailExport

    var path: String {
        switch self {
        case .people(let link): "/staff" + link.queryText
        case .person(let id): "/staff/people/" + FormText.segment(id)
        case .newAccount: "/staff/new"
        case .posts(let id): "/staff/people/" + FormText.segment(id) + "/posts"
        case .postEnd(let id): "/staff/people/" + FormText.segment(id) + "/posts/end"
        case .leaving(let id): "/staff/people/" + FormText.segment(id) + "/leaving"
        case .closing(let id): "/staff/people/" + FormText.segment(id) + "/closing"
        case .transfer(let id): "/staff/people/" + FormText.segment(id) + "/transfer"
        case .lendingFor(let id): "/staff/people/" + FormText.segment(id) + "/lending"
        case .lendingEndFor(let id): "/staff/people/" + FormText.segment(id) + "/lending/end"
        case .account(let id): "/staff/people/" + FormText.segment(id) + "/account"
        case .unused(let after): "/staff/unused" + FormText.query([("after", after)])
        case .unusedRules: "/staff/unused/rules"
        case .powers(let person, let file):
            "/staff/powers" + FormText.query([("person", person), ("file", file)])
        case .myPosts: "/my/posts"
        case .lending: "/my/posts/lending"
        case .lendingEnd: "/my/posts/lending/end"
        case .trail(let link): "/trail" + link.query
        case .trailExport: "/trail/export"
        }
    }
}

/// Which people a page lists.
struct StaffLink: Hashable, Sendable {
    var query: String?
    var agency: String?
    var after: String?

    static let all = StaffLink()
}

extension StaffLink {
    /// As it stands in an address.
    var queryText: String { FormText.query([("q", query), ("agency", agency), ("after", after)]) }
}

/// Which lines of the trail a page shows.
struct TrailLink: Hashable, Sendable {
    var file: String?
    var person: String?
    var agency: String?
    var group: String?
    var from: String?
    var to: String?
    var before: String?

    static let all = TrailLink()

    var query: String {
        FormText.query([
            ("file", file), ("person", person), ("agency", agency), ("group", group), ("from", from),
            ("to", to), ("before", before),
        ])
    }
}
