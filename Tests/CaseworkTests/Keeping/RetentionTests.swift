import Law
import Testing

@testable import Casework

@Suite("How long files are kept")
struct RetentionTests {
    private func found(_ name: String, _ term: RetentionClass.Term, _ covers: [RetentionClass.Cover])
        -> RetentionClass
    {
        RetentionClass(name: name, titles: [:], term: term, basis: "APL2021 art. 47", covers: covers)
    }

    private func file(_ events: [CaseEvent]) -> CaseFile {
        CaseFile(
            folding: [
                .opened(
                    OpenedFile(
                        procedure: "penalty", version: "2021-07-15", number: "230102-2026-00001",
                        agency: "bureau", area: "230102", bodies: [:],
                        at: Instant(CivilDate(2026, 5, 11), 9, 0)))
            ] + events)
    }

    @Test func `years are counted from the first of January after the closing`() {
        let ten = found("simple", .years(10), [])
        #expect(ten.lastDay(closedOn: CivilDate(2026, 1, 1)) == CivilDate(2036, 12, 31))
        #expect(ten.lastDay(closedOn: CivilDate(2026, 12, 31)) == CivilDate(2036, 12, 31))
        #expect(ten.lastDay(closedOn: CivilDate(2027, 1, 1)) == CivilDate(2037, 12, 31))
        #expect(found("permanent", .permanent, []).lastDay(closedOn: CivilDate(2026, 1, 1)) == nil)
    }

    @Test func `the first class that covers a file is the file's, by its end and by what it says`() {
        let schedule = RetentionSchedule(
            classes: [
                found("permanent", .permanent, [.init(procedure: "penalty", facts: ["heavy": ["yes"]])]),
                found(
                    "major", .years(30),
                    [.init(procedure: "penalty", outcomes: ["penalised"], facts: ["hearing": ["held"]])]),
                found("ordinary", .years(20), [.init(procedure: "penalty")]),
            ], standsHours: 1, approval: nil)
        let held = CaseEvent.factRecorded("hearing", .choice("held"))
        #expect(schedule.retentionClass(of: file([]))?.name == "ordinary")
        #expect(schedule.retentionClass(of: file([held, .ended("warned")]))?.name == "ordinary")
        #expect(schedule.retentionClass(of: file([held, .ended("penalised")]))?.name == "major")
        #expect(
            schedule.retentionClass(
                of: file([held, .factRecorded("heavy", .yesNo(true)), .ended("penalised")]))?.name
                == "permanent")
        #expect(
            schedule.retentionClass(of: file([.factRecorded("heavy", .yesNo(false))]))?.name == "ordinary")
        #expect(schedule.fewestYears(of: "penalty") == 20)
        #expect(schedule.fewestYears(of: "report") == nil)
    }
}
