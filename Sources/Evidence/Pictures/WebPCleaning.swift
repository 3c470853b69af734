/// WebP (RFC 9649): the chunks that draw the picture stay; profile, Exif, XMP and what nobody knows go.
enum WebPCleaning {
    /// In the flags of `VP8X`: colour profile, Exif and XMP.
    private static let deviceFlags: UInt8 = 0x20 | 0x08 | 0x04

    static func clean(_ bytes: [UInt8], into picture: inout PictureWriting) throws(CleanedPicture.Fault) {
        var reading = PictureReading(bytes[...], .webp)
        picture.keep(try reading.take(4))
        let size = try reading.little(4)
        guard size >= 12, size % 2 == 0, size <= reading.left else { throw reading.fault }
        picture.keep([0, 0, 0, 0])
        let end = reading.place + size
        if bytes.count > end { picture.leaveOut(.trailing) }
        var chunks = PictureReading(bytes[reading.place..<end], .webp)
        picture.keep(try chunks.take(4))
        var pixels = 0
        while !chunks.isAtEnd {
            pixels += try keepChunk(&chunks, isFrame: false, &picture)
        }
        guard pixels > 0 else { throw chunks.fault }
        picture.overwrite(little(picture.bytes.count - 8), at: 4)
    }

    /// Takes over one chunk, or leaves it out; says how many pictures it held.
    private static func keepChunk(
        _ reading: inout PictureReading, isFrame: Bool, _ picture: inout PictureWriting
    ) throws(CleanedPicture.Fault) -> Int {
        let name = String(decoding: try reading.take(4), as: UTF8.self)
        let length = try reading.little(4)
        let content = try reading.take(length)
        if length % 2 == 1 { _ = try reading.take(1) }
        switch name {
        case "VP8 ", "VP8L":
            guard isPixels(name, content) else { throw reading.fault }
            keep(name, content, &picture)
            return 1
        case "ALPH":
            keep(name, content, &picture)
            return 0
        case "VP8X" where !isFrame:
            guard length == 10 else { throw reading.fault }
            var flags = Array(content)
            flags[0] &= ~deviceFlags & 0x3E
            flags.replaceSubrange(1..<4, with: [0, 0, 0])
            keep(name, flags, &picture)
            return 0
        case "ANIM" where !isFrame:
            guard length == 6 else { throw reading.fault }
            keep(name, content, &picture)
            return 0
        case "ANMF" where !isFrame: return try keepFrame(content, &picture)
        default:
            picture.leaveOut(part(name))
            return 0
        }
    }

    /// A frame of a moving picture: sixteen bytes of place and time, then chunks.
    private static func keepFrame(
        _ content: ArraySlice<UInt8>, _ picture: inout PictureWriting
    ) throws(CleanedPicture.Fault) -> Int {
        var reading = PictureReading(content, .webp)
        let head = try reading.take(16)
        let start = picture.bytes.count
        picture.keep(Array("ANMF".utf8) + [0, 0, 0, 0])
        picture.keep(head)
        var pixels = 0
        while !reading.isAtEnd { pixels += try keepChunk(&reading, isFrame: true, &picture) }
        guard pixels > 0 else { throw reading.fault }
        picture.overwrite(little(picture.bytes.count - start - 8), at: start + 4)
        return pixels
    }

    /// What the first bytes of a bitstream always are.
    private static func isPixels(_ name: String, _ content: ArraySlice<UInt8>) -> Bool {
        name == "VP8L"
            ? content.first == 0x2F
            : content.count >= 10 && content.dropFirst(3).starts(with: [0x9D, 0x01, 0x2A])
    }

    private static func keep(
        _ name: String, _ content: some Collection<UInt8>, _ picture: inout PictureWriting
    ) {
        picture.keep(Array(name.utf8) + little(content.count))
        picture.keep(content)
        if content.count % 2 == 1 { picture.keep([0]) }
    }

    private static func little(_ number: Int) -> [UInt8] {
        (0..<4).map { UInt8(number >> (8 * $0) & 0xFF) }
    }

    private static func part(_ name: String) -> CleanedPicture.Removed {
        switch name {
        case "EXIF": .exif
        case "XMP ": .xmp
        case "ICCP": .colourProfile
        default: .unknownPart
        }
    }
}
