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
    /// When a page was last asked for, give or take a minute.
    public let seenMs: Int
    /// Browser and system, as far as they are known.
    public let device: String
    /// The network that it was opened from.
    public let address: String

    public init(
        tokenHash: Digest, person: String, agency: String?, csrf: [UInt8], createdMs: Int, expiresMs: Int,
        seenMs: Int? = nil, device: String = "", address: String = ""
    ) {
        self.tokenHash = tokenHash
        self.person = person
        self.agency = agency
        self.csrf = csrf
        self.createdMs = createdMs
        self.expiresMs = expiresMs
        self.seenMs = seenMs ?? createdMs
        self.device = device
        self.address = address
    }
}

public enum Sessions {
    /// Sessions of one person that are shown.
    public static let most = 100

    public static func open(_ session: Session, on db: some Connection) throws {
        try db.run(
            """
            INSERT INTO session (token_hash, person, agency, csrf, created_ms, expires_ms, seen_ms, device,
                                 address)
            VALUES (\(session.tokenHash), \(session.person), \(session.agency), \(session.csrf),
                    \(session.createdMs), \(session.expiresMs), \(session.seenMs), \(session.device),
                    \(session.address))
            """
        )
    }

    /// The session of that token, unless it has expired or nobody was seen in it for so long.
    public static func find(
        _ tokenHash: Digest, at nowMs: Int, idleMs: Int, on db: some Connection
    ) throws -> Session? {
        try db.row(
            """
            SELECT token_hash, person, agency, csrf, created_ms, expires_ms, device, address,
                   coalesce(seen_ms, created_ms) AS seen_ms
              FROM session
             WHERE token_hash = \(tokenHash) AND expires_ms > \(nowMs)
               AND coalesce(seen_ms, created_ms) > \(nowMs - idleMs)
             ORDER BY token_hash
             LIMIT 1
            """
        ).map(Session.init)
    }

    /// All that somebody may still use, the one last seen first.
    public static func all(
        of person: String, at nowMs: Int, idleMs: Int, on db: some Connection
    ) throws -> [Session] {
        try db.rows(
            """
            SELECT token_hash, person, agency, csrf, created_ms, expires_ms, device, address,
                   coalesce(seen_ms, created_ms) AS seen_ms
              FROM session
             WHERE person = \(person) AND expires_ms > \(nowMs)
               AND coalesce(seen_ms, created_ms) > \(nowMs - idleMs)
             ORDER BY coalesce(seen_ms, created_ms) DESC, token_hash
             LIMIT \(most)
            """
        ).map(Session.init)
    }

    public static func choose(agency: String, in tokenHash: Digest, on db: some Connection) throws {
        try db.run("UPDATE session SET agency = \(agency) WHERE token_hash = \(tokenHash)")
    }

    public static func see(_ tokenHash: Digest, at nowMs: Int, on db: some Connection) throws {
        try db.run(
            """
            UPDATE session
               SET seen_ms = \(nowMs)
             WHERE token_hash = \(tokenHash) AND coalesce(seen_ms, created_ms) < \(nowMs)
            """
        )
    }

    public static func end(_ tokenHash: Digest, on db: some Connection) throws {
        try db.run("DELETE FROM session WHERE token_hash = \(tokenHash)")
    }

    /// Signs the person out everywhere, as after a change of password or of post.
    public static func endAll(of person: String, on db: some Connection) throws {
        try db.run("DELETE FROM session WHERE person = \(person)")
    }

    /// Signs the person out everywhere and tells how many sessions that were.
    public static func end(of person: String, on db: some Connection) throws -> Int {
        try db.run("DELETE FROM session WHERE person = \(person)")
    }

    /// Signs the person out everywhere but in this browser.
    @discardableResult
    public static func endOthers(of person: String, than kept: Digest, on db: some Connection) throws -> Int {
        try db.run("DELETE FROM session WHERE person = \(person) AND token_hash <> \(kept)")
    }

    /// Nothing is left of a session that is over, not even its digest.
    @discardableResult
    public static func removeEnded(at nowMs: Int, idleMs: Int, on db: some Connection) throws -> Int {
        try db.run(
            """
            DELETE FROM session
             WHERE expires_ms <= \(nowMs) OR coalesce(seen_ms, created_ms) <= \(nowMs - idleMs)
            """
        )
    }
}

extension Session {
    fileprivate init(_ row: FoundRow) {
        self.init(
            tokenHash: row.digest("token_hash"), person: row.text("person"),
            agency: row.optionalText("agency"), csrf: row.bytes("csrf"), createdMs: row.int("created_ms"),
            expiresMs: row.int("expires_ms"), seenMs: row.int("seen_ms"), device: row.text("device"),
            address: row.text("address"))
    }
}
