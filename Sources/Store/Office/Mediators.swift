/// Somebody who mediates: what they know, where they go, how much they take, and whom they have been close to.
public struct MediatorEntry: Hashable, Sendable {
    public struct Tie: Hashable, Sendable {
        /// acted-for, acted-against, employer or relative.
        public let kind: String
        public let name: String
        /// Unified social credit code, where it is known.
        public let uscc: String?

        public init(kind: String, name: String, uscc: String? = nil) {
            self.kind = kind
            self.name = name
            self.uscc = uscc
        }
    }

    public let person: String
    public let agency: String
    /// Kinds of right.
    public let skills: [String]
    /// GB/T 2260 codes; a prefecture stands for its counties.
    public let areas: [String]
    /// Files at one time.
    public let most: Int
    public let ties: [Tie]
    /// Open files that name the person now.
    public let load: Int

    public init(
        person: String, agency: String, skills: [String], areas: [String], most: Int, ties: [Tie] = [],
        load: Int = 0
    ) {
        self.person = person
        self.agency = agency
        self.skills = skills
        self.areas = areas
        self.most = most
        self.ties = ties
        self.load = load
    }
}

/// The register of mediators.
public enum Mediators {
    public static let mostOfOneAgency = 1_000
    private static let mostTies = 10_000

    public static func put(_ mediator: MediatorEntry, on db: some Connection) throws {
        try db.run(
            """
            INSERT INTO mediator (person, agency, skills, areas, most)
            VALUES (\(mediator.person), \(mediator.agency), \(mediator.skills.joined(separator: " ")),
                    \(mediator.areas.joined(separator: " ")), \(mediator.most))
                ON CONFLICT (person, agency) DO UPDATE
               SET skills = excluded.skills, areas = excluded.areas, most = excluded.most
            """
        )
        try db.run("DELETE FROM mediator_tie WHERE person = \(mediator.person)")
        for (place, tie) in mediator.ties.enumerated() {
            try db.run(
                """
                INSERT INTO mediator_tie (person, place, kind, name, uscc)
                VALUES (\(mediator.person), \(place), \(tie.kind), \(tie.name), \(tie.uscc))
                """
            )
        }
    }

    /// The mediators of a body with their open files, by the id of the person.
    public static func all(at agency: String, on db: some Connection) throws -> [MediatorEntry] {
        let rows = try db.rows(
            """
            SELECT person, agency, skills, areas, most,
                   (SELECT count(*)
                      FROM case_for_agency AS listed
                     WHERE listed.officer = mediator.person AND listed.agency = mediator.agency
                       AND listed.procedure = 'mediation' AND listed.is_open = 1) AS load
              FROM mediator
             WHERE agency = \(agency)
             ORDER BY person
             LIMIT \(mostOfOneAgency)
            """
        )
        return try rows.map { row in
            MediatorEntry(
                person: row.text("person"), agency: row.text("agency"), skills: words(row.text("skills")),
                areas: words(row.text("areas")), most: row.int("most"),
                ties: try ties(of: row.text("person"), on: db), load: row.int("load"))
        }
    }

    private static func ties(of person: String, on db: some Connection) throws -> [MediatorEntry.Tie] {
        try db.rows(
            """
            SELECT kind, name, uscc
              FROM mediator_tie
             WHERE person = \(person)
             ORDER BY place
             LIMIT \(mostTies)
            """
        ).map { .init(kind: $0.text("kind"), name: $0.text("name"), uscc: $0.optionalText("uscc")) }
    }

    private static func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
}
