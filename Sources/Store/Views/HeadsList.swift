/// Papers that wait for a signature in one role of an agency, longest waiting first.
public struct HeadsList: Hashable, Sendable {
    public static let longestPage = 200

    public struct Entry: Hashable, Sendable {
        public let caseNumber: String
        public let caseID: String
        public let procedure: String
        public let stage: String
        public let wanted: SignatureWanted
    }

    public static func entries(
        at agency: String, role: String, limit: Int, on db: some Connection
    ) throws -> [Entry] {
        try db.rows(query(agency: agency, role: role, limit: min(limit, longestPage))).map { row in
            Entry(
                caseNumber: row.text("case_number"), caseID: row.text("id"),
                procedure: row.text("procedure"), stage: row.text("stage"), wanted: SignatureWanted(row))
        }
    }

    static func query(agency: String, role: String, limit: Int) -> SQL {
        """
        SELECT wanted.case_number, wanted.document, wanted.agency, wanted.role, wanted.not_by,
               wanted.since_ms, file.id, file.procedure, file.stage
          FROM signature_wanted AS wanted
         INNER JOIN case_file AS file ON file.number = wanted.case_number
         WHERE wanted.agency = \(agency) AND wanted.role = \(role)
         ORDER BY wanted.since_ms, wanted.case_number
         LIMIT \(limit)
        """
    }
}
