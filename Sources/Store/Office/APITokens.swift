public import Evidence

/// A program's key to the office. It stands for a person in a role at an agency, and signs as that person.
public struct APIToken: Hashable, Sendable {
    public let person: String
    public let agency: String
    public let role: String

    public init(person: String, agency: String, role: String) {
        self.person = person
        self.agency = agency
        self.role = role
    }
}

public enum APITokens {
    public static func add(
        _ token: APIToken, hash: Digest, at nowMs: Int, on db: some Connection
    ) throws {
        try db.run(
            """
            INSERT INTO api_token (token_hash, person, agency, role, made_ms)
            VALUES (\(hash), \(token.person), \(token.agency), \(token.role), \(nowMs))
            """
        )
    }

    public static func find(_ hash: Digest, on db: some Connection) throws -> APIToken? {
        try db.row(
            """
            SELECT person, agency, role
              FROM api_token
             WHERE token_hash = \(hash) AND revoked_ms IS NULL
             ORDER BY token_hash
             LIMIT 1
            """
        ).map { APIToken(person: $0.text("person"), agency: $0.text("agency"), role: $0.text("role")) }
    }

    public static func revoke(_ hash: Digest, at nowMs: Int, on db: some Connection) throws {
        try db.run(
            "UPDATE api_token SET revoked_ms = \(nowMs) WHERE token_hash = \(hash) AND revoked_ms IS NULL")
    }
}
