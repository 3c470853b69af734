public import Evidence
public import Foundation

/// What one backup wrote.
public struct WrittenBackup: Hashable, Sendable {
    public let number: Int
    public let state: RecordedState
    public let files: Int
    public let sizeBytes: Int
    /// Pieces that no earlier backup in the folder had.
    public let newPieces: Int
    public let newBytes: Int
    /// Documents that the database names and that the vault did not have whole.
    public let absent: [Digest]
}

/// Writes one backup. Either it ends with `finish`, or nothing of it stays.
public struct BackupWriting {
    /// Bytes of a piece of the database: sixteen of its pages, so that an act changes few pieces.
    static let databasePiece = 65_536
    /// Bytes of a piece of everything else, which hardly ever changes.
    static let filePiece = 1_048_576

    private let folder: BackupFolder
    private let key: BackupKey
    private let number: Int
    private var shelf: PieceShelf
    private var entries: [BackupEntry] = []
    private var absent: [Digest] = []
    /// What the backup before this one knew of documents, which never change.
    private var known: [Digest: BackupEntry] = [:]

    public init(into folder: BackupFolder, with key: BackupKey) throws {
        self.folder = folder
        self.key = key
        try folder.clearIncoming()
        shelf = PieceShelf(in: folder.root, key: key)
        let last = try folder.numbers().last
        number = (last ?? 0) + 1
        guard let last else { return }
        do {
            known = Dictionary(
                try folder.list(of: last, with: key).entries.map { ($0.digest, $0) },
                uniquingKeysWith: { first, _ in first })
        } catch is BackupFolderFault {
            // Under another key, or damaged: then every document is read again.
            known = [:]
        }
    }

    /// Takes in a file of any kind, in pieces of that size. One that is gone meanwhile is left out.
    public mutating func add(_ file: URL, as path: String) throws {
        guard FileManager.default.fileExists(atPath: file.path) else { return }
        let handle = try FileHandle(forReadingFrom: file)
        defer { handle.closeFile() }
        try add(handle, as: path, in: BackupWriting.filePiece)
    }

    public mutating func addDatabase(_ handle: FileHandle, as path: String) throws {
        try add(handle, as: path, in: BackupWriting.databasePiece)
    }

    /// Takes in bytes that were put together for this backup.
    public mutating func add(_ bytes: Data, as path: String) throws {
        var hash = StreamingDigest()
        hash.update(bytes)
        entries.append(
            BackupEntry(
                path: path, sizeBytes: bytes.count, digest: hash.finish(),
                pieces: bytes.isEmpty ? [] : [try shelf.put(bytes)]))
    }

    /// Takes in a document. One that is missing or altered is noted, so that one lost paper keeps nobody from
    /// saving all others.
    public mutating func add(_ document: Digest, of vault: Vault) throws {
        let name = document.description
        let path = "vault/\(name.prefix(2))/\(name.dropFirst(2).prefix(2))/\(name)"
        if let before = known[document], before.path == path, isWhole(before) {
            entries.append(before)
            return
        }
        var pieces: [Digest] = []
        var size = 0
        do {
            try vault.read(document, in: BackupWriting.filePiece) { piece in
                pieces.append(try shelf.put(piece))
                size += piece.count
            }
        } catch is Vault.Fault {
            absent.append(document)
            return
        }
        entries.append(BackupEntry(path: path, sizeBytes: size, digest: document, pieces: pieces))
    }

    /// Whether all pieces of a document lie there, each with its length.
    private func isWhole(_ entry: BackupEntry) -> Bool {
        var rest = entry.sizeBytes
        for name in entry.pieces {
            let count = min(rest, BackupWriting.filePiece)
            guard shelf.holds(name, count: count) else { return false }
            rest -= count
        }
        return rest == 0
    }

    private mutating func add(_ handle: FileHandle, as path: String, in count: Int) throws {
        var hash = StreamingDigest()
        var pieces: [Digest] = []
        var size = 0
        while let piece = try handle.read(upToCount: count), !piece.isEmpty {
            hash.update(piece)
            size += piece.count
            pieces.append(try shelf.put(piece))
        }
        entries.append(BackupEntry(path: path, sizeBytes: size, digest: hash.finish(), pieces: pieces))
    }

    /// Writes the list, with which the backup is there.
    public mutating func finish(_ state: RecordedState, at madeMs: Int, random: RandomBytes) throws
        -> WrittenBackup
    {
        try shelf.settle()
        let list = BackupList(state: state, entries: entries, absent: absent)
        let head = BackupHead(
            number: number, madeMs: madeMs, backupKey: key.fingerprint, masterKey: state.masterKey,
            schema: state.schema, salt: random(32))
        try folder.add(list, as: head, with: key)
        return WrittenBackup(
            number: number, state: state, files: entries.count,
            sizeBytes: entries.reduce(0) { $0 + $1.sizeBytes }, newPieces: shelf.written.count,
            newBytes: shelf.writtenBytes, absent: absent)
    }

    /// Takes away what was written, so that a full disk is no fuller than before.
    public func abandon() throws {
        shelf.abandon()
        try folder.clearIncoming()
    }
}
