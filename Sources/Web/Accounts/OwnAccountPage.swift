internal import Desk
internal import Law

/// A person's own account: where they are signed in, and how they sign in.
struct OwnAccountPage: Page {
    static let template = "accounts/overview"

    private let caller: Caller
    private let sessions: [SessionLine]
    private let idle: String
    private let said: String?
    private let words: Wording

    init(
        of caller: Caller, sessions: [SessionView], rules: SignInRules, said: String?, today: CivilDate,
        _ words: Wording
    ) {
        self.caller = caller
        self.words = words
        self.sessions = sessions.map { SessionLine($0, today: today, words) }
        idle = words("account.idle", ["minutes": words.number(rules[.sessionIdleMinutes])])
        self.said = said.flatMap {
            ["ended", "others-ended"].contains($0) ? words("account.\($0)") : nil
        }
    }

    var title: String { words("account.title") }
    var foot: String { OwnAccountRoute.overview.path }
    var place: Rail.Place? { .desk }

    func child(named name: String) -> Any? {
        switch name {
        case "person": caller.personName
        case "agencyName": caller.agencyName
        case "said": orNothing(said)
        case "sessions": sessions
        case "hasOthers": sessions.contains { !$0.isOwn }
        case "idle": idle
        case "endOthersAction": OwnAccountRoute.endOtherSessions.path
        case "passwordHref": OwnAccountRoute.password(then: nil).path
        case "secondFactorHref": OwnAccountRoute.secondFactor.path
        case "signOutHref": Route.signOut.path
        default: nil
        }
    }
}

/// A browser in which the person is signed in. Its own is ended by signing out.
struct SessionLine: Part {
    private let device: String
    private let address: String
    private let opened: String
    private let seen: String
    private let endAction: String
    private let endLabel: String
    let isOwn: Bool

    init(_ session: SessionView, today: CivilDate, _ words: Wording) {
        device = session.device.isEmpty ? words("account.device-unknown") : session.device
        address = session.address.isEmpty ? words("account.address-unknown") : session.address
        opened = words.shortMoment(session.openedAt, today: today)
        seen = words.shortMoment(session.seenAt, today: today)
        endAction = OwnAccountRoute.endSession(session.id).path
        endLabel = words("account.end-of", ["device": device, "seen": seen])
        isOwn = session.isOwn
    }

    func child(named name: String) -> Any? {
        switch name {
        case "device": device
        case "address": address
        case "opened": opened
        case "seen": seen
        case "isOwn": isOwn
        case "endAction": endAction
        case "endLabel": endLabel
        default: nil
        }
    }
}
