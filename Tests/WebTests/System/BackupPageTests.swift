import Casework
import HTTPTypes
import Law
import Testing

@testable import Desk
@testable import Web

/// The page of those who look after the system: how old the last backup and the last good restore are.
struct BackupPageTests {
    static let now = PageWorld.moment(20, 9)
    static let admin = Caller(
        person: "admin", personName: "系统管理员", agency: "platform", agencyName: "平台",
        agencyKind: "platform", division: "230000", roles: [Administration.system])

    private static let day = 24 * 3_600_000

    private static func view(
        madeDaysAgo made: Int, restoredDaysAgo restored: Int, findings: Int = 0, absent: Int = 0,
        key: String = "ab"
    ) -> BackupsView {
        let madeAt = now.adding(ms: -made * day)
        let restoredAt = now.adding(ms: -restored * day)
        let good = BackupStanding.Checked(
            number: 11, at: restoredAt, madeAt: restoredAt.adding(ms: -day), journal: 48_210, audit: 9_033,
            files: 3_127, documents: 6_890, tables: 41, rows: 310_554, findings: 0)
        let bad = BackupStanding.Checked(
            number: 12, at: now, madeAt: madeAt, journal: 48_210, audit: 9_033, files: 3_127,
            documents: 6_890, tables: 41, rows: 310_554, findings: findings)
        return BackupsView(
            standing: BackupStanding(
                made: .init(
                    number: 12, at: madeAt, files: 6_892, sizeBytes: 734_003_200, newPieces: 118,
                    newBytes: 9_437_184, absent: absent, backupKey: String(repeating: "cd", count: 32),
                    masterKey: String(repeating: key, count: 32)),
                checked: findings > 0 ? bad : good, restored: good),
            limits: .usual, masterKey: String(repeating: "ab", count: 32))
    }

    private func page(_ view: BackupsView?, as caller: Caller = admin, _ path: String = "/system/backups")
        async throws -> Visit.Answer
    {
        let world = try PageWorld.get()
        let desk = FixtureDesk(now: Self.now, signedIn: caller, backups: view)
        nonisolated(unsafe) var answer: Visit.Answer?
        try await world.visit(desk, signedIn: true) { visit in answer = try await visit.get(path) }
        return try #require(answer)
    }

    @Test(arguments: [PageWorld.wang, PageWorld.zhao, PageWorld.he, PageWorld.ma])
    func `for others than those who look after the system the page is not there`(caller: Caller) async throws
    {
        let answer = try await page(Self.view(madeDaysAgo: 0, restoredDaysAgo: 0), as: caller)
        #expect(answer.status == .notFound)
        #expect(!answer.says("/system/backups\""))
    }

    @Test func `strangers are led to sign in`() async throws {
        let world = try PageWorld.get()
        let desk = FixtureDesk(now: Self.now, backups: Self.view(madeDaysAgo: 0, restoredDaysAgo: 0))
        try await world.visit(desk) { visit in
            let answer = try await visit.get("/system/backups")
            #expect(answer.location?.hasPrefix("/sign-in") == true)
        }
    }

    @Test(arguments: [
        (7, 7, "run"), (8, 1, "soon"), (1, 8, "soon"), (30, 8, "soon"), (31, 1, "late"), (1, 31, "late"),
    ])
    func `the older of the two ages decides the colour, on the day and the day after`(
        made: Int, restored: Int, look: String
    ) async throws {
        let answer = try await page(Self.view(madeDaysAgo: made, restoredDaysAgo: restored))
        let first = try #require(answer.body.firstMatch(of: /<h1>[\s\S]*?class="clock ([a-z]+)"/))
        #expect(String(first.1) == look)
    }

    @Test func `a last check that was not good stands above everything, and the good one before it stays`()
        async throws
    {
        let answer = try await page(Self.view(madeDaysAgo: 0, restoredDaysAgo: 2, findings: 3))
        #expect(answer.says("最近一次验证没有通过"))
        #expect(answer.says("有 3 处与原来不符"))
        #expect(answer.says("第 11 份"))
    }

    @Test func `a backup under another master key says to keep the old one`() async throws {
        let other = try await page(Self.view(madeDaysAgo: 0, restoredDaysAgo: 0, key: "12"))
        let same = try await page(Self.view(madeDaysAgo: 0, restoredDaysAgo: 0))
        #expect(other.says("旧密钥"))
        #expect(!same.says("旧密钥"))
    }

    @Test(arguments: ["zh-Hans", "en"])
    func `the page is the one that was read`(language: String) async throws {
        let path = "/system/backups?lang=\(language)"
        let never = BackupsView(
            standing: BackupStanding(), limits: .usual, masterKey: String(repeating: "ab", count: 32))
        try Golden.expect(try await page(never, path).body, "backups-never-\(language)")
        let due = Self.view(madeDaysAgo: 1, restoredDaysAgo: 12, absent: 2)
        try Golden.expect(try await page(due, path).body, "backups-due-\(language)")
    }

    private func page(_ view: BackupsView, _ path: String) async throws -> Visit.Answer {
        try await page(view, as: Self.admin, path)
    }
}

extension FixtureDesk: SystemDesk {
    func backups(for caller: Caller) async throws -> BackupsView {
        guard mayLookAfterTheSystem(caller), let backups else { throw DeskRefusal.notFound }
        return backups
    }
}
