import Evidence
import Foundation
import Synchronization
import Testing

@testable import Store

/// What is PostgreSQL's alone: its types, faults of a server, and several processes on one database.
@Suite(.enabled(if: Postgres.address != nil))
struct PostgresStoreTests {
    private struct Refused: Error, Equatable {}

    @Test func `numbers, texts and bytes at their edges come back as they went in`() async throws {
        let office = try await TestStore(empty: .postgres)
        let bytes = (0...255).map { UInt8($0) }
        let text = "知保 \u{1F9FE} 'o''neil' \\ \n é"

        let row = try await office.store.read { db in
            try db.row(
                """
                SELECT \(Int.min) AS least, \(Int.max) AS most, \(-1) AS below, \(-0.5) AS half, \(1e300) AS large,
                       \(text) AS text, \("") AS nothing, \(bytes) AS bytes, \([] as [UInt8]) AS empty,
                       1 = 1 AS claim, 7::smallint AS small, -7::integer AS middle, 1.5::real AS narrow,
                       sum(n) AS sum, avg(n) AS mean, sum(n) * -100000 AS negative, 0::numeric AS none,
                       'x'::name AS name
                  FROM (VALUES (9000000000::bigint), (1000000001)) AS t (n)
                """
            )
        }

        let found = try #require(row)
        #expect(["least", "most", "below"].map { found.int($0) } == [Int.min, Int.max, -1])
        #expect(
            ["half", "large", "narrow", "mean"].map { found.double($0) } == [
                -0.5, 1e300, 1.5, 5_000_000_000.5,
            ])
        #expect(["text", "nothing", "name"].map { found.text($0) } == [text, "", "x"])
        #expect(found.bytes("bytes") == bytes && found.bytes("empty").isEmpty && found.bool("claim"))
        #expect(["small", "middle", "none"].map { found.int($0) } == [7, -7, 0])
        #expect(found.int("sum") == 10_000_000_001 && found.int("negative") == -1_000_000_000_100_000)
    }

    @Test(arguments: [
        ("53100", StoreError.diskFull), ("25006", .readOnly), ("XX001", .corrupt("word")), ("55P03", .busy),
        ("57014", .busy), ("ZB001", .refused("word")), ("58030", .other(code: "58030", message: "word")),
    ])
    func `what the server says is said in the words of the house`(code: String, expected: StoreError)
        async throws
    {
        let office = try await TestStore(empty: .postgres)

        await #expect(throws: expected) {
            try await office.store.write { db in try db.run(raising(code)) }
        }
    }

    @Test func `a text with a zero in it is refused and harms nobody`() async throws {
        let office = try await TestStore(.postgres)

        await #expect {
            try await office.store.write { db in try OfficeSettings.set("a", to: "x\u{0}y", at: 1, on: db) }
        } throws: { error in
            if case StoreError.other(code: "22021", _) = error { true } else { false }
        }
        try await office.store.write { db in try OfficeSettings.set("a", to: "xy", at: 1, on: db) }
    }

    @Test func `an act that goes on after a failed statement is not kept`() async throws {
        let office = try await TestStore(.postgres)

        await #expect(throws: StoreError.unique(constraint: "office_setting.name")) {
            try await office.store.write { db in
                try OfficeSettings.set("kept", to: "x", at: 1, on: db)
                do {
                    try db.run("INSERT INTO office_setting (name, value, changed_ms) VALUES ('kept', '', 1)")
                } catch is StoreError {}
            }
        }
        let kept = try await office.store.read { db in try OfficeSettings.value("kept", on: db) }
        #expect(kept == nil)
    }

    @Test func `what the server takes back is done again, and kept once`() async throws {
        let office = try await TestStore(.postgres)
        let runs = Tally()

        let numbers = try await withThrowingTaskGroup(of: Int.self) { group in
            for act in 0..<20 {
                group.addTask {
                    try await office.store.write { db in
                        let number = try NumberCounter.next(in: "x", on: db)
                        if act == 7, runs.next() < 3 { try db.run(raising("40001")) }
                        return number
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }

        #expect(runs.count == 3)
        #expect(numbers.sorted() == Array(1...20))
    }

    @Test func `what the server takes back again and again is given up`() async throws {
        let office = try await TestStore(.postgres)
        let runs = Tally()

        await #expect(throws: StoreError.busy) {
            try await office.store.write { db in
                _ = runs.next()
                try db.run(raising("40P01"))
            }
        }
        #expect(runs.count == PostgresWriter.mostTries)
    }

    @Test func `a statement that takes too long is ended, and so is the wait for another writer`()
        async throws
    {
        let office = try await TestStore(empty: .postgres)
        var limits = TestServer.limits
        limits.statementSeconds = 1
        limits.lockSeconds = 0.5
        let hasty = try await PostgresStore(at: try #require(office.address), limits: limits)
        let (begun, end) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))

        await #expect(throws: StoreError.busy) {
            try await hasty.read { db in _ = try db.rows("SELECT 1 AS one FROM pg_sleep(5)") }
        }
        async let holding: Void = office.store.write { _ in
            begun.signal()
            end.wait()
        }
        await wait(for: begun)
        await #expect(throws: StoreError.busy) {
            try await hasty.write { db in try db.run("CREATE TABLE t (n bigint)") }
        }
        end.signal()
        try await holding
        let one = try await hasty.write { db in try db.rows("SELECT 1 AS one").first?.int("one") }
        #expect(one == 1)
        hasty.close()
    }

    @Test func `a reader sees one state however long it reads`() async throws {
        let office = try await TestStore(.postgres)
        let (begun, written) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))

        async let reading = office.store.read { db in
            let before = try OfficeSettings.value("a", on: db)
            begun.signal()
            written.wait()
            return [before, try OfficeSettings.value("a", on: db)]
        }
        await wait(for: begun)
        try await office.store.write { db in try OfficeSettings.set("a", to: "new", at: 1, on: db) }
        written.signal()

        #expect(try await reading == [nil, nil])
        let after = try await office.store.read { db in try OfficeSettings.value("a", on: db) }
        #expect(after == "new")
    }

    @Test func `remarks of the server reach the log of the office`() async throws {
        let office = try await TestStore(empty: .postgres)
        let heard = Mutex<[String]>([])
        let store = try await PostgresStore(at: try #require(office.address)) { words in
            heard.withLock { $0.append(words) }
        }

        try await store.write { db in try db.run("DO $$ BEGIN RAISE WARNING 'nearly full'; END $$") }

        #expect(heard.withLock(\.self) == ["nearly full"])
        store.close()
    }

    @Test func `more statements than a connection keeps are still answered`() async throws {
        let office = try await TestStore(empty: .postgres)

        let sum = try await office.store.read { db in
            try (0..<PostgresLink.mostPrepared + 20).reduce(0) { sum, number in
                sum + (try db.row(SQL(stringLiteral: "SELECT \(number)::bigint AS n"))?.int("n") ?? 0)
            }
        }

        #expect(sum == (0..<PostgresLink.mostPrepared + 20).reduce(0, +))
    }
}

/// Counts on from call to call.
private final class Tally: Sendable {
    private let calls = Mutex(0)

    var count: Int { calls.withLock(\.self) }

    func next() -> Int {
        calls.withLock { calls in
            calls += 1
            return calls
        }
    }
}

/// Fails as a server would with that code.
private func raising(_ code: String) -> SQL {
    SQL(stringLiteral: "DO $$ BEGIN RAISE EXCEPTION 'word' USING ERRCODE = '\(code)'; END $$")
}

extension TestStore {
    var address: PostgresAddress? { (store as? PostgresStore)?.address }
}

/// Waits without holding one of Swift's few threads.
func wait(for semaphore: DispatchSemaphore) async {
    await withCheckedContinuation { continuation in
        Thread.detachNewThread {
            semaphore.wait()
            continuation.resume()
        }
    }
}
