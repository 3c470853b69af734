internal import Crypto

/// A calendar that a person's own program reads.
public struct CalendarFeed: Hashable, Sendable {
    public let id: String
    public let person: String
    public let agency: String
    public let language: String
    public let madeMs: Int
    /// When a program last asked for it.
    public let readMs: Int?
    public let revokedMs: Int?

    public init(
        id: String, person: String, agency: String, language: String, madeMs: Int, readMs: Int? = nil,
        revokedMs: Int? = nil
    ) {
        self.id = id
        self.person = person
        self.agency = agency
        self.language = language
        self.madeMs = madeMs
        self.readMs = readMs
        self.revokedMs = revokedMs
    }
}

/// Feeds are found by the HMAC of their address; whoever reads the table learns no address.
public enum CalendarFeeds {
    public static let mostOfOnePerson = 20

    public static func put(
        _ feed: CalendarFeed, token: String, with master: MasterKey, on db: some Connection
    ) throws {
        try db.run(
            """
            INSERT INTO calendar_feed (id, token_hmac, person, agency, language, made_ms)
            VALUES (\(feed.id), \(mark(token, master)), \(feed.person), \(feed.agency), \(feed.language),
                    \(feed.madeMs))
            """
        )
    }

    /// The feed behind an address, unless it was revoked.
    public static func find(_ token: String, with master: MasterKey, on db: some Connection) throws
        -> CalendarFeed?
    {
        try db.row(
            """
            SELECT id, person, agency, language, made_ms, read_ms, revoked_ms
              FROM calendar_feed
             WHERE token_hmac = \(mark(token, master)) AND revoked_ms IS NULL
             ORDER BY id
             LIMIT 1
            """
        ).map(CalendarFeed.init)
    }

    /// Those that can still be read, the newest first.
    public static func all(of person: String, on db: some Connection) throws -> [CalendarFeed] {
        try db.rows(
            """
            SELECT id, person, agency, language, made_ms, read_ms, revoked_ms
              FROM calendar_feed
             WHERE person = \(person) AND revoked_ms IS NULL
             ORDER BY made_ms DESC, id
             LIMIT \(mostOfOnePerson)
            """
        ).map(CalendarFeed.init)
    }

    public static func markRead(_ id: String, at nowMs: Int, on db: some Connection) throws {
        try db.run("UPDATE calendar_feed SET read_ms = \(nowMs) WHERE id = \(id)")
    }

    /// `false` when there is no such feed of this person.
    public static func revoke(_ id: String, of person: String, at nowMs: Int, on db: some Connection) throws
        -> Bool
    {
        try db.run(
            """
            UPDATE calendar_feed
               SET revoked_ms = \(nowMs)
             WHERE id = \(id) AND person = \(person) AND revoked_ms IS NULL
            """
        ) == 1
    }

    private static func mark(_ token: String, _ master: MasterKey) -> [UInt8] {
        Array(
            HMAC<SHA256>.authenticationCode(
                for: Array(token.utf8), using: master.derived(for: .calendarFeeds)))
    }
}

extension CalendarFeed {
    fileprivate init(_ row: FoundRow) {
        self.init(
            id: row.text("id"), person: row.text("person"), agency: row.text("agency"),
            language: row.text("language"), madeMs: row.int("made_ms"), readMs: row.optionalInt("read_ms"),
            revokedMs: row.optionalInt("revoked_ms"))
    }
}
