/// A text, and beside each of its scalars what that scalar counts as for whoever looks for hidden things in it.
///
/// Digits of any script and form become ASCII digits, full-width and circled letters become capitals, dashes and white
/// space one form each. One scalar stays one scalar, so that a place found in the one is the place in the other.
struct FoldedText: Sendable {
    let scalars: [Unicode.Scalar]
    let folded: [Unicode.Scalar]

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
        folded = scalars.map(FoldedText.fold)
    }

    var indices: Range<Int> { folded.indices }

    /// What a scalar counts as.
    static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x30...0x39, 0x41...0x5A: return scalar
        case 0x61...0x7A: return Unicode.Scalar(scalar.value - 32) ?? scalar
        case 0x4E00...0x9FFF: return scalar
        case 0x24B6...0x24CF: return Unicode.Scalar(scalar.value - 0x24B6 + 65) ?? scalar
        case 0x24D0...0x24E9: return Unicode.Scalar(scalar.value - 0x24D0 + 65) ?? scalar
        case 0xFF01...0xFF5E: return fold(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
        default: break
        }
        if dashes.contains(scalar.value) { return "-" }
        if middleDots.contains(scalar.value) { return "·" }
        if isBlank(scalar) { return " " }
        if let digit = digit(scalar) { return digit }
        return scalar
    }

    private static func digit(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        let properties = scalar.properties
        guard properties.numericType == .decimal || properties.numericType == .digit,
            let value = properties.numericValue, (0...9).contains(value), value == value.rounded()
        else { return nil }
        return Unicode.Scalar(48 + UInt32(value))
    }

    private static let dashes: Set<UInt32> = [
        0x2D, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2043, 0x2212, 0x02D7, 0xFE58, 0xFE63, 0x2E3A,
        0x5F, 0x7E, 0x301C,
    ]
    private static let middleDots: Set<UInt32> = [
        0xB7, 0x2022, 0x2027, 0x2219, 0x22C5, 0x30FB, 0x0387, 0x16EB, 0x2E31, 0xFF65, 0x25CF,
    ]

    /// White space, and what cannot be seen at all.
    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A, 0x0D, 0x2029: false
        case 0x00...0x1F, 0x7F...0x9F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xAD,
            0x180E, 0x3164, 0x115F, 0x1160, 0xFE00...0xFE0F, 0x034F:
            true
        default: scalar.properties.isWhitespace || scalar.properties.generalCategory == .format
        }
    }
}

extension Unicode.Scalar {
    var isDigit: Bool { (0x30...0x39).contains(value) }
    var isCapital: Bool { (0x41...0x5A).contains(value) }
    /// A Chinese character, rare ones in names of persons included.
    var isHanLike: Bool {
        (0x4E00...0x9FFF).contains(value) || (0x3400...0x4DBF).contains(value)
            || (0x20000...0x3FFFF).contains(value) || value == 0x3007
            || (0xF900...0xFAFF).contains(value)
    }
    /// What a word is made of.
    var isWordLike: Bool { isHanLike || isDigit || isCapital || properties.isAlphabetic }
}
