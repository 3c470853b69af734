/// PNG (ISO/IEC 15948): the chunks that draw the picture stay, each with its check sum proved; all others go.
enum PNGCleaning {
    static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    /// Chunks that stay, with the lengths that they may have.
    private static let kept: [String: ClosedRange<Int>] = [
        "IHDR": 13...13, "PLTE": 3...768, "IDAT": 0...Int(Int32.max), "IEND": 0...0, "tRNS": 1...256,
        "gAMA": 4...4, "cHRM": 32...32, "sRGB": 1...1, "sBIT": 1...4, "bKGD": 1...6,
        // Moving pictures.
        "acTL": 8...8, "fcTL": 26...26, "fdAT": 4...Int(Int32.max),
    ]

    static func clean(_ bytes: [UInt8], into picture: inout PictureWriting) throws(CleanedPicture.Fault) {
        var reading = PictureReading(bytes[...], .png)
        picture.keep(try reading.take(signature.count))
        var seen: Set<String> = []
        while true {
            let start = reading.place
            let length = try reading.big(4)
            let name = try reading.take(4)
            let content = try reading.take(length)
            let checkSum = try reading.big(4)
            guard let kind = PNGCleaning.name(name), checkSum == Int(CRC32.of(name + content)) else {
                throw .unreadable(.png, at: start)
            }
            guard (seen.isEmpty) == (kind == "IHDR") else { throw .unreadable(.png, at: start) }
            seen.insert(kind)
            if let lengths = kept[kind] {
                guard lengths.contains(length) else { throw .unreadable(.png, at: start) }
                picture.keep(bytes[start..<reading.place])
            } else {
                // A chunk whose name begins with a capital is needed to see the picture, and we do not know
                // it.
                guard name.first.map({ $0 & 0x20 != 0 }) ?? false else { throw .unreadable(.png, at: start) }
                picture.leaveOut(part(kind))
            }
            guard kind == "IEND" else { continue }
            guard seen.contains("IDAT") else { throw .unreadable(.png, at: start) }
            if !reading.isAtEnd { picture.leaveOut(.trailing) }
            return
        }
    }

    private static func name(_ bytes: ArraySlice<UInt8>) -> String? {
        let isName = bytes.allSatisfy { (65...90).contains($0) || (97...122).contains($0) }
        return isName ? String(decoding: bytes, as: UTF8.self) : nil
    }

    private static func part(_ kind: String) -> CleanedPicture.Removed {
        switch kind {
        case "eXIf": .exif
        case "tEXt", "zTXt", "iTXt": .text
        case "tIME": .time
        case "iCCP": .colourProfile
        default: .unknownPart
        }
    }
}

/// The check sum of PNG's chunks (ISO 3309).
enum CRC32 {
    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { sum, _ in sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1 }
    }

    static func of(_ bytes: some Sequence<UInt8>) -> UInt32 {
        ~bytes.reduce(UInt32.max) { sum, byte in table[Int((sum ^ UInt32(byte)) & 0xFF)] ^ (sum >> 8) }
    }
}
