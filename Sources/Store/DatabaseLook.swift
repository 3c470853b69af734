/// A look into a database that changes nothing in it, neither a row nor its schema: for who must know what is wrong
/// with an office that may be served, damaged, or none.
public protocol DatabaseLook: Sendable {
    func read<T>(_ body: (any Connection) throws -> T) throws -> T

    /// How a commit reaches the disk.
    func durability() throws -> Durability

    func close() throws
}

/// Whether an engine takes the order to wait for the disk, and by which of its settings that is known.
public struct Durability: Hashable, Sendable {
    public let waitsForDisk: Bool
    /// `synchronous FULL, wal`
    public let settings: String
}
