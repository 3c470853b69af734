internal import Crypto

/// The secret that somebody's app shares with the office.
public struct SecondFactor: Hashable, Sendable {
    public let secret: [UInt8]
    /// `nil` until a first code was right.
    public let confirmedMs: Int?
    /// The half minute of the last code that was taken.
    public let lastStep: Int

    public var isConfirmed: Bool { confirmedMs != nil }
}

/// Second factors. The secret is sealed under the master key and bound to the person.
public enum SecondFactors {
    /// Puts a secret that is not confirmed yet in the place of another such. Says whether it did: a confirmed one
    /// stays.
    public static func propose(
        _ secret: [UInt8], for person: String, with master: MasterKey, random: RandomBytes, at nowMs: Int,
        on db: some Connection
    ) throws -> Bool {
        let sealed = try Seal.wrap(
            secret, with: master.derived(for: .secondFactors), random: random, boundTo: place(person))
        return try db.run(
            """
            INSERT INTO second_factor (person, sealed, made_ms)
            VALUES (\(person), \(sealed), \(nowMs))
                ON CONFLICT (person) DO UPDATE
               SET sealed = excluded.sealed, made_ms = excluded.made_ms, last_step = 0
             WHERE second_factor.confirmed_ms IS NULL
            """
        ) == 1
    }

    public static func find(
        of person: String, with master: MasterKey, on db: some Connection
    ) throws -> SecondFactor? {
        let found = try db.row(
            """
            SELECT sealed, confirmed_ms, last_step
              FROM second_factor
             WHERE person = \(person)
             ORDER BY person
             LIMIT 1
            """
        )
        guard let found else { return nil }
        let secret = try Seal.unwrap(
            found.bytes("sealed"), with: master.derived(for: .secondFactors), boundTo: place(person))
        return SecondFactor(
            secret: secret, confirmedMs: found.optionalInt("confirmed_ms"), lastStep: found.int("last_step"))
    }

    public static func isConfirmed(of person: String, on db: some Connection) throws -> Bool {
        try db.row(
            """
            SELECT confirmed_ms
              FROM second_factor
             WHERE person = \(person) AND confirmed_ms IS NOT NULL
             ORDER BY person
             LIMIT 1
            """
        ) != nil
    }

    /// Whether anybody in the office has one.
    public static func isAnyConfirmed(on db: some Connection) throws -> Bool {
        try db.row(
            """
            SELECT confirmed_ms
              FROM second_factor
             WHERE confirmed_ms IS NOT NULL
             ORDER BY confirmed_ms
             LIMIT 1
            """
        ) != nil
    }

    public static func confirm(_ person: String, at nowMs: Int, on db: some Connection) throws {
        try db.run(
            "UPDATE second_factor SET confirmed_ms = \(nowMs) WHERE person = \(person) AND confirmed_ms IS NULL"
        )
    }

    /// Takes the code of a half minute, if none of it or of a later one was taken before.
    public static func take(step: Int, of person: String, on db: some Connection) throws -> Bool {
        try db.run(
            "UPDATE second_factor SET last_step = \(step) WHERE person = \(person) AND last_step < \(step)"
        ) == 1
    }

    /// Removes the factor and its recovery codes. Says whether there was one.
    public static func remove(of person: String, on db: some Connection) throws -> Bool {
        try db.run("DELETE FROM recovery_code WHERE person = \(person)")
        return try db.run("DELETE FROM second_factor WHERE person = \(person)") == 1
    }

    static func place(_ person: String) -> String { "second factor\u{0}\(person)" }
}

/// Codes for the day on which the app is gone: found by a keyed digest, each taken once.
public enum RecoveryCodes {
    /// Puts new codes in the place of all before.
    public static func replace(
        _ codes: [String], of person: String, with master: MasterKey, on db: some Connection
    ) throws {
        try db.run("DELETE FROM recovery_code WHERE person = \(person)")
        for code in codes {
            try db.run(
                """
                INSERT INTO recovery_code (person, code_hmac)
                VALUES (\(person), \(mark(code, of: person, master)))
                """
            )
        }
    }

    public static func take(
        _ code: String, of person: String, with master: MasterKey, at nowMs: Int, on db: some Connection
    ) throws -> Bool {
        try db.run(
            """
            UPDATE recovery_code
               SET used_ms = \(nowMs)
             WHERE person = \(person) AND code_hmac = \(mark(code, of: person, master)) AND used_ms IS NULL
            """
        ) == 1
    }

    public static func left(of person: String, on db: some Connection) throws -> Int {
        try db.row(
            """
            SELECT count(*) AS count
              FROM recovery_code
             WHERE person = \(person) AND used_ms IS NULL
            """
        )?.int("count") ?? 0
    }

    private static func mark(_ code: String, of person: String, _ master: MasterKey) -> [UInt8] {
        Array(
            HMAC<SHA256>.authenticationCode(
                for: Array("\(person)\u{0}\(code)".utf8), using: master.derived(for: .recoveryCodes)))
    }
}
