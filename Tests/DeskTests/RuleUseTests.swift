import Casework
import Law
import Programmes
import Testing

@testable import Desk

/// Which procedures a rule is at work in, and how many files of an agency's own stand under it.
@Suite struct RuleUseTests {
    private static let rule = "admin.lead.verify"

    @Test func `a rule is found at the clock that runs by it and at its extension`() async throws {
        let uses = RuleUses(of: try await TestOffice().office.library.procedures)[Self.rule]

        #expect(uses.contains { $0.procedure == "lead-review" && $0.place == .clock("verification") })
        #expect(uses.contains { $0.procedure == "lead-review" && $0.place == .extending("verification") })
    }

    @Test func `a rule behind a condition is found at the act that asks for it`() async throws {
        let uses = RuleUses(of: try await TestOffice().office.library.procedures)[
            "link.transfer.trigger.threshold"]

        #expect(uses.contains { if case .condition = $0.place { true } else { false } })
    }

    @Test func `a rule that nobody uses has no uses`() async throws {
        #expect(RuleUses(of: try await TestOffice().office.library.procedures)["nothing"].isEmpty)
    }

    @Test func `an agency counts the files that it takes part in, and no others`() async throws {
        let world = try await TestOffice()
        _ = try await world.review()
        _ = try await world.review()
        let uses = RuleUses(of: world.office.library.procedures)[Self.rule]

        let bureau = try await world.office.live(uses, for: world.caller("yi"))
        let centre = try await world.office.live(uses, for: world.caller("jia"))

        #expect(bureau.map(\.files) == [2])
        #expect(bureau.map { $0.clocks["verification"] } == [2])
        #expect(centre.map(\.files) == [0])
        #expect(centre.map { $0.clocks["verification"] } == [0])
    }

    @Test func `the list behind a count holds the same files`() async throws {
        let world = try await TestOffice()
        let number = try await world.review()
        let caller = try await world.caller("yi")

        let running = try await world.office.files(
            for: caller, procedure: "lead-review", clock: "verification")
        let others = try await world.office.files(for: caller, procedure: "lead-review", clock: "decision")
        let open = try await world.office.files(for: caller, isOpen: true)

        #expect(running.rows.map(\.id) == [number])
        #expect(others.rows.isEmpty)
        #expect(open.rows.map(\.id) == [number])
    }
}
