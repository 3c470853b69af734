/// The running clocks of an agency's files, soonest first: what the duty officer reads in the morning.
public struct DueList: Hashable, Sendable {
    public static let longestPage = 200

    public let entries: [Entry]
    /// Continues the list; `nil` at its end.
    public let next: Cursor?

    public struct Entry: Hashable, Sendable {
        public let caseNumber: String
        public let caseID: String
        public let procedure: String
        public let stage: String
        public let clock: RunningClockRow
    }

    /// Which clocks of the agency.
    public struct Filter: Hashable, Sendable {
        public let agency: String
        /// Clocks whose alarm lies before this moment.
        public let dueBeforeMs: Int
        /// Clocks whose alarm lies at or after this moment; `nil` for all that are late.
        public var dueFromMs: Int?

        public init(agency: String, dueBeforeMs: Int, dueFromMs: Int? = nil) {
            self.agency = agency
            self.dueBeforeMs = dueBeforeMs
            self.dueFromMs = dueFromMs
        }
    }

    public static func page(
        _ filter: Filter, after cursor: Cursor? = nil, limit: Int, on db: some Connection
    ) throws -> DueList {
        let limit = min(limit, longestPage)
        let found = try db.rows(query(filter, after: cursor, limit: limit + 1)).map { row in
            Entry(
                caseNumber: row.text("case_number"), caseID: row.text("id"),
                procedure: row.text("procedure"), stage: row.text("stage"), clock: RunningClockRow(row))
        }
        let entries = Array(found.prefix(limit))
        let isMore = found.count > limit
        return DueList(entries: entries, next: isMore ? entries.last.flatMap(Cursor.init) : nil)
    }

    /// How many there are, counted up to `most`.
    public static func count(_ filter: Filter, upTo most: Int, on db: some Connection) throws -> Int {
        let counted = try db.row(
            """
            SELECT count(*) AS clocks
              FROM (SELECT 1 AS one
                      FROM running_clock AS running
                     WHERE \(sql: conditions(filter))
                     LIMIT \(most)) AS due
             ORDER BY 1
             LIMIT 1
            """
        )
        return counted?.int("clocks") ?? 0
    }

    static func query(_ filter: Filter, after cursor: Cursor?, limit: Int) -> SQL {
        """
        SELECT running.case_number, running.clock, running.run, running.agency, running.procedure,
               running.state, running.alarm_ms, running.last_ms, running.deadline_day, running.is_hours,
               running.is_provisional, running.is_target, running.is_owed_here, running.source,
               running.fact_id, running.started_day, file.id, file.stage
          FROM running_clock AS running
         INNER JOIN case_file AS file ON file.number = running.case_number
         WHERE \(sql: conditions(filter)) \(sql: continuation(after: cursor))
         ORDER BY running.alarm_ms, running.case_number, running.clock, running.run
         LIMIT \(limit)
        """
    }

    private static func conditions(_ filter: Filter) -> SQL {
        let base: SQL = "running.agency = \(filter.agency) AND running.alarm_ms < \(filter.dueBeforeMs)"
        guard let from = filter.dueFromMs else { return base }
        return "\(sql: base) AND running.alarm_ms >= \(from)"
    }

    private static func continuation(after cursor: Cursor?) -> SQL {
        guard let cursor else { return "" }
        return """
            AND (running.alarm_ms, running.case_number, running.clock, running.run)
              > (\(cursor.alarmMs), \(cursor.caseNumber), \(cursor.clock), \(cursor.run))
            """
    }

    /// The last entry of a page.
    public struct Cursor: Hashable, Sendable, CustomStringConvertible {
        let alarmMs: Int
        let caseNumber: String
        let clock: String
        let run: Int

        init?(_ entry: Entry) {
            guard let due = entry.clock.due else { return nil }
            alarmMs = due.alarmMs
            caseNumber = entry.caseNumber
            clock = entry.clock.clock
            run = entry.clock.run
        }

        /// `nil` for anything but what `description` writes.
        public init?(parsing text: String) {
            let words = text.split(separator: "~", omittingEmptySubsequences: false).map(String.init)
            guard words.count == 4, let alarmMs = Int(words[0]), let run = Int(words[3]) else { return nil }
            self.alarmMs = alarmMs
            caseNumber = words[1]
            clock = words[2]
            self.run = run
        }

        public var description: String { "\(alarmMs)~\(caseNumber)~\(clock)~\(run)" }
    }
}
