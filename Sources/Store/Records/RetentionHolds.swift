/// That somebody needs a file as it is.
public struct RetentionHold: Hashable, Sendable {
    public let id: String
    public let caseNumber: String
    public let reason: String
    public let setBy: String
    public let setMs: Int

    public init(id: String, caseNumber: String, reason: String, setBy: String, setMs: Int) {
        self.id = id
        self.caseNumber = caseNumber
        self.reason = reason
        self.setBy = setBy
        self.setMs = setMs
    }
}

/// Holds on files: while one stands, nobody decides what becomes of the file.
public enum RetentionHolds {
    /// `false` where one stands already.
    public static func put(_ hold: RetentionHold, on db: some Connection) throws -> Bool {
        guard try standing(on: hold.caseNumber, db) == nil else { return false }
        try db.run(
            """
            INSERT INTO retention_hold (id, case_number, reason, set_by, set_ms)
            VALUES (\(hold.id), \(hold.caseNumber), \(hold.reason), \(hold.setBy), \(hold.setMs))
            """
        )
        return true
    }

    public static func standing(
        on caseNumber: String, _ db: some Connection
    ) throws -> RetentionHold? {
        try db.row(
            """
            SELECT id, case_number, reason, set_by, set_ms
              FROM retention_hold
             WHERE case_number = \(caseNumber) AND released_ms IS NULL
             ORDER BY set_ms DESC
             LIMIT 1
            """
        ).map { row in
            RetentionHold(
                id: row.text("id"), caseNumber: row.text("case_number"), reason: row.text("reason"),
                setBy: row.text("set_by"), setMs: row.int("set_ms"))
        }
    }

    /// Gives the id of the hold that was released; `nil` where none stands.
    public static func release(
        of caseNumber: String, by person: String, because reason: String, at nowMs: Int,
        on db: some Connection
    ) throws -> String? {
        try db.row(
            """
            UPDATE retention_hold
               SET released_by = \(person), released_ms = \(nowMs), release_reason = \(reason)
             WHERE case_number = \(caseNumber) AND released_ms IS NULL
            RETURNING id
            """
        )?.text("id")
    }

    /// Why the hold was set, and why it was released.
    public static func reasons(
        of id: String, on db: some Connection
    ) throws -> (setting: String, release: String?)? {
        try db.row(
            "SELECT reason, release_reason FROM retention_hold WHERE id = \(id) ORDER BY id LIMIT 1"
        ).map { ($0.text("reason"), $0.optionalText("release_reason")) }
    }

    /// What was said about a file that is gone may say what it said.
    public static func forgetReasons(of caseNumber: String, on db: some Connection) throws {
        try db.run(
            """
            UPDATE retention_hold
               SET reason = '', release_reason = NULL
             WHERE case_number = \(caseNumber)
            """
        )
    }
}
