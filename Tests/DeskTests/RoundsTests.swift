import Casework
import Evidence
import Foundation
import Law
import Store
import Testing

@testable import Desk

/// Fifteen working days from Monday 11 May 2026 end on Monday 1 June.
@Suite struct RoundsTests {
    private func stand(_ world: TestOffice, on day: CivilDate) {
        world.office.clock.stand(at: Instant(day, 9, 0))
    }

    @Test(arguments: [CivilDate(2026, 5, 29), CivilDate(2026, 6, 1)])
    func `No clock runs out before its last day is over`(day: CivilDate) async throws {
        let world = try await TestOffice()
        let number = try await world.review()
        #expect(try await world.end(of: "verification", on: number).lastDay == CivilDate(2026, 6, 1))
        stand(world, on: day)
        #expect(try await world.office.runClockRound() == 0)
        #expect(try await world.runOuts(number).isEmpty)
    }

    @Test func `A clock runs out on the day after its last day, and both roles are told`() async throws {
        let world = try await TestOffice()
        let number = try await world.review()
        stand(world, on: CivilDate(2026, 6, 2))
        #expect(try await world.office.runClockRound() == 1)
        #expect(try await world.runOuts(number) == [.clockRanOut("verification", run: 1, effect: .breach)])
        let head = try await world.notices(.role("agency-head", at: "bureau"))
        #expect(head.map(\.kind) == ["notice.clock-breach"])
        #expect(head.first?.details["clock"]?.string == "verification")
    }

    @Test func `After days of standstill each clock is marked once, with the day on which it was over`()
        async throws
    {
        let world = try await TestOffice()
        let number = try await world.review()
        stand(world, on: CivilDate(2026, 6, 20))
        let (first, second) = (world.office, world.office)
        async let one = first.runClockRound()
        async let two = second.runClockRound()
        let counts = try await [one, two]
        #expect(counts.reduce(0, +) == 1)
        #expect(try await world.office.runClockRound() == 0)
        let hand = try await world.file(number)
        let pages = zip(hand.rows, hand.events).filter { $0.0.kind == "clock-ran-out" }
        #expect(pages.map(\.0.legalDay) == [CivilDate(2026, 6, 2).dayNumber])
        #expect(pages.map(\.0.recordedMs) == [world.office.now.ms])
    }

    @Test func `A service target never runs out`() async throws {
        let world = try await TestOffice()
        let number = try await world.report()
        stand(world, on: CivilDate(2026, 6, 20))
        #expect(try await world.office.runClockRound() == 0)
        #expect(try await world.runOuts(number).isEmpty)
    }

    @Test func `A provisional day never runs out`() async throws {
        let world = try await TestOffice(at: Instant(CivilDate(2027, 3, 1), 9, 0))
        let number = try await world.review()
        #expect(try await world.end(of: "verification", on: number).isProvisional)
        stand(world, on: CivilDate(2027, 9, 1))
        #expect(try await world.office.runClockRound() == 0)
        #expect(try await world.runOuts(number).isEmpty)
    }

    @Test func `A hundred and twenty files run out in one round`() async throws {
        let world = try await TestOffice()
        for _ in 0..<120 { _ = try await world.review() }
        stand(world, on: CivilDate(2026, 6, 2))
        #expect(try await world.office.runClockRound() == 120)
    }

    @Test func `A table that calls a clock over before its time is put right, and the clock runs on`()
        async throws
    {
        let world = try await TestOffice()
        let number = try await world.review()
        try await world.tamper("UPDATE running_clock SET alarm_ms = 1, last_ms = 1")
        #expect(try await world.office.runClockRound() == 0)
        #expect(try await world.runOuts(number).isEmpty)
        let trail = try await world.office.database.read { db in
            try AuditTrail.entries(.init(kinds: ["tables-put-right"]), limit: 5, on: db)
        }
        #expect(trail.map(\.caseNumber) == [number])
    }

    @Test func `The head is logged when it has moved, and not twice`() async throws {
        let world = try await TestOffice()
        #expect(try await !world.office.runHeadsRound())
        _ = try await world.review()
        #expect(try await world.office.runHeadsRound())
        #expect(try await !world.office.runHeadsRound())
    }

    @Test func `A session is forgotten when its time is over`() async throws {
        let world = try await TestOffice()
        _ = try await world.caller("jia")
        #expect(try await world.office.runExpiryRound() == 0)
        world.office.clock.stand(at: world.office.now.adding(hours: 13))
        #expect(try await world.office.runExpiryRound() == 1)
    }

    @Test func `A round that fails stands in what was done, and the others are run`() async throws {
        let world = try await TestOffice()
        _ = try await world.review()
        try "no head\n".write(to: world.office.folder.heads, atomically: true, encoding: .utf8)
        stand(world, on: CivilDate(2026, 6, 2))
        let done = try await world.office.runRounds()
        #expect(done.faults.map(\.round) == ["heads"])
        #expect(done.clocksRunOut == 1)
    }
}
