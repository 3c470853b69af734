public import Evidence
public import Foundation

/// The bytes of all documents, each under its SHA-256, on a disk or in a bucket. Nothing is changed, and nothing is deleted but
/// what two people erased.
public struct Vault: Sendable {
    public enum Fault: Error, Hashable, Sendable {
        case missing(Digest)
        /// The file's bytes are no longer those of its name.
        case altered(Digest, found: Digest)
    }

    let shelf: any BlobShelf
    /// Where a document lies until it is whole.
    let incoming: URL

    private init(_ shelf: any BlobShelf, spool folder: URL) {
        self.shelf = shelf
        incoming = folder.appending(path: "incoming")
    }

    /// Opens the vault in a folder, and clears away what an interrupted upload left. Only the serving process does that.
    public init(at folder: URL, waitsForDisk: Bool = true) throws {
        self.init(FolderShelf(folder, waitsForDisk: waitsForDisk), spool: folder)
        try clearIncoming()
    }

    /// Opens a vault that another process may be writing to.
    public init(beside folder: URL) {
        self.init(FolderShelf(folder, waitsForDisk: true), spool: folder)
    }

    /// Opens the vault in a bucket, and clears away what an interrupted upload left in the folder in which documents wait. Throws
    /// unless the bucket is there and lets us list what is ours.
    public init(in bucket: Bucket, spool folder: URL) throws {
        self.init(beside: bucket, spool: folder)
        try bucket.check()
        try clearIncoming()
    }

    /// Opens a vault in a bucket that another process may be writing to; asks nothing of it yet.
    public init(beside bucket: Bucket, spool folder: URL) {
        self.init(BucketShelf(bucket), spool: folder)
    }

    private func clearIncoming() throws {
        try FileManager.default.createDirectory(at: incoming, withIntermediateDirectories: true)
        for name in try FileManager.default.contentsOfDirectory(atPath: incoming.path) {
            try FileManager.default.removeItem(at: incoming.appending(path: name))
        }
    }

    /// Takes in one document of at most `limit` bytes. `name` tells uploads at the same moment apart.
    public func writer(name: String, limit: Int) throws -> VaultWriter {
        try VaultWriter(into: self, name: name, limit: limit)
    }

    /// Returns when everything that was taken in is on the disk.
    public func waitForDisk() {
        shelf.waitForDisk()
    }

    /// Throws where that cannot be told.
    public func contains(_ digest: Digest) throws -> Bool {
        try shelf.has(digest)
    }

    /// The document in pieces, for a door that streams it.
    public func reader(of digest: Digest) throws -> VaultReader {
        try VaultReader(digest, on: shelf)
    }

    /// As `reader`, for whoever shares their thread with others.
    public func readerInTurn(of digest: Digest) async throws -> VaultReader {
        guard shelf.isElsewhere else { return try reader(of: digest) }
        return try await Elsewhere.run { try reader(of: digest) }
    }

    /// All bytes of a small document, checked against their digest.
    public func bytes(of digest: Digest) throws -> [UInt8] {
        let reader = try reader(of: digest)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(min(reader.sizeBytes, 64 << 20))
        while let piece = try reader.next(1 << 20) { bytes += piece }
        return bytes
    }

    /// Reads a document in pieces. Throws instead of the last one if the bytes are not those of the digest.
    public func read(_ digest: Digest, in pieces: Int = 1 << 20, _ body: (Data) throws -> Void) throws {
        let reader = try reader(of: digest)
        while let piece = try reader.next(pieces) { try body(piece) }
    }

    /// Throws unless the bytes are there and are those of the digest.
    public func verify(_ digest: Digest) throws {
        try read(digest) { _ in }
    }

    /// Takes the bytes of an erased document away, for good, when this returns `true`. Whoever calls it knows that no document
    /// has them any more.
    ///
    /// - Returns: `false` while somebody who takes in the same bytes may not have recorded it yet.
    public func remove(_ digest: Digest) throws -> Bool {
        try shelf.remove(digest)
    }

    /// Everything that lies in the vault, in the order of the digests.
    public func digests() throws -> [Digest] {
        var found: [Digest] = []
        while case let page = try page(after: found.last, most: 1_000), !page.isEmpty { found += page }
        return found
    }

    /// What lies in the vault after that digest, in their order, about so many; none at the end.
    public func page(after last: Digest?, most: Int) throws -> [Digest] {
        try shelf.page(after: last, most: most)
    }

    /// How large a document is and how long it has lain there; `nil` where there is none.
    public func standing(of digest: Digest) throws -> BlobStanding? {
        try shelf.standing(of: digest)
    }

    /// What lies in the vault and belongs to no document of `known`: listed, never deleted.
    public func orphans(besides known: Set<Digest>) throws -> [Digest] {
        try digests().filter { !known.contains($0) }
    }
}
