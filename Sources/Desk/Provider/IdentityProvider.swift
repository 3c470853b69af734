public import Evidence
public import Law

/// Somebody else's sign-in, to which the office sends people and whose word it takes for who they are.
public protocol IdentityProvider: Sendable {
    /// What it calls itself, letter by letter as in its tokens.
    var issuer: String { get }
    /// What it calls the office.
    var client: String { get }
    /// What people call it; shown on the button.
    var name: String { get }

    /// The address to which the browser is sent.
    ///
    /// - Throws: `ProviderFault`.
    func asking(_ question: ProviderQuestion, at now: Instant) async throws -> String

    /// What a token says that the provider gives for a code. Its signature is proven and nothing else.
    ///
    /// - Throws: `ProviderFault`.
    func claims(for code: String, verifier: String, at now: Instant) async throws -> JSON
}

/// What goes with the browser to the provider.
public struct ProviderQuestion: Sendable, Hashable {
    /// Comes back with the browser.
    public let state: String
    /// Comes back inside the token.
    public let nonce: String
    /// The SHA-256 of the verifier, in base64url.
    public let challenge: String
}

/// Why a provider gave no claims. What it says is for the trail and the log, never for a page.
public enum ProviderFault: Error, Hashable, Sendable {
    /// It does not answer, or not as the standard says.
    case away(String)
    /// It does not know the code, or has given a token for it already.
    case code
    /// The token is not signed by one of its keys, in a way that we take.
    case signature(String)
}

/// Why nobody came in through a provider.
public enum ProviderRefusal: Error, Hashable, Sendable {
    case away
    /// The token is forged, or meant for another; it does not matter to its bearer which.
    case tokenRefused
    /// The token is of a time that our clock does not know, or over.
    case clocksApart
    /// This answer of the provider was used before.
    case usedAlready
    /// The sign-in was begun too long ago, or in another browser.
    case lapsed
    /// The person, or the provider, said no.
    case declined
    case notLinked(subject: String)
    case accountClosed
    /// Somebody else's account has this subject.
    case subjectTaken
    /// The account has another subject at this provider.
    case linkedAlready
}
