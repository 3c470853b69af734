/// A picture without what the device wrote beside its pixels: where, when, with which camera, by whose
/// program.
///
/// The container is read and written anew from the parts that a picture needs to be seen; the pixels stay as
/// they were, byte for byte. Nothing is decoded, so that a bomb does not burst here. What cannot be read to
/// its end is refused: half a cleaning would be a false promise.
public struct CleanedPicture: Hashable, Sendable {
    public let format: PictureFormat
    public let bytes: [UInt8]
    /// What was left out, each once, in the order of its finding.
    public let removed: [Removed]

    /// A kind of thing that was left out.
    public enum Removed: String, Hashable, Sendable, CaseIterable {
        /// Camera, place, time, maker's notes and thumbnail.
        case exif
        case xmp
        case iptc
        /// Colour profiles name the device and its maker.
        case colourProfile = "colour-profile"
        case comment, text, time, thumbnail
        /// Parts that only one maker or program understands.
        case unknownPart = "unknown-part"
        /// Bytes behind the end of the picture: a film, a second picture, an archive.
        case trailing
    }

    /// Why a picture cannot be cleaned.
    public enum Fault: Error, Hashable, Sendable {
        /// A kind of file whose parts this office does not take apart.
        case notCleanable(PictureFormat)
        /// The file ends inside a part, or says something of itself that is not so.
        case unreadable(PictureFormat, at: Int)
    }

    public init(cleaning bytes: [UInt8]) throws(Fault) {
        let format = PictureFormat(head: bytes)
        var cleaning = PictureWriting(format: format)
        switch format {
        case .jpeg: try JPEGCleaning.clean(bytes, into: &cleaning)
        case .png: try PNGCleaning.clean(bytes, into: &cleaning)
        case .webp: try WebPCleaning.clean(bytes, into: &cleaning)
        case .heic, .gif, .tiff, .bmp, .other: throw .notCleanable(format)
        }
        self.format = format
        self.bytes = cleaning.bytes
        removed = cleaning.removed
    }
}

/// A picture while it is written anew.
struct PictureWriting {
    let format: PictureFormat
    private(set) var bytes: [UInt8] = []
    private(set) var removed: [CleanedPicture.Removed] = []

    init(format: PictureFormat) {
        self.format = format
    }

    mutating func keep(_ part: some Sequence<UInt8>) { bytes += part }

    mutating func leaveOut(_ part: CleanedPicture.Removed) {
        if !removed.contains(part) { removed.append(part) }
    }

    /// Writes a number over bytes that were kept before.
    mutating func overwrite(_ number: [UInt8], at place: Int) {
        bytes.replaceSubrange(place..<place + number.count, with: number)
    }
}

/// Reads numbers from bytes, and knows where it stands.
struct PictureReading {
    let format: PictureFormat
    let bytes: ArraySlice<UInt8>
    private(set) var place: Int

    init(_ bytes: ArraySlice<UInt8>, _ format: PictureFormat) {
        self.bytes = bytes
        self.format = format
        place = bytes.startIndex
    }

    var isAtEnd: Bool { place >= bytes.endIndex }
    var left: Int { bytes.endIndex - place }
    var fault: CleanedPicture.Fault { .unreadable(format, at: place) }

    mutating func take(_ count: Int) throws(CleanedPicture.Fault) -> ArraySlice<UInt8> {
        guard count >= 0, count <= left else { throw fault }
        defer { place += count }
        return bytes[place..<place + count]
    }

    mutating func byte() throws(CleanedPicture.Fault) -> UInt8 {
        guard place < bytes.endIndex else { throw fault }
        defer { place += 1 }
        return bytes[place]
    }

    /// The most significant byte first.
    mutating func big(_ count: Int) throws(CleanedPicture.Fault) -> Int {
        try take(count).reduce(0) { $0 << 8 | Int($1) }
    }

    /// The least significant byte first.
    mutating func little(_ count: Int) throws(CleanedPicture.Fault) -> Int {
        try take(count).reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    func peek(_ distance: Int = 0) -> UInt8? {
        place + distance < bytes.endIndex ? bytes[place + distance] : nil
    }

    mutating func skip(_ count: Int) { place += count }
}
