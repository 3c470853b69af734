internal import Casework
internal import Desk
internal import Law

/// One person: posts, what hangs by them, and the forms of whoever looks after it.
struct StaffMemberPage: Page {
    static let template = "staff/person"

    private let member: StaffMember
    private let typed: [String: String]
    private let refusal: RefusalSection?
    private let done: String?
    private let today: CivilDate
    private let words: Wording

    init(
        _ member: StaffMember, typed: [String: String], refused: SpokenRefusal?, done: String?,
        today: CivilDate, _ words: Wording
    ) {
        self.member = member
        self.typed = typed
        self.today = today
        self.words = words
        refusal = refused.map { RefusalSection($0, words) }
        self.done =
            done.flatMap {
                ["given", "ended", "left", "closed", "moved"].contains($0) ? words("staff.done.\($0)") : nil
            }
    }

    private var id: String { member.line.person.description }
    private var mayGive: Bool { member.powers.givesPosts && !member.isSelf && !member.line.isAccountClosed }
    private var isLeaving: Bool { member.line.leftOn != nil }

    var title: String { member.line.name }
    var foot: String { words("list.foot", ["title": title, "address": StaffRoute.person(id).path]) }
    var place: Rail.Place? { .staff }

    func child(named name: String) -> Any? {
        switch name {
        case "listHref": StaffRoute.people(.all).path
        case "login": orNothing(member.line.login)
        case "accountClosed": member.line.isAccountClosed
        case "leavesOn":
            orNothing(member.line.leftOn.map { words("staff.leaves-on", ["day": words.day($0)]) })
        case "said": orNothing(done)
        case "refusal": orNothing(refusal)
        case "isSelf": member.isSelf
        case "current": member.current.map { PostPart($0, words) }
        case "hasCurrent": !member.current.isEmpty
        case "past": member.past.map { PostPart($0, words) }
        case "hasPast": !member.past.isEmpty
        case "lent": member.lent.map { PostPart($0, words) }
        case "hasLent": !member.lent.isEmpty
        case "mayGive": mayGive
        case "mayEnd": mayGive && !member.current.isEmpty
        case "mayLeave": mayGive && !isLeaving
        case "mayClose":
            member.powers.makesAccounts && !member.isSelf && !member.line.isAccountClosed
                && member.line.login != nil
        case "transferHref":
            orNothing(mayGive && !member.current.isEmpty ? StaffRoute.transfer(id).path : nil)
        case "lendingHref":
            orNothing(mayGive && !member.current.isEmpty ? StaffRoute.lendingFor(id).path : nil)
        case "accountHref":
            orNothing(
                member.powers.givesPosts && member.line.login != nil ? StaffRoute.account(id).path : nil)
        case "powersHref":
            orNothing(member.powers.givesPosts ? StaffRoute.powers(person: id, file: nil).path : nil)
        default: form(name)
        }
    }

    private func form(_ name: String) -> Any? {
        switch name {
        case "giveAction": StaffRoute.posts(id).path
        case "endAction": StaffRoute.postEnd(id).path
        case "leaveAction": StaffRoute.leaving(id).path
        case "closeAction": StaffRoute.closing(id).path
        case "agencies": Choice.agencies(member.agencies, typed["agency"])
        case "roles": Choice.roles(member.roles, typed["role"], words)
        case "fromTyped": typed["from"] ?? today.description
        case "toTyped": typed["to"] ?? ""
        case "lastTyped": typed["last"] ?? today.description
        case "reasonTyped": typed["reason"] ?? ""
        case "duties": member.duties.map { DutyPart($0, typed, words) }
        case "hasDuties": !member.duties.isEmpty
        default: nil
        }
    }
}

/// What would be left lying, with the choice of who takes it over.
struct DutyPart: Part {
    private let duty: OpenDuty
    private let typed: [String: String]
    private let words: Wording

    init(_ duty: OpenDuty, _ typed: [String: String], _ words: Wording) {
        self.duty = duty
        self.typed = typed
        self.words = words
    }

    func child(named name: String) -> Any? {
        switch name {
        case "dutyField": duty.field
        case "duty": said
        case "fileHref":
            if case .file(let number) = duty.kind { Route.file(number).path } else { Nothing() }
        case "isRole": if case .role = duty.kind { true } else { false }
        case "hasCandidates": !duty.candidates.isEmpty
        case "candidates":
            duty.candidates.map {
                Choice(
                    value: $0.person.description, label: $0.name,
                    isChosen: typed[duty.field] == $0.person.description)
            }
        default: nil
        }
    }

    private var said: String {
        switch duty.kind {
        case .role(let role, _, let agency, let files):
            words.counted(
                "staff.duty-role", files,
                ["role": words.postTitle(role), "agency": agency])
        case .file(let number): words("staff.duty-file", ["number": number])
        }
    }
}
