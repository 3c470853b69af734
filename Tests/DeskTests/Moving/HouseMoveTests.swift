import Casework
import Evidence
import Foundation
import Law
import Programmes
import Store
import TestRecords
import Testing

@testable import Desk

/// An office in a folder, with an empty database on the server beside it.
private final class MovingOffice: Sendable {
    let parent: URL
    let folder: OfficeFolder
    let records: TestRecords
    let moment = TestOffice.monday

    var served: OfficeFolder { OfficeFolder(root: folder.root, key: folder.key, server: records.server) }

    init() async throws {
        parent = FileManager.default.temporaryDirectory.appending(path: "zhibao-move-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
        folder = OfficeFolder(root: parent.appending(path: "office"))
        records = try await TestRecords.emptyOnServer()
    }

    deinit {
        do {
            try FileManager.default.removeItem(at: parent)
            try records.drop()
        } catch {
            Issue.record(error)
        }
    }

    /// Agencies above agencies, people, a lead with texts, a paper.
    func fill(seed: String = "move") async throws -> String {
        let text = try String(
            contentsOf: TestOffice.share.appending(path: "worlds/demo.yaml"), encoding: .utf8)
        let (office, _) = try await Office.create(
            folder, share: TestOffice.share, world: World(reading: text, file: "demo.yaml"), named: "test",
            clock: OfficeClock(standingAt: moment), randomness: Randomness(seed: seed), passwords: .demo,
            content: TestOffice.content.get())
        var lead = LeadForm(kind: .report, place: TestOffice.place, narrative: "某店销售假冒商品")
        lead.rightType = "trademark"
        lead.rightNumber = "1234567"
        lead.reporter = .init(name: "张三", phone: "13800000000")
        let number = try await office.take(lead).number.description
        try await office.runLikenessRound()
        _ = try await office.runHeadsRound()
        try office.close()
        return number
    }

    func move(isLeaving: Bool = false) throws -> HouseMove {
        HouseMove(
            of: folder, server: try #require(records.server), isLeaving: isLeaving, share: TestOffice.share)
    }

    func open(_ place: OfficeFolder, as presence: Presence = .beside) async throws -> Office.Opened {
        try await Office.open(
            place, share: TestOffice.share, clock: OfficeClock(standingAt: moment), as: presence,
            content: TestOffice.content.get())
    }
}

@Suite(
    .enabled(
        if: TestRecords.hasServer,
        "NOTHING MOVES TO POSTGRESQL: ZHIBAO_TEST_POSTGRES is not set; script/test starts a server"))
struct HouseMoveTests {
    @Test func `An office that is served is not moved`() async throws {
        let world = try await MovingOffice()
        _ = try await world.fill()
        let (office, lock) = try await world.open(world.folder, as: .serving)
        await #expect(throws: OfficeFault.served(world.folder.root.path(percentEncoded: false))) {
            try await world.move().run()
        }
        try office.close()
        withExtendedLifetime(lock) {}
    }

    @Test func `Records of another office are never written to`() async throws {
        let world = try await MovingOffice()
        let other = try await MovingOffice()
        _ = try await world.fill()
        _ = try await other.fill(seed: "other")
        _ = try await other.move().run()
        let move = HouseMove(
            of: world.folder, server: try #require(other.records.server), isLeaving: false,
            share: TestOffice.share)
        await #expect(throws: OfficeFault.self) { try await move.run() }
        let (office, _) = try await other.open(other.served)
        #expect(try await office.verify() == [])
        try office.close()
    }

    @Test func `Records go to a server and come back, every row and both chains the same`() async throws {
        let world = try await MovingOffice()
        let number = try await world.fill()
        let before = try await world.open(world.folder).office
        let head = try await before.database.read { db in try Journal.head(on: db) }
        try before.close()

        let there = try await world.move().run()

        #expect(there.findings == [])
        #expect(there.moved.journal == head)
        let (office, _) = try await world.open(world.served)
        let caller = try await office.caller(
            session: office.signIn(login: "tang", password: "zhibao-demo-tang"))
        #expect(try await office.file(number, for: #require(caller).caller).id == number)
        try office.close()
        await #expect(throws: OfficeFault.moved(to: world.served.records)) {
            _ = try await world.open(world.folder)
        }

        try FileManager.default.removeItem(at: world.folder.database)
        let back = try await world.move(isLeaving: true).run()

        #expect(back.findings == [])
        #expect(back.moved.journal == head)
        #expect(back.moved.counts["text_record"] == there.moved.counts["text_record"])
        try await world.open(world.folder).office.close()
        await #expect(throws: OfficeFault.moved(to: world.folder.records)) {
            _ = try await world.open(world.served)
        }
    }

    @Test func `A moved office takes the next report in, and counts on where it was`() async throws {
        let world = try await MovingOffice()
        _ = try await world.fill()
        _ = try await world.move().run()
        let (office, _) = try await world.open(world.served)
        let lead = LeadForm(kind: .report, place: TestOffice.place, narrative: "另一家店销售假冒商品")
        #expect(try await office.take(lead).number.description.hasSuffix("00002"))
        #expect(try await office.verify() == [])
        try office.close()
    }

    @Test func `What is moved once more finds everything there, and says so`() async throws {
        let world = try await MovingOffice()
        _ = try await world.fill()
        _ = try await world.move().run()
        // As if the last step had been lost: nothing says that the old records were left.
        let end = try world.folder.moveEnd()
        try end.write { db in _ = try db.run("DELETE FROM office_setting WHERE name = \(Setting.moved)") }
        try end.close()

        let again = try await world.move().run().moved

        #expect(again.rows == 0)
    }

    @Test func `A move that was interrupted is no office yet, and goes on behind the last row that arrived`()
        async throws
    {
        let world = try await MovingOffice()
        _ = try await world.fill()
        let run = TableMoveRun(world)
        let all = try await run.rowsOfAll()
        await #expect(throws: StoreError.away("cut")) { _ = try await run.run(writes: 12) }
        await #expect(throws: OfficeFault.noOffice(world.served.records)) {
            _ = try await world.open(world.served)
        }

        let rest = try await run.run()

        #expect(rest.rows > 0 && rest.rows < all)
        #expect(rest.counts.values.reduce(0, +) == all)
    }

    @Test func `A row that was changed on the way is found and named`() async throws {
        let world = try await MovingOffice()
        _ = try await world.fill()
        let run = TableMoveRun(world)
        await #expect(throws: StoreError.away("cut")) { _ = try await run.run(writes: 12) }
        let end = try world.served.moveEnd()
        try end.write { db in _ = try db.run("UPDATE person SET name = 'x' WHERE id = 'tang'") }
        try end.close()

        await #expect(throws: TableMove.Fault.differs(table: "person", key: "tang")) {
            _ = try await run.run()
        }
        await #expect(throws: OfficeFault.self) { _ = try await world.open(world.served) }
    }
}

/// A move of the tables alone, which can be cut.
private struct TableMoveRun {
    let world: MovingOffice

    init(_ world: MovingOffice) { self.world = world }

    /// - Parameter writes: how many transactions of the target pass before the server is gone.
    func run(writes: Int = .max) async throws -> TableMove.Moved {
        let content = try TestOffice.content.get()
        let store = try await world.served.openDatabase()
        try await content.migrate(store, at: world.moment.ms)
        try store.close()
        let (from, to) = (try world.folder.moveEnd(), CutEnd(try world.served.moveEnd(), writes: writes))
        defer { closed(from, to) }
        return try TableMove.run(from: from, to: to, schemaOf: from, keySetting: Setting.key)
    }

    private func closed(_ ends: any MoveEnd...) {
        for end in ends { do { try end.close() } catch { Issue.record(error) } }
    }

    /// Rows of all tables but the list of the schema's steps.
    func rowsOfAll() async throws -> Int {
        let end = try world.folder.moveEnd()
        defer { closed(end) }
        return try end.read { db in
            try RecordedState(on: db, keySetting: Setting.key).counts.filter { $0.key != "schema_version" }
                .values.reduce(0, +)
        }
    }
}

private final class CutEnd: MoveEnd, @unchecked Sendable {
    private let end: any MoveEnd
    private var left: Int

    init(_ end: any MoveEnd, writes: Int) {
        self.end = end
        left = writes
    }

    func read<T>(_ body: (any Connection) throws -> T) throws -> T { try end.read(body) }

    func write<T>(_ body: (any Connection) throws -> T) throws -> T {
        guard left > 0 else { throw StoreError.away("cut") }
        left -= 1
        return try end.write(body)
    }

    func durability() throws -> Durability { try end.durability() }
    func close() throws { try end.close() }
}
