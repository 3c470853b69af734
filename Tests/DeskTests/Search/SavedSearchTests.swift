import Casework
import Evidence
import Law
import Store
import Testing

@testable import Desk

/// Searches that people keep.
struct SavedSearchTests {
    private let counterfeit = FileSearch(words: "假冒")

    @Test func `nobody sees, runs, changes, removes or brings back another's search`() async throws {
        let world = try await TestOffice()
        let (jia, yi) = (try await world.caller("jia"), try await world.caller("yi"))
        let office = world.office
        let id = try await office.save(counterfeit, as: "假冒", alert: .none, for: jia)

        #expect(try await office.savedSearches(for: yi) == [])
        await #expect(throws: DeskRefusal.notFound) { _ = try await office.savedSearch(id, for: yi) }
        await #expect(throws: DeskRefusal.notFound) {
            try await office.change(savedSearch: id, title: "我的", alert: .none, for: yi)
        }
        await #expect(throws: DeskRefusal.notFound) { try await office.remove(savedSearch: id, for: yi) }
        await #expect(throws: DeskRefusal.notFound) { try await office.undo(savedSearch: id, for: yi) }
        #expect(try await office.savedSearches(for: jia).map(\.title) == ["假冒"])
    }

    @Test(arguments: [
        ("", SearchAlert.none, Refusal.FieldFault("title", .required)),
        (String(repeating: "长", count: 61), .none, .init("title", .tooLong)),
        ("两\n行", .none, .init("title", .characters)),
        ("昨天", .absentBy(CivilDate(2026, 5, 10)), .init("until", .range)),
        ("太远", .absentBy(CivilDate(2027, 5, 13)), .init("until", .range)),
        ("零天", .silentFor(days: 0), .init("days", .range)),
        ("太久", .silentFor(days: 367), .init("days", .range)),
    ])
    func `what cannot be kept is refused at its field`(
        title: String, alert: SearchAlert, fault: Refusal.FieldFault
    ) async throws {
        let world = try await TestOffice()
        let jia = try await world.caller("jia")

        await #expect(throws: DeskRefusal.invalid([fault])) {
            try await world.office.save(counterfeit, as: title, alert: alert, for: jia)
        }
        #expect(try await world.office.savedSearches(for: jia) == [])
    }

    @Test func `a search without words is not kept, and fifty are enough`() async throws {
        let world = try await TestOffice()
        let jia = try await world.caller("jia")

        await #expect(throws: DeskRefusal.invalid([.init("q", .required)])) {
            try await world.office.save(FileSearch(words: "※"), as: "空", alert: .none, for: jia)
        }
        for number in 1...50 {
            try await world.office.save(counterfeit, as: "第 \(number) 个", alert: .none, for: jia)
        }
        await #expect(throws: DeskRefusal.savedSearchesFull(most: 50)) {
            try await world.office.save(counterfeit, as: "又一个", alert: .none, for: jia)
        }
    }

    @Test func `it keeps the words and the conditions, and no day of the calendar`() async throws {
        let world = try await TestOffice()
        let jia = try await world.caller("jia")
        var search = FileSearch(
            words: "假冒 商品", procedure: "report", isOpen: true, stage: "received", clock: "acceptance")
        search.dueBefore = CivilDate(2026, 5, 12)
        let id = try await world.office.save(
            search, as: "假冒", alert: .absentBy(CivilDate(2026, 5, 12)), for: jia)

        search.dueBefore = nil
        let kept = try await world.office.savedSearch(id, for: jia)
        #expect(kept.search == search)
        #expect(kept.alert == .absentBy(CivilDate(2026, 5, 12)))
    }

    @Test func `a new name is taken back, and so is a removal, until it is forgotten`() async throws {
        let world = try await TestOffice()
        let (office, jia) = (world.office, try await world.caller("jia"))
        let id = try await office.save(counterfeit, as: "假冒", alert: .found, for: jia)

        try await office.change(savedSearch: id, title: "假货", alert: .found, for: jia)
        #expect(try await office.savedSearch(id, for: jia).title == "假货")
        try await office.undo(savedSearch: id, for: jia)
        #expect(try await office.savedSearch(id, for: jia).title == "假冒")

        try await office.remove(savedSearch: id, for: jia)
        #expect(try await office.savedSearches(for: jia) == [])
        try await office.undo(savedSearch: id, for: jia)
        #expect(try await office.savedSearches(for: jia).map(\.title) == ["假冒"])
        #expect(try await office.savedSearch(id, for: jia).alert == .found)

        try await office.remove(savedSearch: id, for: jia)
        office.clock.stand(at: office.now.adding(hours: 7 * 24 + 1))
        _ = try await office.runExpiryRound()
        await #expect(throws: DeskRefusal.notFound) { try await office.undo(savedSearch: id, for: jia) }
    }
}
