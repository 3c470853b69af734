import Foundation
import Testing

@testable import Store

@Suite("The step that widens requests and stubs")
struct RetentionMigrationTests {
    @Test func `requests and stubs of before are there afterwards, and still refer to each other`()
        async throws
    {
        let folder = try TestStore.emptyFolder()
        let before = folder.appending(path: "migrations")
        try FileManager.default.copyItem(at: TestStore.migrations.resolvingSymlinksInPath(), to: before)
        for name in try FileManager.default.contentsOfDirectory(atPath: before.path) where name >= "0024" {
            if name != "HEAD" { try FileManager.default.removeItem(at: before.appending(path: name)) }
        }
        try "0023-keeping\n".write(to: before.appending(path: "HEAD"), atomically: true, encoding: .utf8)
        let store = try SQLiteStore(at: folder.appending(path: "zhibao.db"))
        _ = try await Migrator(folder: before).migrate(store, at: mondayMs)
        try await store.write { db in
            try Directory.put(
                AgencyEntry(id: "bureau", name: "b", kind: "police", division: "230100", level: "county"),
                on: db)
            for id in ["wang", "li"] { try Directory.put(PersonEntry(id: id, name: id), on: db) }
            try db.run(
                """
                INSERT INTO case_file (number, id, procedure, procedure_version, stage, revision,
                                       opening_agency, opened_day, opened_ms, opened_position,
                                       updated_position, updated_ms)
                VALUES ('A-1', 'A-1', 'report', '2026-04-15', 'received', 1, 'bureau', 1, 1, 1, 1, 1)
                """
            )
            try db.run(
                """
                INSERT INTO keeping_request (id, case_number, act, kind, subject, asked_by, asked_at, reason,
                                             basis, asked_ms, lapses_ms, state, decided_by, answer, decided_ms)
                VALUES ('k1', 'A-1', 'erase', 'text', 't1', 'wang', 'bureau', 'why', 'PIPL2021 art. 47', 1, 2,
                        'approved', 'li', 'yes', 2)
                """
            )
            try db.run(
                """
                INSERT INTO erasure (case_number, kind, subject, label, request, decided_by, basis, erased_day,
                                     erased_ms)
                VALUES ('A-1', 'text', 't1', 'narrative', 'k1', 'li', 'PIPL2021 art. 47', 1, 2)
                """
            )
        }
        _ = try await Migrator(folder: TestStore.migrations).migrate(store, at: mondayMs)

        let (request, stubs) = try await store.read { db in
            (try KeepingRequests.find("k1", on: db), try Erasures.all(of: "A-1", on: db))
        }
        #expect(request?.answer == "yes" && request?.years == nil && request?.untilMs == nil)
        #expect(stubs.map(\.request) == ["k1"])
        await #expect(throws: StoreError.self) {
            try await store.write { db in try db.run("DELETE FROM keeping_request WHERE id = 'k1'") }
        }
        try await store.write { db in
            try Erasures.put(
                ErasureStub(
                    caseNumber: "A-1", kind: "file", subject: "A-1", label: "report", request: "k1",
                    decidedBy: "li", basis: "PIPL2021 art. 47", erasedDay: 9, erasedMs: 9), on: db)
        }
        #expect(try await store.read { db in try Erasures.destroyedDay(of: "A-1", on: db) } == 9)
        try store.close()
        try FileManager.default.removeItem(at: folder)
    }
}
