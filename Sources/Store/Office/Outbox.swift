/// A mail that waits to leave. It was put in by the transaction that decided it.
public struct OutgoingMail: Hashable, Sendable {
    /// Names the mail: put in twice, it is sent once.
    public let token: String
    public let recipient: String
    public let subject: String
    public let text: String
    /// What it is about; `nil` for a mail that nobody answers.
    public let about: Matter?

    /// The file, the notice and the person that a mail belongs to.
    public struct Matter: Hashable, Sendable {
        public let caseNumber: String
        public let person: String
        public let notice: Int
        public let language: String

        public init(caseNumber: String, person: String, notice: Int, language: String) {
            self.caseNumber = caseNumber
            self.person = person
            self.notice = notice
            self.language = language
        }
    }

    public init(token: String, recipient: String, subject: String, text: String, about: Matter? = nil) {
        self.token = token
        self.recipient = recipient
        self.subject = subject
        self.text = text
        self.about = about
    }
}

/// A mail that a courier has taken, with the number of times it was tried, this one included.
public struct TakenMail: Hashable, Sendable {
    public let id: Int
    public let mail: OutgoingMail
    public let attempts: Int
}

public enum Outbox {
    public static func put(_ mail: OutgoingMail, at nowMs: Int, on db: some Connection) throws {
        try db.run(
            """
            INSERT INTO outbox (token, recipient, subject, text, made_ms, due_ms,
                                case_number, person, notice, language)
            VALUES (\(mail.token), \(mail.recipient), \(mail.subject), \(mail.text), \(nowMs), \(nowMs),
                    \(mail.about?.caseNumber), \(mail.about?.person), \(mail.about?.notice),
                    \(mail.about?.language))
                ON CONFLICT (token) DO NOTHING
            """
        )
    }

    /// Takes at most `limit` mails that are due; nobody else takes them until `leaseEndsMs`.
    public static func take(
        _ limit: Int, dueBy nowMs: Int, leaseEndsMs: Int, on db: some Connection
    ) throws -> [TakenMail] {
        try db.rows(
            """
            UPDATE outbox
               SET attempts = attempts + 1, due_ms = \(leaseEndsMs)
             WHERE id IN (SELECT id
                            FROM outbox
                           WHERE sent_ms IS NULL AND given_up_ms IS NULL AND due_ms <= \(nowMs)
                           ORDER BY due_ms, id
                           LIMIT \(limit) \(sqlite: "", postgres: "FOR UPDATE SKIP LOCKED"))
            RETURNING id, token, recipient, subject, text, attempts, case_number, person, notice, language
            """
        )
        .map { row in
            TakenMail(
                id: row.int("id"),
                mail: OutgoingMail(
                    token: row.text("token"), recipient: row.text("recipient"),
                    subject: row.text("subject"), text: row.text("text"), about: .init(row)),
                attempts: row.int("attempts"))
        }
        .sorted { $0.id < $1.id }
    }

    /// The mail has left: its text is forgotten.
    public static func markSent(_ id: Int, at nowMs: Int, on db: some Connection) throws {
        try db.run("UPDATE outbox SET sent_ms = \(nowMs), text = NULL, last_fault = NULL WHERE id = \(id)")
    }

    public static func markFailed(
        _ id: Int, because fault: String, tryAgainMs: Int, on db: some Connection
    ) throws {
        try db.run("UPDATE outbox SET last_fault = \(fault), due_ms = \(tryAgainMs) WHERE id = \(id)")
    }

    public static func giveUp(_ id: Int, because fault: String, at nowMs: Int, on db: some Connection) throws
    {
        try db.run("UPDATE outbox SET last_fault = \(fault), given_up_ms = \(nowMs) WHERE id = \(id)")
    }

    /// When the mail was put in that has waited longest.
    public static func oldestWaiting(on db: some Connection) throws -> Int? {
        try db.row(
            """
            SELECT min(made_ms) AS oldest
              FROM outbox
             WHERE sent_ms IS NULL AND given_up_ms IS NULL
             ORDER BY 1
             LIMIT 1
            """
        )?.optionalInt("oldest")
    }

    /// How many wait, counted up to `limit`.
    public static func waiting(upTo limit: Int, on db: some Connection) throws -> Int {
        let counted = try db.row(
            """
            SELECT count(*) AS waiting
              FROM (SELECT id
                      FROM outbox
                     WHERE sent_ms IS NULL AND given_up_ms IS NULL
                     ORDER BY due_ms, id
                     LIMIT \(limit)) AS due
             ORDER BY 1
             LIMIT 1
            """
        )
        return counted?.int("waiting") ?? 0
    }
}

extension OutgoingMail.Matter {
    init?(_ row: FoundRow) {
        guard let caseNumber = row.optionalText("case_number"), let person = row.optionalText("person"),
            let notice = row.optionalInt("notice"), let language = row.optionalText("language")
        else { return nil }
        self.init(caseNumber: caseNumber, person: person, notice: notice, language: language)
    }
}
