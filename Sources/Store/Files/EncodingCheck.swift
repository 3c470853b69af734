/// Finds out by which encoding a stream of bytes was written, without keeping it.
public struct EncodingCheck: Sendable {
    private var utf8 = UTF8Faults()
    private var gb18030 = GB18030Faults()

    public init() {}

    public mutating func feed(_ chunk: [UInt8]) {
        for byte in chunk where !(byte < 0x80 && utf8.isBetween && gb18030.isBetween) {
            utf8.feed(byte)
            gb18030.feed(byte)
        }
    }

    /// UTF-8 where the bytes allow it, else the encoding that they break less often.
    public var encoding: TextEncoding {
        utf8.count == 0 || utf8.count <= gb18030.count ? .utf8 : .gb18030
    }
}

/// Counts the sequences that are no UTF-8 (RFC 3629).
private struct UTF8Faults: Sendable {
    private(set) var count = 0
    private var needed = 0
    private var lowest: UInt8 = 0x80
    private var highest: UInt8 = 0xBF

    var isBetween: Bool { needed == 0 }

    mutating func feed(_ byte: UInt8) {
        guard needed > 0 else { return begin(byte) }
        guard byte >= lowest, byte <= highest else {
            count += 1
            needed = 0
            return begin(byte)
        }
        (lowest, highest) = (0x80, 0xBF)
        needed -= 1
    }

    private mutating func begin(_ byte: UInt8) {
        (lowest, highest) = (0x80, 0xBF)
        switch byte {
        case 0..<0x80: needed = 0
        case 0xC2...0xDF: needed = 1
        case 0xE0: (needed, lowest) = (2, 0xA0)
        case 0xED: (needed, highest) = (2, 0x9F)
        case 0xE1...0xEF: needed = 2
        case 0xF0: (needed, lowest) = (3, 0x90)
        case 0xF4: (needed, highest) = (3, 0x8F)
        case 0xF1...0xF3: needed = 3
        default: count += 1
        }
    }
}

/// Counts the sequences that are no GB 18030: two bytes, or four of which the second and fourth are digits.
private struct GB18030Faults: Sendable {
    private(set) var count = 0
    private var place = 0

    var isBetween: Bool { place == 0 }

    mutating func feed(_ byte: UInt8) {
        let isLead = (0x81...0xFE).contains(byte)
        switch place {
        case 1 where (0x30...0x39).contains(byte): place = 2
        case 1 where (0x40...0x7E).contains(byte) || (0x80...0xFE).contains(byte): place = 0
        case 2 where isLead: place = 3
        case 3 where (0x30...0x39).contains(byte): place = 0
        case 0 where byte < 0x80: break
        case 0 where isLead: place = 1
        default:
            count += 1
            place = 0
        }
    }
}
