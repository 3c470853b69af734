/// Addresses of a person's own account.
enum OwnAccountRoute: Hashable, Sendable {
    case overview
    case endSession(String)
    case endOtherSessions
    case secondFactor
    case newSecondFactor
    case confirmSecondFactor
    case recoveryCodes
    case removeSecondFactor
    /// - Parameter then: where to go on afterwards.
    case password(then: String?)

    var path: String {
        switch self {
        case .overview: "/my/account"
        case .endSession(let id): "/my/account/sessions/" + FormText.segment(id) + "/end"
        case .endOtherSessions: "/my/account/sessions/end-others"
        case .secondFactor: "/my/account/second-factor"
        case .newSecondFactor: "/my/account/second-factor/new"
        case .confirmSecondFactor: "/my/account/second-factor/confirmation"
        case .recoveryCodes: "/my/account/second-factor/codes"
        case .removeSecondFactor: "/my/account/second-factor/removal"
        case .password(let then): "/my/account/password" + FormText.query([("then", then)])
        }
    }
}
