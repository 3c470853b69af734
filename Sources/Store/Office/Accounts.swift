/// The way in which a person signs in. The password lies here only as its scrypt hash.
public struct Account: Hashable, Sendable {
    public let login: String
    public let person: String
    public let passwordHash: String
    public let passwordSetMs: Int
    /// Whether the password was told by somebody else and serves for nothing but to be changed.
    public let mustChange: Bool
}

/// Accounts of officers and administrators.
public enum Accounts {
    /// Throws `StoreError.unique` when the login or the person has an account.
    public static func open(
        login: String, for person: String, passwordHash: String, mustChange: Bool = false, at nowMs: Int,
        on db: some Connection
    ) throws {
        try db.run(
            """
            INSERT INTO account (login, person, password_hash, made_ms, password_set_ms, must_change)
            VALUES (\(login), \(person), \(passwordHash), \(nowMs), \(nowMs), \(mustChange))
            """
        )
    }

    /// The open account of that login.
    public static func find(_ login: String, on db: some Connection) throws -> Account? {
        try db.row(
            """
            SELECT login, person, password_hash, must_change,
                   coalesce(password_set_ms, made_ms) AS password_set_ms
              FROM account
             WHERE login = \(login) AND closed_ms IS NULL
             ORDER BY login
             LIMIT 1
            """
        ).map(Account.init)
    }

    /// The open account of that person.
    public static func find(of person: String, on db: some Connection) throws -> Account? {
        try db.row(
            """
            SELECT login, person, password_hash, must_change,
                   coalesce(password_set_ms, made_ms) AS password_set_ms
              FROM account
             WHERE person = \(person) AND closed_ms IS NULL
             ORDER BY login
             LIMIT 1
            """
        ).map(Account.init)
    }

    /// Keeps the old hash among those that were used before.
    ///
    /// - Parameter past: how many of those are kept.
    public static func changePassword(
        _ login: String, to hash: String, mustChange: Bool = false, keeping past: Int, at nowMs: Int,
        on db: some Connection
    ) throws {
        try db.run(
            """
            INSERT INTO past_password (login, number, password_hash)
            SELECT login, (SELECT coalesce(max(number), 0) + 1 FROM past_password WHERE login = \(login)),
                   password_hash
              FROM account
             WHERE login = \(login)
            """
        )
        try db.run(
            """
            DELETE FROM past_password
             WHERE login = \(login)
               AND number <= (SELECT max(number) FROM past_password WHERE login = \(login)) - \(past)
            """
        )
        try db.run(
            """
            UPDATE account
               SET password_hash = \(hash), password_set_ms = \(nowMs), must_change = \(mustChange)
             WHERE login = \(login)
            """
        )
    }

    /// Hashes of passwords that were used before, the newest first.
    public static func pastHashes(of login: String, most: Int, on db: some Connection) throws -> [String] {
        try db.rows(
            """
            SELECT password_hash
              FROM past_password
             WHERE login = \(login)
             ORDER BY number DESC
             LIMIT \(most)
            """
        ).map { $0.text("password_hash") }
    }

    /// Somebody has signed in; whoever was told that the account would be closed need not fear it any more.
    public static func sawSignIn(_ login: String, at nowMs: Int, on db: some Connection) throws {
        try db.run(
            "UPDATE account SET signed_in_ms = \(nowMs), warned_ms = NULL WHERE login = \(login)")
    }

    public static func close(
        _ login: String, because reason: String? = nil, at nowMs: Int, on db: some Connection
    ) throws {
        try db.run(
            """
            UPDATE account
               SET closed_ms = \(nowMs), closed_reason = \(reason), reopened_ms = NULL, warned_ms = NULL
             WHERE login = \(login)
            """
        )
    }

    public static func reopen(_ login: String, at nowMs: Int, on db: some Connection) throws {
        try db.run(
            """
            UPDATE account
               SET closed_ms = NULL, closed_reason = NULL, reopened_ms = \(nowMs), warned_ms = NULL
             WHERE login = \(login)
            """
        )
    }

    /// Remembers that somebody was told that the account will be closed.
    public static func noteWarning(_ login: String, at nowMs: Int, on db: some Connection) throws {
        try db.run("UPDATE account SET warned_ms = \(nowMs) WHERE login = \(login)")
    }
}

extension Account {
    fileprivate init(_ row: FoundRow) {
        self.init(
            login: row.text("login"), person: row.text("person"), passwordHash: row.text("password_hash"),
            passwordSetMs: row.int("password_set_ms"), mustChange: row.bool("must_change"))
    }
}
