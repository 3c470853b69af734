internal import Casework
internal import Evidence
internal import Law
internal import Store

/// What the holder of a code learns: the path, who has it, the next day; never what is sealed.
extension Office {
    public func progress(code text: String) async throws -> ProgressView {
        let (files, beside, halves, mayAct) = try await database.read {
            db -> ([FileInHand], [FileInHand], [FileInHand], Bool) in
            guard let found = try self.holder(ofCode: text, on: db), found.tellsProgress,
                let file = try self.readFile(found.caseNumber, on: db)
            else { throw DeskRefusal.notFound }
            let isParty = found.party != PartyRole.reporter
            let files = try [file] + self.descendants(of: file, on: db)
            let beside = try self.goingOn(Office.current(files), on: db)
            let halves = try files.flatMap { try self.splitOff($0, on: db) }
            return (files, beside, halves, isParty && !file.file.hasEnded)
        }
        guard let report = files.first, let own = Office.current(files) else { throw DeskRefusal.notFound }
        let current = Office.current(beside) ?? own
        let course =
            files.flatMap { steps(of: $0, isCurrent: $0.number == current.number) }
            + beside.flatMap { steps(of: $0, isCurrent: $0.number == current.number) }.filter {
                $0.step.state == .now || $0.position > own.joinedPosition
            }
        var shown = view(of: report, current, steps: course.sorted { $0.position < $1.position }.map(\.step))
        shown.mayAct = mayAct
        shown.isJoined = !beside.isEmpty
        shown.splitOff = halves.map(\.file.number)
        return shown
    }

    private static func current(_ files: [FileInHand]) -> FileInHand? {
        files.last { !$0.file.hasEnded } ?? files.first
    }

    /// The file that goes on with a joined one's matter, and those that came of it.
    private func goingOn(_ hand: FileInHand?, on db: some Connection) throws -> [FileInHand] {
        guard let other = hand?.file.joinedTo, let file = try readFile(other.description, on: db) else {
            return []
        }
        return try [file] + descendants(of: file, on: db)
    }

    /// The files that were split off a file and go on by themselves, and those split off them.
    private func splitOff(_ hand: FileInHand, on db: some Connection) throws -> [FileInHand] {
        guard !isOfThePolice(hand.procedure) else { return [] }
        return try hand.file.splitOff.flatMap { number -> [FileInHand] in
            guard let half = try readFile(number.description, on: db), half.file.joinedTo == nil else {
                return []
            }
            return try [half] + splitOff(half, on: db)
        }
    }

    /// The files that came of a report, in the order of their opening.
    private func descendants(of file: FileInHand, on db: some Connection) throws -> [FileInHand] {
        var found: [FileInHand] = []
        for link in file.file.linked {
            guard let child = try readFile(link.number.description, on: db),
                !isOfThePolice(child.procedure)
            else { continue }
            found.append(child)
            found += try descendants(of: child, on: db)
        }
        return found
    }

    /// What the police do with a suspicion is not told by a code that anybody may hold.
    private func isOfThePolice(_ procedure: Procedure) -> Bool {
        procedure.bodies.contains { $0.kind == .kind("police") }
    }

    private func view(of report: FileInHand, _ current: FileInHand, steps: [ProgressView.Step])
        -> ProgressView
    {
        let running = current.file.clocks.filter { $0.isOpen && $0.end != nil }
        let next = running.min { ($0.end?.lastMoment.ms ?? 0) < ($1.end?.lastMoment.ms ?? 0) }
        let clock = next.flatMap { current.procedure.clock($0.clock) }
        let holder = holder(of: current)
        return ProgressView(
            number: report.file.number, receivedAt: report.file.opening?.at ?? now,
            procedure: current.file.procedure, stage: current.file.stage.description,
            stageTitle: current.procedure.stage(current.file.stage)?.title ?? "", holder: holder,
            holderName: agencies.name(holder), nextDay: next?.end?.lastDay, nextTitle: clock?.title,
            nextSource: clock?.source, nextIsProvisional: next?.end?.isProvisional ?? false, steps: steps,
            isEnded: current.file.hasEnded, outcome: current.file.outcome, nextClock: clock?.name)
    }

    /// The agency whose role has the next step.
    private func holder(of hand: FileInHand) -> AgencyID {
        let leading = hand.procedure.stage(hand.file.stage)?.actions.first { $0.goesTo != nil }
        let role = leading?.by.first.flatMap { hand.procedure.role($0) }
        return role.flatMap { hand.file.bodies[$0.body] } ?? hand.file.opening?.agency ?? ""
    }

    /// The stages of one file with their places in the journal, by which those of several files are told in
    /// order.
    private func steps(of hand: FileInHand, isCurrent: Bool) -> [(position: Int, step: ProgressView.Step)] {
        let entries = zip(hand.rows, hand.events).compactMap { row, event -> (JournalRow, Name<Stage>)? in
            if case .stageEntered(let name) = event { (row, name) } else { nil }
        }
        let isNow = isCurrent && !hand.file.hasEnded
        return entries.enumerated().compactMap { index, entry in
            let (row, name) = entry
            guard let stage = hand.procedure.stage(name) else { return nil }
            let isLast = isNow && index == entries.count - 1
            let agency = isLast ? holder(of: hand) : AgencyID(row.agency)
            let step = ProgressView.Step(
                title: stage.title, holder: agencies.name(agency), day: CivilDate(dayNumber: row.legalDay),
                state: isLast ? .now : .past, stage: name, procedure: hand.procedure.name)
            return (row.position, step)
        }
    }

    /// Keeps what a reporter has written so far, sealed under the token that only their browser holds.
    public func saveDraftLead(token: String?, answers: [String: String]) async throws -> String {
        let bytes = token.flatMap(Hex.bytes).flatMap { $0.count >= LeadDrafts.tokenCount ? $0 : nil }
        let kept = bytes ?? randomness.bytes(LeadDrafts.tokenCount)
        let nowMs = now.ms
        let draft = JSON.object(answers.mapValues(JSON.string))
        try await database.write { db in
            try LeadDrafts.save(
                draft, under: kept, at: nowMs, expiresMs: nowMs + Office.draftMs,
                random: self.randomness.bytes, on: db)
        }
        return Hex.text(kept)
    }

    /// An unfinished report is kept for seven days.
    static let draftMs = 7 * 86_400_000

    public func draftLead(token: String) async throws -> [String: String]? {
        guard let bytes = Hex.bytes(token), bytes.count >= LeadDrafts.tokenCount else { return nil }
        let nowMs = now.ms
        let draft = try await database.read { db in try LeadDrafts.find(under: bytes, at: nowMs, on: db) }
        return draft?.object?.compactMapValues(\.string)
    }
}

extension FileInHand {
    /// The page on which its matter went over to another file.
    fileprivate var joinedPosition: Int {
        let index = events.lastIndex { if case .joined = $0 { true } else { false } }
        return index.map { rows[$0].position } ?? 0
    }
}
