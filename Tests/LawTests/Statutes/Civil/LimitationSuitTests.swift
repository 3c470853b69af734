import Law
import Testing

/// Suits beside their period of limitation. Without events it ends on Saturday, 2025-03-01.
@Suite struct LimitationSuitTests {
    private func answer(
        _ question: CivilLimitation.Question, days: PublishedDays? = nil
    ) throws -> CivilLimitation {
        try CivilLimitation(question, in: LimitationBook.book, days: days)
    }

    @Test func `an event after the suit is refused at its field`() {
        let question = LimitationBook.question(
            [.init(.demand, on: CivilDate(2025, 1, 2))],
            obstacles: [.init(.other, from: CivilDate(2025, 1, 3))], suedOn: CivilDate(2025, 1, 1))

        #expect(question.faults.map(\.field) == ["interrupted-on", "obstacle-from"])
        #expect(throws: CivilLimitation.Failure.self) { try answer(question) }
    }

    @Test(arguments: [
        (CivilDate(2025, 3, 1), Finding.Verdict.met), (CivilDate(2025, 3, 3), .met),
        (CivilDate(2025, 3, 4), .unmet),
    ])
    func `a last day off moves to the next working day`(suedOn: CivilDate, verdict: Finding.Verdict) throws {
        let days = PublishedDays(of: try ShippedCalendar.read())

        #expect(try answer(LimitationBook.question(suedOn: suedOn), days: days).verdict == verdict)
    }

    @Test(arguments: [
        (CivilDate(2028, 2, 28), Finding.Verdict.met), (CivilDate(2028, 2, 29), .undetermined),
        (CivilDate(2028, 3, 19), .undetermined), (CivilDate(2028, 3, 20), .unmet),
    ])
    func `a last day in a year without a calendar is never a no while it may move`(
        suedOn: CivilDate, verdict: Finding.Verdict
    ) throws {
        let days = PublishedDays(of: try ShippedCalendar.read())
        let question = LimitationBook.question(
            [.init(.demand, on: CivilDate(2025, 2, 28))], suedOn: suedOn)

        #expect(try answer(question, days: days).verdict == verdict)
    }

    @Test(arguments: [
        (CivilDate(2025, 3, 1), Finding.Verdict.met, [] as [String]),
        (CivilDate(2025, 3, 2), .undetermined, ["obstacle-until"]),
        (CivilDate(2040, 1, 1), .undetermined, ["obstacle-until"]),
        (CivilDate(2042, 3, 2), .unmet, []),
    ])
    func `an open obstacle is undetermined, not a no, until the longest period is over`(
        suedOn: CivilDate, verdict: Finding.Verdict, missing: [String]
    ) throws {
        let question = LimitationBook.question(
            obstacles: [.init(.controlled, from: CivilDate(2024, 12, 1))], suedOn: suedOn)
        let answer = try answer(question)

        #expect(answer.verdict == verdict)
        #expect(answer.grounds.missing == missing)
        #expect(answer.lastDay == nil)
    }

    @Test(arguments: [
        (CivilDate(2042, 2, 28), Finding.Verdict.met), (CivilDate(2042, 3, 1), .met),
        (CivilDate(2042, 3, 2), .unmet),
    ])
    func `interruptions do not lengthen the twenty years`(suedOn: CivilDate, verdict: Finding.Verdict) throws
    {
        let demands = stride(from: 2024, through: 2041, by: 2).map {
            LimitationInterruption(.demand, on: CivilDate($0, 5, 1))
        }
        let answer = try answer(LimitationBook.question(demands, suedOn: suedOn))

        #expect(answer.verdict == verdict)
        #expect(answer.longStop == CivilDate(2042, 3, 1))
        #expect(answer.lastDay == answer.longStop)
    }

    @Test func `an agreement to perform after the end is for a person to judge`() throws {
        let question = LimitationBook.question(
            [.init(.agreement, on: CivilDate(2025, 5, 1))], suedOn: CivilDate(2025, 6, 1))
        let answer = try answer(question)

        #expect(answer.verdict == .undetermined)
        #expect(answer.grounds.because.map(\.key).contains("limit-agreed-after-end"))
    }

    @Test func `who knew nothing is in time by the earliest start already`() throws {
        var question = LimitationBook.question(suedOn: CivilDate(2025, 1, 1))
        question.knewOn = nil
        #expect(try answer(question).verdict == .met)

        question.suedOn = CivilDate(2025, 1, 2)
        let open = try answer(question)
        #expect(open.verdict == .undetermined && open.grounds.missing == ["knew-on"])
        #expect(open.steps == [])
    }
}
