internal import Casework
internal import Evidence
internal import Law
internal import Store

/// What comes to the door with a login.
public struct SignInAttempt: Sendable {
    public var login: String
    public var password: String
    /// Of the app, or a recovery code; who has no second factor needs none.
    public var code: String?
    /// The other end of the connection; empty where it is not known.
    public var address = ""
    /// What the browser keeps of earlier sign-ins.
    public var browser: String?
    /// What the browser calls itself.
    public var agent = ""
    /// The session that this browser had before: it ends when another begins.
    public var replacing: String?

    public init(login: String, password: String) {
        self.login = login
        self.password = password
    }
}

/// What the browser keeps after signing in.
public struct SignInGrant: Sendable, Hashable {
    /// The token of the session.
    public let session: String
    /// By which the browser is known again; it opens nothing.
    public let browser: String

    public init(session: String, browser: String) {
        self.session = session
        self.browser = browser
    }
}

extension Office {
    /// How long a session lasts at the most: a working day.
    static let sessionMs = 12 * 3_600_000

    /// Opens a session under a new token.
    ///
    /// Unknown logins cost the same work, meet the same brakes and get the same answers as known ones.
    public func signIn(_ attempt: SignInAttempt) async throws -> SignInGrant {
        let browsers = KnownBrowsers(cookie: attempt.browser)
        let today = now.legalDay.dayNumber
        let (account, tried) = try await take(
            attempt, browser: browsers.name(for: attempt.login, on: today, key: key))
        guard try Passwords.matches(attempt.password, account?.passwordHash ?? passwords.nobodysHash),
            let account
        else {
            try await auditRefusal(of: account, attempt, reason: "password")
            throw DeskRefusal.passwordWrong
        }
        guard let grant = try await open(attempt, of: account, tried, browsers) else {
            try await auditRefusal(of: account, attempt, reason: "code")
            throw DeskRefusal.passwordWrong
        }
        return grant
    }

    /// Counts a try before anything is looked at.
    private func take(
        _ attempt: SignInAttempt, browser: String?
    ) async throws -> (account: Account?, tried: BrakedTry) {
        let (nowMs, key, address) = (now.ms, key, NetworkAddress(attempt.address))
        let (account, tried, opening) = try await database.write { db in
            let tried = try BrakedTry(
                login: attempt.login, address: address.counted, browser: browser, key: key, at: nowMs, on: db)
            return (try Accounts.find(attempt.login, on: db), tried, try tried.take(at: nowMs, on: db))
        }
        if let opening {
            try await auditRefusal(of: account, attempt, reason: "braked")
            throw DeskRefusal.accountLocked(until: Instant(ms: opening))
        }
        return (account, tried)
    }

    /// `nil` for a wrong code: outside it is the answer to a wrong password.
    private func open(
        _ attempt: SignInAttempt, of account: Account, _ tried: BrakedTry, _ browsers: KnownBrowsers
    ) async throws -> SignInGrant? {
        let (nowMs, key) = (now.ms, key)
        let opening = opening(for: attempt)
        let isOpen = try await database.write { db in
            guard try TypedCode(attempt.code).isTaken(of: account.person, key: key, at: nowMs, on: db) else {
                return false
            }
            try tried.giveBack(at: nowMs, on: db)
            try opening.open(account, on: db)
            return true
        }
        return isOpen ? grant(opening, to: account, browsers) : nil
    }

    /// What is kept of the browser in which somebody has proven who they are.
    func opening(for attempt: SignInAttempt, by provider: String? = nil) -> SessionOpening {
        SessionOpening(
            token: randomness.bytes(32), csrf: randomness.bytes(32), atMs: now.ms,
            today: now.legalDay.dayNumber, device: DeviceWords.read(attempt.agent),
            address: NetworkAddress(attempt.address).shown,
            replacing: attempt.replacing.flatMap(Hex.bytes), provider: provider)
    }

    func grant(_ opening: SessionOpening, to account: Account, _ browsers: KnownBrowsers) -> SignInGrant {
        let browser = browsers.cookie(
            adding: account.login, on: opening.today, key: key, randomness: randomness)
        return SignInGrant(session: Hex.text(opening.token), browser: browser)
    }

    /// What was typed as a login stands nowhere: people type passwords there.
    func auditRefusal(
        of account: Account?, _ attempt: SignInAttempt, reason: String, _ more: [String: JSON] = [:]
    ) async throws {
        var details = more.merging(["reason": .string(reason)]) { $1 }
        let address = NetworkAddress(attempt.address).shown
        if !address.isEmpty { details["address"] = .string(address) }
        try await audit("sign-in-refused", person: account?.person, details: .object(details))
    }

    /// Whether a browser has signed in under a login before.
    public func knows(browser cookie: String?, of login: String) -> Bool {
        KnownBrowsers(cookie: cookie).name(for: login, on: now.legalDay.dayNumber, key: key) != nil
    }

    public func signOut(session token: String) async throws {
        guard let bytes = Hex.bytes(token) else { return }
        let (hash, nowMs) = (Digest(of: bytes), now.ms)
        try await database.write { db in
            let idleMs = try SignInRules(on: db).idleMs
            let session = try Sessions.find(hash, at: nowMs, idleMs: idleMs, on: db)
            try Sessions.end(hash, on: db)
            guard let session else { return }
            let entry = AuditEntry(
                atMs: nowMs, person: session.person, agency: session.agency, kind: "signed-out")
            try Audit.append(entry, on: db)
        }
    }

    /// Who signs enters the password again, and a code where they have a second factor. Wrong ones slow down nobody else.
    public func confirmPassword(_ password: String, code: String?, of caller: Caller) async throws {
        let (person, nowMs, key) = (caller.person.description, now.ms, key)
        let found = try await database.write { db -> (Account, BrakedTry, Int?)? in
            guard let account = try Accounts.find(of: person, on: db) else { return nil }
            let tried = BrakedTry(signing: account.login, key: key)
            return (account, tried, try tried.take(at: nowMs, on: db))
        }
        guard let (account, tried, opening) = found else { throw DeskRefusal.passwordWrong }
        let agency = caller.agency.description
        if let opening {
            try await audit(
                "password-refused", person: person, agency: agency,
                details: .object(["reason": .string("braked")]))
            throw DeskRefusal.accountLocked(until: Instant(ms: opening))
        }
        let isPassword = try Passwords.matches(password, account.passwordHash)
        let (isRight, hasFactor) = try await database.write { db in
            let hasFactor = try SecondFactors.isConfirmed(of: person, on: db)
            guard isPassword, try TypedCode(code).isTaken(of: person, key: key, at: nowMs, on: db) else {
                return (false, hasFactor)
            }
            try tried.giveBack(at: nowMs, on: db)
            return (true, hasFactor)
        }
        guard isRight else {
            try await audit(
                "password-refused", person: person, agency: agency,
                details: .object(["reason": .string(isPassword ? "code" : "password")]))
            throw hasFactor ? DeskRefusal.passwordOrCodeWrong : DeskRefusal.passwordWrong
        }
    }
}
