internal import Crypto
public import Foundation

/// SHA-256 of some bytes.
public struct Digest: Hashable, Sendable, CustomStringConvertible {
    public static let count = 32
    public let bytes: [UInt8]

    public init(of data: some Sequence<UInt8>) {
        bytes = Array(SHA256.hash(data: Array(data)))
    }

    public init(ofText text: String) {
        self.init(of: text.utf8)
    }

    /// `nil` unless there are 32 bytes.
    public init?(bytes: [UInt8]) {
        guard bytes.count == Digest.count else { return nil }
        self.bytes = bytes
    }

    /// `nil` unless the text is 64 hexadecimal digits.
    public init?(hex: String) {
        guard let bytes = Hex.bytes(hex) else { return nil }
        self.init(bytes: bytes)
    }

    /// 64 lower-case hexadecimal digits.
    public var description: String { Hex.text(bytes) }
}

/// Bytes written as hexadecimal digits.
public enum Hex {
    public static func text(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// `nil` for an odd count or anything but hexadecimal digits.
    public static func bytes(_ text: String) -> [UInt8]? {
        let digits = text.utf8.map { digit in Int(String(UnicodeScalar(digit)), radix: 16) }
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = digits[index], let low = digits[index + 1] else { return nil }
            bytes.append(UInt8(high << 4 | low))
        }
        return bytes
    }
}

/// Hashes bytes as they pass, so that a large document never lies in memory.
public struct StreamingDigest: ~Copyable {
    private var hasher = SHA256()

    public init() {}

    public mutating func update(_ data: some DataProtocol) {
        hasher.update(data: data)
    }

    public consuming func finish() -> Digest {
        guard let digest = Digest(bytes: Array(hasher.finalize())) else {
            preconditionFailure("SHA-256 has 32 bytes")
        }
        return digest
    }
}
