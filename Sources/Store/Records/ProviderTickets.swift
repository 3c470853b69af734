internal import Crypto

/// Codes over the tickets that a browser holds while somebody signs in at a provider.
extension MasterKey {
    /// An HMAC of a ticket, another one for each use: a state tells neither the nonce nor the verifier.
    public func ticketCode(_ use: String, over ticket: String) -> [UInt8] {
        Array(
            HMAC<SHA256>.authenticationCode(
                for: Array("\(use)\u{0}\(ticket)".utf8), using: derived(for: .providerTickets)))
    }

    /// Takes the same time for a forged one.
    public func isTicketCode(_ code: [UInt8], _ use: String, over ticket: String) -> Bool {
        HMAC<SHA256>.isValidAuthenticationCode(
            code, authenticating: Array("\(use)\u{0}\(ticket)".utf8), using: derived(for: .providerTickets))
    }
}
