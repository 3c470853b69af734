public import Casework
internal import Evidence
public import Law
internal import Store

/// A mail that waits for an officer: when it came and why it waits, and nothing of what it says.
public struct MailInQueue: Hashable, Sendable {
    public let id: String
    public let receivedAt: Instant
    public let sizeBytes: Int
    /// Key of a sentence.
    public let reason: String
}

/// A mail in the queue that an officer has opened.
public struct MailOpened: Hashable, Sendable {
    public let mail: MailInQueue
    public let sender: String
    public let subject: String
    public let text: String
    public let enclosures: [String]
    public let enclosuresLeftOut: Int
}

/// A mail of a file, out or in.
public struct FileMail: Hashable, Sendable {
    public enum Way: Hashable, Sendable { case out, received }

    public let way: Way
    public let at: Instant
    /// `waiting`, `retrying`, `sent`, `givenUp`, `bounced`; `filed`, `bounce`.
    public let state: String
    public let attempts: Int
    /// Who it is for; `nil` for what came in.
    public let person: String?
    /// The status that the other server gave.
    public let bounce: String?
}

/// Mail that found no file by itself, and the mails of each file.
extension Office {
    private static let mostWaiting = 200

    /// Mail is sorted by those who take leads in.
    private func guardQueue(_ caller: Caller) throws {
        guard caller.roles.contains("intake-officer") else {
            throw Refusal.notYourRole(needed: ["intake-officer"])
        }
    }

    public func mailQueue(for caller: Caller) async throws -> [MailInQueue] {
        try guardQueue(caller)
        return try await database.read { db in
            try ReceivedMails.waiting(limit: Office.mostWaiting, on: db).map(MailInQueue.init)
        }
    }

    /// Opens a mail that waits. That it was opened, and by whom, stands in the audit trail.
    public func openMail(_ id: String, for caller: Caller) async throws -> MailOpened {
        try guardQueue(caller)
        let (mail, bytes) = try await database.read { db in
            (try ReceivedMails.find(id, on: db), try ReceivedMails.open(id, with: self.key, on: db))
        }
        guard let mail, let bytes else { throw DeskRefusal.notFound }
        try await audit(
            "mail-opened", person: caller.person.description, agency: caller.agency.description,
            details: .object(["mail": .string(id)]))
        let letter = LetterReceived(reading: bytes)
        return MailOpened(
            mail: MailInQueue(mail), sender: letter.sender, subject: letter.subject, text: letter.text,
            enclosures: letter.attachments.map(\.name), enclosuresLeftOut: letter.attachmentsLeftOut)
    }

    /// Puts a mail that waits into a file that is shared with the caller.
    public func fileMail(_ id: String, into number: String, for caller: Caller) async throws {
        try guardQueue(caller)
        let bytes = try await database.read { db in try ReceivedMails.open(id, with: self.key, on: db) }
        guard let bytes else { throw DeskRefusal.notFound }
        let number = FormReading.halfWidth(number).trimmed
        let shared: FileInHand
        do {
            shared = try await sharedFile(number, with: caller)
        } catch DeskRefusal.notFound {
            throw Refusal.fieldsInvalid([.init("number", .unknown)])
        }
        guard !shared.file.hasEnded else {
            throw Refusal.notInThisStage("file-document", stage: shared.file.stage)
        }
        let nowMs = now.ms
        try await file(LetterReceived(reading: bytes), into: number) { db in
            let isOurs = try ReceivedMails.settle(
                id, as: .filed, in: number, by: caller.person.description, at: nowMs, on: db)
            guard isOurs else { throw DeskRefusal.notFound }
            try Audit.append(
                AuditEntry(
                    atMs: nowMs, person: caller.person.description, agency: caller.agency.description,
                    kind: "mail-filed", caseNumber: number, details: .object(["mail": .string(id)])),
                on: db)
        }
    }

    /// Sets a mail aside that belongs to no file: what it says is erased.
    public func setMailAside(_ id: String, for caller: Caller) async throws {
        try guardQueue(caller)
        let nowMs = now.ms
        try await database.write { db in
            let isOurs = try ReceivedMails.settle(
                id, as: .setAside, in: nil, by: caller.person.description, at: nowMs, on: db)
            guard isOurs else { throw DeskRefusal.notFound }
            try Audit.append(
                AuditEntry(
                    atMs: nowMs, person: caller.person.description, agency: caller.agency.description,
                    kind: "mail-set-aside", details: .object(["mail": .string(id)])),
                on: db)
        }
    }

    /// The mails of a file, the newest first. Addresses are shown to nobody.
    public func mails(of number: String, for caller: Caller) async throws -> (
        number: CaseNumber, procedure: Procedure, mails: [FileMail]
    ) {
        let hand = try await sharedFile(number, with: caller)
        guard sight(of: caller, on: hand).map({ $0.contains(.documents) }) ?? true else {
            throw DeskRefusal.notFound
        }
        let mails = try await database.read { db in
            let sent = try SentMails.all(of: number, on: db)
            let people = try Directory.people(Array(Set(sent.map(\.about.person))), on: db)
            let names = Dictionary(people.map { ($0.id, $0.name) }) { first, _ in first }
            return sent.map { FileMail($0, names) }
                + (try ReceivedMails.all(of: number, on: db)).map(FileMail.init)
        }
        return (hand.file.number, hand.procedure, mails.sorted { $0.at > $1.at })
    }

    /// What became of the mails that carry these notices, by the number of the notice.
    func mailStates(of notices: [Int], on db: some Connection) throws -> [Int: [SentMail.State]] {
        guard !notices.isEmpty else { return [:] }
        return Dictionary(grouping: try SentMails.carrying(notices, on: db), by: \.about.notice)
            .mapValues { $0.map(\.state) }
    }
}

extension MailInQueue {
    fileprivate init(_ mail: ReceivedMail) {
        self.init(
            id: mail.id, receivedAt: Instant(ms: mail.receivedMs), sizeBytes: mail.sizeBytes,
            reason: mail.reason)
    }
}

extension FileMail {
    fileprivate init(_ mail: SentMail, _ names: [String: String]) {
        self.init(
            way: .out, at: Instant(ms: mail.sentMs ?? mail.madeMs), state: mail.state.rawValue,
            attempts: mail.attempts, person: names[mail.about.person] ?? "", bounce: mail.bounce)
    }

    fileprivate init(_ mail: ReceivedMail) {
        self.init(
            way: .received, at: Instant(ms: mail.receivedMs), state: mail.state.rawValue, attempts: 0,
            person: nil, bounce: nil)
    }
}
