internal import Crypto
internal import Evidence

/// A mail that came in, as the office remembers it.
public struct ReceivedMail: Hashable, Sendable {
    public enum State: String, Hashable, Sendable {
        case filed, waiting, bounce, stopped
        case setAside = "set-aside"
    }

    public let id: String
    public let receivedMs: Int
    public let sizeBytes: Int
    public let state: State
    /// Key of a sentence: why it is in that state.
    public let reason: String
    public let caseNumber: String?
    public let outboxID: Int?

    public init(
        id: String, receivedMs: Int, sizeBytes: Int, state: State, reason: String, caseNumber: String? = nil,
        outboxID: Int? = nil
    ) {
        self.id = id
        self.receivedMs = receivedMs
        self.sizeBytes = sizeBytes
        self.state = state
        self.reason = reason
        self.caseNumber = caseNumber
        self.outboxID = outboxID
    }
}

/// Mail that came in. What waits for an officer is sealed; nothing here names a sender.
public enum ReceivedMails {
    /// The whole bytes of a mail and the address of its sender: neither is kept as it is.
    public struct Marks: Hashable, Sendable {
        let mail: [UInt8]
        let sender: [UInt8]

        public init(mail bytes: [UInt8], sender: String, with master: MasterKey) {
            func mark(_ bytes: [UInt8]) -> [UInt8] {
                Array(
                    HMAC<SHA256>.authenticationCode(for: bytes, using: master.derived(for: .receivedMail)))
            }
            mail = mark(bytes)
            self.sender = mark(Array(("from " + sender.lowercased()).utf8))
        }
    }

    /// `StoreError.unique` means that the same mail is here already.
    public static func put(
        _ mail: ReceivedMail, _ marks: Marks, sealing bytes: [UInt8]?, with master: MasterKey,
        random: RandomBytes, on db: some Connection
    ) throws {
        let sealed = try bytes.map {
            try Seal.wrap(
                $0, with: master.sealing(for: .receivedMail), random: random, boundTo: place(mail.id))
        }
        try db.run(
            """
            INSERT INTO mail_received (id, mark, sender_mark, received_ms, size_bytes, state, reason,
                                       case_number, outbox_id, sealed)
            VALUES (\(mail.id), \(marks.mail), \(marks.sender), \(mail.receivedMs), \(mail.sizeBytes),
                    \(mail.state.rawValue), \(mail.reason), \(mail.caseNumber), \(mail.outboxID), \(sealed))
            """
        )
    }

    public static func find(_ marks: Marks, on db: some Connection) throws -> ReceivedMail? {
        try db.row(
            """
            SELECT id, received_ms, size_bytes, state, reason, case_number, outbox_id
              FROM mail_received
             WHERE mark = \(marks.mail)
             ORDER BY id
             LIMIT 1
            """
        ).map(ReceivedMail.init)
    }

    public static func find(_ id: String, on db: some Connection) throws -> ReceivedMail? {
        try db.row(
            """
            SELECT id, received_ms, size_bytes, state, reason, case_number, outbox_id
              FROM mail_received
             WHERE id = \(id)
             ORDER BY id
             LIMIT 1
            """
        ).map(ReceivedMail.init)
    }

    /// How many this sender has sent since a moment, counted up to `most`.
    public static func count(by marks: Marks, since ms: Int, upTo most: Int, on db: some Connection) throws
        -> Int
    {
        try db.row(
            """
            SELECT count(*) AS mails
              FROM (SELECT id
                      FROM mail_received
                     WHERE sender_mark = \(marks.sender) AND received_ms >= \(ms)
                     ORDER BY received_ms
                     LIMIT \(most)) AS lately
             ORDER BY 1
             LIMIT 1
            """
        )?.int("mails") ?? 0
    }

    /// What waits for an officer, the oldest first.
    public static func waiting(limit: Int, on db: some Connection) throws -> [ReceivedMail] {
        try db.rows(
            """
            SELECT id, received_ms, size_bytes, state, reason, case_number, outbox_id
              FROM mail_received
             WHERE state = 'waiting'
             ORDER BY received_ms, id
             LIMIT \(limit)
            """
        ).map(ReceivedMail.init)
    }

    /// Newest first.
    public static func all(of caseNumber: String, on db: some Connection) throws -> [ReceivedMail] {
        try db.rows(
            """
            SELECT id, received_ms, size_bytes, state, reason, case_number, outbox_id
              FROM mail_received
             WHERE case_number = \(caseNumber)
             ORDER BY received_ms DESC, id
             LIMIT \(SentMails.mostOfOneFile)
            """
        ).map(ReceivedMail.init)
    }

    /// The bytes of a mail that waits; `nil` for one that does not.
    public static func open(_ id: String, with master: MasterKey, on db: some Connection) throws -> [UInt8]? {
        try db.row(
            """
            SELECT sealed
              FROM mail_received
             WHERE id = \(id) AND state = 'waiting'
             ORDER BY id
             LIMIT 1
            """
        ).map { row in
            try Seal.unwrap(
                row.bytes("sealed"), with: master.sealing(for: .receivedMail), boundTo: place(id))
        }
    }

    /// Settles a mail that waits; its bytes are erased. `false` when somebody else was faster.
    public static func settle(
        _ id: String, as state: ReceivedMail.State, in caseNumber: String?, by person: String, at nowMs: Int,
        on db: some Connection
    ) throws -> Bool {
        try db.run(
            """
            UPDATE mail_received
               SET state = \(state.rawValue), case_number = \(caseNumber), sealed = NULL,
                   settled_ms = \(nowMs), settled_by = \(person)
             WHERE id = \(id) AND state = 'waiting'
            """
        ) == 1
    }

    static func place(_ id: String) -> String { "mail\u{0}\(id)" }
}

extension ReceivedMail {
    fileprivate init(_ row: FoundRow) {
        guard let state = State(rawValue: row.text("state")) else {
            preconditionFailure("the schema lists the states")
        }
        self.init(
            id: row.text("id"), receivedMs: row.int("received_ms"), sizeBytes: row.int("size_bytes"),
            state: state, reason: row.text("reason"), caseNumber: row.optionalText("case_number"),
            outboxID: row.optionalInt("outbox_id"))
    }
}
