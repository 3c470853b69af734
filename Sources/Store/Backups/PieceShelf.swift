internal import Evidence
internal import Foundation

/// A piece of a backup that cannot be used.
public enum PieceFault: Error, Hashable, Sendable {
    case missing(String)
    /// A byte was changed, the piece is cut short, or it lies under the name of another.
    case changed(String)
}

/// The pieces of all backups in one folder, each under its name: `pieces/ab/abcd…`. A piece that has its final
/// name is whole, because it gets it after its bytes are on the disk.
struct PieceShelf {
    let folder: URL
    private let incoming: URL
    private let key: BackupKey
    /// Pieces that were not there before.
    private(set) var written: [Digest] = []
    private(set) var writtenBytes = 0
    private var unsettled: Set<String> = []

    init(in backups: URL, key: BackupKey) {
        folder = backups.appending(path: "pieces")
        incoming = backups.appending(path: "incoming")
        self.key = key
    }

    static func path(of name: Digest) -> String {
        let text = name.description
        return "pieces/\(text.prefix(2))/\(text)"
    }

    private func file(of name: Digest) -> URL {
        let text = name.description
        return folder.appending(path: String(text.prefix(2))).appending(path: text)
    }

    /// Whether a piece that holds so many bytes lies there. Its bytes are not looked at.
    func holds(_ name: Digest, count: Int) -> Bool {
        do {
            let found = try FileManager.default.attributesOfItem(atPath: file(of: name).path)
            return (found[.size] as? NSNumber)?.intValue == count + BackupKey.overhead
        } catch {
            return false
        }
    }

    /// Keeps a piece unless it lies there already, and gives its name.
    mutating func put(_ piece: Data) throws -> Digest {
        var hash = StreamingDigest()
        hash.update(piece)
        let name = key.name(of: hash.finish())
        if holds(name, count: piece.count) { return name }
        let bytes = try key.close(piece: piece, named: name)
        let place = file(of: name)
        let shelf = place.deletingLastPathComponent()
        try write(bytes, to: incoming.appending(path: name.description))
        try FileManager.default.createDirectory(at: shelf, withIntermediateDirectories: true)
        try SystemFile.rename(incoming.appending(path: name.description), to: place)
        unsettled.insert(shelf.path)
        written.append(name)
        writtenBytes += bytes.count
        return name
    }

    private func write(_ bytes: Data, to file: URL) throws {
        guard let descriptor = try SystemFile.create(file, mode: 0o600) else {
            throw StoreError.unique(constraint: file.path)
        }
        defer { SystemFile.close(descriptor) }
        try bytes.withUnsafeBytes { try SystemFile.write($0, to: descriptor) }
        try SystemFile.synchronize(descriptor)
    }

    /// Returns when the names of all pieces are on the disk.
    mutating func settle() throws {
        for shelf in unsettled.sorted() { try SystemFile.synchronizeFolder(URL(filePath: shelf)) }
        try SystemFile.synchronizeFolder(folder)
        unsettled = []
    }

    /// Takes away what was written, after a backup that did not come to its end.
    func abandon() {
        for name in written { SystemFile.remove(file(of: name)) }
    }

    func piece(_ name: Digest) throws -> Data {
        let file = file(of: name)
        guard FileManager.default.fileExists(atPath: file.path) else {
            throw PieceFault.missing(PieceShelf.path(of: name))
        }
        guard let piece = key.open(piece: try Data(contentsOf: file), named: name) else {
            throw PieceFault.changed(PieceShelf.path(of: name))
        }
        return piece
    }

    /// Names of all pieces, in their order.
    func names() throws -> [Digest] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().flatMap { shelf in
            try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: shelf).path)
                .compactMap { Digest(hex: $0) }
        }
    }

    func remove(_ name: Digest) {
        SystemFile.remove(file(of: name))
    }
}
