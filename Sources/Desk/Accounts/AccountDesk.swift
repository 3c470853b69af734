internal import Casework
internal import Evidence
internal import Foundation
internal import Law
internal import Store

/// Signing in and out. A session is a random token that the browser keeps; the office keeps its digest.
extension Office {
    /// Wrong passwords in a row before an account rests.
    static let wrongPasswordsLimit = 5
    /// How long it rests, in milliseconds: long enough to spoil guessing, short enough not to lock out its owner.
    static let restMs = 5 * 60_000
    /// How long a session lasts: a working day.
    static let sessionMs = 12 * 3_600_000

    /// Opens a session; gives its token.
    public func signIn(login: String, password: String) async throws -> String {
        let account = try await database.read { db in try Accounts.find(login, on: db) }
        let nowMs = now.ms
        if let until = account?.lockedUntilMs, until > nowMs {
            try await audit("sign-in-refused", person: account?.person)
            throw DeskRefusal.accountLocked(until: Instant(ms: until))
        }
        guard try Passwords.matches(password, account?.passwordHash ?? dummyHash()), let account else {
            try await countFailure(account?.login)
            throw DeskRefusal.passwordWrong
        }
        let token = randomness.bytes(32)
        let session = try await newSession(Digest(of: token), of: account.person)
        try await database.write { db in
            try Accounts.unlock(account.login, on: db)
            try Sessions.open(session, on: db)
            try Audit.append(
                AuditEntry(atMs: nowMs, person: account.person, agency: session.agency, kind: "signed-in"),
                on: db)
        }
        return Hex.text(token)
    }

    private func newSession(_ hash: Digest, of person: String) async throws -> Session {
        let (nowMs, today) = (now.ms, now.legalDay.dayNumber)
        let posts = try await database.read { db in try Directory.posts(of: person, on: today, from: db) }
        return Session(
            tokenHash: hash, person: person, agency: posts.first?.agency, csrf: randomness.bytes(32),
            createdMs: nowMs, expiresMs: nowMs + Office.sessionMs)
    }

    /// An unknown login costs the time of a known one.
    private func dummyHash() throws -> String {
        try passwords.hash("", salt: Array(repeating: 0, count: Passwords.saltCount))
    }

    private func countFailure(_ login: String?) async throws {
        let nowMs = now.ms
        try await database.write { db in
            var details: JSON = .object([:])
            if let login {
                let failures = try Accounts.countFailure(login, on: db)
                if failures >= Office.wrongPasswordsLimit {
                    try Accounts.unlock(login, on: db)
                    try Accounts.lock(login, until: nowMs + Office.restMs, on: db)
                }
                details = .object(["failures": .int(failures)])
            }
            let entry = AuditEntry(
                atMs: nowMs, person: nil, agency: nil, kind: "sign-in-refused", details: details)
            try Audit.append(entry, on: db)
        }
    }

    /// Who is behind a session's token, and the token that each of its forms must carry. `nil` as long as the
    /// person owes something before anything else.
    public func caller(session token: String) async throws -> (caller: Caller, csrf: String)? {
        guard let known = try await signedIn(token), known.duty == nil else { return nil }
        return (known.caller, known.csrf)
    }

    /// Who has signed in and may do nothing but what they owe.
    public func bound(session token: String) async throws -> BoundCaller? {
        guard let known = try await signedIn(token), let duty = known.duty else { return nil }
        return BoundCaller(caller: known.caller, csrf: known.csrf, duty: duty)
    }

    private func signedIn(_ token: String) async throws -> (caller: Caller, csrf: String, duty: SignInDuty?)? {
        guard let bytes = Hex.bytes(token) else { return nil }
        let (nowMs, hash) = (now.ms, Digest(of: bytes))
        let (session, duty) = try await database.read { db -> (Session?, SignInDuty?) in
            guard let session = try Sessions.find(hash, at: nowMs, on: db) else { return (nil, nil) }
            return (session, try SignInDuty(of: session.person, at: nowMs, on: db))
        }
        guard let session, let agency = session.agency,
            let caller = try await caller(person: session.person, agency: agency, role: nil)
        else { return nil }
        return (caller, Hex.text(session.csrf), duty)
    }

    /// Who is behind a bearer token: the person in the one role that the token was made for.
    public func caller(bearer token: String) async throws -> Caller? {
        let hash = Digest(ofText: token)
        guard let found = try await database.read({ db in try APITokens.find(hash, on: db) }) else {
            return nil
        }
        return try await caller(person: found.person, agency: found.agency, role: found.role)
    }

    func caller(person: String, agency: String, role: String?) async throws -> Caller? {
        let today = now.legalDay.dayNumber
        let (entry, posts) = try await database.read { db in
            (try Directory.person(person, on: db), try Directory.posts(of: person, on: today, from: db))
        }
        let held = posts.filter { $0.agency == agency && (role == nil || $0.role == role) }
        guard let entry, !held.isEmpty, let body = agencies.agency(AgencyID(agency)) else { return nil }
        return Caller(
            person: PersonID(person), personName: entry.name, agency: AgencyID(agency), agencyName: body.name,
            agencyKind: body.kind, division: body.division, roles: Set(held.map { Name($0.role) }))
    }

    public func signOut(session token: String) async throws {
        guard let bytes = Hex.bytes(token) else { return }
        let hash = Digest(of: bytes)
        try await database.write { db in try Sessions.end(hash, on: db) }
    }

    /// Who signs enters the password again.
    public func confirmPassword(_ password: String, of caller: Caller) async throws {
        let person = caller.person.description
        let (account, nowMs) = (
            try await database.read { db in try Accounts.find(of: person, on: db) }, now.ms
        )
        guard let account else { throw DeskRefusal.passwordWrong }
        if let until = account.lockedUntilMs, until > nowMs {
            throw DeskRefusal.accountLocked(until: Instant(ms: until))
        }
        guard try Passwords.matches(password, account.passwordHash) else {
            try await countFailure(account.login)
            throw DeskRefusal.passwordWrong
        }
    }

    /// Makes a bearer token for a person at a post; the token is shown once. `nil` when nobody holds the post.
    public func makeToken(agency: String, role: String, login: String?) async throws -> String? {
        let (today, nowMs) = (now.legalDay.dayNumber, now.ms)
        let person: String? = try await database.read { db in
            let holders = try Directory.posts(at: agency, on: today, from: db).filter { $0.role == role }
            guard let login else { return holders.map(\.person).sorted().first }
            let account = try Accounts.find(login, on: db)
            return holders.map(\.person).first { $0 == account?.person }
        }
        guard let person else { return nil }
        let token = "zb_" + Crockford.text(randomness.bytes(32)).lowercased()
        try await database.write { db in
            try APITokens.add(
                APIToken(person: person, agency: agency, role: role), hash: Digest(ofText: token), at: nowMs,
                on: db)
            let entry = AuditEntry(
                atMs: nowMs, person: person, agency: agency, kind: "token-made",
                details: .object(["role": .string(role)]))
            try Audit.append(entry, on: db)
        }
        return token
    }

    func audit(
        _ kind: String, person: String? = nil, agency: String? = nil, file: String? = nil,
        details: JSON = .object([:])
    ) async throws {
        let entry = AuditEntry(
            atMs: now.ms, person: person, agency: agency, kind: kind, caseNumber: file, details: details)
        try await database.write { db in
            _ = try Audit.append(entry, on: db)
        }
    }
}
