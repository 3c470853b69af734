internal import Crypto
internal import Evidence

/// Signatures under which browsers are known again.
extension MasterKey {
    /// Hex of an HMAC of the login and what is signed.
    public func browserSignature(_ login: String, _ payload: String) -> String {
        Hex.text(
            Array(
                HMAC<SHA256>.authenticationCode(
                    for: Array("\(login)\u{0}\(payload)".utf8), using: derived(for: .knownBrowsers))))
    }

    /// Takes the same time for a forged one.
    public func isBrowserSignature(_ given: String, _ login: String, _ payload: String) -> Bool {
        guard let code = Hex.bytes(given) else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(
            code, authenticating: Array("\(login)\u{0}\(payload)".utf8), using: derived(for: .knownBrowsers))
    }
}
