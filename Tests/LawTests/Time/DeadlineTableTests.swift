import Law
import Testing

/// The table against the walk through the days.
@Suite struct DeadlineTableTests {
    let calendar: WorkCalendar
    let table: DeadlineTable

    init() throws {
        calendar = try ShippedCalendar.read()
        table = DeadlineTable(calendar, years: 2017...2029)
    }

    /// A small generator with a seed, so that a failure can be repeated.
    private struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    private func run(_ dice: inout Dice) -> Reckoning {
        let unit = StatutoryPeriod.Unit.allCases.randomElement(using: &dice) ?? .days
        let longest = [.months, .years].contains(unit) ? 14 : 120
        let start = CivilDate(2016, 6, 1) + Int.random(in: 0..<4700, using: &dice)
        let pauses = (0..<Int.random(in: 0...3, using: &dice)).map { _ in
            let from = start + Int.random(in: -10...80, using: &dice)
            let isOpen = Int.random(in: 0..<6, using: &dice) == 0
            return Pause(
                ground: "appraisal", from: from,
                until: isOpen ? nil : from + Int.random(in: -1...40, using: &dice))
        }
        let extensions: [[ClockExtension]] = [
            [], [], [.by(length: 15)], [.to(length: 30)],
            [.until(start + Int.random(in: 0...200, using: &dice))],
        ]
        return Reckoning(
            period: StatutoryPeriod(
                Int.random(in: 1...longest, using: &dice), unit, source: "TR310 art. 5"),
            from: Instant(start, 9, 30), pauses: pauses,
            extensions: extensions.randomElement(using: &dice) ?? [],
            rollover: Bool.random(using: &dice) ? .overDaysOff : .none)
    }

    @Test(arguments: 1...20)
    func `it finds the same end as a walk`(seed: UInt64) {
        var dice = Dice(state: seed)
        for _ in 0..<500 {
            let run = run(&dice)
            let (quick, walked) = (table.end(of: run), run.end(on: calendar))
            #expect(quick == walked, "\(run)")
        }
    }

    @Test func `days outside its years are walked`() {
        let period = StatutoryPeriod(15, .workingDays, source: "SAMR2 art. 18")
        for day in [CivilDate(1999, 3, 1), CivilDate(2029, 12, 28), CivilDate(2031, 1, 4)] {
            let run = Reckoning(period: period, from: Instant(day, 9, 0))
            #expect(table.end(of: run) == run.end(on: calendar))
        }
    }
}
