public import Evidence
public import Foundation

/// What the vault has taken in.
public struct KeptBytes: Hashable, Sendable {
    public let sha256: Digest
    public let sizeBytes: Int

    public init(sha256: Digest, sizeBytes: Int) {
        self.sha256 = sha256
        self.sizeBytes = sizeBytes
    }
}

/// The document is larger than the office takes.
public struct TooLarge: Error, Hashable, Sendable {
    public let limitBytes: Int

    public init(limitBytes: Int) {
        self.limitBytes = limitBytes
    }
}

/// Streams one document into the vault while hashing it. Dropped before it is finished, it leaves nothing.
public struct VaultWriter: ~Copyable {
    private let vault: Vault
    private let file: URL
    private let descriptor: Int32
    private let limit: Int
    private var digest: StreamingDigest?
    private var size = 0

    init(into vault: Vault, name: String, limit: Int) throws {
        precondition(!name.isEmpty && !name.contains("/"), "the name of an upload is one word")
        let file = vault.incoming.appending(path: name)
        guard let descriptor = try SystemFile.create(file, mode: 0o600) else {
            throw StoreError.unique(constraint: "incoming/\(name)")
        }
        self.vault = vault
        self.file = file
        self.descriptor = descriptor
        self.limit = limit
        digest = StreamingDigest()
    }

    /// Throws `TooLarge` with the first byte above the limit, and `StoreError.diskFull`.
    public mutating func append(_ bytes: UnsafeRawBufferPointer) throws {
        guard size + bytes.count <= limit else { throw TooLarge(limitBytes: limit) }
        size += bytes.count
        digest?.update(bytes)
        try SystemFile.write(bytes, to: descriptor)
    }

    public mutating func append(_ bytes: some ContiguousBytes) throws {
        var failure: (any Error)?
        bytes.withUnsafeBytes { pointer in
            do { try append(pointer) } catch { failure = error }
        }
        if let failure { throw failure }
    }

    /// Returns when the bytes and their name are on the disk or in the bucket.
    public mutating func finish() throws -> KeptBytes {
        let document = spooled()
        try vault.shelf.put(document)
        return KeptBytes(sha256: document.sha256, sizeBytes: document.sizeBytes)
    }

    /// As `finish`, for whoever shares their thread with others.
    public mutating func finishInTurn() async throws -> KeptBytes {
        guard vault.shelf.isElsewhere else { return try finish() }
        let document = spooled()
        let shelf = vault.shelf
        try await Elsewhere.run { try shelf.put(document) }
        return KeptBytes(sha256: document.sha256, sizeBytes: document.sizeBytes)
    }

    private mutating func spooled() -> SpooledDocument {
        guard let sha256 = digest.take()?.finish() else { preconditionFailure("a document is finished once") }
        return SpooledDocument(file: file, descriptor: descriptor, sha256: sha256, sizeBytes: size)
    }

    /// The temporary name is gone after a rename; else it is removed with what was written.
    deinit {
        SystemFile.close(descriptor)
        SystemFile.remove(file)
    }
}
