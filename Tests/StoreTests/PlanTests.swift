import Testing

@testable import Store

/// The lists that officers open all day find their rows by an index, in order, and read what they show.
struct PlanTests {
    static let lists: [(String, SQL)] = {
        let agency = Docket.Filter(agency: "bureau")
        var byStage = agency
        byStage.stage = "received"
        var waiting = agency
        waiting.waitingRole = "case-officer"
        var officers = agency
        officers.officer = "wang"
        var open = agency
        open.isOpen = true
        var due = agency
        due.dueBeforeMs = mondayMs
        let after = Docket.Cursor(parsing: "5.7")
        let dueClocks = DueList.Filter(agency: "bureau", dueBeforeMs: mondayMs, dueFromMs: 0)
        let afterClock = DueList.Cursor(parsing: "5~A-1~acceptance~1")
        return [
            ("files", Docket.query(agency, order: .newest, after: after, limit: 50)),
            ("open files", Docket.query(open, order: .newest, after: after, limit: 50)),
            ("files of a stage", Docket.query(byStage, order: .newest, after: after, limit: 50)),
            ("intake", Docket.query(byStage, order: .oldest, after: nil, limit: 50)),
            ("waiting for a role", Docket.query(waiting, order: .oldest, after: after, limit: 50)),
            ("an officer's files", Docket.query(officers, order: .newest, after: after, limit: 50)),
            ("files by what is due", Docket.query(due, order: .due, after: after, limit: 50)),
            ("due clocks", DueList.query(dueClocks, after: nil, limit: 50)),
            ("due clocks, next page", DueList.query(dueClocks, after: afterClock, limit: 50)),
            ("to sign", HeadsList.query(agency: "bureau", role: "agency-head", limit: 50)),
            ("clocks that ran out", ClockRounds.runOutQuery(by: mondayMs, limit: 50)),
            ("audit of a file", AuditTrail.query(.init(file: "A-1"), before: 9, limit: 50)),
            ("audit of an agency", AuditTrail.query(.init(agency: "bureau"), before: 9, limit: 50)),
            ("audit of a person", AuditTrail.query(.init(person: "wang"), before: 9, limit: 50)),
            ("audit of a kind", AuditTrail.query(.init(kinds: ["refused"]), before: 9, limit: 50)),
            ("audit", AuditTrail.query(.init(), before: 9, limit: 50)),
            ("public record", PublicRecord.query(on: monday, after: nil, limit: 50)),
        ]
    }()

    @Test(arguments: lists.map(\.0))
    func `a busy list reads no more than it shows`(name: String) async throws {
        let office = try await TestStore.withPeople(.sqlite)
        let query = try #require(PlanTests.lists.first { $0.0 == name }?.1)

        let plan = try await PlanTests.plan(of: query, in: office)

        #expect(!plan.isEmpty)
        #expect(plan.filter(PlanTests.isSlow).isEmpty, "\(plan)")
    }

    @Test func `a list without an index would be noticed`() async throws {
        let office = try await TestStore.withPeople(.sqlite)

        let sorted: SQL = "SELECT number FROM case_file WHERE area = \("2301") ORDER BY updated_ms LIMIT 50"
        let plan = try await PlanTests.plan(of: sorted, in: office)

        #expect(plan.filter(PlanTests.isSlow).count == 2)
    }

    private static func plan(of query: SQL, in office: TestStore) async throws -> [String] {
        try await office.store.read { db in
            try db.rows("EXPLAIN QUERY PLAN \(sql: query)").map { $0.text("detail") }
        }
    }

    private static func isSlow(_ step: String) -> Bool {
        step.hasPrefix("SCAN") || step.contains("TEMP B-TREE") || step.contains("AUTOMATIC")
    }
}
