internal import Casework
internal import Evidence
internal import Law
internal import Store

/// Linking accounts to who their owners are at a provider. Nobody is linked by a name or an address.
extension Office {
    /// For an operator. Says whether anybody has that login.
    public func linkAccount(login: String, to subject: String, at issuer: String) async throws -> Bool {
        guard TokenCheck.isSubject(subject) else {
            throw DeskRefusal.invalid([.init("identity", .characters)])
        }
        let link = AccountLink(
            issuer: issuer, subject: subject, login: login, linkedBy: nil, linkedMs: now.ms)
        let line = AccountCareLine(kind: "account-linked", login: login).with("provider", issuer)
            .with("identity", subject).entry(at: now, by: nil)
        return try await database.write { db in
            guard try Accounts.find(login, on: db) != nil else { return false }
            try Office.link(link, on: db)
            try Audit.append(line, on: db)
            return true
        }
    }

    /// For an operator. Says whether there was a link.
    public func unlinkAccount(login: String, from issuer: String) async throws -> Bool {
        let line = AccountCareLine(kind: "account-unlinked", login: login).with("provider", issuer)
            .entry(at: now, by: nil)
        return try await database.write { db in
            guard let record = try AccountRecords.find(login: login, on: db),
                try Office.unlink(record, from: issuer, on: db)
            else { return false }
            try Audit.append(line, on: db)
            return true
        }
    }

    static func link(_ link: AccountLink, on db: some Connection) throws {
        guard try AccountLinks.find(issuer: link.issuer, subject: link.subject, on: db) == nil else {
            throw ProviderRefusal.subjectTaken
        }
        let own = try AccountLinks.all(of: link.login, on: db)
        guard !own.contains(where: { $0.issuer == link.issuer }) else {
            throw ProviderRefusal.linkedAlready
        }
        try AccountLinks.add(link, on: db)
    }

    /// Sessions end with the link: what opened them does not hold any more.
    static func unlink(_ record: AccountRecord, from issuer: String, on db: some Connection) throws -> Bool {
        guard try AccountLinks.remove(issuer: issuer, login: record.login, on: db) else { return false }
        try Sessions.endAll(of: record.person, on: db)
        return true
    }
}
