public import Evidence
public import Foundation

/// The journal's head, written to a file outside the database hourly and at stop: it shows a tail that was
/// cut off and a journal that was written anew.
public struct HeadsLog: Sendable {
    /// One line: position, chain, moment.
    public struct Line: Hashable, Sendable {
        public let position: Int
        public let chain: Digest
        public let atMs: Int
    }

    public enum Fault: Error, Hashable, Sendable {
        case unreadable(line: Int)
        /// The journal ends before a position that it had reached.
        case journalCut(at: Int)
        /// The journal's row at that position is another than it was.
        case journalDiffers(at: Int)
    }

    private let file: URL

    public init(at file: URL) {
        self.file = file
    }

    /// Returns when the line is on the disk.
    public func append(_ head: Journal.Head, at nowMs: Int) throws {
        let descriptor = try SystemFile.openToAppend(file)
        defer { SystemFile.close(descriptor) }
        try SystemFile.write(Array("\(head.position) \(head.chain) \(nowMs)\n".utf8), to: descriptor)
        try SystemFile.synchronize(descriptor)
    }

    /// All lines, oldest first; none before the first.
    public func lines() throws -> [Line] {
        guard FileManager.default.fileExists(atPath: file.path) else { return [] }
        let text = try String(contentsOf: file, encoding: .utf8)
        return try text.split(separator: "\n").enumerated().map { index, line in
            let words = line.split(separator: " ")
            guard words.count == 3, let position = Int(words[0]), let chain = Digest(hex: String(words[1])),
                let atMs = Int(words[2])
            else { throw Fault.unreadable(line: index + 1) }
            return Line(position: position, chain: chain, atMs: atMs)
        }
    }

    /// The lines that speak of a journal of that length, as bytes. A line that is none stays, so that it is found.
    public func bytes(upTo position: Int) throws -> Data {
        guard FileManager.default.fileExists(atPath: file.path) else { return Data() }
        let text = try String(contentsOf: file, encoding: .utf8)
        let lines = text.split(separator: "\n").filter { line in
            guard let reached = line.split(separator: " ").first.flatMap({ Int($0) }) else { return true }
            return reached <= position
        }
        return Data(lines.map { $0 + "\n" }.joined().utf8)
    }

    /// Compares every line with the journal, and gives all that differ.
    public func faults(on db: some Connection) throws -> [Fault] {
        try lines().compactMap { line in
            guard line.position > 0 else { return nil }
            let row = try Journal.scan(from: line.position, limit: 1, on: db).first
            guard let row, row.position == line.position else { return .journalCut(at: line.position) }
            return row.chain == line.chain ? nil : .journalDiffers(at: line.position)
        }
    }
}
