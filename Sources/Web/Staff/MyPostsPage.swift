internal import Casework
internal import Desk
internal import Law

/// One's own posts, and who stands in.
struct MyPostsPage: Page {
    static let template = "staff/mine"

    private let posts: MyPosts
    private let typed: [String: String]
    private let refusal: RefusalSection?
    private let done: String?
    private let today: CivilDate
    private let words: Wording

    init(
        _ posts: MyPosts, typed: [String: String], refused: SpokenRefusal?, done: String?, today: CivilDate,
        _ words: Wording
    ) {
        self.posts = posts
        self.typed = typed
        self.today = today
        self.words = words
        refusal = refused.map { RefusalSection($0, words) }
        self.done = done.flatMap { ["lent", "ended"].contains($0) ? words("staff.done.\($0)") : nil }
    }

    var title: String { words("staff.my-posts") }
    var foot: String { words("list.foot", ["title": title, "address": StaffRoute.myPosts.path]) }
    var place: Rail.Place? { .desk }

    func child(named name: String) -> Any? {
        switch name {
        case "said": orNothing(done)
        case "refusal": orNothing(refusal)
        case "current": posts.current.map { PostPart($0, words) }
        case "lent": posts.lent.map { PostPart($0, words) }
        case "hasLent": !posts.lent.isEmpty
        case "mayLend": !posts.lendable.isEmpty && !posts.colleagues.isEmpty
        case "lendAction": StaffRoute.lending.path
        case "endAction": StaffRoute.lendingEnd.path
        case "roles": Choice.roles(posts.lendable, typed["role"], words)
        case "colleagues":
            posts.colleagues.map {
                Choice(
                    value: $0.person.description, label: $0.name,
                    isChosen: $0.person.description == typed["person"])
            }
        case "fromTyped": typed["from"] ?? today.description
        case "toTyped": typed["to"] ?? ""
        case "reasonTyped": typed["reason"] ?? ""
        case "mostDays": words.number(PostPlan.mostDaysLent)
        default: nil
        }
    }
}
