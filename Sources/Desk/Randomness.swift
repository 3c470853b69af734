internal import Crypto
internal import Evidence
internal import Foundation
internal import Synchronization

/// Where the office's random bytes come from: the system, or a seed when a world is to be made again.
public final class Randomness: Sendable {
    private let seed: [UInt8]?
    private let drawn = Mutex(0)
    private let ahead = Mutex(BytesAhead())

    /// Random bytes of the system, fit for keys.
    public init() {
        seed = nil
    }

    /// The same bytes for the same seed: for the demo world and for tests, never for an office at work.
    public init(seed: String) {
        self.seed = Digest(ofText: seed).bytes
    }

    public func bytes(_ count: Int) -> [UInt8] {
        guard let seed else {
            return ahead.withLock { $0.take(count) }
        }
        var bytes: [UInt8] = []
        while bytes.count < count {
            let number = drawn.withLock { drawn -> Int in
                drawn += 1
                return drawn
            }
            bytes += Digest(of: seed + Array("\(number)".utf8)).bytes
        }
        return Array(bytes.prefix(count))
    }

    /// An identifier of 26 characters with 128 random bits: `d-` and Crockford base32.
    public func identifier(_ prefix: String) -> String {
        prefix + "-" + Crockford.text(bytes(16)).lowercased()
    }
}

/// Bytes of the system that were drawn ahead, some hundreds at once: an intake takes twenty salts, and asked the
/// system for each byte of them. Each byte is given once and wiped here when it is given.
private struct BytesAhead {
    /// What the system gives in one answer, or nothing of it.
    private static let most = 256

    private var bytes = [UInt8](repeating: 0, count: most)
    /// How many of them, from the front, were not given yet.
    private var rest = 0

    mutating func take(_ count: Int) -> [UInt8] {
        var taken: [UInt8] = []
        taken.reserveCapacity(count)
        while taken.count < count {
            if rest == 0 { draw() }
            let some = max(0, rest - (count - taken.count))..<rest
            taken += bytes[some]
            for place in some { bytes[place] = 0 }
            rest = some.lowerBound
        }
        return taken
    }

    private mutating func draw() {
        let answer = bytes.withUnsafeMutableBytes { getentropy($0.baseAddress, $0.count) }
        precondition(answer == 0, "the system gives random bytes")
        rest = bytes.count
    }
}

/// Crockford's base32: no I, L, O, U, so that nobody misreads an identifier.
enum Crockford {
    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    static func text(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        var buffer = 0
        var bits = 0
        for byte in bytes {
            buffer = (buffer << 8 | Int(byte)) & 0xFFFF
            bits += 8
            while bits >= 5 {
                bits -= 5
                text.append(alphabet[buffer >> bits & 31])
            }
        }
        if bits > 0 { text.append(alphabet[buffer << (5 - bits) & 31]) }
        return String(decoding: text, as: UTF8.self)
    }
}
