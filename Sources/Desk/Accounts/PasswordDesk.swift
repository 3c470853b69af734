internal import Casework
internal import Evidence
internal import Law
internal import Store

/// Passwords are changed by who holds them; an operator only sets a new one that serves for nothing but that.
extension Office {
    /// Changes the caller's own password and ends all their sessions but this one.
    ///
    /// - Throws: `passwordWrong` for the old one; `passwordUnfit` with everything that is wrong with the new one.
    public func changePassword(
        from old: String, code: String? = nil, to new: String, repeated: String, of caller: Caller,
        in session: String
    ) async throws {
        try await confirmPassword(old, code: code, of: caller)
        let person = caller.person.description
        guard let bytes = Hex.bytes(session),
            let account = try await database.read({ db in try Accounts.find(of: person, on: db) })
        else { throw DeskRefusal.signIn }
        let rules = try await signInRules()
        var faults = try await faults(in: new, of: account, named: caller.personName, rules)
        if new != repeated { faults.append(.notRepeated) }
        guard faults.isEmpty else {
            try await audit(
                "password-refused", person: person, agency: caller.agency.description,
                details: .object(["faults": .array(faults.map { .string($0.name) })]))
            throw DeskRefusal.passwordUnfit(faults)
        }
        let hash = try passwords.hash(new, salt: randomness.bytes(Passwords.saltCount))
        let (nowMs, kept) = (now.ms, Digest(of: bytes))
        try await database.write { db in
            try Accounts.changePassword(
                account.login, to: hash, keeping: max(0, rules[.passwordHistory] - 1), at: nowMs, on: db)
            let ended = try Sessions.endOthers(of: person, than: kept, on: db)
            let entry = AuditEntry(
                atMs: nowMs, person: person, agency: caller.agency.description, kind: "password-changed",
                details: .object(["sessions-ended": .int(ended)]))
            try Audit.append(entry, on: db)
        }
    }

    private func faults(
        in new: String, of account: Account, named name: String, _ rules: SignInRules
    ) async throws -> [PasswordFault] {
        var faults = rules.faults(in: new, login: account.login, personName: name)
        // What is too long is not hashed.
        guard new.count <= Passwords.longest else { return faults }
        let history = rules[.passwordHistory]
        let past = try await database.read { db in
            try Accounts.pastHashes(of: account.login, most: max(0, history - 1), on: db)
        }
        let last = history > 0 ? [account.passwordHash] + past : []
        if try last.contains(where: { try Passwords.matches(new, $0) }) {
            faults.append(.usedBefore(last: history))
        }
        if let list = lostPasswords, try list.holds(new) { faults.append(.breached) }
        return faults
    }

    /// Sets a new password for somebody who lost theirs, ends their sessions, and returns it to be told this once.
    /// `nil` when nobody has that login.
    public func resetPassword(of login: String) async throws -> String? {
        let password = randomness.password()
        let hash = try passwords.hash(password, salt: randomness.bytes(Passwords.saltCount))
        let nowMs = now.ms
        return try await database.write { db in
            guard let account = try Accounts.find(login, on: db) else { return nil }
            let past = max(0, try SignInRules(on: db)[.passwordHistory] - 1)
            try Accounts.changePassword(
                login, to: hash, mustChange: true, keeping: past, at: nowMs, on: db)
            try Sessions.endAll(of: account.person, on: db)
            let entry = AuditEntry(
                atMs: nowMs, person: nil, agency: nil, kind: "password-reset",
                details: .object(["of": .string(account.person)]))
            try Audit.append(entry, on: db)
            return password
        }
    }
}

extension Randomness {
    /// Four groups of four characters: 80 random bits, easy to type.
    func password() -> String {
        let text = Array(Crockford.text(bytes(10)).lowercased())
        return stride(from: 0, to: 16, by: 4).map { String(text[$0..<$0 + 4]) }.joined(separator: "-")
    }
}
