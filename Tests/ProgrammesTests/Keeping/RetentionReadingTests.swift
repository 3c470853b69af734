import Foundation
import Law
import Testing

@testable import Casework
@testable import Programmes

@Suite("The schedule of keeping is read and checked")
struct RetentionReadingTests {
    private static let share = ShippedPacks.share

    private static let title = "title: { zh-Hans: 甲, zh-Hant: 甲, en: A }"

    private func schedule(_ rest: String, head: String = "stands_hours: 720\n") -> String {
        head + "classes:\n  - { class: a, \(Self.title), \(rest) }\n"
    }

    private func faults(_ text: String) -> String {
        do {
            _ = try RetentionSchedule(reading: text)
            return ""
        } catch {
            return "\(error)"
        }
    }

    @Test(
        arguments: [
            ("years: 0, basis: APL2021, covers: [{ procedure: r }]", "`years` of a class is 0"),
            ("years: 201, basis: APL2021, covers: [{ procedure: r }]", "`years` of a class is 201"),
            ("years: long, basis: APL2021, covers: [{ procedure: r }]", "not a count"),
            ("basis: APL2021, covers: [{ procedure: r }]", "has no `years`"),
            ("years: 10, covers: [{ procedure: r }]", "has no `basis`"),
            ("years: 10, basis: a b, covers: [{ procedure: r }]", "no place in a law"),
            ("years: 10, basis: APL2021, covers: [{ outcomes: [x] }]", "has no `procedure`"),
        ])
    func `a class that says too little or nothing is refused`(rest: String, said: String) {
        #expect(faults(schedule(rest)).contains(said), "\(faults(schedule(rest)))")
    }

    @Test func `a schedule without classes, titles or a whole approval is refused`() {
        #expect(faults("stands_hours: 1\nclasses: []\n").contains("has no class"))
        let nameless =
            "stands_hours: 1\nclasses:\n  - { class: a, title: { en: A }, years: 1, basis: APL2021 }\n"
        #expect(faults(nameless).contains("has no title in zh-Hans"))
        let whole = "years: 10, basis: APL2021, covers: [{ procedure: r }]"
        let half = schedule(whole, head: "approved: { by: 省档案局 }\nstands_hours: 720\n")
        #expect(faults(half).contains("has no `on`"))
        #expect(faults(schedule(whole)) == "")
    }

    @Test func `an unknown procedure, outcome or answer, and a procedure without a class, are refused`()
        throws
    {
        let shipped = try RetentionSchedule(folder: Self.share.appending(path: "keeping"))
        let library = try ShippedPacks.library()
        func said(_ cover: RetentionClass.Cover, besides: Bool = true) -> String {
            let odd = RetentionClass(
                name: "odd", titles: [:], term: .years(1), basis: "APL2021", covers: [cover])
            let schedule = RetentionSchedule(
                classes: [odd] + (besides ? shipped.classes : []), standsHours: 1, approval: nil)
            do {
                try schedule.check(against: library.procedures, keptForEver: ["law-release"])
                return ""
            } catch {
                return "\(error)"
            }
        }
        #expect(said(.init(procedure: "nowhere")).contains("nowhere, which no pack has"))
        #expect(said(.init(procedure: "report", outcomes: ["won"])).contains("the outcome won"))
        #expect(
            said(.init(procedure: "report", facts: ["kind": ["praise"]])).contains("kind: praise"))
        #expect(said(.init(procedure: "report", facts: ["narrative": ["x"]])).contains("narrative: x"))
        #expect(said(.init(procedure: "report")).contains("after one that covers it whole"))
        #expect(
            said(.init(procedure: "report"), besides: false).contains(
                "no class covers every file of mediation"))
        #expect(
            said(.init(procedure: "law-release", outcomes: ["rejected"])).contains("which are kept for ever"))
    }

    @Test func `the schedule that ships gives every procedure a class, and nobody has approved it`() throws {
        let shipped = try RetentionSchedule(folder: Self.share.appending(path: "keeping"))
        let library = try ShippedPacks.library()
        try shipped.check(against: library.procedures, keptForEver: ["law-release", "knowledge-article"])
        #expect(shipped.approval == nil)
        #expect(shipped.fewestYears(of: "administrative-penalty") == 20)
        #expect(shipped.fewestYears(of: "simple-penalty") == 10)
        #expect(shipped.fewestYears(of: "law-release") == nil)
    }
}
