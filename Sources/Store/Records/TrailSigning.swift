internal import Crypto
public import Evidence

/// Signs what leaves the office as an export of its trail: Ed25519, with a key that belongs to the office's master key.
public struct TrailSigning: Sendable {
    private let key: Curve25519.Signing.PrivateKey

    public init(_ master: MasterKey) {
        let seed = master.derived(for: .trailSigning).withUnsafeBytes { Array($0) }
        do {
            key = try Curve25519.Signing.PrivateKey(rawRepresentation: seed)
        } catch {
            preconditionFailure("every 32 bytes are a key of Ed25519: \(error)")
        }
    }

    /// What anybody needs to check a signature, in hexadecimal digits.
    public var publicKey: String { Hex.text(Array(key.publicKey.rawRepresentation)) }

    /// - Returns: 64 bytes in hexadecimal digits.
    /// - Throws: when the system has no random bytes.
    public func signature(of digest: Evidence.Digest) throws -> String {
        Hex.text(Array(try key.signature(for: digest.bytes)))
    }

    public static func isValid(_ signature: String, of digest: Evidence.Digest, by publicKey: String) -> Bool
    {
        guard let bytes = Hex.bytes(signature), let raw = Hex.bytes(publicKey) else { return false }
        do {
            let key = try Curve25519.Signing.PublicKey(rawRepresentation: raw)
            return key.isValidSignature(bytes, for: digest.bytes)
        } catch {
            return false
        }
    }
}
