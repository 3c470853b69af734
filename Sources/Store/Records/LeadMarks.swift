internal import Crypto

/// Marks by which a lead that comes a second time is known again, without keeping what it says or who says it.
///
/// The mark of the text asks for the same words about the same matter: whoever does not know them learns nothing, so
/// that nobody finds out by trying who has reported whom. The mark of the person serves officers only: it counts how
/// the earlier leads of the same contact ended.
public struct LeadMark: Hashable, Sendable {
    let text: [UInt8]
    let person: [UInt8]?

    /// - Parameter text: what was told and about whom, already without blanks and signs.
    /// - Parameter contact: telephone, mail address or credit code; `nil` for an anonymous lead.
    public init(text: String, contact: String?, with master: MasterKey) {
        self.text = LeadMark.authenticated("text\u{0}" + text, master)
        person = contact.map { LeadMark.authenticated("person\u{0}" + $0, master) }
    }

    private static func authenticated(_ text: String, _ master: MasterKey) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: master.derived(for: .leadMarks)))
    }
}

public enum LeadMarks {
    public struct Ending: Hashable, Sendable {
        /// `nil` while the file is open.
        public let outcome: String?
        public let count: Int
    }

    public static func put(
        _ mark: LeadMark, of caseNumber: String, at nowMs: Int, on db: some Connection
    ) throws {
        try db.run(
            """
            INSERT INTO lead_mark (case_number, text_hmac, person_hmac, made_ms)
            VALUES (\(caseNumber), \(mark.text), \(mark.person), \(nowMs))
            """
        )
    }

    /// What was told is erased: the same words are not known again. Whose leads they were is still counted.
    static func forgetText(of caseNumber: String, on db: some Connection) throws {
        let nothing = [UInt8](repeating: 0, count: SHA256.byteCount)
        try db.run("UPDATE lead_mark SET text_hmac = \(nothing) WHERE case_number = \(caseNumber)")
    }

    /// The whole file is destroyed.
    public static func forget(of caseNumber: String, on db: some Connection) throws {
        try forgetText(of: caseNumber, on: db)
        try forgetPerson(of: caseNumber, on: db)
    }

    /// Who told it is erased: it counts among the leads of nobody.
    static func forgetPerson(of caseNumber: String, on db: some Connection) throws {
        try db.run("UPDATE lead_mark SET person_hmac = NULL WHERE case_number = \(caseNumber)")
    }

    /// The open file that the same words have made already.
    public static func open(_ mark: LeadMark, on db: some Connection) throws -> String? {
        try db.row(
            """
            SELECT lead_mark.case_number
              FROM lead_mark
              JOIN case_file ON case_file.number = lead_mark.case_number
             WHERE lead_mark.text_hmac = \(mark.text) AND case_file.outcome IS NULL
             ORDER BY lead_mark.made_ms, lead_mark.case_number
             LIMIT 1
            """
        )?.text("case_number")
    }

    /// How the leads of the person who made this one have ended, this one left out.
    public static func earlier(of caseNumber: String, on db: some Connection) throws -> [Ending] {
        try db.rows(
            """
            SELECT case_file.outcome, count(*) AS files
              FROM lead_mark AS own
              JOIN lead_mark AS other ON other.person_hmac = own.person_hmac
                                     AND other.case_number <> own.case_number
              JOIN case_file ON case_file.number = other.case_number
             WHERE own.case_number = \(caseNumber)
             GROUP BY case_file.outcome
             ORDER BY files DESC, case_file.outcome
             LIMIT 20
            """
        ).map { Ending(outcome: $0.optionalText("outcome"), count: $0.int("files")) }
    }

    /// The newest other files of the same person.
    public static func files(besides caseNumber: String, limit: Int, on db: some Connection) throws
        -> [String]
    {
        try db.rows(
            """
            SELECT other.case_number
              FROM lead_mark AS own
              JOIN lead_mark AS other ON other.person_hmac = own.person_hmac
                                     AND other.case_number <> own.case_number
             WHERE own.case_number = \(caseNumber)
             ORDER BY other.made_ms DESC, other.case_number
             LIMIT \(limit)
            """
        ).map { $0.text("case_number") }
    }
}
