public import Evidence

/// A paper or an exhibit in a file; its bytes lie in the vault under their digest.
///
/// Its name may name people, so the row stands beside the journal, and `rebuild` leaves it alone.
public struct DocumentRow: Hashable, Sendable {
    public let id: String
    public let caseNumber: String
    /// The page that filed it.
    public let revision: Int
    public let kind: String
    public let sha256: Digest
    public let sizeBytes: Int
    public let mediaType: String
    /// As the sender called it.
    public let fileName: String?
    public let filedBy: String
    public let filedMs: Int
    /// The day on which its bytes and its name were erased.
    public private(set) var erasedDay: Int?

    public init(
        id: String, caseNumber: String, revision: Int, kind: String, sha256: Digest, sizeBytes: Int,
        mediaType: String, fileName: String?, filedBy: String, filedMs: Int
    ) {
        self.id = id
        self.caseNumber = caseNumber
        self.revision = revision
        self.kind = kind
        self.sha256 = sha256
        self.sizeBytes = sizeBytes
        self.mediaType = mediaType
        self.fileName = fileName
        self.filedBy = filedBy
        self.filedMs = filedMs
    }
}

public enum Documents {
    public static let mostOfOneFile = 10_000

    private static let columns: SQL = """
        id, case_number, revision, kind, sha256, size_bytes, media_type, file_name, filed_by, filed_ms
        """
    private static let found: SQL = "\(sql: columns), erased_day"

    public static func put(_ document: DocumentRow, on db: some Connection) throws {
        try db.run(
            """
            INSERT INTO document (\(sql: columns))
            VALUES (\(document.id), \(document.caseNumber), \(document.revision), \(document.kind),
                    \(document.sha256), \(document.sizeBytes), \(document.mediaType), \(document.fileName),
                    \(document.filedBy), \(document.filedMs))
            """
        )
    }

    public static func find(_ id: String, on db: some Connection) throws -> DocumentRow? {
        try db.row("SELECT \(sql: found) FROM document WHERE id = \(id) ORDER BY id LIMIT 1")
            .map(DocumentRow.init)
    }

    /// What their senders called them, by id; without those that have no name.
    public static func fileNames(_ ids: [String], on db: some Connection) throws -> [String: String] {
        let found = try db.rows(naming: ids) { names in
            """
            SELECT id, file_name
              FROM document
             WHERE id IN (\(sql: names)) AND file_name IS NOT NULL
             ORDER BY id
             LIMIT \(SQL.mostNames)
            """
        }
        return Dictionary(found.map { ($0.text("id"), $0.text("file_name")) }) { first, _ in first }
    }

    /// In the order of filing.
    public static func all(of caseNumber: String, on db: some Connection) throws -> [DocumentRow] {
        try db.rows(
            """
            SELECT \(sql: found)
              FROM document
             WHERE case_number = \(caseNumber)
             ORDER BY revision, id
             LIMIT \(mostOfOneFile)
            """
        ).map(DocumentRow.init)
    }

    /// Digests of documents that were not erased, in their order; `after` is the last of the page before.
    ///
    /// A backup is made of a database as it stands, also before the step that lets papers be erased: then none was.
    public static func digests(after last: Digest?, limit: Int, on db: some Connection) throws -> [Digest] {
        let kept: SQL = try knowsErasing(on: db) ? "erased_day IS NULL" : "sha256 IS NOT NULL"
        return try db.rows(
            """
            SELECT DISTINCT sha256
              FROM document
             WHERE sha256 > \(last?.bytes ?? []) AND \(sql: kept)
             ORDER BY sha256
             LIMIT \(limit)
            """
        ).map { $0.digest("sha256") }
    }

    private static func knowsErasing(on db: some Connection) throws -> Bool {
        let known: SQL = """
            \(sqlite: "name FROM pragma_table_info('document') WHERE name = 'erased_day'",
              postgres: "column_name AS name FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = 'document' AND column_name = 'erased_day'")
            """
        return try db.row("SELECT \(sql: known) ORDER BY 1 LIMIT 1") != nil
    }
}

extension DocumentRow {
    fileprivate init(_ row: FoundRow) {
        self.init(
            id: row.text("id"), caseNumber: row.text("case_number"), revision: row.int("revision"),
            kind: row.text("kind"), sha256: row.digest("sha256"), sizeBytes: row.int("size_bytes"),
            mediaType: row.text("media_type"), fileName: row.optionalText("file_name"),
            filedBy: row.text("filed_by"), filedMs: row.int("filed_ms"))
        erasedDay = row.optionalInt("erased_day")
    }
}

extension Documents {
    /// Erases the name of a paper, and says that its bytes have to be taken from the vault; the row keeps kind, size, digest
    /// and the day. Says whether there was something to erase.
    public static func erase(_ id: String, on day: Int, from db: some Connection) throws -> Bool {
        let erased = try db.row(
            """
            UPDATE document
               SET file_name = NULL, erased_day = \(day), bytes_left = 1
             WHERE id = \(id) AND erased_day IS NULL
            RETURNING case_number
            """
        )
        guard let erased else { return false }
        try SearchTexts.forget(.document(id), of: erased.text("case_number"), on: db)
        return true
    }

    /// Digests of erased papers whose bytes may still lie in the vault.
    public static func withBytesLeft(limit: Int, on db: some Connection) throws -> [Digest] {
        try db.rows(
            """
            SELECT DISTINCT sha256
              FROM document
             WHERE bytes_left = 1
             ORDER BY sha256
             LIMIT \(limit)
            """
        ).map { $0.digest("sha256") }
    }

    /// The bytes of erased papers were taken, or stay for another file.
    public static func noteTaken(_ digest: Digest, on db: some Connection) throws {
        try db.run("UPDATE document SET bytes_left = 0 WHERE sha256 = \(digest) AND bytes_left = 1")
    }

    /// Whether a paper that was not erased has these bytes.
    public static func isKept(_ digest: Digest, on db: some Connection) throws -> Bool {
        try db.row(
            "SELECT id FROM document WHERE sha256 = \(digest) AND erased_day IS NULL ORDER BY id LIMIT 1")
            != nil
    }

    public static func erasedCount(on db: some Connection) throws -> Int {
        try db.row(
            "SELECT count(*) AS papers FROM document WHERE erased_day IS NOT NULL ORDER BY 1 LIMIT 1")?
            .int("papers") ?? 0
    }

    /// Digests of papers that were erased and that no other file keeps, in their order.
    public static func erasedDigests(after last: Digest?, limit: Int, on db: some Connection) throws
        -> [Digest]
    {
        try db.rows(
            """
            SELECT DISTINCT gone.sha256
              FROM document AS gone
             WHERE gone.sha256 > \(last?.bytes ?? []) AND gone.erased_day IS NOT NULL
               AND NOT EXISTS (SELECT 1
                                 FROM document AS kept
                                WHERE kept.sha256 = gone.sha256 AND kept.erased_day IS NULL)
             ORDER BY gone.sha256
             LIMIT \(limit)
            """
        ).map { $0.digest("sha256") }
    }
}
