@testable import Evidence

/// Pictures built byte by byte, with what a telephone writes into them.
enum CraftedPicture {
    /// Words that no cleaned picture may hold.
    static let planted = [
        "GPS 45.756967N 126.642464E", "SERIAL-7431905526", "Owner: 澹台乌苏里", "2026-10-08 21:14:07",
    ]
    static var secret: [UInt8] { Array(planted.joined(separator: "|").utf8) }

    /// What stands for the pixels, with a stuffed byte and a restart mark.
    static let pixels: [UInt8] = [0x12, 0x34, 0xFF, 0x00, 0x56, 0xFF, 0xD0, 0x78, 0x9A]

    static func holds(_ bytes: [UInt8], _ words: [String] = planted) -> [String] {
        words.filter { word in
            let pattern = Array(word.utf8)
            guard bytes.count >= pattern.count else { return false }
            return (0...bytes.count - pattern.count).contains {
                bytes[$0..<$0 + pattern.count].elementsEqual(pattern)
            }
        }
    }

    // MARK: JPEG

    static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
        let length = content.count + 2
        return [0xFF, marker, UInt8(length >> 8), UInt8(length & 0xFF)] + content
    }

    /// An Exif part with one tag for the turn, and then whatever a maker writes.
    static func exif(turn: UInt8 = 6) -> [UInt8] {
        let tiff: [UInt8] = [
            0x49, 0x49, 0x2A, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, turn, 0, 0, 0, 0, 0, 0, 0,
        ]
        return Array("Exif\0\0".utf8) + tiff + secret
    }

    static let quantization = segment(0xDB, [0] + Array(repeating: 7, count: 64))
    static let frame = segment(0xC0, [8, 0, 16, 0, 16, 1, 1, 0x11, 0])
    static let huffman = segment(0xC4, [0, 1] + Array(repeating: 0, count: 15) + [5])
    static let scan = segment(0xDA, [1, 1, 0, 0, 63, 0]) + pixels

    static func jpeg(turn: UInt8 = 6, beside: [[UInt8]]? = nil, trailing: [UInt8] = secret) -> [UInt8] {
        let jfif = Array("JFIF\0".utf8) + [1, 2, 0, 0, 72, 0, 72, 2, 1] + secret
        let parts =
            beside ?? [
                segment(0xE0, jfif), segment(0xE0, Array("JFXX\0".utf8) + secret),
                segment(0xE1, exif(turn: turn)),
                segment(0xE1, Array("http://ns.adobe.com/xap/1.0/\0".utf8) + secret),
                segment(0xE2, Array("ICC_PROFILE\0".utf8) + [1, 1] + secret),
                segment(0xE2, Array("MPF\0".utf8) + secret),
                segment(0xED, Array("Photoshop 3.0\08BIM".utf8) + secret),
                segment(0xEE, Array("Adobe".utf8) + [0, 100, 0, 0, 0, 0, 1] + secret), segment(0xEB, secret),
                segment(0xFE, secret),
            ]
        let body: [UInt8] = quantization + frame + huffman + scan
        return [0xFF, 0xD8] + parts.flatMap(\.self) + body + [0xFF, 0xD9] + trailing
    }

    // MARK: PNG

    static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
        big(content.count) + Array(name.utf8) + content + big(Int(CRC32.of(Array(name.utf8) + content)))
    }

    static let header = chunk("IHDR", [0, 0, 0, 16, 0, 0, 0, 16, 8, 2, 0, 0, 0])
    static let drawn = chunk("IDAT", pixels)

    static func png(_ header: [UInt8] = header, trailing: [UInt8] = secret) -> [UInt8] {
        let beside: [[UInt8]] = [
            chunk("tEXt", Array("Author\0".utf8) + secret),
            chunk("iTXt", Array("XML:com.adobe.xmp\0".utf8) + secret),
            chunk("zTXt", secret), chunk("eXIf", secret), chunk("tIME", [7, 234, 10, 8, 21, 14, 7]),
            chunk("iCCP", Array("Camera\0\0".utf8) + secret), chunk("caNv", secret),
            chunk("pHYs", [0, 0, 14, 195, 0, 0, 14, 195, 1]),
        ]
        let kept: [UInt8] = chunk("gAMA", [0, 0, 177, 143]) + drawn
        return PNGCleaning.signature + header + beside.flatMap(\.self) + kept + chunk("IEND", []) + trailing
    }

    // MARK: WebP

    static func part(_ name: String, _ content: [UInt8]) -> [UInt8] {
        Array(name.utf8) + little(content.count) + content + (content.count % 2 == 1 ? [0] : [])
    }

    static let bitstream: [UInt8] = [0x30, 1, 0, 0x9D, 0x01, 0x2A, 16, 0, 16, 0, 5, 6, 7]

    static func webp(moving: Bool = false, trailing: [UInt8] = secret) -> [UInt8] {
        let drawn =
            moving
            ? part("ANIM", [0, 0, 0, 0, 0, 0])
                + part(
                    "ANMF", Array(repeating: 1, count: 16) + part("VP8 ", bitstream) + part("note", secret))
            : part("VP8 ", bitstream)
        let flags: UInt8 = moving ? 0x2E : 0x2C
        let beside: [[UInt8]] = [
            part("VP8X", [flags, 0, 0, 0, 15, 0, 0, 15, 0, 0]), part("ICCP", secret), drawn,
            part("EXIF", secret),
            part("XMP ", secret), part("mkrX", secret),
        ]
        let content = Array("WEBP".utf8) + beside.flatMap(\.self)
        return Array("RIFF".utf8) + little(content.count) + content + trailing
    }

    static func big(_ number: Int) -> [UInt8] { (0..<4).map { UInt8(number >> (24 - 8 * $0) & 0xFF) } }
    static func little(_ number: Int) -> [UInt8] { (0..<4).map { UInt8(number >> (8 * $0) & 0xFF) } }
}
