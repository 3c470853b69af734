import Law
import Testing

/// Interruptions and obstacles of a period of three years that began on 2022-03-01.
@Suite struct LimitationRunTests {
    private let start = CivilDate(2022, 3, 1)
    private let plain = CivilDate(2025, 3, 1)

    private func faults(
        _ interruptions: [LimitationInterruption] = [], obstacles: [LimitationObstacle] = []
    ) -> [FieldFault] {
        do throws(CivilLimitation.Failure) {
            _ = try LimitationRun(
                from: start, interruptions: interruptions, obstacles: obstacles, in: LimitationBook.book)
            return []
        } catch {
            guard case .claim(let faults) = error else { return [] }
            return faults.faults
        }
    }

    @Test func `reversed days are refused at the field of their event`() {
        let faults = faults(
            [
                .init(.demand, on: start - 1), .init(.suit, on: start + 9, endedOn: start + 8),
                .init(.agreement, on: start + 9, endedOn: start + 9),
            ],
            obstacles: [
                .init(.controlled, from: start + 9, until: start + 8),
                .init(.forceMajeure, from: start - 9, until: start - 1),
            ])

        #expect(
            faults.map(\.field) == [
                "interrupted-on", "interruption-ended-2", "interruption-ended-3", "obstacle-until",
                "obstacle-until-2",
            ])
        #expect(
            faults.map(\.reason.key) == [
                "limit-interrupted-before", "limit-interruption-reversed", "limit-interruption-at-once",
                "limit-obstacle-reversed", "limit-obstacle-before",
            ])
    }

    @Test func `a law base without the months of art. 194 is not guessed`() {
        let book = RuleBook(
            rules: LimitationBook.book.rules.filter { $0.id == "limit.civil" }, authorities: [])

        #expect(throws: CivilLimitation.Failure.rule(UnreadableRule("limit.civil.suspension", "last_months")))
        { try LimitationRun(from: start, obstacles: [.init(.other, from: plain)], in: book) }
        #expect(throws: Never.self) { try LimitationRun(from: start, in: book) }
    }

    @Test(arguments: [
        // Before the last six months, which begin after 2024-09-01, an obstacle changes nothing.
        (CivilDate(2024, 8, 31), CivilDate(2025, 3, 1), "limit-obstacle-early"),
        (CivilDate(2024, 9, 1), CivilDate(2025, 3, 1), "limit-obstacle-early"),
        (CivilDate(2024, 9, 2), CivilDate(2025, 3, 2), "limit-obstacle"),
        (CivilDate(2025, 7, 1), CivilDate(2026, 1, 1), "limit-obstacle"),
        // No such day in that month: its last one.
        (CivilDate(2025, 8, 31), CivilDate(2026, 2, 28), "limit-obstacle"),
    ])
    func `six months follow an obstacle that reached into the last six`(
        until: CivilDate, last: CivilDate, step: String
    ) throws {
        let run = try LimitationBook.run(
            from: start, obstacles: [.init(.forceMajeure, from: CivilDate(2024, 1, 1), until: until)])

        #expect(run.end == .day(last))
        #expect(LimitationBook.keys(run) == ["limit-began", step])
    }

    @Test(arguments: [
        (CivilDate(2025, 2, 28), CivilDate(2026, 1, 1)), (CivilDate(2025, 3, 1), CivilDate(2026, 1, 1)),
        (CivilDate(2025, 3, 2), CivilDate(2025, 3, 1)),
    ])
    func `an obstacle after the last day holds nothing`(from: CivilDate, last: CivilDate) throws {
        let run = try LimitationBook.run(
            from: start, obstacles: [.init(.noHeir, from: from, until: CivilDate(2025, 7, 1))])

        #expect(run.end == .day(last))
    }

    @Test func `an obstacle within the six months after another holds the period again`() throws {
        let run = try LimitationBook.run(
            from: start,
            obstacles: [
                .init(.controlled, from: CivilDate(2025, 8, 1), until: CivilDate(2025, 9, 30)),
                .init(.forceMajeure, from: CivilDate(2025, 2, 1), until: CivilDate(2025, 4, 1)),
            ])

        #expect(run.end == .day(CivilDate(2026, 3, 30)))
        #expect(LimitationBook.keys(run) == ["limit-began", "limit-obstacle", "limit-obstacle"])
    }

    @Test func `an obstacle without an end leaves the end open`() throws {
        let run = try LimitationBook.run(
            from: start, obstacles: [.init(.noRepresentative, from: CivilDate(2024, 12, 1))])

        #expect(run.end == .open(atLeast: plain, missing: "obstacle-until"))
        #expect(run.steps.last?.last == nil)
    }

    @Test func `each interruption in time begins the period anew`() throws {
        let run = try LimitationBook.run(
            from: start,
            [
                .init(.agreement, on: CivilDate(2027, 2, 28)), .init(.demand, on: CivilDate(2024, 2, 29)),
            ])

        // Three years from a leap day end on the last day of February.
        #expect(run.steps.map(\.last) == [plain, CivilDate(2027, 2, 28), CivilDate(2030, 2, 28)])
        #expect(run.end == .day(CivilDate(2030, 2, 28)))
        #expect(run.anchor == CivilDate(2027, 2, 28))
    }

    @Test(arguments: [
        (CivilDate(2025, 2, 28), "limit-anew", CivilDate(2028, 2, 28)),
        (CivilDate(2025, 3, 1), "limit-anew", CivilDate(2028, 3, 1)),
        (CivilDate(2025, 3, 2), "limit-interruption-late", CivilDate(2025, 3, 1)),
    ])
    func `what comes after the end begins nothing anew`(
        on day: CivilDate, step: String, last: CivilDate
    ) throws {
        let run = try LimitationBook.run(from: start, [.init(.demand, on: day)])

        #expect(LimitationBook.keys(run) == ["limit-began", step])
        #expect(run.end == .day(last))
    }

    @Test func `proceedings begin it anew when they end, and keep it open until that is stated`() throws {
        let suit = CivilDate(2024, 6, 1)
        let known = try LimitationBook.run(
            from: start, [.init(.suit, on: suit, endedOn: CivilDate(2025, 5, 31))])
        let open = try LimitationBook.run(
            from: start, [.init(.suit, on: suit), .init(.demand, on: suit + 30)])

        #expect(known.end == .day(CivilDate(2028, 5, 31)))
        #expect(
            open.end == .open(atLeast: CivilDate(2027, 7, 1), missing: "interruption-ended"))
    }

    @Test func `a demand during proceedings adds nothing to their end`() throws {
        let run = try LimitationBook.run(
            from: start,
            [
                .init(.suit, on: CivilDate(2023, 1, 5), endedOn: CivilDate(2023, 5, 8)),
                .init(.demand, on: CivilDate(2023, 4, 1)),
            ])

        #expect(LimitationBook.keys(run) == ["limit-began", "limit-anew-after-proceedings"])
        #expect(run.end == .day(CivilDate(2026, 5, 8)))
    }

    @Test func `an interruption during the obstacle is in time, and its own last months count`() throws {
        let run = try LimitationBook.run(
            from: start, [.init(.demand, on: CivilDate(2025, 5, 1))],
            obstacles: [.init(.controlled, from: CivilDate(2025, 1, 1), until: CivilDate(2025, 6, 1))])

        #expect(run.end == .day(CivilDate(2028, 5, 1)))
        #expect(
            LimitationBook.keys(run) == [
                "limit-began", "limit-obstacle", "limit-anew", "limit-obstacle-early",
            ])
    }

    @Test func `an obstacle that only the earlier period would have met is not told`() throws {
        let run = try LimitationBook.run(
            from: start, [.init(.demand, on: CivilDate(2022, 4, 1))],
            obstacles: [.init(.controlled, from: CivilDate(2025, 2, 1), until: CivilDate(2025, 2, 9))])

        #expect(LimitationBook.keys(run) == ["limit-began", "limit-anew", "limit-obstacle"])
        #expect(run.end == .day(CivilDate(2025, 8, 9)))
    }
}
