internal import Crypto
internal import Foundation

/// AES-GCM with a random nonce. What a box is bound to is not hidden, and a box opens in no other place.
enum Seal {
    static let nonceCount = 12

    /// Ciphertext and tag.
    static func close(
        _ plaintext: [UInt8], with key: SymmetricKey, nonce: [UInt8], boundTo place: String
    ) throws -> [UInt8] {
        let box = try AES.GCM.seal(
            plaintext, using: key, nonce: AES.GCM.Nonce(data: nonce), authenticating: Array(place.utf8))
        return Array(box.ciphertext) + Array(box.tag)
    }

    static func open(
        _ sealed: [UInt8], with key: SymmetricKey, nonce: [UInt8], boundTo place: String
    ) throws -> [UInt8] {
        let tagCount = 16
        guard sealed.count >= tagCount, nonce.count == nonceCount else { throw SealFault.doesNotOpen(place) }
        do {
            let box = try AES.GCM.SealedBox(
                nonce: AES.GCM.Nonce(data: nonce), ciphertext: sealed.dropLast(tagCount),
                tag: sealed.suffix(tagCount))
            return Array(try AES.GCM.open(box, using: key, authenticating: Array(place.utf8)))
        } catch is CryptoKitError {
            throw SealFault.doesNotOpen(place)
        }
    }

    /// Nonce, ciphertext and tag in one.
    static func wrap(
        _ plaintext: [UInt8], with key: SymmetricKey, random: RandomBytes, boundTo place: String
    ) throws -> [UInt8] {
        let nonce = random(nonceCount)
        return nonce + (try close(plaintext, with: key, nonce: nonce, boundTo: place))
    }

    static func unwrap(_ wrapped: [UInt8], with key: SymmetricKey, boundTo place: String) throws -> [UInt8] {
        guard wrapped.count > nonceCount else { throw SealFault.doesNotOpen(place) }
        return try open(
            Array(wrapped.dropFirst(nonceCount)), with: key, nonce: Array(wrapped.prefix(nonceCount)),
            boundTo: place)
    }
}

/// Why a sealed thing stays closed.
public enum SealFault: Error, Hashable, Sendable {
    /// The key is another one, or a byte was changed.
    case doesNotOpen(String)
    case unknown(String)
    /// It was erased on that day; there is nothing left to open.
    case erased(String, onDay: Int)
}
