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

/// One compartment, as a list of keys shows it.
public struct CompartmentLine: Hashable, Sendable {
    public let compartment: String
    public let generation: Int
    public let madeMs: Int
    /// `nil` while the first key is in use.
    public let rotatedMs: Int?
    /// Records that can still be opened.
    public let records: Int
}

extension CompartmentKeys {
    /// Gives the compartment a new key and wraps the keys of its records under it. Their texts are not touched.
    ///
    /// - Returns: how many records; `nil` where there is no such compartment.
    public static func rotate(
        _ compartment: String, with master: MasterKey, random: RandomBytes, at nowMs: Int,
        on db: some Connection
    ) throws -> Int? {
        guard let old = try find(compartment, with: master, on: db) else { return nil }
        let bytes = random(MasterKey.count)
        let new = CompartmentKey(compartment: compartment, key: SymmetricKey(data: bytes))
        let count = try rewrapRecords(from: old, to: new, random, on: db)
        let wrapped = try Seal.wrap(
            bytes, with: master.derived(for: .compartments), random: random, boundTo: compartment)
        try db.run(
            """
            UPDATE compartment_key
               SET wrapped_key = \(wrapped), generation = generation + 1, rotated_ms = \(nowMs)
             WHERE compartment = \(compartment)
            """
        )
        return count
    }

    private static func rewrapRecords(
        from old: CompartmentKey, to new: CompartmentKey, _ random: RandomBytes, on db: some Connection
    ) throws -> Int {
        var count = 0
        try SealedRecords.eachKey(in: old.compartment, on: db) { wrapped in
            let key = try Seal.unwrap(wrapped.bytes, with: old.key, boundTo: wrapped.place)
            let again = try Seal.wrap(key, with: new.key, random: random, boundTo: wrapped.place)
            try db.run("UPDATE sealed_record SET wrapped_key = \(again) WHERE id = \(wrapped.id)")
            count += 1
        }
        return count
    }

    /// Compartments by name, each with the records that hang on its key.
    public static func lines(after last: String = "", limit: Int, on db: some Connection) throws
        -> [CompartmentLine]
    {
        try db.rows(
            """
            SELECT compartment, generation, made_ms, rotated_ms,
                   (SELECT count(*)
                      FROM sealed_record
                     WHERE sealed_record.compartment = compartment_key.compartment
                       AND wrapped_key IS NOT NULL) AS records
              FROM compartment_key
             WHERE compartment > \(last)
             ORDER BY compartment
             LIMIT \(limit)
            """
        ).map { row in
            CompartmentLine(
                compartment: row.text("compartment"), generation: row.int("generation"),
                madeMs: row.int("made_ms"), rotatedMs: row.optionalInt("rotated_ms"),
                records: row.int("records"))
        }
    }

    /// How many compartments there are, and records in them that can still be opened.
    public static func counts(on db: some Connection) throws -> (compartments: Int, records: Int) {
        let found = try db.row(
            """
            SELECT (SELECT count(*) FROM compartment_key) AS compartments,
                   (SELECT count(*) FROM sealed_record WHERE wrapped_key IS NOT NULL) AS records
             ORDER BY 1
             LIMIT 1
            """
        )
        return (found?.int("compartments") ?? 0, found?.int("records") ?? 0)
    }
}
