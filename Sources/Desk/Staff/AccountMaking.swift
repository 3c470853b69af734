public import Casework
internal import Evidence
internal import Law
internal import Store

/// Accounts, which the system administrator makes, and which give no power.
extension Office {
    /// Makes a person with an account and no post.
    ///
    /// - Returns: the person, and the password, which is told this once.
    /// - Throws: `DeskRefusal.invalid` with the fields that are wrong; `DeskRefusal.notFound` for others.
    public func openAccount(
        _ order: AccountOrder, for caller: Caller
    ) async throws -> (person: PersonID, password: String) {
        guard StaffPowers(caller).makesAccounts else { throw DeskRefusal.notFound }
        let faults = Office.faults(in: order)
        guard faults.isEmpty else { throw DeskRefusal.invalid(faults) }
        let password = randomness.password()
        let hash = try passwords.hash(password, salt: randomness.bytes(Passwords.saltCount))
        let line = accountLine("account-opened", order.login, by: caller)
        let nowMs = now.ms
        do {
            try await database.write { db in
                guard try Directory.person(order.login, on: db) == nil else {
                    throw StaffRefusal.loginTaken
                }
                try Directory.put(
                    PersonEntry(id: order.login, name: order.name, email: order.email), on: db)
                try Accounts.open(
                    login: order.login, for: order.login, passwordHash: hash, mustChange: true, at: nowMs,
                    on: db)
                try Audit.append(line, on: db)
            }
        } catch StoreError.unique {
            throw StaffRefusal.loginTaken
        }
        return (PersonID(order.login), password)
    }

    /// Closes the account of who holds no post any more. The login is never given to another.
    public func closeAccount(of person: String, for caller: Caller) async throws {
        guard StaffPowers(caller).makesAccounts else { throw DeskRefusal.notFound }
        guard person != caller.person.description else { throw StaffRefusal.ownPower }
        let (today, nowMs) = (now.legalDay.dayNumber, now.ms)
        try await database.write { db in
            guard let account = try Accounts.find(of: person, on: db) else { throw DeskRefusal.notFound }
            let held = try Staff.posts(about: person, on: db).filter {
                $0.person == person && ($0.toDay ?? Int.max) >= today
            }
            guard held.isEmpty else { throw StaffRefusal.postsHeld(held.count) }
            try Accounts.close(account.login, at: nowMs, on: db)
            try Audit.append(self.accountLine("account-closed", account.login, by: caller), on: db)
        }
    }

    private func accountLine(_ kind: String, _ login: String, by caller: Caller) -> AuditEntry {
        AuditEntry(
            atMs: now.ms, person: caller.person.description, agency: caller.agency.description, kind: kind,
            details: .object(["subject": .string(login)]))
    }

    private static func faults(in order: AccountOrder) -> [Refusal.FieldFault] {
        var faults: [Refusal.FieldFault] = []
        let isPlain = order.login.utf8.allSatisfy { byte in
            (97...122).contains(byte) || (48...57).contains(byte) || byte == 45 || byte == 46
        }
        if order.login.isEmpty { faults.append(.init("login", .required)) }
        if !isPlain || order.login.utf8.count > 100 { faults.append(.init("login", .characters)) }
        if order.name.isEmpty { faults.append(.init("name", .required)) }
        if order.name.count > 100 || !FormReading.isClean(order.name) {
            faults.append(.init("name", .characters))
        }
        if let email = order.email, !MailText.isAddress(email) { faults.append(.init("email", .type)) }
        return faults
    }
}
