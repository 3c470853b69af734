import Casework
import Foundation
import Law
import Store
import Testing

@testable import Desk

@Suite struct `Deadlines come into a person's own calendar` {
    /// The lines of a calendar with their folds undone.
    private func lines(_ text: String) -> [String] {
        text.replacing("\r\n ", with: "").components(separatedBy: "\r\n")
    }

    @Test func `an unknown, a revoked and a stranger's address are the same answer`() async throws {
        let world = try await TestOffice()
        let (jia, yi) = (try await world.caller("jia"), try await world.caller("yi"))
        let token = try await world.office.makeCalendarFeed(language: "zh-Hans", for: jia)
        let id = try #require(try await world.office.calendarFeeds(of: jia).first?.id)
        await #expect(throws: DeskRefusal.notFound) {
            try await world.office.revokeCalendarFeed(id, for: yi)
        }
        await #expect(throws: DeskRefusal.notFound) {
            try await world.office.calendar(token: token + "x", site: nil)
        }
        #expect(try await world.office.calendar(token: token, site: nil).hasPrefix("BEGIN:VCALENDAR\r\n"))
        try await world.office.revokeCalendarFeed(id, for: jia)
        await #expect(throws: DeskRefusal.notFound) {
            try await world.office.calendar(token: token, site: nil)
        }
        #expect(try await world.office.calendarFeeds(of: jia).isEmpty)
    }

    @Test func `the address of a feed stands in no table`() async throws {
        let world = try await TestOffice()
        let token = try await world.office.makeCalendarFeed(
            language: "en", for: try await world.caller("jia"))
        let copy = world.office.folder.root.appending(path: "copy.db")
        try world.copyDatabase(to: copy)

        #expect(try Data(contentsOf: copy).range(of: Data(token.utf8)) == nil)
    }

    @Test func `a person sees the deadlines of files that they take part in, and of no others`() async throws
    {
        let world = try await TestOffice()
        let report = try await world.report()
        let review = try await world.review()
        let jia = try await world.office.makeCalendarFeed(
            language: "zh-Hans", for: try await world.caller("jia"))
        let yi = try await world.office.makeCalendarFeed(
            language: "en", for: try await world.caller("yi"))
        let hers = lines(try await world.office.calendar(token: jia, site: "https://office.example"))
        let his = lines(try await world.office.calendar(token: yi, site: nil))

        #expect(hers.contains("UID:\(report)-acceptance-1@zhibao"))
        #expect(hers.contains("DTSTART;VALUE=DATE:20260512"))
        #expect(hers.contains("URL:https://office.example/files/\(report)"))
        #expect(hers.contains { $0.hasPrefix("SUMMARY:受理目标") })
        #expect(!hers.joined().contains(review))
        #expect(his.joined().contains(review))
        #expect(!his.joined().contains(report))
        let all = (hers + his).joined()
        for secret in ["张三", "13800000000", "某某商行", "假冒"] { #expect(!all.contains(secret)) }
    }

    @Test func `the same deadline keeps its name from one day to the next`() async throws {
        let world = try await TestOffice()
        _ = try await world.report()
        let token = try await world.office.makeCalendarFeed(
            language: "zh-Hans", for: try await world.caller("jia"))
        let first = lines(try await world.office.calendar(token: token, site: nil))
        world.office.clock.stand(at: world.office.now.adding(hours: 20))
        let second = lines(try await world.office.calendar(token: token, site: nil))

        #expect(first.filter { $0.hasPrefix("UID:") } == second.filter { $0.hasPrefix("UID:") })
        #expect(!first.filter { $0.hasPrefix("UID:") }.isEmpty)
    }

    @Test func `no line is longer than 75 octets, and no character is cut`() {
        let long = String(repeating: "行政处罚听证,;\\\n😀", count: 40)
        let entry = CalendarText.Entry(
            id: "1@zhibao", when: .moment(TestOffice.monday), title: long, text: long, link: nil,
            changedAt: TestOffice.monday)
        let text = CalendarText(name: long, entries: [entry], writtenAt: TestOffice.monday).text
        let written = text.components(separatedBy: "\r\n")

        #expect(written.allSatisfy { $0.utf8.count <= 75 })
        #expect(text.contains("DTSTART;TZID=Asia/Shanghai:20260511T090000"))
        #expect(text.contains("DTSTAMP:20260511T010000Z"))
        #expect(lines(text).contains("SUMMARY:" + CalendarText.escaped(long)))
    }
}
