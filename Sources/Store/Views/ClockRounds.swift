/// The files that the rounds look at: clocks that have run out, or that wait for a year's calendar.
public enum ClockRounds {
    /// Files with a clock past its last moment and not marked yet, longest past first.
    public static func runOut(by nowMs: Int, limit: Int, on db: some Connection) throws -> [String] {
        var seen: Set<String> = []
        return try db.rows(runOutQuery(by: nowMs, limit: limit))
            .map { $0.text("case_number") }
            .filter { seen.insert($0).inserted }
    }

    /// Files with a provisional clock, by number; `after` is the last of the page before.
    public static func provisional(
        after last: String? = nil, limit: Int, on db: some Connection
    ) throws -> [String] {
        try db.rows(
            """
            SELECT DISTINCT case_number
              FROM running_clock
             WHERE is_provisional = 1 AND case_number > \(last ?? "")
             ORDER BY case_number
             LIMIT \(limit)
            """
        ).map { $0.text("case_number") }
    }

    /// Files with a clock that runs, is held or is late, by number; `after` is the last of the page before.
    public static func open(after last: String? = nil, limit: Int, on db: some Connection) throws -> [String]
    {
        try db.rows(
            """
            SELECT DISTINCT case_number
              FROM running_clock
             WHERE case_number > \(last ?? "")
             ORDER BY case_number
             LIMIT \(limit)
            """
        ).map { $0.text("case_number") }
    }

    /// The last moment of the clock that has been past it longest and is not marked yet.
    public static func longestPast(on db: some Connection, by nowMs: Int) throws -> Int? {
        try db.row(
            """
            SELECT last_ms
              FROM running_clock
             WHERE state = 'running' AND is_provisional = 0 AND is_target = 0 AND last_ms <= \(nowMs)
             ORDER BY last_ms, case_number
             LIMIT 1
            """
        )?.int("last_ms")
    }

    static func runOutQuery(by nowMs: Int, limit: Int) -> SQL {
        """
        SELECT case_number
          FROM running_clock
         WHERE state = 'running' AND is_provisional = 0 AND is_target = 0 AND last_ms <= \(nowMs)
         ORDER BY last_ms, case_number
         LIMIT \(limit)
        """
    }
}
