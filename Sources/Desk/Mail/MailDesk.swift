internal import Casework
internal import Evidence
internal import Foundation
internal import Law
internal import Programmes
internal import Store

/// What became of a mail that came in.
public enum MailOutcome: Hashable, Sendable {
    /// It lies in a file as papers.
    case filed(String)
    /// It waits for an officer, for the reason given.
    case waiting(String)
    /// It says what became of a mail of ours.
    case bounce
    /// Nobody wrote it to us: a machine, a list, a mail of our own.
    case stopped(String)
    /// It came in before.
    case known
    /// Too many came from one sender: not taken now, and to be sent again later.
    case later
    case tooLarge

    /// The word for programs.
    public var word: String {
        switch self {
        case .filed: "filed"
        case .waiting: "waiting"
        case .bounce: "bounce"
        case .stopped: "stopped"
        case .known: "known"
        case .later: "later"
        case .tooLarge: "too-large"
        }
    }
}

/// Takes in mail. No mail is ever answered by a machine of ours, so that no loop can begin here.
extension Office {
    /// Mails that one sender may send in an hour.
    static let mailsOfAnHour = 30
    private static let hourMs = 3_600_000
    static let mailKind: Name<PaperKind> = "mail"
    static let enclosureKind: Name<PaperKind> = "mail-enclosure"

    /// Takes in one mail as it came over the wire. It is durable before this returns.
    public func receiveMail(_ bytes: [UInt8]) async throws -> MailOutcome {
        guard bytes.count <= LetterReceived.mostBytes else { return .tooLarge }
        let letter = LetterReceived(reading: bytes)
        let marks = ReceivedMails.Marks(mail: bytes, sender: letter.sender, with: key)
        let since = now.ms - Office.hourMs
        let (known, lately, sent) = try await database.read { db in
            (
                try ReceivedMails.find(marks, on: db),
                try ReceivedMails.count(by: marks, since: since, upTo: Office.mailsOfAnHour, on: db),
                try letter.tokens.lazy.prefix(20).compactMap {
                    try SentMails.find($0, with: self.key, on: db)
                }.first
            )
        }
        if known != nil { return .known }
        guard lately < Office.mailsOfAnHour else { return .later }
        do {
            return try await settle(letter, bytes, marks, sent)
        } catch StoreError.unique {
            return .known
        }
    }

    private func settle(
        _ letter: LetterReceived, _ bytes: [UInt8], _ marks: ReceivedMails.Marks, _ sent: SentMail?
    ) async throws -> MailOutcome {
        if let report = letter.report { return try await note(report, bytes.count, marks, sent) }
        if letter.isOwn { return try await stop("own", bytes.count, marks) }
        if letter.isAutomatic { return try await stop("automatic", bytes.count, marks) }
        guard let sent else {
            let reason = letter.tokens.isEmpty ? "no-token" : "forged-token"
            return try await wait(reason, bytes, marks)
        }
        // Whoever was sent a forwarded copy holds the token, but not the mailbox.
        guard letter.sender == sent.recipient.lowercased() else {
            return try await wait("other-sender", bytes, marks)
        }
        let hand = try await database.read { db in try self.readFile(sent.about.caseNumber, on: db) }
        guard let hand, !hand.file.hasEnded else { return try await wait("file-ended", bytes, marks) }
        let mail = ReceivedMail(
            id: randomness.identifier("m"), receivedMs: now.ms, sizeBytes: bytes.count, state: .filed,
            reason: "reply", caseNumber: hand.number, outboxID: sent.id)
        try await file(letter, into: hand.number) { db in
            try ReceivedMails.put(
                mail, marks, sealing: nil, with: self.key, random: self.randomness.bytes, on: db)
        }
        return .filed(hand.number)
    }

    private func wait(_ reason: String, _ bytes: [UInt8], _ marks: ReceivedMails.Marks) async throws
        -> MailOutcome
    {
        let mail = ReceivedMail(
            id: randomness.identifier("m"), receivedMs: now.ms, sizeBytes: bytes.count, state: .waiting,
            reason: reason)
        try await database.write { db in
            try ReceivedMails.put(
                mail, marks, sealing: bytes, with: self.key, random: self.randomness.bytes, on: db)
        }
        return .waiting(reason)
    }

    private func stop(_ reason: String, _ size: Int, _ marks: ReceivedMails.Marks) async throws -> MailOutcome
    {
        let mail = ReceivedMail(
            id: randomness.identifier("m"), receivedMs: now.ms, sizeBytes: size, state: .stopped,
            reason: reason)
        try await database.write { db in
            try ReceivedMails.put(
                mail, marks, sealing: nil, with: self.key, random: self.randomness.bytes, on: db)
        }
        return .stopped(reason)
    }

    /// Shows a bounce at the notice and on the file. A report without a token of ours is of some other mail.
    private func note(
        _ report: DeliveryReport, _ size: Int, _ marks: ReceivedMails.Marks, _ sent: SentMail?
    ) async throws -> MailOutcome {
        guard let sent else { return try await stop("foreign-report", size, marks) }
        let moment = now
        let mail = ReceivedMail(
            id: randomness.identifier("m"), receivedMs: moment.ms, sizeBytes: size, state: .bounce,
            reason: report.action.rawValue, caseNumber: sent.about.caseNumber, outboxID: sent.id)
        try await database.write { db in
            try ReceivedMails.put(
                mail, marks, sealing: nil, with: self.key, random: self.randomness.bytes, on: db)
            guard report.action == .failed, sent.bouncedMs == nil else { return }
            try SentMails.markBounced(sent.id, status: report.status, at: moment.ms, on: db)
            guard let hand = try self.readFile(sent.about.caseNumber, on: db) else { return }
            try self.tellHandlers("notice.mail-bounced", of: hand, on: db)
        }
        return .bounce
    }

    /// Puts a letter into a file: its text and its enclosures as papers that came from outside.
    func file(
        _ letter: LetterReceived, into number: String,
        beside work: @escaping @Sendable (any Connection) throws -> Void
    ) async throws {
        let moment = now
        let papers = try await keepPapers(of: letter, at: moment)
        try await database.write { db in
            guard let hand = try self.readFile(number, on: db), let opening = hand.file.opening else {
                throw DeskRefusal.notFound
            }
            let events = papers.map { CaseEvent.documentFiled($0.paper) }
            let stamp = Stamp.office(opening.agency, at: moment)
            let rows = try self.append(events, to: number, after: hand.revision, stamp, on: db)
            for (paper, row) in zip(papers, rows) {
                try Documents.put(
                    DocumentRow(
                        id: paper.paper.id, caseNumber: number, revision: row.revision,
                        kind: paper.paper.kind.description, sha256: paper.sha256,
                        sizeBytes: paper.paper.sizeBytes, mediaType: paper.mediaType,
                        fileName: paper.fileName, filedBy: stamp.officer, filedMs: moment.ms),
                    on: db)
            }
            try self.project(hand, adding: events, as: rows, on: db)
            try self.tellHandlers("notice.mail-received", of: hand, on: db)
            try work(db)
        }
    }

    private struct ReceivedPaper: Sendable {
        let paper: Paper
        let sha256: Digest
        let mediaType: String
        let fileName: String
    }

    private func keepPapers(of letter: LetterReceived, at moment: Instant) async throws -> [ReceivedPaper] {
        let text = Array(letterText(letter, at: moment).utf8)
        let subject = Office.fileName(letter.subject + ".txt") ?? "letter.txt"
        var papers = [
            try await keepPaper(text, as: Office.mailKind, "text/plain; charset=utf-8", subject)
        ]
        for enclosed in letter.attachments {
            papers.append(
                try await keepPaper(
                    enclosed.bytes, as: Office.enclosureKind, enclosed.mediaType, enclosed.name))
        }
        return papers
    }

    private func keepPaper(
        _ bytes: [UInt8], as kind: Name<PaperKind>, _ mediaType: String, _ name: String
    ) async throws -> ReceivedPaper {
        var writer = try vault.writer(name: randomness.identifier("u"), limit: LetterReceived.mostBytes)
        try writer.append(bytes)
        let kept = try await writer.finishInTurn()
        let paper = Paper(
            id: randomness.identifier("d"), kind: kind, digest: kept.sha256.description,
            sizeBytes: kept.sizeBytes)
        return ReceivedPaper(paper: paper, sha256: kept.sha256, mediaType: mediaType, fileName: name)
    }

    /// The text of a letter under a head that says where it came from.
    private func letterText(_ letter: LetterReceived, at moment: Instant) -> String {
        func line(_ key: String, _ value: String) -> String {
            (texts.sentence("mail.paper.\(key)", in: Office.language) ?? key).replacing(
                "{value}", with: value)
        }
        var lines = [
            line("outside", ""), line("from", letter.sender), line("subject", letter.subject),
            line("received", moment.description),
        ]
        if letter.attachmentsLeftOut > 0 {
            lines.append(line("left-out", String(letter.attachmentsLeftOut)))
        }
        return lines.joined(separator: "\n") + "\n\n" + letter.text + "\n"
    }

    /// Tells those who take part in a file of something that no act did; no mail carries it.
    private func tellHandlers(_ text: String, of hand: FileInHand, on db: some Connection) throws {
        let next = Projecting(
            pages: [], file: hand.file, procedure: hand.procedure, rights: [], search: [],
            folding: folding
        ).waiting
        let opening = hand.file.opening.map { [Audience.agency($0.agency.description)] } ?? []
        let details: JSON = .object([
            "act": .string("mail"), "procedure": .string(hand.procedure.name.description),
            "number": .string(hand.number), "stage": .string(hand.file.stage.description),
        ])
        for audience in next.isEmpty ? opening : next {
            _ = try Notices.put(text, to: audience, about: hand.number, details: details, at: now.ms, on: db)
        }
    }
}
