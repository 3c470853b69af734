import Law
import Testing

/// Limits on what lengthens and holds a period, with numbers that the shipped texts do not have.
@Suite struct PeriodLengthTests {
    let calendar: WorkCalendar
    let monday = CivilDate(2026, 3, 2)

    init() throws {
        calendar = try ShippedCalendar.read()
    }

    @Test func `extensions stop at the most that the text allows`() throws {
        let trial = PlantedPeriods.period(
            [PlantedPeriods.edition("capped#months")],
            extensions: [PeriodExtension(name: "president", reach: .by("#ext_months"), approvedBy: "court")],
            most: "#cap_months")
        let question = PeriodQuestion(from: .day(monday), extensions: [.init("president")])
        let answer = try trial.reckon(question, on: calendar, in: PlantedPeriods.book)

        #expect(answer.end?.lastDay == CivilDate(2026, 7, 2))
    }

    @Test func `a pause with a limit stops holding after its last working day`() throws {
        let wait = PlantedPeriods.period(
            [PlantedPeriods.edition("delay#days")],
            exclusions: [PeriodExclusion("notarisation", most: "delay#most_wd")])
        let pause = Pause(ground: "notarisation", from: monday + 1)
        let question = PeriodQuestion(from: .day(monday), pauses: [pause])
        let answer = try wait.reckon(question, on: calendar, in: PlantedPeriods.book)

        // The 20th working day from 3 March is 30 March; fifteen days later is 14 April.
        #expect(answer.end == .day(alarm: CivilDate(2026, 3, 30), last: CivilDate(2026, 4, 14)))
    }

    @Test func `what is left is frozen while the clock is held`() throws {
        let mediation = PlantedPeriods.period(
            [PlantedPeriods.edition("old#wd")], exclusions: [PeriodExclusion("appraisal")])
        let pause = Pause(ground: "appraisal", from: monday + 2)
        let answer = try mediation.reckon(
            PeriodQuestion(from: .day(monday), pauses: [pause]), on: calendar, in: PlantedPeriods.book)

        #expect(answer.end == nil && answer.standing(on: monday + 90) == .held)
        #expect(answer.remaining(after: monday + 90) == 44)
        #expect(answer.consequence(on: monday + 90) == nil)
        #expect(answer.because.contains { $0.key == "period-held" && $0.values["left"] == "44" })
    }

    @Test func `counted back, each day is shown with its reason`() throws {
        let notice = PlantedPeriods.period([PlantedPeriods.edition("old#ext_wd")], shape: .latestBefore)
        let answer = try notice.reckon(.from(CivilDate(2026, 3, 11)), on: calendar, in: PlantedPeriods.book)

        #expect(answer.end?.lastDay == CivilDate(2026, 2, 12))
        #expect(
            answer.days.map(\.date).suffix(3) == [
                CivilDate(2026, 2, 14), CivilDate(2026, 2, 13), CivilDate(2026, 2, 12),
            ])
        #expect(answer.days.compactMap(\.number) == Array(1...15))
        #expect(answer.days.first { $0.date == CivilDate(2026, 2, 28) }?.dayKind == .workedWeekend)
        #expect(answer.days.first { $0.date == CivilDate(2026, 2, 17) }?.kind == .skipped)
        #expect(answer.because.contains { $0.key == "period-counted-back" })
        #expect(answer.remaining(after: monday) == nil)
    }

    @Test func `a version that a release adds is chosen from its day, with its own text`() throws {
        let shorter = LegalRule(
            id: "new", zh: nil, basis: nil, citations: ["SAMR121 art. 23"], values: ["days": .number(30)],
            confidence: .press, from: CivilDate(2026, 10, 1), to: nil, on: .event, note: nil)
        let book = PlantedPeriods.book.adding([shorter])
        let mediation = PlantedPeriods.period([
            PlantedPeriods.edition("old#wd"), PlantedPeriods.edition("new#days"),
        ])
        let before = try mediation.reckon(.from(CivilDate(2026, 9, 30)), on: calendar, in: book)
        let after = try mediation.reckon(.from(CivilDate(2026, 10, 1)), on: calendar, in: book)

        #expect(before.length.description == "60 days" && before.source == "TR310 art. 5")
        #expect(after.length.description == "30 days" && after.source == "SAMR121 art. 23")
        #expect(after.confidence == .press)
        #expect(after.versions.map(\.standing) == [.noLongerInForce, .chosen, .noLongerInForce])
    }

    @Test func `a version for one area goes first there, and is open where nobody said`() throws {
        let book = try Planted.book([
            Planted.rule(days: 30), Planted.rule(days: 10, area: "zone", citations: ["HLJ art. 2"]),
        ])
        let period = PlantedPeriods.period([PeriodEdition("clock", source: "LAW2 art. 1")])
        func answer(_ zones: [String]?) throws -> PeriodAnswer {
            let place = try Planted.place(zones: zones)
            let question = PeriodQuestion(from: .day(monday), at: place)
            return try period.reckon(question, on: calendar, in: book)
        }

        #expect(try answer(["zone"]).length.description == "10 days")
        #expect(try answer(["zone"]).source == "HLJ art. 2")
        #expect(try answer([]).length.description == "30 days")
        let open = try answer(nil)
        #expect(open.length.description == "30 days")
        #expect(open.because.contains { $0.key == "period-version-area-not-stated" })
    }
}

/// A length that no text sets for everybody: that of an investigation order.
@Suite struct SetLengthTests {
    private let day = CivilDate(2026, 3, 2)
    private let order = PlantedPeriods.period(
        [PlantedPeriods.edition("order.investigation", .required)], isSetting: true)

    private func book(_ values: [String: LegalValue]) -> RuleBook {
        RuleBook(
            rules: [
                LegalRule(
                    id: "order.investigation", zh: nil, basis: nil, citations: ["CIVPL art. 67 para. 2"],
                    values: values, confidence: .medium, from: nil, to: nil, on: nil, note: nil)
            ], authorities: [])
    }

    private func last(_ stated: PeriodQuestion.Length?, in book: RuleBook) throws -> CivilDate? {
        try order.reckon(
            PeriodQuestion(from: .day(day), stated: stated), on: ShippedCalendar.read(), in: book
        ).end?.lastDay
    }

    @Test func `a length that nobody stated or set is asked for, not guessed`() {
        #expect(throws: PeriodRefusal.lengthNotStated) { try last(nil, in: book([:])) }
    }

    @Test func `the paper says it, and without one the office that set it`() throws {
        let ten = PeriodQuestion.Length(10, .days)
        let set = book(["days": .number(15)])

        #expect(try last(ten, in: book([:])) == CivilDate(2026, 3, 12))
        #expect(try last(nil, in: set) == CivilDate(2026, 3, 17))
        #expect(try last(ten, in: set) == CivilDate(2026, 3, 12))
    }
}
