public import Evidence

/// One line of the audit trail: who did, saw or tried what. Refused attempts stand here and in no journal.
public struct AuditEntry: Hashable, Sendable {
    public let atMs: Int
    public let person: String?
    public let agency: String?
    /// `refused`, `sealed-record-read`, `signed-in` …
    public let kind: String
    public let caseNumber: String?
    /// Without personal data.
    public let details: JSON

    public init(
        atMs: Int, person: String?, agency: String?, kind: String, caseNumber: String? = nil,
        details: JSON = .object([:])
    ) {
        self.atMs = atMs
        self.person = person
        self.agency = agency
        self.kind = kind
        self.caseNumber = caseNumber
        self.details = details
    }

    /// What the chain runs over: everything in the line that says something.
    var canonical: String {
        JSON.object([
            "agency": agency.map(JSON.string) ?? .null, "at_ms": .int(atMs),
            "case": caseNumber.map(JSON.string) ?? .null, "details": details, "kind": .string(kind),
            "person": person.map(JSON.string) ?? .null,
        ]).canonical
    }
}

/// The audit trail, append-only and chained as the journal is.
public enum Audit {
    @discardableResult
    public static func append(_ entry: AuditEntry, on db: some Connection) throws -> Int {
        let head = try db.row(
            """
            SELECT position, chain
              FROM audit_head
             WHERE id = 1
             ORDER BY id
             LIMIT 1 \(sqlite: "", postgres: "FOR UPDATE")
            """
        )
        guard let head else { preconditionFailure("the schema puts one row into audit_head") }
        let position = head.int("position") + 1
        let chain = Leaf.chain(Digest(ofText: entry.canonical), after: head.digest("chain"))
        try db.run(
            """
            INSERT INTO audit (position, at_ms, person, agency, kind, case_number, details, chain)
            VALUES (\(position), \(entry.atMs), \(entry.person), \(entry.agency), \(entry.kind),
                    \(entry.caseNumber), \(entry.details.canonical), \(chain))
            """
        )
        try db.run("UPDATE audit_head SET position = \(position), chain = \(chain) WHERE id = 1")
        return position
    }

    /// The last line of the trail; position 0 before the first.
    public static func head(on db: some Connection) throws -> Journal.Head {
        let head = try db.row("SELECT position, chain FROM audit_head WHERE id = 1 ORDER BY id LIMIT 1")
        guard let head else { preconditionFailure("the schema puts one row into audit_head") }
        return Journal.Head(position: head.int("position"), chain: head.digest("chain"))
    }
}
