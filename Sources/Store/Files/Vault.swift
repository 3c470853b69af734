public import Evidence
public import Foundation

/// The bytes of all documents, each under its SHA-256: `vault/ab/cd/abcd…`. Nothing is changed, and nothing is deleted but what two
/// people erased.
public struct Vault: Sendable {
    public enum Fault: Error, Hashable, Sendable {
        case missing(Digest)
        /// The file's bytes are no longer those of its name.
        case altered(Digest, found: Digest)
    }

    let folder: URL
    /// Whether each document is on the disk before it has its name; else whoever fills the vault sees to that at the end.
    var waitsForDisk = true
    /// Documents that were taken in while they lay here already, and may have no row yet.
    private let takenAgain = TakenAgain()

    var incoming: URL { folder.appending(path: "incoming") }

    /// Opens the vault, and clears away what an interrupted upload left. Only the serving process does that.
    public init(at folder: URL, waitsForDisk: Bool = true) throws {
        self.folder = folder
        self.waitsForDisk = waitsForDisk
        try FileManager.default.createDirectory(at: incoming, withIntermediateDirectories: true)
        for name in try FileManager.default.contentsOfDirectory(atPath: incoming.path) {
            try FileManager.default.removeItem(at: incoming.appending(path: name))
        }
    }

    /// Opens a vault that another process may be writing to.
    public init(beside folder: URL) {
        self.folder = folder
    }

    /// Takes in one document of at most `limit` bytes. `name` tells uploads at the same moment apart.
    public func writer(name: String, limit: Int) throws -> VaultWriter {
        try VaultWriter(into: self, name: name, limit: limit)
    }

    /// Returns when everything that was taken in is on the disk.
    public func waitForDisk() {
        SystemFile.synchronizeEverything()
    }

    public func contains(_ digest: Digest) -> Bool {
        FileManager.default.fileExists(atPath: path(of: digest).path)
    }

    /// Where the bytes lie, for a door that streams them.
    public func file(of digest: Digest) throws -> URL {
        guard contains(digest) else { throw Fault.missing(digest) }
        return path(of: digest)
    }

    /// All bytes of a small document, checked against their digest.
    public func bytes(of digest: Digest) throws -> [UInt8] {
        let bytes = Array(try Data(contentsOf: try file(of: digest)))
        let found = Digest(of: bytes)
        guard found == digest else { throw Fault.altered(digest, found: found) }
        return bytes
    }

    /// Reads a document in pieces. Throws at the end if the bytes are not those of the digest.
    public func read(_ digest: Digest, in pieces: Int = 1 << 20, _ body: (Data) throws -> Void) throws {
        let handle = try FileHandle(forReadingFrom: try file(of: digest))
        defer { handle.closeFile() }
        var hash = StreamingDigest()
        while let piece = try handle.read(upToCount: pieces), !piece.isEmpty {
            hash.update(piece)
            try body(piece)
        }
        let found = hash.finish()
        guard found == digest else { throw Fault.altered(digest, found: found) }
    }

    /// Throws unless the bytes are there and are those of the digest.
    public func verify(_ digest: Digest) throws {
        try read(digest) { _ in }
    }

    /// Whether the bytes lie here; they are then taken in without being written, and stay for a while whatever is erased.
    func takesAgain(_ digest: Digest) -> Bool {
        takenAgain.note(digest, ifThere: { contains(digest) })
    }

    /// Takes the bytes of an erased document away, for good, when this returns `true`. Whoever calls it knows that no document
    /// has them any more.
    ///
    /// - Returns: `false` while somebody who takes in the same bytes may not have recorded it yet.
    public func remove(_ digest: Digest) throws -> Bool {
        try takenAgain.unlessNoted(digest) {
            guard contains(digest) else { return }
            let place = path(of: digest)
            try FileManager.default.removeItem(at: place)
            try SystemFile.synchronizeFolder(place.deletingLastPathComponent())
        }
    }

    /// Everything that lies in the vault, in the order of the digests.
    public func digests() throws -> [Digest] {
        var found: [Digest] = []
        for first in try folders(in: folder) {
            for second in try folders(in: folder.appending(path: first)) {
                let shelf = folder.appending(path: first).appending(path: second)
                found += try FileManager.default.contentsOfDirectory(atPath: shelf.path).sorted()
                    .compactMap { Digest(hex: $0) }
            }
        }
        return found
    }

    /// What lies in the vault and belongs to no document of `known`: listed, never deleted.
    public func orphans(besides known: Set<Digest>) throws -> [Digest] {
        try digests().filter { !known.contains($0) }
    }

    func path(of digest: Digest) -> URL {
        let name = digest.description
        return folder.appending(path: String(name.prefix(2)))
            .appending(path: String(name.dropFirst(2).prefix(2)))
            .appending(path: name)
    }

    private func folders(in folder: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.count == 2 }.sorted()
    }
}
