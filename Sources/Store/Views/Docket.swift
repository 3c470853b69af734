/// The files of one agency as a list: by stage, by officer, by what is due, newest or oldest first.
public struct Docket: Hashable, Sendable {
    public static let longestPage = 200

    public let entries: [Entry]
    /// Continues the list; `nil` at its end.
    public let next: Cursor?

    public struct Entry: Hashable, Sendable {
        public let number: String
        public let id: String
        public let procedure: String
        public let stage: String
        public let revision: Int
        public let openingAgency: String
        public let area: String?
        public let subject: String?
        public let right: RightClaimed?
        /// Who is accused, if the file names someone who was not erased.
        public let respondent: String?
        public let officer: String?
        public let waitingRole: String?
        public let outcome: String?
        /// The file that goes on with the matter, while this one is joined to it.
        public let joinedTo: String?
        public let openedDay: Int
        public let updatedMs: Int
        public let next: NextClock?
        let openedPosition: Int
    }

    public enum Order: Hashable, Sendable {
        case newest, oldest
        /// By the clock that runs out first; files without a running clock are left out.
        case due
    }

    /// Which files of the agency. What is `nil` does not matter.
    public struct Filter: Hashable, Sendable {
        public let agency: String
        public var stage: String?
        public var procedure: String?
        public var officer: String?
        /// Files that wait for this role of the agency.
        public var waitingRole: String?
        /// Files with a clock whose alarm lies before this moment.
        public var dueBeforeMs: Int?
        public var isOpen: Bool?
        /// Files in which a clock of this name runs now; one that is held does not.
        public var clock: String?

        public init(agency: String) {
            self.agency = agency
        }
    }

    public static func page(
        _ filter: Filter, order: Order = .newest, after cursor: Cursor? = nil, limit: Int,
        on db: some Connection
    ) throws -> Docket {
        let limit = min(limit, longestPage)
        let found = try db.rows(query(filter, order: order, after: cursor, limit: limit + 1)).map(Entry.init)
        let entries = Array(found.prefix(limit))
        let isMore = found.count > limit
        return Docket(entries: entries, next: isMore ? entries.last.map { Cursor($0, order) } : nil)
    }

    /// One file as it stands on an agency's list; `nil` when it does not.
    public static func entry(
        _ number: String, for agency: String, on db: some Connection
    ) throws -> Entry? {
        try db.row(
            """
            SELECT \(sql: entryColumns)
              FROM case_for_agency AS listed
             INNER JOIN case_file AS file ON file.number = listed.case_number
             WHERE listed.case_number = \(number) AND listed.agency = \(agency)
             ORDER BY listed.opened_position
             LIMIT 1
            """
        ).map(Entry.init)
    }

    /// How many there are, counted up to `most`: the page then says "1 000+".
    public static func count(_ filter: Filter, upTo most: Int, on db: some Connection) throws -> Int {
        let counted = try db.row(
            """
            SELECT count(*) AS files
              FROM (SELECT 1 AS one
                      FROM case_for_agency AS listed
                     WHERE \(sql: conditions(filter))
                     LIMIT \(most)) AS found
             ORDER BY 1
             LIMIT 1
            """
        )
        return counted?.int("files") ?? 0
    }

    static func query(_ filter: Filter, order: Order, after cursor: Cursor?, limit: Int) -> SQL {
        """
        SELECT \(sql: entryColumns)
          FROM case_for_agency AS listed
         INNER JOIN case_file AS file ON file.number = listed.case_number
         WHERE \(sql: conditions(filter)) \(sql: continuation(order, after: cursor))
         ORDER BY \(sql: columns(of: order))
         LIMIT \(limit)
        """
    }

    /// What an entry is read from: a file, and its place on the list of an agency.
    static let entryColumns: SQL = """
        file.number, file.id, file.procedure, file.stage, file.revision, file.opening_agency,
               file.area, file.subject, file.right_type, file.right_number, file.outcome, file.joined_to,
               file.opened_day,
               listed.officer, listed.waiting_role, listed.updated_ms, listed.opened_position,
               listed.next_clock, listed.next_alarm_ms, listed.next_last_ms, listed.next_last_day,
               listed.next_provisional,
               (SELECT party.name
                  FROM party
                 WHERE party.case_number = file.number AND party.role = 'respondent'
                 ORDER BY party.id
                 LIMIT 1) AS respondent
        """

    static func conditions(_ filter: Filter) -> SQL {
        var conditions: SQL = "listed.agency = \(filter.agency)"
        if let stage = filter.stage { conditions += " AND listed.stage = \(stage)" }
        if let procedure = filter.procedure { conditions += " AND listed.procedure = \(procedure)" }
        if let officer = filter.officer { conditions += " AND listed.officer = \(officer)" }
        if let role = filter.waitingRole { conditions += " AND listed.waiting_role = \(role)" }
        if let ms = filter.dueBeforeMs { conditions += " AND listed.next_alarm_ms < \(ms)" }
        if let clock = filter.clock {
            conditions += """
                 AND EXISTS (SELECT 1
                               FROM running_clock AS running
                              WHERE running.case_number = listed.case_number AND running.clock = \(clock)
                                AND running.agency = listed.agency AND running.alarm_ms IS NOT NULL)
                """
        }
        switch filter.isOpen {
        case true?: conditions += " AND listed.is_open = 1"
        case false?: conditions += " AND listed.is_open = 0"
        case nil: break
        }
        return conditions
    }

    private static func columns(of order: Order) -> SQL {
        switch order {
        case .newest: "listed.opened_position DESC"
        case .oldest: "listed.opened_position"
        case .due: "listed.next_alarm_ms, listed.opened_position"
        }
    }

    private static func continuation(_ order: Order, after cursor: Cursor?) -> SQL {
        switch (order, cursor) {
        case (.newest, let cursor?): "AND listed.opened_position < \(cursor.position)"
        case (.oldest, let cursor?): "AND listed.opened_position > \(cursor.position)"
        case (.due, let cursor?):
            """
            AND listed.next_alarm_ms IS NOT NULL
            AND (listed.next_alarm_ms, listed.opened_position) > (\(cursor.alarmMs), \(cursor.position))
            """
        case (.due, nil): "AND listed.next_alarm_ms IS NOT NULL"
        case (.newest, nil), (.oldest, nil): ""
        }
    }

    /// The last entry of a page, by what the list is ordered by.
    public struct Cursor: Hashable, Sendable, CustomStringConvertible {
        let alarmMs: Int
        let position: Int

        init(_ entry: Entry, _ order: Order) {
            alarmMs = order == .due ? entry.next?.alarmMs ?? 0 : 0
            position = entry.openedPosition
        }

        /// `nil` for anything but what `description` writes.
        public init?(parsing text: String) {
            let words = text.split(separator: ".", omittingEmptySubsequences: false)
            guard words.count == 2, let alarmMs = Int(words[0]), let position = Int(words[1]) else {
                return nil
            }
            self.alarmMs = alarmMs
            self.position = position
        }

        public var description: String { "\(alarmMs).\(position)" }
    }
}

extension Docket.Entry {
    init(_ row: FoundRow) {
        self.init(
            number: row.text("number"), id: row.text("id"), procedure: row.text("procedure"),
            stage: row.text("stage"), revision: row.int("revision"),
            openingAgency: row.text("opening_agency"), area: row.optionalText("area"),
            subject: row.optionalText("subject"),
            right: row.optionalText("right_type").map {
                RightClaimed(type: $0, number: row.optionalText("right_number") ?? "")
            },
            respondent: row.optionalText("respondent"), officer: row.optionalText("officer"),
            waitingRole: row.optionalText("waiting_role"), outcome: row.optionalText("outcome"),
            joinedTo: row.optionalText("joined_to"),
            openedDay: row.int("opened_day"), updatedMs: row.int("updated_ms"), next: NextClock(row),
            openedPosition: row.int("opened_position"))
    }
}
