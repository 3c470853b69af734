internal import Casework
internal import Evidence
internal import Law
internal import Store

/// Sent to the provider: where, and what the browser holds meanwhile.
public struct ProviderErrand: Sendable, Hashable {
    public let address: String
    public let ticket: String
}

/// What comes back with the browser.
public struct ProviderAnswer: Sendable {
    public var code: String?
    public var state: String?
    /// Who answers, where the provider says so (RFC 9207).
    public var issuer: String?
    /// What the provider says instead of a code.
    public var error: String?
    /// What the browser held meanwhile.
    public var ticket: String?

    public init(ticket: String?) {
        self.ticket = ticket
    }
}

/// How a sign-in at a provider ends.
public enum ProviderOutcome: Sendable, Hashable {
    case opened(SignInGrant, then: String)
    /// The office's own second factor is still to come.
    case asksForCode(ticket: String)
}

/// Signing in by the word of a provider. It stands for the password at the door and for nothing else: whoever has a
/// second factor enters a code of it, and signing asks for the office's own password as before.
extension Office {
    /// What people call the provider; `nil` where none is named.
    public var providerName: String? { provider?.name }

    /// - Throws: `DeskRefusal.notFound` where no provider is named; `ProviderRefusal.away`.
    public func beginProviderSignIn(then: String) async throws -> ProviderErrand {
        guard let provider else { throw DeskRefusal.notFound }
        let ticket = ProviderTicket(
            word: Hex.text(randomness.bytes(16)), expiresMs: now.ms + ProviderTicket.lastsMs,
            then: then.utf8.count <= ProviderTicket.longestThen ? then : "")
        do {
            let address = try await provider.asking(ticket.question(key: key), at: now)
            return ProviderErrand(address: address, ticket: ticket.text(for: .asking, key: key))
        } catch let fault as ProviderFault {
            try await auditRefusal(of: nil, SignInAttempt(login: "", password: ""), because: fault)
            throw ProviderRefusal.away
        }
    }

    /// The browser is back. What it brings is used up, whatever comes of it.
    public func finishProviderSignIn(
        _ answer: ProviderAnswer, _ attempt: SignInAttempt
    ) async throws -> ProviderOutcome {
        guard let provider else { throw DeskRefusal.notFound }
        let ticket = try await take(answer)
        guard answer.issuer == nil || answer.issuer == provider.issuer else {
            try await auditRefusal(of: nil, attempt, reason: "provider-issuer")
            throw ProviderRefusal.tokenRefused
        }
        guard answer.error == nil, let code = answer.code, !code.isEmpty else {
            try await auditRefusal(of: nil, attempt, reason: "provider-declined")
            throw ProviderRefusal.declined
        }
        let subject = try await subject(for: code, of: ticket, from: provider, attempt)
        let account = try await linkedAccount(provider.issuer, subject, attempt)
        let (person, nowMs) = (account.person, now.ms)
        let hasFactor = try await database.read { db in try SecondFactors.isConfirmed(of: person, on: db) }
        if hasFactor {
            let proven = ProviderTicket(
                word: Hex.text(randomness.bytes(16)), expiresMs: nowMs + ProviderTicket.lastsMs,
                then: ticket.then, login: account.login)
            return .asksForCode(ticket: proven.text(for: .proven, key: key))
        }
        let opening = opening(for: attempt, by: provider.issuer)
        try await database.write { db in try opening.open(account, on: db) }
        return .opened(grant(opening, to: account, KnownBrowsers(cookie: attempt.browser)), then: ticket.then)
    }

    /// The code of the office's own second factor, after the provider.
    public func finishProviderSignIn(
        ticket text: String?, _ attempt: SignInAttempt
    ) async throws -> ProviderOutcome {
        guard let provider else { throw DeskRefusal.notFound }
        let (nowMs, key) = (now.ms, key)
        guard let ticket = ProviderTicket(text, for: .proven, at: nowMs, key: key) else {
            throw ProviderRefusal.lapsed
        }
        let opening = opening(for: attempt, by: provider.issuer)
        let tried = BrakedTry(signing: ticket.login, key: key)
        let (account, brake) = try await database.write { db in
            (try Accounts.find(ticket.login, on: db), try tried.take(at: nowMs, on: db))
        }
        guard let account else { throw ProviderRefusal.accountClosed }
        if let brake {
            try await auditRefusal(of: account, attempt, reason: "braked")
            throw DeskRefusal.accountLocked(until: Instant(ms: brake))
        }
        let isOpen = try await database.write { db in
            guard try TypedCode(attempt.code).isTaken(of: account.person, key: key, at: nowMs, on: db) else {
                return false
            }
            guard try UsedTickets.use(ticket.mark(.proven), expiresMs: ticket.expiresMs, on: db) else {
                throw ProviderRefusal.usedAlready
            }
            try tried.giveBack(at: nowMs, on: db)
            try opening.open(account, on: db)
            return true
        }
        guard isOpen else {
            try await auditRefusal(of: account, attempt, reason: "code")
            throw DeskRefusal.codeWrong
        }
        return .opened(grant(opening, to: account, KnownBrowsers(cookie: attempt.browser)), then: ticket.then)
    }

    /// The ticket of an answer, which is used up by it.
    private func take(_ answer: ProviderAnswer) async throws -> ProviderTicket {
        let key = key
        guard let ticket = ProviderTicket(answer.ticket, for: .asking, at: now.ms, key: key),
            answer.state == ticket.state(key: key)
        else {
            try await auditRefusal(
                of: nil, SignInAttempt(login: "", password: ""), reason: "provider-ticket")
            throw ProviderRefusal.lapsed
        }
        let isFirst = try await database.write { db in
            try UsedTickets.use(ticket.mark(.asking), expiresMs: ticket.expiresMs, on: db)
        }
        guard isFirst else {
            try await auditRefusal(
                of: nil, SignInAttempt(login: "", password: ""), reason: "provider-replayed")
            throw ProviderRefusal.usedAlready
        }
        return ticket
    }

    private func subject(
        for code: String, of ticket: ProviderTicket, from provider: any IdentityProvider,
        _ attempt: SignInAttempt
    ) async throws -> String {
        do {
            let claims = try await provider.claims(for: code, verifier: ticket.verifier(key: key), at: now)
            let check = TokenCheck(
                issuer: provider.issuer, client: provider.client, nonce: ticket.question(key: key).nonce)
            return try check.subject(in: claims, at: now)
        } catch let fault as ProviderFault {
            try await auditRefusal(of: nil, attempt, because: fault)
            throw fault.refusal
        } catch let fault as TokenCheck.Fault {
            try await auditRefusal(
                of: nil, attempt, reason: "provider-token", ["fault": .string(fault.rawValue)])
            let isClock = fault == .expired || fault == .early
            throw isClock ? ProviderRefusal.clocksApart : ProviderRefusal.tokenRefused
        }
    }

    private func linkedAccount(
        _ issuer: String, _ subject: String, _ attempt: SignInAttempt
    ) async throws -> Account {
        let (link, account) = try await database.read { db in
            let link = try AccountLinks.find(issuer: issuer, subject: subject, on: db)
            return (link, try link.flatMap { try Accounts.find($0.login, on: db) })
        }
        let named: [String: JSON] = ["provider": .string(issuer), "identity": .string(subject)]
        guard link != nil else {
            try await auditRefusal(of: nil, attempt, reason: "provider-unlinked", named)
            throw ProviderRefusal.notLinked(subject: subject)
        }
        guard let account else {
            try await auditRefusal(of: nil, attempt, reason: "provider-closed", named)
            throw ProviderRefusal.accountClosed
        }
        return account
    }

    private func auditRefusal(
        of account: Account?, _ attempt: SignInAttempt, because fault: ProviderFault
    ) async throws {
        let (reason, said) =
            switch fault {
            case .away(let said): ("provider-away", said)
            case .code: ("provider-code", "")
            case .signature(let said): ("provider-token", said)
            }
        try await auditRefusal(
            of: account, attempt, reason: reason, said.isEmpty ? [:] : ["fault": .string(said)])
    }
}

extension ProviderFault {
    fileprivate var refusal: ProviderRefusal {
        switch self {
        case .away: .away
        case .code: .lapsed
        case .signature: .tokenRefused
        }
    }
}
