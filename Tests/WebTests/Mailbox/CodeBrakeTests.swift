import Desk
import HTTPTypes
import Hummingbird
import Law
import Logging
import NIOCore
import Synchronization
import Testing

@testable import Web

/// Codes tried by force: the trying gets slower, and nobody else is locked out.
@Suite struct CodeBrakeTests {
    private final class Waits: Sendable {
        private let all = Mutex<[Int]>([])
        var list: [Int] { all.withLock { $0 } }
        func add(_ ms: Int) { all.withLock { $0.append(ms) } }
    }

    private static let now = Instant(CivilDate(2026, 5, 6), 9, 0)

    private func tries(
        _ count: Int, from address: String, at now: Instant = now, _ brake: CodeBrake
    ) async throws {
        for _ in 0..<count {
            await #expect(throws: DeskRefusal.notFound) {
                try await brake.holding(from: address, at: now) { throw DeskRefusal.notFound }
            }
        }
    }

    @Test func `each wrong code of an address waits longer, up to a limit`() async throws {
        let waits = Waits()
        let brake = CodeBrake { waits.add($0) }

        try await tries(40, from: "a", brake)

        #expect(waits.list.first == CodeBrake.firstMs)
        #expect(waits.list == waits.list.sorted())
        #expect(waits.list.last == CodeBrake.longestMs)
    }

    @Test func `a right code from the same address is answered at once, after any number of wrong ones`()
        async throws
    {
        let waits = Waits()
        let brake = CodeBrake { waits.add($0) }
        try await tries(5_000, from: "a", brake)
        let before = waits.list.count

        let opened = try await brake.holding(from: "a", at: Self.now) { "the matter" }

        #expect(opened == "the matter")
        #expect(waits.list.count == before)
    }

    @Test func `another address starts from the shortest wait while all together are few`() async throws {
        let waits = Waits()
        let brake = CodeBrake { waits.add($0) }
        try await tries(100, from: "a", brake)

        try await tries(1, from: "b", brake)

        #expect(waits.list.last == CodeBrake.firstMs)
    }

    @Test func `many addresses that try together make every wrong code wait longer`() async throws {
        let waits = Waits()
        let brake = CodeBrake { waits.add($0) }
        for number in 0..<CodeBrake.calm { try await tries(1, from: "address \(number)", brake) }

        try await tries(1, from: "one more", brake)

        #expect(waits.list.last == 2 * CodeBrake.firstMs)
    }

    @Test func `after a quiet the wait is short again`() async throws {
        let waits = Waits()
        let brake = CodeBrake { waits.add($0) }
        try await tries(12, from: "a", brake)

        try await tries(1, from: "a", at: Self.now.adding(ms: 10 * CodeBrake.halfLifeMs), brake)

        #expect(waits.list.last == CodeBrake.firstMs)
    }

    @Test func `when too many answers wait a wrong code is asked to come later, and a right one is not`()
        async throws
    {
        let gate = Gate()
        let brake = CodeBrake { _ in await gate.wait() }
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<CodeBrake.places {
                group.addTask {
                    await #expect(throws: DeskRefusal.notFound) {
                        try await brake.holding(from: "a\(number)", at: Self.now) {
                            throw DeskRefusal.notFound
                        }
                    }
                }
            }
            while await gate.waiting < CodeBrake.places { await Task.yield() }
            await #expect(throws: DoorRefusal.tooMany(retryAfterSeconds: 60)) {
                try await brake.holding(from: "z", at: Self.now) { throw DeskRefusal.notFound }
            }
            let right = try? await brake.holding(from: "z", at: Self.now) { true }
            #expect(right == true)
            await gate.open()
        }
    }
}

/// Lets everybody through at once, when it is opened.
private actor Gate {
    private var isOpen = false
    private var waiters: [CheckedContinuation<Void, Never>] = []
    var waiting: Int { waiters.count }

    func wait() async {
        guard !isOpen else { return }
        await withCheckedContinuation { waiters.append($0) }
    }

    func open() {
        isOpen = true
        for waiter in waiters { waiter.resume() }
        waiters = []
    }
}
