import Casework
import Evidence
import Foundation
import Law
import Store
import Testing

@testable import Desk

@Suite struct SupervisionTests {
    /// An office in which the bureau let the days of a lead pass.
    private func office() async throws -> (world: TestOffice, review: String, breach: Int) {
        let world = try await TestOffice()
        let review = try await world.review()
        world.office.clock.stand(at: Instant(CivilDate(2026, 6, 3), 9, 0))
        #expect(try await world.office.runClockRound() == 1)
        let all = try await world.office.breaches(BreachFilter(), for: world.caller("xin"))
        return (world, review, try #require(all.rows.first).number)
    }

    @Test func `a breach has the place of its page in the journal and the body that had to act`() async throws
    {
        let (world, review, number) = try await office()

        let breach = try await world.office.breach(number, for: world.caller("xin"))

        #expect(breach.file.description == review)
        #expect(breach.clock == "verification")
        #expect(breach.agency == TestOffice.bureau)
        #expect(breach.lastDay == CivilDate(2026, 6, 1))
        #expect(breach.isShared == false)
        guard case .unanswered = breach.ending else {
            Issue.record("nobody has answered")
            return
        }
    }

    @Test func `the page that says that a day was over is not put right`() async throws {
        let (world, review, number) = try await office()
        let hand = try await world.file(review)
        let page = try #require(hand.rows.first { $0.position == number })

        await #expect(throws: Refusal.breachStays(revision: page.revision)) {
            _ = try await world.office.submit(
                "rectify", fields: ["revision": .int(page.revision), "because": .string("点错")], to: review,
                expecting: nil, for: try await world.caller("yi"))
        }
    }

    @Test func `the head explains once, signed; a second explanation is refused, and the breach stays`()
        async throws
    {
        let (world, _, number) = try await office()
        let head = try await world.caller("bing")

        await #expect(throws: Refusal.fieldsInvalid([.init("explanation", .required)])) {
            _ = try await world.office.explainBreach(number, "  ", for: head)
        }
        _ = try await world.office.explainBreach(number, "承办人住院，未及时交接", for: head)
        await #expect(throws: DeskRefusal.breachExplainedAlready) {
            _ = try await world.office.explainBreach(number, "另有原因", for: head)
        }

        let breach = try await world.office.breach(number, for: head)
        #expect(breach.remarks.count == 1)
        #expect(breach.remarks.first?.said?.by == "丙")
        #expect(breach.remarks.first?.said?.words == "承办人住院，未及时交接")
        #expect(try await world.office.verify() == [])
    }

    @Test func `an officer who is not the head, and a head of another body, cannot explain`() async throws {
        let (world, _, number) = try await office()

        await #expect(throws: DeskRefusal.notFound) {
            _ = try await world.office.explainBreach(number, "理由", for: try await world.caller("yi"))
        }
        await #expect(throws: Refusal.self) {
            _ = try await world.office.explainBreach(number, "理由", for: try await world.caller("xin"))
        }
        await #expect(throws: DeskRefusal.notFound) {
            _ = try await world.office.breach(number, for: try await world.caller("ren"))
        }
    }

    @Test func `a supervisor asks once, the head answers in the file, and a further question may follow`()
        async throws
    {
        let (world, _, number) = try await office()
        let supervisor = try await world.caller("xin")

        let file = try await world.office.askAboutBreach(number, for: supervisor)
        await #expect(throws: DeskRefusal.breachAskedAlready) {
            _ = try await world.office.askAboutBreach(number, for: supervisor)
        }
        _ = try await world.office.submit(
            "explain", fields: ["explanation": .string("系统故障")], to: file, expecting: nil,
            for: world.caller("bing"))
        _ = try await world.office.submit("note", fields: [:], to: file, expecting: nil, for: supervisor)

        let breach = try await world.office.breach(number, for: supervisor)
        #expect(breach.remarks.first?.askedBy == "省知识产权局")
        #expect(breach.remarks.first?.said?.words == "系统故障")
        let page = try await world.office.breaches(BreachFilter(), for: supervisor)
        #expect((page.total, page.explained) == (1, 1))
        _ = try await world.office.askAboutBreach(number, for: supervisor)
    }

    @Test func `an answer after the day is late by its days, and the body stays the one that had to act`()
        async throws
    {
        let (world, review, number) = try await office()
        _ = try await world.office.submit(
            "move", fields: ["competent-agency": .string("centre"), "reason": .string("不属本局管辖")],
            to: review, expecting: nil, for: world.caller("bing"))

        let row = try #require(
            try await world.office.database.read { db in
                try Projection.find(review, on: db)?.history.clocks.first { $0.ranOut?.position == number }
            })

        #expect(row.ending == .answeredLate)
        #expect(row.lateDays == 2)
        #expect(row.agency == "bureau")
        #expect(row.endedDay == CivilDate(2026, 6, 2).dayNumber)
    }

    @Test func `how days are kept counts the breach of the body and no target of an office`() async throws {
        let (world, _, _) = try await office()
        _ = try await world.report()
        world.office.clock.stand(at: Instant(CivilDate(2026, 6, 30), 9, 0))
        _ = try await world.office.runClockRound()

        let lines = try await world.office.compliance()

        #expect(lines.map(\.key) == ["bureau"])
        #expect(lines.map(\.missed) == [1])
        #expect(try await world.office.compliance(of: "bureau")?.lines.map(\.key) == ["verification"])
        let unknown = try await world.office.compliance(of: "nobody")?.name
        #expect(unknown == nil)
    }

    @Test func `a place that is none is refused, and a body of another is out of sight`() async throws {
        let (world, _, _) = try await office()
        var filter = BreachFilter()
        filter.area = "999999"

        await #expect(throws: DeskRefusal.invalid([.init("area", .unknown)])) {
            _ = try await world.office.breaches(filter, for: try await world.caller("xin"))
        }
        filter.area = "230200"
        #expect(try await world.office.breaches(filter, for: world.caller("xin")).total == 0)
        filter.area = nil
        filter.agency = "centre"
        await #expect(throws: DeskRefusal.notFound) {
            _ = try await world.office.breaches(filter, for: try await world.caller("bing"))
        }
        await #expect(throws: DeskRefusal.notFound) {
            _ = try await world.office.breaches(BreachFilter(), for: try await world.caller("jia"))
        }
    }

    @Test(arguments: ["clock_run", "stage_reached", "act_done", "breach_remark"])
    func `a changed row of what measures count is found, and made anew from the journal`(table: String)
        async throws
    {
        let (world, _, number) = try await office()
        _ = try await world.office.explainBreach(number, "理由", for: world.caller("bing"))
        let change: SQL =
            switch table {
            case "clock_run": "UPDATE clock_run SET ending = 'in-time', expiry = 'marks-late'"
            case "stage_reached": "UPDATE stage_reached SET reached_day = reached_day + 1"
            case "act_done": "DELETE FROM act_done"
            default: "UPDATE breach_remark SET said_by = 'yi'"
            }
        try await world.tamper(change)

        #expect(try await world.office.verify().contains { $0.place.hasPrefix(table + ":") })
        _ = try await world.office.rebuild()
        #expect(try await world.office.verify() == [])
    }
}
