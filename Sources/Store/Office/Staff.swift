/// People as those see them who give posts and accounts.
public struct StaffEntry: Hashable, Sendable {
    public let id: String
    public let name: String
    public let login: String?
    public let isAccountClosed: Bool
    /// The last day; `nil` for who has not said that they leave.
    public let leftDay: Int?
}

/// Staff lists and what hangs by a person.
public enum Staff {
    public static let longestPage = 100

    /// People in the order of their names, with their accounts.
    ///
    /// - Parameter query: the beginning of a name, or a whole login; empty for everybody.
    /// - Parameter agency: only those who hold a post there, or held one.
    public static func page(
        query: String, agency: String?, after last: (name: String, id: String)?, limit: Int,
        on db: some Connection
    ) throws -> [StaffEntry] {
        try db.rows(pageQuery(query: query, agency: agency, after: last, limit: limit)).map(StaffEntry.init)
    }

    static func pageQuery(
        query: String, agency: String?, after last: (name: String, id: String)?, limit: Int
    ) -> SQL {
        var conditions: SQL = "(person.name, person.id) > (\(last?.name ?? ""), \(last?.id ?? ""))"
        if !query.isEmpty {
            // The end of the range: no name has a character after it.
            conditions += """
                 AND (person.name >= \(query) AND person.name < \(query + "\u{10FFFF}")
                      OR account.login = \(query))
                """
        }
        if let agency {
            conditions += """
                 AND EXISTS (SELECT 1 FROM post WHERE post.person = person.id AND post.agency = \(agency))
                """
        }
        return """
            SELECT person.id, person.name, person.left_day, account.login, account.closed_ms
              FROM person
              LEFT JOIN account ON account.person = person.id
             WHERE \(sql: conditions)
             ORDER BY person.name, person.id
             LIMIT \(min(limit, longestPage))
            """
    }

    public static func find(_ person: String, on db: some Connection) throws -> StaffEntry? {
        try db.row(
            """
            SELECT person.id, person.name, person.left_day, account.login, account.closed_ms
              FROM person
              LEFT JOIN account ON account.person = person.id
             WHERE person.id = \(person)
             ORDER BY person.id
             LIMIT 1
            """
        ).map(StaffEntry.init)
    }

    /// Every post that a person holds, will hold or held, and the roles that others hold for them; the newest first.
    public static func posts(about person: String, on db: some Connection) throws -> [PostEntry] {
        try db.rows(
            """
            SELECT person, agency, role, from_day, to_day, stands_in_for, given_by, given_ms, reason
              FROM post
             WHERE person = \(person) OR stands_in_for = \(person)
             ORDER BY from_day DESC, agency, role, person
             LIMIT \(Directory.mostPosts)
            """
        ).map(PostEntry.init)
    }

    /// Posts of some roles, wherever they are, that have not ended before that day.
    public static func posts(of roles: [String], from day: Int, on db: some Connection) throws -> [PostEntry]
    {
        try db.rows(
            """
            SELECT person, agency, role, from_day, to_day, stands_in_for, given_by, given_ms, reason
              FROM post
             WHERE role IN (\(list: roles)) AND (to_day IS NULL OR to_day >= \(day))
             ORDER BY role, person, agency, from_day
             LIMIT \(Directory.mostPosts)
            """
        ).map(PostEntry.init)
    }

    /// Sets the last day of a post. One that is taken back goes; the trail keeps that it was given.
    public static func end(_ post: PostEntry, on db: some Connection) throws {
        guard let last = post.toDay else { return }
        if last < post.fromDay {
            try db.run(
                """
                DELETE FROM post
                 WHERE person = \(post.person) AND agency = \(post.agency) AND role = \(post.role)
                   AND from_day = \(post.fromDay)
                """
            )
        } else {
            try db.run(
                """
                UPDATE post SET to_day = \(last)
                 WHERE person = \(post.person) AND agency = \(post.agency) AND role = \(post.role)
                   AND from_day = \(post.fromDay)
                """
            )
        }
    }

    /// Sets or moves the last day on which a person belongs to the office.
    public static func leave(_ person: String, on day: Int, db: some Connection) throws {
        try db.run("UPDATE person SET left_day = \(day) WHERE id = \(person)")
    }

    /// Open files of a body by procedure, as far as they have a use for that body's roles.
    public static func openFiles(at agency: String, on db: some Connection) throws -> [String: Int] {
        let rows = try db.rows(
            """
            SELECT procedure, count(*) AS files
              FROM case_for_agency
             WHERE agency = \(agency) AND is_open = 1
             GROUP BY procedure
             ORDER BY procedure
             LIMIT \(Directory.mostAgencies)
            """
        )
        return Dictionary(rows.map { ($0.text("procedure"), $0.int("files")) }) { first, _ in first }
    }

    /// Open files that name the person: they are on their desk, whoever else holds the role.
    ///
    /// - Parameter agency: only those of one body.
    public static func namedFiles(
        of person: String, at agency: String? = nil, limit: Int, on db: some Connection
    ) throws -> [String] {
        let place: SQL = agency.map { " AND agency = \($0)" } ?? ""
        return try db.rows(
            """
            SELECT case_number
              FROM case_for_agency
             WHERE officer = \(person) AND is_open = 1\(sql: place)
             ORDER BY agency, opened_position
             LIMIT \(limit)
            """
        ).map { $0.text("case_number") }
    }
}

extension StaffEntry {
    fileprivate init(_ row: FoundRow) {
        self.init(
            id: row.text("id"), name: row.text("name"), login: row.optionalText("login"),
            isAccountClosed: row.optionalInt("closed_ms") != nil, leftDay: row.optionalInt("left_day"))
    }
}
