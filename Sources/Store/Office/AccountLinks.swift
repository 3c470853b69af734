public import Evidence

/// An account and who its owner is at a provider of identities.
public struct AccountLink: Hashable, Sendable {
    public let issuer: String
    /// The provider's own name for the person, which it never gives to another.
    public let subject: String
    public let login: String
    /// Who linked them; `nil` for an operator.
    public let linkedBy: String?
    public let linkedMs: Int

    public init(issuer: String, subject: String, login: String, linkedBy: String?, linkedMs: Int) {
        self.issuer = issuer
        self.subject = subject
        self.login = login
        self.linkedBy = linkedBy
        self.linkedMs = linkedMs
    }
}

/// Accounts that are opened by what a provider says. A link is made by hand, never by a name or an address.
public enum AccountLinks {
    /// Throws `StoreError.unique` when the subject has an account, or the account a subject at that provider.
    public static func add(_ link: AccountLink, on db: some Connection) throws {
        try db.run(
            """
            INSERT INTO account_link (issuer, subject, login, linked_by, linked_ms)
            VALUES (\(link.issuer), \(link.subject), \(link.login), \(link.linkedBy), \(link.linkedMs))
            """
        )
    }

    public static func find(
        issuer: String, subject: String, on db: some Connection
    ) throws -> AccountLink? {
        try db.row(
            """
            SELECT issuer, subject, login, linked_by, linked_ms
              FROM account_link
             WHERE issuer = \(issuer) AND subject = \(subject)
             ORDER BY issuer
             LIMIT 1
            """
        ).map(AccountLink.init)
    }

    public static func all(of login: String, on db: some Connection) throws -> [AccountLink] {
        try db.rows(
            """
            SELECT issuer, subject, login, linked_by, linked_ms
              FROM account_link
             WHERE login = \(login)
             ORDER BY issuer
             LIMIT 20
            """
        ).map(AccountLink.init)
    }

    /// Says whether there was one.
    public static func remove(issuer: String, login: String, on db: some Connection) throws -> Bool {
        try db.run("DELETE FROM account_link WHERE issuer = \(issuer) AND login = \(login)") == 1
    }
}

/// Tickets that were used, until they would have lapsed: each is used once.
public enum UsedTickets {
    /// Says whether it is the first time.
    public static func use(_ ticket: Digest, expiresMs: Int, on db: some Connection) throws -> Bool {
        try db.run(
            """
            INSERT INTO used_ticket (ticket, expires_ms)
            VALUES (\(ticket), \(expiresMs))
                ON CONFLICT (ticket) DO NOTHING
            """
        ) == 1
    }

    @discardableResult
    public static func removeExpired(at nowMs: Int, on db: some Connection) throws -> Int {
        try db.run("DELETE FROM used_ticket WHERE expires_ms <= \(nowMs)")
    }
}

extension AccountLink {
    fileprivate init(_ row: FoundRow) {
        self.init(
            issuer: row.text("issuer"), subject: row.text("subject"), login: row.text("login"),
            linkedBy: row.optionalText("linked_by"), linkedMs: row.int("linked_ms"))
    }
}
