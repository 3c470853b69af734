internal import Casework
internal import Evidence
internal import Law
internal import Store

/// The working calendar of the years that were published after this program was shipped.
extension Office {
    /// What the loading of a calendar did.
    public struct LoadedCalendar: Sendable, Hashable {
        public let years: [Int]
        /// Clocks whose last day moved.
        public let rebased: Int
    }

    /// Takes in the notices of one or more years, in the columns of `share/law/calendar`, and reckons every
    /// running clock anew. A year that was loaded before is replaced as a whole.
    ///
    /// - Throws: `CSVFaults` with every line that is wrong; nothing is kept then.
    @discardableResult
    public func loadCalendar(csv text: String) async throws -> LoadedCalendar {
        let years = try WorkCalendar(csv: [text]).publishedYears
        let parts = try NoticeParts(text, years: years).byYear
        let nowMs = now.ms
        try await database.write { db in
            for (year, notice) in parts.sorted(by: { $0.key < $1.key }) {
                try OfficeSettings.set("\(Setting.calendars)\(year)", to: notice, at: nowMs, on: db)
            }
            let details: JSON = .object(["years": .array(years.map { .int($0) })])
            try Audit.append(
                AuditEntry(atMs: nowMs, person: nil, agency: nil, kind: "calendar-loaded", details: details),
                on: db)
        }
        use(try calendar.merging(csv: text))
        return LoadedCalendar(years: years, rebased: try await rebaseClocks(because: Office.calendarLoaded))
    }

    /// Notices a calendar that a command beside the office has loaded, and reckons clocks on it that were
    /// started meanwhile on the old one.
    ///
    /// - Returns: how many clocks moved.
    @discardableResult
    public func refreshCalendar() async throws -> Int {
        let kept = try await database.read { db in
            try OfficeSettings.values(startingWith: Setting.calendars, on: db)
        }
        let old = calendar
        let new = try kept.sorted { $0.key < $1.key }.reduce(old) { try $0.merging(csv: $1.value) }
        guard new != old else { return 0 }
        use(new)
        return try await rebaseClocks(because: Office.calendarLoaded)
    }

    /// Files that are reckoned anew between two looks at the list.
    private static let filesAtOnce = 200

    static let calendarLoaded = "calendar-loaded"

    /// Moves the end of every running clock that the calendar or the law moves, each file in a transaction of
    /// its own.
    func rebaseClocks(because: String) async throws -> Int {
        let deadlines = DeadlineTable(calendar)
        var last: String?
        var count = 0
        while true {
            let after = last
            let numbers = try await database.read { db in
                try ClockRounds.open(after: after, limit: Office.filesAtOnce, on: db)
            }
            guard let newest = numbers.last else { return count }
            for number in numbers {
                count += try await database.write { db in
                    try self.rebase(number, by: deadlines, because: because, on: db)
                }
            }
            last = newest
        }
    }

    private func rebase(
        _ number: String, by deadlines: DeadlineTable, because: String, on db: some Connection
    ) throws -> Int {
        guard let hand = try readFile(number, on: db), let opening = hand.file.opening else { return 0 }
        let events = hand.procedure.rebase(hand.file, by: deadlines, because: because)
        guard !events.isEmpty else { return 0 }
        let stamp = Stamp.office(opening.agency, at: now)
        let rows = try append(events, to: number, after: hand.revision, stamp, on: db)
        try project(hand, adding: events, as: rows, on: db)
        return events.count
    }
}

/// A table of several years, cut into one table a year. Days of December belong to the next year's notice,
/// where the table has one.
private struct NoticeParts {
    let byYear: [Int: String]

    init(_ text: String, years: [Int]) throws(CSVFaults) {
        let table = try CSVTable(parsing: text, columns: ["date", "name", "type"])
        var rows: [Int: [String]] = [:]
        for line in table.lines {
            guard let day = CivilDate(parsing: line["date"]) else { continue }
            let notice = day.month == 12 ? day.year + 1 : day.year
            let year = years.contains(notice) ? notice : day.year
            let fields = [line["date"], line["name"], line["type"]].map(NoticeParts.quoted)
            rows[year, default: []].append(fields.joined(separator: ","))
        }
        byYear = rows.mapValues { (["date,name,type"] + $0).joined(separator: "\n") + "\n" }
    }

    private static func quoted(_ field: String) -> String {
        let isPlain = !field.contains { $0 == "," || $0 == "\"" || $0.isNewline }
        return isPlain
            ? field
            : "\""
                + field.split(separator: "\"", omittingEmptySubsequences: false)
                .joined(separator: "\"\"") + "\""
    }
}
