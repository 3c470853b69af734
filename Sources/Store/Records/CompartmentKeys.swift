internal import Crypto

/// The opened key of one compartment: reporters' identities, offers in mediation, marked secrets.
public struct CompartmentKey: Sendable {
    public let compartment: String
    let key: SymmetricKey
}

/// Keys of compartments, each wrapped by the master key.
public enum CompartmentKeys {
    /// Compartments of one office; each kind of secret has one, and each mediation another.
    public static let most = 100_000

    public static func find(
        _ compartment: String, with master: MasterKey, on db: some Connection
    ) throws -> CompartmentKey? {
        let found = try db.row(
            """
            SELECT wrapped_key
              FROM compartment_key
             WHERE compartment = \(compartment)
             ORDER BY compartment
             LIMIT 1
            """
        )
        guard let found else { return nil }
        let key = try Seal.unwrap(
            found.bytes("wrapped_key"), with: master.derived(for: .compartments), boundTo: compartment)
        return CompartmentKey(compartment: compartment, key: SymmetricKey(data: key))
    }

    /// The key of the compartment, made now if it is the first time.
    public static func findOrMake(
        _ compartment: String, with master: MasterKey, random: RandomBytes, at nowMs: Int,
        on db: some Connection
    ) throws -> CompartmentKey {
        if let key = try find(compartment, with: master, on: db) { return key }
        let wrapped = try Seal.wrap(
            random(MasterKey.count), with: master.derived(for: .compartments), random: random,
            boundTo: compartment)
        try db.run(
            """
            INSERT INTO compartment_key (compartment, wrapped_key, made_ms)
            VALUES (\(compartment), \(wrapped), \(nowMs))
                ON CONFLICT (compartment) DO NOTHING
            """
        )
        guard let key = try find(compartment, with: master, on: db) else {
            preconditionFailure("the key was put in by us or by someone else")
        }
        return key
    }

    /// Wraps all keys under a new master key. The records themselves are not touched.
    public static func rewrap(
        from old: MasterKey, to new: MasterKey, random: RandomBytes, on db: some Connection
    ) throws -> Int {
        let rows = try db.rows(
            "SELECT compartment, wrapped_key FROM compartment_key ORDER BY compartment LIMIT \(most)")
        for row in rows {
            let compartment = row.text("compartment")
            let key = try Seal.unwrap(
                row.bytes("wrapped_key"), with: old.derived(for: .compartments), boundTo: compartment)
            let wrapped = try Seal.wrap(
                key, with: new.derived(for: .compartments), random: random, boundTo: compartment)
            try db.run(
                "UPDATE compartment_key SET wrapped_key = \(wrapped) WHERE compartment = \(compartment)")
        }
        return rows.count
    }
}
