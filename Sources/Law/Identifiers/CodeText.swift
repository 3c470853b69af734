internal import Foundation

/// A code as people write it, made comparable: compatibility forms resolved (NFKC), white space gone, upper-case.
/// Brackets of case and document numbers do not survive this: those numbers have their own reading.
func codeText(_ text: String, droppingHyphens: Bool) -> String {
    let isPlain = text.utf8.allSatisfy { $0 < 0x80 }
    let composed = isPlain ? text : text.precomposedStringWithCompatibilityMapping
    var kept = String.UnicodeScalarView()
    for scalar in composed.unicodeScalars where !scalar.properties.isWhitespace {
        if droppingHyphens && (scalar == "-" || scalar == "\u{2010}") { continue }
        kept.append(scalar)
    }
    return String(kept).uppercased()
}

extension Unicode.Scalar {
    /// 0 to 9 for an ASCII digit. Other digits are none: an identity number with full-width digits is wrong.
    var asciiDigit: Int? {
        ("0"..."9").contains(self) ? Int(value) - 48 : nil
    }

    /// A Chinese character of the basic block, in which all names of courts and organs are written.
    var isHan: Bool {
        (0x4E00...0x9FFF).contains(value)
    }
}
