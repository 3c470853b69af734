internal import Casework
internal import Evidence
internal import Law
internal import Programmes
internal import Store

/// Days that passed unanswered, and what is said about them.
extension Office {
    /// Breaches on one page.
    public static let breachesOnAPage = 50
    /// Months that the figures beside the list look back.
    static let supervisedDays = 365

    public func breaches(_ filter: BreachFilter, for caller: Caller) async throws -> BreachPageView {
        guard let oversight = Oversight(caller) else { throw DeskRefusal.notFound }
        if let area = filter.area, divisions[area] == nil {
            throw DeskRefusal.invalid([.init("area", .unknown)])
        }
        let wanted = try storeFilter(filter, oversight)
        var all = BreachList.Filter()
        narrow(&all, to: oversight)
        all.days = (now.legalDay - (Office.supervisedDays - 1)).dayNumber...now.legalDay.dayNumber
        let year = all
        let limit = Office.breachesOnAPage
        return try await database.read { db in
            let found = try BreachList.page(wanted, before: filter.before, limit: limit + 1, on: db)
            let shown = Array(found.prefix(limit))
            var explained = wanted
            explained.isExplained = true
            let areas = try BreachList.counts(year, by: .prefecture, on: db)
            let bodies = try BreachList.counts(year, by: .agency, on: db)
            let clocks = try BreachList.counts(year, by: .clock, on: db)
            return BreachPageView(
                rows: try self.views(shown, for: caller, on: db),
                next: found.count > limit ? shown.last?.position : nil,
                total: try BreachList.count(wanted, on: db),
                explained: try BreachList.count(explained, on: db),
                byArea: Dictionary(areas.map { ($0.key + "00", $0.value) }) { first, _ in first },
                byAgency: bodies.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
                    ($0.key, self.agencies.name(AgencyID($0.key)), $0.value)
                },
                byClock: clocks.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { name, count in
                    (name, self.procedure(withClock: name)?.description ?? "", count)
                },
                mayAsk: oversight.mayAsk)
        }
    }

    private func procedure(withClock name: String) -> Name<Procedure>? {
        library.procedures.first { $0.clock(Name(name)) != nil }?.name
    }

    private func narrow(_ filter: inout BreachList.Filter, to oversight: Oversight) {
        switch oversight {
        case .province(let prefix), .prefecture(let prefix): filter.division = prefix
        case .partaker(let agency): filter.watcher = agency.description
        case .own(let agency): filter.agency = agency.description
        }
    }

    private func storeFilter(_ filter: BreachFilter, _ oversight: Oversight) throws -> BreachList.Filter {
        var wanted = BreachList.Filter()
        wanted.agency = filter.agency
        narrow(&wanted, to: oversight)
        // A link narrows what a caller may see, and never widens it.
        if case .own(let own) = oversight, let asked = filter.agency, asked != own.description {
            throw DeskRefusal.notFound
        }
        if let area = filter.area {
            let prefix = Office.prefix(of: area)
            if let bound = wanted.division, !prefix.hasPrefix(bound) { throw DeskRefusal.notFound }
            // The province itself means its own bodies alone.
            wanted.division = prefix.count == 2 ? prefix + "00" : prefix
        }
        wanted.clock = filter.clock
        wanted.isExplained = filter.isExplained
        if let month = filter.month {
            guard let first = CivilDate(parsing: month + "-01") else {
                throw DeskRefusal.invalid([.init("month", .type)])
            }
            let next =
                first.month == 12
                ? CivilDate(first.year + 1, 1, 1) : CivilDate(first.year, first.month + 1, 1)
            wanted.days = first.dayNumber...(next.dayNumber - 1)
        }
        return wanted
    }

    private func views(
        _ breaches: [BreachList.Breach], for caller: Caller, on db: some Connection
    ) throws -> [BreachView] {
        let remarks = Dictionary(
            grouping: try BreachList.remarks(on: breaches.map(\.position), on: db), by: \.row.breach)
        let people = Set(remarks.values.flatMap { $0.compactMap(\.row.said?.by) }).sorted()
        let known = try people.isEmpty ? [] : Directory.people(people, on: db)
        let names = Dictionary(known.map { ($0.id, $0.name) }) { first, _ in first }
        let shared = try SharedFiles.among(
            breaches.map(\.caseNumber), with: caller.agency.description, on: db)
        return breaches.map { breach in
            BreachView(
                breach, shared: shared.contains(breach.caseNumber),
                agencyName: breach.agency.map { agencies.name(AgencyID($0)) } ?? "",
                remarks: (remarks[breach.position] ?? []).map { remark in
                    BreachRemark(
                        file: CaseNumber(remark.caseNumber),
                        askedBy: remark.row.askedBy.map { agencies.name(AgencyID($0)) },
                        openedAt: Instant(ms: remark.row.openedMs),
                        said: remark.row.said.map {
                            .init(by: names[$0.by] ?? $0.by, at: Instant(ms: $0.atMs), words: remark.words)
                        })
                })
        }
    }

    public func breach(_ number: Int, for caller: Caller) async throws -> BreachView {
        let breach = try await breachInSight(number, for: caller)
        let found = try await database.read { db in try self.views([breach], for: caller, on: db) }
        guard let view = found.first else { throw DeskRefusal.notFound }
        return view
    }

    /// Unknown and out of sight are the same answer.
    private func breachInSight(_ number: Int, for caller: Caller) async throws -> BreachList.Breach {
        guard let oversight = Oversight(caller),
            let breach = try await database.read({ db in try BreachList.breach(number, on: db) })
        else { throw DeskRefusal.notFound }
        let isInSight =
            switch oversight {
            case .province(let prefix), .prefecture(let prefix):
                breach.agency.flatMap { agencies.agency(AgencyID($0)) }?.division.hasPrefix(prefix) ?? false
            case .own(let agency): breach.agency == agency.description
            case .partaker(let agency):
                try await database.read { db in
                    try !SharedFiles.among([breach.caseNumber], with: agency.description, on: db).isEmpty
                }
            }
        guard isInSight else { throw DeskRefusal.notFound }
        return breach
    }

    /// The head of a body says of its own accord why a day passed. One signed explanation stands for a
    /// breach; a further one is given when a supervisor asks.
    ///
    /// - Returns: the number of the file in which it is said.
    public func explainBreach(_ number: Int, _ words: String, for caller: Caller) async throws -> String {
        let breach = try await breachInSight(number, for: caller)
        guard breach.agency == caller.agency.description else {
            throw Refusal.notYourRole(needed: Oversight.heads.sorted())
        }
        guard !words.trimmed.isEmpty else {
            throw Refusal.fieldsInvalid([.init(Breach.explanation, .required)])
        }
        try await demandUnexplained(number)
        let file = try await openRemark(
            Breach.ownWords, on: breach, facts: [:], for: caller)
        _ = try await submit(
            "explain", fields: [Breach.explanation: .string(words)], to: file, expecting: nil, for: caller)
        return file
    }

    /// A supervisor asks the body whose breach it is.
    public func askAboutBreach(_ number: Int, for caller: Caller) async throws -> String {
        let breach = try await breachInSight(number, for: caller)
        guard Oversight(caller)?.mayAsk == true, let agency = breach.agency else {
            throw Refusal.notYourRole(needed: [Oversight.supervisor])
        }
        let open = try await database.read { db in
            try BreachList.remarks(on: [number], on: db).contains {
                $0.row.askedBy != nil && $0.row.outcome == nil
            }
        }
        guard !open else { throw DeskRefusal.breachAskedAlready }
        return try await openRemark(
            Breach.inquiry, on: breach, facts: [Breach.agency: .agency(agency)], for: caller)
    }

    private func demandUnexplained(_ number: Int) async throws {
        let said = try await database.read { db in
            try BreachList.remarks(on: [number], on: db).first { $0.row.said != nil || $0.row.outcome == nil }
        }
        if said != nil { throw DeskRefusal.breachExplainedAlready }
    }

    private func openRemark(
        _ name: Name<Procedure>, on breach: BreachList.Breach, facts: [String: Fact], for caller: Caller
    ) async throws -> String {
        guard let procedure = library.current(name, on: now.legalDay),
            let agency = agencies.agency(caller.agency)
        else { throw MissingProcedure(name: name.description, version: now.legalDay.description) }
        let stamp = Stamp(
            officer: caller.person.description, agency: caller.agency.description, legalDay: now.legalDay,
            recordedMs: now.ms)
        let said = facts.merging([Breach.fact: .count(breach.position)]) { first, _ in first }
        return try await database.write { db in
            try self.demandReceivers(ofOpened: procedure, facts: said, on: db)
            let number = try self.nextNumber(at: caller.division, on: db)
            let opened = OpenedFile(
                procedure: procedure.name, version: procedure.version, number: CaseNumber(number),
                agency: caller.agency, area: agency.division,
                bodies: self.agencies.bodies(of: procedure, opening: agency, place: nil),
                at: Instant(ms: stamp.recordedMs))
            let events = procedure.open(opened, facts: said, calendar: self.calendar)
            let rows = try self.append(events, to: number, after: 0, stamp, on: db)
            let hand = FileInHand(
                number: number, rows: [], events: [], file: CaseFile(), procedure: procedure)
            try self.project(hand, adding: events, as: rows, on: db)
            return number
        }
    }

    /// How bodies kept their statutory days within the year that ends today. For everybody.
    public func compliance() async throws -> [ComplianceLine] {
        let days = yearBack
        try await takeUpLittle()
        let lines = try await database.read { db in
            try Rollups.standing(on: db).madeMs == nil
                ? Compliance.byBody(days, on: db) : Compliance.sumsByBody(days, on: db)
        }
        return lines.map { line in
            ComplianceLine(
                key: line.key, name: agencies.name(AgencyID(line.key)), procedure: nil, kept: line.kept,
                missed: line.missed)
        }
    }

    /// The clocks of one body; `nil` for one that the office does not know.
    public func compliance(of agency: String) async throws -> (name: String, lines: [ComplianceLine])? {
        guard let entry = agencies.agency(AgencyID(agency)) else { return nil }
        let days = yearBack
        try await takeUpLittle()
        let lines = try await database.read { db in
            try Rollups.standing(on: db).madeMs == nil
                ? Compliance.byClock(of: agency, days, on: db)
                : Compliance.sumsByClock(of: agency, days, on: db)
        }
        return (
            entry.name,
            lines.map {
                ComplianceLine(
                    key: $0.key, name: $0.key, procedure: Name($0.procedure), kept: $0.kept, missed: $0.missed
                )
            }
        )
    }

    var yearBack: ClosedRange<Int> {
        (now.legalDay - (Office.supervisedDays - 1)).dayNumber...now.legalDay.dayNumber
    }
}

extension BreachView {
    fileprivate init(
        _ breach: BreachList.Breach, shared: Bool, agencyName: String, remarks: [BreachRemark]
    ) {
        let ended = breach.endedMs.map(Instant.init(ms:))
        let ending: Ending =
            switch (breach.ending, ended) {
            case (.answeredLate, let ended?): .answeredLate(on: ended, days: breach.lateDays)
            case (.recordedLate, let ended?): .recordedLate(on: ended)
            default: .unanswered
            }
        self.init(
            number: breach.position, file: CaseNumber(breach.caseNumber), isShared: shared,
            procedure: Name(breach.procedure), clock: Name(breach.clock),
            agency: breach.agency.map { AgencyID($0) }, agencyName: agencyName,
            source: Citation(parsing: breach.source), startedAt: Instant(ms: breach.startedMs),
            lastAt: Instant(ms: breach.lastMs), lastDay: CivilDate(dayNumber: breach.lastDay),
            isHours: breach.isHours, recordedAt: Instant(ms: breach.recordedMs), ending: ending,
            remarks: remarks)
    }
}
