/// The file as one participating agency has it on its list.
public struct AgencyRow: Hashable, Sendable {
    public let agency: String
    /// The part it plays: sending-agency, procuratorate …
    public let body: String
    /// Who has the file within the agency.
    public let officer: String?
    /// The role of this agency that has the next act; `nil` while others have it.
    public let waitingRole: String?
    /// The clock that runs out first; `nil` while none runs.
    public let next: NextClock?

    public init(
        agency: String, body: String, officer: String? = nil, waitingRole: String? = nil,
        next: NextClock? = nil
    ) {
        self.agency = agency
        self.body = body
        self.officer = officer
        self.waitingRole = waitingRole
        self.next = next
    }
}

/// When the most urgent clock of a file runs out.
public struct NextClock: Hashable, Sendable {
    public let clock: String
    public let alarmMs: Int
    /// End of the last day, or the last moment of a clock of hours.
    public let lastMs: Int
    public let lastDay: Int
    public let isProvisional: Bool

    public init(clock: String, alarmMs: Int, lastMs: Int, lastDay: Int, isProvisional: Bool) {
        self.clock = clock
        self.alarmMs = alarmMs
        self.lastMs = lastMs
        self.lastDay = lastDay
        self.isProvisional = isProvisional
    }
}

extension AgencyRow {
    static let columns: SQL = """
        agency, opened_position, case_number, body, procedure, stage, officer, waiting_role, is_open,
        updated_position, updated_ms, next_clock, next_alarm_ms, next_last_ms, next_last_day, next_provisional
        """

    func values(_ cover: CoverSheet) -> SQL {
        """
        (\(agency), \(cover.openedPosition), \(cover.number), \(body), \(cover.procedure), \(cover.stage),
         \(officer), \(waitingRole), \(cover.isOpen), \(cover.updatedPosition), \(cover.updatedMs),
         \(next?.clock), \(next?.alarmMs), \(next?.lastMs), \(next?.lastDay), \(next?.isProvisional ?? false))
        """
    }

    init(_ row: FoundRow) {
        self.init(
            agency: row.text("agency"), body: row.text("body"), officer: row.optionalText("officer"),
            waitingRole: row.optionalText("waiting_role"), next: NextClock(row))
    }
}

extension NextClock {
    init?(_ row: FoundRow) {
        guard let clock = row.optionalText("next_clock") else { return nil }
        self.init(
            clock: clock, alarmMs: row.int("next_alarm_ms"), lastMs: row.int("next_last_ms"),
            lastDay: row.int("next_last_day"), isProvisional: row.bool("next_provisional"))
    }
}
