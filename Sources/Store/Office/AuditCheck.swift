internal import Evidence

/// Recomputes the audit trail's chain from its first line.
public struct AuditCheck: ChainCheck {
    public enum Fault: Error, Hashable, Sendable {
        /// A line is missing before this position.
        case gap(at: Int)
        /// The line says something else than the chain proves, or does not follow the one before it.
        case altered(at: Int)
        /// The head names another last line than the trail has.
        case headDiffers(head: Int, last: Int)
    }

    /// Lines that are read at once.
    static let stretch = 1_000

    private var next = 1
    private var chain = Leaf.beforeTheFirst

    public private(set) var faults: [Fault] = []

    public init() {}

    /// Lines checked so far.
    public var position: Int { next - 1 }

    /// Checks the next stretch; `false` when the trail's end was reached and compared with its head.
    public mutating func advance(on db: some Connection) throws -> Bool {
        let rows = try db.rows(
            """
            SELECT position, at_ms, person, agency, kind, case_number, details, chain
              FROM audit
             WHERE position >= \(next)
             ORDER BY position
             LIMIT \(Self.stretch)
            """
        )
        for row in rows { check(row) }
        if rows.count == Self.stretch { return true }
        let head = try Audit.head(on: db)
        if head.position != position || head.chain != chain {
            faults.append(.headDiffers(head: head.position, last: position))
        }
        return false
    }

    private mutating func check(_ row: FoundRow) {
        let position = row.int("position")
        if position != next { faults.append(.gap(at: position)) }
        let found = row.digest("chain")
        if expected(row) != found { faults.append(.altered(at: position)) }
        next = position + 1
        chain = found
    }

    /// `nil` for details that are no JSON any more.
    private func expected(_ row: FoundRow) -> Digest? {
        do {
            let entry = AuditEntry(
                atMs: row.int("at_ms"), person: row.optionalText("person"),
                agency: row.optionalText("agency"), kind: row.text("kind"),
                caseNumber: row.optionalText("case_number"), details: try row.json("details"))
            return Leaf.chain(Digest(ofText: entry.canonical), after: chain)
        } catch {
            return nil
        }
    }
}
