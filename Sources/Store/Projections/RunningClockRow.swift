/// A clock that runs, stands still or has run out unanswered, as one agency watches it.
public struct RunningClockRow: Hashable, Sendable {
    public enum State: String, Hashable, Sendable, CaseIterable {
        case running, suspended, breached, late
    }

    /// When the clock runs out: `alarm` warns, `last` counts.
    public struct Due: Hashable, Sendable {
        public let alarmMs: Int
        /// 24:00 of the last day, or the last moment of a clock of hours.
        public let lastMs: Int
        public let deadlineDay: Int
        public let isProvisional: Bool

        public init(alarmMs: Int, lastMs: Int, deadlineDay: Int, isProvisional: Bool) {
            self.alarmMs = alarmMs
            self.lastMs = lastMs
            self.deadlineDay = deadlineDay
            self.isProvisional = isProvisional
        }
    }

    public let clock: String
    public let run: Int
    public let agency: String
    public let state: State
    /// `nil` while suspended, or while the end is not known yet.
    public let due: Due?
    /// Hours run through nights and holidays, and end at a moment.
    public let isHours: Bool
    /// A service target of the office: shown, never a breach.
    public let isTarget: Bool
    /// This agency has to act before it runs out.
    public let isOwedHere: Bool
    public let source: String
    /// Id of the rule in `share/law`.
    public let factID: String?
    public let startedDay: Int

    public init(
        clock: String, run: Int, agency: String, state: State, due: Due?, isHours: Bool, isTarget: Bool,
        isOwedHere: Bool, source: String, factID: String?, startedDay: Int
    ) {
        self.clock = clock
        self.run = run
        self.agency = agency
        self.state = state
        self.due = due
        self.isHours = isHours
        self.isTarget = isTarget
        self.isOwedHere = isOwedHere
        self.source = source
        self.factID = factID
        self.startedDay = startedDay
    }
}

extension RunningClockRow {
    static let columns: SQL = """
        case_number, clock, run, agency, procedure, state, alarm_ms, last_ms, deadline_day, is_hours,
        is_provisional, is_target, is_owed_here, source, fact_id, started_day
        """

    func values(_ cover: CoverSheet) -> SQL {
        """
        (\(cover.number), \(clock), \(run), \(agency), \(cover.procedure), \(state.rawValue), \(due?.alarmMs),
         \(due?.lastMs), \(due?.deadlineDay), \(isHours), \(due?.isProvisional ?? false), \(isTarget),
         \(isOwedHere), \(source), \(factID), \(startedDay))
        """
    }

    init(_ row: FoundRow) {
        guard let state = State(rawValue: row.text("state")) else {
            preconditionFailure("the schema checks the state of a clock")
        }
        self.init(
            clock: row.text("clock"), run: row.int("run"), agency: row.text("agency"), state: state,
            due: Due(row), isHours: row.bool("is_hours"), isTarget: row.bool("is_target"),
            isOwedHere: row.bool("is_owed_here"), source: row.text("source"),
            factID: row.optionalText("fact_id"), startedDay: row.int("started_day"))
    }
}

extension RunningClockRow.Due {
    init?(_ row: FoundRow) {
        guard let alarmMs = row.optionalInt("alarm_ms") else { return nil }
        self.init(
            alarmMs: alarmMs, lastMs: row.int("last_ms"), deadlineDay: row.int("deadline_day"),
            isProvisional: row.bool("is_provisional"))
    }
}
