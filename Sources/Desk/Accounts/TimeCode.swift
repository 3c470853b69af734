internal import Crypto
internal import Store

/// Codes of six digits that an app reckons from a secret and the time.
///
/// Source: RFC 6238 (TOTP) over RFC 4226 (HOTP), with SHA-1 and half minutes, which is what every app knows.
enum TimeCode {
    static let secretCount = 20
    static let stepMs = 30_000
    static let digits = 6
    /// How many half minutes the clock of a telephone may be off.
    static let drift = 1

    static func step(at nowMs: Int) -> Int { nowMs / stepMs }

    static func code(_ secret: [UInt8], step: Int, digits: Int = digits) -> String {
        let counter = (0..<8).map { UInt8(truncatingIfNeeded: step >> (56 - 8 * $0)) }
        let mac = Array(
            HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: secret)))
        let offset = Int(mac[19] & 0x0F)
        let bits = mac[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } & 0x7FFF_FFFF
        var modulus = 1
        for _ in 0..<digits { modulus *= 10 }
        let text = String(bits % modulus)
        return String(repeating: "0", count: digits - text.count) + text
    }

    /// The half minute that a code belongs to, now or one beside; `nil` for a wrong code.
    static func step(of code: String, _ secret: [UInt8], at nowMs: Int) -> Int? {
        let now = step(at: nowMs)
        return (now - drift...now + drift).last { step in
            let expected = Array(self.code(secret, step: step).utf8)
            let given = Array(code.utf8)
            return given.count == expected.count && zip(given, expected).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
        }
    }
}

/// Base32 of RFC 4648 without padding, as apps read a secret.
enum Base32 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    static func text(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        var (buffer, bits) = (0, 0)
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

/// A code as somebody typed it.
struct TypedCode: Sendable {
    private let text: String

    /// Blanks and hyphens are only for reading; letters that look like digits are those digits, as in Crockford's
    /// base32.
    init(_ typed: String?) {
        let kept = (typed ?? "").uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        text = String(kept.prefix(32))
    }

    /// Takes the code, if somebody has a second factor that is confirmed: one of the app, or one of the recovery
    /// codes. Who has none needs none.
    func isTaken(of person: String, key: MasterKey, at nowMs: Int, on db: some Connection) throws -> Bool {
        guard let factor = try SecondFactors.find(of: person, with: key, on: db), factor.isConfirmed else {
            return true
        }
        if let step = TimeCode.step(of: text, factor.secret, at: nowMs) {
            return try SecondFactors.take(step: step, of: person, on: db)
        }
        return try RecoveryCodes.take(recovery, of: person, with: key, at: nowMs, on: db)
    }

    /// Whether it is a code of the app that has not been taken.
    func isTaken(of factor: SecondFactor, of person: String, at nowMs: Int, on db: some Connection) throws
        -> Bool
    {
        guard let step = TimeCode.step(of: text, factor.secret, at: nowMs) else { return false }
        return try SecondFactors.take(step: step, of: person, on: db)
    }

    var recovery: String {
        String(
            text.map { character -> Character in
                switch character {
                case "O": "0"
                case "I", "L": "1"
                default: character
                }
            })
    }
}
