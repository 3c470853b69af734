public import Desk

/// What the pages of a person's own account ask of the desk, beside signing in and out.
public protocol AccountDesk: Sendable {
    /// Who has signed in under that token and may do nothing but what they owe.
    func bound(session token: String) async throws -> BoundCaller?
    /// Whether a browser has signed in under a login before, by what it keeps of that.
    func knows(browser cookie: String?, of login: String) -> Bool
    /// The caller's sessions, the one last seen first.
    func sessions(of caller: Caller, in token: String) async throws -> [SessionView]
    func endSession(_ id: String, of caller: Caller) async throws
    func endOtherSessions(of caller: Caller, than token: String) async throws
    func signInRules() async throws -> SignInRules
    /// Whether the door asks for codes: of everybody or of nobody.
    func asksForCodes() async throws -> Bool
    func secondFactor(of caller: Caller) async throws -> SecondFactorView
    func beginSecondFactor(of caller: Caller) async throws -> SecondFactorSecret
    /// The secret that waits for its first code.
    func proposedSecondFactor(of caller: Caller) async throws -> SecondFactorSecret?
    /// The recovery codes, told this once.
    func confirmSecondFactor(code: String, password: String, of caller: Caller) async throws -> [String]
    func replaceRecoveryCodes(password: String, code: String, of caller: Caller) async throws -> [String]
    func removeSecondFactor(password: String, code: String, of caller: Caller) async throws
    func changePassword(
        from old: String, code: String?, to new: String, repeated: String, of caller: Caller,
        in session: String
    ) async throws
}

extension WorkingDesk: AccountDesk {
    public func bound(session token: String) async throws -> BoundCaller? {
        try await office.bound(session: token)
    }

    public func knows(browser cookie: String?, of login: String) -> Bool {
        office.knows(browser: cookie, of: login)
    }

    public func sessions(of caller: Caller, in token: String) async throws -> [SessionView] {
        try await office.sessions(of: caller, in: token)
    }

    public func endSession(_ id: String, of caller: Caller) async throws {
        try await office.endSession(id, of: caller)
    }

    public func endOtherSessions(of caller: Caller, than token: String) async throws {
        try await office.endOtherSessions(of: caller, than: token)
    }

    public func signInRules() async throws -> SignInRules { try await office.signInRules() }

    public func asksForCodes() async throws -> Bool { try await office.asksForCodes() }

    public func secondFactor(of caller: Caller) async throws -> SecondFactorView {
        try await office.secondFactor(of: caller)
    }

    public func beginSecondFactor(of caller: Caller) async throws -> SecondFactorSecret {
        try await office.beginSecondFactor(of: caller)
    }

    public func proposedSecondFactor(of caller: Caller) async throws -> SecondFactorSecret? {
        try await office.proposedSecondFactor(of: caller)
    }

    public func confirmSecondFactor(
        code: String, password: String, of caller: Caller
    ) async throws -> [String] {
        try await office.confirmSecondFactor(code: code, password: password, of: caller)
    }

    public func replaceRecoveryCodes(
        password: String, code: String, of caller: Caller
    ) async throws -> [String] {
        try await office.replaceRecoveryCodes(password: password, code: code, of: caller)
    }

    public func removeSecondFactor(password: String, code: String, of caller: Caller) async throws {
        try await office.removeSecondFactor(password: password, code: code, of: caller)
    }

    public func changePassword(
        from old: String, code: String?, to new: String, repeated: String, of caller: Caller,
        in session: String
    ) async throws {
        try await office.changePassword(
            from: old, code: code, to: new, repeated: repeated, of: caller, in: session)
    }
}
