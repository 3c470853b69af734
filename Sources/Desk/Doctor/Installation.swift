internal import Evidence
public import Foundation

/// What `script/release` says about itself beside the content that it installs: which version this is, and the
/// sum of every file of it. A tree of sources says nothing.
public struct Installation: Hashable, Sendable, CustomStringConvertible {
    public let version: String
    public let commit: String
    /// The day of the commit, such as `2026-11-30`.
    public let day: String
    private let share: URL

    /// `nil` for a tree of sources, where no release was unpacked.
    public init?(share: URL) {
        guard let bytes = FileManager.default.contents(atPath: share.appending(path: "RELEASE").path),
            let text = String(bytes: bytes, encoding: .utf8)
        else { return nil }
        var said: [Substring: Substring] = [:]
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 1)
            guard parts.count == 2 else { return nil }
            said[parts[0]] = parts[1]
        }
        guard let version = said["version"], let commit = said["commit"], let day = said["day"] else {
            return nil
        }
        self.version = String(version)
        self.commit = String(commit)
        self.day = String(day)
        self.share = share
    }

    public var description: String { "\(version) (\(commit.prefix(8)), \(day))" }

    /// How the files that lie there differ from those that were released.
    public struct Difference: Hashable, Sendable {
        public var changed: [String] = []
        public var missing: [String] = []
        /// Content that no release has: a pack or a text that somebody put there.
        public var added: [String] = []

        public var isEmpty: Bool { changed.isEmpty && missing.isEmpty && added.isEmpty }
        public var count: Int { changed.count + missing.count + added.count }
    }

    /// The list of sums itself is missing or is none.
    public struct NoSums: Error, CustomStringConvertible {
        public var description: String { "share/zhibao/SHA256SUMS is missing or is no list of sums" }
    }

    private static let sums = "SHA256SUMS"

    /// Reads every file of the program and its content once. Papers and units that a packager put elsewhere are
    /// not asked for.
    ///
    /// - Throws: `NoSums`; what the disk says of a file that is there and cannot be read.
    public func difference() throws -> Difference {
        let prefix = share.deletingLastPathComponent().deletingLastPathComponent()
        let content = "share/zhibao/"
        var difference = Difference()
        var expected: Set<String> = [content + Installation.sums]
        for (path, digest) in try sums() where path.hasPrefix(content) || path.hasPrefix("bin/") {
            expected.insert(path)
            let file = prefix.appending(path: path)
            if !FileManager.default.fileExists(atPath: file.path) {
                difference.missing.append(path)
            } else if try Installation.digest(of: file) != digest {
                difference.changed.append(path)
            }
        }
        for path in try FileManager.default.subpathsOfDirectory(atPath: share.path).sorted() {
            var isFolder: ObjCBool = false
            let file = share.appending(path: path).path
            guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder), !isFolder.boolValue,
                !expected.contains(content + path)
            else { continue }
            difference.added.append(content + path)
        }
        return difference
    }

    /// As `sha256sum` writes them: 64 digits, two characters, the path from the prefix of the installation.
    private func sums() throws -> [(path: String, digest: Digest)] {
        guard let bytes = FileManager.default.contents(atPath: share.appending(path: Installation.sums).path),
            let text = String(bytes: bytes, encoding: .utf8)
        else { throw NoSums() }
        return try text.split(separator: "\n").map { line in
            guard let digest = Digest(hex: String(line.prefix(64))), line.count > 66 else { throw NoSums() }
            return (String(line.dropFirst(66)), digest)
        }
    }

    private static func digest(of file: URL) throws -> Digest {
        let handle = try FileHandle(forReadingFrom: file)
        var digest = StreamingDigest()
        while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty { digest.update(piece) }
        try handle.close()
        return digest.finish()
    }
}

extension Doctor {
    /// Whether the program and its content are those that were released.
    func releaseLines() -> [DoctorLine] {
        guard let installation = Installation(share: share) else {
            return [.ok(.release, "a tree of sources, not a release: no sums to compare")]
        }
        let found = attempt(.release) { try installation.difference() }
        guard let difference = found.value else { return found.fault }
        let name = "release \(installation)"
        guard !difference.isEmpty else {
            return [.ok(.release, "\(name), every file as it was released")]
        }
        let named = [
            ("changed", difference.changed), ("missing", difference.missing), ("added", difference.added),
        ].filter { !$0.1.isEmpty }.map { kind, paths in
            let rest = paths.count > 3 ? " and \(paths.count - 3) more" : ""
            return "\(kind) \(paths.prefix(3).joined(separator: ", "))\(rest)"
        }
        return [
            .fail(
                .release, "\(name), but \(difference.count) files are not: \(named.joined(separator: "; "))",
                "find out who changed them, and unpack the release once more")
        ]
    }
}
