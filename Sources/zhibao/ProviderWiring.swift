internal import Configuration
internal import Desk
internal import Exchange
internal import Foundation
internal import Law

/// Why the settings of the identity provider cannot be used. No sentence repeats a secret.
struct ProviderSettingsFault: Error, CustomStringConvertible {
    let name: String
    let fault: String
    var description: String { "\(name): \(fault)" }
}

/// What the environment says of a provider of identities. Without an issuer there is none, and no button for it.
struct ProviderWiring: Sendable {
    let settings: OpenIDSettings?

    /// - Parameter site: the address of the site as people reach it.
    init(_ reader: ConfigReader, site: String?) throws {
        let own = reader.scoped(to: "zhibao.oidc")
        guard let issuer = own.string(forKey: "issuer") else {
            settings = nil
            return
        }
        guard let client = own.string(forKey: "client"), !client.isEmpty else {
            throw ProviderSettingsFault(name: "ZHIBAO_OIDC_CLIENT", fault: "name the client of this office")
        }
        guard let site else {
            throw ProviderSettingsFault(
                name: "ZHIBAO_MAIL_SITE", fault: "the provider sends browsers back there; write https://HOST")
        }
        do {
            settings = try OpenIDSettings(
                issuer: issuer, client: client, secret: try ProviderWiring.file(own, "secretFile"),
                name: own.string(forKey: "name") ?? URL(string: issuer)?.host() ?? issuer, site: site,
                authorities: try ProviderWiring.file(own, "authorities"))
        } catch let fault as OpenIDSettings.Fault {
            let name = fault == .site ? "ZHIBAO_MAIL_SITE" : "ZHIBAO_OIDC_ISSUER"
            throw ProviderSettingsFault(name: name, fault: "\(fault)")
        }
    }

    var provider: OpenIDProvider? { settings.map { OpenIDProvider($0) } }

    /// A secret comes out of a file and from nowhere else: the environment of a process can be read by others.
    private static func file(_ own: ConfigReader, _ key: String) throws -> String? {
        guard let path = own.string(forKey: ConfigKey(key)) else { return nil }
        let name = key == "secretFile" ? "ZHIBAO_OIDC_SECRET_FILE" : "ZHIBAO_OIDC_AUTHORITIES"
        do {
            let text = try String(contentsOfFile: path, encoding: .utf8)
            let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
            if !trimmed.isEmpty { return trimmed }
        } catch {
            throw ProviderSettingsFault(name: name, fault: "the file \(path) cannot be read")
        }
        throw ProviderSettingsFault(name: name, fault: "the file \(path) is empty")
    }

    /// How the provider stands, for `zhibao doctor`; no line where none is named.
    func line(at now: Instant) async -> DoctorLine? {
        guard let provider else { return nil }
        do {
            try await provider.look(at: now)
            return DoctorLine(
                check: .identityProvider, verdict: .ok, said: "\(provider.issuer) answers and has keys",
                remedy: nil)
        } catch {
            let said = if case .away(let said)? = error as? ProviderFault { said } else { "\(error)" }
            return DoctorLine(
                check: .identityProvider, verdict: .fail, said: "\(provider.issuer): \(said)",
                remedy: "check ZHIBAO_OIDC_ISSUER and the way there; people sign in with passwords meanwhile")
        }
    }
}
