import Casework
import Evidence
import Foundation
import Law
import Programmes
import Store
import TestRecords
import Testing

@testable import Desk

/// An office of its own for each test: real SQLite in a folder that goes away with the test.
final class TestOffice: Sendable {
    static let share = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "share")

    /// Reading it takes a moment; every test reads the same.
    static let content = Result { try OfficeContent(share: share) }

    let office: Office
    private let parent: URL
    private let records: TestRecords

    /// Monday 11 May 2026, 09:00.
    static let monday = Instant(CivilDate(2026, 5, 11), 9, 0)
    static let place = "230102"
    static let bureau: AgencyID = "bureau"

    /// - Parameter world: another one than the few people of most tests.
    /// - Parameter bucket: where documents lie, if not in the folder.
    init(at moment: Instant = TestOffice.monday, in world: World? = nil, bucket: BucketPlace? = nil)
        async throws
    {
        parent = FileManager.default.temporaryDirectory.appending(path: "zhibao-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
        records = try await TestRecords.make(migrations: TestOffice.share.appending(path: "migrations"))
        let folder = OfficeFolder(
            root: parent.appending(path: "office"), server: records.server, bucket: bucket)
        office = try await Office.create(
            folder, share: TestOffice.share,
            world: try world ?? World(reading: TestOffice.world, file: "world.yaml"),
            named: "test", clock: OfficeClock(standingAt: moment), randomness: Randomness(seed: "test"),
            passwords: .demo, content: TestOffice.content.get()
        ).office
    }

    deinit {
        do {
            try office.close()
            try FileManager.default.removeItem(at: parent)
            try records.drop()
        } catch {
            Issue.record(error)
        }
    }

    /// All that the database holds at a moment: its bytes; on a server, where those are nobody's to read, every row of every
    /// table in words.
    func copyDatabase(to file: URL) throws {
        if let store = office.database as? SQLiteStore { return try store.copy(to: file) }
        let look = try PostgresLook(into: #require(office.folder.server))
        let words = try look.read { db in
            try db.rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1 LIMIT 1000")
                .map { $0.text("tablename") }
                .flatMap { table in
                    try db.rows(SQL(stringLiteral: "SELECT CAST(t AS text) AS line FROM \"\(table)\" AS t"))
                        .map { $0.text("line") }
                }
        }
        look.close()
        try Data(words.joined(separator: "\n").utf8).write(to: file)
    }

    private static let world = """
        agencies:
          - { id: centre, name: 保护中心, kind: ip-centre, division: "230102" }
          - { id: bureau, name: 市场监管局, kind: market-supervision, division: "230102" }
          - { id: section, name: 省知识产权局, kind: ip-office, division: "230000" }
          - { id: congress, name: 省人大常委会, kind: congress, division: "230000" }

        people:
          - { name: 甲, login: jia, password: correct-horse-1, email: jia@example.org, posts: [{ agency: centre, role: intake-officer }] }
          - { name: 乙, login: yi, password: correct-horse-1, email: yi@example.org, posts: [{ agency: bureau, role: case-officer }] }
          - { name: 丙, login: bing, password: correct-horse-1, posts: [{ agency: bureau, role: agency-head }] }
          - { name: 丁, login: ding, password: correct-horse-1, posts: [{ agency: section, role: legal-editor }] }
          - { name: 戊, login: wu, password: correct-horse-1, posts: [{ agency: section, role: legal-reviewer }] }
          - { name: 己, login: ji, password: correct-horse-1, posts: [{ agency: section, roles: [legal-editor, legal-reviewer] }] }
          - { name: 庚, login: geng, password: correct-horse-1, posts: [{ agency: bureau, role: legal-editor }] }
          - { name: 辛, login: xin, password: correct-horse-1, posts: [{ agency: section, role: supervisor }] }
          - { name: 壬, login: ren, password: correct-horse-1, posts: [{ agency: congress, role: congress-member }] }
          - { name: 系, login: admin, password: correct-horse-1, posts: [{ agency: section, role: system-administrator }] }
          - { name: 安, login: security, password: correct-horse-1, posts: [{ agency: section, role: security-administrator }] }
          - { name: 审, login: audit, password: correct-horse-1, posts: [{ agency: section, role: audit-administrator }] }
        """

    /// Who acts: `jia` takes in, `yi` checks, `ding` edits the law, `wu` signs it, `ji` holds both posts.
    func caller(_ login: String) async throws -> Caller {
        let token = try await office.signIn(login: login, password: "correct-horse-1")
        return try #require(try await office.caller(session: token)).caller
    }

    /// A report with a right, a respondent and a reporter who is known.
    func report() async throws -> String {
        var lead = LeadForm(kind: .report, place: TestOffice.place, narrative: "某店销售假冒商品")
        lead.rightType = "trademark"
        lead.rightNumber = "1234567"
        lead.respondentName = "某某商行"
        lead.reporter = .init(name: "张三", phone: "13800000000")
        return try await office.take(lead).number.description
    }

    /// A lead review of the bureau whose clock of 15 working days starts now.
    func review() async throws -> String {
        let procedure = try #require(office.library.current("lead-review", on: office.now.legalDay))
        let agency = try #require(office.agencies.agency(TestOffice.bureau))
        let opening = office.now
        let office = office
        return try await office.database.write { db in
            let number = try office.nextNumber(at: TestOffice.place, on: db)
            let opened = OpenedFile(
                procedure: procedure.name, version: procedure.version, number: CaseNumber(number),
                agency: TestOffice.bureau, area: TestOffice.place,
                bodies: office.agencies.bodies(of: procedure, opening: agency, place: TestOffice.place),
                at: opening)
            let events = procedure.open(
                opened, facts: ["place": .division(TestOffice.place)], calendar: office.calendar)
            let rows = try office.append(
                events, to: number, after: 0, .office(TestOffice.bureau, at: opening), on: db)
            let hand = FileInHand(
                number: number, rows: [], events: [], file: CaseFile(), procedure: procedure)
            try office.project(hand, adding: events, as: rows, on: db)
            return number
        }
    }

    func file(_ number: String) async throws -> FileInHand {
        let office = office
        return try #require(try await office.database.read { db in try office.readFile(number, on: db) })
    }

    /// What ran out on a file, in the order of its pages.
    func runOuts(_ number: String) async throws -> [CaseEvent] {
        try await file(number).events.filter { if case .clockRanOut = $0 { true } else { false } }
    }

    func end(of clock: Name<Clock>, on number: String) async throws -> PeriodEnd {
        try #require(try await file(number).file.run(of: clock)?.end)
    }

    func notices(_ audience: Audience) async throws -> [Notice] {
        try await office.database.read { db in try Notices.page(for: [audience], limit: 50, on: db) }
    }

    /// Runs statements as someone would who has the database in hand.
    func tamper(_ statements: SQL...) async throws {
        try await office.database.write { db in
            let triggers = try db.rows(
                """
                SELECT name, place
                  FROM (SELECT \(sqlite: "name, tbl_name AS place FROM sqlite_schema WHERE type = 'trigger'",
                                 postgres: "tgname AS name, tgrelid::regclass::text AS place FROM pg_trigger WHERE NOT tgisinternal")
                       ) AS found
                 ORDER BY name
                 LIMIT 100
                """)
            for trigger in triggers {
                let (name, place) = (trigger.text("name"), trigger.text("place"))
                let on = SQL(stringLiteral: " ON \(place)")
                try db.run(SQL(stringLiteral: "DROP TRIGGER \(name)") + "\(sqlite: "", postgres: on)")
            }
            for statement in statements { try db.run(statement) }
        }
    }
}

extension Office {
    /// Signs in from nowhere and returns the session.
    func signIn(login: String, password: String) async throws -> String {
        try await signIn(SignInAttempt(login: login, password: password)).session
    }
}
