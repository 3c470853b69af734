import Casework
import Foundation
import Law
import Programmes
import Store
import Testing

@testable import Desk

/// Figures that are read from sums, against the same figures counted from the records.
@Suite struct RollupTests {
    private func counted(_ world: TestOffice, _ measure: Measure) async throws -> [String: MeasureValue] {
        let today = world.office.now.legalDay
        let days = (today - (measure.periodDays - 1)).dayNumber...today.dayNumber
        return try await world.office.database.read { db in
            let table = MeasureTable(measure, days: days)
            var found = ["all": try table.total(on: db)]
            for dimension in measure.dimensions {
                for (key, value) in try table.values(by: dimension, on: db) {
                    found["\(dimension.rawValue) \(key)"] = value
                }
            }
            return found
        }
    }

    private func summed(_ world: TestOffice, _ measure: Measure) async throws -> [String: MeasureValue] {
        let caller = try await world.caller("xin")
        let name = measure.name.description
        var found = ["all": try await world.office.measure(name, by: nil, for: caller).total]
        for dimension in measure.dimensions {
            for line in try await world.office.measure(name, by: dimension, for: caller).lines {
                found["\(dimension.rawValue) \(line.key)"] = line.value
            }
        }
        return found
    }

    private func work(_ world: TestOffice, files: Int) async throws {
        for _ in 0..<files { _ = try await world.report() }
        _ = try await world.review()
        world.office.clock.stand(at: Instant(ms: world.office.now.ms + 40 * 24 * 3_600_000))
        _ = try await world.office.runClockRound()
    }

    @Test func `Before the first round figures are counted from the records, and say nothing of their age`()
        async throws
    {
        let world = try await TestOffice()
        _ = try await world.report()
        #expect(try await world.office.figureFreshness() == nil)
        let caller = try await world.caller("xin")
        for measure in world.office.measures(for: caller) {
            #expect(try await summed(world, measure) == counted(world, measure))
        }
    }

    @Test func `Every figure and every line of it is that of the records, to the last digit`() async throws {
        let world = try await TestOffice()
        try await work(world, files: 5)
        #expect(try await world.office.runMeasureRound() == 6)
        try await work(world, files: 3)
        try await world.office.runMeasureRound()
        let caller = try await world.caller("xin")
        let measures = world.office.measures(for: caller)
        #expect(!measures.isEmpty)
        for measure in measures { #expect(try await summed(world, measure) == counted(world, measure)) }
        #expect(try await world.office.verify() == [])
    }

    @Test func `What changed a moment ago is in the figure when somebody looks`() async throws {
        let world = try await TestOffice()
        try await world.office.runMeasureRound()
        _ = try await world.report()
        let behind = try #require(try await world.office.figureFreshness())
        #expect(behind.dueFiles == 1)
        let caller = try await world.caller("xin")
        for measure in world.office.measures(for: caller) {
            #expect(try await summed(world, measure) == counted(world, measure))
        }
        let fresh = try #require(try await world.office.figureFreshness())
        #expect(fresh.dueFiles == 0)
    }

    @Test func `A sum that somebody changed is found, and rebuilding makes it right`() async throws {
        let world = try await TestOffice()
        try await work(world, files: 2)
        try await world.office.runMeasureRound()
        try await world.office.database.write { db in
            _ = try db.run("UPDATE measure_sum SET records = records + 1 WHERE view = 'opened_files'")
        }
        let found = try await world.office.verify()
        #expect(!found.isEmpty)
        #expect(found.allSatisfy { $0.description.hasPrefix("measure_sum:opened_files") && $0.isMadeAgain })
        _ = try await world.office.rebuild()
        #expect(try await world.office.verify() == [])
    }

    @Test func `A respondent that is erased recurs in no figure any more`() async throws {
        let world = try await TestOffice()
        let numbers = [try await world.report(), try await world.report()]
        for (index, number) in numbers.enumerated() {
            try await world.office.database.write { db in
                try Parties.put(
                    PartyRow(
                        id: "firm-\(index)", caseNumber: number, role: "respondent", isPersonal: false,
                        name: "某公司", uscc: "91230102MA1234567X", address: nil), on: db)
            }
        }
        try await world.office.runMeasureRound()
        let recurring = try await hits(world)
        _ = try await world.office.database.write { db in
            try Parties.erase("firm-0", on: world.office.now.legalDay.dayNumber, from: db)
        }
        try await world.office.runMeasureRound()

        #expect(recurring == 1)
        #expect(try await hits(world) == 0)
        #expect(try await world.office.database.read { db in try Rollups.faults(on: db) } == [])
    }

    private func hits(_ world: TestOffice) async throws -> Int {
        try await world.office.database.read { db in
            try db.row(
                """
                SELECT coalesce(sum(records), 0) AS hits
                  FROM measure_sum
                 WHERE view = 'recurring_respondents' AND is_hit = 1 AND span > 0
                 ORDER BY 1 LIMIT 1
                """)?.int("hits") ?? 0
        }
    }
}
