internal import Casework
internal import Law
internal import Store

/// Reads a file page by page for what measures count of it.
///
/// Who had to act is asked on the page on which a clock ended: bodies change hands, and nobody answers for
/// what came before them.
struct HistoryReading {
    private struct Key: Hashable {
        let clock: Name<Clock>
        let run: Int
    }

    /// What the pages say of the end of a run.
    private struct End {
        var agency: AgencyID?
        var ranOut: ClockRunRow.RanOut?
        var endedMs: Int?
        var endedDay: Int?
    }

    private let procedure: Procedure
    private var file = CaseFile()
    private var ends: [Key: End] = [:]
    private var stages: [StageRow] = []
    private var acts: [ActRow] = []
    private var said: BreachRemarkRow.Said?
    private var closing: (ms: Int, day: Int)?

    init(_ pages: [RecordedEvent], _ procedure: Procedure) {
        self.procedure = procedure
        for page in pages { read(page) }
    }

    var history: FileHistory {
        FileHistory(clocks: file.clocks.compactMap(row), stages: stages, acts: acts, remark: remark)
    }

    private mutating func read(_ page: RecordedEvent) {
        let row = page.row
        switch page.event {
        case .clockRanOut(let clock, let run, _):
            let over = file.clocks.last { $0.clock == clock && $0.run == run }?.end?.lastMoment.legalDay
            let ranOut = ClockRunRow.RanOut(
                position: row.position, day: over?.dayNumber ?? row.legalDay, recordedMs: row.recordedMs)
            change(clock, run) { $0.ranOut = ranOut }
        case .clockStopped(let clock, let run, let at):
            change(clock, run) { ($0.endedMs, $0.endedDay) = (at.ms, at.legalDay.dayNumber) }
        case .clockDropped(let clock, let run):
            change(clock, run) { ($0.endedMs, $0.endedDay) = (row.recordedMs, row.legalDay) }
        case .clockReopened(let clock, let run):
            change(clock, run) { ($0.endedMs, $0.endedDay) = (nil, nil) }
        case .stageEntered(let stage): reach(stage, row)
        case .acted(let action, _, let at):
            acts.append(
                ActRow(
                    revision: row.revision, action: action.description, agency: row.agency, tookMs: at.ms,
                    doneDay: at.legalDay.dayNumber))
        case .signed(let signature) where signature.what == Breach.explanation:
            said = BreachRemarkRow.Said(by: signature.by.description, atMs: row.recordedMs, text: nil)
        case .ended: closing = (row.recordedMs, row.legalDay)
        default: break
        }
        file.apply(page.event)
    }

    /// The body is fixed with the first page that says that the run is over.
    private mutating func change(_ clock: Name<Clock>, _ run: Int, _ body: (inout End) -> Void) {
        let key = Key(clock: clock, run: run)
        var end = ends[key] ?? End(agency: owing(clock))
        body(&end)
        ends[key] = end
    }

    private mutating func reach(_ stage: Name<Stage>, _ row: JournalRow) {
        guard !stages.contains(where: { $0.stage == stage.description }) else { return }
        stages.append(
            StageRow(
                stage: stage.description, reachedDay: row.legalDay, revision: row.revision,
                isEnd: procedure.stage(stage)?.ends ?? false))
    }

    /// The body that has to act before a clock runs out: of the first role that stops it, or, where a paper's
    /// receipt stops it, of the role that starts it. A party is no body.
    private func owing(_ name: Name<Clock>) -> AgencyID? {
        let stopping = procedure.allActions.first { action in action.stops.contains { $0.name == name } }
        let starting = procedure.allActions.first { action in action.starts.contains { $0.name == name } }
        guard let role = (stopping ?? starting)?.by.first.flatMap({ procedure.role($0) }),
            let agency = file.bodies[role.body], PartyRole.party(of: agency) == nil
        else { return nil }
        return agency
    }

    private func row(_ run: ClockRun) -> ClockRunRow? {
        // How it ended is counted in the file in which it was answered, or missed.
        guard let clock = procedure.clock(run.clock), !run.wasOverBefore else { return nil }
        let end = ends[Key(clock: run.clock, run: run.run)] ?? End(agency: owing(run.clock))
        let ending = ending(of: run, clock, end)
        let isOver = ending != .open
        return ClockRunRow(
            clock: run.clock.description, run: run.run, agency: end.agency?.description, ending: ending,
            expiry: clock.onExpiry.rawValue, isHours: clock.period.unit == .hours, isTarget: clock.isTarget,
            isProvisional: run.end?.isProvisional ?? false,
            source: clock.inForce(on: run.started.legalDay).source.description, factID: clock.ruleID,
            startedMs: run.started.ms, lastMs: run.end?.lastMoment.ms,
            deadlineDay: run.end?.lastDay.dayNumber, endedMs: end.endedMs ?? (isOver ? closing?.ms : nil),
            endedDay: end.ranOut?.day ?? end.endedDay ?? (isOver ? closing?.day : nil),
            lateDays: ending == .answeredLate ? lateDays(run, end) : 0, ranOut: end.ranOut)
    }

    private func lateDays(_ run: ClockRun, _ end: End) -> Int {
        guard let answered = end.endedDay, let last = run.end?.lastDay.dayNumber else { return 0 }
        return max(0, answered - last)
    }

    private func ending(of run: ClockRun, _ clock: Clock, _ end: End) -> ClockRunRow.Ending {
        if run.wasAnsweredInTime { return .recordedLate }
        guard end.ranOut != nil else { return endingInside(run, clock) }
        switch clock.onExpiry {
        case .rightLapses, .endsMeasure, .deemedServed, .termEnds: return .byLaw
        case .breach, .marksLate:
            if run.state == .dropped { return .dropped }
            return run.stoppedAt == nil ? .unanswered : .answeredLate
        }
    }

    /// No page says that the day was over. A target never says so; a provisional day never passes.
    private func endingInside(_ run: ClockRun, _ clock: Clock) -> ClockRunRow.Ending {
        if let stopped = run.stoppedAt {
            return clock.isTarget && run.end?.isPast(at: stopped) == true ? .answeredLate : .inTime
        }
        return run.wasDropped || file.hasEnded ? .dropped : .open
    }

    private var remark: BreachRemarkRow? {
        guard case .count(let position)? = file.facts[Breach.fact], let opening = file.opening,
            let agency = file.bodies[Breach.body]
        else { return nil }
        var text: String?
        if case .text(let reference)? = file.facts[Breach.explanation] { text = reference.id }
        return BreachRemarkRow(
            breach: position, agency: agency.description,
            askedBy: opening.agency == agency ? nil : opening.agency.description, openedMs: opening.at.ms,
            said: said.map { .init(by: $0.by, atMs: $0.atMs, text: text) },
            outcome: file.outcome?.description)
    }
}

/// Names under which a file says what it has to say about a breach.
enum Breach {
    static let inquiry: Name<Procedure> = "breach-inquiry"
    static let ownWords: Name<Procedure> = "breach-explanation"
    /// Fact: the position in the journal of the page that says that the clock ran out.
    static let fact = "breach"
    /// Fact: the signed words.
    static let explanation = "explanation"
    static let body: Name<Body> = "explaining-body"
    /// Fact of the opening that names the body.
    static let agency = "explaining-agency"
}
