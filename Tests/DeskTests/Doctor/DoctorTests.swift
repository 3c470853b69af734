import Casework
import Evidence
import Foundation
import Law
import Store
import Testing

@testable import Desk

@Suite struct DoctorTests {
    private func lines(
        _ folder: OfficeFolder, at moment: Instant = TestOffice.monday.adding(ms: 60_000),
        share: URL = TestOffice.share
    ) -> [DoctorLine.Check: DoctorLine] {
        let doctor = Doctor(of: folder, share: share, clock: OfficeClock(standingAt: moment))
        return Dictionary(doctor.lines().map { ($0.check, $0) }) { first, second in
            first.verdict > second.verdict ? first : second
        }
    }

    private func office() async throws -> TestOffice {
        let world = try await TestOffice()
        _ = try await world.report()
        _ = try await world.office.runHeadsRound()
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o700], ofItemAtPath: world.office.folder.root.path)
        return world
    }

    /// Every file below the folder with the digest of its bytes.
    private func files(in folder: URL) throws -> [String: Digest] {
        let paths = FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String] ?? []
        var found: [String: Digest] = [:]
        for path in paths {
            let file = folder.appending(path: path)
            let kind = try FileManager.default.attributesOfItem(atPath: file.path)[.type]
            guard kind as? FileAttributeType == .typeRegular else { continue }
            found[path] = Digest(of: [UInt8](try Data(contentsOf: file)))
        }
        return found
    }

    @Test func `A folder that is not there has one line`() {
        let lines = lines(OfficeFolder(root: URL(filePath: "/nowhere/at/all")))
        #expect(lines.keys.sorted { $0.rawValue < $1.rawValue } == [.folder])
        #expect(lines[.folder]?.verdict == .fail)
    }

    @Test func `A missing key is named by its fingerprint, and the other checks go on`() async throws {
        let world = try await office()
        let folder = world.office.folder
        let elsewhere = OfficeFolder(root: folder.root, key: folder.root.appending(path: "../gone.key"))
        let lines = lines(elsewhere)
        #expect(lines[.key]?.verdict == .fail)
        let needed = BackupFault.short(world.office.key.fingerprint)
        #expect(lines[.key]?.said.contains(needed) == true, "\(lines[.key]?.said ?? "")")
        #expect(lines[.journal]?.verdict == .ok)
    }

    @Test func `Another office's key, and one that others may read, are failures`() async throws {
        let world = try await office()
        let folder = world.office.folder
        let other = folder.root.deletingLastPathComponent().appending(path: "other.key")
        let key = try MasterKey.create(at: other, bytes: Array(repeating: 9, count: 32))
        let wrong = lines(OfficeFolder(root: folder.root, key: other))
        #expect(wrong[.key]?.said.contains(BackupFault.short(key.fingerprint)) == true)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: other.path)
        let open = lines(OfficeFolder(root: folder.root, key: other))
        #expect(open[.key]?.said.contains("chmod 600") == true)
    }

    @Test(
        arguments: [
            ("UPDATE schema_version SET digest = zeroblob(32) WHERE number = 2", "0002-journal was changed"),
            ("DELETE FROM schema_version WHERE number = 3", "the migration 3 is missing"),
            (
                """
                INSERT INTO schema_version (number, name, digest, applied_ms)
                VALUES (9999, '9999-later', zeroblob(32), 1)
                """, "is missing"
            ),
        ] as [(SQL, String)])
    func `A schema that is not this program's is a failure with its reason`(change: SQL, said: String)
        async throws
    {
        let world = try await office()
        try await world.tamper(change)
        let line = try #require(lines(world.office.folder)[.schema])
        #expect(line.verdict == .fail)
        #expect(line.said.contains(said), "\(line.said)")
        #expect(line.remedy != nil)
    }

    @Test func `Another program's database, and one that is damaged, are failures`() async throws {
        let world = try await office()
        let parent = world.office.folder.root.deletingLastPathComponent()
        let folder = OfficeFolder(root: parent.appending(path: "foreign"), key: world.office.folder.key)
        try FileManager.default.createDirectory(at: folder.root, withIntermediateDirectories: true)
        let store = try SQLiteStore(at: folder.database)
        try await store.write { db in try db.run("CREATE TABLE holiday (day INTEGER)") }
        try store.close()
        #expect(lines(folder)[.database]?.said.contains("another program") == true)
        try Data(repeating: 65, count: 8_192).write(to: folder.database)
        let damaged = try #require(lines(folder)[.database])
        #expect(damaged.verdict == .fail)
        #expect(damaged.remedy?.contains("zhibao restore") == true)
        #expect(lines(folder)[.heads] == nil)
    }

    @Test func `A clock that jumped back is a failure`() async throws {
        let world = try await office()
        let line = try #require(
            lines(world.office.folder, at: TestOffice.monday.adding(ms: -3_600_000))[.clock])
        #expect(line.verdict == .fail)
        #expect(line.said.contains("but the journal was written until"))
        #expect(lines(world.office.folder)[.clock]?.verdict == .ok)
    }

    @Test func `A head that the journal never had is a failure`() async throws {
        let world = try await office()
        let heads = world.office.folder.heads
        let line = try String(contentsOf: heads, encoding: .utf8)
        try (line + "9999 \(String(repeating: "a", count: 64)) 1\n")
            .write(to: heads, atomically: true, encoding: .utf8)
        #expect(lines(world.office.folder)[.heads]?.verdict == .fail)
    }

    @Test(arguments: [
        (CivilDate(2026, 11, 30), DoctorLine.Verdict.ok), (CivilDate(2026, 12, 1), .warn),
        (CivilDate(2027, 1, 1), .fail),
    ])
    func `The calendar of the next year is wanted in December, that of this year always`(
        day: CivilDate, verdict: DoctorLine.Verdict
    ) async throws {
        let world = try await office()
        #expect(lines(world.office.folder, at: Instant(day, 9, 0))[.calendar]?.verdict == verdict)
    }

    @Test func `Mail that waits and clocks that nobody marks are told when they are late`() async throws {
        let world = try await office()
        _ = try await world.review()
        #expect(lines(world.office.folder)[.rounds]?.verdict == .ok)
        let later = lines(world.office.folder, at: TestOffice.monday.adding(ms: 40 * 24 * 3_600_000))
        #expect(later[.rounds]?.verdict == .warn)
        try await world.office.database.write { db in
            try Outbox.put(
                OutgoingMail(token: "t", recipient: "a@example.org", subject: "s", text: "t"),
                at: TestOffice.monday.ms, on: db)
        }
        #expect(lines(world.office.folder)[.mail]?.verdict == .ok)
        let waited = lines(world.office.folder, at: TestOffice.monday.adding(ms: 7 * 3_600_000))
        #expect(waited[.mail]?.verdict == .warn)
    }

    @Test func `Content that is not whole is told by its parts`() async throws {
        let world = try await office()
        let share = world.office.folder.root.deletingLastPathComponent().appending(path: "share")
        try FileManager.default.createDirectory(
            at: share.appending(path: "law"), withIntermediateDirectories: true)
        let lines = lines(world.office.folder, share: share)
        #expect(lines[.share]?.verdict == .fail)
        #expect(lines[.share]?.said.contains("templates") == true)
        #expect(lines[.journal]?.verdict == .ok)
    }

    @Test func `A folder that others may look into is a warning`() async throws {
        let world = try await office()
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: world.office.folder.root.path)
        #expect(lines(world.office.folder)[.folder]?.verdict == .warn)
    }

    @Test(arguments: [(0, DoctorLine.Verdict.ok), (7, .ok), (8, .warn), (30, .warn), (31, .fail)])
    func `Backups and good restores age`(days: Int, verdict: DoctorLine.Verdict) async throws {
        let world = try await BackedUpOffice()
        #expect(lines(world.office.folder)[.backup]?.verdict == .warn)
        _ = try await world.backups.make()
        _ = try await world.backups.check(
            scratch: world.parent, share: TestOffice.share, content: TestOffice.content.get())
        let moment = TestOffice.monday.adding(ms: days * 24 * 3_600_000)
        let lines = lines(world.office.folder, at: moment)
        #expect(lines[.backup]?.verdict == verdict)
        #expect(lines[.restore]?.verdict == verdict)
    }

    @Test func `A whole office at rest has no warning but for its backups, and nothing is changed`()
        async throws
    {
        let world = try await BackedUpOffice()
        _ = try await world.backups.make()
        try await world.elsewhere().restore(migrations: world.migrations)
        let folder = world.elsewhere().office
        let before = try files(in: folder.root)
        let lines = lines(folder)
        #expect(try files(in: folder.root) == before)
        let aside: Set<DoctorLine.Check> = [.backup, .restore, .space]
        let odd = lines.values.filter { $0.verdict != .ok && !aside.contains($0.check) }
        #expect(odd.map(\.said) == [])
        // Pages and the provider of identities are looked at by the command.
        #expect(lines.count == DoctorLine.Check.allCases.count - 2)
    }
}
