internal import Evidence
public import Foundation
public import Law
internal import Store

/// The backups of one office in one folder. No office is opened for them: a backup is made beside a running
/// server, and before an update has touched the schema.
public struct Backups: Sendable {
    let office: OfficeFolder
    let root: URL
    let keyFile: URL
    let clock: OfficeClock?
    let randomness: Randomness

    /// - Parameter root: the folder of the backups, outside the data folder.
    /// - Parameter keyFile: by default `DATA.backup-key` beside the data folder.
    /// - Parameter clock: without one, that of the office.
    public init(
        of office: OfficeFolder, in root: URL, keyFile: URL? = nil, clock: OfficeClock? = nil,
        randomness: Randomness = Randomness()
    ) {
        self.office = office
        self.root = root.standardizedFileURL
        self.keyFile = (keyFile ?? Backups.usualKey(of: office)).standardizedFileURL
        self.clock = clock
        self.randomness = randomness
    }

    public static func usualKey(of office: OfficeFolder) -> URL {
        office.root.deletingLastPathComponent().appending(path: office.root.lastPathComponent + ".backup-key")
    }

    /// Makes the key over backups and gives its fingerprint. One that is there already is never replaced.
    public func makeKey() throws -> String {
        try spoken {
            try refuseNesting()
            return try BackupKey.create(at: keyFile, bytes: randomness.bytes(32)).fingerprint.description
        }
    }

    func key() throws -> BackupKey {
        try refuseNesting()
        return try BackupKey.read(from: keyFile)
    }

    /// A backup inside the data would be backed up itself, and a key beside what it opens protects nothing.
    private func refuseNesting() throws {
        if Backups.lies(root, in: office.root) || Backups.lies(office.root, in: root) {
            throw BackupFault(
                "the backups must lie outside the data folder, and it outside them", isUsage: true)
        }
        for (file, name) in [(keyFile, "backup"), (office.key, "master")] {
            guard Backups.lies(file, in: office.root) || Backups.lies(file, in: root) else { continue }
            throw BackupFault(
                "the \(name) key \(file.path) must lie outside the data folder and outside the backups",
                isUsage: true)
        }
    }

    static func lies(_ file: URL, in folder: URL) -> Bool {
        let path = file.resolvingSymlinksInPath().standardizedFileURL.pathComponents
        return path.starts(with: folder.resolvingSymlinksInPath().standardizedFileURL.pathComponents)
    }

    /// One backup of the folder, as its head tells it without a key.
    public struct Line: Hashable, Sendable {
        public let number: Int
        public let made: Instant
        public let backupKey: String
        public let masterKey: String
        public let schema: String
    }

    /// All backups of a folder, the oldest first.
    public static func lines(in root: URL) throws -> [Line] {
        try spoken {
            let folder = try BackupFolder(at: root, isNew: false)
            return try folder.numbers().map { number in
                let head = try folder.head(of: number)
                return Line(
                    number: number, made: Instant(ms: head.madeMs), backupKey: head.backupKey.description,
                    masterKey: head.masterKey.description, schema: head.schema.name)
            }
        }
    }

    /// Removes all but the newest, with the pieces that only the others named.
    ///
    /// - Returns: how many backups and how many pieces are gone.
    public func keepNewest(_ count: Int) throws -> (backups: Int, pieces: Int) {
        try spoken {
            let folder = try BackupFolder(at: root, isNew: false)
            let removed = try folder.keepNewest(count, with: try key())
            return (removed.numbers.count, removed.pieces)
        }
    }
}
