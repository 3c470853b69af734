extension JSON {
    /// A text is not JSON, or nests deeper than anything that this program writes.
    public struct Unreadable: Error, Hashable, Sendable, CustomStringConvertible {
        /// Bytes before the place that cannot be read.
        public let offset: Int
        public var description: String { "the text is no JSON after \(offset) bytes" }
    }

    /// Reads one JSON text that this program wrote, such as the body of an event; it is many times faster than
    /// `init(parsing:)`, which reads what strangers send, and reads the same.
    ///
    /// A key that stands twice, a byte after the value and more than 64 levels are refused.
    public init(reading text: String) throws(Unreadable) {
        var text = text
        let read = text.withUTF8 { bytes -> Result<JSON, Unreadable> in
            var reader = JSONReader(bytes)
            do throws(Unreadable) {
                return .success(try reader.wholeText())
            } catch {
                return .failure(error)
            }
        }
        self = try read.get()
    }
}

/// Walks over the bytes of one JSON text, which are UTF-8 that was checked before.
struct JSONReader {
    private static let deepest = 64

    private let bytes: UnsafeBufferPointer<UInt8>
    private var at = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    mutating func wholeText() throws(JSON.Unreadable) -> JSON {
        let value = try self.value(level: 0)
        skipBlanks()
        guard at == bytes.count else { throw fault }
        return value
    }

    private var fault: JSON.Unreadable { JSON.Unreadable(offset: at) }

    private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

    private mutating func skipBlanks() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { at += 1 }
    }

    private mutating func value(level: Int) throws(JSON.Unreadable) -> JSON {
        guard level <= JSONReader.deepest else { throw fault }
        skipBlanks()
        switch next {
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "{"): return try object(level: level)
        case UInt8(ascii: "["): return try array(level: level)
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func word(_ word: StaticString, _ value: JSON) throws(JSON.Unreadable) -> JSON {
        for index in 0..<word.utf8CodeUnitCount {
            guard next == word.utf8Start[index] else { throw fault }
            at += 1
        }
        return value
    }

    private mutating func take(_ byte: Unicode.Scalar) throws(JSON.Unreadable) {
        guard next == UInt8(ascii: byte) else { throw fault }
        at += 1
    }

    /// Whether another member follows; goes past the comma or the bracket.
    private mutating func isMore(until end: Unicode.Scalar) throws(JSON.Unreadable) -> Bool {
        skipBlanks()
        guard let byte = next else { throw fault }
        if byte == UInt8(ascii: ",") {
            at += 1
            return true
        }
        try take(end)
        return false
    }

    private mutating func object(level: Int) throws(JSON.Unreadable) -> JSON {
        try take("{")
        skipBlanks()
        var members: [String: JSON] = [:]
        guard next != UInt8(ascii: "}") else {
            at += 1
            return .object(members)
        }
        repeat {
            skipBlanks()
            let key = try string()
            skipBlanks()
            try take(":")
            let value = try value(level: level + 1)
            guard members.updateValue(value, forKey: key) == nil else { throw fault }
        } while try isMore(until: "}")
        return .object(members)
    }

    private mutating func array(level: Int) throws(JSON.Unreadable) -> JSON {
        try take("[")
        skipBlanks()
        var elements: [JSON] = []
        guard next != UInt8(ascii: "]") else {
            at += 1
            return .array(elements)
        }
        repeat {
            elements.append(try value(level: level + 1))
        } while try isMore(until: "]")
        return .array(elements)
    }
}

// Numbers and texts.
extension JSONReader {
    /// Whole numbers stay whole, also when they are written with a point.
    private mutating func number() throws(JSON.Unreadable) -> JSON {
        let start = at
        if next == UInt8(ascii: "-") { at += 1 }
        let first = at
        digits()
        let isWellBegun = at == first + 1 || (at > first && bytes[first] != UInt8(ascii: "0"))
        guard isWellBegun else { throw fault }
        var isWhole = true
        if next == UInt8(ascii: ".") {
            at += 1
            try demandDigits()
            isWhole = false
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            at += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { at += 1 }
            try demandDigits()
            isWhole = false
        }
        let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<at]), as: UTF8.self)
        if isWhole, let whole = Int(text) { return .int(whole) }
        guard let number = Double(text), number.isFinite else { throw fault }
        return Int(exactly: number).map { .int($0) } ?? .double(number)
    }

    private mutating func digits() {
        while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { at += 1 }
    }

    private mutating func demandDigits() throws(JSON.Unreadable) {
        let first = at
        digits()
        guard at > first else { throw fault }
    }

    private mutating func string() throws(JSON.Unreadable) -> String {
        try take("\"")
        let start = at
        while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 {
            at += 1
        }
        let plain = UnsafeBufferPointer(rebasing: bytes[start..<at])
        if next == UInt8(ascii: "\"") {
            at += 1
            return String(decoding: plain, as: UTF8.self)
        }
        return try string(after: Array(plain))
    }

    /// The rest of a text that holds an escape.
    private mutating func string(after begun: [UInt8]) throws(JSON.Unreadable) -> String {
        var text = begun
        while let byte = next, byte >= 0x20 {
            at += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): text += try escaped()
            default: text.append(byte)
            }
        }
        throw fault
    }

    private mutating func escaped() throws(JSON.Unreadable) -> [UInt8] {
        guard let byte = next else { throw fault }
        at += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"): return Array(String(try escapedScalar()).utf8)
        default: throw fault
        }
    }

    /// `\u00e9`, or two of them that are one character together.
    private mutating func escapedScalar() throws(JSON.Unreadable) -> Character {
        var code = try fourDigits()
        if (0xD800..<0xDC00).contains(code) {
            try take("\\")
            try take("u")
            let low = try fourDigits()
            guard (0xDC00..<0xE000).contains(low) else { throw fault }
            code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(code) else { throw fault }
        return Character(scalar)
    }

    private mutating func fourDigits() throws(JSON.Unreadable) -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80
            else {
                throw fault
            }
            code = code << 4 + UInt32(digit)
            at += 1
        }
        return code
    }
}
