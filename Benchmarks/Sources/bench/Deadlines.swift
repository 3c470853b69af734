internal import Law

/// P7: every deadline of a million running clocks, reckoned anew as after a new calendar.
enum Deadlines {
    static let count = 1_000_000

    static func measure(on calendar: WorkCalendar) -> [Measured] {
        [
            measure(
                "P7", "recompute every deadline of 1 000 000 running clocks", clocks(), most: 2,
                on: calendar),
            // No promise of its own: it shows what pauses cost, which are walked day by day.
            measure(
                "P7 heavy", "the same with pauses, extensions and years without a calendar", heavyClocks(),
                on: calendar),
        ]
    }

    private static func measure(
        _ id: String, _ operation: String, _ clocks: [Reckoning], most: Double? = nil,
        on calendar: WorkCalendar
    ) -> Measured {
        let seconds = cpuSeconds {
            for clock in clocks { keep(clock.end(on: calendar)?.lastDay.dayNumber ?? 0) }
        }
        let floorSeconds = cpuSeconds {
            for clock in clocks { keep((clock.event.legalDay + clock.period.length).dayNumber) }
        }
        return Measured(
            id: id, operation: operation,
            promise: most.map { "under \(Int($0)) s of CPU" } ?? "none, shown only",
            count: count, seconds: seconds, floor: "the day plus the length", floorSeconds: floorSeconds,
            isKept: most.map { seconds < $0 } ?? true)
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

    /// Long and lengthened periods, one half of them held once or twice, one in eight still held; from days
    /// of four years, the last without its notice.
    private static func heavyClocks() -> [Reckoning] {
        var random = Seeded(seed: 77)
        let periods = [
            StatutoryPeriod(15, .workingDays, source: "SAMR2 art. 18"),
            StatutoryPeriod(30, .workingDays, source: "CUST2018 art. 20"),
            StatutoryPeriod(90, .days, source: "APL2021 art. 60"),
            StatutoryPeriod(6, .months, source: "CIVPL art. 152"),
            StatutoryPeriod(3, .years, source: "CC2020 art. 188"),
        ]
        let first = CivilDate(2024, 1, 1)
        return (0..<count).map { _ in
            let day = first + Int.random(in: 0..<1_460, using: &random)
            let period = periods[Int.random(in: 0..<periods.count, using: &random)]
            let isLonger = Int.random(in: 0..<3, using: &random) == 0
            return Reckoning(
                period: period, from: Instant.endOf(day - 1), pauses: pauses(after: day, &random),
                extensions: isLonger ? [.by(length: period.length)] : [])
        }
    }

    private static func pauses(after day: CivilDate, _ random: inout Seeded) -> [Pause] {
        let kind = Int.random(in: 0..<8, using: &random)
        let from = day + Int.random(in: 1..<15, using: &random)
        let until = from + Int.random(in: 1..<60, using: &random)
        switch kind {
        case 0: return [Pause(ground: "appraisal", from: from)]
        case 1:
            return [
                Pause(ground: "appraisal", from: from, until: until),
                Pause(ground: "hearing", from: until - 1, until: until + 9),
            ]
        case 2, 3: return [Pause(ground: "notice", from: from, until: until)]
        default: return []
        }
    }
}
