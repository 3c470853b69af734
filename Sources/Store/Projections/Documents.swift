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
        try db.row("SELECT \(sql: columns) FROM document WHERE id = \(id) ORDER BY id LIMIT 1")
            .map(DocumentRow.init)
    }

    /// In the order of filing.
    public static func all(of caseNumber: String, on db: some Connection) throws -> [DocumentRow] {
        try db.rows(
            """
            SELECT \(sql: columns)
              FROM document
             WHERE case_number = \(caseNumber)
             ORDER BY revision, id
             LIMIT \(mostOfOneFile)
            """
        ).map(DocumentRow.init)
    }

    /// Digests that documents refer to, in their order; `after` is the last of the page before.
    public static func digests(after last: Digest?, limit: Int, on db: some Connection) throws -> [Digest] {
        try db.rows(
            """
            SELECT DISTINCT sha256
              FROM document
             WHERE sha256 > \(last?.bytes ?? [])
             ORDER BY sha256
             LIMIT \(limit)
            """
        ).map { $0.digest("sha256") }
    }
}

extension DocumentRow {
    fileprivate init(_ row: FoundRow) {
        self.init(
            id: row.text("id"), caseNumber: row.text("case_number"), revision: row.int("revision"),
            kind: row.text("kind"), sha256: row.digest("sha256"), sizeBytes: row.int("size_bytes"),
            mediaType: row.text("media_type"), fileName: row.optionalText("file_name"),
            filedBy: row.text("filed_by"), filedMs: row.int("filed_ms"))
    }
}
