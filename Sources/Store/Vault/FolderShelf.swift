internal import Evidence
internal import Foundation

/// Documents on a disk: `vault/ab/cd/abcd…`.
struct FolderShelf: BlobShelf {
    let folder: URL
    /// Whether each document is on the disk before it has its name; else whoever fills the vault sees to that at the end.
    let waitsForDisk: Bool
    /// Documents that were taken in while they lay here already, and may have no row yet.
    private let takenAgain = TakenAgain()

    let isElsewhere = false

    init(_ folder: URL, waitsForDisk: Bool) {
        self.folder = folder
        self.waitsForDisk = waitsForDisk
    }

    func has(_ digest: Digest) -> Bool {
        FileManager.default.fileExists(atPath: path(of: digest).path)
    }

    func open(_ digest: Digest) throws -> any BlobStretches {
        guard has(digest) else { throw Vault.Fault.missing(digest) }
        return try FileStretches(path(of: digest))
    }

    /// Bytes that are there already stay untouched.
    func put(_ document: SpooledDocument) throws {
        if waitsForDisk { try SystemFile.synchronize(document.descriptor) }
        guard !takenAgain.note(document.sha256, ifThere: { has(document.sha256) }) else { return }
        let place = path(of: document.sha256)
        let shelf = place.deletingLastPathComponent()
        try FileManager.default.createDirectory(at: shelf, withIntermediateDirectories: true)
        try SystemFile.rename(document.file, to: place)
        guard waitsForDisk else { return }
        try SystemFile.synchronizeFolder(shelf)
        try SystemFile.synchronizeFolder(shelf.deletingLastPathComponent())
        try SystemFile.synchronizeFolder(folder)
    }

    func remove(_ digest: Digest) throws -> Bool {
        try takenAgain.unlessNoted(digest) {
            guard has(digest) else { return }
            let place = path(of: digest)
            try FileManager.default.removeItem(at: place)
            try SystemFile.synchronizeFolder(place.deletingLastPathComponent())
        }
    }

    func page(after last: Digest?, most: Int) throws -> [Digest] {
        let name = last?.description ?? ""
        var found: [Digest] = []
        for first in try folders(in: folder) where first >= name.prefix(2) {
            for second in try folders(in: folder.appending(path: first))
            where first + second >= name.prefix(4) {
                let shelf = folder.appending(path: first).appending(path: second)
                found += try FileManager.default.contentsOfDirectory(atPath: shelf.path).sorted()
                    .filter { $0 > name }.compactMap { Digest(hex: $0) }
                if found.count >= most { return found }
            }
        }
        return found
    }

    func standing(of digest: Digest) throws -> BlobStanding? {
        guard has(digest) else { return nil }
        let found = try FileManager.default.attributesOfItem(atPath: path(of: digest).path)
        let changed = found[.modificationDate] as? Date
        return BlobStanding(
            sizeBytes: (found[.size] as? NSNumber)?.intValue ?? 0,
            ageSeconds: changed.map { Int(-$0.timeIntervalSinceNow) } ?? 0)
    }

    func waitForDisk() {
        SystemFile.synchronizeEverything()
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

private struct FileStretches: BlobStretches {
    private let handle: FileHandle
    let sizeBytes: Int

    init(_ file: URL) throws {
        handle = try FileHandle(forReadingFrom: file)
        sizeBytes = Int(try handle.seekToEnd())
        try handle.seek(toOffset: 0)
    }

    func next(_ most: Int) throws -> Data? {
        guard let piece = try handle.read(upToCount: most), !piece.isEmpty else { return nil }
        return piece
    }
}
