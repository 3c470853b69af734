internal import Crypto
internal import Evidence
public import Foundation

/// Passwords that others have lost, in a file of millions of lines: looked through by halves, never loaded.
///
/// The lines are sorted by their bytes and hold either the passwords or SHA-1 digests in hex, whole or cut to one
/// length of at least ten digits; what stands behind a colon is not read. The file is opened for each look, so that
/// a newer one can be put in its place.
public struct LostPasswords: Sendable {
    private enum Form: Sendable {
        case passwords
        case digests(length: Int)
    }

    /// Longest line that is read.
    private static let longestLine = 1_024
    /// Places at which the order is tried when the list is taken up.
    private static let samples = 256

    private let path: String
    private let form: Form

    public enum Fault: Error, Hashable, Sendable, CustomStringConvertible {
        case missing(String)
        case empty(String)
        case notSorted(String, byte: Int)
        case lineTooLong(String, byte: Int)
        case notADigest(String, byte: Int)

        public var description: String {
            switch self {
            case .missing(let path): "there is no breach list \(path)"
            case .empty(let path): "the breach list \(path) is empty"
            case .notSorted(let path, let byte):
                "the breach list \(path) is not sorted by bytes at byte \(byte); run `LC_ALL=C sort -u`"
            case .lineTooLong(let path, let byte):
                "a line of the breach list \(path) is too long at byte \(byte)"
            case .notADigest(let path, let byte):
                "the breach list \(path) begins with digests; at byte \(byte) stands another line"
            }
        }
    }

    /// Takes up a list and tries its order at some places. A list that is not sorted would find nothing.
    public init(file: URL) throws {
        path = file.path(percentEncoded: false)
        guard FileManager.default.fileExists(atPath: path) else { throw Fault.missing(path) }
        let lines = try SortedLines(path: path, longest: LostPasswords.longestLine)
        guard let first = try lines.line(from: 0), !first.bytes.isEmpty else { throw Fault.empty(path) }
        form = LostPasswords.form(of: first.bytes)
        var last: [UInt8] = []
        for place in 0..<LostPasswords.samples {
            let offset = lines.size * place / LostPasswords.samples
            guard let line = try lines.line(from: offset) else { break }
            let key = LostPasswords.key(line.bytes, form)
            if case .digests(let length) = form, key.count != length || !LostPasswords.isHex(key) {
                throw Fault.notADigest(path, byte: line.start)
            }
            guard !key.lexicographicallyPrecedes(last) else { throw Fault.notSorted(path, byte: line.start) }
            last = key
        }
    }

    /// Whether the list holds a password, as it was typed or in small letters.
    func holds(_ password: String) throws -> Bool {
        let lines = try SortedLines(path: path, longest: LostPasswords.longestLine)
        let wanted = Set([password, password.lowercased()].map { LostPasswords.wanted($0, form) })
        return try wanted.contains { try lines.hold($0) { LostPasswords.key($0, form) } }
    }

    private static func form(of line: [UInt8]) -> Form {
        let digits = Array(line.prefix { $0 != UInt8(ascii: ":") })
        guard (10...40).contains(digits.count), isHex(digits) else { return .passwords }
        return .digests(length: digits.count)
    }

    private static func isHex(_ bytes: [UInt8]) -> Bool {
        bytes.allSatisfy { byte in
            (UInt8(ascii: "0")...UInt8(ascii: "9")) ~= byte || (UInt8(ascii: "a")...UInt8(ascii: "f")) ~= byte
                || (UInt8(ascii: "A")...UInt8(ascii: "F")) ~= byte
        }
    }

    private static func key(_ line: [UInt8], _ form: Form) -> [UInt8] {
        switch form {
        case .passwords: line
        case .digests:
            // In capitals or in small letters, digits stand before letters: the order is the same.
            Array(String(decoding: line.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self).uppercased().utf8)
        }
    }

    private static func wanted(_ password: String, _ form: Form) -> [UInt8] {
        let bytes = Array(password.utf8)
        guard case .digests(let length) = form else { return bytes }
        let hex = Hex.text(Array(Insecure.SHA1.hash(data: bytes)))
        return Array(hex.uppercased().utf8.prefix(length))
    }
}

/// A file of sorted lines, read where one looks.
private struct SortedLines {
    struct Line {
        let start: Int
        let bytes: [UInt8]
        /// Where the next line starts.
        let next: Int
    }

    let size: Int
    private let path: String
    private let handle: FileHandle
    private let longest: Int

    init(path: String, longest: Int) throws {
        self.path = path
        self.longest = longest
        handle = try FileHandle(forReadingFrom: URL(filePath: path))
        size = Int(try handle.seekToEnd())
    }

    /// The first line that starts at a place or after it; `nil` when none does.
    func line(from offset: Int) throws -> Line? {
        var start = offset
        if offset > 0 {
            // The place is the start of a line when the byte before it ends one.
            let before = try bytes(from: offset - 1)
            guard let end = before.firstIndex(of: UInt8(ascii: "\n")) else {
                guard offset - 1 + before.count >= size else {
                    throw LostPasswords.Fault.lineTooLong(path, byte: offset)
                }
                return nil
            }
            start = offset + end
        }
        guard start < size else { return nil }
        let read = try bytes(from: start)
        let end = read.firstIndex(of: UInt8(ascii: "\n"))
        guard end != nil || start + read.count >= size else {
            throw LostPasswords.Fault.lineTooLong(path, byte: start)
        }
        var line = Array(read.prefix(end ?? read.count))
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        return Line(start: start, bytes: line, next: start + (end ?? read.count) + 1)
    }

    func hold(_ wanted: [UInt8], by key: ([UInt8]) -> [UInt8]) throws -> Bool {
        var (low, high) = (0, size)
        while low < high {
            let middle = low + (high - low) / 2
            guard let line = try line(from: middle), line.start < high else {
                high = middle
                continue
            }
            let found = key(line.bytes)
            if found == wanted { return true }
            if found.lexicographicallyPrecedes(wanted) {
                low = line.next
            } else {
                high = middle
            }
        }
        return false
    }

    private func bytes(from offset: Int) throws -> [UInt8] {
        try handle.seek(toOffset: UInt64(offset))
        return Array(try handle.read(upToCount: longest + 1) ?? Data())
    }
}
