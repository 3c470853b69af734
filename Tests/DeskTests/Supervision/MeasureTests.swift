import Casework
import Evidence
import Foundation
import Law
import Store
import Testing

@testable import Desk

@Suite struct MeasureTests {
    /// Reports and lead reviews: one moved in time, one moved late, one missed, one still running.
    private func office() async throws -> TestOffice {
        let world = try await TestOffice()
        for _ in 0..<3 { _ = try await world.report() }
        let reviews = [try await world.review(), try await world.review(), try await world.review()]
        world.office.clock.stand(at: Instant(CivilDate(2026, 5, 20), 10, 0))
        try await move(reviews[0], world)
        world.office.clock.stand(at: Instant(CivilDate(2026, 6, 8), 9, 0))
        _ = try await world.office.runClockRound()
        try await move(reviews[1], world)
        _ = try await world.review()
        return world
    }

    private func move(_ number: String, _ world: TestOffice) async throws {
        _ = try await world.office.submit(
            "move", fields: ["competent-agency": .string("centre"), "reason": .string("不属本局管辖")],
            to: number, expecting: nil, for: world.caller("bing"))
    }

    /// Every file as its journal tells it.
    private func files(_ world: TestOffice) async throws -> [FileInHand] {
        let office = world.office
        return try await office.database.read { db in
            try Journal.openings(after: 0, limit: 1_000, on: db).compactMap { opening in
                try office.readFile(opening.caseNumber, on: db)
            }
        }
    }

    private func value(_ name: String, _ world: TestOffice) async throws -> MeasureValue {
        try await world.office.measure(name, by: nil, for: nil).total
    }

    @Test func `files opened and ended are those of a recount from the journal`() async throws {
        let world = try await office()
        let files = try await files(world)

        let reports = files.count { $0.file.procedure == "report" }
        let ended = files.filter { $0.file.procedure == "lead-review" && $0.file.hasEnded }
        let filed = ended.count { $0.file.outcome == "case-filed" }

        #expect(try await value("reports-taken", world).records == reports)
        #expect(reports == 3)
        #expect(
            try await value("leads-filed", world) == MeasureValue(records: ended.count, hits: filed))
        #expect(ended.count == 2)
    }

    @Test func `clocks kept are those of a recount from the journal, by body and clock too`() async throws {
        let world = try await office()
        var (kept, missed) = (0, 0)
        for hand in try await files(world) {
            for run in hand.file.clocks {
                let clock = try #require(hand.procedure.clock(run.clock))
                guard !clock.isTarget, clock.onExpiry == .breach, run.end?.isProvisional == false else {
                    continue
                }
                switch run.state {
                case .stopped: kept += 1
                case .breached: missed += 1
                default: break
                }
            }
        }

        let whole = try await world.office.measure("clocks-kept", by: nil, for: nil).total
        let byBody = try await world.office.measure("clocks-kept", by: .body, for: nil).lines
        let byClock = try await world.office.measure("clocks-kept", by: .detail, for: nil).lines
        let byMonth = try await world.office.measure("clocks-kept", by: .month, for: nil).lines

        #expect(whole == MeasureValue(records: kept + missed, hits: kept))
        #expect((kept, missed) == (1, 2))
        #expect(byBody.map(\.key) == ["bureau"])
        #expect(byBody.first?.value == whole)
        #expect(byClock.map(\.key) == ["verification"])
        #expect(byMonth.map(\.key) == ["2026-05", "2026-06"])
        #expect(byMonth.reduce(0) { $0 + $1.value.records } == whole.records)
    }

    @Test func `a figure opens to the records of files that the caller may know, and counts the others`()
        async throws
    {
        let world = try await office()
        let bureau = try await world.office.records(
            of: "clocks-kept", RecordFilter(), for: world.caller("yi"))
        let stranger = try await world.office.records(
            of: "clocks-kept", RecordFilter(), for: world.caller("ding"))
        let supervisor = try await world.office.records(
            of: "clocks-kept", RecordFilter(), for: world.caller("xin"))

        #expect((bureau.rows.count, bureau.unnamed) == (3, 0))
        #expect((stranger.rows.count, stranger.unnamed) == (0, 3))
        #expect(supervisor.rows.count == 3)
        #expect(supervisor.rows.allSatisfy { !$0.isShared })
    }

    @Test func `an unknown area, dimension or cursor is refused, and a measure of officers is hidden`()
        async throws
    {
        let world = try await office()
        var filter = RecordFilter()
        filter.dimension = .area
        filter.key = "999999"

        await #expect(throws: DeskRefusal.invalid([.init("area", .unknown)])) {
            _ = try await world.office.records(of: "clocks-kept", filter, for: try await world.caller("xin"))
        }
        await #expect(throws: DeskRefusal.invalid([.init("by", .choice)])) {
            _ = try await world.office.measure("reports-taken", by: .detail, for: nil)
        }
        await #expect(throws: DeskRefusal.notFound) {
            _ = try await world.office.measure("breaches-explained", by: nil, for: nil)
        }
        var broken = RecordFilter()
        broken.after = "x"
        await #expect(throws: DeskRefusal.invalid([.init("after", .type)])) {
            _ = try await world.office.records(of: "clocks-kept", broken, for: try await world.caller("xin"))
        }
    }

    @Test
    func
        `a clause is live where a file passed within the year, and missing without a mechanism`()
        async throws
    {
        let world = try await office()
        let map = try await world.office.policyMap("heilongjiang-2020", province: "230000")
        let moved = try #require(map.policy.clause("2.1.1-h"))
        let confirmed = try #require(map.policy.clause("2.1.4-a"))
        let aid = try #require(map.policy.clause("2.3.2-f"))

        #expect(map.standing(of: moved, in: "230100").state == .live)
        #expect(map.standing(of: moved, in: "230100").count == 2)
        #expect(map.standing(of: moved, in: "230100").newest == CivilDate(2026, 6, 8))
        #expect(map.standing(of: moved, in: "230200").state == .built)
        #expect(map.liveAreas(of: moved) == 1)
        #expect(map.standing(of: confirmed).state == .built)
        #expect(map.standing(of: aid).state == .missing)
        #expect(map.isDrill == false)

        world.office.clock.stand(at: Instant(CivilDate(2027, 6, 9), 9, 0))
        let later = try await world.office.policyMap(nil, province: "230000")
        #expect(later.standing(of: moved, in: "230100").state == .built)
    }

    @Test func `the files behind a clause are named to those who may know them`() async throws {
        let world = try await office()
        let mechanism = Mechanism.procedure("lead-review", passing: ["moved", "transferred"])

        let own = try await world.office.passed(mechanism, in: "230100", for: world.caller("yi"))
        let foreign = try await world.office.passed(mechanism, in: "230100", for: world.caller("ding"))
        let supervisor = try await world.office.passed(mechanism, in: "230100", for: world.caller("xin"))

        #expect((own.files.count, own.unnamed) == (2, 0))
        #expect((foreign.files.count, foreign.unnamed) == (0, 2))
        #expect(supervisor.files.count == 2)
    }
}
