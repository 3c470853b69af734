/// A paper that waits for a signature in some role.
public struct SignatureWanted: Hashable, Sendable {
    /// Kind of the paper, or name of the text.
    public let document: String
    public let agency: String
    public let role: String
    /// Who has signed already and cannot be the second.
    public let notBy: String?
    public let sinceMs: Int

    public init(document: String, agency: String, role: String, notBy: String? = nil, sinceMs: Int) {
        self.document = document
        self.agency = agency
        self.role = role
        self.notBy = notBy
        self.sinceMs = sinceMs
    }
}

/// A paper served on someone, and the proof that it arrived.
public struct ServiceRow: Hashable, Sendable {
    public struct Receipt: Hashable, Sendable {
        public let method: String
        public let day: Int
        /// Id of the document that proves it.
        public let proof: String?

        public init(method: String, day: Int, proof: String?) {
            self.method = method
            self.day = day
            self.proof = proof
        }
    }

    /// Kind of the paper.
    public let document: String
    /// A body, a role, or `party.ROLE`.
    public let recipient: String
    /// 1 for the first time, 2 when it is served again …
    public let run: Int
    public let servedMs: Int
    /// `nil` until it is recorded.
    public let receipt: Receipt?

    public init(document: String, recipient: String, run: Int = 1, servedMs: Int, receipt: Receipt? = nil) {
        self.document = document
        self.recipient = recipient
        self.run = run
        self.servedMs = servedMs
        self.receipt = receipt
    }
}

/// A message from one agency to another, and whether it was received.
public struct MessageRow: Hashable, Sendable {
    /// The page that sent it.
    public let revision: Int
    public let message: String
    public let from: String
    public let to: String
    public let isCopy: Bool
    public let sentMs: Int
    public let receivedMs: Int?

    public init(
        revision: Int, message: String, from: String, to: String, isCopy: Bool, sentMs: Int,
        receivedMs: Int? = nil
    ) {
        self.revision = revision
        self.message = message
        self.from = from
        self.to = to
        self.isCopy = isCopy
        self.sentMs = sentMs
        self.receivedMs = receivedMs
    }
}

/// A file that came out of this one.
public struct RelatedFile: Hashable, Sendable {
    public let number: String
    public let procedure: String
    public let outcome: String?
    public let openedMs: Int

    public init(number: String, procedure: String, outcome: String?, openedMs: Int) {
        self.number = number
        self.procedure = procedure
        self.outcome = outcome
        self.openedMs = openedMs
    }
}

/// A right that someone in the file relies on.
public struct RightClaimed: Hashable, Sendable {
    public let type: String
    public let number: String

    public init(type: String, number: String) {
        self.type = type
        self.number = number
    }
}

extension SignatureWanted {
    static let columns: SQL = "case_number, document, agency, role, not_by, since_ms"

    func values(_ cover: CoverSheet) -> SQL {
        "(\(cover.number), \(document), \(agency), \(role), \(notBy), \(sinceMs))"
    }

    init(_ row: FoundRow) {
        self.init(
            document: row.text("document"), agency: row.text("agency"), role: row.text("role"),
            notBy: row.optionalText("not_by"), sinceMs: row.int("since_ms"))
    }
}

extension ServiceRow {
    static let columns: SQL = "case_number, document, recipient, run, served_ms, method, received_day, proof"

    func values(_ cover: CoverSheet) -> SQL {
        """
        (\(cover.number), \(document), \(recipient), \(run), \(servedMs), \(receipt?.method), \(receipt?.day),
         \(receipt?.proof))
        """
    }

    init(_ row: FoundRow) {
        self.init(
            document: row.text("document"), recipient: row.text("recipient"), run: row.int("run"),
            servedMs: row.int("served_ms"),
            receipt: row.optionalInt("received_day").map {
                Receipt(method: row.text("method"), day: $0, proof: row.optionalText("proof"))
            })
    }
}

extension MessageRow {
    static let columns: SQL = """
        case_number, revision, message, from_agency, to_agency, is_copy, sent_ms, received_ms
        """

    func values(_ cover: CoverSheet) -> SQL {
        "(\(cover.number), \(revision), \(message), \(from), \(to), \(isCopy), \(sentMs), \(receivedMs))"
    }

    init(_ row: FoundRow) {
        self.init(
            revision: row.int("revision"), message: row.text("message"), from: row.text("from_agency"),
            to: row.text("to_agency"), isCopy: row.bool("is_copy"), sentMs: row.int("sent_ms"),
            receivedMs: row.optionalInt("received_ms"))
    }
}

extension RelatedFile {
    static let columns: SQL = "parent_number, child_number, procedure, outcome, opened_ms"

    func values(_ cover: CoverSheet) -> SQL {
        "(\(cover.number), \(number), \(procedure), \(outcome), \(openedMs))"
    }

    init(_ row: FoundRow) {
        self.init(
            number: row.text("child_number"), procedure: row.text("procedure"),
            outcome: row.optionalText("outcome"), openedMs: row.int("opened_ms"))
    }
}

extension RightClaimed {
    static let columns: SQL = "case_number, type, number"

    func values(_ cover: CoverSheet) -> SQL { "(\(cover.number), \(type), \(number))" }

    init(_ row: FoundRow) {
        self.init(type: row.text("type"), number: row.text("number"))
    }
}
