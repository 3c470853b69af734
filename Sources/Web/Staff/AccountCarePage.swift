internal import Casework
internal import Desk
internal import Law

/// An account: how it stands, and one form for whatever is done to it.
struct AccountCarePage: Page {
    static let template = "staff/account"

    /// What the answer to the form shows besides the state of things.
    struct Shown: Sendable {
        var typed: [String: String] = [:]
        var done: String?
        /// Shown this once.
        var password: String?
        var refused: SpokenRefusal?
    }

    private let view: AccountCareView
    private let shown: Shown
    private let today: CivilDate
    private let refusal: RefusalSection?
    private let words: Wording

    init(_ view: AccountCareView, _ shown: Shown, today: CivilDate, _ words: Wording) {
        self.view = view
        self.shown = shown
        self.today = today
        self.words = words
        refusal = shown.refused.map { said in
            RefusalSection(said, words) { AccountCarePage.title(of: $0, view, words) }
        }
    }

    var title: String { words("care.of", ["person": view.name]) }
    var foot: String {
        words("list.foot", ["title": title, "address": StaffRoute.account(view.person.description).path])
    }
    var place: Rail.Place? { .staff }

    func child(named name: String) -> Any? {
        switch name {
        case "personHref": StaffRoute.person(view.person.description).path
        case "person": view.name
        case "login": view.login
        case "said":
            orNothing(
                shown.done.flatMap(AccountCareAct.init(rawValue:)).map { words("care.done.\($0.rawValue)") })
        case "password": orNothing(shown.password)
        case "refusal": orNothing(refusal)
        case "isSelf": view.isSelf
        case "facts": facts
        case "hasSessions": !view.sessions.isEmpty
        case "sessions": view.sessions.map { SessionLine($0, today: today, words) }
        case "mayAct": !view.acts.isEmpty
        default: form(name)
        }
    }

    private func form(_ name: String) -> Any? {
        switch name {
        case "action": StaffRoute.account(view.person.description).path
        case "acts":
            view.acts.map {
                CareChoice($0, isChosen: $0.rawValue == shown.typed["act"], words)
            }
        case "mayLink": view.acts.contains(.link)
        case "identityLabel": words("care.identity", ["provider": view.provider ?? ""])
        case "identityTyped": shown.typed["identity"] ?? ""
        case "reasonTyped": shown.typed["reason"] ?? ""
        default: nil
        }
    }

    private static func title(of field: String, _ view: AccountCareView, _ words: Wording) -> String {
        switch field {
        case "identity": words("care.identity", ["provider": view.provider ?? ""])
        case "act": words("care.what")
        case "reason": words("staff.reason")
        default: field
        }
    }

    private var facts: [CareFact] {
        var facts = [
            CareFact(words("care.state"), state), CareFact(words("care.signed-in"), signedIn),
            CareFact(words("care.password"), password), CareFact(words("care.factor"), factor),
        ]
        facts += view.links.map { link in
            CareFact(
                words("care.link"),
                words(
                    "care.linked",
                    [
                        "identity": link.identity, "issuer": link.issuer,
                        "since": words.shortMoment(link.linkedAt, today: today),
                    ]))
        }
        return facts
    }

    private var state: String {
        guard let closed = view.closedAt else { return words("care.open") }
        let since = ["since": words.shortMoment(closed, today: today)]
        guard let reason = view.closedReason else { return words("care.closed", since) }
        return words("care.closed-because", since.merging(["reason": reason]) { $1 })
    }

    private var signedIn: String {
        view.signedInAt.map { words.shortMoment($0, today: today) } ?? words("care.never")
    }

    private var password: String {
        let set = words("care.set", ["since": words.shortMoment(view.passwordSetAt, today: today)])
        switch view.duty {
        case .changeTold: return set + words("care.must-change")
        case .changeOld: return set + words("care.too-old")
        case .secondFactor, nil: return set
        }
    }

    private var factor: String {
        guard let since = view.factorSince else {
            return words(view.isFactorDemanded ? "care.factor-missing" : "care.no-factor")
        }
        return words(
            "care.factor-since",
            ["since": words.shortMoment(since, today: today), "left": words.number(view.codesLeft)])
    }
}

/// One line of what is known of an account.
struct CareFact: Part {
    private let term: String
    private let text: String

    init(_ term: String, _ text: String) {
        self.term = term
        self.text = text
    }

    func child(named name: String) -> Any? {
        switch name {
        case "term": term
        case "fact": text
        default: nil
        }
    }
}

/// What can be done to an account, and what it brings.
struct CareChoice: Part {
    private let act: AccountCareAct
    private let isChosen: Bool
    private let words: Wording

    init(_ act: AccountCareAct, isChosen: Bool, _ words: Wording) {
        self.act = act
        self.isChosen = isChosen
        self.words = words
    }

    func child(named name: String) -> Any? {
        switch name {
        case "value": act.rawValue
        case "label": words("care.act.\(act.rawValue)")
        case "hint": words("care.hint.\(act.rawValue)")
        case "isChosen": isChosen
        default: nil
        }
    }
}
