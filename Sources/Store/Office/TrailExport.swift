internal import Crypto
public import Evidence
internal import Foundation

/// A stretch of the trail as a text that can be checked without the office.
///
/// The first line names the format, the key and the chain before the stretch; then comes one line of canonical JSON
/// for each line of the trail with its chain; the last line holds the SHA-256 of everything before it, and its
/// signature.
public enum TrailExport {
    public static let format = "zhibao-trail-1"

    public enum Fault: Error, Hashable, Sendable {
        case notATrail(line: Int)
        /// The line says something else than its chain proves, or does not follow the one before it.
        case altered(position: Int)
        /// The last line is missing: the text was cut.
        case cut
        /// The text is not what was signed, or another key signed it.
        case signature
        /// It is signed, but by another office than the one that was named.
        case otherKey(String)
    }

    public struct Checked: Hashable, Sendable {
        public let count: Int
        public let first: Int
        public let last: Int
        public let head: Evidence.Digest
        public let key: String
    }

    static func opening(first: Int, after chain: Evidence.Digest, key: String) -> String {
        JSON.object([
            "after": .string(chain.description), "first": .int(first), "format": .string(format),
            "key": .string(key),
        ]).canonical + "\n"
    }

    static func line(_ entry: AuditTrail.Entry, _ chain: Evidence.Digest) -> String {
        JSON.object([
            "chain": .string(chain.description), "line": entry.audited.chained,
            "position": .int(entry.position),
        ]).canonical + "\n"
    }

    static func closing(_ digest: Evidence.Digest, _ signature: String) -> String {
        JSON.object(["sha256": .string(digest.description), "signature": .string(signature)]).canonical + "\n"
    }

    /// Checks every chain and the signature.
    ///
    /// - Parameter key: the key that the office shows; without it, only the text's own is asked.
    public static func check(_ text: String, key: String? = nil) throws -> Checked {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.popLast() == "", lines.count >= 2, let last = lines.popLast() else { throw Fault.cut }
        guard let closing = try json(last),
            let digest = closing["sha256"]?.string.flatMap(Evidence.Digest.init(hex:)),
            let signature = closing["signature"]?.string
        else { throw Fault.cut }
        let body = lines.map { $0 + "\n" }.joined()
        guard let head = try json(lines[0]), head["format"]?.string == format,
            let after = head["after"]?.string.flatMap(Evidence.Digest.init(hex:)),
            let first = head["first"]?.int,
            let own = head["key"]?.string
        else { throw Fault.notATrail(line: 1) }
        if let key, key.lowercased() != own { throw Fault.otherKey(own) }
        guard Evidence.Digest(ofText: body) == digest, TrailSigning.isValid(signature, of: digest, by: own)
        else {
            throw Fault.signature
        }
        var (chain, next) = (after, first)
        for (index, text) in lines.dropFirst().enumerated() {
            guard let found = try json(text), let line = found["line"],
                let given = found["chain"]?.string.flatMap(Evidence.Digest.init(hex:))
            else { throw Fault.notATrail(line: index + 2) }
            guard found["position"]?.int == next,
                Leaf.chain(Evidence.Digest(ofText: line.canonical), after: chain) == given
            else { throw Fault.altered(position: next) }
            (chain, next) = (given, next + 1)
        }
        return Checked(count: next - first, first: first, last: next - 1, head: chain, key: own)
    }

    private static func json(_ text: String) throws -> JSON? {
        do { return try JSON(parsing: Data(text.utf8)) } catch { return nil }
    }
}

extension AuditTrail.Entry {
    /// The line as it was chained.
    var audited: AuditEntry {
        AuditEntry(
            atMs: atMs, person: person, agency: agency, kind: kind, caseNumber: caseNumber, details: details)
    }
}

/// Writes a stretch of the trail piece by piece, so that memory does not grow with it.
public struct TrailWriting: Sendable {
    private let signing: TrailSigning
    private let last: Int
    private var next: Int
    private var hasher = SHA256()
    private var isOpened = false
    private var isClosed = false

    /// - Parameter positions: the first and the last line, which the trail has.
    public init(_ positions: ClosedRange<Int>, signedBy master: MasterKey) {
        signing = TrailSigning(master)
        next = positions.lowerBound
        last = positions.upperBound
    }

    /// The next piece of the text; `nil` after its end.
    public mutating func piece(on db: some Connection) throws -> String? {
        if isClosed { return nil }
        var text = ""
        if !isOpened {
            let before =
                next > 1 ? try AuditTrail.chained(from: next - 1, limit: 1, on: db).first?.chain : nil
            text = TrailExport.opening(
                first: next, after: before ?? Leaf.beforeTheFirst, key: signing.publicKey)
            isOpened = true
        }
        let rows = try AuditTrail.chained(
            from: next, limit: min(AuditTrail.longestPage, last - next + 1), on: db)
        for row in rows { text += TrailExport.line(row.entry, row.chain) }
        hasher.update(data: Data(text.utf8))
        next += rows.count
        if next > last || rows.isEmpty {
            guard let whole = Evidence.Digest(bytes: Array(hasher.finalize())) else {
                preconditionFailure("SHA-256 has 32 bytes")
            }
            text += TrailExport.closing(whole, try signing.signature(of: whole))
            isClosed = true
        }
        return text
    }
}
