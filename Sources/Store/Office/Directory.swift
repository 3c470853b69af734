/// An agency as the office knows it.
public struct AgencyEntry: Hashable, Sendable {
    public let id: String
    public let name: String
    public let kind: String
    /// GB/T 2260, six digits.
    public let division: String
    /// national, province, prefecture or county.
    public let level: String
    public let parent: String?

    public init(
        id: String, name: String, kind: String, division: String, level: String, parent: String? = nil
    ) {
        self.id = id
        self.name = name
        self.kind = kind
        self.division = division
        self.level = level
        self.parent = parent
    }
}

public struct PersonEntry: Hashable, Sendable {
    public let id: String
    public let name: String
    public let email: String?
    public let phone: String?

    public init(id: String, name: String, email: String? = nil, phone: String? = nil) {
        self.id = id
        self.name = name
        self.email = email
        self.phone = phone
    }
}

/// A role that a person holds at an agency, from a day until a day.
public struct PostEntry: Hashable, Sendable {
    public let person: String
    public let agency: String
    public let role: String
    public let fromDay: Int
    /// The last day; `nil` while it goes on.
    public let toDay: Int?
    /// Whose role it is, for who stands in.
    public var standsInFor: String?
    /// Who gave it, when and why; `nil` for a post of the first day.
    public var given: Given?

    public struct Given: Hashable, Sendable {
        public let by: String
        public let atMs: Int
        public let reason: String

        public init(by person: String, atMs: Int, reason: String) {
            by = person
            self.atMs = atMs
            self.reason = reason
        }
    }

    public init(person: String, agency: String, role: String, fromDay: Int, toDay: Int? = nil) {
        self.person = person
        self.agency = agency
        self.role = role
        self.fromDay = fromDay
        self.toDay = toDay
    }
}

/// Who there is: agencies, people and their posts.
public enum Directory {
    /// Agencies of one installation that are listed at once; a province has some two thousand.
    public static let mostAgencies = 10_000
    public static let mostPosts = 10_000

    /// Adds the agency, or brings its entry up to date.
    public static func put(_ agency: AgencyEntry, on db: some Connection) throws {
        try db.run(
            """
            INSERT INTO agency (id, name, kind, division, level, parent)
            VALUES (\(agency.id), \(agency.name), \(agency.kind), \(agency.division), \(agency.level),
                    \(agency.parent))
                ON CONFLICT (id) DO UPDATE
               SET name = excluded.name, kind = excluded.kind, division = excluded.division,
                   level = excluded.level, parent = excluded.parent
            """
        )
    }

    /// Adds the person, or brings the entry up to date.
    public static func put(_ person: PersonEntry, on db: some Connection) throws {
        try db.run(
            """
            INSERT INTO person (id, name, email, phone)
            VALUES (\(person.id), \(person.name), \(person.email), \(person.phone))
                ON CONFLICT (id) DO UPDATE
               SET name = excluded.name, email = excluded.email, phone = excluded.phone
            """
        )
    }

    /// Gives the post, or sets its last day.
    public static func put(_ post: PostEntry, on db: some Connection) throws {
        try db.run(
            """
            INSERT INTO post (person, agency, role, from_day, to_day, stands_in_for, given_by, given_ms, reason)
            VALUES (\(post.person), \(post.agency), \(post.role), \(post.fromDay), \(post.toDay),
                    \(post.standsInFor), \(post.given?.by), \(post.given?.atMs), \(post.given?.reason))
                ON CONFLICT (person, agency, role, from_day) DO UPDATE
               SET to_day = excluded.to_day
            """
        )
    }

    public static func agencies(on db: some Connection) throws -> [AgencyEntry] {
        try db.rows(
            """
            SELECT id, name, kind, division, level, parent
              FROM agency
             WHERE closed_day IS NULL
             ORDER BY id
             LIMIT \(mostAgencies)
            """
        ).map(AgencyEntry.init)
    }

    public static func agency(_ id: String, on db: some Connection) throws -> AgencyEntry? {
        try db.row(
            "SELECT id, name, kind, division, level, parent FROM agency WHERE id = \(id) ORDER BY id LIMIT 1"
        ).map(AgencyEntry.init)
    }

    /// Whether anybody has ever held a role.
    public static func isHeld(_ role: String, on db: some Connection) throws -> Bool {
        try db.row("SELECT role FROM post WHERE role = \(role) ORDER BY role LIMIT 1") != nil
    }

    public static func person(_ id: String, on db: some Connection) throws -> PersonEntry? {
        try db.row("SELECT id, name, email, phone FROM person WHERE id = \(id) ORDER BY id LIMIT 1")
            .map(PersonEntry.init)
    }

    /// The posts that the person holds on that day.
    public static func posts(of person: String, on day: Int, from db: some Connection) throws -> [PostEntry] {
        try db.rows(
            """
            SELECT person, agency, role, from_day, to_day, stands_in_for, given_by, given_ms, reason
              FROM post
             WHERE person = \(person) AND from_day <= \(day) AND (to_day IS NULL OR to_day >= \(day))
             ORDER BY agency, role, from_day
             LIMIT \(mostPosts)
            """
        ).map(PostEntry.init)
    }

    /// Who holds posts at the agency on that day.
    public static func posts(at agency: String, on day: Int, from db: some Connection) throws -> [PostEntry] {
        try db.rows(
            """
            SELECT person, agency, role, from_day, to_day, stands_in_for, given_by, given_ms, reason
              FROM post
             WHERE agency = \(agency) AND from_day <= \(day) AND (to_day IS NULL OR to_day >= \(day))
             ORDER BY role, person, from_day
             LIMIT \(mostPosts)
            """
        ).map(PostEntry.init)
    }

    /// Agencies at which somebody holds one of the roles on that day.
    public static func agencies(
        holding roles: [String], on day: Int, from db: some Connection
    ) throws -> Set<String> {
        let rows = try db.rows(
            """
            SELECT DISTINCT agency
              FROM post
             WHERE role IN (\(list: roles)) AND from_day <= \(day) AND (to_day IS NULL OR to_day >= \(day))
             ORDER BY agency
             LIMIT \(mostAgencies)
            """
        )
        return Set(rows.map { $0.text("agency") })
    }

    /// The people behind some ids, for pages that show names.
    public static func people(_ ids: [String], on db: some Connection) throws -> [PersonEntry] {
        try db.rows(
            """
            SELECT id, name, email, phone
              FROM person
             WHERE id IN (\(list: ids))
             ORDER BY id
             LIMIT \(ids.count)
            """
        ).map(PersonEntry.init)
    }
}

extension AgencyEntry {
    fileprivate init(_ row: FoundRow) {
        self.init(
            id: row.text("id"), name: row.text("name"), kind: row.text("kind"),
            division: row.text("division"), level: row.text("level"), parent: row.optionalText("parent"))
    }
}

extension PersonEntry {
    fileprivate init(_ row: FoundRow) {
        self.init(
            id: row.text("id"), name: row.text("name"), email: row.optionalText("email"),
            phone: row.optionalText("phone"))
    }
}

extension PostEntry {
    init(_ row: FoundRow) {
        self.init(
            person: row.text("person"), agency: row.text("agency"), role: row.text("role"),
            fromDay: row.int("from_day"), toDay: row.optionalInt("to_day"))
        standsInFor = row.optionalText("stands_in_for")
        if let by = row.optionalText("given_by"), let atMs = row.optionalInt("given_ms") {
            given = Given(by: by, atMs: atMs, reason: row.optionalText("reason") ?? "")
        }
    }
}
