import Testing

@testable import Evidence

/// What a telephone writes beside the pixels is gone; what cannot be read to its end is refused.
@Suite struct PictureCleaningTests {
    @Test(arguments: [
        CraftedPicture.jpeg(), CraftedPicture.png(), CraftedPicture.webp(), CraftedPicture.webp(moving: true),
    ])
    func `place, serial number, owner and time are gone from a cleaned picture`(picture: [UInt8]) throws {
        #expect(CraftedPicture.holds(picture) == CraftedPicture.planted)

        let cleaned = try CleanedPicture(cleaning: picture)

        #expect(CraftedPicture.holds(cleaned.bytes) == [])
        #expect(cleaned.format == PictureFormat(head: picture))
        #expect(cleaned.removed.contains(.trailing))
    }

    @Test func `of a JPEG the tables, the frame and the pixels stay byte for byte`() throws {
        let cleaned = try CleanedPicture(cleaning: CraftedPicture.jpeg(turn: 1)).bytes

        let jfif: [UInt8] = [0xFF, 0xE0, 0, 16] + Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0]
        let adobe: [UInt8] = [0xFF, 0xEE, 0, 14] + Array("Adobe".utf8) + [0, 100, 0, 0, 0, 0, 1]
        let kept =
            CraftedPicture.quantization + CraftedPicture.frame + CraftedPicture.huffman + CraftedPicture.scan
        #expect(cleaned == [0xFF, 0xD8] + jfif + adobe + kept + [0xFF, 0xD9])
    }

    @Test func `a JPEG says what was left out of it`() throws {
        let cleaned = try CleanedPicture(cleaning: CraftedPicture.jpeg())

        #expect(
            Set(cleaned.removed) == [
                .thumbnail, .exif, .xmp, .colourProfile, .unknownPart, .iptc, .comment, .trailing,
            ])
    }

    @Test func `a picture taken sideways is still seen upright, and says nothing else`() throws {
        let cleaned = try CleanedPicture(cleaning: CraftedPicture.jpeg(turn: 6)).bytes

        let turned = try #require(ExifTurn(CraftedPicture.exif(turn: 6).dropFirst(6)))
        #expect(turned.part.count == 36)
        #expect((0..<cleaned.count - 36).contains { cleaned[$0..<$0 + 36].elementsEqual(turned.part) })
        #expect(ExifTurn(CraftedPicture.exif(turn: 1).dropFirst(6)) == nil)
        #expect(ExifTurn(CraftedPicture.exif(turn: 9).dropFirst(6)) == nil)
    }

    @Test func `of a PNG header, gamma, pixels and end stay`() throws {
        let cleaned = try CleanedPicture(cleaning: CraftedPicture.png())

        let gamma = CraftedPicture.chunk("gAMA", [0, 0, 177, 143])
        let end = CraftedPicture.chunk("IEND", [])
        #expect(
            cleaned.bytes == PNGCleaning.signature + CraftedPicture.header + gamma + CraftedPicture.drawn
                + end)
        #expect(
            Set(cleaned.removed) == [.text, .exif, .time, .colourProfile, .unknownPart, .trailing])
    }

    @Test func `a WebP no longer says that it holds a profile or Exif, and its size is true`() throws {
        let cleaned = try CleanedPicture(cleaning: CraftedPicture.webp()).bytes

        let expected =
            CraftedPicture.part("VP8X", [0, 0, 0, 0, 15, 0, 0, 15, 0, 0])
            + CraftedPicture.part("VP8 ", CraftedPicture.bitstream)
        let size = CraftedPicture.little(expected.count + 4)
        #expect(cleaned == Array("RIFF".utf8) + size + Array("WEBP".utf8) + expected)
    }

    @Test(arguments: [CraftedPicture.jpeg(), CraftedPicture.png(), CraftedPicture.webp(moving: true)])
    func `a clean picture is cleaned to itself`(picture: [UInt8]) throws {
        let once = try CleanedPicture(cleaning: picture)
        let twice = try CleanedPicture(cleaning: once.bytes)

        #expect(twice.bytes == once.bytes)
        // The part of the turn is our own, and made anew.
        #expect(twice.removed == (once.format == .jpeg ? [.exif] : []))
    }

    @Test(arguments: [
        ("ftypheic", PictureFormat.heic), ("ftypavif", .heic), ("ftypisom", .other), ("%PDF-1.7", .other),
    ])
    func `a picture of a telephone's own kind cannot be cleaned, and is said to be so`(
        head: String, format: PictureFormat
    ) {
        let bytes = [0, 0, 0, 24] + Array(head.utf8) + Array(repeating: 0, count: 40)

        #expect(throws: CleanedPicture.Fault.notCleanable(format)) { try CleanedPicture(cleaning: bytes) }
    }

    @Test func `nothing and a single byte are no picture`() {
        #expect(throws: CleanedPicture.Fault.notCleanable(.other)) { try CleanedPicture(cleaning: []) }
        #expect(throws: CleanedPicture.Fault.notCleanable(.other)) { try CleanedPicture(cleaning: [0xFF]) }
    }

    @Test func `a text that hides in a table of a JPEG is refused`() {
        let stuffed = CraftedPicture.segment(
            0xDB, [0] + Array(repeating: 7, count: 64) + CraftedPicture.secret)
        let frame = CraftedPicture.segment(0xC0, [8, 0, 16, 0, 16, 1, 1, 0x11, 0] + CraftedPicture.secret)

        for part in [stuffed, frame, CraftedPicture.segment(0xC8, CraftedPicture.secret)] {
            #expect(throws: CleanedPicture.Fault.self) {
                try CleanedPicture(cleaning: CraftedPicture.jpeg(beside: [part]))
            }
        }
    }

    @Test func `a PNG with a false check sum, a part that nobody knows, or no header first is refused`() {
        var altered = CraftedPicture.png()
        altered[20] ^= 1
        let strange = CraftedPicture.png(CraftedPicture.header + CraftedPicture.chunk("QuEr", [1]))
        let headless = CraftedPicture.png(CraftedPicture.chunk("gAMA", [0, 0, 1, 1]))

        for picture in [altered, strange, headless] {
            #expect(throws: CleanedPicture.Fault.self) { try CleanedPicture(cleaning: picture) }
        }
    }

    @Test func `a picture that claims to be four thousand million pixels wide costs no more than its bytes`()
        throws
    {
        let wide = CraftedPicture.chunk(
            "IHDR", [0x7F, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF, 8, 2, 0, 0, 0])

        let cleaned = try CleanedPicture(cleaning: CraftedPicture.png(wide))

        #expect(cleaned.bytes.count < CraftedPicture.png().count)
    }
}

/// Broken files: whatever is cut off or turned over, the cleaner neither falls nor lets a planted word
/// through.
@Suite struct BrokenPictureTests {
    private static let pictures = [
        CraftedPicture.jpeg(), CraftedPicture.png(), CraftedPicture.webp(), CraftedPicture.webp(moving: true),
    ]

    private func outcome(_ bytes: [UInt8]) -> [UInt8]? {
        do {
            return try CleanedPicture(cleaning: bytes).bytes
        } catch {
            return nil
        }
    }

    @Test(arguments: pictures) func `a picture that was cut off anywhere before its end is refused`(
        picture: [UInt8]
    ) throws {
        let whole = try CleanedPicture(cleaning: picture)
        let end = picture.count - CraftedPicture.secret.count

        for length in 0..<end {
            #expect(outcome(Array(picture[..<length])) == nil, "cut at \(length)")
        }
        #expect(outcome(Array(picture[..<end])) == whole.bytes)
    }

    @Test(arguments: pictures) func `with any one bit turned over no planted word comes through`(
        picture: [UInt8]
    ) {
        var taken = 0
        for place in picture.indices {
            for bit in 0..<8 {
                var altered = picture
                altered[place] ^= 1 << UInt8(bit)
                guard let cleaned = outcome(altered) else { continue }
                taken += 1
                #expect(CraftedPicture.holds(cleaned) == [], "bit \(bit) of byte \(place)")
            }
        }
        #expect(taken > 0)
    }

    @Test(arguments: pictures) func `with many bytes thrown about the cleaner answers`(picture: [UInt8]) {
        var state: UInt64 = 0x2545_F491_4F6C_DD1D
        func next() -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state >> 33)
        }
        var refused = 0
        for _ in 0..<3_000 {
            var altered = picture
            for _ in 0...next() % 12 { altered[next() % altered.count] = UInt8(truncatingIfNeeded: next()) }
            if outcome(altered) == nil { refused += 1 }
        }
        #expect(refused > 0)
    }
}
