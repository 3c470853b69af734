internal import Casework
internal import Evidence
internal import Foundation
public import Law
internal import Store

/// What everybody may see. No caller, no session, and nothing of a file but its entry.
extension Office {
    /// Entries of one list, now or at the end of a day of the past.
    public func publicList(_ filter: PublicFilter) async throws -> PublicListView {
        let moment = now
        let at = Office.moment(of: filter.day, now: moment)
        var wanted = PublicEntries.Wanted(register: filter.register, atMs: at.ms, nowMs: moment.ms)
        wanted.agency = filter.agency
        wanted.area = filter.area
        wanted.words = (filter.words ?? "").prefix(200).split(whereSeparator: \.isWhitespace).map {
            folding.folded(String($0))
        }
        let query = wanted
        let cursor = filter.after.flatMap { PublicRecord.Cursor(parsing: $0) }
        let (page, agencies) = try await database.read { db in
            (
                try PublicEntries.page(query, after: cursor, from: db),
                try PublicEntries.agencies(of: query.register, at: query.nowMs, from: db)
            )
        }
        let names = self.agencies
        return PublicListView(
            entries: page.entries.map(line), next: page.next?.description,
            agencies: agencies.map {
                (id: $0.agency, name: names.name(AgencyID($0.agency)), count: $0.count)
            }, at: at,
            now: moment,
            isPast: at < moment)
    }

    /// The end of a day of the past; now for any other.
    private static func moment(of day: CivilDate?, now: Instant) -> Instant {
        guard let day, day < now.legalDay else { return now }
        return Instant.endOf(day).adding(ms: -1)
    }

    private func line(_ entry: PublicEntries.Entry) -> PublicEntryLine {
        let isOpen = entry.standsNow && !entry.version.isHidden
        let text = PublicEntryText(reading: entry.version.body ?? .null)
        return PublicEntryLine(
            number: entry.caseNumber, title: isOpen ? text.title : "", party: isOpen ? text.party : "",
            agencyName: agencies.name(AgencyID(entry.row.agency)),
            publishedDay: CivilDate(dayNumber: entry.row.publishedDay),
            untilDay: entry.row.untilDay.map(CivilDate.init(dayNumber:)),
            repairDay: entry.row.repairDay.map(CivilDate.init(dayNumber:)),
            digest: entry.version.digest?.description, from: Instant(ms: entry.version.fromMs),
            until: entry.version.untilMs.map(Instant.init(ms:)), ending: entry.version.ending,
            standsNow: entry.standsNow)
    }

    /// One entry, now or at the end of a day of the past.
    public func publicEntry(_ number: String, on day: CivilDate?) async throws -> PublicEntryView {
        let moment = now
        let at = Office.moment(of: day, now: moment)
        let found = try await database.read { db in try PublicEntries.find(number, from: db) }
        guard let (row, versions) = found else { throw DeskRefusal.notFound }
        let standsNow = versions.contains { $0.stands(at: moment.ms) }
        let states = versions.map { state($0, entryStands: standsNow, now: moment) }
        let shown = zip(versions, states).first { $0.0.stands(at: at.ms) }?.1
        return PublicEntryView(
            number: number, register: row.register, procedure: Name(row.procedure),
            agencyName: agencies.name(AgencyID(row.agency)),
            publishedDay: CivilDate(dayNumber: row.publishedDay),
            untilDay: row.untilDay.map(CivilDate.init(dayNumber:)),
            repairDay: row.repairDay.map(CivilDate.init(dayNumber:)), states: states, shown: shown, at: at,
            now: moment, isPast: at < moment, placeholders: placeholders)
    }

    /// What was removed is shown to nobody again: only that it stood, with its digest.
    private func state(_ version: PublicVersionRow, entryStands: Bool, now: Instant) -> PublicStateView {
        let isOpen = entryStands && !version.isHidden
        let text = isOpen ? version.body.map { PublicText(PublicEntryText(reading: $0)) } : nil
        return PublicStateView(
            version: version.version, from: Instant(ms: version.fromMs),
            until: version.untilMs.map(Instant.init(ms:)), ending: version.ending,
            digest: version.digest?.description, text: text, hasPaper: isOpen && version.paper != nil,
            standsNow: version.stands(at: now.ms))
    }

    /// The entry as it stands, in the bytes that its digest is of.
    public func publicEntryText(_ number: String) async throws -> String {
        let moment = now
        let found = try await database.read { db in try PublicEntries.find(number, from: db) }
        guard let body = found?.versions.first(where: { $0.stands(at: moment.ms) })?.body else {
            throw DeskRefusal.notFound
        }
        return body.canonical
    }

    /// The redacted decision that stands beside the entry now.
    public func publicPaper(_ number: String) async throws -> [UInt8] {
        let moment = now
        let row = try await database.read { db -> DocumentRow? in
            let found = try PublicEntries.find(number, from: db)
            guard let paper = found?.versions.first(where: { $0.stands(at: moment.ms) })?.paper else {
                return nil
            }
            return try Documents.find(paper, on: db)
        }
        guard let row, row.caseNumber == number, row.mediaType == "application/pdf" else {
            throw DeskRefusal.notFound
        }
        return try vault.bytes(of: row.sha256)
    }
}

extension PublicText {
    init(_ text: PublicEntryText) {
        self.init(
            title: text.title, rows: text.rows.map { Row(term: $0.term, text: $0.text) },
            paragraphs: text.paragraphs)
    }
}
