internal import Evidence
public import Foundation

/// Puts the files of one backup back into an empty folder.
public struct BackupReading {
    private let shelf: PieceShelf
    private let list: BackupList

    public init(_ list: BackupList, in folder: BackupFolder, with key: BackupKey) {
        shelf = PieceShelf(in: folder.root, key: key)
        self.list = list
    }

    /// Returns when all files are there, each with the digest that it had.
    ///
    /// - Parameter isLasting: whether to wait for the disk; not for a folder that goes away again.
    /// - Throws: `PieceFault` at the first piece that is missing or changed.
    public func restore(into root: URL, isLasting: Bool) throws {
        var folders: Set<URL> = [root]
        for entry in list.entries {
            let place = root.appending(path: entry.path)
            let folder = place.deletingLastPathComponent()
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            folders.insert(folder)
            try restore(entry, to: place, isLasting: isLasting)
        }
        guard isLasting else { return }
        for folder in folders { try SystemFile.synchronizeFolder(folder) }
    }

    private func restore(_ entry: BackupEntry, to place: URL, isLasting: Bool) throws {
        guard let descriptor = try SystemFile.create(place, mode: 0o600) else {
            throw StoreError.unique(constraint: entry.path)
        }
        defer { SystemFile.close(descriptor) }
        var hash = StreamingDigest()
        for name in entry.pieces {
            let piece = try shelf.piece(name)
            hash.update(piece)
            try piece.withUnsafeBytes { try SystemFile.write($0, to: descriptor) }
        }
        guard hash.finish() == entry.digest else { throw PieceFault.changed(entry.path) }
        if isLasting { try SystemFile.synchronize(descriptor) }
    }
}

/// A folder in the making beside its final place. Until it has its final name, nobody takes it for an office.
public final class NeighbourFolder: Sendable {
    public let root: URL
    private let place: URL
    private let lock: FileLock

    /// Another process makes the same folder.
    public struct Busy: Error, Hashable, Sendable {
        public let path: String
    }

    /// Makes `NAME.restoring` beside `place`; what an interrupted restore left there is cleared away.
    public init(of place: URL) throws {
        let above = place.deletingLastPathComponent()
        let name = place.lastPathComponent + ".restoring"
        root = above.appending(path: name, directoryHint: .isDirectory)
        self.place = place
        try FileManager.default.createDirectory(at: above, withIntermediateDirectories: true)
        guard let lock = try FileLock(above.appending(path: name + ".lock")) else {
            throw Busy(path: root.path)
        }
        self.lock = lock
        if FileManager.default.fileExists(atPath: root.path) { try FileManager.default.removeItem(at: root) }
        try FileManager.default.createDirectory(
            at: root, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    }

    /// Gives the folder its final name, in place of nothing or of an empty folder.
    public func settle() throws {
        try SystemFile.rename(root, to: place)
        try SystemFile.synchronizeFolder(place.deletingLastPathComponent())
        removeLock()
    }

    public func abandon() throws {
        try FileManager.default.removeItem(at: root)
        removeLock()
    }

    private func removeLock() {
        SystemFile.remove(
            place.deletingLastPathComponent().appending(path: place.lastPathComponent + ".restoring.lock"))
    }
}
