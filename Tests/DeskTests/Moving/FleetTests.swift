import Casework
import Foundation
import Law
import Programmes
import Store
import TestRecords
import Testing

@testable import Desk

/// An office on a server, which several processes of a fleet open: here each is an office of its own over one database.
private final class Fleet: Sendable {
    let parent: URL
    let folder: OfficeFolder
    let records: TestRecords

    init() async throws {
        parent = FileManager.default.temporaryDirectory.appending(path: "zhibao-fleet-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
        records = try await TestRecords.emptyOnServer()
        folder = OfficeFolder(root: parent.appending(path: "office"), server: records.server)
        let text = try String(
            contentsOf: TestOffice.share.appending(path: "worlds/demo.yaml"), encoding: .utf8)
        try await Office.create(
            folder, share: TestOffice.share, world: World(reading: text, file: "demo.yaml"), named: "test",
            clock: OfficeClock(standingAt: TestOffice.monday), passwords: .demo,
            content: TestOffice.content.get()
        ).office.close()
    }

    deinit {
        do {
            try FileManager.default.removeItem(at: parent)
            try records.drop()
        } catch {
            Issue.record(error)
        }
    }

    func open(_ presence: Presence, at moment: Instant = TestOffice.monday) async throws -> Office.Opened {
        try await Office.open(
            folder, share: TestOffice.share, clock: OfficeClock(standingAt: moment), as: presence,
            content: TestOffice.content.get())
    }
}

@Suite(
    .enabled(
        if: TestRecords.hasServer,
        "NO FLEET IS TRIED: ZHIBAO_TEST_POSTGRES is not set; script/test starts a server"))
struct FleetTests {
    @Test func `A second office is not set up where one is`() async throws {
        let fleet = try await Fleet()
        let other = OfficeFolder(root: fleet.parent.appending(path: "other"), server: fleet.records.server)
        await #expect(throws: OfficeFault.notEmpty(other.records)) {
            _ = try await Office.create(
                other, share: TestOffice.share, world: World(agencies: [], people: []), named: "test",
                clock: OfficeClock(standingAt: TestOffice.monday), content: TestOffice.content.get())
        }
        #expect(!FileManager.default.fileExists(atPath: other.root.path))
        #expect(!FileManager.default.fileExists(atPath: other.key.path))
    }

    @Test func `An empty database is no office and stays empty`() async throws {
        let records = try await TestRecords.emptyOnServer()
        let fleet = try await Fleet()
        let place = OfficeFolder(root: fleet.folder.root, key: fleet.folder.key, server: records.server)
        await #expect(throws: OfficeFault.noOffice(place.records)) {
            _ = try await Office.open(place, share: TestOffice.share, as: .beside)
        }
        let end = try place.moveEnd()
        #expect(try end.read { db in try RecordedState.isOffice(on: db) } == false)
        try end.close()
        try records.drop()
    }

    @Test func `Several processes serve one office; one that must be alone waits for none of them`()
        async throws
    {
        let fleet = try await Fleet()
        let (first, firstLock) = try await fleet.open(.serving)
        let (second, secondLock) = try await fleet.open(.serving)
        await #expect(throws: OfficeFault.served(fleet.folder.records)) { _ = try await fleet.open(.alone) }
        try first.close()
        try second.close()
        withExtendedLifetime((firstLock, secondLock)) {}
    }

    @Test func `Nobody serves while a command is alone`() async throws {
        let fleet = try await Fleet()
        let (office, lock) = try await fleet.open(.alone)
        await #expect(throws: OfficeFault.served(fleet.folder.records)) { _ = try await fleet.open(.serving) }
        try office.close()
        withExtendedLifetime(lock) {}
    }

    @Test func `Rounds are run once in the fleet, and by another process when the first is gone`()
        async throws
    {
        let fleet = try await Fleet()
        let (first, firstLock) = try await fleet.open(.serving)
        let (second, secondLock) = try await fleet.open(.serving)
        #expect(try await first.holdsRounds())
        #expect(try await !second.holdsRounds())
        #expect(try await first.holdsRounds())
        try first.close()
        #expect(try await second.holdsRounds())
        try second.close()
        withExtendedLifetime((firstLock, secondLock)) {}
    }

    @Test func `What one process learns of the calendar the others know with the next news`() async throws {
        let fleet = try await Fleet()
        let (first, firstLock) = try await fleet.open(.serving)
        let (second, secondLock) = try await fleet.open(.serving)
        _ = try await first.loadCalendar(csv: CalendarTests.notice)
        #expect(second.calendar != first.calendar)
        try await second.takeUpNews()
        #expect(second.calendar == first.calendar)
        try first.close()
        try second.close()
        withExtendedLifetime((firstLock, secondLock)) {}
    }

    @Test func `Two processes number their files without a gap and without one twice`() async throws {
        let fleet = try await Fleet()
        let offices = [try await fleet.open(.serving), try await fleet.open(.serving)]
        let numbers = try await withThrowingTaskGroup(of: String.self) { group in
            for index in 0..<20 {
                let office = offices[index % 2].office
                group.addTask {
                    let lead = LeadForm(kind: .report, place: "230102", narrative: "第\(index)家店销售假冒商品")
                    return try await office.take(lead).number.description
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        let counts = numbers.compactMap { Int($0.suffix(5)) }.sorted()
        #expect(counts == Array(1...20))
        #expect(try await offices[0].office.verify() == [])
        for (office, _) in offices { try office.close() }
        withExtendedLifetime(offices.map(\.lock)) {}
    }

    @Test func `Two officers act on one page from two processes, and one of them is told`() async throws {
        let fleet = try await Fleet()
        let (first, firstLock) = try await fleet.open(.serving)
        let (second, secondLock) = try await fleet.open(.serving)
        let lead = LeadForm(kind: .report, place: "230102", narrative: "某店销售假冒商品")
        let number = try await first.take(lead).number.description
        let revision = try await first.database.read { db in
            try Journal.lastPage(of: number, on: db)?.revision ?? 0
        }
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for office in [first, second] {
                group.addTask {
                    do {
                        try await office.database.write { db in
                            _ = try Journal.append(
                                [FleetTests.draft(in: office)], to: number, after: revision, on: db)
                        }
                        return true
                    } catch is JournalConflict {
                        return false
                    } catch {
                        Issue.record(error)
                        return false
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.count { $0 } == 1)
        try first.close()
        try second.close()
        withExtendedLifetime((firstLock, secondLock)) {}
    }

    private static func draft(in office: Office) -> EventDraft {
        EventDraft(
            kind: "note", body: "{}", officer: "", agency: "", legalDay: office.now.legalDay.dayNumber,
            recordedMs: office.now.ms, salt: office.randomness.bytes(16))
    }
}
