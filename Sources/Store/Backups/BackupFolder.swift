public import Evidence
public import Foundation

/// Why a folder of backups, or one backup in it, cannot be used.
public enum BackupFolderFault: Error, Hashable, Sendable {
    case noBackups(String)
    /// There is something in the folder, and it is not backups.
    case foreign(String)
    /// Another process writes or removes backups there.
    case busy(String)
    case unknown(number: Int)
    /// The list was changed or cut short.
    case changed(number: Int)
    case laterForm(number: Int)
    case otherKey(number: Int, needed: Digest, given: Digest)
}

/// The backups of an office in one folder: `pieces`, and in `lists` one list for each backup. A backup is there
/// when its list is, and the list is written last.
public final class BackupFolder: Sendable {
    private static let sign = "zhibao backups\n"

    public let root: URL
    private let lock: FileLock

    private var lists: URL { root.appending(path: "lists") }

    /// - Parameter isNew: whether a folder that is missing or empty becomes one.
    public init(at root: URL, isNew: Bool) throws {
        self.root = root
        let sign = root.appending(path: "zhibao-backups")
        if !FileManager.default.fileExists(atPath: sign.path) {
            guard isNew else { throw BackupFolderFault.noBackups(root.path) }
            try BackupFolder.make(root, sign: sign)
        }
        guard let lock = try FileLock(root.appending(path: "lock")) else {
            throw BackupFolderFault.busy(root.path)
        }
        self.lock = lock
        for folder in ["lists", "pieces", "incoming"] {
            try FileManager.default.createDirectory(
                at: root.appending(path: folder), withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
        }
    }

    private static func make(_ root: URL, sign: URL) throws {
        let files = FileManager.default
        try files.createDirectory(
            at: root, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        // A new file system has a folder of its own for what it finds again.
        guard try files.contentsOfDirectory(atPath: root.path).allSatisfy({ $0 == "lost+found" }) else {
            throw BackupFolderFault.foreign(root.path)
        }
        guard let descriptor = try SystemFile.create(sign, mode: 0o600) else { return }
        defer { SystemFile.close(descriptor) }
        try SystemFile.write(Array(BackupFolder.sign.utf8), to: descriptor)
    }

    /// Clears away what an interrupted backup left. Only its writer does that, while it holds the lock.
    func clearIncoming() throws {
        let incoming = root.appending(path: "incoming")
        for name in try FileManager.default.contentsOfDirectory(atPath: incoming.path) {
            try FileManager.default.removeItem(at: incoming.appending(path: name))
        }
    }

    /// Numbers of all backups, the oldest first.
    public func numbers() throws -> [Int] {
        try FileManager.default.contentsOfDirectory(atPath: lists.path).compactMap { Int($0) }.sorted()
    }

    private func file(_ number: Int) -> URL {
        let digits = String(number)
        return lists.appending(path: String(repeating: "0", count: max(0, 6 - digits.count)) + digits)
    }

    public func head(of number: Int) throws -> BackupHead {
        try parts(of: number).head
    }

    private func parts(of number: Int) throws -> (head: BackupHead, line: Data, list: Data) {
        let file = file(number)
        guard FileManager.default.fileExists(atPath: file.path) else {
            throw BackupFolderFault.unknown(number: number)
        }
        let bytes = try Data(contentsOf: file)
        guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else {
            throw BackupFolderFault.changed(number: number)
        }
        let line = bytes[...end]
        do {
            let head = try BackupHead(reading: line)
            guard head.number == number else { throw BackupFolderFault.changed(number: number) }
            return (head, line, bytes[(end + 1)...])
        } catch BackupHead.Fault.laterForm {
            throw BackupFolderFault.laterForm(number: number)
        } catch is BackupHead.Fault {
            throw BackupFolderFault.changed(number: number)
        }
    }

    public func list(of number: Int, with key: BackupKey) throws -> BackupList {
        let (head, line, sealed) = try parts(of: number)
        guard head.backupKey == key.fingerprint else {
            throw BackupFolderFault.otherKey(
                number: number, needed: head.backupKey, given: key.fingerprint)
        }
        guard let text = key.open(list: sealed, salt: head.salt, boundTo: line),
            let list = BackupList(reading: String(decoding: text, as: UTF8.self), of: head)
        else { throw BackupFolderFault.changed(number: number) }
        return list
    }

    /// Returns when the list, and with it the backup, is on the disk. Its pieces lie there already.
    func add(_ list: BackupList, as head: BackupHead, with key: BackupKey) throws {
        let line = Data(head.text.utf8)
        let sealed = try key.close(list: Data(list.text.utf8), salt: head.salt, boundTo: line)
        let incoming = root.appending(path: "incoming").appending(path: "list")
        guard let descriptor = try SystemFile.create(incoming, mode: 0o600) else {
            throw StoreError.unique(constraint: incoming.path)
        }
        defer { SystemFile.close(descriptor) }
        try (line + sealed).withUnsafeBytes { try SystemFile.write($0, to: descriptor) }
        try SystemFile.synchronize(descriptor)
        try SystemFile.rename(incoming, to: file(head.number))
        try SystemFile.synchronizeFolder(lists)
    }

    /// What the removal of older backups did.
    public struct Removed: Hashable, Sendable {
        public let numbers: [Int]
        public let pieces: Int
    }

    /// Removes all but the newest backups, and the pieces that none of the others names. Every list that stays
    /// must be readable first: a list that does not open could name any piece.
    public func keepNewest(_ count: Int, with key: BackupKey) throws -> Removed {
        precondition(count > 0, "the newest backup is never removed")
        let all = try numbers()
        let gone = Array(all.dropLast(count))
        var named: Set<Digest> = []
        for number in all.suffix(count) { named.formUnion(try list(of: number, with: key).names) }
        for number in gone { SystemFile.remove(file(number)) }
        try SystemFile.synchronizeFolder(lists)
        let shelf = PieceShelf(in: root, key: key)
        let unnamed = try shelf.names().filter { !named.contains($0) }
        for name in unnamed { shelf.remove(name) }
        return Removed(numbers: gone, pieces: unnamed.count)
    }

    /// Everything that keeps the backup from being restored: pieces that are missing or changed, by their paths.
    public func faults(in list: BackupList, with key: BackupKey) throws -> [PieceFault] {
        let shelf = PieceShelf(in: root, key: key)
        return try list.names.sorted { $0.description < $1.description }.compactMap { name in
            do {
                _ = try shelf.piece(name)
                return nil
            } catch let fault as PieceFault {
                return fault
            }
        }
    }
}
