internal import ArgumentParser
internal import Evidence
internal import Foundation

/// `zhibao sample`: draws again what an inspection drew, from the sealed list alone. No office is needed.
struct SampleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample",
        abstract: "Draw again what an inspection by sample drew, from its sealed list.",
        discussion: """
            The list holds one number a line. Printed are the digest of the list, the seed, and the files in \
            the order in which they were drawn. Exit status 0, or 2 for bad usage.
            """)

    /// Numbers of 200 000 files.
    private static let mostBytes = 8 << 20

    @Argument(help: "The sealed list.")
    var list: String

    @Option(help: "The journal's head of the named day: 64 hexadecimal digits.")
    var head: String

    @Option(help: "The number that was called out.")
    var number: Int

    @Option(help: "How many files were drawn.")
    var count: Int

    @Option(help: "The digest of the list, where it is to be compared.")
    var digest: String?

    func run() throws {
        guard let head = Digest(hex: head) else { throw ValidationError("--head has 64 hexadecimal digits") }
        guard count >= 0, number >= 0 else { throw ValidationError("--count and --number are not negative") }
        let data: Data
        do {
            data = try Data(contentsOf: URL(filePath: list))
        } catch {
            throw ValidationError("the list \(list) cannot be read")
        }
        guard data.count <= SampleCommand.mostBytes, let text = String(data: data, encoding: .utf8) else {
            throw ValidationError("the list \(list) is no list of files")
        }
        let draw = SampleDraw(
            count, from: text.split(whereSeparator: \.isNewline).map(String.init), head: head, number: number)
        if let digest, digest != draw.listDigest.description {
            throw ValidationError("the list is another one: its digest is \(draw.listDigest)")
        }
        print("list \(draw.listDigest)")
        print("seed \(draw.seed)")
        for drawn in draw.drawn { print("file \(drawn.file)") }
    }
}
