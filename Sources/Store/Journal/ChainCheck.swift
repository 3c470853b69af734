/// A check that walks a chain from its first line to its head, a stretch at a time.
public protocol ChainCheck: Sendable {
    /// Lines checked so far.
    var position: Int { get }

    /// Checks the next stretch; `false` when the end was reached and compared with its head.
    mutating func advance(on db: some Connection) throws -> Bool
}
