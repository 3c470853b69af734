/// A draw that anybody can repeat: from a sealed list, by a value that was fixed before and a number that was
/// called out, without replacement.
///
/// The list is the numbers of its files, sorted, each with a line end. The seed is SHA-256 over four lines:
/// the name of this way to draw, the digest of the list, the public value, the number. Each file gets SHA-256
/// over the seed and its number, each with a line end; drawn are the files with the smallest. Digests are
/// written in lower-case hex, so that `sha256sum` and `sort` come to the same.
public struct SampleDraw: Hashable, Sendable {
    /// Stands in the seed: another way to draw has another name.
    public static let method = "zhibao-sample-1"

    /// A file that was drawn, and the digest that put it in its place.
    public struct Drawn: Hashable, Sendable {
        public let file: String
        public let key: Digest
    }

    public let listDigest: Digest
    public let seed: Digest
    /// The smallest digest first.
    public let drawn: [Drawn]

    /// - Parameter list: each file once; the order does not matter.
    /// - Parameter head: the public value that was fixed before the draw.
    /// - Parameter number: what the members called out.
    public init(_ count: Int, from list: [String], head: Digest, number: Int) {
        let files = Set(list).sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
        listDigest = Digest(ofText: SampleDraw.text(of: files))
        let lines = [SampleDraw.method, listDigest.description, head.description, String(number)]
        let seed = Digest(ofText: SampleDraw.text(of: lines))
        self.seed = seed
        let keyed = files.map { file in
            Drawn(file: file, key: Digest(ofText: SampleDraw.text(of: [seed.description, file])))
        }
        let sorted = keyed.sorted { ($0.key.description, $0.file) < ($1.key.description, $1.file) }
        drawn = Array(sorted.prefix(max(0, count)))
    }

    /// Lines, each with its end: what a list is the digest of.
    public static func text(of lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }
}
