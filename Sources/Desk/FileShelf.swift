internal import Casework
internal import Store
internal import Synchronization

/// Files as they were last read or written: who goes on with the same ones does not read them from their first page
/// each time. The last page in the journal says whether one is still what it was.
final class FileShelf: Sendable {
    /// What a server keeps: the files that are at work just now.
    static let mostOfServer = 400
    static let mostOfDrill = 20_000

    /// More than these are put away all at once.
    private let most: Int

    private let shelf = Mutex<[String: FileInHand]>([:])

    init(most: Int) {
        self.most = most
    }

    func file(_ number: String, on db: some Connection) throws -> FileInHand? {
        guard let kept = shelf.withLock({ $0[number] }),
            try Journal.lastPage(of: number, on: db)?.leaf == kept.rows.last?.leaf
        else { return nil }
        return kept
    }

    func keep(_ hand: FileInHand) {
        shelf.withLock { shelf in
            if shelf.count >= most { shelf = [:] }
            shelf[hand.number] = hand
        }
    }

    /// What came of a file that was read, by pages that were appended to it.
    func keep(_ file: CaseFile, of hand: FileInHand, _ rows: [JournalRow], _ events: [CaseEvent]) {
        keep(
            FileInHand(
                number: hand.number, rows: hand.rows + rows, events: hand.events + events, file: file,
                procedure: hand.procedure))
    }
}
