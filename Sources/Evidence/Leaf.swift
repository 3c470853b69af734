/// One event as the log proves it: RFC 6962 leaf over the salted canonical event, and the chain to this row.
public struct Leaf: Hashable, Sendable {
    /// Bytes of salt for each event. The salt can be erased, and with it the link to what was said.
    public static let saltCount = 16

    /// `SHA-256(0x00 ‖ salt ‖ canonical event)`.
    public let hash: Digest
    /// `SHA-256(previous chain ‖ leaf)`; the first row follows 32 zero bytes.
    public let chain: Digest

    public init(event canonical: String, salt: [UInt8], after previous: Digest) {
        hash = Digest(of: [0x00] + salt + Array(canonical.utf8))
        chain = Leaf.chain(hash, after: previous)
    }

    public static func chain(_ leaf: Digest, after previous: Digest) -> Digest {
        Digest(of: previous.bytes + leaf.bytes)
    }

    public static let beforeTheFirst: Digest = {
        guard let zeroes = Digest(bytes: Array(repeating: 0, count: Digest.count)) else {
            preconditionFailure("a digest has 32 bytes")
        }
        return zeroes
    }()
}
