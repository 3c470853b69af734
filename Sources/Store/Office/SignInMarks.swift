internal import Crypto
internal import Evidence

/// What is counted at the door: tries of a login from an address, of an address, of a login. The table tells nothing
/// without the master key.
public struct SignInMark: Hashable, Sendable {
    public enum Kind: String, Sendable {
        /// A login from one address.
        case pair
        /// An address, whatever the login.
        case address
        /// A login, from wherever nobody has signed in under it.
        case login
        /// A login in one browser that signed in before.
        case browser
        /// A login in the hands of who is signed in: signing, and changing a password.
        case signing
        /// An address from which that login has signed in.
        case home
    }

    let digest: Evidence.Digest

    public init(_ kind: Kind, _ parts: String..., with master: MasterKey) {
        let text = ([kind.rawValue] + parts).joined(separator: "\u{0}")
        digest = Evidence.Digest(
            of: Array(
                HMAC<SHA256>.authenticationCode(
                    for: Array(text.utf8), using: master.derived(for: .signInMarks))))
    }
}

/// The counts, as a bucket that drains: how full it was, and when that was.
public enum SignInMarks {
    public struct Count: Hashable, Sendable {
        public let level: Double
        public let countedMs: Int
    }

    public static func find(_ mark: SignInMark, at nowMs: Int, on db: some Connection) throws -> Count? {
        try db.row(
            """
            SELECT level, counted_ms
              FROM sign_in_mark
             WHERE mark = \(mark.digest) AND expires_ms > \(nowMs)
             ORDER BY mark
             LIMIT 1
            """
        ).map { Count(level: $0.double("level"), countedMs: $0.int("counted_ms")) }
    }

    public static func set(
        _ mark: SignInMark, level: Double, at nowMs: Int, expiresMs: Int, on db: some Connection
    ) throws {
        try db.run(
            """
            INSERT INTO sign_in_mark (mark, level, counted_ms, expires_ms)
            VALUES (\(mark.digest), \(level), \(nowMs), \(expiresMs))
                ON CONFLICT (mark) DO UPDATE
               SET level = excluded.level, counted_ms = excluded.counted_ms, expires_ms = excluded.expires_ms
            """
        )
    }

    public static func remove(_ mark: SignInMark, on db: some Connection) throws {
        try db.run("DELETE FROM sign_in_mark WHERE mark = \(mark.digest)")
    }

    @discardableResult
    public static func removeExpired(at nowMs: Int, on db: some Connection) throws -> Int {
        try db.run("DELETE FROM sign_in_mark WHERE expires_ms <= \(nowMs)")
    }
}
