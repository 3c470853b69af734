import Testing

@testable import Desk

@Suite struct `Tables are cut into rows` {
    /// Rows as text, cut from pieces of the given size.
    private func rows(_ text: String, pieces: Int = 3, limits: CSVReader.Limits = .init()) throws
        -> [CSVReader.Row]
    {
        try rows(Array(text.utf8), pieces: pieces, limits: limits)
    }

    private func rows(_ bytes: [UInt8], pieces: Int, limits: CSVReader.Limits = .init()) throws
        -> [CSVReader.Row]
    {
        var place = 0
        var reader = CSVReader(limits: limits) {
            let end = min(place + pieces, bytes.count)
            defer { place = end }
            return Array(bytes[place..<end])
        }
        var rows: [CSVReader.Row] = []
        while let row = try reader.row() { rows.append(row) }
        #expect(reader.bytesRead == bytes.count)
        return rows
    }

    private func texts(_ row: CSVReader.Row) -> [String] {
        row.fields.map { String(decoding: $0, as: UTF8.self) }
    }

    @Test func `text behind a closing quote is a fault, and the next row is whole`() throws {
        let read = try rows("\"a\"b,c\nd,e\n")

        #expect(read.map(\.fault) == [.textBehindQuote(field: 0), nil])
        #expect(texts(read[1]) == ["d", "e"])
    }

    @Test func `a quote that nobody closes takes the rest of the file, and says from which line`() throws {
        let read = try rows("a,b\nc,\"d\ne,f\ng,h")

        #expect(read.map(\.fault) == [nil, .quoteNotClosed(field: 1)])
        #expect(read[1].firstLine == 2)
        #expect(read[1].lastLine == 4)
    }

    @Test func `a field that is too long is left out with its row, and memory holds none of it`() throws {
        let limits = CSVReader.Limits(fieldBytes: 8, fields: 4)
        let long = String(repeating: "x", count: 100)
        let read = try rows("a,\(long)\n\"\(long)\n\(long)\",b\nc,d\n", limits: limits)

        #expect(read.map(\.fault) == [.fieldTooLong(field: 1), .fieldTooLong(field: 0), nil])
        #expect(read.map(\.firstLine) == [1, 2, 4])
    }

    @Test func `a row of too many fields is a fault`() throws {
        let read = try rows("a,b,c\nd,e\n", limits: .init(fieldBytes: 8, fields: 2))

        #expect(read.map(\.fault) == [.tooManyFields, nil])
    }

    @Test(arguments: [
        ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
        ("a,b\rc,d", [["a", "b"], ["c", "d"]]),
        ("a,b\n\n\r\nc,d", [["a", "b"], ["c", "d"]]),
        ("\"a\"\"b\",\"c,d\"", [["a\"b", "c,d"]]),
        ("\"a\r\nb\",c", [["a\r\nb", "c"]]),
        ("a\"b,c", [["a\"b", "c"]]),
        (",,\n", [["", "", ""]]),
        ("\"\",\"\"", [["", ""]]),
        ("", []),
        ("a\u{0}b", [["a\u{0}b"]]),
    ])
    func `rows as RFC 4180 has them, in pieces of any size`(text: String, expected: [[String]]) throws {
        for pieces in 1...7 { #expect(try rows(text, pieces: pieces).map(texts) == expected) }
    }

    @Test func `lines are counted as an editor counts them`() throws {
        let read = try rows("h\r\n\"a\r\nb\nc\"\r\n\r\nd\re\n")

        #expect(read.map(\.firstLine) == [1, 2, 6, 7])
        #expect(read.map(\.lastLine) == [1, 4, 6, 7])
    }

    @Test(arguments: 0..<400)
    func `what was written by the rules is read back, whatever the fields hold`(seed: UInt64) throws {
        var die = Die(state: seed &+ 1)
        let letters = ["\"", ",", "\n", "\r", "\r\n", "a", "侵", "\u{0}", " ", "'", "=", "😀"]
        let table = (0..<(1 + die.roll(5))).map { _ in
            (0..<3).map { _ in (0..<die.roll(9)).map { _ in letters[die.roll(letters.count)] }.joined() }
        }
        let text = table.map { fields in
            fields.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",")
        }.joined(separator: die.roll(2) == 0 ? "\n" : "\r\n")

        let read = try rows(text, pieces: 1 + die.roll(9))

        #expect(read.map(texts).map { $0.map { Array($0.utf8) } } == table.map { $0.map { Array($0.utf8) } })
    }

    @Test(arguments: 0..<400)
    func `bytes without any order end, and every line is told once`(seed: UInt64) throws {
        var die = Die(state: seed &+ 77)
        let bytes = (0..<die.roll(300)).map { _ -> UInt8 in
            [0x22, 0x2C, 0x0A, 0x0D, 0x61, 0x00, 0xFF, 0x81][die.roll(8)]
        }
        let limits = CSVReader.Limits(fieldBytes: 5, fields: 4)

        let read = try rows(bytes, pieces: 1 + die.roll(5), limits: limits)

        #expect(read.allSatisfy { $0.firstLine <= $0.lastLine })
        #expect(zip(read, read.dropFirst()).allSatisfy { $0.lastLine < $1.firstLine })
        #expect(try rows(bytes, pieces: 300, limits: limits) == read)
    }
}

/// The same throws for the same seed.
struct Die {
    var state: UInt64

    mutating func roll(_ sides: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(sides))
    }
}
