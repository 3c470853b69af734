import Casework
import Evidence
import Foundation
import Law
import Store
import Testing

@testable import Desk

/// What people are told of their saved searches: what came, and what did not. Each is told once.
struct SearchRoundTests {
    /// The notices of a person about saved searches, the oldest first.
    private func told(_ login: String, in world: TestOffice) async throws -> [Notice] {
        let person = try await world.caller(login).person.description
        return try await world.notices(.person(person)).filter { $0.kind.hasPrefix("notice.search-") }
            .reversed()
    }

    private func rounds(_ world: TestOffice) async throws -> Int {
        let first = try await world.office.runSearchRound() + world.office.runSilenceRound()
        let again = try await world.office.runSearchRound() + world.office.runSilenceRound()
        #expect(again == 0, "a second round has nothing to tell")
        return first
    }

    private func stand(_ day: CivilDate, _ hour: Int, in world: TestOffice) {
        world.office.clock.stand(at: Instant(day, hour, 0))
    }

    private func route(_ report: String, in world: TestOffice) async throws {
        let jia = try await world.caller("jia")
        _ = try await world.office.submit("accept", fields: [:], to: report, expecting: nil, for: jia)
        _ = try await world.office.submit(
            "route", fields: ["competent-agency": .string("bureau")], to: report, expecting: nil, for: jia)
    }

    @Test func `who may not see a file is told nothing of it, and is told when it is shared`() async throws {
        let world = try await TestOffice()
        let (yi, bing) = (try await world.caller("yi"), try await world.caller("bing"))
        try await world.office.save(FileSearch(words: "假冒"), as: "假货", alert: .found, for: yi)
        try await world.office.save(FileSearch(words: "假冒"), as: "假货", alert: .found, for: bing)
        let report = try await world.report()
        #expect(try await rounds(world) == 0)

        try await route(report, in: world)
        #expect(try await rounds(world) == 1)
        let notices = try await told("yi", in: world)
        #expect(notices.map(\.kind) == ["notice.search-found"])
        #expect(notices.first?.caseNumber == report)
        // The head has no role in a report: the words are not theirs to find.
        #expect(try await told("bing", in: world) == [])
    }

    @Test func `what was found when the search was saved is no news, and neither is a new page of it`()
        async throws
    {
        let world = try await TestOffice()
        let jia = try await world.caller("jia")
        let old = try await world.report()
        try await world.office.save(FileSearch(words: "假冒"), as: "假货", alert: .found, for: jia)
        _ = try await world.office.submit("accept", fields: [:], to: old, expecting: nil, for: jia)
        #expect(try await rounds(world) == 0)

        _ = try await world.report()
        _ = try await world.report()
        #expect(try await rounds(world) == 1)
        let notice = try #require(try await told("jia", in: world).last)
        #expect(notice.details["count"]?.string == "2")
        #expect(notice.caseNumber == nil)
    }

    @Test func `neither the notice nor the mail holds the words or the name of the search`() async throws {
        let world = try await TestOffice()
        let (office, jia) = (world.office, try await world.caller("jia"))
        try await office.save(FileSearch(words: "某某商行"), as: "盯住某某商行", alert: .found, for: jia)
        _ = try await world.report()
        #expect(try await rounds(world) == 1)

        let kept = try await told("jia", in: world).map(\.details.canonical).joined()
        #expect(!kept.contains("某某"))
        let mails = try await office.database.write { db in
            try Outbox.take(50, dueBy: office.now.ms, leaseEndsMs: office.now.ms, on: db)
        }.filter { $0.mail.about == nil }
        #expect(mails.map(\.mail.recipient) == ["jia@example.org"])
        #expect(mails.allSatisfy { !($0.mail.subject + $0.mail.text).contains("某某") })
        let view = try #require(
            try await office.desk(for: jia).notices.first { $0.text == "notice.search-found" })
        #expect(view.values["title"] == "盯住某某商行")
    }

    @Test func `two rounds at the same time tell once`() async throws {
        let world = try await TestOffice()
        let jia = try await world.caller("jia")
        try await world.office.save(FileSearch(words: "假冒"), as: "假货", alert: .found, for: jia)
        _ = try await world.report()
        let office = world.office

        async let one = office.runSearchRound()
        async let other = office.runSearchRound()
        let count = try await one + other

        #expect(count == 1)
        #expect(try await told("jia", in: world).count == 1)
    }

    @Test func `who has left the post is told nothing`() async throws {
        let world = try await TestOffice()
        let jia = try await world.caller("jia")
        try await world.office.save(FileSearch(words: "假冒"), as: "假货", alert: .found, for: jia)
        _ = try await world.report()
        #expect(try await rounds(world) == 1)

        let person = jia.person.description
        try await world.office.database.write { db in
            try db.run("UPDATE post SET to_day = from_day WHERE person = \(person)")
        }
        world.office.clock.stand(at: world.office.now.adding(hours: 48))
        _ = try await world.report()

        #expect(try await rounds(world) == 0)
        #expect(try await world.notices(.person(person)).count == 1)
    }

    @Test func `no answer by a day is told when that day is over, not before, and once`() async throws {
        let world = try await TestOffice()
        let jia = try await world.caller("jia")
        _ = try await world.report()
        let day = CivilDate(2026, 5, 14)
        let id = try await world.office.save(
            FileSearch(words: "假冒"), as: "等回音", alert: .absentBy(day), for: jia)

        stand(day - 1, 23, in: world)
        #expect(try await rounds(world) == 0)
        stand(day, 23, in: world)
        #expect(try await rounds(world) == 0)
        stand(day + 1, 0, in: world)
        #expect(try await rounds(world) == 1)
        stand(day + 9, 9, in: world)
        #expect(try await rounds(world) == 0)

        let notice = try #require(try await told("jia", in: world).first)
        #expect(notice.kind == "notice.search-absent")
        #expect(notice.details["day"]?.string == "2026-05-14")
        let kept = try await world.office.savedSearch(id, for: jia)
        #expect(kept.toldAt == Instant(day + 1, 0, 0))
        #expect(kept.cameAt == nil)
    }

    @Test func `what somebody else writes in time is the answer, however late the round runs`() async throws {
        let world = try await TestOffice()
        let (jia, yi) = (try await world.caller("jia"), try await world.caller("yi"))
        let report = try await world.report()
        try await route(report, in: world)
        let day = CivilDate(2026, 5, 14)
        let id = try await world.office.save(
            FileSearch(words: "假冒"), as: "等回音", alert: .absentBy(day), for: yi)

        stand(day, 16, in: world)
        _ = try await world.office.submit(
            "rectify", fields: ["revision": .string("1"), "because": .string("更正")], to: report,
            expecting: nil, for: jia)
        stand(day + 3, 9, in: world)
        #expect(try await rounds(world) == 0)
        let kept = try await world.office.savedSearch(id, for: yi)
        #expect(kept.cameAt == Instant(day, 16, 0))
        #expect(kept.toldAt == nil)
    }

    @Test func `one's own pages, a clock that runs out and what comes after the day are no answer`()
        async throws
    {
        let world = try await TestOffice()
        let (jia, office) = (try await world.caller("jia"), world.office)
        let report = try await world.report()
        let day = CivilDate(2026, 5, 29)
        try await office.save(FileSearch(words: "假冒"), as: "等回音", alert: .absentBy(day), for: jia)

        _ = try await office.submit("accept", fields: [:], to: report, expecting: nil, for: jia)
        stand(day, 12, in: world)
        _ = try await office.runClockRound()
        stand(day + 1, 8, in: world)
        _ = try await office.submit(
            "route", fields: ["competent-agency": .string("bureau")], to: report, expecting: nil, for: jia)
        #expect(try await rounds(world) == 1)
        #expect(try await told("jia", in: world).map(\.kind) == ["notice.search-absent"])
    }

    @Test func `a silence is told when its days are over, once, and again after the next silence`()
        async throws
    {
        let world = try await TestOffice()
        let (jia, office) = (try await world.caller("jia"), world.office)
        let report = try await world.report()
        let monday = TestOffice.monday.legalDay
        try await office.save(FileSearch(words: "假冒"), as: "没动静", alert: .silentFor(days: 5), for: jia)

        stand(monday + 4, 23, in: world)
        #expect(try await rounds(world) == 0)
        stand(monday + 5, 23, in: world)
        #expect(try await rounds(world) == 0)
        stand(monday + 6, 0, in: world)
        #expect(try await rounds(world) == 1)
        stand(monday + 8, 9, in: world)
        #expect(try await rounds(world) == 0)

        _ = try await office.submit("accept", fields: [:], to: report, expecting: nil, for: jia)
        stand(monday + 13, 23, in: world)
        #expect(try await rounds(world) == 0)
        stand(monday + 14, 1, in: world)
        #expect(try await rounds(world) == 1)
        let notices = try await told("jia", in: world)
        #expect(notices.map(\.kind) == ["notice.search-silent", "notice.search-silent"])
        #expect(notices.map(\.caseNumber) == [report, report])
        #expect(notices.first?.details["days"]?.string == "5")
    }

    @Test func `a file that has ended is not called silent`() async throws {
        let world = try await TestOffice()
        let (jia, office) = (try await world.caller("jia"), world.office)
        let report = try await world.report()
        try await office.save(FileSearch(words: "假冒"), as: "没动静", alert: .silentFor(days: 1), for: jia)
        _ = try await office.submit(
            "leave-on-file", fields: ["reason": .string("重复来件")], to: report, expecting: nil, for: jia)

        stand(TestOffice.monday.legalDay + 30, 9, in: world)
        #expect(try await rounds(world) == 0)
    }

    @Test func `a search that was removed tells nothing, and an alert that is changed begins anew`()
        async throws
    {
        let world = try await TestOffice()
        let (jia, office) = (try await world.caller("jia"), world.office)
        let id = try await office.save(FileSearch(words: "假冒"), as: "假货", alert: .found, for: jia)
        try await office.remove(savedSearch: id, for: jia)
        _ = try await world.report()
        #expect(try await rounds(world) == 0)

        try await office.undo(savedSearch: id, for: jia)
        try await office.change(
            savedSearch: id, title: "假货", alert: .absentBy(CivilDate(2026, 5, 12)), for: jia)
        try await office.change(savedSearch: id, title: "假货", alert: .found, for: jia)
        #expect(try await rounds(world) == 0)
        _ = try await world.report()
        #expect(try await rounds(world) == 1)
    }
}
