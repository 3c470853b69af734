internal import Desk
internal import Evidence
internal import Foundation
internal import JWTKit

/// A token in three parts (RFC 7519), of which nothing is believed before its signature is proven.
struct SignedToken: Sendable {
    /// Signatures by a key that only the provider has. `none` and whatever is made with a shared secret are not here.
    static let algorithms: [String: String] = [
        "RS256": "RSA", "RS384": "RSA", "RS512": "RSA", "PS256": "RSA", "PS384": "RSA", "PS512": "RSA",
        "ES256": "EC", "ES384": "EC", "ES512": "EC", "EdDSA": "OKP",
    ]
    private static let longest = 64 * 1024

    let algorithm: String
    let keyID: String?
    private let text: String

    /// - Throws: `ProviderFault.signature`.
    init(_ text: String) throws {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard text.utf8.count <= SignedToken.longest, parts.count == 3,
            let header = SignedToken.object(parts[0]), let named = header["alg"]?.string
        else { throw ProviderFault.signature("it has no three parts with a header") }
        guard SignedToken.algorithms[named] != nil else {
            throw ProviderFault.signature("it is signed in a way that is not taken")
        }
        // An extension that must be understood, and is not (RFC 7515, 4.1.11).
        guard header["crit"] == nil else { throw ProviderFault.signature("it demands an extension") }
        guard header["kid"] == nil || header["kid"]?.string != nil else {
            throw ProviderFault.signature("its key has no name")
        }
        algorithm = named
        keyID = header["kid"]?.string
        self.text = text
    }

    /// What it says, once its signature is proven.
    func claims(provenBy key: ProviderKeys.Key) async throws -> JSON {
        let ring = JWTKeyCollection()
        do {
            // The only key of the ring: a name that it does not have leads to no other.
            try await ring.add(jwk: key.jwk, isDefault: true)
            _ = try await ring.verify(text, as: ProvenBytes.self)
        } catch {
            throw ProviderFault.signature("its signature is not the key's")
        }
        guard let claims = SignedToken.object(text.split(separator: ".")[1]) else {
            throw ProviderFault.signature("it says nothing")
        }
        return claims
    }

    /// An object in base64url, without padding.
    private static func object(_ part: Substring) -> JSON? {
        var text = String(part).replacing("-", with: "+").replacing("_", with: "/")
        text += String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        guard let data = Data(base64Encoded: text) else { return nil }
        do {
            let found = try JSON(parsing: data)
            return found.object == nil ? nil : found
        } catch {
            return nil
        }
    }

    /// The library proves the signature; what the token says is read and judged by the office.
    private struct ProvenBytes: JWTPayload {
        func verify(using algorithm: some JWTAlgorithm) async throws {}
    }
}

/// The keys with which a provider signs, as far as we take them.
struct ProviderKeys: Sendable {
    struct Key: Sendable {
        let id: String?
        let type: String
        let algorithm: String?
        let jwk: JWK
    }

    private static let most = 50
    /// Base64url of 2048 bits without its last digits: a shorter modulus can be broken.
    private static let shortestModulus = 342

    private let keys: [Key]

    var count: Int { keys.count }

    /// Keys of other kinds, for other uses, or broken are passed over: a provider may have some beside.
    init(_ set: JSON) {
        keys = (set["keys"]?.array ?? []).prefix(ProviderKeys.most).compactMap(ProviderKeys.key)
    }

    /// The key that the token names. Where it names none there must be one alone that fits.
    func key(for token: SignedToken) -> Key? {
        let type = SignedToken.algorithms[token.algorithm]
        let fitting = keys.filter {
            $0.type == type && ($0.algorithm == nil || $0.algorithm == token.algorithm)
        }
        guard let id = token.keyID else { return fitting.count == 1 ? fitting[0] : nil }
        return fitting.first { $0.id == id }
    }

    private static func key(_ found: JSON) -> Key? {
        guard let type = found["kty"]?.string, found["use"] == nil || found["use"]?.string == "sig" else {
            return nil
        }
        if type == "RSA", (found["n"]?.string ?? "").utf8.count < shortestModulus { return nil }
        // Only what is public: a provider that gives its secret away is not helped by us.
        let names = ["kty", "alg", "kid", "n", "e", "crv", "x", "y"]
        let open = (found.object ?? [:]).filter { names.contains($0.key) }
        do {
            var jwk = try JWK(json: JSON.object(open).canonical)
            let id = jwk.keyIdentifier?.string
            if id == nil { jwk.keyIdentifier = "the only one" }
            return Key(id: id, type: type, algorithm: jwk.algorithm?.rawValue, jwk: jwk)
        } catch {
            return nil
        }
    }
}
