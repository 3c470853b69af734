import Law
import Store
import Synchronization
import Testing

@testable import Desk

/// What stands on a page is of one moment: no part of it is older or newer than the rest.
@Suite struct `A page is read in one state of the database` {
    /// The office over the same records, with every reading counted.
    private static func counted(_ office: Office) throws -> (office: Office, store: CountedStore) {
        let store = CountedStore(office.database)
        let again = Office(
            folder: office.folder, clock: office.clock, content: try TestOffice.content.get(),
            law: office.lawInUse, randomness: office.randomness, database: store, vault: office.vault,
            key: office.key, passwords: office.passwords, calendar: office.calendar,
            agencies: office.agencies, shelf: office.shelf)
        return (again, store)
    }

    @Test func `who asks is known by one reading, by a session and by a token`() async throws {
        let world = try await TestOffice()
        let session = try await world.office.signIn(login: "jia", password: "correct-horse-1")
        let token = try #require(
            try await world.office.makeToken(agency: "centre", role: "intake-officer", login: "jia"))
        let (office, store) = try Self.counted(world.office)

        #expect(try await store.readings { try await office.caller(session: session) != nil } == 1)
        #expect(try await store.readings { try await office.caller(bearer: token) != nil } == 1)
    }

    @Test func `a file, what is like it, the desk, a list and a search are one reading each`() async throws {
        let world = try await TestOffice()
        let number = try await world.report()
        _ = try await world.report()
        try await world.office.runLikenessRound()
        let caller = try await world.caller("jia")
        let (office, store) = try Self.counted(world.office)

        #expect(try await store.readings { try await office.file(number, for: caller).id == number } == 1)
        #expect(try await store.readings { try await !office.like(number, for: caller).isEmpty } == 1)
        #expect(
            try await store.readings {
                let like = try await office.proposals(for: number, caller)
                return try await office.hasProposals(for: number, caller) != like.isEmpty
            } == 2)
        #expect(try await store.readings { try await office.desk(for: caller).counts.files == 2 } == 1)
        #expect(try await store.readings { try await office.headList(for: caller).toSign.count == 2 } == 1)
        #expect(try await store.readings { try await office.files(for: caller).rows.count == 2 } == 1)
        #expect(
            try await store.readings {
                try await office.search(FileSearch(words: "假冒"), for: caller).files.count == 2
            } == 1)
    }

    @Test func `a file of others is refused after one reading, and that they asked is written`() async throws
    {
        let world = try await TestOffice()
        let number = try await world.report()
        let stranger = try await world.caller("yi")
        let (office, store) = try Self.counted(world.office)

        let readings = try await store.readings {
            await #expect(throws: DeskRefusal.notFound) { _ = try await office.file(number, for: stranger) }
            return true
        }

        #expect(readings == 1 && store.writings == 1)
    }
}

/// Counts how often it is read and written, and leaves the rest to the store.
private final class CountedStore: OfficeStore {
    private let store: any OfficeStore
    private let counts = Mutex((readings: 0, writings: 0))

    init(_ store: any OfficeStore) { self.store = store }

    var writings: Int { counts.withLock { $0.writings } }

    /// How many readings something took that must come out as expected.
    func readings(_ body: () async throws -> Bool) async throws -> Int {
        let before = counts.withLock { $0.readings }
        #expect(try await body())
        return counts.withLock { $0.readings } - before
    }

    func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        counts.withLock { $0.readings += 1 }
        return try await store.read(body)
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        counts.withLock { $0.writings += 1 }
        return try await store.write(body)
    }

    func enter(_ presence: Presence) async throws -> Bool { try await store.enter(presence) }
    func holdsRounds() async throws -> Bool { try await store.holdsRounds() }
    func news() -> AsyncStream<Int>? { store.news() }
    func emptyLog() async throws -> Bool { try await store.emptyLog() }
    func commitGroup() throws { try store.commitGroup() }
    func close() throws { try store.close() }
}
