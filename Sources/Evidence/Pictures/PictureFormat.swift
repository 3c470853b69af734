/// What a file is by its first bytes. A name and a declared type prove nothing.
public enum PictureFormat: String, Hashable, Sendable, CaseIterable {
    case jpeg, png, webp
    /// Kinds that hold data of the device too, and that this office cannot take apart.
    case heic, gif, tiff, bmp
    /// Not a picture that we know: a text, a film, an archive.
    case other

    /// Whether the marks of the device can be taken out of it.
    public var isCleanable: Bool {
        switch self {
        case .jpeg, .png, .webp: true
        case .heic, .gif, .tiff, .bmp, .other: false
        }
    }

    /// What a browser is told of it; `nil` for what we do not know.
    public var mediaType: String? {
        switch self {
        case .jpeg: "image/jpeg"
        case .png: "image/png"
        case .webp: "image/webp"
        case .heic: "image/heic"
        case .gif: "image/gif"
        case .tiff: "image/tiff"
        case .bmp: "image/bmp"
        case .other: nil
        }
    }

    /// Bytes of a file from which its kind can be told.
    public static let headCount = 16

    public init(head: some Sequence<UInt8>) {
        let bytes = Array(head.prefix(PictureFormat.headCount))
        func has(_ text: String, at place: Int) -> Bool {
            bytes.dropFirst(place).starts(with: Array(text.utf8))
        }
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if bytes.starts(with: PNGCleaning.signature) {
            self = .png
        } else if has("RIFF", at: 0), has("WEBP", at: 8) {
            self = .webp
        } else if has("ftyp", at: 4) {
            self = PictureFormat.heifBrands.contains(where: { has($0, at: 8) }) ? .heic : .other
        } else if has("GIF8", at: 0) {
            self = .gif
        } else if bytes.starts(with: [0x49, 0x49, 0x2A, 0]) || bytes.starts(with: [0x4D, 0x4D, 0, 0x2A]) {
            self = .tiff
        } else {
            self = has("BM", at: 0) ? .bmp : .other
        }
    }

    private static let heifBrands = ["heic", "heix", "hevc", "heim", "mif1", "msf1", "avif", "avis"]
}
