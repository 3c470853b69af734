public import Desk

/// What the pages of a person's own account ask of the desk, beside signing in and out.
public protocol AccountDesk: Sendable {
    /// Who has signed in under that token and may do nothing but what they owe.
    func bound(session token: String) async throws -> BoundCaller?
    func signInRules() async throws -> SignInRules
    func changePassword(
        from old: String, to new: String, repeated: String, of caller: Caller, in session: String
    ) async throws
}

extension WorkingDesk: AccountDesk {
    public func bound(session token: String) async throws -> BoundCaller? {
        try await office.bound(session: token)
    }

    public func signInRules() async throws -> SignInRules { try await office.signInRules() }

    public func changePassword(
        from old: String, to new: String, repeated: String, of caller: Caller, in session: String
    ) async throws {
        try await office.changePassword(
            from: old, to: new, repeated: repeated, of: caller, in: session)
    }
}
