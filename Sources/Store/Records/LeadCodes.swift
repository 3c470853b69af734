internal import Crypto

/// What a reporter keeps instead of an account: 80 random bits in Crockford's base 32, four groups of four.
///
/// It is shown once and never stored. Hyphens, blanks and case do not matter, and look-alikes are read alike.
public struct LeadCode: Hashable, Sendable, CustomStringConvertible {
    public static let byteCount = 10
    private static let digits = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

    private let symbols: String

    public init(bytes: [UInt8]) {
        precondition(bytes.count == LeadCode.byteCount, "a code has \(LeadCode.byteCount) bytes")
        var symbols = ""
        var bits = 0
        var pending = 0
        for byte in bytes {
            bits = bits << 8 | Int(byte)
            pending += 8
            while pending >= 5 {
                pending -= 5
                symbols.append(LeadCode.digits[bits >> pending & 31])
            }
            bits &= (1 << pending) - 1
        }
        self.symbols = symbols
    }

    /// `nil` unless there are sixteen digits of the alphabet.
    public init?(parsing text: String) {
        var symbols = ""
        for character in text.uppercased() where character != "-" && !character.isWhitespace {
            let read: Character =
                switch character {
                case "O": "0"
                case "I", "L": "1"
                default: character
                }
            guard LeadCode.digits.contains(read), symbols.count < 16 else { return nil }
            symbols.append(read)
        }
        guard symbols.count == 16 else { return nil }
        self.symbols = symbols
    }

    /// `7K2M-9QXF-…`
    public var description: String {
        stride(from: 0, to: 16, by: 4)
            .map { start in String(symbols.dropFirst(start).prefix(4)) }
            .joined(separator: "-")
    }

    func authentication(with master: MasterKey) -> [UInt8] {
        Array(
            HMAC<SHA256>.authenticationCode(
                for: Array(symbols.utf8), using: master.derived(for: .leadCodes)))
    }
}

/// Finds a lead by its code. Without the master key the table tells nothing.
public enum LeadCodes {
    public static func put(
        _ code: LeadCode, for caseNumber: String, with master: MasterKey, at nowMs: Int,
        on db: some Connection
    ) throws {
        try db.run(
            """
            INSERT INTO lead_code (code_hmac, case_number, made_ms)
            VALUES (\(code.authentication(with: master)), \(caseNumber), \(nowMs))
            """
        )
    }

    /// The number of the file that the code opens.
    public static func find(
        _ code: LeadCode, with master: MasterKey, on db: some Connection
    ) throws -> String? {
        try db.row(
            """
            SELECT case_number
              FROM lead_code
             WHERE code_hmac = \(code.authentication(with: master))
             ORDER BY code_hmac
             LIMIT 1
            """
        )?.text("case_number")
    }
}
