import Evidence
import Foundation
import Synchronization
import Testing

@testable import Store

/// A database of its own for each test, on the engine that it names: real SQLite in a folder, or a real server. Both go
/// away with the test.
final class TestStore: Sendable {
    let engine: Engine
    let folder: URL
    let store: any Database
    private let database: TestDatabase?
    private let others = Mutex<[any Database]>([])

    static let share = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "share")

    static let migrations = share.appending(path: "migrations")

    init(_ engine: Engine) async throws {
        self.engine = engine
        folder = try TestStore.emptyFolder()
        database = engine == .postgres ? try await TestDatabase.migrated() : nil
        store = try await TestStore.open(database, folder)
        if engine == .sqlite {
            _ = try await Migrator(folder: TestStore.migrations).migrate(store, at: mondayMs)
        }
        try TestServer.note(engine)
    }

    /// A database in which there is nothing yet.
    init(empty engine: Engine) async throws {
        self.engine = engine
        folder = try TestStore.emptyFolder()
        database = engine == .postgres ? try await TestDatabase.empty() : nil
        store = try await TestStore.open(database, folder)
        try TestServer.note(engine)
    }

    deinit {
        do {
            for store in others.withLock(\.self) + [store] { try TestStore.close(store) }
            try database?.drop()
            try FileManager.default.removeItem(at: folder)
        } catch {
            Issue.record(error)
        }
    }

    /// The same database as another process of the office has it.
    func openedAgain() async throws -> any Database {
        let other = try await TestStore.open(database, folder)
        others.withLock { $0.append(other) }
        return other
    }

    private static func open(_ database: TestDatabase?, _ folder: URL) async throws -> any Database {
        if let database { return try await PostgresStore(at: database.address, limits: TestServer.limits) }
        return try SQLiteStore(at: folder.appending(path: "zhibao.db"))
    }

    private static func close(_ store: any Database) throws {
        if let sqlite = store as? SQLiteStore { try sqlite.close() }
        if let postgres = store as? PostgresStore { postgres.close() }
    }

    static func emptyFolder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "zhibao-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }
}

/// Monday 2 March 2026, 09:00 in Beijing, and the number of that day.
let mondayMs = 1_772_413_200_000
let monday = 20_514

/// An event that says nothing in particular.
func draft(_ kind: String = "acted", body: String = "{}", salt: UInt8 = 7) -> EventDraft {
    EventDraft(
        kind: kind, body: body, officer: "wang", agency: "bureau", legalDay: monday, recordedMs: mondayMs,
        salt: Array(repeating: salt, count: Leaf.saltCount))
}

extension TestStore {
    /// A bureau and a police station in one invented city, and Wang, who works at the bureau.
    static func withPeople(_ engine: Engine) async throws -> TestStore {
        let office = try await TestStore(engine)
        try await office.store.write { db in
            for (id, kind) in [("bureau", "market-supervision"), ("police", "police")] {
                let agency = AgencyEntry(
                    id: id, name: id, kind: kind, division: "230100", level: "prefecture")
                try Directory.put(agency, on: db)
            }
            try Directory.put(PersonEntry(id: "wang", name: "Wang"), on: db)
            try Directory.put(PersonEntry(id: "li", name: "Li"), on: db)
            try Directory.put(
                PostEntry(person: "wang", agency: "bureau", role: "case-officer", fromDay: monday), on: db)
        }
        return office
    }

    /// A file of one page, with what the tables say of it.
    func open(_ number: String, stage: String = "received", alarmMs: Int? = nil, waitingRole: String? = nil)
        async throws
    {
        try await store.write { db in
            let rows = try Journal.append([draft("opened")], to: number, after: 0, on: db)
            let position = rows[0].position
            let file = projection(
                number, position: position, stage: stage, alarmMs: alarmMs, waitingRole: waitingRole)
            try Projection.replace(file, on: db)
        }
    }
}

let hour = 3_600_000

func cover(_ number: String, position: Int, stage: String = "received", revision: Int = 1) -> CoverSheet {
    CoverSheet(
        number: number, id: "id-\(number)", procedure: "report", procedureVersion: "1", stage: stage,
        revision: revision, openingAgency: "bureau", area: "230100", rightType: "trademark",
        rightNumber: "1234567", openedDay: monday, openedMs: mondayMs, openedPosition: position,
        updatedPosition: position, updatedMs: mondayMs)
}

/// A file that both agencies have on their lists, with one clock if it has an alarm.
func projection(
    _ number: String, position: Int, stage: String = "received", alarmMs: Int? = nil,
    waitingRole: String? = nil
) -> FileProjection {
    let next = alarmMs.map {
        NextClock(
            clock: "acceptance", alarmMs: $0, lastMs: $0 + hour, lastDay: monday + 7, isProvisional: false)
    }
    let agencies = ["bureau", "police"]
    return FileProjection(
        cover: cover(number, position: position, stage: stage),
        agencies: agencies.map { agency in
            AgencyRow(
                agency: agency, body: "receiving", officer: agency == "bureau" ? "wang" : nil,
                waitingRole: agency == "bureau" ? waitingRole : nil, next: next)
        },
        clocks: alarmMs == nil
            ? []
            : agencies.map { agency in
                RunningClockRow(
                    clock: "acceptance", run: 1, agency: agency, state: .running,
                    due: next.map {
                        .init(
                            alarmMs: $0.alarmMs, lastMs: $0.lastMs, deadlineDay: $0.lastDay,
                            isProvisional: false)
                    },
                    isHours: false, isTarget: false, isOwedHere: agency == "bureau", source: "APL art. 54",
                    factID: nil, startedDay: monday)
            },
        rights: [RightClaimed(type: "trademark", number: "1234567")])
}

/// Bytes that count on from call to call: as good as random where only difference matters.
final class CountingBytes: Sendable {
    private let last = Mutex(0)

    func make(_ count: Int) -> [UInt8] {
        last.withLock { last in
            last += 1
            return Array(Digest(ofText: "\(last)").bytes.prefix(count))
                + Array(repeating: 0, count: max(0, count - Digest.count))
        }
    }
}
