internal import Casework
internal import Evidence
internal import Law
internal import Store

/// The mailbox of a reporter: no account, only the code of the receipt.
extension Office {
    public func mailbox(code text: String) async throws -> MailboxView {
        let progress = try await progress(code: text)
        let hands = try await database.read { db in
            try self.reported(progress.number.description, on: db)
        }
        let agency = PartyRole.agency(of: PartyRole.reporter)
        // A file that was opened before its reporters could act shows its path alone.
        let acting = hands.filter {
            $0.procedure.actingParties.contains(PartyRole.reporter) && $0.file.participates(agency)
        }
        let current = acting.last { !$0.file.hasEnded } ?? acting.last
        var view: FileView?
        if let current {
            let (caller, _) = try await party(code: text)
            view = try await file(current.number, for: caller)
        }
        let agencies = agencies
        return MailboxView(
            progress: progress, file: view,
            letters: current.map { MailboxReading(hand: $0, agencies: agencies).letters } ?? [],
            openings: hands.flatMap { MailboxReading(hand: $0, agencies: agencies).openings },
            hasSealedIdentity: hands.contains { $0.file.sealed.contains { $0.field == nil } })
    }

    /// The file that a code opens and those that came of it, each with its own texts: a call, then its report.
    private func reported(_ number: String, on db: some Connection) throws -> [FileInHand] {
        guard let first = try readFile(number, on: db) else { throw DeskRefusal.notFound }
        let linked = try first.file.linked.compactMap { try readFile($0.number.description, on: db) }
        return try ([first] + linked).map { hand in
            var hand = hand
            hand.quoted.texts = try ownTexts(of: hand.number, on: db)
            return hand
        }
    }

    private func ownTexts(of number: String, on db: some Connection) throws -> [String: String] {
        Dictionary(try TextRecords.all(of: number, on: db).map { ($0.id, $0.text) }) { first, _ in first }
    }
}

/// Reads the letters of a mailbox from the journal of its file.
///
/// Nothing here knows a pack: what an office says is a text that the reporter's role reads; what the reporter
/// says is an act of that party; a question is a text that starts a clock which an act of the reporter
/// answers.
struct MailboxReading {
    let hand: FileInHand
    let agencies: AgencyMap

    private let person = PartyRole.person(of: PartyRole.reporter)
    private let readable: Set<String>
    /// Clock to the act by which the reporter stops it.
    private let answers: [Name<Clock>: Name<Action>]

    init(hand: FileInHand, agencies: AgencyMap) {
        self.hand = hand
        self.agencies = agencies
        let roles = hand.procedure.roles.filter { $0.party == PartyRole.reporter }
        readable = Set(roles.flatMap(\.reads))
        let own = Set(roles.map(\.name))
        let pairs = hand.procedure.allActions.filter { !own.isDisjoint(with: $0.by) }.flatMap { action in
            action.running.map { ($0.name, action.name) }
        }
        answers = Dictionary(pairs) { first, _ in first }
    }

    /// The pages of one act: what it was, and all that it caused.
    private struct ActPages {
        let action: Name<Action>
        let by: PersonID
        let row: JournalRow
        var events: [CaseEvent] = []
    }

    private var acts: [ActPages] {
        zip(hand.rows, hand.events).reduce(into: []) { acts, page in
            if case .acted(let action, let by, _) = page.1 {
                acts.append(ActPages(action: action, by: by, row: page.0))
            } else if !acts.isEmpty, acts[acts.count - 1].row.officer == page.0.officer {
                acts[acts.count - 1].events.append(page.1)
            }
        }
    }

    var letters: [MailboxLetter] {
        acts.compactMap { $0.by == person ? sent($0) : received($0) }
    }

    private func sent(_ act: ActPages) -> MailboxLetter? {
        guard BuiltInAct(rawValue: act.action.description) == nil else { return nil }
        return letter(act, .sent, field: nil)
    }

    private func received(_ act: ActPages) -> MailboxLetter? {
        for case .factRecorded(let name, .text(let reference)) in act.events where readable.contains(name) {
            guard let text = hand.quoted.texts[reference.id] else { continue }
            let agency = AgencyID(act.row.agency)
            return letter(act, .received(text, from: agency, name: agencies.name(agency)), field: name)
        }
        return nil
    }

    private func letter(_ act: ActPages, _ side: MailboxLetter.Side, field: String?) -> MailboxLetter {
        var run: Int?
        var awaits: MailboxLetter.Awaited?
        var papers: [Paper] = []
        for event in act.events {
            switch event {
            case .clockStarted(let clock, let number, _, _, _) where answers[clock] != nil:
                run = number
                awaits = awaited(clock, number)
            case .clockStopped(let clock, let number, _) where answers[clock] != nil: run = number
            case .documentFiled(let paper): papers.append(paper)
            default: break
            }
        }
        return MailboxLetter(
            side: side, action: act.action, field: field, at: Instant(ms: act.row.recordedMs), run: run,
            awaits: awaits, papers: papers,
            proof: .init(position: act.row.position, leaf: act.row.leaf.description))
    }

    private func awaited(_ clock: Name<Clock>, _ run: Int) -> MailboxLetter.Awaited? {
        guard let action = answers[clock],
            let open = hand.file.openRuns(of: clock).first(where: { $0.run == run })
        else { return nil }
        return .init(answer: action, end: open.end)
    }

    var openings: [SealedOpening] {
        zip(hand.rows, hand.events).compactMap { row, event in
            guard case .sealedRecordRead(let record, let reader, let because) = event, reader != person,
                let entry = hand.file.sealed.first(where: { $0.record == record })
            else { return nil }
            let agency = AgencyID(row.agency)
            return SealedOpening(
                roles: roles(at: agency, reading: entry), agency: agency, agencyName: agencies.name(agency),
                at: Instant(ms: row.recordedMs), reason: hand.quoted.texts[because.id], field: entry.field)
        }
    }

    /// In which roles an agency's people may open the record: the role is told, the person is not.
    private func roles(at agency: AgencyID, reading entry: CaseFile.SealedEntry) -> [Name<Role>] {
        hand.procedure.roles.map(\.name).filter { name in
            let officer = Officer("office", of: agency, as: [name])
            return hand.procedure.holds(officer, name, on: hand.file)
                && hand.procedure.mayRead(entry, officer, on: hand.file)
        }
    }
}
