import Casework
import Evidence
import Law
import Store
import Testing

@testable import Desk

@Suite("What becomes of a file whose time is over")
struct RetentionReviewTests {
    @Test func `a file that is open or whose time is not over is decided on by nobody`() async throws {
        let open = try await OldFiles(isClosed: false)
        #expect(await open.two.refusal { try await open.propose(.destroy) } == .barred(.notClosed))
        #expect(try await open.due().isEmpty)

        let old = try await OldFiles()
        old.stand(OldFiles.lastDay, 23, 59)
        let early = KeepingRefusal.barred(.notDue(OldFiles.lastDay))
        #expect(await old.two.refusal { try await old.propose(.destroy) } == early)
        #expect(await old.two.refusal { try await old.propose(.keep, years: 5) } == early)
        #expect(try await old.due().isEmpty)
        #expect(try await old.two.trail(1) == ["refused"])
    }

    @Test func `on the first of January after its last year it stands on the list, and stays there`()
        async throws
    {
        let old = try await OldFiles()
        let due = try #require(try await old.due().first)
        #expect(due.closedOn == TestOffice.monday.legalDay && due.lastDay == OldFiles.lastDay)
        #expect(due.found.name == "simple" && due.bar == nil && due.proposed == nil)
        // Nobody decides, and nothing happens by itself.
        old.stand(CivilDate(2045, 6, 1))
        _ = try await old.office.runErasureRound()
        #expect(try await old.due().map(\.number.description) == [old.report])
        #expect(try old.held([OldFiles.scan]) == [OldFiles.scan])
    }

    @Test
    func `a body that did not open the file, and one with half a view, see nothing and propose nothing`()
        async throws
    {
        let old = try await OldFiles()
        #expect(try await old.due(try await old.two.world.caller("yi")).isEmpty)
        let supervisor = try await old.two.world.caller("xin")
        #expect(try await old.due(supervisor).isEmpty)
        await #expect(throws: DeskRefusal.notFound) { try await old.propose(.destroy, as: supervisor) }
    }

    @Test func `without an approved schedule a file is kept longer and never destroyed`() async throws {
        let old = try await OldFiles(isApproved: false)
        #expect(await old.two.refusal { try await old.propose(.destroy) } == .scheduleNotApproved)
        try await old.propose(.keep, years: 5)
    }

    @Test func `nobody decides on their own proposal, nor on that of whom they stand in for`() async throws {
        let old = try await OldFiles()
        try await old.propose(.destroy)
        #expect(try await old.due().first?.proposed == .destroy)
        #expect(await old.two.refusal { try await old.two.answer(as: old.two.jia) } == .ownRequest)
        var standIn = old.two.gui
        standIn.standsIn = ["intake-officer": old.two.jia.person]
        let acting = standIn
        #expect(await old.two.refusal { try await old.two.answer(as: acting) } == .standsInForAsker)
        let twice = await old.two.refusal { try await old.propose(.keep, years: 5, as: old.two.gui) }
        #expect(twice == .askedAlready)
        try await old.two.answer(false, as: old.two.gui)
        #expect(try await old.two.trail(1) == ["review-declined"])
        #expect(try old.held([OldFiles.scan]) == [OldFiles.scan])
    }

    @Test func `while somebody holds the file nobody decides, also not on what was proposed before`()
        async throws
    {
        let old = try await OldFiles()
        try await old.propose(.destroy)
        await #expect(throws: DeskRefusal.invalid([.init("reason", .required)])) {
            try await old.office.hold(true, because: " ", of: old.report, for: old.two.gui)
        }
        try await old.office.hold(true, because: "行政复议中", of: old.report, for: old.two.gui)
        #expect(await old.two.refusal { try await old.two.answer(as: old.two.gui) } == .barred(.held))
        #expect(try await old.due().first?.bar == .held)
        let again = await old.two.refusal {
            try await old.office.hold(true, because: "再次", of: old.report, for: old.two.jia)
        }
        #expect(again == .heldAlready)
        let stranger = try await old.two.world.caller("yi")
        await #expect(throws: DeskRefusal.notFound) {
            try await old.office.hold(false, because: "不需要", of: old.report, for: stranger)
        }

        try await old.office.hold(false, because: "复议已结", of: old.report, for: old.two.jia)
        #expect(try await old.two.trail(1) == ["hold-released"])
        let none = await old.two.refusal {
            try await old.office.hold(false, because: "再解除", of: old.report, for: old.two.jia)
        }
        #expect(none == .notHeld)
        #expect(try await old.bar() == nil)
    }

    @Test func `a file of the same matter that is still open keeps it`() async throws {
        let old = try await OldFiles(isClosed: false)
        old.stand(TestOffice.monday.legalDay, 10, 0)
        let half = try #require(
            try await old.office.submit(
                "split", fields: ["reason": .string("另一家另案")], to: old.report, expecting: nil,
                for: old.two.jia
            ).opened?.id)
        try await OldFiles.close(old.report, old.two)
        old.stand(OldFiles.firstDue)
        let open = KeepingRefusal.barred(.linkedAtWork(CaseNumber(half)))
        #expect(await old.two.refusal { try await old.propose(.destroy) } == open)
        #expect(try await old.due().first?.bar == .linkedAtWork(CaseNumber(half)))
        try await OldFiles.close(half, old.two)
        #expect(try await old.bar() == nil)
    }

    @Test func `kept longer, it comes back after the years of the decision; kept for ever, never`()
        async throws
    {
        let old = try await OldFiles()
        await #expect(throws: DeskRefusal.invalid([.init("years", .range)])) {
            try await old.propose(.keep, years: 0)
        }
        try await old.propose(.keep, years: 5)
        try await old.two.answer(as: old.two.gui)
        #expect(try await old.two.trail(1) == ["kept-longer"])
        let last = CivilDate(2042, 12, 31)
        let view = try #require(try await old.office.keeping(of: old.report, for: old.two.jia).retention)
        #expect(view.lastDay == last && view.isKeptLonger && view.bar == .notDue(last))
        old.stand(last, 23, 59)
        #expect(try await old.due().isEmpty)
        old.stand(CivilDate(2043, 1, 1))
        #expect(try await old.due().count == 1)

        try await old.propose(.keep)
        try await old.two.answer(as: old.two.gui)
        old.stand(CivilDate(2200, 1, 1))
        #expect(try await old.due().isEmpty)
        #expect(try await old.bar() == .notDue(nil))
        #expect(try await old.office.verify() == [])
    }

    @Test func `the list goes on where a page ended, the longest closed first`() async throws {
        let old = try await OldFiles()
        old.stand(CivilDate(2026, 5, 12), 9, 0)
        var numbers = [old.report]
        for _ in 0..<3 {
            let number = try await old.two.world.report()
            try await OldFiles.close(number, old.two)
            numbers.append(number)
        }
        old.stand(OldFiles.firstDue)
        let first = try await old.office.dueFiles(for: old.two.jia, limit: 3)
        let next = try #require(first.next)
        let second = try await old.office.dueFiles(for: old.two.jia, after: next, limit: 3)
        #expect((first.files + second.files).map(\.number.description) == numbers)
        #expect(second.next == nil)
        await #expect(throws: DeskRefusal.invalid([.init("after", .type)])) {
            _ = try await old.office.dueFiles(for: old.two.jia, after: "x")
        }
    }
}
