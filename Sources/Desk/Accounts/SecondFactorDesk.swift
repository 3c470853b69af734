internal import Casework
internal import Evidence
public import Law
internal import Store

/// A second factor as its owner sees it.
public struct SecondFactorView: Hashable, Sendable {
    /// Since when codes are asked for; `nil` where none are.
    public let confirmedAt: Instant?
    /// Recovery codes that have not been used.
    public let codesLeft: Int
    /// Whether the office demands one of a post that the person holds.
    public let isDemanded: Bool
}

/// What an app is told so that it can reckon codes: shown to whoever sets it up, and never again.
public struct SecondFactorSecret: Hashable, Sendable {
    public let login: String
    /// Base32.
    public let secret: String
}

extension Office {
    static let recoveryCodes = 10

    public func secondFactor(of caller: Caller) async throws -> SecondFactorView {
        let (person, key) = (caller.person.description, key)
        return try await database.read { db in
            let factor = try SecondFactors.find(of: person, with: key, on: db)
            return SecondFactorView(
                confirmedAt: factor?.confirmedMs.map(Instant.init(ms:)),
                codesLeft: try RecoveryCodes.left(of: person, on: db),
                isDemanded: try SecondFactorRoles(on: db).demandIt(of: caller))
        }
    }

    /// Whether the door asks for codes at all: of everybody, so that it does not tell who has one.
    public func asksForCodes() async throws -> Bool {
        try await database.read { db in
            let isAny = try SecondFactors.isAnyConfirmed(on: db)
            return try isAny || !SecondFactorRoles(on: db).roles.isEmpty
        }
    }

    /// Makes a secret that counts for nothing until a first code is right.
    public func beginSecondFactor(of caller: Caller) async throws -> SecondFactorSecret {
        let (person, nowMs, key) = (caller.person.description, now.ms, key)
        let (secret, randomness) = (randomness.bytes(TimeCode.secretCount), randomness)
        let login = try await database.write { db -> String? in
            guard let account = try Accounts.find(of: person, on: db),
                try SecondFactors.propose(
                    secret, for: person, with: key, random: randomness.bytes, at: nowMs, on: db)
            else { return nil }
            return account.login
        }
        guard let login else { throw DeskRefusal.secondFactorThere }
        return SecondFactorSecret(login: login, secret: Base32.text(secret))
    }

    /// The secret that waits for its first code, to be shown once more to who mistyped it.
    public func proposedSecondFactor(of caller: Caller) async throws -> SecondFactorSecret? {
        let (person, key) = (caller.person.description, key)
        return try await database.read { db in
            guard let factor = try SecondFactors.find(of: person, with: key, on: db), !factor.isConfirmed,
                let account = try Accounts.find(of: person, on: db)
            else { return nil }
            return SecondFactorSecret(login: account.login, secret: Base32.text(factor.secret))
        }
    }

    /// The first code was right: from now on codes are asked for. Returns the recovery codes, told this once.
    public func confirmSecondFactor(
        code: String, password: String, of caller: Caller
    ) async throws -> [String] {
        guard try await secondFactor(of: caller).confirmedAt == nil else {
            throw DeskRefusal.secondFactorThere
        }
        try await confirmPassword(password, code: nil, of: caller)
        let (person, nowMs, key) = (caller.person.description, now.ms, key)
        let codes = newRecoveryCodes()
        let isRight = try await database.write { db in
            guard let factor = try SecondFactors.find(of: person, with: key, on: db), !factor.isConfirmed,
                try TypedCode(code).isTaken(of: factor, of: person, at: nowMs, on: db)
            else { return false }
            try SecondFactors.confirm(person, at: nowMs, on: db)
            try RecoveryCodes.replace(codes.map { TypedCode($0).recovery }, of: person, with: key, on: db)
            return true
        }
        guard isRight else { throw DeskRefusal.codeWrong }
        try await audit("second-factor-set", person: person, agency: caller.agency.description)
        return codes
    }

    /// New recovery codes in the place of all before.
    public func replaceRecoveryCodes(
        password: String, code: String, of caller: Caller
    ) async throws -> [String] {
        try await demandSecondFactor(of: caller)
        try await confirmPassword(password, code: code, of: caller)
        let (person, key, codes) = (caller.person.description, key, newRecoveryCodes())
        try await database.write { db in
            try RecoveryCodes.replace(codes.map { TypedCode($0).recovery }, of: person, with: key, on: db)
        }
        try await audit("recovery-codes-made", person: person, agency: caller.agency.description)
        return codes
    }

    public func removeSecondFactor(password: String, code: String, of caller: Caller) async throws {
        try await demandSecondFactor(of: caller)
        try await confirmPassword(password, code: code, of: caller)
        let person = caller.person.description
        _ = try await database.write { db in try SecondFactors.remove(of: person, on: db) }
        try await audit("second-factor-removed", person: person, agency: caller.agency.description)
    }

    /// For who lost both app and codes: an operator takes the second factor away, and their sessions end.
    /// Says whether there was one.
    public func removeSecondFactor(ofLogin login: String) async throws -> Bool {
        let nowMs = now.ms
        return try await database.write { db in
            guard let account = try Accounts.find(login, on: db),
                try SecondFactors.remove(of: account.person, on: db)
            else { return false }
            try Sessions.endAll(of: account.person, on: db)
            let entry = AuditEntry(
                atMs: nowMs, person: nil, agency: nil, kind: "second-factor-removed",
                details: .object(["of": .string(account.person)]))
            try Audit.append(entry, on: db)
            return true
        }
    }

    private func demandSecondFactor(of caller: Caller) async throws {
        let person = caller.person.description
        guard try await database.read({ db in try SecondFactors.isConfirmed(of: person, on: db) }) else {
            throw DeskRefusal.notFound
        }
    }

    /// Ten characters of Crockford's base32 each: 50 random bits behind the brakes of the door.
    private func newRecoveryCodes() -> [String] {
        (0..<Office.recoveryCodes).map { _ in
            let text = Crockford.text(randomness.bytes(7)).prefix(10).lowercased()
            return "\(text.prefix(5))-\(text.suffix(5))"
        }
    }
}

/// The roles of which the office demands a second factor.
public struct SecondFactorRoles: Hashable, Sendable {
    static let setting = Setting.signIn + "second-factor-roles"

    public let roles: [String]

    init(on db: some Connection) throws {
        let kept = try OfficeSettings.value(SecondFactorRoles.setting, on: db) ?? ""
        roles = kept.split(separator: ",").map(String.init)
    }

    func demandIt(of caller: Caller) -> Bool { roles.contains { caller.roles.contains(Name($0)) } }
}

extension Office {
    public func secondFactorRoles() async throws -> [String] {
        try await database.read { db in try SecondFactorRoles(on: db).roles }
    }

    /// Demands a second factor of these roles and of no others, from the next page on. Says whether it did: a role
    /// that nobody holds is more likely mistyped.
    public func demandSecondFactor(of roles: [String]) async throws -> Bool {
        let (nowMs, sorted) = (now.ms, Set(roles).sorted())
        return try await database.write { db in
            for role in sorted {
                guard try Directory.isHeld(role, on: db) else { return false }
            }
            let before = try SecondFactorRoles(on: db).roles
            try OfficeSettings.set(
                SecondFactorRoles.setting, to: sorted.joined(separator: ","), at: nowMs, on: db)
            let entry = AuditEntry(
                atMs: nowMs, person: nil, agency: nil, kind: "sign-in-rule-set",
                details: .object([
                    "rule": .string("second-factor-roles"), "before": .array(before.map(JSON.string)),
                    "after": .array(sorted.map(JSON.string)),
                ]))
            try Audit.append(entry, on: db)
            return true
        }
    }
}
