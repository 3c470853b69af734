internal import Foundation

/// A provider of identities, and how the office is known there.
public struct OpenIDSettings: Sendable {
    /// Why a setting cannot be used.
    public enum Fault: String, Error, Sendable, CustomStringConvertible {
        case issuer = "write https://HOST[/PATH], without a question mark; http is for this machine alone"
        case site = "write https://HOST; http is for this machine alone"

        public var description: String { rawValue }
    }

    /// Letter by letter as in its tokens.
    public let issuer: String
    public let client: String
    /// `nil` for a client without a secret, which PKCE alone protects.
    public let secret: String?
    public let name: String
    /// Where the provider sends the browser back to.
    public let answerAddress: String
    /// Certificates that are trusted besides those of the machine, in PEM.
    public let authorities: String?
    let origin: WebOrigin

    /// - Parameter site: the address of the office as people reach it.
    /// - Throws: `Fault`.
    public init(
        issuer: String, client: String, secret: String?, name: String, site: String,
        authorities: String? = nil
    ) throws {
        guard let origin = WebOrigin(of: issuer), !issuer.contains("?"), !issuer.contains("#") else {
            throw Fault.issuer
        }
        guard WebOrigin(of: site) != nil else { throw Fault.site }
        self.origin = origin
        self.issuer = issuer
        self.client = client
        self.secret = secret
        self.name = name
        self.authorities = authorities
        answerAddress = site + "/sign-in/provider/answer"
    }
}

/// Says neither the secret nor the client.
extension OpenIDSettings: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String { issuer }
    public var debugDescription: String { description }
}

/// Scheme, host and port: what the office speaks to, and what it does not.
struct WebOrigin: Hashable, Sendable {
    private static let own: Set = ["127.0.0.1", "::1", "localhost"]

    let scheme: String
    let host: String
    let port: Int

    /// `nil` for anything but https, or http on this machine, and for an address with a name and a password in it.
    init?(of address: String) {
        guard address.utf8.allSatisfy({ (33...126).contains($0) }),
            let parts = URLComponents(string: address),
            let scheme = parts.scheme?.lowercased(), let found = parts.host?.lowercased(), !found.isEmpty,
            parts.user == nil, parts.password == nil
        else { return nil }
        let host = found.trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
        guard scheme == "https" || (scheme == "http" && WebOrigin.own.contains(host)) else { return nil }
        self.scheme = scheme
        self.host = host
        port = parts.port ?? (scheme == "https" ? 443 : 80)
    }
}
