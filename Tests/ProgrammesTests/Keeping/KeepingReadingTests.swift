import Foundation
import Law
import Testing

@testable import Casework
@testable import Programmes

@Suite("Rules of two persons are read and checked")
struct KeepingReadingTests {
    private static let share = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "share")

    private static let erasing = "erasing:\n  stands_hours: 240\n  bases: [PIPL2021 art. 47]\n"

    private func rules(_ rule: String) -> String {
        "two_person:\n  - { \(rule) }\n" + KeepingReadingTests.erasing
    }

    private func faults(_ text: String) -> String {
        do {
            _ = try KeepingRules(reading: text)
            return ""
        } catch {
            return "\(error)"
        }
    }

    @Test(
        arguments: [
            ("procedures: [r], open_minutes: 30, stands_hours: 72, basis: X", "names a compartment or a"),
            (
                "compartment: a, field: b, procedures: [report], open_minutes: 30, stands_hours: 72, basis: X",
                "names a compartment or a field"
            ),
            ("compartment: a, open_minutes: 30, stands_hours: 72, basis: X", "names no procedure"),
            ("compartment: a, procedures: [r], open_minutes: 0, stands_hours: 72, basis: X", "to 1440"),
            ("compartment: a, procedures: [r], open_minutes: 1441, stands_hours: 72, basis: X", "to 1440"),
            ("compartment: a, procedures: [r], open_minutes: 30, basis: X", "has no `stands_hours`"),
            ("compartment: a, procedures: [r], open_minutes: 30, stands_hours: 72, basis: a b", "no place"),
            ("compartment: a, procedures: [r], minutes: 30, stands_hours: 72, basis: X", "no key `minutes`"),
        ])
    func `a rule that says too little, too much or nothing is refused`(rule: String, said: String) {
        #expect(faults(rules(rule)).contains(said), "\(faults(rules(rule)))")
    }

    @Test func `without a basis nothing may be erased, and the file says so`() {
        #expect(faults("two_person: []\n").contains("has no `erasing`"))
        #expect(
            faults("two_person: []\nerasing:\n  stands_hours: 1\n  bases: []\n").contains("names no basis"))
    }

    @Test func `a procedure that no pack has, and a field that it does not seal, are refused`() throws {
        let unknown = try KeepingRules(
            reading: rules(
                "compartment: a, procedures: [nowhere], open_minutes: 30, stands_hours: 72, basis: SAMR121"))
        #expect(throws: PackFaults.self) { try unknown.check(against: []) }
    }

    @Test func `the rules that ship guard the reporters of reports for half an hour`() throws {
        let shipped = try KeepingRules(folder: KeepingReadingTests.share.appending(path: "keeping"))
        let entry = CaseFile.SealedEntry(record: "s", compartment: "reporter", field: nil, by: nil)
        let rule = try #require(shipped.rule(for: entry, in: "report"))
        #expect(rule.openMinutes == 30 && rule.standsHours == 72)
        #expect(shipped.rule(for: entry, in: "consumer-complaint") == nil)
        #expect(shipped.bases.contains("PIPL2021 art. 47"))
    }
}
