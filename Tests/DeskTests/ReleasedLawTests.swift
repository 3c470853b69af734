import Casework
import Law
import Programmes
import Testing

@testable import Desk

/// What follows a release in an office that goes on working.
@Suite struct ReleasedLawTests {
    /// A change of the amount from which a person may ask for a hearing.
    static func hearing(from day: CivilDate) -> String {
        """
        title: { zh-Hans: 听证数额（示例）, en: Amount for a hearing (example) }
        from: \(day)
        reason: 示例
        authority: SAMR3 art. 5
        changelog: { zh-Hans: 自然人听证数额改为二万元, en: A person may ask for a hearing from 20 000 yuan }
        rules:
          - id: admin.hearing.threshold
            zh: 应告知听证权（示例）
            value: { person: 20000, organisation: 100000 }
            from: \(day)
            citations: [SAMR3 art. 5]
            conf: verified
        cases:
          - { number: "admin.hearing.threshold#person", day: \(day - 1), is: 10000 }
          - { number: "admin.hearing.threshold#person", day: \(day), is: 20000 }
        """
    }

    private static let facts: Facts = [
        "hearing": .choice("not-offered"), "heavy-measure": .yesNo(false),
        "party-kind": .choice("natural-person"), "fine": .money(Money(yuan: 15_000)),
        "confiscation": .money(Money(fen: 0)),
    ]

    private func answer(in office: Office) throws -> Finding.Verdict {
        let rule = try #require(office.rules.first { $0.name == "hearing-right-answered" })
        return rule.finding(on: Self.facts).verdict
    }

    @Test func `the amount for a hearing follows a release from its day, not the day before`() async throws {
        let world = try await TestOffice()
        let day = world.office.now.legalDay + 1
        #expect(try answer(in: world.office) == .unmet)

        try await ReleaseDeskTests().release(Self.hearing(from: day), in: world)

        #expect(try answer(in: world.office) == .unmet)
        #expect(world.office.ruleBook.value(id: "admin.hearing.threshold#person")?.number == 10_000)
        world.office.clock.stand(at: Instant(day, 0, 0))
        try await world.office.refreshLaw()
        #expect(try answer(in: world.office) == .met)
        #expect(world.office.ruleBook.value(id: "admin.hearing.threshold#person")?.number == 20_000)
        let procedure = try #require(
            world.office.library.current("administrative-penalty", on: day)?.allActions
                .flatMap(\.requires).first { $0.name == "hearing-right-answered" })
        #expect(procedure.finding(on: Self.facts).verdict == .met)
    }
}
