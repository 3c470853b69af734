internal import Law

/// P7: every deadline of a million running clocks, reckoned anew as after a new calendar.
enum Deadlines {
    static let count = 1_000_000

    static func measure(on calendar: WorkCalendar) -> Measured {
        let clocks = clocks()
        let seconds = cpuSeconds {
            for clock in clocks { keep(clock.end(on: calendar)?.lastDay.dayNumber ?? 0) }
        }
        let floorSeconds = cpuSeconds {
            for clock in clocks { keep((clock.event.legalDay + clock.period.length).dayNumber) }
        }
        return Measured(
            id: "P7", operation: "recompute every deadline of 1 000 000 running clocks",
            promise: "under 2 s of CPU", count: count, seconds: seconds,
            floor: "the day plus the length", floorSeconds: floorSeconds, isKept: seconds < 2)
    }

    /// The periods that files run under, from days of two published years.
    private static func clocks() -> [Reckoning] {
        var random = Seeded(seed: 7)
        let periods = [
            StatutoryPeriod(3, .days, source: "TR310 art. 5"),
            StatutoryPeriod(24, .hours, source: "TR310 art. 5"),
            StatutoryPeriod(7, .workingDays, source: "APL2021 art. 56"),
            StatutoryPeriod(15, .workingDays, source: "SAMR2 art. 18"),
            StatutoryPeriod(30, .days, source: "ACL2012 art. 25"),
            StatutoryPeriod(90, .days, source: "APL2021 art. 60"),
            StatutoryPeriod(2, .months, source: "PPR2019 art. 560"),
        ]
        let first = CivilDate(2025, 1, 1)
        return (0..<count).map { _ in
            let day = first + Int.random(in: 0..<600, using: &random)
            let period = periods[Int.random(in: 0..<periods.count, using: &random)]
            return Reckoning(period: period, from: Instant.endOf(day - 1))
        }
    }
}
