import Casework
import Store
import Testing

@testable import Desk

@Suite struct FileShelfTests {
    private func hand(_ number: String, in world: TestOffice) async throws -> FileInHand {
        let office = world.office
        return try #require(
            try await office.database.read { db in try office.readJournal(of: number, on: db) })
    }

    private func kept(_ number: String, on shelf: FileShelf, in world: TestOffice) async throws -> FileInHand?
    {
        try await world.office.database.read { db in try shelf.file(number, on: db) }
    }

    private static func noteNumber(on number: String, in office: Office, on db: some Connection) throws {
        let hand = try #require(try office.readFile(number, on: db))
        let events = [CaseEvent.numberNoted(TestOffice.bureau, "7")]
        let rows = try office.append(
            events, to: number, after: hand.revision, .office(TestOffice.bureau, at: office.now), on: db)
        try office.project(hand, adding: events, as: rows, on: db)
    }

    @Test func `a file is kept until somebody writes its next page`() async throws {
        let world = try await TestOffice()
        let number = try await world.review()
        let shelf = FileShelf(most: 10)
        shelf.keep(try await hand(number, in: world))

        #expect(
            try await kept(number, on: shelf, in: world)?.revision
                == (try await hand(number, in: world)).revision)

        let office = world.office
        try await office.database.write { db in try Self.noteNumber(on: number, in: office, on: db) }
        #expect(try await kept(number, on: shelf, in: world) == nil)
    }

    @Test func `a page that was rolled back is not kept`() async throws {
        struct Stop: Error {}
        let world = try await TestOffice()
        let number = try await world.review()
        let office = world.office
        let before = try await hand(number, in: world).revision

        await #expect(throws: Stop.self) {
            try await office.database.write { db in
                try Self.noteNumber(on: number, in: office, on: db)
                throw Stop()
            }
        }

        #expect(try await world.file(number).revision == before)
    }

    @Test func `a full shelf is emptied, and an unknown file is on none`() async throws {
        let world = try await TestOffice()
        let first = try await world.review()
        let second = try await world.review()
        let shelf = FileShelf(most: 1)
        shelf.keep(try await hand(first, in: world))
        shelf.keep(try await hand(second, in: world))

        #expect(try await kept(first, on: shelf, in: world) == nil)
        #expect(try await kept(second, on: shelf, in: world) != nil)
        #expect(try await kept("230102-2026-99999", on: shelf, in: world) == nil)
    }
}
