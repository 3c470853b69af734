internal import Casework
internal import Law
internal import Store

/// Tells how long files are kept, and which of them are due. Nothing here changes anything: when the time of a file is over,
/// it stands on a list until two people have decided.
extension Office {
    /// Files that one page of the list looks at, so that an office with many old files still answers.
    private static let mostLookedAt = 600

    /// The files that the caller's body opened, that the caller sees whole, and whose time is over.
    public func dueFiles(
        for caller: Caller, after text: String? = nil, limit: Int = 50
    ) async throws -> DueFileList {
        guard PartyRole.party(of: caller.agency) == nil else { throw DeskRefusal.notFound }
        let cursor = try text.map { text in
            guard let cursor = ClosedFiles.Cursor(parsing: text) else {
                throw DeskRefusal.invalid([.init("after", .type)])
            }
            return cursor
        }
        guard (1...ClosedFiles.longestPage).contains(limit) else {
            throw DeskRefusal.invalid([.init("limit", .range)])
        }
        let schedule = retention
        let (files, next) = try await database.read { db in
            try self.dueFiles(for: caller, after: cursor, limit: limit, on: db)
        }
        return DueFileList(files: files, next: next?.description, approval: schedule.approval)
    }

    private func dueFiles(
        for caller: Caller, after cursor: ClosedFiles.Cursor?, limit: Int, on db: some Connection
    ) throws -> ([DueFile], next: ClosedFiles.Cursor?) {
        var (found, last, looked) = ([DueFile](), cursor, 0)
        while looked < Office.mostLookedAt {
            let entries = try ClosedFiles.page(
                openedBy: caller.agency.description, closedBefore: closedBefore(now.legalDay), at: now.ms,
                after: last, limit: ClosedFiles.longestPage, on: db)
            for entry in entries {
                if found.count == limit { return (found, last) }
                looked += 1
                last = ClosedFiles.Cursor(entry)
                if let due = try dueFile(entry.number, for: caller, on: db) { found.append(due) }
            }
            guard entries.count == ClosedFiles.longestPage else { return (found, nil) }
        }
        return (found, last)
    }

    /// By procedure, the first day on which a file that was closed then is certainly still kept.
    private func closedBefore(_ today: CivilDate) -> [String: Int] {
        var days: [String: Int] = [:]
        for procedure in retention.procedures {
            guard let years = retention.fewestYears(of: procedure) else { continue }
            days[procedure.description] = CivilDate(today.year - years, 1, 1).dayNumber
        }
        return days
    }

    private func dueFile(_ number: String, for caller: Caller, on db: some Connection) throws -> DueFile? {
        guard let hand = try readFile(number, on: db), mayErase(caller, hand),
            let view = try retention(of: hand, on: db), let closed = view.closedOn, let last = view.lastDay,
            view.bar?.isPassing ?? true
        else { return nil }
        let waiting = try KeepingRequests.all(of: number, on: db).map(\.request).first {
            $0.act.isReview && $0.standing(at: now) == .waiting
        }
        return DueFile(
            number: hand.file.number, procedure: hand.procedure.name, outcome: hand.file.outcome,
            found: view.found, closedOn: closed, lastDay: last, bar: view.bar, proposed: waiting?.act)
    }

    /// How long the file is kept; `nil` for one that no class covers, which only a schedule lets be that was not checked.
    func retention(of hand: FileInHand, on db: some Connection) throws -> RetentionView? {
        guard let found = retention.retentionClass(of: hand.file) else { return nil }
        let closed = closedDay(of: hand)
        let longer = try KeepingRequests.keptLonger(hand.number, on: db)
        let byClass = closed.flatMap(found.lastDay(closedOn:))
        let last = longer.map { row in row.untilMs.map { Instant(ms: $0 - 1).legalDay } } ?? byClass
        let hold = try RetentionHolds.standing(on: hand.number, db)
        let person = try hold.map { try Directory.people([$0.setBy], on: db).first?.name ?? $0.setBy }
        return RetentionView(
            found: found, closedOn: closed, lastDay: last, isKeptLonger: longer != nil,
            hold: hold.map {
                .init(reason: $0.reason, setBy: person ?? $0.setBy, setAt: Instant(ms: $0.setMs))
            },
            bar: try bar(of: hand, closed: closed, last: last, isHeld: hold != nil, on: db),
            approval: retention.approval, standsHours: retention.standsHours)
    }

    /// What stands against deciding on the file, the most lasting first.
    private func bar(
        of hand: FileInHand, closed: CivilDate?, last: CivilDate?, isHeld: Bool, on db: some Connection
    ) throws -> RetentionBar? {
        if let day = try Erasures.destroyedDay(of: hand.number, on: db) {
            return .destroyed(CivilDate(dayNumber: day))
        }
        guard closed != nil else { return .notClosed }
        guard let last, last < now.legalDay else { return .notDue(last) }
        if isHeld { return .held }
        for number in try family(of: hand.number, on: db) where number != hand.number {
            guard let other = try readFile(number, on: db)?.file, other.isAtWork else { continue }
            return .linkedAtWork(other.number)
        }
        let running = hand.file.clocks.filter(\.isOpen).compactMap(\.end).filter { $0.lastMoment >= now }
        return running.map(\.lastDay).max().map { .periodRuns($0) }
    }

    private func closedDay(of hand: FileInHand) -> CivilDate? {
        guard hand.file.hasEnded else { return nil }
        let last = hand.events.lastIndex { if case .ended = $0 { true } else { false } }
        return last.map { CivilDate(dayNumber: hand.rows[$0].legalDay) }
    }

    /// - Throws: `KeepingRefusal.barred` unless the time of the file is over and nothing stands against deciding on it.
    func demandDue(_ act: KeepingRequest.Act, _ hand: FileInHand, on db: some Connection) throws {
        guard let view = try retention(of: hand, on: db) else { throw KeepingRefusal.barred(.notDue(nil)) }
        if let bar = view.bar { throw KeepingRefusal.barred(bar) }
        if act == .destroy, view.approval == nil { throw KeepingRefusal.scheduleNotApproved }
    }
}
