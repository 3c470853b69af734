import Casework
import Law
import Store
import Testing

@testable import Desk

@Suite("Nobody opens the identity of a reporter alone")
struct TwoPersonOpeningTests {
    @Test func `without a second person it stays closed, and the attempt is on the trail`() async throws {
        let two = try await TwoIntakeOfficers()
        let record = try await two.reporter()
        #expect(await two.refusal { try await two.read(record, as: two.jia) } == .secondNeeded)
        #expect(try await two.trail(1) == ["refused"])
        #expect(try await !two.shows(record, to: two.jia))
    }

    @Test func `nobody approves for themselves, nor for whom they stand in for`() async throws {
        let two = try await TwoIntakeOfficers()
        let record = try await two.reporter()
        try await two.ask(record, as: two.jia)
        #expect(await two.refusal { try await two.answer(as: two.jia) } == .ownRequest)
        var standIn = two.gui
        standIn.standsIn = ["intake-officer": two.jia.person]
        let acting = standIn
        #expect(await two.refusal { try await two.answer(as: acting) } == .standsInForAsker)
        #expect(await two.refusal { try await two.read(record, as: two.jia) } == .secondNeeded)
    }

    @Test func `who has no right to the record neither asks nor answers nor sees the page`() async throws {
        let two = try await TwoIntakeOfficers()
        let record = try await two.reporter()
        try await two.ask(record, as: two.jia)
        let request = try await two.request()
        let yi = try await two.world.caller("yi")
        await #expect(throws: DeskRefusal.notFound) { try await two.ask(record, as: yi) }
        await #expect(throws: DeskRefusal.notFound) {
            try await two.office.answer(request, approving: true, because: "同意", of: two.report, for: yi)
        }
        await #expect(throws: DeskRefusal.notFound) {
            _ = try await two.office.keeping(of: two.report, for: yi)
        }
    }

    @Test func `a reason is asked of both`() async throws {
        let two = try await TwoIntakeOfficers()
        let record = try await two.reporter()
        await #expect(throws: DeskRefusal.invalid([.init("reason", .required)])) {
            try await two.office.ask(
                KeepingOrder(act: .open, subject: record, reason: "  "), of: two.report, for: two.jia)
        }
        try await two.ask(record, as: two.jia)
        let request = try await two.request()
        await #expect(throws: DeskRefusal.invalid([.init("reason", .required)])) {
            try await two.office.answer(request, approving: true, because: "", of: two.report, for: two.gui)
        }
        #expect(await two.refusal { try await two.ask(record, as: two.jia) } == .askedAlready)
    }

    @Test func `approved, it opens for whoever asked alone, for half an hour and not a moment longer`()
        async throws
    {
        let two = try await TwoIntakeOfficers()
        let record = try await two.reporter()
        try await two.ask(record, as: two.jia)
        try await two.answer(as: two.gui)
        #expect(try await two.trail(2) == ["opening-approved", "opening-asked"])
        #expect(await two.refusal { try await two.read(record, as: two.gui) } == .secondNeeded)

        two.later(29 * 60_000)
        try await two.read(record, as: two.jia)
        #expect(try await two.shows(record, to: two.jia))
        two.later(60_000)
        #expect(try await two.shows(record, to: two.jia))
        two.later(1)
        #expect(try await !two.shows(record, to: two.jia))
        #expect(await two.refusal { try await two.read(record, as: two.jia) } == .secondNeeded)
        let line = try #require(try await two.office.keeping(of: two.report, for: two.jia).requests.first)
        #expect(line.standing == .over && line.answererName == "癸")
        #expect(try await two.office.verify() == [])
    }

    @Test func `declined, withdrawn and lapsed requests open nothing`() async throws {
        let two = try await TwoIntakeOfficers()
        let record = try await two.reporter()
        try await two.ask(record, as: two.jia)
        try await two.answer(false, as: two.gui)
        #expect(try await two.trail(1) == ["opening-declined"])
        #expect(await two.refusal { try await two.read(record, as: two.jia) } == .secondNeeded)

        two.later(1_000)
        try await two.ask(record, as: two.jia)
        let request = try await two.request()
        let other = await two.refusal {
            try await two.office.withdraw(request, of: two.report, for: two.gui)
        }
        #expect(other == .notTheAsker)
        try await two.office.withdraw(request, of: two.report, for: two.jia)
        #expect(await two.refusal { try await two.answer(as: two.gui) } == .notWaiting)

        two.later(1_000)
        try await two.ask(record, as: two.jia)
        two.later(72 * 3_600_000 + 1)
        #expect(await two.refusal { try await two.answer(as: two.gui) } == .notWaiting)
        try await two.ask(record, as: two.jia)
    }
}
