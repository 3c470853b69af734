/// The searches that people keep, each seen by its owner alone.
public enum SavedSearches {
    public static let mostOfOnePerson = 50

    private static let shown: SQL = "\(sql: SavedSearch.columns), last_title, removed_ms, told_ms"

    public static func put(_ search: SavedSearch, on db: some Connection) throws {
        try db.run(
            "INSERT INTO saved_search (\(sql: SavedSearch.columns)) VALUES \(sql: search.values)")
    }

    /// Those that were not removed, the oldest first.
    public static func all(
        of person: String, at agency: String, on db: some Connection
    ) throws -> [SavedSearch] {
        try db.rows(
            """
            SELECT \(sql: shown)
              FROM saved_search
             WHERE person = \(person) AND agency = \(agency) AND removed_ms IS NULL
             ORDER BY made_ms, id
             LIMIT \(mostOfOnePerson)
            """
        ).map { try SavedSearch($0) }
    }

    /// One, removed or not.
    public static func find(_ id: String, on db: some Connection) throws -> SavedSearch? {
        try db.row(
            "SELECT \(sql: shown) FROM saved_search WHERE id = \(id) ORDER BY id LIMIT 1"
        ).map { try SavedSearch($0) }
    }

    /// What they are called, removed or not.
    public static func titles(
        of ids: [String], owner person: String, on db: some Connection
    ) throws -> [String: String] {
        guard !ids.isEmpty else { return [:] }
        let rows = try db.rows(
            """
            SELECT id, title
              FROM saved_search
             WHERE id IN (\(list: ids)) AND person = \(person)
             ORDER BY id
             LIMIT \(ids.count)
            """
        )
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.text("id"), $0.text("title")) })
    }

    /// Another name; the one before is remembered.
    public static func rename(_ id: String, _ title: String, on db: some Connection) throws {
        try db.run(
            "UPDATE saved_search SET last_title = title, title = \(title) WHERE id = \(id) AND title <> \(title)"
        )
    }

    /// Another alert, which begins now: what was told before is forgotten.
    public static func watch(
        _ id: String, for alert: SavedSearch.Alert, from position: Int, on db: some Connection
    ) throws {
        try db.run("DELETE FROM saved_search_told WHERE search = \(id)")
        try db.run(
            """
            UPDATE saved_search
               SET alert = \(alert.kind.rawValue), until_day = \(alert.day), silent_days = \(alert.days),
                   seen_to = \(position), fulfilled_ms = NULL, told_ms = NULL
             WHERE id = \(id)
            """
        )
    }

    public static func remove(_ id: String, at nowMs: Int, on db: some Connection) throws {
        try db.run("UPDATE saved_search SET removed_ms = \(nowMs) WHERE id = \(id) AND removed_ms IS NULL")
    }

    public static func restore(_ id: String, on db: some Connection) throws {
        try db.run("UPDATE saved_search SET removed_ms = NULL WHERE id = \(id)")
    }

    /// Forgets those that were removed before that moment.
    @discardableResult
    public static func forget(removedBefore ms: Int, on db: some Connection) throws -> Int {
        try db.run(
            """
            DELETE FROM saved_search_told
             WHERE search IN (SELECT id FROM saved_search WHERE removed_ms < \(ms))
            """
        )
        return try db.run("DELETE FROM saved_search WHERE removed_ms < \(ms)")
    }
}

/// What the rounds ask: who waits for something, and what was told already.
extension SavedSearches {
    /// Those that wait for one of these, in the order of their names.
    public static func watching(
        _ kinds: [SavedSearch.Alert.Kind], after id: String, limit: Int, on db: some Connection
    ) throws -> [SavedSearch] {
        try db.rows(
            """
            SELECT \(sql: shown)
              FROM saved_search
             WHERE alert <> 'none' AND fulfilled_ms IS NULL AND removed_ms IS NULL
               AND alert IN (\(list: kinds.map(\.rawValue))) AND id > \(id)
             ORDER BY id
             LIMIT \(limit)
            """
        ).map { try SavedSearch($0) }
    }

    public static func moveOn(_ id: String, to position: Int, on db: some Connection) throws {
        try db.run("UPDATE saved_search SET seen_to = \(position) WHERE id = \(id)")
    }

    public static func markTold(_ id: String, at nowMs: Int, on db: some Connection) throws {
        try db.run("UPDATE saved_search SET told_ms = \(nowMs) WHERE id = \(id)")
    }

    /// The waiting is over.
    public static func fulfil(_ id: String, at ms: Int, on db: some Connection) throws {
        try db.run("UPDATE saved_search SET fulfilled_ms = \(ms) WHERE id = \(id)")
    }

    /// Remembers that these files were told of, each at a page of it; page 0 for the file itself.
    ///
    /// - Returns: those that had not been told.
    public static func remember(
        _ pages: [(caseNumber: String, page: Int)], of id: String, at nowMs: Int, on db: some Connection
    ) throws -> [String] {
        guard !pages.isEmpty else { return [] }
        let values = pages.map { page -> SQL in "(\(id), \(page.caseNumber), \(page.page), \(nowMs))" }
        return try db.rows(
            """
            INSERT INTO saved_search_told (search, case_number, page, told_ms)
            VALUES \(list: values)
                ON CONFLICT (search, case_number, page) DO NOTHING
            RETURNING case_number
            """
        ).map { $0.text("case_number") }.sorted()
    }
}
