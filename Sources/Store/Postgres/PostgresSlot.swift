internal import Dispatch
internal import Foundation
internal import Synchronization

/// How the connections of one store are made and how long anything may take on them.
struct PostgresTerms: Sendable {
    let address: PostgresAddress
    let limits: PostgresStore.Limits
    let notice: @Sendable (String) -> Void
    let brake = PostgresBrake()
}

/// Keeps all slots from knocking at a server that is away: after one has waited in vain the others are told at once.
final class PostgresBrake: Sendable {
    static let rest = Duration.seconds(1)

    private let until = Mutex<ContinuousClock.Instant?>(nil)

    var isOn: Bool { until.withLock { $0.map { ContinuousClock.now < $0 } ?? false } }

    func pull() { until.withLock { $0 = ContinuousClock.now + PostgresBrake.rest } }
}

/// A place for one connection, with a thread of its own: libpq waits for its answers, and a thread of Swift's own few
/// may not. A class, because the connection is replaced when it was lost.
final class PostgresSlot: Sendable {
    /// The longest pause between two tries.
    private static let longestPause = 0.5

    let terms: PostgresTerms
    private let queue: DispatchQueue
    /// Only the queue touches it.
    private nonisolated(unsafe) var link: PostgresLink?

    init(_ terms: PostgresTerms, name: String) {
        self.terms = terms
        queue = DispatchQueue(label: "zhibao.postgres.\(name)")
    }

    func run<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result(catching: body)) }
        }
    }

    /// The same on the thread of who asks, which waits. For commands that do one thing after the other.
    func alone<T>(_ body: () throws -> T) rethrows -> T { try queue.sync(execute: body) }

    func enqueue(_ body: @escaping @Sendable () -> Void) { queue.async(execute: body) }

    /// Waits for what runs and ends the connection.
    func close() { queue.sync { link = nil } }

    /// Ends a connection that cannot be used any more. On the queue only.
    func drop() { link = nil }

    /// The connection, made now if there is none. On the queue only.
    func opened() throws -> PostgresLink {
        if let link, !link.isLost { return link }
        link = nil
        let made = try PostgresLink(to: terms.address, notice: terms.notice)
        try demandServer(made)
        try made.command(terms.limits.settings)
        link = made
        return made
    }

    /// Begins a transaction, over a new connection if the old one died meanwhile: nothing was asked of it yet, so nothing
    /// is lost. A server that is away is tried again, ever more slowly, for as long as patience lasts. On the queue only.
    func begin(_ text: String) throws -> PostgresLink {
        let deadline = ContinuousClock.now + .seconds(terms.limits.patienceSeconds)
        var pause = 0.0
        while true {
            do {
                let link = try opened()
                try link.begin(text)
                return link
            } catch {
                guard let fault = PostgresSlot.absence(error) else {
                    if let link { rollBack(link) }
                    throw error
                }
                link = nil
                guard fault.mayPass, !terms.brake.isOn, ContinuousClock.now + .seconds(pause) < deadline
                else {
                    if fault.mayPass { terms.brake.pull() }
                    throw fault.error
                }
                Thread.sleep(forTimeInterval: pause)
                pause = min(max(2 * pause, 0.05), PostgresSlot.longestPause)
            }
        }
    }

    /// `nil` where the server is there and only does not do as asked.
    private static func absence(_ error: any Error) -> (mayPass: Bool, error: StoreError)? {
        switch error {
        case let fault as PostgresFault: (fault.mayPass, .away(fault.description))
        case let fault as StoreError:
            if case .away = fault { (true, fault) } else { nil }
        default: nil
        }
    }

    private func demandServer(_ link: PostgresLink) throws {
        guard link.version >= PostgresFault.oldestServer * 10_000 else {
            throw PostgresFault.tooOld(found: link.reported("server_version") ?? "\(link.version / 10_000)")
        }
        if let encoding = link.reported("server_encoding"), encoding != "UTF8" {
            throw PostgresFault.encoding(encoding)
        }
        if ["in_hot_standby", "default_transaction_read_only"].contains(where: { link.reported($0) == "on" })
        {
            throw PostgresFault.readOnly(host: terms.address.host)
        }
    }
}
