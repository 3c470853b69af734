import Foundation
import Testing
import Yams

@testable import Programmes

@Suite struct PlainSentencesTests {
    private struct Line: Equatable {
        let key: String
        let sentence: String
    }

    private static func plain(_ text: String) -> [Line]? {
        PlainSentences.pairs(of: text)?.map { Line(key: $0.key, sentence: $0.sentence) }
    }

    private static func yaml(_ text: String) throws -> [Line] {
        try (Yams.compose(yaml: text, .basic)?.mapping).map { pairs in
            pairs.compactMap { key, value in
                guard let key = key.scalar?.string, let sentence = value.scalar?.string else { return nil }
                return Line(key: key, sentence: sentence)
            }
        } ?? []
    }

    @Test func `each shipped file says line by line what YAML says, and nearly all are read so`() throws {
        let folder = ShippedPacks.share.appending(path: "texts")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "yaml" }
        var plain = 0
        for file in files {
            let text = try String(contentsOf: file, encoding: .utf8)
            guard let lines = PlainSentencesTests.plain(text) else { continue }
            plain += 1
            #expect(try lines == PlainSentencesTests.yaml(text), "\(file.lastPathComponent)")
        }
        #expect(plain * 10 > files.count * 9)
    }

    @Test(arguments: [
        "a: b", "a.b-c_1: 甲、乙", "a: \"b: c #d\"", "a: 'b \"c\"'", "# d\n\na: b:c#d\n\n# e\nf: g",
        "a: no\nb: ~\nc: 012",
        "a: b, [c] {d}", "a: \"  b  \"", "a: b - c", "a: b\u{A0}c\u{3000}",
    ])
    func `a plain line is what YAML takes it for`(text: String) throws {
        #expect(try PlainSentencesTests.plain(text) == PlainSentencesTests.yaml(text))
    }

    @Test(arguments: [
        "", "# only a remark", "a:", "a: ", "a:b", "a: b\n c", "a: b\n  c: d", "a: |\n  b", "a: >\n  b",
        "a: b: c", "a: b:",
        "a: b #c", "a: b ", "a:  b", "a: \"b\\n\"", "a: \"b\" c", "a: \"b", "a: 'b''c'", "a: \"\"", "a: [b]",
        "a: {b: c}",
        "a: *b", "a: &b c", "a: !b c", "a: - b", "a: ? b", "a: @b", "a: `b`", "a: %b", "- a", "a: b\r\nc: d",
        "a: b\tc",
        "a: b\u{2028}c", "a: b\u{85}c", "\u{FEFF}a: b", "a: b\u{7}", "a: b\na: c", "1: b", " a: b", "a : b",
        "\"a\": b",
        "---\na: b", "a: b\n...", "a: b\n ", "# \u{7}\na: b",
    ])
    func `a file with a line that needs YAML, or is wrong, is left to it`(text: String) {
        #expect(PlainSentencesTests.plain(text) == nil)
    }
}
