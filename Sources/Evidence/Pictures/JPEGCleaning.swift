/// JPEG (ITU-T T.81): tables, frame and scans stay; everything that speaks of the device goes.
///
/// A part that is kept has exactly the length that its content asks for, so that nothing hides behind it. Of
/// the Exif part one number comes back, how the picture is turned, in an Exif part of our own.
enum JPEGCleaning {
    private enum Marker {
        static let startOfImage: UInt8 = 0xD8
        static let endOfImage: UInt8 = 0xD9
        static let scan: UInt8 = 0xDA
        static let quantization: UInt8 = 0xDB
        static let restartInterval: UInt8 = 0xDD
        static let huffman: UInt8 = 0xC4
        static let comment: UInt8 = 0xFE
        /// Baseline, extended and progressive frames, each scan by Huffman's code.
        static let frames: Set<UInt8> = [0xC0, 0xC1, 0xC2]
        static let applications: ClosedRange<UInt8> = 0xE0...0xEF
    }

    private static let jfif = Array("JFIF\0".utf8)
    private static let exif = Array("Exif\0\0".utf8)
    private static let adobe = Array("Adobe".utf8)

    static func clean(_ bytes: [UInt8], into picture: inout PictureWriting) throws(CleanedPicture.Fault) {
        var reading = PictureReading(bytes[...], .jpeg)
        picture.keep(try reading.take(2))
        let turn = orientation(in: bytes)
        var components: Set<UInt8> = []
        var scans = 0
        var isTurned = turn == nil
        while true {
            let marker = try nextMarker(&reading)
            if marker == Marker.endOfImage {
                guard scans > 0 else { throw reading.fault }
                picture.keep([0xFF, Marker.endOfImage])
                if !reading.isAtEnd { picture.leaveOut(.trailing) }
                return
            }
            let length = try reading.big(2)
            let content = try reading.take(length - 2)
            if Marker.applications.contains(marker) || marker == Marker.comment {
                keepApplication(marker, content, &picture)
                continue
            }
            if !isTurned, let turn {
                picture.keep(turn)
                isTurned = true
            }
            if Marker.frames.contains(marker) {
                guard components.isEmpty, isFrame(content) else { throw reading.fault }
                components = Set(
                    stride(from: 6, to: content.count, by: 3).map { content[content.startIndex + $0] })
            } else if marker == Marker.scan {
                guard isScan(content, of: components) else { throw reading.fault }
                scans += 1
            } else {
                guard isTable(marker, content) else { throw reading.fault }
            }
            picture.keep([0xFF, marker, UInt8(length >> 8), UInt8(length & 0xFF)])
            picture.keep(content)
            if marker == Marker.scan { picture.keep(try scanned(&reading)) }
        }
    }

    /// The code of the next part; fill bytes before it are passed over.
    private static func nextMarker(_ reading: inout PictureReading) throws(CleanedPicture.Fault) -> UInt8 {
        guard try reading.byte() == 0xFF else { throw reading.fault }
        var code = try reading.byte()
        while code == 0xFF { code = try reading.byte() }
        return code
    }

    /// The pixels of one scan: up to the first mark that is neither a stuffed byte nor a restart.
    private static func scanned(_ reading: inout PictureReading) throws(CleanedPicture.Fault) -> ArraySlice<
        UInt8
    > {
        let start = reading.place
        while let byte = reading.peek() {
            guard byte == 0xFF else {
                reading.skip(1)
                continue
            }
            guard let next = reading.peek(1) else { throw reading.fault }
            guard next == 0 || (0xD0...0xD7).contains(next) else {
                return reading.bytes[start..<reading.place]
            }
            reading.skip(2)
        }
        throw reading.fault
    }

    /// Of the parts of programs two say how the picture is to be seen, and come back in their shortest form:
    /// that it is JFIF, and in which colours Adobe's programs wrote it.
    private static func keepApplication(
        _ marker: UInt8, _ content: ArraySlice<UInt8>, _ picture: inout PictureWriting
    ) {
        if marker == 0xE0, content.starts(with: jfif), content.count >= 14 {
            // Version and density as every viewer takes them; a thumbnail does not come back.
            picture.keep([0xFF, 0xE0, 0, 16] + jfif + [1, 1, 0, 0, 1, 0, 1, 0, 0])
            if content.count > 14 { picture.leaveOut(.thumbnail) }
        } else if marker == 0xEE, content.starts(with: adobe), content.count >= 12 {
            let transform = content[content.startIndex + 11]
            picture.keep([0xFF, 0xEE, 0, 14] + adobe + [0, 100, 0, 0, 0, 0, min(transform, 2)])
        } else {
            picture.leaveOut(kind(marker, content))
        }
    }

    private static func kind(_ marker: UInt8, _ content: ArraySlice<UInt8>) -> CleanedPicture.Removed {
        func begins(_ text: String) -> Bool { content.starts(with: Array(text.utf8)) }
        switch marker {
        case Marker.comment: return .comment
        case 0xE0: return .thumbnail
        case 0xE1: return begins("Exif") ? .exif : begins("http://ns.adobe.com/") ? .xmp : .unknownPart
        case 0xE2: return begins("ICC_PROFILE") ? .colourProfile : .unknownPart
        case 0xED: return .iptc
        default: return .unknownPart
        }
    }

    /// Precision, height, width, and three bytes for each of one to four components.
    private static func isFrame(_ content: ArraySlice<UInt8>) -> Bool {
        guard content.count >= 9 else { return false }
        let count = Int(content[content.startIndex + 5])
        return (1...4).contains(count) && content.count == 6 + 3 * count
    }

    /// A scan names components of the frame, and nothing else.
    private static func isScan(_ content: ArraySlice<UInt8>, of components: Set<UInt8>) -> Bool {
        guard let count = content.first.map(Int.init), (1...4).contains(count),
            content.count == 4 + 2 * count
        else { return false }
        let named = (0..<count).map { content[content.startIndex + 1 + 2 * $0] }
        return components.isSuperset(of: named)
    }

    /// A part that holds tables holds whole tables and no more.
    private static func isTable(_ marker: UInt8, _ content: ArraySlice<UInt8>) -> Bool {
        switch marker {
        case Marker.restartInterval: return content.count == 2
        case Marker.quantization:
            return isMadeOf(content) { rest in
                guard let head = rest.first, head & 15 < 4, head >> 4 < 2 else { return nil }
                return head >> 4 == 0 ? 65 : 129
            }
        case Marker.huffman:
            return isMadeOf(content) { rest in
                guard rest.count >= 17, let head = rest.first, head & 15 < 4, head >> 4 < 2 else {
                    return nil
                }
                let symbols = rest.dropFirst().prefix(16).reduce(0) { $0 + Int($1) }
                return symbols <= 256 ? 17 + symbols : nil
            }
        default: return false
        }
    }

    private static func isMadeOf(_ content: ArraySlice<UInt8>, _ size: (ArraySlice<UInt8>) -> Int?) -> Bool {
        var rest = content
        guard !rest.isEmpty else { return false }
        while !rest.isEmpty {
            guard let count = size(rest), count <= rest.count else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// An Exif part that says how the picture is turned and nothing else; `nil` where it stands upright or
    /// nobody says.
    private static func orientation(in bytes: [UInt8]) -> [UInt8]? {
        guard bytes.count > 12, bytes.starts(with: [0xFF, 0xD8, 0xFF]) else { return nil }
        var place = 2
        while place + 4 <= bytes.count, bytes[place] == 0xFF, Marker.applications.contains(bytes[place + 1]) {
            let length = Int(bytes[place + 2]) << 8 | Int(bytes[place + 3])
            let end = min(place + 2 + length, bytes.count)
            guard length >= 2, place + 4 <= end else { return nil }
            let content = bytes[place + 4..<end]
            if bytes[place + 1] == 0xE1, content.starts(with: exif) {
                return ExifTurn(content.dropFirst(exif.count)).map { $0.part }
            }
            place += 2 + length
        }
        return nil
    }
}

/// The one number of an Exif part that a picture needs to be seen the right way up: 2 to 8.
struct ExifTurn {
    private let turn: UInt8

    /// - Parameter tiff: the TIFF structure inside the part.
    init?(_ tiff: ArraySlice<UInt8>) {
        let bytes = Array(tiff)
        guard bytes.count >= 14 else { return nil }
        let isLittle = bytes.starts(with: [0x49, 0x49, 0x2A, 0])
        guard isLittle || bytes.starts(with: [0x4D, 0x4D, 0, 0x2A]) else { return nil }
        func number(_ place: Int, _ count: Int) -> Int {
            let part = bytes[place..<place + count]
            return isLittle
                ? part.reversed().reduce(0) { $0 << 8 | Int($1) } : part.reduce(0) { $0 << 8 | Int($1) }
        }
        let directory = number(4, 4)
        guard directory >= 8, directory + 2 <= bytes.count else { return nil }
        for index in 0..<number(directory, 2) {
            let entry = directory + 2 + 12 * index
            guard entry + 12 <= bytes.count else { return nil }
            guard number(entry, 2) == 0x0112 else { continue }
            let value = number(entry + 8, 2)
            guard number(entry + 2, 2) == 3, (2...8).contains(value) else { return nil }
            turn = UInt8(value)
            return
        }
        return nil
    }

    /// APP1 with one directory of one entry.
    var part: [UInt8] {
        let tiff: [UInt8] = [
            0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turn, 0, 0, 0, 0, 0, 0,
        ]
        let content = Array("Exif\0\0".utf8) + tiff
        return [0xFF, 0xE1, 0, UInt8(content.count + 2)] + content
    }
}
