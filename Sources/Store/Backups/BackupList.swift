public import Evidence
internal import Foundation

/// One file of a backup: what it was, and the pieces that make it up.
public struct BackupEntry: Hashable, Sendable {
    /// From the data folder on: `zhibao.db`, `vault/ab/cd/abcd…`.
    public let path: String
    public let sizeBytes: Int
    public let digest: Digest
    public let pieces: [Digest]

    /// Whether the path leads to a place below the folder that it is put into.
    var isBelow: Bool {
        let steps = path.split(separator: "/", omittingEmptySubsequences: false)
        return !path.contains("\n") && !path.contains("\0")
            && steps.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
    }
}

/// What one backup holds, and what the database said of itself at its moment.
public struct BackupList: Hashable, Sendable {
    public let state: RecordedState
    public let entries: [BackupEntry]
    /// Documents that the database names and that the vault did not have whole at that moment.
    public let absent: [Digest]

    var names: Set<Digest> { Set(entries.flatMap(\.pieces)) }

    /// One thing a line; the words of a line are parted by blanks, and a path stands last.
    var text: String {
        var lines = [
            "journal \(state.journal.position) \(state.journal.chain)",
            "audit \(state.audit.position) \(state.audit.chain)",
        ]
        lines += state.counts.sorted { $0.key < $1.key }.map { "count \($0.value) \($0.key)" }
        lines += absent.map { "absent \($0)" }
        lines += entries.map { entry in
            let pieces = entry.pieces.map(\.description).joined(separator: ",")
            return "file \(entry.sizeBytes) \(entry.digest) \(pieces.isEmpty ? "-" : pieces) \(entry.path)"
        }
        return lines.map { $0 + "\n" }.joined()
    }
}

extension BackupList {
    /// `nil` for a text of another form.
    init?(reading text: String, of head: BackupHead) {
        var reading = Reading()
        for line in text.split(separator: "\n") {
            guard
                reading.take(
                    line.split(separator: " ", maxSplits: 4, omittingEmptySubsequences: false).map(
                        String.init))
            else { return nil }
        }
        guard let journal = reading.journal, let audit = reading.audit else { return nil }
        self.init(
            state: RecordedState(
                journal: journal, audit: audit, counts: reading.counts, masterKey: head.masterKey,
                schema: head.schema),
            entries: reading.entries, absent: reading.absent)
    }

    private struct Reading {
        var journal: Journal.Head?
        var audit: Journal.Head?
        var counts: [String: Int] = [:]
        var absent: [Digest] = []
        var entries: [BackupEntry] = []

        mutating func take(_ words: [String]) -> Bool {
            switch (words.first, words.count) {
            case ("journal", 3): journal = head(words)
            case ("audit", 3): audit = head(words)
            case ("count", 3):
                guard let count = Int(words[1]) else { return false }
                counts[words[2]] = count
            case ("absent", 2):
                guard let digest = Digest(hex: words[1]) else { return false }
                absent.append(digest)
            case ("file", 5):
                guard let entry = entry(words), entry.isBelow else { return false }
                entries.append(entry)
            default: return false
            }
            return true
        }

        private func head(_ words: [String]) -> Journal.Head? {
            guard let position = Int(words[1]), let chain = Digest(hex: words[2]) else { return nil }
            return Journal.Head(position: position, chain: chain)
        }

        private func entry(_ words: [String]) -> BackupEntry? {
            guard let size = Int(words[1]), let digest = Digest(hex: words[2]) else { return nil }
            let names = words[3] == "-" ? [] : words[3].split(separator: ",").map { Digest(hex: String($0)) }
            guard names.allSatisfy({ $0 != nil }) else { return nil }
            return BackupEntry(
                path: words[4], sizeBytes: size, digest: digest, pieces: names.compactMap(\.self))
        }
    }
}
