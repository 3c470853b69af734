public import Desk

/// What the pages of a sign-in at a provider of identities ask of the desk.
public protocol ProviderDesk: Sendable {
    /// What people call the provider; `nil` where none is named.
    var providerName: String? { get }
    func beginProviderSignIn(then: String) async throws -> ProviderErrand
    func finishProviderSignIn(
        _ answer: ProviderAnswer, _ attempt: SignInAttempt
    ) async throws -> ProviderOutcome
    func finishProviderSignIn(ticket: String?, _ attempt: SignInAttempt) async throws -> ProviderOutcome
}

extension WorkingDesk: ProviderDesk {
    public var providerName: String? { office.providerName }

    public func beginProviderSignIn(then: String) async throws -> ProviderErrand {
        try await office.beginProviderSignIn(then: then)
    }

    public func finishProviderSignIn(
        _ answer: ProviderAnswer, _ attempt: SignInAttempt
    ) async throws -> ProviderOutcome {
        try await office.finishProviderSignIn(answer, attempt)
    }

    public func finishProviderSignIn(
        ticket: String?, _ attempt: SignInAttempt
    ) async throws -> ProviderOutcome {
        try await office.finishProviderSignIn(ticket: ticket, attempt)
    }
}
