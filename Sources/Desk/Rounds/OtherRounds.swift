internal import Evidence
internal import Law
internal import Store

/// What the office does by itself besides its clocks.
extension Office {
    /// Days for which the office remembers what it answered to a request that may be tried again.
    static let daysOfRetry = 7

    /// What all rounds did; a round that failed stands in `faults`, and the others were run all the same.
    public struct RoundsDone: Sendable {
        public var clocksRunOut = 0
        public var clocksRebased = 0
        public var mailsSent = 0
        public var headWasLogged = false
        public var expired = 0
        /// The name of the round and what kept it from its end.
        public var faults: [(round: String, fault: String)] = []

        public init() {}
    }

    /// All rounds, one after the other. The calendar comes first: clocks run out on the newest one.
    public func runRounds(
        sink: (any MailSink)? = nil, settings: MailSettings = MailSettings()
    ) async throws -> RoundsDone {
        var done = RoundsDone()
        await attempt("law", &done) { _ in try await refreshLaw() }
        await attempt("calendar", &done) { done in done.clocksRebased = try await refreshCalendar() }
        await attempt("clocks", &done) { done in done.clocksRunOut = try await runClockRound() }
        let sink = sink ?? FileSink(folder: folder.mail)
        await attempt("outbox", &done) { done in
            done.mailsSent = try await runOutboxRound(sink: sink, settings: settings)
        }
        await attempt("searches", &done) { _ in
            try await runSearchRound()
            try await runSilenceRound()
        }
        await attempt("measures", &done) { _ in _ = try await runMeasureRound() }
        await attempt("likeness", &done) { _ in try await runLikenessRound() }
        await attempt("unused accounts", &done) { _ in _ = try await runUnusedAccountsRound() }
        await attempt("erasure", &done) { _ in try await runErasureRound() }
        await attempt("heads", &done) { done in done.headWasLogged = try await runHeadsRound() }
        await attempt("expiry", &done) { done in done.expired = try await runExpiryRound() }
        try Task.checkCancellation()
        return done
    }

    private func attempt(
        _ name: String, _ done: inout RoundsDone, _ round: (inout RoundsDone) async throws -> Void
    ) async {
        do {
            try await round(&done)
        } catch {
            done.faults.append((name, "\(error)"))
        }
    }

    /// Writes the journal's head beside the database, if it has moved since the last line.
    public func runHeadsRound() async throws -> Bool {
        let log = HeadsLog(at: folder.heads)
        let head = try await database.read { db in try Journal.head(on: db) }
        guard head.position > 0 else { return false }
        if let last = try log.lines().last, last.position == head.position, last.chain == head.chain {
            return false
        }
        try log.append(head, at: now.ms)
        return true
    }

    /// Forgets sessions and drafts whose time is over, and answers that nobody asks for again.
    public func runExpiryRound() async throws -> Int {
        let nowMs = now.ms
        return try await database.write { db in
            let idleMs = try SignInRules(on: db).idleMs
            let sessions = try Sessions.removeEnded(at: nowMs, idleMs: idleMs, on: db)
            let marks = try SignInMarks.removeExpired(at: nowMs, on: db)
            let tickets = try UsedTickets.removeExpired(at: nowMs, on: db)
            let drafts = try LeadDrafts.removeExpired(at: nowMs, on: db)
            let answers = try RetriedRequests.forget(
                before: nowMs - Office.daysOfRetry * 24 * 3_600_000, on: db)
            let searches = try SavedSearches.forget(
                removedBefore: nowMs - Office.daysOfUndo * 24 * 3_600_000, on: db)
            return sessions + marks + tickets + drafts + answers + searches
        }
    }
}
