import Evidence
import Store
import Testing

struct ListTests {
    @Test(arguments: Engine.here)
    func `an agency that takes no part sees nothing of a file`(engine: Engine) async throws {
        let office = try await TestStore.withPeople(engine)
        try await office.open("A-1", alarmMs: mondayMs)

        let (files, clocks, number) = try await office.store.read { db in
            (
                try Docket.page(Docket.Filter(agency: "court"), limit: 50, on: db),
                try DueList.page(.init(agency: "court", dueBeforeMs: Int.max), limit: 50, on: db),
                try CaseView.number(ofFile: "id-A-1", for: "court", on: db)
            )
        }

        #expect(files.entries.isEmpty)
        #expect(clocks.entries.isEmpty)
        #expect(number == nil)
    }

    @Test(arguments: [Docket.Order.newest, .oldest, .due], Engine.here)
    func `pages follow one another without a gap or a repetition`(order: Docket.Order, engine: Engine)
        async throws
    {
        let office = try await TestStore.withPeople(engine)
        // Two files share each alarm, so that the order within one moment matters too.
        for number in 1...25 { try await office.open("A-\(number)", alarmMs: mondayMs - number / 2 * hour) }

        var numbers: [String] = []
        var cursor: Docket.Cursor?
        repeat {
            let page = try await office.store.read { [cursor] db in
                try Docket.page(
                    Docket.Filter(agency: "bureau"), order: order, after: cursor, limit: 10, on: db)
            }
            numbers += page.entries.map(\.number)
            cursor = page.next.flatMap { Docket.Cursor(parsing: $0.description) }
        } while cursor != nil

        let inOrder = (1...25).map { "A-\($0)" }
        switch order {
        case .oldest: #expect(numbers == inOrder)
        case .newest: #expect(numbers == inOrder.reversed())
        case .due:
            #expect(numbers.prefix(3) == ["A-24", "A-25", "A-22"])
            #expect(Set(numbers).count == 25 && numbers.count == 25)
        }
    }

    @Test(arguments: Engine.here)
    func `a filter leaves out other stages, other roles and files without a due clock`(engine: Engine)
        async throws
    {
        let office = try await TestStore.withPeople(engine)
        try await office.open("A-1", stage: "received", waitingRole: "intake-officer")
        try await office.open("A-2", stage: "routed", alarmMs: mondayMs)
        var byStage = Docket.Filter(agency: "bureau")
        byStage.stage = "received"
        var waiting = Docket.Filter(agency: "bureau")
        waiting.waitingRole = "intake-officer"
        var due = Docket.Filter(agency: "bureau")
        due.dueBeforeMs = mondayMs + 1
        var notYetDue = Docket.Filter(agency: "bureau")
        notYetDue.dueBeforeMs = mondayMs

        let numbers = try await office.store.read { [byStage, waiting, due, notYetDue] db in
            try [byStage, waiting, due, notYetDue].map { filter in
                try Docket.page(filter, limit: 50, on: db).entries.map(\.number)
            }
        }

        #expect(numbers == [["A-1"], ["A-1"], ["A-2"], []])
    }

    @Test(arguments: Engine.here)
    func `counting stops where it was told to`(engine: Engine) async throws {
        let office = try await TestStore.withPeople(engine)
        for number in 1...5 { try await office.open("A-\(number)", alarmMs: mondayMs) }

        let counts = try await office.store.read { db in
            [
                try Docket.count(Docket.Filter(agency: "bureau"), upTo: 3, on: db),
                try Docket.count(Docket.Filter(agency: "bureau"), upTo: 9, on: db),
                try DueList.count(.init(agency: "police", dueBeforeMs: mondayMs), upTo: 9, on: db),
                try DueList.count(.init(agency: "police", dueBeforeMs: mondayMs + 1), upTo: 9, on: db),
            ]
        }

        #expect(counts == [3, 5, 0, 5])
    }

    @Test(arguments: Engine.here)
    func `the due list shows the soonest first and goes on where it stopped`(engine: Engine) async throws {
        let office = try await TestStore.withPeople(engine)
        for number in 1...7 { try await office.open("A-\(number)", alarmMs: mondayMs - number * hour) }
        let filter = DueList.Filter(agency: "police", dueBeforeMs: mondayMs)

        let first = try await office.store.read { db in try DueList.page(filter, limit: 4, on: db) }
        let cursor = try #require(first.next.flatMap { DueList.Cursor(parsing: $0.description) })
        let second = try await office.store.read { db in
            try DueList.page(filter, after: cursor, limit: 4, on: db)
        }

        #expect(first.entries.map(\.caseNumber) == ["A-7", "A-6", "A-5", "A-4"])
        #expect(second.entries.map(\.caseNumber) == ["A-3", "A-2", "A-1"])
        #expect(second.next == nil)
        #expect(first.entries.first?.clock.isOwedHere == false)
    }

    @Test(arguments: Engine.here)
    func `the docket names the respondent until the name is erased`(engine: Engine) async throws {
        let office = try await TestStore.withPeople(engine)
        try await office.open("A-1")
        try await office.store.write { db in
            try Parties.put(
                PartyRow(id: "p1", caseNumber: "A-1", role: "respondent", isPersonal: true, name: "Zhao"),
                on: db)
        }
        let filter = Docket.Filter(agency: "bureau")
        let before = try await office.store.read { db in try Docket.page(filter, limit: 1, on: db) }
        try await office.store.write { db in _ = try Parties.erase("p1", on: monday, from: db) }
        let after = try await office.store.read { db in try Docket.page(filter, limit: 1, on: db) }

        #expect(before.entries.map(\.respondent) == ["Zhao"])
        #expect(after.entries.map(\.respondent) == [nil])
    }

    @Test(arguments: ["", "x", "1", "1.2.3", "a.b"])
    func `what is no cursor is not read as one`(text: String) {
        #expect(Docket.Cursor(parsing: text) == nil)
        #expect(DueList.Cursor(parsing: text) == nil)
        #expect(PublicRecord.Cursor(parsing: text) == nil)
    }

    @Test(arguments: Engine.here)
    func `the public sees a summary from its day to its last day and not after withdrawal`(engine: Engine)
        async throws
    {
        let office = try await TestStore.withPeople(engine)
        try await office.open("A-1")
        let summary = PublicSummary(
            caseNumber: "A-1", procedure: "report", area: "230100", body: .object(["outcome": .string("x")]),
            publishedDay: monday, untilDay: monday + 5)
        try await office.store.write { db in try PublicSummaries.put(summary, on: db) }

        let shown = try await office.store.read { db in
            try [monday - 1, monday, monday + 5, monday + 6].map { day in
                try PublicRecord.page(on: day, limit: 10, from: db).entries.count
            }
        }
        #expect(shown == [0, 1, 1, 0])
        #expect(
            try await office.store.read { db in try PublicRecord.find("A-1", on: monday, from: db) }
                == summary)

        try await office.store.write { db in try PublicSummaries.withdraw("A-1", on: monday + 1, from: db) }
        #expect(
            try await office.store.read { db in try PublicRecord.find("A-1", on: monday, from: db) } == nil)
    }
}
