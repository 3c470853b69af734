public import Evidence

/// Who did, saw or tried what, newest first.
public struct AuditTrail: Hashable, Sendable {
    public static let longestPage = 200

    public struct Entry: Hashable, Sendable {
        public let position: Int
        public let atMs: Int
        public let person: String?
        public let agency: String?
        public let kind: String
        public let caseNumber: String?
        public let details: JSON
    }

    public enum Subject: Hashable, Sendable {
        case everything
        case file(String)
        case agency(String)
        case kind(String)
    }

    /// `before` is the last position of the page above.
    public static func entries(
        _ subject: Subject, before position: Int? = nil, limit: Int, on db: some Connection
    ) throws -> [Entry] {
        try db.rows(query(subject, before: position ?? Int.max, limit: min(limit, longestPage))).map { row in
            Entry(
                position: row.int("position"), atMs: row.int("at_ms"), person: row.optionalText("person"),
                agency: row.optionalText("agency"), kind: row.text("kind"),
                caseNumber: row.optionalText("case_number"), details: try row.json("details"))
        }
    }

    static func query(_ subject: Subject, before position: Int, limit: Int) -> SQL {
        let condition: SQL =
            switch subject {
            case .everything: "position < \(position)"
            case .file(let number): "case_number = \(number) AND position < \(position)"
            case .agency(let agency): "agency = \(agency) AND position < \(position)"
            case .kind(let kind): "kind = \(kind) AND position < \(position)"
            }
        return """
            SELECT position, at_ms, person, agency, kind, case_number, details
              FROM audit
             WHERE \(sql: condition)
             ORDER BY position DESC
             LIMIT \(limit)
            """
    }
}
