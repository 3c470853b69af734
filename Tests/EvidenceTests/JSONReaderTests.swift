import Evidence
import Foundation
import Testing

@Suite struct JSONReaderTests {
    @Test(
        arguments: [
            "", " ", "{", "[1,]", "{\"a\":1,}", "{\"a\"}", "{a:1}", "01", "-", "1.", ".5", "1e", "+1", "tru",
            "nul", "\"a",
            "\"\\x\"", "\"\\u12\"", "\"\\ud800\"", "\"\\udc00\"", "\"\\ud800\\u0041\"", "\"a\nb\"", "1 2",
            "[1]]", "'a'",
            "{\"a\":1,\"a\":2}", "NaN", "1e999",
        ])
    func `what is no JSON is refused`(text: String) {
        #expect(throws: JSON.Unreadable.self) { try JSON(reading: text) }
    }

    @Test func `64 levels are read, and one more is refused`() throws {
        func nested(_ levels: Int) -> String {
            String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
        }

        #expect(try JSON(reading: nested(65)).canonical == nested(65))
        #expect(throws: JSON.Unreadable.self) { try JSON(reading: nested(66)) }
    }

    @Test func `a refusal names the place`() {
        #expect { try JSON(reading: "[1,2,x]") } throws: { error in
            (error as? JSON.Unreadable)?.offset == 5
        }
    }

    @Test func `numbers, escapes and blanks are read as they are meant`() throws {
        let text =
            " { \"a\" : [ 1 , -0, 1.0, 2.5, 1e2, 9223372036854775807, 9223372036854775808 ],\n\t\"\\u4fdd\\ud83d\\ude00\\n\" : null } "

        let expected = JSON.object([
            "a": .array([
                .int(1), .int(0), .int(1), .double(2.5), .int(100), .int(.max),
                .double(9_223_372_036_854_775_808),
            ]),
            "保😀\n": .null,
        ])
        #expect(try JSON(reading: text) == expected)
    }

    /// Made at random, always the same: values as they are written, and texts in which a byte was changed.
    @Test func `it reads what the reader for strangers reads, and nothing that that one refuses`() throws {
        var chance = Chance(state: 7)
        var read = 0
        for _ in 0..<3_000 {
            let text = chance.value(level: 0).canonical
            #expect(try JSON(reading: text) == JSON(parsing: Data(text.utf8)), "\(text)")
            let changed = chance.changed(text)
            guard let own = Self.value({ try JSON(reading: changed) }) else { continue }
            read += 1
            #expect(own == Self.value { try JSON(parsing: Data(changed.utf8)) }, "\(changed)")
        }
        #expect(read > 300)
    }

    private static func value(_ read: () throws -> JSON) -> JSON? {
        do { return try read() } catch { return nil }
    }

    private struct Chance {
        var state: UInt64

        mutating func next(_ below: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % below
        }

        mutating func text() -> String {
            let letters = ["a", "保", "\"", "\\", "\n", "\u{1}", "é", "😀", "/", "0"]
            return (0..<next(6)).map { _ in letters[next(letters.count)] }.joined()
        }

        mutating func value(level: Int) -> JSON {
            switch next(level > 3 ? 5 : 7) {
            case 0: .null
            case 1: .bool(next(2) == 0)
            case 2: .int(next(2_000_000) - 1_000_000)
            case 3: .double(Double(next(1_000)) / 8)
            case 4: .string(text())
            case 5: .array((0..<next(4)).map { _ in value(level: level + 1) })
            default:
                .object(
                    Dictionary((0..<next(4)).map { _ in (text(), value(level: level + 1)) }) { first, _ in
                        first
                    })
            }
        }

        mutating func changed(_ text: String) -> String {
            var bytes = Array(text.utf8)
            let odd = Array("0123456789eE+-.,:\"\\{}[] utrn".utf8)
            bytes[next(bytes.count)] = odd[next(odd.count)]
            return String(decoding: bytes, as: UTF8.self)
        }
    }
}

@Suite struct JSONTreeTests {
    private struct Sheet: Codable, Equatable {
        enum Kind: String, Codable { case plain, odd }
        struct Line: Codable, Equatable {
            var label: String?
            var days: [Int]
        }
        var name: String
        var kind: Kind
        var lines: [Line]
        var sums: [String: Double]
        var isOpen: Bool
        var rest: JSON
        var none: Int?
    }

    private static let sheet = Sheet(
        name: "保护", kind: .odd, lines: [.init(label: nil, days: []), .init(label: "一", days: [1, -2])],
        sums: ["a": 1, "b": 0.5], isOpen: true, rest: .array([.null, .int(3)]), none: nil)

    @Test func `a value is written as Foundation writes it, and read back`() throws {
        let written = try JSON(encoding: Self.sheet)

        #expect(written == (try JSON(parsing: JSONEncoder().encode(Self.sheet))))
        #expect(try written.decoded(as: Sheet.self) == Self.sheet)
    }

    @Test(
        arguments: [
            ("name", JSON.int(1)), ("kind", .string("third")), ("lines", .object([:])), ("sums", .string("")),
            ("isOpen", .int(1)), ("none", .double(1.5)),
        ])
    func `a member of another kind is refused`(name: String, value: JSON) throws {
        guard case .object(var members) = try JSON(encoding: Self.sheet) else { return }
        members[name] = value

        #expect(throws: DecodingError.self) { try JSON.object(members).decoded(as: Sheet.self) }
    }

    @Test func `a member that is missing is named`() throws {
        #expect(throws: DecodingError.self) { try JSON.object([:]).decoded(as: Sheet.self) }
    }

    @Test func `no number of JSON is infinite`() {
        #expect(throws: EncodingError.self) { try JSON(encoding: ["a": Double.infinity]) }
    }
}
