internal import Casework
internal import Evidence
internal import Law
internal import Store

extension Office {
    /// Gives the office those of its three administrators that it has not: one of before had a single one.
    ///
    /// - Returns: the logins that were made, with passwords that are told this once; empty where all three are there.
    public func appointAdministrators() async throws -> [MadeLogin] {
        let (today, nowMs) = (now.legalDay, now.ms)
        guard let body = agencies.all.first(where: { $0.kind == "platform" }) ?? agencies.all.first else {
            return []
        }
        let names = Administration.all.map(\.description)
        let held = try await database.read { db in
            try Staff.posts(of: names, from: today.dayNumber, on: db)
        }
        let missing = names.filter { role in !held.contains { $0.role == role } }
        let made = try missing.map { role in
            let password = randomness.password()
            return (
                MadeLogin(login: role, password: password, agency: body.id, roles: [role]),
                try passwords.hash(password, salt: randomness.bytes(Passwords.saltCount))
            )
        }
        try await database.write { db in
            for (login, hash) in made {
                try Directory.put(PersonEntry(id: login.login, name: login.login), on: db)
                try Directory.put(
                    PostEntry(
                        person: login.login, agency: body.id, role: login.login, fromDay: today.dayNumber),
                    on: db)
                try Accounts.open(
                    login: login.login, for: login.login, passwordHash: hash, mustChange: true, at: nowMs,
                    on: db)
                try Audit.append(
                    AuditEntry(
                        atMs: nowMs, person: nil, agency: body.id, kind: "account-opened",
                        details: .object(["role": .string(login.login), "subject": .string(login.login)])),
                    on: db)
            }
        }
        return made.map(\.0)
    }
}
