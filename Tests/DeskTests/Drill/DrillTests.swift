import Casework
import Foundation
import Law
import Store
import Testing

@testable import Desk

@Suite struct `A drill fills an office through its desk` {
    @Test func `a folder with something in it is refused, and what lies there stays`() async throws {
        let parent = FileManager.default.temporaryDirectory.appending(path: "drill-\(UUID().uuidString)")
        let root = parent.appending(path: "office")
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: parent) } }
        try Data("old".utf8).write(to: root.appending(path: "letter.txt"))
        await #expect(throws: OfficeFault.self) {
            _ = try await Drill.make(
                OfficeFolder(root: root), share: TestOffice.share, world: try DrillOffice.province(),
                plan: DrillPlan(files: 5, seed: 1), content: try TestOffice.content.get())
        }
        #expect(try String(contentsOf: root.appending(path: "letter.txt"), encoding: .utf8) == "old")
        #expect(!FileManager.default.fileExists(atPath: parent.appending(path: "office.key").path))
    }

    @Test func `the same seed makes the same journal, and another seed another one`() async throws {
        let first = try await DrillOffice(files: 15, seed: 11)
        let second = try await DrillOffice(files: 15, seed: 11)
        let other = try await DrillOffice(files: 15, seed: 12)
        #expect(first.made.head == second.made.head)
        #expect(first.made.tally.acts == second.made.tally.acts)
        #expect(first.made.head != other.made.head)
    }

    @Test func `what was drilled is proved like any office, and every person who acted holds the post`()
        async throws
    {
        let drill = try await DrillOffice(files: 50, seed: 3)
        #expect(try await drill.office.verify() == [])
        #expect(drill.made.tally.files >= 50)
        #expect(drill.made.tally.acts > 100)
        let strangers = try await drill.office.database.read { db in
            try db.rows(
                """
                SELECT DISTINCT journal.officer AS officer, journal.agency AS agency
                  FROM journal
                 WHERE journal.officer <> 'office'
                   AND journal.officer NOT LIKE 'party.%'
                   AND NOT EXISTS (SELECT 1
                                     FROM post
                                    WHERE post.person = journal.officer
                                      AND post.agency = journal.agency)
                 LIMIT 10
                """
            ).map { "\($0.text("officer")) at \($0.text("agency"))" }
        }
        #expect(strangers == [])
        try await expectWhole(drill)
    }

    /// Files have narratives of some two hundred characters, exhibits, clocks, and bodies of many places.
    private func expectWhole(_ drill: DrillOffice) async throws {
        let found = try await drill.office.database.read { db in
            try db.rows(
                """
                SELECT (SELECT count(*) FROM text_record
                         WHERE field = 'narrative' AND length(text) BETWEEN 150 AND 330) AS narratives,
                       (SELECT count(*) FROM document WHERE kind = 'exhibit') AS exhibits,
                       (SELECT count(*) FROM journal WHERE kind = 'clock-started') AS clocks,
                       (SELECT count(DISTINCT agency) FROM journal) AS agencies
                """)
        }
        let row = try #require(found.first)
        #expect(row.int("narratives") >= 15)
        #expect(row.int("exhibits") >= 20)
        #expect(row.int("clocks") >= 60)
        #expect(row.int("agencies") >= 15)
    }

    @Test func `a drill that is stopped leaves a whole office that tells how far it came`() async throws {
        let drill = try await DrillOffice(files: 500, seed: 4, stopAfter: 120)
        #expect(drill.made.wasStopped)
        #expect((1..<500).contains(drill.made.tally.files))
        #expect(try await drill.office.verify() == [])
        let moment = try await drill.office.database.read { db in
            try OfficeSettings.value(Setting.demoMoment, on: db)
        }
        #expect(moment == drill.made.moment.description)
    }

    @Test func `no step lies before the drill or after its last day`() async throws {
        let until = CivilDate(2026, 6, 30)
        let drill = try await DrillOffice(files: 12, seed: 6, until: until)
        let days = try await drill.office.database.read { db in
            try db.rows("SELECT min(recorded_ms) AS first, max(recorded_ms) AS last FROM journal")
        }
        let row = try #require(days.first)
        #expect(Instant(ms: row.int("first")).legalDay >= until - DrillPlan.days)
        #expect(Instant(ms: row.int("last")).legalDay <= until)
    }
}
