internal import Foundation
internal import Synchronization

/// Hears of every new page of the journal, whichever process of the office wrote it. The server tells at the commit, to
/// one connection that does nothing but wait for it.
final class PostgresNews: Sendable {
    /// What `Journal.append` calls.
    static let channel = "zhibao_journal"
    /// After which the listener looks whether it should end, and after which it tries a server again that was away.
    static let turn = 0.5

    private let slot: PostgresSlot
    private let isOver = Mutex(false)

    init(_ terms: PostgresTerms) {
        slot = PostgresSlot(terms, name: "news")
    }

    /// The newest position, each time that it has moved. Who is slow misses those between, never the last.
    func positions() -> AsyncStream<Int> {
        AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
            continuation.onTermination = { [weak self] _ in self?.end() }
            slot.enqueue { [self] in
                while !mustEnd {
                    do {
                        try listen(continuation)
                    } catch {
                        slot.drop()
                        slot.terms.notice("no news from PostgreSQL: \(error)")
                        Thread.sleep(forTimeInterval: PostgresNews.turn)
                    }
                }
                continuation.finish()
            }
        }
    }

    func close() {
        end()
        slot.close()
    }

    private var mustEnd: Bool { isOver.withLock(\.self) }

    private func end() { isOver.withLock { $0 = true } }

    private func listen(_ continuation: AsyncStream<Int>.Continuation) throws {
        let link = try slot.opened()
        try link.command("LISTEN \(PostgresNews.channel)")
        // What was written while nobody listened is news too.
        let head = try Journal.head(on: PostgresConnection(link: link))
        if head.position > 0 { continuation.yield(head.position) }
        while !mustEnd {
            for position in try link.heard(within: PostgresNews.turn).compactMap({ Int($0) }) {
                continuation.yield(position)
            }
        }
    }
}
