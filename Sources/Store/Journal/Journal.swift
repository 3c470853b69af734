public import Evidence

/// Every event of every file, in the order of recording. Rows are added and never changed.
public enum Journal {
    private static let columns: SQL = """
        position, case_number, revision, kind, body, officer, agency, legal_day, recorded_ms, leaf_hash, chain
        """

    /// Events of one file that are read at once. A file of a hundred thousand pages is not a file.
    public static let longestFile = 100_000

    /// The last row of the journal; position 0 before the first.
    public struct Head: Hashable, Sendable {
        public let position: Int
        public let chain: Digest

        public init(position: Int, chain: Digest) {
            self.position = position
            self.chain = chain
        }
    }

    /// Writes the next pages of a file whose last page was `revision`.
    ///
    /// Throws `JournalConflict` if another page has been written meanwhile.
    @discardableResult
    public static func append(
        _ drafts: [EventDraft], to caseNumber: String, after revision: Int, on db: some Connection
    ) throws -> [JournalRow] {
        let head = try headToExtend(on: db)
        let found = try lastPage(of: caseNumber, on: db)?.revision ?? 0
        guard found == revision else { throw JournalConflict(expected: revision, found: found) }
        let rows = paginated(drafts, of: caseNumber, after: revision, behind: head)
        guard let last = rows.last else { return [] }
        try insert(rows, on: db)
        try insertSalts(drafts, of: rows, on: db)
        try move(to: last, on: db)
        return rows
    }

    /// On PostgreSQL the other processes of the office hear of it at the commit.
    private static func move(to last: JournalRow, on db: some Connection) throws {
        try db.run(
            """
            UPDATE journal_head
               SET position = \(last.position), chain = \(last.chain)
             WHERE id = 1 \(sqlite: "", postgres: "RETURNING pg_notify('zhibao_journal', position::text)")
            """
        )
    }

    public static func head(on db: some Connection) throws -> Head {
        try head(db.row("SELECT position, chain FROM journal_head WHERE id = 1 ORDER BY id LIMIT 1"))
    }

    /// The last page of a file, by which one state of it is known from every other.
    public struct LastPage: Hashable, Sendable {
        public let revision: Int
        /// Its place among the pages of all files.
        public let position: Int
        /// No other page has this leaf.
        public let leaf: Digest
    }

    /// `nil` if the file has no page.
    public static func lastPage(of caseNumber: String, on db: some Connection) throws -> LastPage? {
        try db.row(
            """
            SELECT revision, position, leaf_hash
              FROM journal
             WHERE case_number = \(caseNumber)
             ORDER BY revision DESC
             LIMIT 1
            """
        ).map {
            LastPage(
                revision: $0.int("revision"), position: $0.int("position"), leaf: $0.digest("leaf_hash"))
        }
    }

    /// All pages of one file, first to last.
    public static func events(of caseNumber: String, on db: some Connection) throws -> [JournalRow] {
        try db.rows(
            """
            SELECT \(sql: columns)
              FROM journal
             WHERE case_number = \(caseNumber)
             ORDER BY revision
             LIMIT \(longestFile)
            """
        ).map(JournalRow.init)
    }

    /// At most `limit` rows from that position on.
    public static func scan(from position: Int, limit: Int, on db: some Connection) throws -> [JournalRow] {
        try db.rows(
            """
            SELECT \(sql: columns)
              FROM journal
             WHERE position >= \(position)
             ORDER BY position
             LIMIT \(limit)
            """
        ).map(JournalRow.init)
    }

    /// The moment of the last recording: the office clock never runs behind it. `nil` before the first.
    public static func lastMoment(on db: some Connection) throws -> Int? {
        try db.row("SELECT recorded_ms FROM journal ORDER BY position DESC LIMIT 1")?.int("recorded_ms")
    }

    /// Numbers of files in the order of opening; `after` is the position of the last one's first page.
    public static func openings(
        after position: Int, limit: Int, on db: some Connection
    ) throws -> [(position: Int, caseNumber: String)] {
        try db.rows(
            """
            SELECT position, case_number
              FROM journal
             WHERE revision = 1 AND position > \(position)
             ORDER BY position
             LIMIT \(limit)
            """
        ).map { ($0.int("position"), $0.text("case_number")) }
    }

    /// The salts from that position on, by position. An erased salt is missing.
    public static func salts(from position: Int, limit: Int, on db: some Connection) throws -> [Int: [UInt8]]
    {
        let found = try db.rows(
            """
            SELECT position, salt
              FROM journal_salt
             WHERE position >= \(position) AND position < \(position + limit)
             ORDER BY position
             LIMIT \(limit)
            """
        )
        return Dictionary(uniqueKeysWithValues: found.map { ($0.int("position"), $0.bytes("salt")) })
    }

    /// Forgets the salts of one file: its leaves stay in the log and can no longer be tied to what was said.
    public static func eraseSalts(of caseNumber: String, on db: some Connection) throws -> Int {
        try db.run(
            """
            DELETE FROM journal_salt
             WHERE position IN (SELECT position FROM journal WHERE case_number = \(caseNumber))
            """
        )
    }

    /// On PostgreSQL the row of the head is taken first: positions have no gaps and commit in their order.
    private static func headToExtend(on db: some Connection) throws -> Head {
        try head(
            db.row(
                """
                SELECT position, chain
                  FROM journal_head
                 WHERE id = 1
                 ORDER BY id
                 LIMIT 1 \(sqlite: "", postgres: "FOR UPDATE")
                """
            ))
    }

    private static func head(_ row: FoundRow?) -> Head {
        guard let row else { preconditionFailure("the schema puts one row into journal_head") }
        return Head(position: row.int("position"), chain: row.digest("chain"))
    }

    private static func paginated(
        _ drafts: [EventDraft], of caseNumber: String, after revision: Int, behind head: Head
    ) -> [JournalRow] {
        var chain = head.chain
        return drafts.enumerated().map { index, draft in
            precondition(draft.salt.count == Leaf.saltCount, "a salt has \(Leaf.saltCount) bytes")
            let page = revision + index + 1
            let canonical = JournalRow.canonical(draft, caseNumber: caseNumber, revision: page)
            let leaf = Leaf(event: canonical, salt: draft.salt, after: chain)
            chain = leaf.chain
            return JournalRow(
                position: head.position + index + 1, caseNumber: caseNumber, revision: page, event: draft,
                leaf: leaf.hash, chain: leaf.chain)
        }
    }

    private static func insert(_ rows: [JournalRow], on db: some Connection) throws {
        for row in rows {
            try db.run(
                """
                INSERT INTO journal (\(sql: columns))
                VALUES (\(row.position), \(row.caseNumber), \(row.revision), \(row.kind), \(row.body),
                        \(row.officer), \(row.agency), \(row.legalDay), \(row.recordedMs), \(row.leaf),
                        \(row.chain))
                """
            )
        }
    }

    private static func insertSalts(_ drafts: [EventDraft], of rows: [JournalRow], on db: some Connection)
        throws
    {
        for (draft, row) in zip(drafts, rows) {
            try db.run("INSERT INTO journal_salt (position, salt) VALUES (\(row.position), \(draft.salt))")
        }
    }
}

extension JournalRow {
    init(_ row: FoundRow) {
        self.init(
            position: row.int("position"), caseNumber: row.text("case_number"), revision: row.int("revision"),
            event: EventDraft(
                kind: row.text("kind"), body: row.text("body"), officer: row.text("officer"),
                agency: row.text("agency"), legalDay: row.int("legal_day"),
                recordedMs: row.int("recorded_ms"),
                salt: []),
            leaf: row.digest("leaf_hash"), chain: row.digest("chain"))
    }
}
