internal import Casework
internal import Evidence
internal import Law
internal import Store

/// Searches that officers keep. Whose a search is decides everything: nobody else sees, changes or undoes it.
extension Office {
    /// Most characters of a name.
    public static let longestSearchTitle = 60
    /// A search that finds more files than this tells its owner nothing by an alert.
    public static let mostWatchedFiles = DeskView.Counts.ceiling
    /// Days for which a removed search can be put back.
    static let daysOfUndo = 7

    public func savedSearches(for caller: Caller) async throws -> [SavedSearchView] {
        guard PartyRole.party(of: caller.agency) == nil else { return [] }
        return try await database.read { db in
            try SavedSearches.all(
                of: caller.person.description, at: caller.agency.description, on: db)
        }.map(SavedSearchView.init)
    }

    /// One of the caller's own; one that was removed, while it can be put back.
    public func savedSearch(_ id: String, for caller: Caller) async throws -> SavedSearchView {
        try await database.read { db in SavedSearchView(try self.owned(id, by: caller, on: db)) }
    }

    /// Keeps a search under a name; its alert looks at what comes from now on.
    ///
    /// - Returns: the name by which programs call it.
    @discardableResult
    public func save(
        _ search: FileSearch, as title: String, alert: SearchAlert, for caller: Caller
    ) async throws -> String {
        guard PartyRole.party(of: caller.agency) == nil else { throw DeskRefusal.notFound }
        var search = search
        search.dueBefore = nil
        var faults = self.faults(title, alert)
        guard let question = try question(search, for: caller) else {
            faults.append(.init("q", .required))
            throw DeskRefusal.invalid(faults)
        }
        guard faults.isEmpty else { throw DeskRefusal.invalid(faults) }
        let (id, kept, nowMs) = (randomness.identifier("s"), search, now.ms)
        try await database.write { db in
            let (person, agency) = (caller.person.description, caller.agency.description)
            guard
                try SavedSearches.all(of: person, at: agency, on: db).count < SavedSearches.mostOfOnePerson
            else { throw DeskRefusal.savedSearchesFull(most: SavedSearches.mostOfOnePerson) }
            let head = try Journal.head(on: db).position
            try SavedSearches.put(
                SavedSearch(
                    id: id, person: person, agency: agency, title: title, words: kept.words,
                    filter: kept.kept, alert: alert.saved, seenTo: head, madeMs: nowMs),
                on: db)
            try self.begin(alert, of: id, question, kept.filter(caller.agency), at: nowMs, on: db)
        }
        return id
    }

    /// Another name, or another alert. An alert that is changed begins anew.
    public func change(
        savedSearch id: String, title: String, alert: SearchAlert, for caller: Caller
    ) async throws {
        let nowMs = now.ms
        let saved = try await database.read { db in try self.owned(id, by: caller, on: db) }
        let isSame = SearchAlert(saved.alert) == alert
        let faults = self.faults(title, isSame ? .none : alert)
        guard faults.isEmpty else { throw DeskRefusal.invalid(faults) }
        let search = FileSearch(saved)
        guard let question = try question(search, for: caller) else { throw DeskRefusal.notFound }
        try await database.write { db in
            guard try self.owned(id, by: caller, on: db).removedMs == nil else { throw DeskRefusal.notFound }
            try SavedSearches.rename(id, title, on: db)
            guard !isSame else { return }
            try SavedSearches.watch(id, for: alert.saved, from: Journal.head(on: db).position, on: db)
            try self.begin(alert, of: id, question, search.filter(caller.agency), at: nowMs, on: db)
        }
    }

    public func remove(savedSearch id: String, for caller: Caller) async throws {
        let nowMs = now.ms
        try await database.write { db in
            _ = try self.owned(id, by: caller, on: db)
            try SavedSearches.remove(id, at: nowMs, on: db)
        }
    }

    /// Puts a removed search back, with what it waits for; otherwise gives it the name that it had before.
    public func undo(savedSearch id: String, for caller: Caller) async throws {
        try await database.write { db in
            let saved = try self.owned(id, by: caller, on: db)
            if saved.removedMs != nil {
                let kept = try SavedSearches.all(of: saved.person, at: saved.agency, on: db)
                guard kept.count < SavedSearches.mostOfOnePerson else {
                    throw DeskRefusal.savedSearchesFull(most: SavedSearches.mostOfOnePerson)
                }
                try SavedSearches.restore(id, on: db)
            } else if let title = saved.lastTitle {
                try SavedSearches.rename(id, title, on: db)
            }
        }
    }

    private func owned(_ id: String, by caller: Caller, on db: some Connection) throws -> SavedSearch {
        guard let saved = try SavedSearches.find(id, on: db),
            saved.person == caller.person.description, saved.agency == caller.agency.description
        else { throw DeskRefusal.notFound }
        return saved
    }

    /// What is found already is no news, and a search that finds everything tells nothing.
    private func begin(
        _ alert: SearchAlert, of id: String, _ question: SearchQuestion, _ filter: Docket.Filter,
        at nowMs: Int, on db: some Connection
    ) throws {
        guard alert != .none else { return }
        var numbers: [String] = []
        var cursor: FoundFiles.Cursor?
        repeat {
            let page = try FoundFiles.page(
                question, in: filter, after: cursor, limit: FoundFiles.longestPage, on: db)
            numbers += page.entries.map(\.file.number)
            cursor = page.next
        } while cursor != nil && numbers.count <= Office.mostWatchedFiles
        guard numbers.count <= Office.mostWatchedFiles else {
            throw DeskRefusal.searchTooWide(most: Office.mostWatchedFiles)
        }
        guard alert == .found else { return }
        _ = try SavedSearches.remember(numbers.map { ($0, 0) }, of: id, at: nowMs, on: db)
    }

    private func faults(_ title: String, _ alert: SearchAlert) -> [Refusal.FieldFault] {
        var faults: [Refusal.FieldFault] = []
        if title.isEmpty { faults.append(.init("title", .required)) }
        if title.count > Office.longestSearchTitle { faults.append(.init("title", .tooLong)) }
        if title.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
            faults.append(.init("title", .characters))
        }
        let today = now.legalDay
        switch alert {
        case .none, .found: break
        case .absentBy(let day):
            if !(today...(today + SearchAlert.mostDays)).contains(day) {
                faults.append(.init("until", .range))
            }
        case .silentFor(let days):
            if !(1...SearchAlert.mostDays).contains(days) { faults.append(.init("days", .range)) }
        }
        return faults
    }
}
