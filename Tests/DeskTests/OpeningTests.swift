import Casework
import Foundation
import Law
import Programmes
import Store
import Testing

@testable import Desk

@Suite struct `An office is opened only by its own key, at its own time` {
    private let parent = FileManager.default.temporaryDirectory.appending(path: "zhibao-\(UUID().uuidString)")
    private var folder: OfficeFolder { OfficeFolder(root: parent.appending(path: "office")) }
    private static let moment = Instant(CivilDate(2026, 5, 11), 9, 0)

    init() throws {
        try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    }

    @discardableResult
    private func make(_ world: String = OpeningWorld.two) async throws -> [MadeLogin] {
        let made = try await Office.create(
            folder, share: TestOffice.share, world: World(reading: world, file: "world.yaml"), named: "test",
            clock: OfficeClock(standingAt: Self.moment), passwords: .demo)
        try made.office.close()
        return made.logins
    }

    private func open(at moment: Instant = moment, as presence: Presence = .beside) async throws
        -> Office.Opened
    {
        try await Office.open(
            folder, share: TestOffice.share, clock: OfficeClock(standingAt: moment), as: presence)
    }

    private func remove() throws { try FileManager.default.removeItem(at: parent) }

    @Test func `a folder with something in it is refused and left as it is`() async throws {
        try FileManager.default.createDirectory(at: folder.root, withIntermediateDirectories: true)
        try Data("mine".utf8).write(to: folder.root.appending(path: "letter.txt"))

        await #expect(throws: OfficeFault.notEmpty(folder.root.path(percentEncoded: false))) {
            try await make()
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.root.path) == ["letter.txt"])
        #expect(!FileManager.default.fileExists(atPath: folder.key.path))
        try remove()
    }

    @Test func `a key that is there already is never replaced`() async throws {
        try Data("somebody's".utf8).write(to: folder.key)

        await #expect(throws: OfficeFault.self) { try await make() }
        #expect(try Data(contentsOf: folder.key) == Data("somebody's".utf8))
        #expect(!FileManager.default.fileExists(atPath: folder.root.path))
        try remove()
    }

    @Test func `an office whose making fails leaves neither folder nor key`() async throws {
        let twice = World(
            agencies: try World(reading: OpeningWorld.two, file: "world.yaml").agencies,
            people: [1, 2].map { number in
                World.Person(
                    id: "p\(number)", name: "甲", login: "same", password: "correct-horse-1", email: nil,
                    posts: [.init(agency: "bureau", roles: ["case-officer"])])
            })

        await #expect(throws: (any Error).self) {
            try await Office.create(
                folder, share: TestOffice.share, world: twice, named: "test",
                clock: OfficeClock(standingAt: Self.moment), passwords: .demo)
        }
        #expect(!FileManager.default.fileExists(atPath: folder.root.path))
        #expect(!FileManager.default.fileExists(atPath: folder.key.path))
        try remove()
    }

    @Test func `there is no office where none was made`() async throws {
        await #expect(throws: OfficeFault.noOffice(folder.root.path(percentEncoded: false))) {
            _ = try await open()
        }
        try remove()
    }

    @Test func `another key opens nothing`() async throws {
        try await make()
        try FileManager.default.removeItem(at: folder.key)
        _ = try MasterKey.create(at: folder.key, bytes: Array(repeating: 7, count: MasterKey.count))

        await #expect(throws: OfficeFault.anotherKey(folder.key.path(percentEncoded: false))) {
            _ = try await open()
        }
        try remove()
    }

    @Test func `a missing key is said, and no office is opened`() async throws {
        try await make()
        try FileManager.default.removeItem(at: folder.key)

        await #expect(throws: OfficeFault.self) { _ = try await open() }
        try remove()
    }

    @Test func `a clock behind the journal is refused; at its last moment and after, it is not`() async throws
    {
        try await make()
        let (office, _) = try await open()
        _ = try await office.take(LeadForm(kind: .report, place: "230102", narrative: "某店销售假冒商品"))
        try office.close()

        let before = Self.moment.adding(ms: -1)
        await #expect(throws: OfficeFault.clockBehind(now: before, last: Self.moment)) {
            _ = try await open(at: before)
        }
        for moment in [Self.moment, Self.moment.adding(ms: 1)] {
            let (office, _) = try await open(at: moment)
            #expect(office.now == moment)
            try office.close()
        }
        try remove()
    }

    @Test func `one process serves an office; commands beside it open it all the same`() async throws {
        try await make()
        let (office, lock) = try await open(as: .serving)

        await #expect(throws: OfficeFault.served(folder.root.path(percentEncoded: false))) {
            _ = try await open(as: .serving)
        }
        let beside = try await open()
        try beside.office.close()
        try office.close()
        withExtendedLifetime(lock) {}
        try remove()
    }

    @Test func `nobody but the owner reads the key`() async throws {
        try await make()

        let mode =
            try FileManager.default.attributesOfItem(atPath: folder.key.path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        try remove()
    }

    @Test
    func `a world without administrators is given three, each with one role and a password of their own`()
        async throws
    {
        let logins = try await make()
        let (office, _) = try await open()

        for (role, login) in zip(Administration.all, ["admin", "security", "audit"]) {
            let made = try #require(logins.first { $0.roles == [role.description] })
            #expect(made.login == login)
            let token = try await office.signIn(login: login, password: made.password)
            #expect(try await office.caller(session: token)?.caller.roles == [role])
        }
        try office.close()
        try remove()
    }

    @Test func `a calendar that was loaded is there when the office opens again`() async throws {
        try await make()
        let (office, _) = try await open()
        let newYear = CivilDate(2027, 1, 1)
        #expect(!office.calendar.isPublished(newYear))
        try await office.loadCalendar(csv: "date,name,type\n2027-01-01,元旦,off\n")
        try office.close()

        let again = try await open().office
        #expect(again.calendar.isPublished(newYear))
        try again.close()
        try remove()
    }
}

enum OpeningWorld {
    static let two = """
        agencies:
          - { id: centre, name: 保护中心, kind: ip-centre, division: "230102" }
          - { id: bureau, name: 市场监管局, kind: market-supervision, division: "230102" }

        people:
          - { name: 乙, login: yi, password: correct-horse-1, posts: [{ agency: bureau, role: case-officer }] }
        """
}
