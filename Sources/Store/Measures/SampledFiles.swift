/// Files as members of a congress see them: course and days.
public enum SampledFiles {
    public struct File: Hashable, Sendable {
        public let number: String
        public let procedure: String
        public let stage: String
        public let openedDay: Int
        public let endedDay: Int?
        public let outcome: String?
        public let kept: Int
        public let missed: Int
    }

    /// Numbers of the files of a procedure, the newest first.
    public static func inspections(of procedure: String, limit: Int, on db: some Connection) throws
        -> [String]
    {
        try db.rows(
            """
            SELECT number
              FROM case_file
             WHERE procedure = \(procedure)
             ORDER BY opened_position DESC
             LIMIT \(limit)
            """
        ).map { $0.text("number") }
    }

    public static func files(_ numbers: [String], on db: some Connection) throws -> [File] {
        guard !numbers.isEmpty else { return [] }
        return try db.rows(
            """
            SELECT file.number, file.procedure, file.stage, file.opened_day, file.ended_day, file.outcome,
                   (SELECT count(*)
                      FROM clock_run AS run
                     WHERE run.case_number = file.number AND run.expiry = 'breach' AND run.is_target = 0
                       AND run.ending IN ('in-time', 'recorded-late')) AS kept,
                   (SELECT count(*)
                      FROM clock_run AS run
                     WHERE run.case_number = file.number AND run.expiry = 'breach' AND run.is_target = 0
                       AND run.ending IN ('answered-late', 'unanswered')) AS missed
              FROM case_file AS file
             WHERE file.number IN (\(list: numbers))
             ORDER BY file.number
             LIMIT \(numbers.count)
            """
        ).map { row in
            File(
                number: row.text("number"), procedure: row.text("procedure"), stage: row.text("stage"),
                openedDay: row.int("opened_day"), endedDay: row.optionalInt("ended_day"),
                outcome: row.optionalText("outcome"), kept: row.int("kept"), missed: row.int("missed"))
        }
    }
}

/// Transfers of suspected crimes that did not become a criminal case, as a procuratorate looks at them.
public enum NonFilings {
    public struct Entry: Hashable, Sendable {
        /// declined, refused or fined-instead
        public let kind: String
        public let caseNumber: String
        public let agency: String
        public let day: Int
    }

    static let most = 500

    /// The newest first: transfers that the head declined or the police refused, and penalties with a fine
    /// whose transfer had been declined. Only files in which the agency takes part.
    public static func entries(watchedBy agency: String, since day: Int, on db: some Connection) throws
        -> [Entry]
    {
        try db.rows(
            """
            SELECT kind, case_number, agency, day
              FROM (SELECT CASE reached.stage WHEN 'declined' THEN 'declined' ELSE 'refused' END AS kind,
                           reached.case_number, reached.agency, reached.reached_day AS day
                      FROM stage_reached AS reached
                     WHERE reached.procedure = 'transfer-to-police'
                       AND reached.stage IN ('declined', 'refused')
                    UNION ALL
                    SELECT 'fined-instead' AS kind, fined.case_number, fined.agency, fined.done_day AS day
                      FROM act_done AS fined
                     WHERE fined.procedure = 'administrative-penalty' AND fined.action = 'decide-fine'
                       AND EXISTS (SELECT 1
                                     FROM related_file AS transfer
                                    WHERE transfer.parent_number = fined.case_number
                                      AND transfer.procedure = 'transfer-to-police'
                                      AND transfer.outcome = 'declined')) AS found
             WHERE day >= \(day)
               AND EXISTS (SELECT 1
                             FROM case_for_agency AS listed
                            WHERE listed.case_number = found.case_number AND listed.agency = \(agency))
             ORDER BY day DESC, case_number DESC, kind
             LIMIT \(most)
            """
        ).map {
            Entry(
                kind: $0.text("kind"), caseNumber: $0.text("case_number"), agency: $0.text("agency"),
                day: $0.int("day"))
        }
    }
}
