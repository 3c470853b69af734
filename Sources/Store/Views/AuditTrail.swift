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

    /// What is looked for; everything that is not `nil` must be so.
    public struct Filter: Hashable, Sendable {
        public var file: String?
        public var person: String?
        public var agency: String?
        /// Lines of one of these kinds.
        public var kinds: [String]?
        /// From this moment on, in milliseconds since 1970.
        public var fromMs: Int?
        /// Before this moment.
        public var beforeMs: Int?

        public init(
            file: String? = nil, person: String? = nil, agency: String? = nil, kinds: [String]? = nil
        ) {
            self.file = file
            self.person = person
            self.agency = agency
            self.kinds = kinds
        }
    }

    /// - Parameter position: the last position of the page above.
    public static func entries(
        _ filter: Filter, before position: Int? = nil, limit: Int, on db: some Connection
    ) throws -> [Entry] {
        try db.rows(query(filter, before: position ?? Int.max, limit: min(limit, longestPage))).map(
            Entry.init)
    }

    static func query(_ filter: Filter, before position: Int, limit: Int) -> SQL {
        var conditions: SQL = "position < \(position)"
        if let file = filter.file { conditions += " AND case_number = \(file)" }
        if let person = filter.person { conditions += " AND person = \(person)" }
        if let agency = filter.agency { conditions += " AND agency = \(agency)" }
        if let kinds = filter.kinds { conditions += " AND kind IN (\(list: kinds))" }
        if let from = filter.fromMs { conditions += " AND at_ms >= \(from)" }
        if let before = filter.beforeMs { conditions += " AND at_ms < \(before)" }
        return """
            SELECT position, at_ms, person, agency, kind, case_number, details
              FROM audit
             WHERE \(sql: conditions)
             ORDER BY position DESC
             LIMIT \(limit)
            """
    }

    /// The first and the last line between two moments; `nil` where there is none.
    public static func positions(
        from fromMs: Int, before beforeMs: Int, on db: some Connection
    ) throws -> ClosedRange<Int>? {
        let row = try db.row(
            """
            SELECT min(position) AS first, max(position) AS last
              FROM audit
             WHERE at_ms >= \(fromMs) AND at_ms < \(beforeMs)
            """
        )
        guard let first = row?.optionalInt("first"), let last = row?.optionalInt("last") else { return nil }
        return first...last
    }

    /// Lines as they were chained, oldest first, for an export that anybody can check.
    public static func chained(
        from first: Int, limit: Int, on db: some Connection
    ) throws -> [(entry: Entry, chain: Digest)] {
        try db.rows(
            """
            SELECT position, at_ms, person, agency, kind, case_number, details, chain
              FROM audit
             WHERE position >= \(first)
             ORDER BY position
             LIMIT \(min(limit, longestPage))
            """
        ).map { (try Entry($0), $0.digest("chain")) }
    }
}

extension AuditTrail.Entry {
    fileprivate init(_ row: FoundRow) throws {
        self.init(
            position: row.int("position"), atMs: row.int("at_ms"), person: row.optionalText("person"),
            agency: row.optionalText("agency"), kind: row.text("kind"),
            caseNumber: row.optionalText("case_number"), details: try row.json("details"))
    }
}
