import Desk
import Evidence
import Foundation
import JWTKit
import Testing

@testable import Exchange

/// What is taken as a provider, as its keys, and as a token of its.
@Suite("A provider of identities")
struct OpenIDTests {
    private struct Claims: JWTPayload {
        var sub = "u-7"
        func verify(using algorithm: some JWTAlgorithm) async throws {}
    }

    private static func part(_ text: String) -> String {
        Data(text.utf8).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
            .replacing("=", with: "")
    }

    /// A key pair, and the public half as a provider shows it.
    private static func pair(_ id: String?, algorithm: String? = "ES256") throws -> (ES256PrivateKey, JSON) {
        let key = ES256PrivateKey()
        let parameters = try #require(key.publicKey.parameters)
        func plain(_ text: String) -> String {
            text.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
        }
        var jwk: [String: JSON] = [
            "kty": .string("EC"), "crv": .string("P-256"), "x": .string(plain(parameters.x)),
            "y": .string(plain(parameters.y)), "use": .string("sig"),
        ]
        jwk["kid"] = id.map(JSON.string)
        jwk["alg"] = algorithm.map(JSON.string)
        return (key, .object(jwk))
    }

    private static func token(_ key: ES256PrivateKey, _ id: String?) async throws -> String {
        let ring = JWTKeyCollection()
        guard let id else {
            await ring.add(ecdsa: key)
            return try await ring.sign(Claims())
        }
        await ring.add(ecdsa: key, kid: JWKIdentifier(string: id))
        var header = JWTHeader()
        header.kid = id
        return try await ring.sign(Claims(), kid: JWKIdentifier(string: id), header: header)
    }

    private static func keys(_ found: JSON...) -> ProviderKeys {
        ProviderKeys(.object(["keys": .array(found)]))
    }

    @Test(arguments: [
        #"{"alg":"none"}"#, #"{"alg":"HS256"}"#, #"{"alg":"HS512","kid":"a"}"#, #"{"alg":"RS1"}"#,
        #"{"alg":7}"#,
        "{}", "[]", "nonsense", #"{"alg":"ES256","crit":["exp"]}"#, #"{"alg":"ES256","kid":7}"#,
    ])
    func `a token is refused for its header, before anything of it is read`(header: String) {
        #expect(throws: ProviderFault.self) {
            try SignedToken([Self.part(header), Self.part(#"{"sub":"u-7"}"#), "c2ln"].joined(separator: "."))
        }
    }

    @Test(arguments: ["", ".", "..", "a.b", "a.b.c.d", "é.é.é"])
    func `what has no three parts is no token`(text: String) {
        #expect(throws: ProviderFault.self) { try SignedToken(text) }
    }

    @Test func `a token says what it says when its key proves it, and nothing when one letter differs`()
        async throws
    {
        let (key, jwk) = try Self.pair("a")
        let text = try await Self.token(key, "a")
        let token = try SignedToken(text)
        let found = try #require(Self.keys(jwk).key(for: token))
        #expect(try await token.claims(provenBy: found)["sub"]?.string == "u-7")

        var parts = text.split(separator: ".").map(String.init)
        parts[1] = Self.part(#"{"sub":"u-8"}"#)
        let forged = try SignedToken(parts.joined(separator: "."))
        await #expect(throws: ProviderFault.self) { try await forged.claims(provenBy: found) }
        let bare = try SignedToken(parts.prefix(2).joined(separator: ".") + ".")
        await #expect(throws: ProviderFault.self) { try await bare.claims(provenBy: found) }
        let (_, other) = try Self.pair("a")
        let stranger = try #require(Self.keys(other).key(for: token))
        await #expect(throws: ProviderFault.self) { try await token.claims(provenBy: stranger) }
    }

    @Test func `a key is found by its name, its kind and what it is for`() async throws {
        let (key, jwk) = try Self.pair("a")
        let (_, other) = try Self.pair("b")
        let token = try SignedToken(try await Self.token(key, "a"))
        #expect(Self.keys(other).key(for: token) == nil)
        #expect(Self.keys(other, jwk).key(for: token)?.id == "a")
        for (name, value) in [
            ("use", JSON.string("enc")), ("kty", .string("oct")), ("alg", .string("RS256")),
        ] {
            var changed = try #require(jwk.object)
            changed[name] = value
            #expect(Self.keys(.object(changed)).key(for: token) == nil, "\(name)")
        }
        let nameless = try SignedToken(try await Self.token(key, nil))
        #expect(Self.keys(jwk).key(for: nameless)?.id == "a", "one that fits need not be named")
        #expect(Self.keys(jwk, other).key(for: nameless) == nil, "of two, one must be")
    }

    @Test func `a short modulus is no key`() {
        let short = JSON.object([
            "kty": .string("RSA"), "kid": .string("a"), "e": .string("AQAB"),
            "n": .string(String(repeating: "A", count: 171)),
        ])
        #expect(Self.keys(short).count == 0)
        #expect(ProviderKeys(.string("nonsense")).count == 0)
    }

    @Test(arguments: [
        ("https://id.example", true), ("https://id.example/realms/one", true), ("http://127.0.0.1:9", true),
        ("http://localhost", true), ("http://[::1]:80/a", true), ("http://id.example", false),
        ("http://127.0.0.1.evil.example", false), ("http://localhost.evil.example", false),
        ("https://user:pass@id.example", false), ("https://id.example/?a=b", false),
        ("https://id.example/#a", false), ("file:///etc/passwd", false), ("ftp://id.example", false),
        ("https://", false), ("id.example", false), ("", false), ("https://id.example/a b", false),
    ])
    func `an issuer is spoken to by https, or on this machine`(issuer: String, isTaken: Bool) throws {
        func make() throws -> OpenIDSettings {
            try OpenIDSettings(
                issuer: issuer, client: "zhibao", secret: "very secret", name: "id",
                site: "https://office.example")
        }
        guard isTaken else {
            #expect(throws: OpenIDSettings.Fault.issuer) { try make() }
            return
        }
        let settings = try make()
        #expect("\(settings)" == issuer && !"\(settings) \(String(reflecting: settings))".contains("secret"))
    }

    @Test(arguments: [
        "https://id.example:444/keys", "http://id.example/keys", "https://id.example.evil.example/keys",
        "https://169.254.169.254/latest", "file:///etc/passwd", "https://user@id.example/keys",
    ])
    func `nothing is asked of another host than the issuer's`(address: String) async throws {
        let settings = try OpenIDSettings(
            issuer: "https://id.example", client: "zhibao", secret: nil, name: "id",
            site: "https://office.example")
        await #expect(throws: ProviderFault.away("an address is not of the issuer's host")) {
            try await BoundedFetch(settings).answer(from: address)
        }
    }
}
