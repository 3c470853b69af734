import Casework
import Evidence
import Foundation
import Law
import Store
import Testing

@testable import Desk

@Suite("The trail says who looked at what and why, to one role alone")
struct TrailTests {
    @Test(arguments: ["jia", "yi", "bing", "xin", "admin", "security"])
    func `nobody but the audit administrator reads or exports the trail`(login: String) async throws {
        let test = try await TestOffice()
        let caller = try await test.caller(login)
        await #expect(throws: DeskRefusal.notFound) {
            _ = try await test.office.trail(TrailFilter(), for: caller)
        }
        await #expect(throws: DeskRefusal.notFound) {
            _ = try await test.office.exportTrail(
                from: TestOffice.monday.legalDay, to: TestOffice.monday.legalDay, for: caller)
        }
    }

    @Test func `an act, a file that is not shared and a sealed record each leave a line`() async throws {
        let two = try await TwoIntakeOfficers()
        let (test, number) = (two.world, two.report)
        let (officer, auditor) = (try await test.caller("yi"), try await test.caller("audit"))
        await #expect(throws: DeskRefusal.notFound) { _ = try await test.office.file(number, for: officer) }
        let record = try await two.reporter()
        try await two.ask(record, as: two.jia)
        try await two.answer(as: two.gui)
        try await two.read(record, as: two.jia)

        var filter = TrailFilter()
        filter.file = number
        let lines = try await test.office.trail(filter, for: auditor).lines
        #expect(lines.map(\.kind) == ["sealed-record-read", "opening-approved", "opening-asked", "refused"])
        #expect(lines.first?.why == "核实")
        #expect(lines.first?.personName == "甲")
        #expect(lines.last?.person == officer.person.description)

        var looks = TrailFilter()
        looks.group = .looks
        let seen = try await test.office.trail(looks, for: auditor).lines.map(\.kind)
        #expect(seen == ["trail-read", "sealed-record-read", "opening-approved", "opening-asked"])
    }

    @Test func `the reporter's name stands on no line`() async throws {
        let test = try await TestOffice()
        let auditor = try await test.caller("audit")
        _ = try await test.report()
        let today = TestOffice.monday.legalDay
        var text = ""
        for try await piece in try await test.office.exportTrail(from: today, to: today, for: auditor) {
            text += piece
        }
        #expect(!text.contains("张三") && !text.contains("13800000000"))
    }

    // MARK: the export

    private func export(_ test: TestOffice, from: CivilDate? = nil) async throws -> String {
        let auditor = try await test.caller("audit")
        let today = test.office.now.legalDay
        var text = ""
        for try await piece in try await test.office.exportTrail(from: from ?? today, to: today, for: auditor)
        {
            text += piece
        }
        return text
    }

    @Test func `an export is checked without the office, by the key that the office shows`() async throws {
        let test = try await TestOffice()
        _ = try await test.caller("yi")
        let text = try await export(test)
        let shown = try await test.office.trail(TrailFilter(), for: try await test.caller("audit"))
        let checked = try TrailExport.check(text, key: shown.key)
        #expect(checked.first == 1)
        #expect(checked.count == text.split(separator: "\n").count - 2)
        #expect(throws: TrailExport.Fault.otherKey(shown.key)) {
            try TrailExport.check(text, key: String(repeating: "0", count: 64))
        }
    }

    @Test func `an export of a later day follows on what stood before it`() async throws {
        let test = try await TestOffice()
        _ = try await test.caller("yi")
        test.office.clock.stand(at: TestOffice.monday.adding(ms: 24 * 3_600_000))
        let text = try await export(test)
        let checked = try TrailExport.check(text)
        #expect(checked.first > 1)
    }

    @Test func `one changed word, a line less, a cut end and another signature are found`() async throws {
        let test = try await TestOffice()
        _ = try await test.caller("yi")
        let text = try await export(test)
        var lines = text.split(separator: "\n").map(String.init)
        #expect(lines.count > 3)

        #expect(throws: TrailExport.Fault.signature) {
            try TrailExport.check(text.replacing("signed-in", with: "signed-on"))
        }
        #expect(throws: TrailExport.Fault.cut) {
            try TrailExport.check(lines.dropLast().joined(separator: "\n") + "\n")
        }
        #expect(throws: TrailExport.Fault.cut) { try TrailExport.check("") }
        lines.remove(at: 1)
        #expect(throws: TrailExport.Fault.signature) {
            try TrailExport.check(lines.joined(separator: "\n") + "\n")
        }
        #expect(throws: TrailExport.Fault.notATrail(line: 1)) {
            try TrailExport.check("{}\n" + text.split(separator: "\n").suffix(1).joined() + "\n")
        }
    }

    @Test func `days without a line are refused and not exported empty`() async throws {
        let test = try await TestOffice()
        let auditor = try await test.caller("audit")
        let early = TestOffice.monday.legalDay - 30
        await #expect(throws: DeskRefusal.invalid([.init("from", .range)])) {
            _ = try await test.office.exportTrail(from: early, to: early, for: auditor)
        }
    }

    @Test func `the trail can be neither changed nor shortened`() async throws {
        let test = try await TestOffice()
        _ = try await test.caller("yi")
        await #expect(throws: (any Error).self) {
            try await test.office.database.write { db in try db.run("DELETE FROM audit WHERE position = 1") }
        }
        await #expect(throws: (any Error).self) {
            try await test.office.database.write { db in
                try db.run("UPDATE audit SET kind = 'nothing' WHERE position = 1")
            }
        }
    }
}
