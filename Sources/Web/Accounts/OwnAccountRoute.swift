/// Addresses of a person's own account.
enum OwnAccountRoute: Hashable, Sendable {
    case overview
    case endSession(String)
    case endOtherSessions
    /// - Parameter then: where to go on afterwards.
    case password(then: String?)

    var path: String {
        switch self {
        case .overview: "/my/account"
        case .endSession(let id): "/my/account/sessions/" + FormText.segment(id) + "/end"
        case .endOtherSessions: "/my/account/sessions/end-others"
        case .password(let then): "/my/account/password" + FormText.query([("then", then)])
        }
    }
}
