internal import Casework
internal import Evidence
public import Law
internal import Programmes
internal import Store

/// Lists of files: what an officer, a head or a program asks for. Rights cost an index look-up, never a join.
extension Office {
    /// Most rows of one page.
    public static let longestPage = 200

    /// The files that are shared with the caller's agency, newest first, or by what is due.
    ///
    /// - Parameter agency: only files that this agency opened; a page may then hold fewer rows than `limit`.
    /// - Parameter words: only files in which all of them are found, newest first whatever is due.
    public func files(
        for caller: Caller, stage: String? = nil, agency: String? = nil, procedure: String? = nil,
        dueBefore: CivilDate? = nil, clock: String? = nil, isOpen: Bool? = nil, words: String? = nil,
        after: String? = nil, limit: Int = 50
    ) async throws -> FileList {
        var filter = Docket.Filter(agency: caller.agency.description)
        filter.stage = stage
        filter.procedure = procedure
        filter.clock = clock
        filter.isOpen = isOpen
        filter.dueBeforeMs = dueBefore.map { Instant.startOf($0).ms }
        let order: Docket.Order = dueBefore == nil ? .newest : .due
        let asked = filter
        let page =
            if let words {
                try await files(with: words, in: filter, after: after, limit: limit, for: caller)
            } else {
                try await database.read { db in
                    try self.list(asked, order: order, after: after, limit: limit, on: db)
                }
            }
        guard let agency else { return page }
        return FileList(rows: page.rows.filter { $0.agency.description == agency }, next: page.next)
    }

    /// Reports that nobody has routed yet, by the clock that runs out first.
    public func unroutedReports(for caller: Caller, after: String?, limit: Int) async throws -> FileList {
        var filter = Docket.Filter(agency: caller.agency.description)
        filter.procedure = "report"
        filter.waitingRole = "intake-officer"
        filter.isOpen = true
        let asked = filter
        let page = try await database.read { db in
            try self.list(asked, order: .due, after: after, limit: limit, on: db)
        }
        return try await proposing(for: page, caller)
    }

    private func list(
        _ filter: Docket.Filter, order: Docket.Order, after: String?, limit: Int, on db: some Connection
    ) throws -> FileList {
        let cursor = try after.map { text in
            guard let cursor = Docket.Cursor(parsing: text) else {
                throw DeskRefusal.invalid([.init("after", .type)])
            }
            return cursor
        }
        guard (1...Office.longestPage).contains(limit) else {
            throw DeskRefusal.invalid([.init("limit", .range)])
        }
        let docket = try Docket.page(filter, order: order, after: cursor, limit: limit, on: db)
        return FileList(rows: docket.entries.map(row), next: docket.next?.description)
    }

    func row(_ entry: Docket.Entry) -> FileRow {
        let day = CivilDate(dayNumber: entry.openedDay)
        let name = Name<Procedure>(entry.procedure)
        let procedure = library.current(name, on: day) ?? library.procedures.first { $0.name == name }
        return FileRow(
            id: entry.id, number: CaseNumber(entry.number), procedure: name,
            procedureTitle: procedure?.title ?? entry.procedure, stage: Name(entry.stage),
            stageTitle: procedure?.stage(Name(entry.stage))?.title ?? entry.stage,
            subject: entry.respondent ?? "",
            agency: AgencyID(entry.openingAgency), agencyName: agencies.name(AgencyID(entry.openingAgency)),
            revision: entry.revision, openedOn: day, updatedAt: Instant(ms: entry.updatedMs),
            next: entry.next.flatMap { next($0, procedure) }, isEnded: entry.outcome != nil,
            waitsFor: entry.waitingRole.map { Name($0) }, joinedTo: entry.joinedTo.map { CaseNumber($0) })
    }

    private func next(_ row: NextClock, _ procedure: Procedure?) -> FileRow.NextClock? {
        guard let clock = procedure?.clock(Name(row.clock)) else { return nil }
        let isHours = clock.period.unit == .hours
        let lastDay = CivilDate(dayNumber: row.lastDay)
        let alarmDay = Instant(ms: row.alarmMs - 1).legalDay
        let end: PeriodEnd =
            isHours
            ? .moment(alarm: Instant(ms: row.alarmMs), last: Instant(ms: row.lastMs))
            : .day(alarm: alarmDay, last: lastDay, isProvisional: row.isProvisional)
        let moment = now
        guard let left = ClockView.left(until: end, clock, calendar: calendar, now: moment) else {
            return nil
        }
        let byLaw = ClockView.badge(until: end, now: moment)
        let badge: ClockView.Badge = clock.isTarget && byLaw == .late ? .over : byLaw
        return FileRow.NextClock(
            name: clock.name, title: clock.title, alarm: Instant(ms: row.alarmMs),
            last: Instant(ms: row.lastMs),
            lastDay: lastDay, isHours: isHours, isProvisional: row.isProvisional,
            badge: badge, left: left, source: clock.source)
    }

    /// What the caller has to do: late, soon, running; waiting for their roles; papers to sign; notices.
    public func desk(for caller: Caller) async throws -> DeskView {
        let moment = now
        let (mine, signatures, notices, files) = try await database.read { db in
            (
                try self.waiting(for: caller, on: db), try self.signatures(for: caller, on: db),
                try self.notices(for: caller, on: db),
                try Docket.count(
                    Docket.Filter(agency: caller.agency.description), upTo: DeskView.Counts.ceiling, on: db)
            )
        }
        func group(_ badges: Set<ClockView.Badge>) -> [FileRow] {
            mine.filter { row in row.next.map { badges.contains($0.badge) } ?? false }
        }
        let (late, soon, running) = (group([.late]), group([.soon]), group([.run, .held, .over]))
        return DeskView(
            late: late, soon: soon, running: running, waitingForMe: mine.filter { $0.next == nil },
            toSign: signatures, notices: notices,
            counts: .init(
                late: late.count, soon: soon.count, running: running.count, waiting: mine.count,
                toSign: signatures.count, files: files),
            now: moment)
    }

    /// Open files whose next step is the caller's, the soonest clock first.
    private func waiting(for caller: Caller, on db: some Connection) throws -> [FileRow] {
        var rows: [FileRow] = []
        for role in caller.roles.sorted() {
            var filter = Docket.Filter(agency: caller.agency.description)
            filter.waitingRole = role.description
            filter.isOpen = true
            rows += try list(filter, order: .oldest, after: nil, limit: Office.longestPage, on: db).rows
        }
        return rows.sorted {
            ($0.next?.alarm.ms ?? Int.max, $0.number) < ($1.next?.alarm.ms ?? Int.max, $1.number)
        }
    }

    private func signatures(for caller: Caller, on db: some Connection) throws -> [SignatureWanted] {
        var wanted: [SignatureWanted] = []
        for role in caller.roles.sorted() {
            let entries = try HeadsList.entries(
                at: caller.agency.description, role: role.description, limit: Office.longestPage, on: db)
            wanted += entries.filter { $0.wanted.notBy != caller.person.description }.map(signature)
        }
        return wanted
    }

    private func signature(_ entry: HeadsList.Entry) -> SignatureWanted {
        let procedure = library.procedures.first { $0.name.description == entry.procedure }
        let paper = Name<PaperKind>(entry.wanted.document)
        return SignatureWanted(
            fileID: entry.caseID, number: CaseNumber(entry.caseNumber), what: entry.wanted.document,
            title: procedure?.paper(paper)?.title ?? procedure?.clock(Name(entry.wanted.document))?.title
                ?? entry.wanted.document,
            since: Instant(ms: entry.wanted.sinceMs), subject: procedure?.title ?? "")
    }

    /// What a head reads: to sign, about to breach, blocked.
    public func headList(
        for caller: Caller
    ) async throws -> (
        toSign: [FileRow], aboutToBreach: [FileRow], blocked: [FileRow], signatures: [SignatureWanted]
    ) {
        let tomorrow = Instant.endOf(now.legalDay + 1)
        var filter = Docket.Filter(agency: caller.agency.description)
        filter.isOpen = true
        filter.dueBeforeMs = tomorrow.ms + 1
        let asked = filter
        let (toSign, due, signatures) = try await database.read { db in
            (
                try self.waiting(for: caller, on: db),
                try self.list(asked, order: .due, after: nil, limit: 50, on: db).rows,
                try self.signatures(for: caller, on: db)
            )
        }
        let blocked = due.filter { $0.next?.badge == .late && $0.waitsFor == nil }
        return (
            toSign, due.filter { row in !blocked.contains { $0.id == row.id } }, blocked, signatures
        )
    }

    private func audiences(of caller: Caller) -> [Audience] {
        [.person(caller.person.description), .agency(caller.agency.description)]
            + caller.roles.sorted().map { .role($0.description, at: caller.agency.description) }
    }

    private func notices(for caller: Caller, on db: some Connection) throws -> [NoticeView] {
        let found = try Notices.page(for: audiences(of: caller), limit: 20, on: db)
        let searches = try SavedSearches.titles(
            of: found.compactMap { $0.details["search"]?.string }, owner: caller.person.description, on: db)
        let mails = try mailStates(of: found.map(\.id), on: db)
        return found.map { notice in
            var values = (notice.details.object ?? [:]).compactMapValues { $0.string }
            values["title"] = values["search"].flatMap { searches[$0] }
            let states = (mails[notice.id] ?? []).map(\.rawValue)
            return NoticeView(
                id: notice.id, text: notice.kind, values: values, fileID: notice.caseNumber,
                number: notice.caseNumber.map { CaseNumber($0) }, madeAt: Instant(ms: notice.madeMs),
                isRead: notice.readMs != nil,
                mail: Dictionary(states.map { ($0, 1) }, uniquingKeysWith: +))
        }
    }

    public func markNoticeRead(_ id: Int, for caller: Caller) async throws {
        let (audiences, nowMs) = (audiences(of: caller), now.ms)
        try await database.write { db in
            try Notices.markRead([id], of: audiences, by: caller.person.description, at: nowMs, on: db)
        }
    }

    /// Agencies that an act may name.
    public func agencyNames() -> [(id: String, name: String)] {
        agencies.all.map { ($0.id, $0.name) }
    }
}
