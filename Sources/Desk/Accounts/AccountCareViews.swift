public import Casework
public import Law

/// What the security administrator can do to somebody's account.
public enum AccountCareAct: String, Sendable, Hashable, CaseIterable {
    case endSessions = "end-sessions"
    /// A password that serves for nothing but to be changed, told this once.
    case resetPassword = "reset-password"
    case removeFactor = "remove-factor"
    /// To who its owner is at the provider of identities.
    case link
    case unlink
    case close
    /// With a new password, told this once.
    case reopen
}

/// One act on an account, with the password and the code of who does it.
public struct AccountCareOrder: Sendable {
    public let act: AccountCareAct
    public let person: PersonID
    public let reason: String
    /// Who the person is at the provider, where the account is to be linked.
    public var identity = ""
    public var password = ""
    public var code: String?

    public init(_ act: AccountCareAct, on person: PersonID, because reason: String) {
        self.act = act
        self.person = person
        self.reason = reason
    }
}

/// An account as the security administrator sees it: how it stands, never its secrets.
public struct AccountCareView: Sendable, Hashable {
    /// A link to a provider of identities.
    public struct Link: Sendable, Hashable {
        public let issuer: String
        public let identity: String
        public let linkedAt: Instant
    }

    public let person: PersonID
    public let name: String
    public let login: String
    public let closedAt: Instant?
    public let closedReason: String?
    /// `nil` for who never has.
    public let signedInAt: Instant?
    public let passwordSetAt: Instant
    /// Why the password must be changed at the next sign-in.
    public let duty: SignInDuty?
    /// `nil` where there is none.
    public let factorSince: Instant?
    public let codesLeft: Int
    /// Whether a post of theirs needs a second factor.
    public let isFactorDemanded: Bool
    public let sessions: [SessionView]
    public let links: [Link]
    /// What people call the provider to which accounts can be linked; `nil` where none is named.
    public let provider: String?
    /// What can be done now; nothing to one's own account.
    public let acts: [AccountCareAct]
    public let isSelf: Bool
}

/// Why an act on an account is refused.
public enum AccountCareRefusal: Error, Hashable, Sendable {
    /// The account does not stand so that this can be done.
    case notNow(AccountCareAct)
}
