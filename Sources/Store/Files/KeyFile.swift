internal import Evidence
internal import Foundation

/// How keys lie on the disk: 32 bytes in hexadecimal digits, in a file of mode 0600 that is never replaced.
enum KeyFile {
    static let count = 32

    static func create(at file: URL, bytes: [UInt8]) throws {
        precondition(bytes.count == count, "a key has \(count) bytes")
        guard let descriptor = try SystemFile.create(file, mode: 0o600) else {
            throw MasterKey.Fault.alreadyThere(file.path)
        }
        defer { SystemFile.close(descriptor) }
        try SystemFile.write(Array((Hex.text(bytes) + "\n").utf8), to: descriptor)
        try SystemFile.synchronize(descriptor)
        try SystemFile.synchronizeFolder(file.deletingLastPathComponent())
    }

    static func read(from file: URL) throws -> [UInt8] {
        guard FileManager.default.fileExists(atPath: file.path) else {
            throw MasterKey.Fault.missing(file.path)
        }
        let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
        guard let mode, mode & 0o077 == 0 else { throw MasterKey.Fault.readableByOthers(file.path) }
        let text = try String(contentsOf: file, encoding: .utf8).trimmingCharacters(
            in: .whitespacesAndNewlines)
        guard let bytes = Hex.bytes(text), bytes.count == count else {
            throw MasterKey.Fault.notAKey(file.path)
        }
        return bytes
    }
}
