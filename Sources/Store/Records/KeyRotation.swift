/// Changes the master key: all that is wrapped or sealed under it, in one transaction. No sealed text is touched.
public enum KeyRotation {
    /// How much was wrapped anew.
    public struct Count: Hashable, Sendable {
        public let compartments: Int
        public let secondFactors: Int
        public let mails: Int
    }

    private static let mailsAtOnce = 100
    private static let mostPeople = 1_000_000

    /// - Parameter old: as the office has it, with its secret.
    public static func run(
        from old: MasterKey, to new: MasterKey, random: RandomBytes, at nowMs: Int, on db: some Connection
    ) throws -> Count {
        let wrapped = try Seal.wrap(
            old.secret, with: new.derived(for: .compartments), random: random, boundTo: place)
        try db.run(
            """
            INSERT INTO office_secret (id, wrapped_key, made_ms)
            VALUES (1, \(wrapped), \(nowMs))
                ON CONFLICT (id) DO UPDATE
               SET wrapped_key = excluded.wrapped_key
            """
        )
        return Count(
            compartments: try CompartmentKeys.rewrap(from: old, to: new, random: random, on: db),
            secondFactors: try secondFactors(from: old, to: new, random, on: db),
            mails: try mails(from: old, to: new, random, on: db))
    }

    static let place = "office secret"

    private static func secondFactors(
        from old: MasterKey, to new: MasterKey, _ random: RandomBytes, on db: some Connection
    ) throws -> Int {
        let rows = try db.rows(
            "SELECT person, sealed FROM second_factor ORDER BY person LIMIT \(mostPeople)")
        for row in rows {
            let person = row.text("person")
            let place = SecondFactors.place(person)
            let secret = try Seal.unwrap(
                row.bytes("sealed"), with: old.derived(for: .secondFactors), boundTo: place)
            let sealed = try Seal.wrap(
                secret, with: new.derived(for: .secondFactors), random: random, boundTo: place)
            try db.run("UPDATE second_factor SET sealed = \(sealed) WHERE person = \(person)")
        }
        return rows.count
    }

    /// Mails are as long as their senders made them: few are in memory at once.
    private static func mails(
        from old: MasterKey, to new: MasterKey, _ random: RandomBytes, on db: some Connection
    ) throws -> Int {
        var (last, count) = ("", 0)
        while true {
            let rows = try db.rows(
                """
                SELECT id, sealed
                  FROM mail_received
                 WHERE id > \(last) AND sealed IS NOT NULL
                 ORDER BY id
                 LIMIT \(mailsAtOnce)
                """
            )
            guard let end = rows.last else { return count }
            for row in rows {
                let id = row.text("id")
                let bytes = try Seal.unwrap(
                    row.bytes("sealed"), with: old.sealing(for: .receivedMail),
                    boundTo: ReceivedMails.place(id))
                let sealed = try Seal.wrap(
                    bytes, with: new.sealing(for: .receivedMail), random: random,
                    boundTo: ReceivedMails.place(id))
                try db.run("UPDATE mail_received SET sealed = \(sealed) WHERE id = \(id)")
            }
            (last, count) = (end.text("id"), count + rows.count)
        }
    }
}

extension MasterKey {
    /// The key as this office has it: with the secret from before it was changed for the first time.
    public func complete(on db: some Connection) throws -> MasterKey {
        let found = try db.row("SELECT wrapped_key FROM office_secret WHERE id = 1 ORDER BY id LIMIT 1")
        guard let found else { return self }
        return completed(
            by: try Seal.unwrap(
                found.bytes("wrapped_key"), with: derived(for: .compartments), boundTo: KeyRotation.place))
    }
}
