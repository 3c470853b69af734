internal import Evidence

/// Reads one JSON text (RFC 8259), quickly and strictly.
///
/// A number written with a point or an exponent is a `double`, so that `1.0` is not taken for a count.
struct JSONReader {
    struct Malformed: Error, Hashable {
        let message: String
    }

    /// Deeper texts are faults, so that no line can exhaust the stack.
    static let depthLimit = 128

    private let bytes: ArraySlice<UInt8>
    private var at: Int

    static func value(_ bytes: ArraySlice<UInt8>) throws(Malformed) -> JSON {
        var reader = JSONReader(bytes: bytes, at: bytes.startIndex)
        let value = try reader.value(depth: 0)
        reader.skipBlanks()
        guard reader.at == bytes.endIndex else { throw Malformed(message: "more than one value") }
        return value
    }

    private mutating func value(depth: Int) throws(Malformed) -> JSON {
        guard depth < JSONReader.depthLimit else { throw Malformed(message: "nested too deeply") }
        skipBlanks()
        switch peek {
        case UInt8(ascii: "{"): return try object(depth)
        case UInt8(ascii: "["): return try array(depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case let byte? where byte == UInt8(ascii: "-") || (48...57).contains(byte): return try number()
        default: throw Malformed(message: "a value is missing")
        }
    }

    private mutating func object(_ depth: Int) throws(Malformed) -> JSON {
        var members: [String: JSON] = [:]
        at += 1
        skipBlanks()
        if take(UInt8(ascii: "}")) { return .object(members) }
        while true {
            skipBlanks()
            guard peek == UInt8(ascii: "\"") else { throw Malformed(message: "a key is missing") }
            let key = try string()
            skipBlanks()
            guard take(UInt8(ascii: ":")) else { throw Malformed(message: "a colon is missing") }
            members[key] = try value(depth: depth + 1)
            skipBlanks()
            if take(UInt8(ascii: "}")) { return .object(members) }
            guard take(UInt8(ascii: ",")) else { throw Malformed(message: "a comma is missing") }
        }
    }

    private mutating func array(_ depth: Int) throws(Malformed) -> JSON {
        var elements: [JSON] = []
        at += 1
        skipBlanks()
        if take(UInt8(ascii: "]")) { return .array(elements) }
        while true {
            elements.append(try value(depth: depth + 1))
            skipBlanks()
            if take(UInt8(ascii: "]")) { return .array(elements) }
            guard take(UInt8(ascii: ",")) else { throw Malformed(message: "a comma is missing") }
        }
    }

    private mutating func word(_ word: StaticString, _ value: JSON) throws(Malformed) -> JSON {
        let count = word.utf8CodeUnitCount
        guard bytes.endIndex - at >= count,
            bytes[at..<(at + count)].elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: count))
        else { throw Malformed(message: "an unknown word") }
        at += count
        return value
    }

    private var peek: UInt8? { at < bytes.endIndex ? bytes[at] : nil }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard peek == byte else { return false }
        at += 1
        return true
    }

    private mutating func skipBlanks() {
        while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { at += 1 }
    }
}

extension JSONReader {
    private mutating func number() throws(Malformed) -> JSON {
        let start = at
        _ = take(UInt8(ascii: "-"))
        if !take(UInt8(ascii: "0")) { try digits() }
        let wholeEnd = at
        if take(UInt8(ascii: ".")) { try digits() }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            _ = take(UInt8(ascii: "+")) || take(UInt8(ascii: "-"))
            try digits()
        }
        let text = String(decoding: bytes[start..<at], as: UTF8.self)
        if at == wholeEnd, let number = Int(text) { return .int(number) }
        guard let number = Double(text), number.isFinite else {
            throw Malformed(message: "a number too large")
        }
        return .double(number)
    }

    private mutating func digits() throws(Malformed) {
        let start = at
        while let byte = peek, (48...57).contains(byte) { at += 1 }
        guard at > start else { throw Malformed(message: "a digit is missing") }
    }

    private mutating func string() throws(Malformed) -> String {
        at += 1
        let start = at
        while let byte = peek, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 {
            at += 1
        }
        if take(UInt8(ascii: "\"")) { return try text(bytes[start..<(at - 1)]) }
        var unescaped = Array(bytes[start..<at])
        while let byte = peek {
            at += 1
            switch byte {
            case UInt8(ascii: "\""): return try text(unescaped[...])
            case UInt8(ascii: "\\"): try escape(into: &unescaped)
            case 0..<0x20: throw Malformed(message: "a control character in a string")
            default: unescaped.append(byte)
            }
        }
        throw Malformed(message: "a string has no end")
    }

    private func text(_ bytes: ArraySlice<UInt8>) throws(Malformed) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Malformed(message: "not UTF-8")
        }
        return text
    }

    private mutating func escape(into text: inout [UInt8]) throws(Malformed) {
        guard let byte = peek else { throw Malformed(message: "a string has no end") }
        at += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"): text += Array(String(try scalar()).utf8)
        default: throw Malformed(message: "an unknown escape")
        }
    }

    /// A character outside the basic plane comes as two escapes; a half alone is no text.
    private mutating func scalar() throws(Malformed) -> Unicode.Scalar {
        var value = try fourHexDigits()
        if (0xD800..<0xDC00).contains(value), take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) {
            let low = try fourHexDigits()
            guard (0xDC00..<0xE000).contains(low) else { throw Malformed(message: "half a character") }
            value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(value) else { throw Malformed(message: "half a character") }
        return scalar
    }

    private mutating func fourHexDigits() throws(Malformed) -> UInt32 {
        let digits = bytes[at...].prefix(4).compactMap { Character(UnicodeScalar($0)).hexDigitValue }
        guard digits.count == 4 else { throw Malformed(message: "four hexadecimal digits are missing") }
        at += 4
        return digits.reduce(0) { $0 << 4 + UInt32($1) }
    }
}
