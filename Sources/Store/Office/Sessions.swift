public import Evidence

/// A signed-in browser. The database holds the digest of its token, never the token.
public struct Session: Hashable, Sendable {
    public let tokenHash: Digest
    public let person: String
    /// The agency for which the person acts, once chosen.
    public let agency: String?
    /// Secret that forms of this session carry back.
    public let csrf: [UInt8]
    public let createdMs: Int
    public let expiresMs: Int

    public init(
        tokenHash: Digest, person: String, agency: String?, csrf: [UInt8], createdMs: Int, expiresMs: Int
    ) {
        self.tokenHash = tokenHash
        self.person = person
        self.agency = agency
        self.csrf = csrf
        self.createdMs = createdMs
        self.expiresMs = expiresMs
    }
}

public enum Sessions {
    public static func open(_ session: Session, on db: some Connection) throws {
        try db.run(
            """
            INSERT INTO session (token_hash, person, agency, csrf, created_ms, expires_ms)
            VALUES (\(session.tokenHash), \(session.person), \(session.agency), \(session.csrf),
                    \(session.createdMs), \(session.expiresMs))
            """
        )
    }

    /// The session of that token, unless it has expired.
    public static func find(_ tokenHash: Digest, at nowMs: Int, on db: some Connection) throws -> Session? {
        try db.row(
            """
            SELECT token_hash, person, agency, csrf, created_ms, expires_ms
              FROM session
             WHERE token_hash = \(tokenHash) AND expires_ms > \(nowMs)
             ORDER BY token_hash
             LIMIT 1
            """
        ).map { row in
            Session(
                tokenHash: row.digest("token_hash"), person: row.text("person"),
                agency: row.optionalText("agency"), csrf: row.bytes("csrf"),
                createdMs: row.int("created_ms"), expiresMs: row.int("expires_ms"))
        }
    }

    public static func choose(agency: String, in tokenHash: Digest, on db: some Connection) throws {
        try db.run("UPDATE session SET agency = \(agency) WHERE token_hash = \(tokenHash)")
    }

    public static func end(_ tokenHash: Digest, on db: some Connection) throws {
        try db.run("DELETE FROM session WHERE token_hash = \(tokenHash)")
    }

    /// Signs the person out everywhere, as after a change of password or of post.
    public static func endAll(of person: String, on db: some Connection) throws {
        try db.run("DELETE FROM session WHERE person = \(person)")
    }

    /// Signs the person out everywhere but in this browser.
    @discardableResult
    public static func endOthers(of person: String, than kept: Digest, on db: some Connection) throws -> Int {
        try db.run("DELETE FROM session WHERE person = \(person) AND token_hash <> \(kept)")
    }

    @discardableResult
    public static func removeExpired(at nowMs: Int, on db: some Connection) throws -> Int {
        try db.run("DELETE FROM session WHERE expires_ms <= \(nowMs)")
    }
}
