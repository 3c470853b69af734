internal import Crypto
internal import Evidence

/// A mail that was put into the outbox, and what became of it. Its text is gone when it has left.
public struct SentMail: Hashable, Sendable {
    public enum State: String, Hashable, Sendable { case waiting, retrying, sent, givenUp, bounced }

    public let id: Int
    public let recipient: String
    public let about: OutgoingMail.Matter
    public let madeMs: Int
    public let attempts: Int
    public let sentMs: Int?
    public let givenUpMs: Int?
    public let bouncedMs: Int?
    /// The status that the other server gave.
    public let bounce: String?
    let token: String

    public var state: State {
        if bouncedMs != nil { return .bounced }
        if givenUpMs != nil { return .givenUp }
        if sentMs != nil { return .sent }
        return attempts > 0 ? .retrying : .waiting
    }
}

/// Stands in the reply address and in the Message-ID of a mail: names it, and cannot be made up.
///
/// `r`, the number of the mail in 10 hexadecimal digits, and 24 digits of an HMAC under a key of the office.
public enum MailToken {
    static let length = 35
    private static let macBytes = 12

    public static func text(of id: Int, named token: String, with master: MasterKey) -> String {
        let digits = String(id, radix: 16)
        let number = String(repeating: "0", count: max(0, 10 - digits.count)) + digits
        return "r" + number + Hex.text(mac(number, token, master))
    }

    /// Whether a text has the shape of a token, whoever made it.
    public static func isShaped(_ text: String) -> Bool { id(of: text) != nil }

    static func id(of text: String) -> Int? {
        guard text.utf8.count == length, text.hasPrefix("r"),
            text.dropFirst().utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
        else { return nil }
        return Int(text.dropFirst().prefix(10), radix: 16)
    }

    static func proves(_ text: String, _ mail: SentMail, with master: MasterKey) -> Bool {
        let expected = Array(MailToken.text(of: mail.id, named: mail.token, with: master).utf8)
        let given = Array(text.utf8)
        return given.count == expected.count && zip(given, expected).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func mac(_ number: String, _ token: String, _ master: MasterKey) -> [UInt8] {
        let code = HMAC<SHA256>.authenticationCode(
            for: Array("\(number)\u{0}\(token)".utf8), using: master.derived(for: .mailTokens))
        return Array(Array(code).prefix(macBytes))
    }
}

public enum SentMails {
    public static let mostOfOneFile = 200

    private static let columns: SQL = """
        id, token, recipient, case_number, person, notice, language, made_ms, attempts, sent_ms,
               given_up_ms, bounced_ms, bounce
        """

    /// The mail that a token names; `nil` for one that was made up.
    public static func find(_ token: String, with master: MasterKey, on db: some Connection) throws
        -> SentMail?
    {
        guard let id = MailToken.id(of: token) else { return nil }
        let found = try db.row(
            "SELECT \(sql: columns) FROM outbox WHERE id = \(id) ORDER BY id LIMIT 1"
        ).flatMap(SentMail.init)
        return found.flatMap { MailToken.proves(token, $0, with: master) ? $0 : nil }
    }

    /// Newest first.
    public static func all(of caseNumber: String, on db: some Connection) throws -> [SentMail] {
        try db.rows(
            """
            SELECT \(sql: columns)
              FROM outbox
             WHERE case_number = \(caseNumber)
             ORDER BY id DESC
             LIMIT \(mostOfOneFile)
            """
        ).compactMap(SentMail.init)
    }

    /// The mails that carry these notices.
    public static func carrying(_ notices: [Int], on db: some Connection) throws -> [SentMail] {
        try db.rows(
            """
            SELECT \(sql: columns)
              FROM outbox
             WHERE notice IN (\(list: notices))
             ORDER BY notice, id
             LIMIT 2000
            """
        ).compactMap(SentMail.init)
    }

    public static func markBounced(_ id: Int, status: String, at nowMs: Int, on db: some Connection) throws {
        try db.run(
            """
            UPDATE outbox
               SET bounced_ms = \(nowMs), bounce = \(status)
             WHERE id = \(id) AND bounced_ms IS NULL
            """
        )
    }
}

extension SentMail {
    fileprivate init?(_ row: FoundRow) {
        guard let about = OutgoingMail.Matter(row) else { return nil }
        self.init(
            id: row.int("id"), recipient: row.text("recipient"), about: about, madeMs: row.int("made_ms"),
            attempts: row.int("attempts"), sentMs: row.optionalInt("sent_ms"),
            givenUpMs: row.optionalInt("given_up_ms"), bouncedMs: row.optionalInt("bounced_ms"),
            bounce: row.optionalText("bounce"), token: row.text("token"))
    }
}
