internal import Crypto
public import Evidence
internal import Foundation

/// A wizard saved as one goes. It is sealed under the token that the browser keeps: neither the office nor
/// anyone who takes its database and keys reads an unfinished report.
public enum LeadDrafts {
    /// Bytes of a token; it is random, so its digest can be a name and its derivative a key.
    public static let tokenCount = 16

    public static func save(
        _ draft: JSON, under token: [UInt8], at nowMs: Int, expiresMs: Int, random: RandomBytes,
        on db: some Connection
    ) throws {
        precondition(token.count >= tokenCount, "a token has at least \(tokenCount) bytes")
        let sealed = try Seal.wrap(
            Array(draft.canonical.utf8), with: key(token), random: random, boundTo: "lead draft")
        try db.run(
            """
            INSERT INTO lead_draft (token_hash, sealed, saved_ms, expires_ms)
            VALUES (\(Digest(of: token)), \(sealed), \(nowMs), \(expiresMs))
                ON CONFLICT (token_hash) DO UPDATE
               SET sealed = excluded.sealed, saved_ms = excluded.saved_ms, expires_ms = excluded.expires_ms
            """
        )
    }

    /// `nil` for a token that is unknown or expired.
    public static func find(under token: [UInt8], at nowMs: Int, on db: some Connection) throws -> JSON? {
        let found = try db.row(
            """
            SELECT sealed
              FROM lead_draft
             WHERE token_hash = \(Digest(of: token)) AND expires_ms > \(nowMs)
             ORDER BY token_hash
             LIMIT 1
            """
        )
        guard let found else { return nil }
        let opened = try Seal.unwrap(found.bytes("sealed"), with: key(token), boundTo: "lead draft")
        return try JSON(parsing: Data(opened))
    }

    public static func remove(under token: [UInt8], on db: some Connection) throws {
        try db.run("DELETE FROM lead_draft WHERE token_hash = \(Digest(of: token))")
    }

    @discardableResult
    public static func removeExpired(at nowMs: Int, on db: some Connection) throws -> Int {
        try db.run("DELETE FROM lead_draft WHERE expires_ms <= \(nowMs)")
    }

    private static func key(_ token: [UInt8]) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: token), info: Array("zhibao lead draft".utf8),
            outputByteCount: 32)
    }
}
