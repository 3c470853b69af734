internal import Desk
internal import Law
internal import Synchronization

/// Slows whoever tries codes by force. A right code never waits, however many wrong ones came before it from
/// the same address: all who come through one proxy share its address, and nobody can lock them out.
///
/// Nothing is kept of an address but what `Hasher` makes of it under the key of this process.
final class CodeBrake: Sendable {
    /// The wait for the first wrong code, and the longest.
    static let firstMs = 250
    static let longestMs = 8_000
    /// After so long a quiet, half of an address's wrong codes are forgotten.
    static let halfLifeMs = 60_000
    /// Wrong codes of all addresses together, within a half-life, from which everybody's wrong codes wait
    /// longer.
    static let calm = 600
    /// Answers that wait at once. Beyond them a wrong code is answered with the request to come later.
    static let places = 256
    /// Addresses remembered at once.
    static let addresses = 10_000

    private struct Tries {
        var count: Double
        var lastMs: Int

        /// What is left of the count after the quiet since the last try.
        func count(at nowMs: Int) -> Double {
            var count = count
            var quiet = max(0, nowMs - lastMs)
            while quiet >= CodeBrake.halfLifeMs, count >= 1 {
                count /= 2
                quiet -= CodeBrake.halfLifeMs
            }
            return count
        }
    }

    private struct State {
        var all = Tries(count: 0, lastMs: 0)
        var of: [Int: Tries] = [:]
        var waiting = 0
    }

    private let state = Mutex(State())
    private let sleep: @Sendable (Int) async throws -> Void

    init(sleeping sleep: @escaping @Sendable (Int) async throws -> Void = CodeBrake.sleep) {
        self.sleep = sleep
    }

    private static func sleep(_ ms: Int) async throws { try await Task.sleep(for: .milliseconds(ms)) }

    /// Opens something by a code; a code that opens nothing is answered after a wait.
    ///
    /// Unknown, malformed and no longer open are one answer, and wait alike.
    func holding<Opened>(
        _ context: OfficeContext, _ open: () async throws -> Opened
    ) async throws -> Opened {
        try await holding(from: context.remoteAddress, at: context.now, open)
    }

    func holding<Opened>(
        from address: String, at now: Instant, _ open: () async throws -> Opened
    ) async throws -> Opened {
        do {
            return try await open()
        } catch let refusal as DeskRefusal where refusal == .notFound {
            try await wrong(address, at: now)
            throw refusal
        }
    }

    private func wrong(_ address: String, at now: Instant) async throws {
        let wait = state.withLock { state -> Int? in
            guard state.waiting < CodeBrake.places else { return nil }
            state.waiting += 1
            return CodeBrake.wait(address.hashValue, at: now.ms, &state)
        }
        guard let wait else { throw DoorRefusal.tooMany(retryAfterSeconds: 60) }
        defer { state.withLock { $0.waiting -= 1 } }
        try await sleep(wait)
    }

    private static func wait(_ address: Int, at nowMs: Int, _ state: inout State) -> Int {
        let own = (state.of[address]?.count(at: nowMs) ?? 0) + 1
        let all = state.all.count(at: nowMs) + 1
        if state.of.count >= addresses, state.of[address] == nil { state.of.removeAll() }
        state.of[address] = Tries(count: own, lastMs: nowMs)
        state.all = Tries(count: all, lastMs: nowMs)
        // Twice as long for every four wrong codes, and for every `calm` of all addresses.
        let doublings = min(10, Int(own / 4) + Int(all) / calm)
        return min(longestMs, firstMs << doublings)
    }
}
