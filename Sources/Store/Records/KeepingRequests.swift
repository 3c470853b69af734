/// A request of one person that another answers, as it lies in its table.
public struct KeepingRow: Hashable, Sendable {
    public let id: String
    public let caseNumber: String
    public let act: String
    public let kind: String
    public let subject: String
    public let askedBy: String
    public let askedAt: String
    public let reason: String
    public let basis: String
    public let askedMs: Int
    public let lapsesMs: Int
    public var state = "asked"
    public var decidedBy: String?
    public var answer: String?
    public var decidedMs: Int?
    public var untilMs: Int?
    /// For how many years a file is to be kept longer; `nil` for ever.
    public let years: Int?

    public init(
        id: String, caseNumber: String, act: String, kind: String, subject: String, askedBy: String,
        askedAt: String, reason: String, basis: String, askedMs: Int, lapsesMs: Int, years: Int? = nil
    ) {
        self.years = years
        self.id = id
        self.caseNumber = caseNumber
        self.act = act
        self.kind = kind
        self.subject = subject
        self.askedBy = askedBy
        self.askedAt = askedAt
        self.reason = reason
        self.basis = basis
        self.askedMs = askedMs
        self.lapsesMs = lapsesMs
    }

    fileprivate init(_ row: FoundRow) {
        self.init(
            id: row.text("id"), caseNumber: row.text("case_number"), act: row.text("act"),
            kind: row.text("kind"), subject: row.text("subject"), askedBy: row.text("asked_by"),
            askedAt: row.text("asked_at"), reason: row.text("reason"), basis: row.text("basis"),
            askedMs: row.int("asked_ms"), lapsesMs: row.int("lapses_ms"), years: row.optionalInt("years"))
        state = row.text("state")
        decidedBy = row.optionalText("decided_by")
        answer = row.optionalText("answer")
        decidedMs = row.optionalInt("decided_ms")
        untilMs = row.optionalInt("until_ms")
    }
}

/// Requests to open what is sealed, and proposals to erase or to decide on a file whose time is over.
public enum KeepingRequests {
    /// Requests of one file that a page shows, the newest first.
    public static let mostOfOneFile = 200

    private static let columns: SQL = """
        id, case_number, act, kind, subject, asked_by, asked_at, reason, basis, asked_ms, lapses_ms, state,
        decided_by, answer, decided_ms, until_ms, years
        """

    public static func put(_ row: KeepingRow, on db: some Connection) throws {
        try db.run(
            """
            INSERT INTO keeping_request (id, case_number, act, kind, subject, asked_by, asked_at, reason, basis,
                                         asked_ms, lapses_ms, state, years)
            VALUES (\(row.id), \(row.caseNumber), \(row.act), \(row.kind), \(row.subject), \(row.askedBy),
                    \(row.askedAt), \(row.reason), \(row.basis), \(row.askedMs), \(row.lapsesMs), 'asked',
                    \(row.years))
            """
        )
    }

    public static func find(_ id: String, on db: some Connection) throws -> KeepingRow? {
        try db.row(
            "SELECT \(sql: columns) FROM keeping_request WHERE id = \(id) ORDER BY id LIMIT 1"
        ).map(KeepingRow.init)
    }

    public static func all(of caseNumber: String, on db: some Connection) throws -> [KeepingRow] {
        try db.rows(
            """
            SELECT \(sql: columns)
              FROM keeping_request
             WHERE case_number = \(caseNumber)
             ORDER BY asked_ms DESC, id
             LIMIT \(mostOfOneFile)
            """
        ).map(KeepingRow.init)
    }

    /// Openings of a record that were approved and last for that person at a moment.
    public static func lasting(
        of record: String, for person: String, at nowMs: Int, on db: some Connection
    ) throws -> KeepingRow? {
        try db.row(
            """
            SELECT \(sql: columns)
              FROM keeping_request
             WHERE subject = \(record) AND act = 'open' AND state = 'approved' AND asked_by = \(person)
               AND until_ms >= \(nowMs)
             ORDER BY until_ms DESC, id
             LIMIT 1
            """
        ).map(KeepingRow.init)
    }

    /// That the file is kept longer than its class says; the newest decision counts.
    public static func keptLonger(_ caseNumber: String, on db: some Connection) throws -> KeepingRow? {
        try db.row(
            """
            SELECT \(sql: columns)
              FROM keeping_request
             WHERE case_number = \(caseNumber) AND act = 'keep' AND state = 'approved'
             ORDER BY decided_ms DESC, id DESC
             LIMIT 1
            """
        ).map(KeepingRow.init)
    }

    /// Reasons for opening what is erased may say what it said.
    public static func forgetReasons(of subject: String, on db: some Connection) throws {
        try db.run(
            "UPDATE keeping_request SET reason = '', answer = NULL WHERE subject = \(subject) AND act = 'open'"
        )
    }

    /// What was said while the file was there may say what it said; why it was destroyed stays.
    public static func forgetAllReasons(
        of caseNumber: String, besides request: String, on db: some Connection
    ) throws {
        try db.run(
            """
            UPDATE keeping_request
               SET reason = '', answer = NULL
             WHERE case_number = \(caseNumber) AND id <> \(request)
            """
        )
    }

    /// Answers or withdraws what waits. `false` where somebody else was faster.
    public static func settle(
        _ id: String, as state: String, by person: String?, answer: String?, at nowMs: Int, untilMs: Int?,
        on db: some Connection
    ) throws -> Bool {
        try db.run(
            """
            UPDATE keeping_request
               SET state = \(state), decided_by = \(person), answer = \(answer), decided_ms = \(nowMs),
                   until_ms = \(untilMs)
             WHERE id = \(id) AND state = 'asked'
            """
        ) == 1
    }
}
