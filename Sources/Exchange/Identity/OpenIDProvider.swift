public import Desk
public import Evidence
internal import Foundation
public import Law

/// A provider that speaks OpenID Connect: discovery, the code flow with PKCE, and keys that are looked up when a token
/// names one that is not known.
public actor OpenIDProvider: IdentityProvider {
    /// What discovery said.
    private struct Endpoints: Sendable {
        let authorization: String
        let token: String
        let keys: String
        /// Whether the secret goes into the form: the provider does not take it as a header.
        let postsSecret: Bool
    }

    private struct Kept<Value: Sendable>: Sendable {
        let value: Value
        let readMs: Int
    }

    /// How long what was read is believed.
    static let keptMs = 3_600_000
    /// A key that is not known is looked up, but no more often than this: a forger makes nobody run.
    static let lookupEveryMs = 60_000

    public nonisolated let issuer: String
    public nonisolated let client: String
    public nonisolated let name: String
    private let settings: OpenIDSettings
    private let fetch: BoundedFetch
    private var endpoints: Kept<Endpoints>?
    private var keys: Kept<ProviderKeys>?

    public init(_ settings: OpenIDSettings) {
        self.init(settings, seconds: 10)
    }

    init(_ settings: OpenIDSettings, seconds: Int64) {
        self.settings = settings
        issuer = settings.issuer
        client = settings.client
        name = settings.name
        fetch = BoundedFetch(settings, seconds: seconds)
    }

    public func asking(_ question: ProviderQuestion, at now: Instant) async throws -> String {
        let endpoint = try await endpoints(at: now).authorization
        let form = FormEncoding.text([
            ("response_type", "code"), ("scope", "openid"), ("client_id", client),
            ("redirect_uri", settings.answerAddress), ("state", question.state), ("nonce", question.nonce),
            ("code_challenge", question.challenge), ("code_challenge_method", "S256"),
        ])
        return endpoint + (endpoint.contains("?") ? "&" : "?") + form
    }

    public func claims(for code: String, verifier: String, at now: Instant) async throws -> JSON {
        let token = try await token(for: code, verifier: verifier, at: now)
        let signed = try SignedToken(token)
        guard let key = try await key(for: signed, at: now) else {
            throw ProviderFault.signature("it names a key that the provider does not have")
        }
        return try await signed.claims(provenBy: key)
    }

    /// Asks for what everybody may know: whether the provider is there and has a key that we take.
    public func look(at now: Instant) async throws {
        let endpoints = try await readEndpoints()
        let keys = try await readKeys(from: endpoints.keys)
        guard keys.count > 0 else { throw ProviderFault.away("it has no key of a kind that is taken") }
    }

    private func token(for code: String, verifier: String, at now: Instant) async throws -> String {
        let endpoints = try await endpoints(at: now)
        var fields = [
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", settings.answerAddress),
            ("client_id", client), ("code_verifier", verifier),
        ]
        var authorization: String?
        if let secret = settings.secret {
            if endpoints.postsSecret {
                fields.append(("client_secret", secret))
            } else {
                let pair = FormEncoding.escaped(client) + ":" + FormEncoding.escaped(secret)
                authorization = "Basic " + Data(pair.utf8).base64EncodedString()
            }
        }
        let answer = try await fetch.answer(
            from: endpoints.token, form: FormEncoding.text(fields), authorization: authorization)
        if answer.body["error"]?.string == "invalid_grant" { throw ProviderFault.code }
        guard answer.status == 200, let token = answer.body["id_token"]?.string else {
            throw ProviderFault.away("status \(answer.status) for a code, without a token")
        }
        return token
    }

    private func key(for token: SignedToken, at now: Instant) async throws -> ProviderKeys.Key? {
        if let keys, now.ms - keys.readMs < OpenIDProvider.keptMs, now.ms >= keys.readMs {
            if let key = keys.value.key(for: token) { return key }
            // A provider changes its keys without a word; whoever makes tokens up names keys as they please.
            guard now.ms - keys.readMs >= OpenIDProvider.lookupEveryMs else { return nil }
        }
        let address = try await endpoints(at: now).keys
        let read = try await readKeys(from: address)
        keys = Kept(value: read, readMs: now.ms)
        return read.key(for: token)
    }

    private func readKeys(from address: String) async throws -> ProviderKeys {
        let answer = try await fetch.answer(from: address)
        guard answer.status == 200 else { throw ProviderFault.away("status \(answer.status) for its keys") }
        return ProviderKeys(answer.body)
    }

    private func endpoints(at now: Instant) async throws -> Endpoints {
        if let endpoints, now.ms - endpoints.readMs < OpenIDProvider.keptMs, now.ms >= endpoints.readMs {
            return endpoints.value
        }
        let read = try await readEndpoints()
        endpoints = Kept(value: read, readMs: now.ms)
        return read
    }

    private func readEndpoints() async throws -> Endpoints {
        let base = issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer
        let answer = try await fetch.answer(from: base + "/.well-known/openid-configuration")
        guard answer.status == 200 else {
            throw ProviderFault.away("status \(answer.status) for its configuration")
        }
        guard answer.body["issuer"]?.string == issuer else {
            throw ProviderFault.away("its configuration is that of another issuer")
        }
        func address(_ name: String) throws -> String {
            guard let address = answer.body[name]?.string, WebOrigin(of: address) == settings.origin,
                !address.contains("#")
            else { throw ProviderFault.away("\(name) is not of the issuer's host") }
            return address
        }
        let ways = answer.body["token_endpoint_auth_methods_supported"]?.array?.compactMap(\.string)
        return Endpoints(
            authorization: try address("authorization_endpoint"), token: try address("token_endpoint"),
            keys: try address("jwks_uri"),
            postsSecret: ways.map { !$0.contains("client_secret_basic") && $0.contains("client_secret_post") }
                ?? false)
    }
}

/// Names and values of a form (application/x-www-form-urlencoded).
enum FormEncoding {
    private static let plain = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")

    static func text(_ fields: [(String, String)]) -> String {
        fields.map { "\($0)=\(escaped($1))" }.joined(separator: "&")
    }

    static func escaped(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
    }
}
