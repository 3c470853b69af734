internal import Desk
internal import Law
internal import Synchronization

/// Receipts between the sending of a report and the page that shows them. A quarter of an hour, then gone:
/// the code is kept nowhere else.
final class ReceiptShelf: Sendable {
    static let keptMs = 15 * 60_000
    /// Receipts at once; with more, the oldest goes.
    static let most = 1_000

    private let kept = Mutex<[String: (receipt: LeadReceipt, at: Instant)]>([:])

    func put(_ receipt: LeadReceipt, under word: String, at now: Instant) {
        kept.withLock { kept in
            kept = kept.filter { now.ms - $0.value.at.ms < ReceiptShelf.keptMs }
            if kept.count >= ReceiptShelf.most, let oldest = kept.min(by: { $0.value.at < $1.value.at }) {
                kept[oldest.key] = nil
            }
            kept[word] = (receipt, now)
        }
    }

    func receipt(_ word: String, at now: Instant) -> LeadReceipt? {
        kept.withLock { kept in
            guard let entry = kept[word], now.ms - entry.at.ms < ReceiptShelf.keptMs else { return nil }
            return entry.receipt
        }
    }
}
