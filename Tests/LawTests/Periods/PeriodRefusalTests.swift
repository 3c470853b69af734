import Law
import Testing

@Suite struct PeriodRefusalTests {
    let calendar: WorkCalendar
    let monday = CivilDate(2026, 3, 2)

    init() throws {
        calendar = try ShippedCalendar.read()
    }

    private func refusal(_ period: Period, _ question: PeriodQuestion) -> PeriodRefusal? {
        do throws(PeriodRefusal) {
            _ = try period.reckon(question, on: calendar, in: PlantedPeriods.book)
            return nil
        } catch {
            return error
        }
    }

    private let mediation = PlantedPeriods.period(
        [PlantedPeriods.edition("old#wd"), PlantedPeriods.edition("new#days")],
        extensions: [
            PeriodExtension(name: "special", reach: .by("#ext_wd"), approvedBy: "agency-head"),
            PeriodExtension(name: "joint", reach: .untilDay, approvedBy: "agency-head", after: "special"),
        ],
        exclusions: [PeriodExclusion("appraisal")])

    @Test func `a period that nobody wrote down is unknown`() {
        let catalogue = PeriodCatalogue([mediation])
        #expect(throws: PeriodRefusal.unknownPeriod(name: "mediations")) {
            try catalogue.reckon("mediations", .from(monday), on: calendar, in: PlantedPeriods.book)
        }
    }

    @Test func `an event before the first version names the day from which it is known`() {
        #expect(
            refusal(mediation, .from(CivilDate(2019, 12, 31)))
                == .notKnownBefore(first: CivilDate(2020, 1, 1), rule: "old#wd"))
        #expect(refusal(mediation, .from(CivilDate(2020, 1, 1))) == nil)
    }

    @Test func `an event after the last version names its last day`() {
        let ended = PlantedPeriods.period([PlantedPeriods.edition("late")])
        #expect(refusal(ended, .from(CivilDate(2025, 12, 31))) == nil)
        #expect(
            refusal(ended, .from(CivilDate(2026, 1, 1)))
                == .noLongerSet(last: CivilDate(2025, 12, 31), rule: "late"))
    }

    @Test func `a text that nobody is sure of decides nothing, but may be a setting`() throws {
        let edition = PlantedPeriods.edition("doubtful")
        #expect(refusal(PlantedPeriods.period([edition]), .from(monday)) == .tooUnsure(rule: "doubtful"))

        let setting = PlantedPeriods.period([edition], isSetting: true)
        let answer = try setting.reckon(.from(monday), on: calendar, in: PlantedPeriods.book)
        #expect(answer.end?.lastDay == CivilDate(2026, 3, 9))
        #expect(answer.standing(on: CivilDate(2026, 3, 10)) == .late)
        #expect(answer.consequence(on: CivilDate(2026, 3, 10)) == nil)
    }

    @Test func `a rule that is not in the book, or gives no length, is no version`() {
        #expect(
            refusal(PlantedPeriods.period([PlantedPeriods.edition("nowhere")]), .from(monday))
                == .noVersion(rule: "nowhere"))
        #expect(
            refusal(PlantedPeriods.period([PlantedPeriods.edition("pages")]), .from(monday))
                == .noVersion(rule: "pages"))
    }

    @Test func `hours need a time of day`() {
        let dispatch = PlantedPeriods.period([PlantedPeriods.edition("hours")])
        #expect(refusal(dispatch, .from(monday)) == .timeOfDayNeeded)
        #expect(refusal(dispatch, .from(Instant(monday, 9, 0))) == nil)
    }

    @Test func `a length is stated where the law asks for it, and only there`() {
        let ten = PeriodQuestion.Length(10, .workingDays)
        let stated = PlantedPeriods.period([PlantedPeriods.edition("words", .required)])
        #expect(refusal(stated, .from(monday)) == .lengthNotStated)
        #expect(refusal(stated, PeriodQuestion(from: .day(monday), stated: ten)) == nil)
        #expect(refusal(mediation, PeriodQuestion(from: .day(monday), stated: ten)) == .lengthNotOpen)
        for number in [-1, 0, 10_000, Int.max] { #expect(PeriodQuestion.Length(number, .days) == nil) }
    }

    @Test(arguments: [1, 1899, 2200, 9999])
    func `days that no file has are refused`(year: Int) {
        let day = CivilDate(year, 3, 2)
        #expect(refusal(mediation, .from(day)) == .dayOutOfRange(day))
        #expect(
            refusal(mediation, PeriodQuestion(from: .day(monday), selecting: day)) == .dayOutOfRange(day))
    }

    @Test func `a pause must be left out by the text and lie in the period`() {
        func pause(_ ground: String, _ from: Int, _ until: Int?) -> PeriodQuestion {
            let until = until.map { CivilDate(2026, 3, $0) }
            return PeriodQuestion(
                from: .day(monday),
                pauses: [Pause(ground: ground, from: CivilDate(2026, 3, from), until: until)])
        }
        #expect(refusal(mediation, pause("holiday", 4, 6)) == .notExcluded(ground: "holiday"))
        #expect(refusal(mediation, pause("appraisal", 6, 4)) == .pauseReversed(ground: "appraisal"))
        #expect(refusal(mediation, pause("appraisal", 1, 1)) == .pauseBeforeStart(ground: "appraisal"))
        #expect(refusal(mediation, pause("appraisal", 1, 2)) == nil)
        #expect(refusal(mediation, pause("appraisal", 4, nil)) == nil)
    }

    @Test func `an extension must be known, in its order, as often as allowed and with its day`() {
        func extended(_ grants: PeriodQuestion.Grant...) -> PeriodRefusal? {
            refusal(mediation, PeriodQuestion(from: .day(monday), extensions: grants))
        }
        let (early, late) = (CivilDate(2026, 3, 9), CivilDate(2026, 12, 1))
        #expect(extended(.init("kindness")) == .unknownExtension(name: "kindness"))
        #expect(
            extended(.init("special"), .init("special")) == .extensionTooOften(name: "special", times: 1))
        #expect(extended(.init("joint", until: late)) == .extensionTooEarly(name: "joint", after: "special"))
        #expect(extended(.init("special"), .init("joint")) == .extensionDayNeeded(name: "joint"))
        #expect(extended(.init("special", until: late)) == .extensionDayNotOpen(name: "special"))
        #expect(
            extended(.init("special"), .init("joint", until: early))
                == .extensionShortens(name: "joint", end: CivilDate(2026, 5, 28)))
        #expect(extended(.init("special"), .init("joint", until: late)) == nil)
    }

    @Test func `a catalogue that does not fit its law base is faulted`() {
        let periods = [
            PlantedPeriods.period([]),
            PlantedPeriods.period([PlantedPeriods.edition("nowhere")]),
            PlantedPeriods.period([PlantedPeriods.edition("pages")]),
            PlantedPeriods.period([PlantedPeriods.edition("doubtful")]),
            PlantedPeriods.period([PlantedPeriods.edition("hours")], shape: .term),
            PlantedPeriods.period(
                [PlantedPeriods.edition("new#days")],
                extensions: [
                    PeriodExtension(
                        name: "more", reach: .by("old#ext_wd"), approvedBy: "agency-head", after: "first")
                ]),
        ]
        let faults = PeriodCatalogue(periods).faults(in: PlantedPeriods.book)

        let expected: [PeriodCatalogue.Fault] = [
            .periodTwice(name: "planted"), .noEdition(period: "planted"),
            .unknownRule(reference: "nowhere", period: "planted"),
            .noLength(reference: "pages", period: "planted"),
            .effectWithoutText(reference: "doubtful", period: "planted"),
            .hoursOfOtherShape(period: "planted"),
            .otherUnit(reference: "old#ext_wd", period: "planted"),
            .unknownExtension(name: "first", period: "planted"),
            .unknownInstrument("TR310 art. 5", period: "planted"),
        ]
        for fault in expected { #expect(faults.contains(fault), "\(fault)") }
    }
}
