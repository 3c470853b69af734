internal import Law
internal import Synchronization

/// How often one address may knock at one door: a bucket that refills, in memory that is bounded.
///
/// No address is kept, not even in memory: only what `Hasher` makes of it under the key of this process.
final class RateLimit: Sendable {
    /// Addresses remembered at once; the one that knocked longest ago is forgotten first.
    static let addresses = 10_000

    private struct Bucket {
        var tokens: Double
        var lastMs: Int
    }

    private let most: Int
    private let perSeconds: Int
    private let buckets = Mutex<[Int: Bucket]>([:])

    /// `most` knocks at once, refilled within `perSeconds`.
    init(_ most: Int, perSeconds: Int) {
        self.most = most
        self.perSeconds = perSeconds
    }

    /// Takes one knock, or throws with the seconds to wait.
    func take(_ address: String, at now: Instant) throws {
        let address = address.hashValue
        let wait = buckets.withLock { buckets -> Int? in
            let perMs = Double(most) / Double(perSeconds * 1000)
            var bucket = buckets[address] ?? Bucket(tokens: Double(most), lastMs: now.ms)
            bucket.tokens = min(Double(most), bucket.tokens + Double(max(0, now.ms - bucket.lastMs)) * perMs)
            bucket.lastMs = now.ms
            let isOpen = bucket.tokens >= 1
            if isOpen { bucket.tokens -= 1 }
            buckets[address] = bucket
            if buckets.count > RateLimit.addresses { RateLimit.forget(&buckets) }
            return isOpen ? nil : Int(((1 - bucket.tokens) / perMs / 1000).rounded(.up))
        }
        if let wait { throw DoorRefusal.tooMany(retryAfterSeconds: max(1, wait)) }
    }

    var remembered: Int { buckets.withLock { $0.count } }

    /// Forgets the older half, so that forgetting is rare.
    private static func forget(_ buckets: inout [Int: Bucket]) {
        let times = buckets.values.map(\.lastMs).sorted()
        let middle = times[times.count / 2]
        let kept = buckets.filter { $0.value.lastMs > middle }
        buckets = kept.count < buckets.count ? kept : [:]
    }
}
