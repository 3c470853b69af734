internal import Casework
internal import Desk
internal import Law

/// From one post to another in one step, with a successor for what only this person does.
struct TransferPage: Page {
    static let template = "staff/transfer"

    private let member: StaffMember
    private let typed: [String: String]
    private let refusal: RefusalSection?
    private let today: CivilDate
    private let words: Wording

    init(
        _ member: StaffMember, typed: [String: String], refused: SpokenRefusal?, today: CivilDate,
        _ words: Wording
    ) {
        self.member = member
        self.typed = typed
        self.today = today
        self.words = words
        refusal = refused.map { RefusalSection($0, words) }
    }

    private var id: String { member.line.person.description }
    private var own: [PostView] { member.current.filter { $0.post.standsInFor == nil } }

    var title: String { words("transfer.of", ["person": member.line.name]) }
    var foot: String { words("list.foot", ["title": title, "address": StaffRoute.transfer(id).path]) }
    var place: Rail.Place? { .staff }

    func child(named name: String) -> Any? {
        switch name {
        case "personHref": StaffRoute.person(id).path
        case "person": member.line.name
        case "refusal": orNothing(refusal)
        case "isSelf": member.isSelf
        case "mayMove": !member.isSelf && !own.isEmpty
        case "action": StaffRoute.transfer(id).path
        case "posts": own.map { Choice.post($0, typed["post"], words) }
        case "agencies": Choice.agencies(member.agencies, typed["agency"])
        case "roles": Choice.roles(member.roles, typed["role"], words)
        case "firstTyped": typed["first"] ?? (today + 1).description
        case "reasonTyped": typed["reason"] ?? ""
        case "duties": member.duties.map { DutyPart($0, typed, words) }
        case "hasDuties": !member.duties.isEmpty
        default: nil
        }
    }
}

/// Who stands in for somebody, as the security administrator settles it.
struct LendingPage: Page {
    static let template = "staff/lending"

    private let view: LendingView
    private let typed: [String: String]
    private let refusal: RefusalSection?
    private let done: String?
    private let today: CivilDate
    private let words: Wording

    init(
        _ view: LendingView, typed: [String: String], refused: SpokenRefusal?, done: String?,
        today: CivilDate, _ words: Wording
    ) {
        self.view = view
        self.typed = typed
        self.today = today
        self.words = words
        refusal = refused.map { RefusalSection($0, words) }
        self.done = done.flatMap { ["lent", "ended"].contains($0) ? words("staff.done.\($0)") : nil }
    }

    private var id: String { view.person.description }

    var title: String { words("lending.of", ["person": view.name]) }
    var foot: String { words("list.foot", ["title": title, "address": StaffRoute.lendingFor(id).path]) }
    var place: Rail.Place? { .staff }

    func child(named name: String) -> Any? {
        switch name {
        case "personHref": StaffRoute.person(id).path
        case "person": view.name
        case "said": orNothing(done)
        case "refusal": orNothing(refusal)
        case "isSelf": view.isSelf
        case "lent": view.lent.map { PostPart($0, words) }
        case "hasLent": !view.lent.isEmpty
        case "mayLend": !view.isSelf && !view.lendable.isEmpty && !view.colleagues.isEmpty
        case "action": StaffRoute.lendingFor(id).path
        case "endAction": StaffRoute.lendingEndFor(id).path
        case "posts": view.lendable.map { Choice.post($0, typed["post"], words) }
        case "colleagues": colleagues
        case "fromTyped": typed["from"] ?? today.description
        case "toTyped": typed["to"] ?? ""
        case "reasonTyped": typed["reason"] ?? ""
        case "mostDays": words.number(PostPlan.mostDaysLent)
        default: nil
        }
    }

    /// With the body beside the name where the person has posts at several.
    private var colleagues: [Choice] {
        let names = Dictionary(view.lendable.map { ($0.post.agency, $0.agencyName) }) { first, _ in first }
        return view.colleagues.map { colleague in
            let body = names.count > 1 ? "　" + (names[colleague.agency] ?? "") : ""
            return Choice(
                value: colleague.person.description, label: colleague.name + body,
                isChosen: colleague.person.description == typed["person"])
        }
    }
}
