internal import Casework
internal import Evidence
internal import Foundation
internal import Law
internal import Store

/// Who is behind a token.
extension Office {
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

    private typealias SignedIn = (caller: Caller, csrf: String, duty: SignInDuty?, seenMs: Int)

    private func signedIn(_ token: String) async throws -> SignedIn? {
        guard let bytes = Hex.bytes(token) else { return nil }
        let (moment, hash) = (now, Digest(of: bytes))
        let known = try await database.read { db in try self.signedIn(hash, at: moment, on: db) }
        guard let known else { return nil }
        if moment.ms - known.seenMs >= Office.seenEveryMs {
            try await see(hash, at: moment.ms)
        }
        return known
    }

    private func signedIn(_ token: Digest, at moment: Instant, on db: some Connection) throws -> SignedIn? {
        let rules = try SignInRules(on: db)
        guard let session = try Sessions.find(token, at: moment.ms, idleMs: rules.idleMs, on: db),
            let account = try Accounts.find(of: session.person, on: db), let agency = session.agency,
            var caller = try caller(
                person: session.person, agency: agency, role: nil, on: moment.legalDay, in: db)
        else { return nil }
        caller.hasSecondFactor = try SecondFactors.isConfirmed(of: session.person, on: db)
        let owesFactor = try SecondFactorRoles(on: db).demandIt(of: caller) && !caller.hasSecondFactor
        let duty = SignInDuty(of: account, under: rules, at: moment.ms) ?? (owesFactor ? .secondFactor : nil)
        return (caller, Hex.text(session.csrf), duty, session.seenMs)
    }

    /// On a disk that is full people go on reading; their sessions end half an hour after it was.
    private func see(_ session: Digest, at nowMs: Int) async throws {
        do {
            try await database.write { db in try Sessions.see(session, at: nowMs, on: db) }
        } catch let error as StoreError where [.diskFull, .readOnly].contains(error) {
            return
        }
    }

    /// Who is behind a bearer token: the person in the one role that the token was made for.
    public func caller(bearer token: String) async throws -> Caller? {
        let (hash, today) = (Digest(ofText: token), now.legalDay)
        return try await database.read { db in
            // A program does not go on in the name of somebody whose account is closed.
            guard let token = try APITokens.find(hash, on: db),
                try AccountRecords.find(of: token.person, on: db)?.isClosed != true
            else { return nil }
            var caller = try self.caller(
                person: token.person, agency: token.agency, role: token.role, on: today, in: db)
            caller?.token = Office.mark(of: hash)
            return caller
        }
    }

    /// What the trail calls a token by: enough of its digest to tell two apart, and nothing with which to ask.
    private static func mark(of hash: Digest) -> String { String(hash.description.prefix(12)) }

    func caller(person: String, agency: String, role: String?) async throws -> Caller? {
        let today = now.legalDay
        return try await database.read { db in
            try self.caller(person: person, agency: agency, role: role, on: today, in: db)
        }
    }

    private func caller(
        person: String, agency: String, role: String?, on today: CivilDate, in db: some Connection
    ) throws -> Caller? {
        let entry = try Directory.person(person, on: db)
        let posts = try Directory.posts(of: person, on: today.dayNumber, from: db)
        let held = posts.filter { $0.agency == agency && (role == nil || $0.role == role) }
        guard let entry, !held.isEmpty, let body = agencies.agency(AgencyID(agency)) else { return nil }
        var caller = Caller(
            person: PersonID(person), personName: entry.name, agency: AgencyID(agency), agencyName: body.name,
            agencyKind: body.kind, division: body.division, roles: Set(held.map { Name($0.role) }))
        let own = Set(held.filter { $0.standsInFor == nil }.map(\.role))
        for post in held where !own.contains(post.role) {
            caller.standsIn[Name(post.role)] = post.standsInFor.map { PersonID($0) }
        }
        return caller
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
            let hash = Digest(ofText: token)
            try APITokens.add(
                APIToken(person: person, agency: agency, role: role), hash: hash, at: nowMs, on: db)
            let entry = AuditEntry(
                atMs: nowMs, person: person, agency: agency, kind: "token-made",
                details: .object(["role": .string(role), "token": .string(Office.mark(of: hash))]))
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
