/// Reads a file of sentences line by line where YAML could only say the same of it: a start reads twenty thousand lines
/// of them, and nearly all are plain.
enum PlainSentences {
    /// Key and sentence in the order of the lines; `nil` for a file in which any line needs YAML to be read, or is wrong.
    static func pairs(of text: String) -> [(key: String, sentence: String)]? {
        var pairs: [(key: String, sentence: String)] = []
        var keys: Set<String> = []
        for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
            if line.first == UInt8(ascii: "#") {
                guard isPrintable(line) else { return nil }
                continue
            }
            guard let pair = pair(line), keys.insert(pair.key).inserted else { return nil }
            pairs.append(pair)
        }
        return pairs.isEmpty ? nil : pairs
    }

    private static func pair(_ line: Substring.UTF8View) -> (key: String, sentence: String)? {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")), isKey(line[..<colon]), isPrintable(line)
        else { return nil }
        let rest = line[line.index(after: colon)...]
        guard rest.first == UInt8(ascii: " "), let sentence = sentence(rest.dropFirst()) else { return nil }
        return (String(Substring(line[..<colon])), String(Substring(sentence)))
    }

    private static func isKey(_ key: Substring.UTF8View) -> Bool {
        guard let first = key.first, isLetter(first) else { return false }
        return key.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || "._-".utf8.contains($0) }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    /// What stands in quotation marks without a mark or an escape inside, or without any where nothing in it is a sign
    /// of YAML.
    private static func sentence(_ written: Substring.UTF8View) -> Substring.UTF8View? {
        guard let first = written.first, let last = written.last else { return nil }
        switch first {
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            let inner = written.dropFirst().dropLast()
            guard last == first, !inner.isEmpty, !inner.contains(first), !inner.contains(UInt8(ascii: "\\"))
            else { return nil }
            return inner
        default:
            guard !signs.contains(first), last != UInt8(ascii: " "), last != UInt8(ascii: ":") else {
                return nil
            }
            for (byte, next) in zip(written, written.dropFirst()) {
                if byte == UInt8(ascii: ":"), next == UInt8(ascii: " ") { return nil }
                if byte == UInt8(ascii: " "), next == UInt8(ascii: "#") { return nil }
            }
            return written
        }
    }

    /// A value without quotation marks that begins with one of these is something else, or nothing.
    private static let signs = Set(" -?:,[]{}#&*!|>'\"%@`".utf8)

    /// Whether all characters are those that YAML takes as they are. It refuses controls, and takes some separators
    /// beyond ASCII for ends of lines; a tab is a blank to it.
    private static func isPrintable(_ line: Substring.UTF8View) -> Bool {
        Substring(line).unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            case 0x20...0x7E, 0xA0...0x2027, 0x202A...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD,
                0x10000...0x10FFFF:
                true
            default: false
            }
        }
    }
}
