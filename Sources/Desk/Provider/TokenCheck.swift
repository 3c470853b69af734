internal import Evidence
internal import Law

/// What is demanded of a token beside its signature (OpenID Connect Core 1.0, 3.1.3.7).
struct TokenCheck: Sendable {
    enum Fault: String, Error, Hashable, Sendable {
        case issuer, audience, subject, nonce, malformed
        /// It is over by our clock.
        case expired
        /// It is of a moment that our clock has not reached.
        case early
    }

    /// How far the provider's clock and ours may be apart.
    static let skewSeconds = 60
    /// A subject is ASCII of at most so many characters.
    static let longestSubject = 255

    let issuer: String
    let client: String
    let nonce: String

    /// Who the token speaks of.
    func subject(in claims: JSON, at now: Instant) throws(Fault) -> String {
        guard claims["iss"]?.string == issuer else { throw .issuer }
        try checkAudience(claims)
        try checkTimes(claims, at: now)
        // The nonce is ours: comparing it tells a forger nothing that the redirect did not.
        guard claims["nonce"]?.string == nonce else { throw .nonce }
        guard let subject = claims["sub"]?.string, TokenCheck.isSubject(subject) else { throw .subject }
        return subject
    }

    static func isSubject(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= longestSubject && text.utf8.allSatisfy { (33...126).contains($0) }
    }

    private func checkAudience(_ claims: JSON) throws(Fault) {
        let audience: [String]
        switch claims["aud"] {
        case .string(let one): audience = [one]
        case .array(let many): audience = many.compactMap(\.string)
        default: throw .audience
        }
        guard audience.contains(client) else { throw .audience }
        let bearer = claims["azp"]
        // A token for several must say that it was made for us.
        guard bearer == nil ? audience.count == 1 : bearer?.string == client else { throw .audience }
    }

    private func checkTimes(_ claims: JSON, at now: Instant) throws(Fault) {
        let skew = TokenCheck.skewSeconds * 1000
        guard let expires = TokenCheck.moment(claims["exp"]), let issued = TokenCheck.moment(claims["iat"])
        else { throw .malformed }
        guard now.ms < expires + skew else { throw .expired }
        guard issued <= now.ms + skew else { throw .early }
        guard claims["nbf"] != nil else { return }
        guard let begins = TokenCheck.moment(claims["nbf"]) else { throw .malformed }
        guard begins <= now.ms + skew else { throw .early }
    }

    /// Seconds since 1970, as milliseconds; nothing before it and nothing beyond the year 5138.
    private static func moment(_ value: JSON?) -> Int? {
        let seconds: Double
        switch value {
        case .int(let number): seconds = Double(number)
        case .double(let number): seconds = number
        default: return nil
        }
        guard (0...100_000_000_000).contains(seconds) else { return nil }
        return Int(seconds * 1000)
    }
}
