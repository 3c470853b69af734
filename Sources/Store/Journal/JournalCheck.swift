internal import Evidence

/// Recomputes the journal from its first row: every leaf, every link of the chain, every page's number.
public struct JournalCheck: ChainCheck {
    public enum Fault: Error, Hashable, Sendable {
        /// A row is missing before this position.
        case gap(at: Int)
        /// The row says something else than its leaf proves.
        case altered(at: Int, caseNumber: String, revision: Int)
        /// The row does not follow the one before it.
        case chainBroken(at: Int)
        /// The pages of this file do not count 1, 2, 3 …
        case pageMissing(caseNumber: String, revision: Int)
        /// The head names another last row than the journal has.
        case headDiffers(head: Int, last: Int)
    }

    /// Rows that are read at once.
    static let stretch = 1_000

    private var next = 1
    private var chain = Leaf.beforeTheFirst
    private var pages: [String: Int] = [:]

    public private(set) var faults: [Fault] = []

    public init() {}

    /// Rows checked so far.
    public var position: Int { next - 1 }

    /// Checks the next stretch; `false` when the journal's end was reached and compared with its head.
    public mutating func advance(on db: some Connection) throws -> Bool {
        let rows = try Journal.scan(from: next, limit: Self.stretch, on: db)
        let salts = try Journal.salts(from: next, limit: Self.stretch, on: db)
        for row in rows { check(row, salt: salts[row.position]) }
        if rows.count == Self.stretch { return true }
        let head = try Journal.head(on: db)
        if head != Journal.Head(position: position, chain: chain) {
            faults.append(.headDiffers(head: head.position, last: position))
        }
        return false
    }

    private mutating func check(_ row: JournalRow, salt: [UInt8]?) {
        if row.position != next { faults.append(.gap(at: row.position)) }
        if let salt, Leaf(event: row.canonical, salt: salt, after: chain).hash != row.leaf {
            faults.append(.altered(at: row.position, caseNumber: row.caseNumber, revision: row.revision))
        }
        if Leaf.chain(row.leaf, after: chain) != row.chain { faults.append(.chainBroken(at: row.position)) }
        if row.revision != pages[row.caseNumber, default: 0] + 1 {
            faults.append(.pageMissing(caseNumber: row.caseNumber, revision: row.revision))
        }
        pages[row.caseNumber] = row.revision
        next = row.position + 1
        chain = row.chain
    }
}
