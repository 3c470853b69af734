internal import Evidence
internal import Foundation

/// Where the bytes of documents lie, each under its digest: folders on a disk, or a bucket. The vault speaks to it, and nobody
/// else.
///
/// Its calls wait until they are done, because they are also made within a transaction of the database.
protocol BlobShelf: Sendable {
    /// Whether a call may wait for another machine.
    var isElsewhere: Bool { get }

    /// Throws where that cannot be told, so that a server which is away is never read as a document that is missing.
    func has(_ digest: Digest) throws -> Bool

    /// Throws `Vault.Fault.missing` where there is none.
    func open(_ digest: Digest) throws -> any BlobStretches

    /// Returns when the document is kept under its digest as a whole; a failure leaves nothing under that name that was not
    /// there before.
    func put(_ document: SpooledDocument) throws

    /// Returns `false` where somebody may have taken in the same bytes just now.
    func remove(_ digest: Digest) throws -> Bool

    /// What lies there after that digest, in their order: at least one unless there are none, and about so many.
    func page(after last: Digest?, most: Int) throws -> [Digest]

    /// `nil` where there is none.
    func standing(of digest: Digest) throws -> BlobStanding?

    /// Returns when everything that was put is on the disk.
    func waitForDisk()
}

/// The bytes of one document, from its beginning.
protocol BlobStretches: Sendable {
    var sizeBytes: Int { get }

    /// At most so many bytes; `nil` at the end.
    mutating func next(_ most: Int) throws -> Data?
}

/// A document that arrived whole and has no place yet.
struct SpooledDocument: Sendable {
    let file: URL
    /// Open for writing; it belongs to whoever spooled the document.
    let descriptor: Int32
    let sha256: Digest
    let sizeBytes: Int
}

/// How a document lies on its shelf.
public struct BlobStanding: Hashable, Sendable {
    public let sizeBytes: Int
    /// By the clock of the machine on which it lies.
    public let ageSeconds: Int

    /// What was taken in a moment ago may have its row in the database a moment later.
    public var isSettled: Bool { ageSeconds > BlobStanding.youngSeconds }

    /// An act that refers to a document follows its upload within moments.
    static let youngSeconds = 600
}
