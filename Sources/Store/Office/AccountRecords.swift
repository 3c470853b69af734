/// An account as those see it who look after accounts, open or closed, without its secrets.
public struct AccountRecord: Hashable, Sendable {
    public let login: String
    public let person: String
    public let madeMs: Int
    public let passwordSetMs: Int
    public let mustChange: Bool
    /// `nil` for who never has.
    public let signedInMs: Int?
    public let reopenedMs: Int?
    public let warnedMs: Int?
    public let closedMs: Int?
    public let closedReason: String?

    public init(
        login: String, person: String, madeMs: Int, passwordSetMs: Int, mustChange: Bool = false,
        signedInMs: Int? = nil, reopenedMs: Int? = nil, warnedMs: Int? = nil, closedMs: Int? = nil,
        closedReason: String? = nil
    ) {
        self.login = login
        self.person = person
        self.madeMs = madeMs
        self.passwordSetMs = passwordSetMs
        self.mustChange = mustChange
        self.signedInMs = signedInMs
        self.reopenedMs = reopenedMs
        self.warnedMs = warnedMs
        self.closedMs = closedMs
        self.closedReason = closedReason
    }

    public var isClosed: Bool { closedMs != nil }

    /// The last moment that speaks for the account: a sign-in, or that it was made or opened again.
    public var usedMs: Int { max(signedInMs ?? madeMs, reopenedMs ?? madeMs) }
}

public enum AccountRecords {
    public static func find(login: String, on db: some Connection) throws -> AccountRecord? {
        try db.row(
            """
            SELECT login, person, made_ms, must_change, signed_in_ms, reopened_ms, warned_ms, closed_ms,
                   closed_reason, coalesce(password_set_ms, made_ms) AS password_set_ms
              FROM account
             WHERE login = \(login)
             ORDER BY login
             LIMIT 1
            """
        ).map(AccountRecord.init)
    }

    public static func find(of person: String, on db: some Connection) throws -> AccountRecord? {
        try db.row(
            """
            SELECT login, person, made_ms, must_change, signed_in_ms, reopened_ms, warned_ms, closed_ms,
                   closed_reason, coalesce(password_set_ms, made_ms) AS password_set_ms
              FROM account
             WHERE person = \(person)
             ORDER BY login
             LIMIT 1
            """
        ).map(AccountRecord.init)
    }
}

extension AccountRecord {
    init(_ row: FoundRow) {
        self.init(
            login: row.text("login"), person: row.text("person"), madeMs: row.int("made_ms"),
            passwordSetMs: row.int("password_set_ms"), mustChange: row.bool("must_change"),
            signedInMs: row.optionalInt("signed_in_ms"), reopenedMs: row.optionalInt("reopened_ms"),
            warnedMs: row.optionalInt("warned_ms"), closedMs: row.optionalInt("closed_ms"),
            closedReason: row.optionalText("closed_reason"))
    }
}
