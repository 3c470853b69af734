/// The way in which a person signs in. The password lies here only as its scrypt hash.
public struct Account: Hashable, Sendable {
    public let login: String
    public let person: String
    public let passwordHash: String
    public let failedCount: Int
    public let lockedUntilMs: Int?
}

/// Accounts of officers and administrators. What a failure costs is decided above.
public enum Accounts {
    /// Throws `StoreError.unique` when the login or the person has an account.
    public static func open(
        login: String, for person: String, passwordHash: String, at nowMs: Int, on db: some Connection
    ) throws {
        try db.run(
            """
            INSERT INTO account (login, person, password_hash, made_ms)
            VALUES (\(login), \(person), \(passwordHash), \(nowMs))
            """
        )
    }

    /// The open account of that login.
    public static func find(_ login: String, on db: some Connection) throws -> Account? {
        try db.row(
            """
            SELECT login, person, password_hash, failed_count, locked_until_ms
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
            SELECT login, person, password_hash, failed_count, locked_until_ms
              FROM account
             WHERE person = \(person) AND closed_ms IS NULL
             ORDER BY login
             LIMIT 1
            """
        ).map(Account.init)
    }

    /// Counts a wrong password and says how many there have been since the last right one.
    public static func countFailure(_ login: String, on db: some Connection) throws -> Int {
        let counted = try db.row(
            "UPDATE account SET failed_count = failed_count + 1 WHERE login = \(login) RETURNING failed_count"
        )
        return counted?.int("failed_count") ?? 0
    }

    public static func lock(_ login: String, until ms: Int, on db: some Connection) throws {
        try db.run("UPDATE account SET locked_until_ms = \(ms) WHERE login = \(login)")
    }

    /// Forgets failures after a right password.
    public static func unlock(_ login: String, on db: some Connection) throws {
        try db.run(
            "UPDATE account SET failed_count = 0, locked_until_ms = NULL WHERE login = \(login)")
    }

    public static func changePassword(_ login: String, to hash: String, on db: some Connection) throws {
        try db.run("UPDATE account SET password_hash = \(hash) WHERE login = \(login)")
    }

    public static func close(_ login: String, at nowMs: Int, on db: some Connection) throws {
        try db.run("UPDATE account SET closed_ms = \(nowMs) WHERE login = \(login)")
    }
}

extension Account {
    fileprivate init(_ row: FoundRow) {
        self.init(
            login: row.text("login"), person: row.text("person"), passwordHash: row.text("password_hash"),
            failedCount: row.int("failed_count"), lockedUntilMs: row.optionalInt("locked_until_ms"))
    }
}
