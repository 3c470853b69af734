public import Evidence

/// A text that an event refers to by its id and its salted digest.
public struct TextRecord: Hashable, Sendable {
    public static let saltCount = 16

    public let id: String
    public let caseNumber: String
    /// The field of the form, such as `narrative` or `reason`.
    public let field: String
    public let salt: [UInt8]
    public let text: String

    public init(id: String, caseNumber: String, field: String, salt: [UInt8], text: String) {
        precondition(salt.count == TextRecord.saltCount, "a salt has \(TextRecord.saltCount) bytes")
        self.id = id
        self.caseNumber = caseNumber
        self.field = field
        self.salt = salt
        self.text = text
    }

    /// What the journal says of the text: SHA-256 of the salt and the text.
    public var digest: Digest {
        Digest(of: salt + Array(text.utf8))
    }
}

/// Texts beside the journal: a reason, a narrative, an answer.
public enum TextRecords {
    public static let mostOfOneFile = 10_000

    public static func put(_ record: TextRecord, on db: some Connection) throws {
        try db.run(
            """
            INSERT INTO text_record (id, case_number, field, salt, text)
            VALUES (\(record.id), \(record.caseNumber), \(record.field), \(record.salt), \(record.text))
            """
        )
    }

    /// `nil` for an id that is unknown or erased.
    public static func find(_ id: String, on db: some Connection) throws -> TextRecord? {
        try db.row(
            """
            SELECT id, case_number, field, salt, text
              FROM text_record
             WHERE id = \(id) AND erased_day IS NULL
             ORDER BY id
             LIMIT 1
            """
        ).map(TextRecord.init)
    }

    /// Text by id, of those that are known and were not erased.
    public static func texts(_ ids: [String], on db: some Connection) throws -> [String: String] {
        let found = try db.rows(naming: ids) { names in
            """
            SELECT id, text
              FROM text_record
             WHERE id IN (\(sql: names)) AND erased_day IS NULL
             ORDER BY id
             LIMIT \(SQL.mostNames)
            """
        }
        return Dictionary(found.map { ($0.text("id"), $0.text("text")) }) { first, _ in first }
    }

    /// All texts of a file that were not erased.
    public static func all(of caseNumber: String, on db: some Connection) throws -> [TextRecord] {
        try db.rows(
            """
            SELECT id, case_number, field, salt, text
              FROM text_record
             WHERE case_number = \(caseNumber) AND erased_day IS NULL
             ORDER BY id
             LIMIT \(mostOfOneFile)
            """
        ).map(TextRecord.init)
    }

    /// The file in which the text was written, erased or not.
    public static func file(of id: String, on db: some Connection) throws -> String? {
        try db.row("SELECT case_number FROM text_record WHERE id = \(id) ORDER BY id LIMIT 1")?
            .text("case_number")
    }

    /// Whether a stub says that the text was erased; an id that nothing is known of was not.
    public static func isErased(_ id: String, on db: some Connection) throws -> Bool {
        try db.row(
            "SELECT id FROM text_record WHERE id = \(id) AND erased_day IS NOT NULL ORDER BY id LIMIT 1")
            != nil
    }

    /// Erases the text and its salt, and what searches and likeness drew from it, in its own file and in every other;
    /// the stub keeps the day. Says whether there was something to erase.
    public static func erase(_ id: String, on day: Int, from db: some Connection) throws -> Bool {
        let erased = try db.row(
            """
            UPDATE text_record
               SET salt = NULL, text = NULL, erased_day = \(day)
             WHERE id = \(id) AND erased_day IS NULL
            RETURNING case_number, field
            """
        )
        guard let erased else { return false }
        let own = erased.text("case_number")
        try SearchTexts.forget(.text(id), of: own, on: db)
        if erased.text("field") == "narrative" { try LeadMarks.forgetText(of: own, on: db) }
        var borrowers = try BorrowedTexts.files(of: id, on: db)
        while let last = borrowers.last {
            for number in borrowers { try SearchTexts.forget(.text(id), of: number, on: db) }
            borrowers = try BorrowedTexts.files(of: id, after: last, on: db)
        }
        try BorrowedTexts.forget(id, on: db)
        return true
    }
}

extension TextRecord {
    fileprivate init(_ row: FoundRow) {
        self.init(
            id: row.text("id"), caseNumber: row.text("case_number"), field: row.text("field"),
            salt: row.bytes("salt"), text: row.text("text"))
    }
}
