public import Evidence
public import Foundation

/// All generations of an office's master key, as its key file holds them, the oldest first.
///
/// The office remembers the fingerprint of the one in use. Older ones open backups from before; a younger one was made
/// by a rotation that did not come to its end. A file with one key alone is the first generation: so every office begins.
public struct KeyRing: Sendable {
    public struct Generation: Sendable {
        public let number: Int
        /// `nil` for the key with which the office was made: its file tells no moment.
        public let madeMs: Int?
        let bytes: [UInt8]

        public var key: MasterKey { MasterKey(bytes: bytes) }
        public var fingerprint: Evidence.Digest { key.fingerprint }
    }

    /// Never empty.
    public private(set) var generations: [Generation]

    public var newest: Generation { generations[generations.count - 1] }

    /// The generation of that fingerprint.
    public func generation(_ fingerprint: String) -> Generation? {
        generations.first { $0.fingerprint.description == fingerprint }
    }

    public func adding(_ bytes: [UInt8], at nowMs: Int) -> KeyRing {
        precondition(bytes.count == MasterKey.count, "a master key has \(MasterKey.count) bytes")
        var ring = self
        ring.generations.append(Generation(number: newest.number + 1, madeMs: nowMs, bytes: bytes))
        return ring
    }

    /// - Returns: `nil` where nothing would be left, or there is no such generation.
    public func removing(_ number: Int) -> KeyRing? {
        var ring = self
        ring.generations.removeAll { $0.number == number }
        return ring.generations.isEmpty || ring.generations.count == generations.count ? nil : ring
    }
}

extension KeyRing {
    public static func read(from file: URL) throws -> KeyRing {
        let lines = try KeyFile.lines(of: file)
        if lines.count == 1, let bytes = KeyFile.key(in: lines[0]) {
            return KeyRing(generations: [Generation(number: 1, madeMs: nil, bytes: bytes)])
        }
        let read = lines.compactMap(Generation.init(line:))
        let numbers = read.map(\.number)
        guard !read.isEmpty, read.count == lines.count, zip(numbers, numbers.dropFirst()).allSatisfy(<),
            Set(read.map(\.bytes)).count == read.count
        else { throw MasterKey.Fault.notAKey(file.path) }
        return KeyRing(generations: read)
    }

    /// Puts the ring in the place of the file, whole or not at all: when this returns, it is on the disk.
    public func replace(_ file: URL) throws {
        let text = generations.map { $0.line + "\n" }.joined()
        try KeyFile.replace(file, with: Array(text.utf8))
    }
}

extension KeyRing.Generation {
    /// Number, moment in milliseconds or a hyphen, and the key.
    fileprivate var line: String {
        "\(number) \(madeMs.map(String.init) ?? "-") \(Hex.text(bytes))"
    }

    fileprivate init?(line: String) {
        let parts = line.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 3, let number = Int(parts[0]), number > 0, let bytes = KeyFile.key(in: parts[2])
        else { return nil }
        guard let madeMs = Int(parts[1]) else {
            guard parts[1] == "-" else { return nil }
            self.init(number: number, madeMs: nil, bytes: bytes)
            return
        }
        self.init(number: number, madeMs: madeMs, bytes: bytes)
    }
}
