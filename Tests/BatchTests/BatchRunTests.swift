import Evidence
import Testing

@testable import zhibao

@Suite struct BatchRunTests {
    @Test(arguments: [
        "", "nope", "{", #"{"id":"1","input":{}"#, #"{"id":"1","input":{}} x"#, #"{"id":"1",}"#, "{'id':1}",
        #"{"id":"\ud800","input":{}}"#,
        #"{"id":01}"#, #"{"id":"\x"}"#, "{\"id\":\"a\tb\"}", #"{"id":NaN}"#, #"{"id":1.}"#, #"{"id":-}"#,
        "\u{FEFF}{}",
        String(repeating: "[", count: 100_000),
    ])
    func `a line that is not JSON has no id and does not stop the run`(line: String) throws {
        let (text, isAnswered) = try Asking("uscc").line(line)
        #expect(text.hasPrefix(#"{"id":null,"error":{"code":"bad_input","message":"not JSON"#))
        #expect(text.hasSuffix("}\n"))
        #expect(!isAnswered)
    }

    @Test(arguments: [
        ("[]", "null"), ("7", "null"), (#"{"id":"a"}"#, #""a""#), (#"{"id":"a","input":[]}"#, #""a""#),
        (#"{"input":null,"id":9}"#, "9"),
        (#"{"id":{"b":[1,null]},"input":"x"}"#, #"{"b":[1,null]}"#),
    ])
    func `a question without input is a fault under its own id`(line: String, id: String) throws {
        let (text, isAnswered) = try Asking("uscc").line(line)
        #expect(text.hasPrefix(#"{"id":\#(id),"error":{"code":"bad_input""#))
        #expect(!isAnswered)
    }

    @Test func `other keys of a question are ignored, other keys of its input are not`() throws {
        let ask = try Asking("uscc")
        #expect(ask.line(#"{"note":1,"id":"a","input":{"code":"x"}}"#).isAnswered)
        #expect(!ask.line(#"{"id":"a","input":{"code":"x","note":1}}"#).isAnswered)
    }

    @Test func `an id comes back as it was written`() throws {
        let ask = try Asking("uscc")
        let line = #"{"id":"\u9ed1\u0001\n\"\\ \ud83d\ude00","input":{"code":""}}"#
        #expect(ask.line(line).text.hasPrefix(#"{"id":"黑\u0001\n\"\\ 😀","output":{"#))
    }

    @Test func `bytes that are no UTF-8 are not JSON`() throws {
        let bytes = Array(#"{"id":"a"#.utf8) + [0xFF] + Array(#"","input":{}}"#.utf8)
        #expect(throws: JSONReader.Malformed.self) { try JSONReader.value(bytes[...]) }
    }

    @Test func `a number with a point is no count`() throws {
        #expect(
            try JSONReader.value(
                Array("[1, 1.0, 1e2, -0, 9223372036854775807, 9223372036854775808]".utf8)[...])
                == .array([
                    .int(1), .double(1), .double(100), .int(0), .int(.max),
                    .double(9_223_372_036_854_775_808),
                ]))
    }

    @Test(arguments: ["", "USCC", "uscc ", "nope"])
    func `there is no topic of another name`(name: String) {
        #expect(throws: BatchTopics.Unknown.self) { try Asking(name) }
    }
}

@Suite struct LineCutterTests {
    @Test(arguments: [1, 2, 3, 5, 100])
    func `lines come whole and in order, however the stream is cut`(chunkBytes: Int) throws {
        let text = Array("one\n\nthree is too long\ntwo\r\nlast".utf8)
        var cutter = LineCutter(limitBytes: 6)
        var lines: [String] = []
        func take(_ line: LineCutter.Line) {
            switch line {
            case .text(let bytes): lines.append(String(decoding: bytes, as: UTF8.self))
            case .tooLong: lines.append("(too long)")
            }
        }

        for start in stride(from: 0, to: text.count, by: chunkBytes) {
            cutter.feed(Array(text[start..<min(start + chunkBytes, text.count)]), take)
        }
        cutter.finish(take)

        #expect(lines == ["one", "", "(too long)", "two\r", "last"])
    }

    @Test func `a stream that ends with a line end has no line after it`() {
        var cutter = LineCutter(limitBytes: 6)
        var count = 0
        cutter.feed(Array("one\ntwo\n".utf8)) { _ in count += 1 }
        cutter.finish { _ in count += 1 }
        #expect(count == 2)
    }
}
