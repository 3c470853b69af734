import Casework
import Store
import Testing

@testable import Desk

@Suite struct LikenessRoundTests {
    private func keyed(_ world: TestOffice) async throws -> Set<String> {
        try await world.office.database.read { db in
            Set(
                try db.rows("SELECT DISTINCT case_number FROM likeness_key ORDER BY case_number LIMIT 1000")
                    .map {
                        $0.text("case_number")
                    })
        }
    }

    /// The journal is gone through in pieces; whose pages lie in several is not done for each.
    @Test func `a file whose pages lie far apart is looked at once`() async throws {
        let world = try await TestOffice()
        let first = try await world.report()
        var numbers: Set<String> = [first]
        while try await world.office.database.read({ db in try Journal.head(on: db).position }) < 450 {
            numbers.insert(try await world.report())
        }
        let hand = try await world.file(first)
        let office = world.office
        try await office.database.write { db in
            let events = [CaseEvent.numberNoted(TestOffice.bureau, "7")]
            let rows = try office.append(
                events, to: first, after: hand.revision, .office(TestOffice.bureau, at: office.now), on: db)
            try office.project(hand, adding: events, as: rows, on: db)
        }

        #expect(try await world.office.runLikenessRound() == numbers.count)
        #expect(try await keyed(world) == numbers)
        #expect(try await world.office.runLikenessRound() == 0)
    }

    @Test func `an office that closes begins no more of it, and goes on when it opens again`() async throws {
        let world = try await TestOffice()
        let number = try await world.report()
        world.office.stopRounds()

        #expect(try await world.office.runLikenessRound() == 0)
        #expect(try await keyed(world).isEmpty)

        let (again, _) = try await Office.open(world.office.folder, share: TestOffice.share, as: .beside)
        try await again.runLikenessRound()
        #expect(try await keyed(world) == [number])
        try again.close()
    }
}
