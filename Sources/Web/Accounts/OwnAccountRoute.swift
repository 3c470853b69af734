/// Addresses of a person's own account.
enum OwnAccountRoute: Hashable, Sendable {
    /// - Parameter then: where to go on afterwards.
    case password(then: String?)

    var path: String {
        switch self {
        case .password(let then): "/my/account/password" + FormText.query([("then", then)])
        }
    }
}
