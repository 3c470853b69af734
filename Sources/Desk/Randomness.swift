internal import Crypto
internal import Evidence
internal import Synchronization

/// Where the office's random bytes come from: the system, or a seed when a world is to be made again.
public final class Randomness: Sendable {
    private let seed: [UInt8]?
    private let drawn = Mutex(0)

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
            var generator = SystemRandomNumberGenerator()
            return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
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
