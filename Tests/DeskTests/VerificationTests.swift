import Casework
import Evidence
import Foundation
import Law
import Store
import Testing

@testable import Desk

@Suite struct VerificationTests {
    /// An office with a report, a lead review and a paper, whose head was logged.
    private func office() async throws -> (world: TestOffice, report: String, digest: Digest) {
        let world = try await TestOffice()
        let report = try await world.report()
        _ = try await world.review()
        let caller = try await world.caller("jia")
        let bytes = AsyncStream<[UInt8]> { stream in
            stream.yield(Array("一张照片".utf8))
            stream.finish()
        }
        let view = try await world.office.fileDocument(
            kind: "exhibit", name: "photo.jpg", mediaType: "image/jpeg", body: bytes, to: report, for: caller)
        _ = try await world.office.runHeadsRound()
        return (world, report, try #require(Digest(hex: view.digest)))
    }

    private func places(_ world: TestOffice) async throws -> [String] {
        try await world.office.verify().map(\.place)
    }

    @Test func `An office that nobody tampered with has no finding`() async throws {
        let (world, _, _) = try await office()
        #expect(try await world.office.verify() == [])
    }

    @Test func `A changed byte in the body of a page is found`() async throws {
        let (world, _, _) = try await office()
        try await world.tamper("UPDATE journal SET body = body || ' ' WHERE position = 2")
        #expect(try await places(world).contains("journal:2"))
    }

    @Test func `A changed officer on a page is found`() async throws {
        let (world, _, _) = try await office()
        try await world.tamper("UPDATE journal SET officer = 'offide' WHERE position = 3")
        #expect(try await places(world) == ["journal:3"])
    }

    @Test func `A changed byte in the chain is found`() async throws {
        let (world, _, _) = try await office()
        let zeros = [UInt8](repeating: 0, count: 32)
        try await world.tamper("UPDATE journal SET chain = \(zeros) WHERE position = 2")
        #expect(try await places(world).contains("journal:2"))
    }

    @Test func `A tail that was cut off is found by the head, and by the log beside the database`()
        async throws
    {
        let (world, _, _) = try await office()
        let last = try await world.office.database.read { db in try Journal.head(on: db).position }
        try await world.tamper(
            "DELETE FROM journal_salt WHERE position = \(last)",
            "DELETE FROM journal WHERE position = \(last)")
        let places = try await places(world)
        #expect(places.contains("journal_head:1"))
        #expect(places.contains("journal:\(last)"))
    }

    @Test(arguments: ["case_file", "case_for_agency", "running_clock"])
    func `A changed row of a table is found and named`(table: String) async throws {
        let (world, report, _) = try await office()
        let change: SQL =
            switch table {
            case "case_file": "UPDATE case_file SET stage = 'closed' WHERE number = \(report)"
            case "case_for_agency":
                "UPDATE case_for_agency SET waiting_role = 'nobody' WHERE case_number = \(report)"
            default: "UPDATE running_clock SET is_target = 0 WHERE case_number = \(report)"
            }
        try await world.tamper(change)
        #expect(try await places(world).contains("\(table):\(report)"))
    }

    @Test func `An altered and a missing text are found, an erased one is not`() async throws {
        let (world, report, _) = try await office()
        let texts = try await world.office.database.read { db in try TextRecords.all(of: report, on: db) }
        let narrative = try #require(texts.first { $0.field == "narrative" })
        let right = try #require(texts.first { $0.field == "right-number" })
        try await world.tamper("UPDATE text_record SET text = text || '。' WHERE id = \(narrative.id)")
        #expect(try await places(world) == ["text_record:\(narrative.id)"])
        try await world.tamper("DELETE FROM text_record WHERE id = \(narrative.id)")
        // What the index holds of the text has no source any more either.
        #expect(try await places(world) == ["search_text:\(report)", "text_record:\(narrative.id)"])
        _ = try await world.office.database.write { db in
            try TextRecords.erase(right.id, on: world.office.now.legalDay.dayNumber, from: db)
        }
        #expect(try await !places(world).contains("text_record:\(right.id)"))
    }

    @Test func `A changed row of a paper is found`() async throws {
        let (world, _, _) = try await office()
        try await world.tamper("UPDATE document SET size_bytes = size_bytes + 1")
        #expect(try await places(world).contains { $0.hasPrefix("document:") })
    }

    @Test func `One changed byte in the vault is found, and a missing document`() async throws {
        let (world, _, digest) = try await office()
        let file = world.office.folder.place(of: digest)
        var bytes = try Data(contentsOf: file)
        bytes[0] ^= 1
        try bytes.write(to: file)
        #expect(try await places(world) == ["vault:\(digest)"])
        try FileManager.default.removeItem(at: file)
        #expect(try await places(world) == ["vault:\(digest)"])
    }

    @Test func `A changed head in the log, and a line that is none, are found`() async throws {
        let (world, _, _) = try await office()
        let heads = world.office.folder.heads
        let line = try String(contentsOf: heads, encoding: .utf8)
        let position = try #require(line.split(separator: " ").first)
        let words = line.split(separator: " ")
        let changed = "\(words[0]) \(String(repeating: "0", count: 64)) \(words[2])"
        try changed.write(to: heads, atomically: true, encoding: .utf8)
        #expect(try await places(world) == ["journal:\(position)"])
        try (line + "7 zero 9\n").write(to: heads, atomically: true, encoding: .utf8)
        #expect(try await places(world) == ["heads.log:2"])
    }

    @Test func `A changed line of the audit trail is found`() async throws {
        let (world, _, _) = try await office()
        try await world.tamper("UPDATE audit SET kind = 'nothing' WHERE position = 1")
        #expect(try await places(world) == ["audit:1"])
    }

    @Test func `A row without a page in the journal is found`() async throws {
        let (world, report, _) = try await office()
        try await world.tamper(
            """
            INSERT INTO case_file (number, id, procedure, procedure_version, stage, revision, opening_agency,
                                   opened_day, opened_ms, opened_position, updated_position, updated_ms)
            SELECT 'invented', 'invented', procedure, procedure_version, stage, revision, opening_agency,
                   opened_day, opened_ms, opened_position + 1000, updated_position + 1000, updated_ms
              FROM case_file
             WHERE number = \(report)
            """)
        #expect(try await places(world) == ["case_file:invented"])
    }

    @Test func `A finding is one line with its place, its fault and its remedy`() async throws {
        let (world, report, _) = try await office()
        try await world.tamper("UPDATE case_file SET stage = 'closed' WHERE number = \(report)")
        let line = try #require(try await world.office.verify().first?.description)
        #expect(
            line
                == "case_file:\(report): the table says something else than the journal; run `zhibao rebuild`"
        )
    }

    @Test func `Tables that are rebuilt are those that were there`() async throws {
        let (world, report, _) = try await office()
        let before = try await world.office.database.read { db in try Projection.find(report, on: db) }
        try await world.tamper(
            "DELETE FROM running_clock", "DELETE FROM case_for_agency", "DELETE FROM right_claimed",
            "UPDATE case_file SET stage = 'closed', right_number = NULL")
        #expect(try await world.office.verify().isEmpty == false)
        #expect(try await world.office.rebuild() == 2)
        let after = try await world.office.database.read { db in try Projection.find(report, on: db) }
        #expect(after == before)
        #expect(try await world.office.verify() == [])
    }
}
