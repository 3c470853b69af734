import Casework
import Foundation
import Law
import Programmes
import Testing

@Suite struct ChangeSetTests {
    static let path = "Tests/Goldens/change-sets/longer-review.yaml"
    private static let today = CivilDate(2026, 11, 24)

    private func text() throws -> String {
        let root = ShippedPacks.share.deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: ChangeSetTests.path), encoding: .utf8)
    }

    private func faults(_ text: String) throws -> [PackFault] {
        let law = LawInForce(base: try ShippedPacks.packLaw().book)
        do throws(PackFaults) {
            _ = try ChangeSet(reading: text, against: law, today: ChangeSetTests.today)
            return []
        } catch {
            return error.faults
        }
    }

    @Test func `a sound change set is read whole`() throws {
        let changeSet = try ChangeSet(reading: text())

        #expect(try faults(text()) == [])
        #expect(changeSet.release.from == CivilDate(2027, 1, 1))
        #expect(changeSet.release.rules.map(\.id) == ["admin.lead.verify"])
        #expect(changeSet.release.rules.first?.from == CivilDate(2027, 1, 1))
        #expect(changeSet.cases.count == 4)
        #expect(changeSet.release.changelog.count == 2)
    }

    @Test(arguments: [
        ("- id: admin.lead.verify", "- id: admin.lead.verfy", "no rule has the id `admin.lead.verfy`", 12),
        ("wd: 20,", "days: 20,", "`admin.lead.verify` counts `days` before or after, and not both", 12),
        ("conf: verified", "conf: low", "`admin.lead.verify` is of low confidence and may not decide", 12),
        ("conf: verified", "conf: sure", "the rule cannot be read", 12),
        (
            "citations: [SAMR2 art. 18]", "citations: [SAMR99 art. 18]", "no instrument has the key `SAMR99`",
            12
        ),
        ("value: {wd", "valeu: {wd", "the version of `admin.lead.verify` has no key `valeu`", 12),
        ("from: 2027-01-01", "from: 2026-11-23", "the release begins on 2026-11-23, before 2026-11-24", 2),
        ("from: 2027-01-01", "from: 2027-02-30", "`2027-02-30` is not a day", 5),
        ("from: 2027-01-01", "form: 2027-01-01", "the change set has no key `form`", 5),
        ("reason: 示例：检验规则发布的全过程", "", "the change set has no `reason`", 2),
        ("authority: SAMR2 art. 18", "authority: 第18条", "`第18条` is not a citation", 7),
        ("  en: Leads", "  fr: Leads", "`changelog` has no key `fr`", 10),
        ("is: 15 }", "is: many }", "`many` is not a count", 20),
        (
            "clock: lead-review/verification, starts: 2027", "clock: verification, starts: 2027",
            "`verification` names no clock", 23
        ),
        ("starts: 2027-01-04 09:00", "starts: 2027-01-04", "`2027-01-04` is not a moment", 23),
        (
            "number: admin.lead.verify#wd, day: 2026-12-31", "number: a, rule: b, day: 2026-12-31",
            "a case is about two things", 20
        ),
    ])
    func `what is wrong in a change set is told at its place`(
        old: String, new: String, fault: String, line: Int
    ) throws {
        let planted = try text().replacing(old, with: new, maxReplacements: 1)

        let faults = try faults(planted)

        #expect(faults.contains { $0.fault.hasPrefix(fault) }, "\(faults)")
        #expect(faults.first?.place.file == "change-set.yaml")
        #expect(faults.first { $0.fault.hasPrefix(fault) }?.place.line == line)
    }

    @Test func `a change set without an example is refused`() throws {
        let text = try text()
        let cut = String(text.prefix(upTo: try #require(text.range(of: "cases:")).lowerBound))

        #expect(try faults(cut).map(\.fault) == ["the change set has no example case"])
    }

    @Test(arguments: ["", "- a", "title: [", "&a title: *a", "rules: {}\ncases: 7\n"])
    func `what is no change set at all is refused with its faults`(text: String) throws {
        #expect(try !faults(text).isEmpty)
    }

    @Test func `a rule that is new says so`() throws {
        let text = try text().replacing(
            "- id: admin.lead.verify", with: "- id: admin.lead.new-kind\n    new: true", maxReplacements: 1)
        let changeSet = try ChangeSet(reading: text)

        #expect(changeSet.newIDs == ["admin.lead.new-kind"])
        #expect(changeSet.release.rules.first?.details["new"] == nil)
        #expect(try faults(text) == [])
    }

    @Test func `the shipped stories bear a change that comes after them`() throws {
        let trial = try trial(text())

        #expect(trial.outcomes.filter { !$0.isPassed } == [])
        #expect(trial.outcomes.filter { $0.kind == .story }.count == ShippedPacks.scenarios.count)
        #expect(trial.outcomes.filter { $0.kind == .example }.count == 4)
    }

    @Test func `an example that comes out otherwise fails the tests`() throws {
        let trial = try trial(text().replacing("is: 20", with: "is: 21"))

        #expect(!trial.isPassed)
        #expect(
            trial.outcomes.flatMap(\.faults) == ["admin.lead.verify#wd: 20 on 2027-01-01, not 21"])
    }

    @Test func `a story that the change makes untrue fails the tests`() throws {
        let back = try text().replacing("from: 2027-01-01", with: "from: 2026-05-01", maxReplacements: 1)
            .replacing("day: 2026-12-31, is: 15", with: "day: 2026-04-30, is: 15")

        let untrue = try trial(back).outcomes.filter { $0.kind == .story && !$0.isPassed }
        let paths = Set(
            untrue.flatMap(\.faults).compactMap { $0.split(separator: ":").first.map(String.init) })
        let acknowledged = back + "outdated: [\(paths.sorted().joined(separator: ", "))]\n"

        #expect(untrue.count >= 1)
        #expect(try trial(acknowledged).outcomes.filter { $0.kind == .story && !$0.isPassed } == [])
    }

    @Test func `a story that is still true, or that nobody knows, is not called outdated`() throws {
        let path = try #require(ShippedPacks.scenarios.first { $0.hasPrefix("report/") })

        let trial = try trial(text() + "outdated: [\(path), report/scenarios/none.yaml]\n")

        #expect(trial.outcomes.filter { !$0.isPassed }.count == 2)
    }

    @Test(arguments: [
        (CivilDate(2026, 12, 31), 15), (CivilDate(2027, 1, 1), 20), (CivilDate(2027, 1, 2), 20),
    ])
    func `the clock of a pack takes the number of the day`(day: CivilDate, length: Int) throws {
        let law = LawInForce(base: try ShippedPacks.packLaw().book).adding(
            try ChangeSet(reading: text()).release)
        let library = try ProgrammeLibrary(
            folder: ShippedPacks.share.appending(path: "programmes"), law: PackLaw(law, on: day))
        let clock = try #require(library.current("lead-review", on: day)?.clock("verification"))

        #expect(clock.inForce(on: day).period.length == length)
        #expect(clock.period.length == 15)
        #expect(clock.inForce(on: day).extensions.map(\.reach) == [.by(15)])
    }

    private func trial(_ text: String) throws -> ReleaseTrial {
        ReleaseTrial(
            try ChangeSet(reading: text), on: LawInForce(base: try ShippedPacks.packLaw().book),
            packs: try PackFile.reading(ShippedPacks.share.appending(path: "programmes")),
            calendar: try ShippedPacks.calendar())
    }
}
