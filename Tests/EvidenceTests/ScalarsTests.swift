import Evidence
import Testing

@Suite struct ScalarsTests {
    @Test(arguments: ["", "a", "é", "e\u{301}", "知识产权", "ＺＬ２０２０", "👨‍👩‍👧三", "\u{10FFFF}\u{0}"])
    func `a text is its characters, whatever their length`(text: String) {
        #expect(String(scalars: Array(text.unicodeScalars)) == text)
        #expect(Array(String(scalars: Array(text.unicodeScalars)).utf8) == Array(text.utf8))
    }
}
