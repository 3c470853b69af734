/// One run of one clock on a file, and how it ended: what compliance is counted from.
public struct ClockRunRow: Hashable, Sendable {
    public enum Ending: String, Hashable, Sendable, CaseIterable {
        /// It runs or is held, and its day is not over.
        case open
        case inTime = "in-time"
        /// Answered in time by its proof, written down after the day was over: the breach stands, and so does
        /// this.
        case recordedLate = "recorded-late"
        case answeredLate = "answered-late"
        case unanswered
        /// It became moot before its day was over.
        case dropped
        /// What the law attaches to its end came by itself: a right lapsed, a measure or a term ended.
        case byLaw = "by-law"
    }

    /// That the day was over, as the journal says it.
    public struct RanOut: Hashable, Sendable {
        /// Of the page in the journal; the number of the breach.
        public let position: Int
        /// In law: the day after the last one.
        public let day: Int
        /// When the office wrote it down.
        public let recordedMs: Int

        public init(position: Int, day: Int, recordedMs: Int) {
            self.position = position
            self.day = day
            self.recordedMs = recordedMs
        }
    }

    public let clock: String
    public let run: Int
    /// The body that had to act when it ended; `nil` where that was for a party, or for nobody.
    public let agency: String?
    public let ending: Ending
    /// breach, right-lapses, marks-late …
    public let expiry: String
    public let isHours: Bool
    /// A service target of the office: never a breach, and in no public figure.
    public let isTarget: Bool
    public let isProvisional: Bool
    public let source: String
    /// Id of the rule in `share/law`.
    public let factID: String?
    public let startedMs: Int
    public let lastMs: Int?
    public let deadlineDay: Int?
    /// Of the answer in law, or when it became moot.
    public let endedMs: Int?
    /// The day of the answer, else the one after the last; `nil` while it is open.
    public let endedDay: Int?
    /// Calendar days past the last one, to the answer; 0 while there is none.
    public let lateDays: Int
    public let ranOut: RanOut?

    public init(
        clock: String, run: Int, agency: String?, ending: Ending, expiry: String, isHours: Bool,
        isTarget: Bool, isProvisional: Bool, source: String, factID: String?, startedMs: Int, lastMs: Int?,
        deadlineDay: Int?, endedMs: Int?, endedDay: Int?, lateDays: Int, ranOut: RanOut?
    ) {
        self.clock = clock
        self.run = run
        self.agency = agency
        self.ending = ending
        self.expiry = expiry
        self.isHours = isHours
        self.isTarget = isTarget
        self.isProvisional = isProvisional
        self.source = source
        self.factID = factID
        self.startedMs = startedMs
        self.lastMs = lastMs
        self.deadlineDay = deadlineDay
        self.endedMs = endedMs
        self.endedDay = endedDay
        self.lateDays = lateDays
        self.ranOut = ranOut
    }
}

extension ClockRunRow {
    static let columns: SQL = """
        case_number, clock, run, procedure, agency, area, ending, expiry, is_hours, is_target,
        is_provisional, source, fact_id, started_ms, last_ms, deadline_day, ended_ms, ended_day, late_days,
        ran_out_position, ran_out_day, ran_out_ms
        """

    func values(_ cover: CoverSheet) -> SQL {
        """
        (\(cover.number), \(clock), \(run), \(cover.procedure), \(agency), \(cover.area), \(ending.rawValue),
         \(expiry), \(isHours), \(isTarget), \(isProvisional), \(source), \(factID), \(startedMs), \(lastMs),
         \(deadlineDay), \(endedMs), \(endedDay), \(lateDays), \(ranOut?.position), \(ranOut?.day),
         \(ranOut?.recordedMs))
        """
    }

    init(_ row: FoundRow) {
        guard let ending = Ending(rawValue: row.text("ending")) else {
            preconditionFailure("the schema checks how a clock ended")
        }
        self.init(
            clock: row.text("clock"), run: row.int("run"), agency: row.optionalText("agency"), ending: ending,
            expiry: row.text("expiry"), isHours: row.bool("is_hours"), isTarget: row.bool("is_target"),
            isProvisional: row.bool("is_provisional"), source: row.text("source"),
            factID: row.optionalText("fact_id"), startedMs: row.int("started_ms"),
            lastMs: row.optionalInt("last_ms"), deadlineDay: row.optionalInt("deadline_day"),
            endedMs: row.optionalInt("ended_ms"), endedDay: row.optionalInt("ended_day"),
            lateDays: row.int("late_days"), ranOut: RanOut(row))
    }
}

extension ClockRunRow.RanOut {
    init?(_ row: FoundRow) {
        guard let position = row.optionalInt("ran_out_position") else { return nil }
        self.init(
            position: position, day: row.int("ran_out_day"), recordedMs: row.int("ran_out_ms"))
    }
}
