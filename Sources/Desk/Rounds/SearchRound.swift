internal import Casework
internal import Evidence
internal import Law
internal import Store

/// Saved searches on which a round failed. The others of the round were done.
struct SearchRoundFault: Error, Sendable, CustomStringConvertible {
    let searches: [String: String]

    var description: String {
        searches.sorted { $0.key < $1.key }.map { "saved_search:\($0.key): \($0.value)" }
            .joined(separator: "\n")
    }
}

/// Tells people of what their saved searches found, and of what did not come. What a round looks at is what the
/// person may see now, at the post for which the search was saved; who has left the post is told nothing.
extension Office {
    /// Saved searches that a round takes at once.
    private static let searchesOfARound = 100

    /// What was found newly, and what was awaited by a day that is over.
    ///
    /// - Returns: how many notices were written.
    @discardableResult
    public func runSearchRound() async throws -> Int {
        let moment = now
        return try await watch([.found, .absentBy]) { saved, caller in
            if caller == nil, saved.alert.kind == .absentBy { return 0 }
            return try await self.database.write { db in
                guard let saved = try self.fresh(saved, on: db) else { return 0 }
                switch saved.alert {
                case .found: return try self.tellFound(saved, caller, at: moment, on: db)
                case .absentBy(let day):
                    return try self.tellAbsent(
                        saved, by: CivilDate(dayNumber: day), caller, at: moment, on: db)
                case .none, .silentFor: return 0
                }
            }
        }
    }

    /// What has been silent for as long as somebody said.
    ///
    /// - Returns: how many notices were written.
    @discardableResult
    public func runSilenceRound() async throws -> Int {
        let moment = now
        return try await watch([.silentFor]) { saved, caller in
            guard let caller, case .silentFor(let days) = saved.alert else { return 0 }
            let silent = try await self.database.read { db in
                try self.silent(saved, for: days, caller, on: moment.legalDay, on: db)
            }
            guard !silent.isEmpty else { return 0 }
            return try await self.database.write { db in
                guard let saved = try self.fresh(saved, on: db), saved.alert == .silentFor(days: days) else {
                    return 0
                }
                let told = try SavedSearches.remember(silent, of: saved.id, at: moment.ms, on: db)
                return try self.notify(
                    saved, "notice.search-silent", of: told, ["days": String(days)], at: moment, on: db)
            }
        }
    }

    /// Goes through the searches that wait for one of these. One that fails does not keep the others waiting.
    private func watch(
        _ kinds: [SavedSearch.Alert.Kind],
        _ look: (SavedSearch, Caller?) async throws -> Int
    ) async throws -> Int {
        var (told, last) = (0, "")
        var faults: [String: String] = [:]
        let today = now.legalDay.dayNumber
        let position = try await database.read { db in try Journal.head(on: db).position }
        while true {
            let after = last
            let batch = try await database.read { db in
                try SavedSearches.watching(kinds, after: after, limit: Office.searchesOfARound, on: db)
            }
            guard let end = batch.last else { break }
            last = end.id
            for saved in batch where saved.mayTell(at: position, on: today) {
                do {
                    told += try await look(
                        saved, try await caller(person: saved.person, agency: saved.agency, role: nil))
                } catch {
                    faults[saved.id] = "\(error)"
                }
            }
        }
        guard faults.isEmpty else { throw SearchRoundFault(searches: faults) }
        return told
    }

    /// The search as it stands inside the transaction: what another round has told is told.
    private func fresh(_ saved: SavedSearch, on db: some Connection) throws -> SavedSearch? {
        guard let found = try SavedSearches.find(saved.id, on: db), found.removedMs == nil,
            found.fulfilledMs == nil
        else { return nil }
        return found
    }

    private func tellFound(
        _ saved: SavedSearch, _ caller: Caller?, at moment: Instant, on db: some Connection
    ) throws -> Int {
        var fresh: [String] = []
        let head = try Journal.head(on: db).position
        try eachMark(after: saved.seenTo, on: db) { marks in
            let found = try self.found(marks, saved, caller, on: db)
            fresh += try SavedSearches.remember(
                found.map { ($0, 0) }, of: saved.id, at: moment.ms, on: db)
            return true
        }
        try SavedSearches.moveOn(saved.id, to: head, on: db)
        return try notify(saved, "notice.search-found", of: fresh, at: moment, on: db)
    }

    /// What came in time ends the waiting without a word; what came later did not come.
    private func tellAbsent(
        _ saved: SavedSearch, by day: CivilDate, _ caller: Caller?, at moment: Instant,
        on db: some Connection
    ) throws -> Int {
        let end = Instant.endOf(day)
        var came: PageMark?
        let head = try Journal.head(on: db).position
        try eachMark(after: saved.seenTo, on: db) { marks in
            let answers = marks.filter { $0.recordedMs < end.ms && $0.officer != saved.person }
            let found = Set(try self.found(answers, saved, caller, on: db))
            came = answers.first { found.contains($0.caseNumber) }
            return came == nil
        }
        if let came {
            try SavedSearches.fulfil(saved.id, at: came.recordedMs, on: db)
            return 0
        }
        try SavedSearches.moveOn(saved.id, to: head, on: db)
        guard moment >= end else { return 0 }
        try SavedSearches.fulfil(saved.id, at: moment.ms, on: db)
        return try notify(
            saved, "notice.search-absent", ["day": day.description], at: moment, on: db)
    }

    /// Open files that are found and to which nobody has written for so many days, each with its newest page.
    private func silent(
        _ saved: SavedSearch, for days: Int, _ caller: Caller, on today: CivilDate, on db: some Connection
    ) throws -> [(caseNumber: String, page: Int)] {
        var search = FileSearch(saved)
        search.isOpen = true
        guard let question = try question(search, for: caller) else { return [] }
        var silent: [(caseNumber: String, page: Int)] = []
        var (cursor, count): (FoundFiles.Cursor?, Int) = (nil, 0)
        repeat {
            let page = try FoundFiles.page(
                question, in: search.filter(caller.agency), after: cursor, limit: FoundFiles.longestPage,
                on: db)
            for entry in page.entries {
                guard let mark = try Journal.lastMark(of: entry.file.number, on: db),
                    Instant(ms: mark.recordedMs).legalDay + days < today
                else { continue }
                silent.append((entry.file.number, mark.position))
            }
            (cursor, count) = (page.next, count + page.entries.count)
        } while cursor != nil && count < Office.mostWatchedFiles
        return silent
    }

    /// Pages that were written since, in portions, until `look` has seen enough.
    private func eachMark(
        after position: Int, on db: some Connection, _ look: ([PageMark]) throws -> Bool
    ) throws {
        var last = position
        while true {
            let marks = try Journal.marks(after: last, limit: Journal.mostMarks, on: db)
            guard let end = marks.last, try look(marks) else { return }
            last = end.position
        }
    }

    private func found(
        _ marks: [PageMark], _ saved: SavedSearch, _ caller: Caller?, on db: some Connection
    ) throws -> [String] {
        let search = FileSearch(saved)
        guard let caller, let question = try question(search, for: caller) else { return [] }
        return try FoundFiles.among(
            Set(marks.map(\.caseNumber)).sorted(), question, in: search.filter(caller.agency), on: db)
    }
}

extension SavedSearch {
    /// Whether anything can have happened since the last look.
    fileprivate func mayTell(at position: Int, on today: Int) -> Bool {
        switch alert {
        case .none: false
        case .found: seenTo < position
        case .absentBy(let day): seenTo < position || day < today
        case .silentFor: true
        }
    }
}

/// What is told of a saved search: to its owner alone, without the words that were looked for.
extension Office {
    /// One notice for all files of a round; about nothing when there are none.
    private func notify(
        _ saved: SavedSearch, _ text: String, of numbers: [String], _ values: [String: String] = [:],
        at moment: Instant, on db: some Connection
    ) throws -> Int {
        guard !numbers.isEmpty else { return 0 }
        return try notify(
            saved, text, values.merging(["count": String(numbers.count)]) { given, _ in given },
            about: numbers.count == 1 ? numbers.first : nil, at: moment, on: db)
    }

    private func notify(
        _ saved: SavedSearch, _ text: String, _ values: [String: String], about number: String? = nil,
        at moment: Instant, on db: some Connection
    ) throws -> Int {
        var details = values.mapValues { JSON.string($0) }
        details["search"] = .string(saved.id)
        let id = try Notices.put(
            text, to: .person(saved.person), about: number, details: .object(details), at: moment.ms, on: db)
        try SavedSearches.markTold(saved.id, at: moment.ms, on: db)
        if let email = try Directory.person(saved.person, on: db)?.email {
            let language = try mailLanguage(of: saved.person, on: db)
            let writing = MailWriting(texts: self.texts, settings: MailSettings())
            try Outbox.put(
                OutgoingMail(
                    token: "notice-\(id)/\(saved.person)", recipient: email,
                    subject: writing.filled("mail.search.subject", [:], in: language),
                    text: writing.filled("mail.search.text", [:], in: language) + "\n"),
                at: moment.ms, on: db)
        }
        return 1
    }
}
