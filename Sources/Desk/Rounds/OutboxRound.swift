internal import Law
internal import Store

extension Office {
    /// Mails that a round takes at once.
    private static let mailsOfARound = 50
    /// How long a courier may take before another tries, in milliseconds.
    private static let leaseMs = 10 * 60_000
    /// After so many attempts a mail is given up: the last waits some 17 hours.
    static let mostAttempts = 10

    /// Sends what waits in the outbox, until nothing is due.
    ///
    /// - Returns: how many mails left. One that fails is tried again, each time after twice as long.
    public func runOutboxRound(sink: any MailSink, settings: MailSettings = MailSettings()) async throws
        -> Int
    {
        var sent = 0
        while true {
            let moment = now
            let taken = try await database.write { db in
                try Outbox.take(
                    Office.mailsOfARound, dueBy: moment.ms, leaseEndsMs: moment.ms + Office.leaseMs, on: db)
            }
            guard !taken.isEmpty else { return sent }
            for mail in taken where try await send(mail, through: sink, settings, at: moment) { sent += 1 }
        }
    }

    private func send(
        _ taken: TakenMail, through sink: any MailSink, _ settings: MailSettings, at moment: Instant
    ) async throws -> Bool {
        do {
            let token = taken.mail.about.map { _ in
                MailToken.text(of: taken.id, named: taken.mail.token, with: key)
            }
            let mail = MailWriting(texts: texts, settings: settings).whole(taken.mail)
            try await sink.send(try MailText(mail, by: settings, token: token, at: moment))
        } catch {
            // The recipient's address stands in its own column, and in no sentence that is shown or logged.
            let fault = String("\(error)".replacing(taken.mail.recipient, with: "…").prefix(500))
            let isFinal = error is MailText.Unaddressed || error is any FinalMailFault
            try await database.write { db in
                if taken.attempts >= Office.mostAttempts || isFinal {
                    try Outbox.giveUp(taken.id, because: fault, at: moment.ms, on: db)
                } else {
                    try Outbox.markFailed(
                        taken.id, because: fault,
                        tryAgainMs: moment.ms + Office.waitMs(after: taken.attempts),
                        on: db)
                }
            }
            return false
        }
        try await database.write { db in try Outbox.markSent(taken.id, at: moment.ms, on: db) }
        return true
    }

    /// Two minutes after the first failure, then twice as long each time.
    static func waitMs(after attempts: Int) -> Int {
        120_000 << min(max(attempts - 1, 0), 9)
    }
}
