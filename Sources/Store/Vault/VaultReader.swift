public import Evidence
public import Foundation
internal import Synchronization

/// One document as it streams from the vault. Its last piece is given out only when the bytes are those of the digest, so that
/// nobody holds an altered document whole. A class, because a door that streams passes it on.
public final class VaultReader: Sendable {
    public let digest: Digest
    public let sizeBytes: Int
    private let isElsewhere: Bool
    private let place: Mutex<Place>

    private struct Place: ~Copyable {
        var stretches: any BlobStretches
        var hash: StreamingDigest? = StreamingDigest()
        var given = 0

        init(_ stretches: any BlobStretches) { self.stretches = stretches }
    }

    init(_ digest: Digest, on shelf: any BlobShelf) throws {
        let stretches = try shelf.open(digest)
        self.digest = digest
        sizeBytes = stretches.sizeBytes
        isElsewhere = shelf.isElsewhere
        place = Mutex(Place(stretches))
    }

    /// At most so many bytes; `nil` at the end. Throws `Vault.Fault.altered` instead of the last piece.
    public func next(_ most: Int = 256 << 10) throws -> Data? {
        try place.withLock { place in
            let piece = try place.stretches.next(most)
            if let piece {
                place.given += piece.count
                place.hash?.update(piece)
                if place.given < sizeBytes { return piece }
            }
            guard let hash = place.hash.take() else { return nil }
            let found = hash.finish()
            guard found == digest else { throw Vault.Fault.altered(digest, found: found) }
            return piece
        }
    }

    /// As `next`, for whoever shares their thread with others.
    public func nextInTurn(_ most: Int = 256 << 10) async throws -> Data? {
        guard isElsewhere else { return try next(most) }
        return try await Elsewhere.run { try self.next(most) }
    }
}
