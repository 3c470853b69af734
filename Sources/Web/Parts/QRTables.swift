/// Sizes and codewords of level M.
enum QRTables {
    static let last = 10

    /// Of each version, codewords of error correction in a block, and how many blocks hold how many codewords of data.
    private static let blocks: [(correction: Int, data: [(count: Int, size: Int)])] = [
        (10, [(1, 16)]), (16, [(1, 28)]), (26, [(1, 44)]), (18, [(2, 32)]), (24, [(2, 43)]), (16, [(4, 27)]),
        (18, [(4, 31)]), (22, [(2, 38), (2, 39)]), (22, [(3, 36), (2, 37)]), (26, [(4, 43), (1, 44)]),
    ]

    /// Where the centres of the small squares lie.
    static let alignment: [[Int]] = [
        [], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50],
    ]

    private static func dataCount(_ version: Int) -> Int {
        blocks[version - 1].data.reduce(0) { $0 + $1.count * $1.size }
    }

    /// Bits that say how many bytes follow.
    private static func countBits(_ version: Int) -> Int { version < 10 ? 8 : 16 }

    /// Bytes of text that fit.
    static func capacity(_ version: Int) -> Int { (dataCount(version) * 8 - 4 - countBits(version)) / 8 }

    /// All codewords in the order in which they are drawn.
    static func codewords(of bytes: [UInt8], version: Int) -> [UInt8] {
        let data = padded(bytes, version)
        let (correction, groups) = blocks[version - 1]
        var (start, parts) = (0, [[UInt8]]())
        for group in groups {
            for _ in 0..<group.count {
                parts.append(Array(data[start..<start + group.size]))
                start += group.size
            }
        }
        let checks = parts.map { ReedSolomon.remainder(of: $0, count: correction) }
        return woven(parts) + woven(checks)
    }

    /// One of each block in turn; shorter blocks end earlier.
    private static func woven(_ parts: [[UInt8]]) -> [UInt8] {
        let longest = parts.map(\.count).max() ?? 0
        return (0..<longest).flatMap { index in parts.compactMap { index < $0.count ? $0[index] : nil } }
    }

    private static func padded(_ bytes: [UInt8], _ version: Int) -> [UInt8] {
        var bits: [Bool] = []
        func append(_ value: Int, _ count: Int) {
            for index in (0..<count).reversed() { bits.append(value >> index & 1 == 1) }
        }
        append(0b0100, 4)
        append(bytes.count, countBits(version))
        for byte in bytes { append(Int(byte), 8) }
        let most = dataCount(version) * 8
        append(0, min(4, most - bits.count))
        append(0, (8 - bits.count % 8) % 8)
        var words = stride(from: 0, to: bits.count, by: 8).map { start in
            bits[start..<start + 8].reduce(UInt8(0)) { $0 << 1 | ($1 ? 1 : 0) }
        }
        var isEven = true
        while words.count < dataCount(version) {
            words.append(isEven ? 0xEC : 0x11)
            isEven.toggle()
        }
        return words
    }
}

/// Error correction over GF(256) with the polynomial 0x11D.
private enum ReedSolomon {
    static func remainder(of data: [UInt8], count: Int) -> [UInt8] {
        let divisor = generator(count)
        var rest = Array(repeating: UInt8(0), count: count)
        for byte in data {
            let factor = byte ^ rest[0]
            rest.removeFirst()
            rest.append(0)
            for index in 0..<count { rest[index] ^= product(divisor[index], factor) }
        }
        return rest
    }

    /// The coefficients below the highest, which is one.
    private static func generator(_ count: Int) -> [UInt8] {
        var coefficients = Array(repeating: UInt8(0), count: count)
        coefficients[count - 1] = 1
        var root: UInt8 = 1
        for _ in 0..<count {
            for index in 0..<count {
                coefficients[index] = product(coefficients[index], root)
                if index + 1 < count { coefficients[index] ^= coefficients[index + 1] }
            }
            root = product(root, 2)
        }
        return coefficients
    }

    private static func product(_ first: UInt8, _ second: UInt8) -> UInt8 {
        var product = 0
        for index in (0..<8).reversed() {
            product = product << 1 ^ (product >> 7) * 0x11D
            product ^= Int(second >> index & 1) * Int(first)
        }
        return UInt8(truncatingIfNeeded: product)
    }
}
