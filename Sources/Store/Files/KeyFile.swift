internal import Evidence
internal import Foundation

/// How keys lie on the disk: 32 bytes in hexadecimal digits, in a file of mode 0600. A key that is there is never lost
/// by writing another: a file is made where there is none, or replaced as a whole.
enum KeyFile {
    static let count = 32
    /// Generations of a key in one file; a file with more is none of ours.
    private static let mostLines = 1_000

    static func create(at file: URL, bytes: [UInt8]) throws {
        precondition(bytes.count == count, "a key has \(count) bytes")
        guard try write(Array((Hex.text(bytes) + "\n").utf8), to: file) else {
            throw MasterKey.Fault.alreadyThere(file.path)
        }
        try SystemFile.synchronizeFolder(file.deletingLastPathComponent())
    }

    /// Writes a neighbour, waits for the disk, and gives it the name of the file: whoever reads meanwhile, or after a
    /// cut of power, finds the file from before or this one. A file that is a link keeps being one.
    static func replace(_ file: URL, with bytes: [UInt8]) throws {
        let place = file.resolvingSymlinksInPath()
        let neighbour = URL(filePath: place.path + ".new")
        // Of a change that was killed: nothing was sealed under what it alone holds.
        SystemFile.remove(neighbour)
        guard try write(bytes, to: neighbour) else { throw MasterKey.Fault.alreadyThere(neighbour.path) }
        do {
            try SystemFile.rename(neighbour, to: place)
        } catch {
            SystemFile.remove(neighbour)
            throw error
        }
        try SystemFile.synchronizeFolder(place.deletingLastPathComponent())
    }

    /// `false` where something of that name is there.
    private static func write(_ bytes: [UInt8], to file: URL) throws -> Bool {
        guard let descriptor = try SystemFile.create(file, mode: 0o600) else { return false }
        defer { SystemFile.close(descriptor) }
        try SystemFile.write(bytes, to: descriptor)
        try SystemFile.synchronize(descriptor)
        return true
    }

    static func read(from file: URL) throws -> [UInt8] {
        let lines = try lines(of: file)
        guard lines.count == 1, let bytes = key(in: lines[0]) else {
            throw MasterKey.Fault.notAKey(file.path)
        }
        return bytes
    }

    /// The lines of a file that its owner alone may read.
    static func lines(of file: URL) throws -> [String] {
        guard FileManager.default.fileExists(atPath: file.path) else {
            throw MasterKey.Fault.missing(file.path)
        }
        let target = file.resolvingSymlinksInPath().path
        let mode = try FileManager.default.attributesOfItem(atPath: target)[.posixPermissions] as? Int
        guard let mode, mode & 0o077 == 0 else { throw MasterKey.Fault.readableByOthers(file.path) }
        guard let text = String(data: try Data(contentsOf: file), encoding: .utf8) else {
            throw MasterKey.Fault.notAKey(file.path)
        }
        let lines = text.split(whereSeparator: \.isNewline).map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        guard (1...mostLines).contains(lines.count) else { throw MasterKey.Fault.notAKey(file.path) }
        return lines
    }

    static func key(in digits: some StringProtocol) -> [UInt8]? {
        guard let bytes = Hex.bytes(String(digits)), bytes.count == count else { return nil }
        return bytes
    }
}
