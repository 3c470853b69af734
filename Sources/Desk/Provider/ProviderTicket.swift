internal import Evidence
internal import Foundation
internal import Law
internal import Store

/// What a browser holds while somebody signs in at a provider. The office keeps nothing until it comes back: whoever
/// begins a million sign-ins fills no table.
struct ProviderTicket: Sendable, Hashable {
    enum Use: String, Sendable {
        /// Somebody was sent to the provider.
        case asking
        /// The provider said who it is, and a code of the office is still to come.
        case proven
    }

    /// How long a person may take at the provider.
    static let lastsMs = 10 * 60_000
    /// A longer address to go on to is left out: browsers keep no cookie of any length.
    static let longestThen = 1_000
    /// Longest ticket that is read.
    private static let longest = 3_000

    /// Makes each ticket another one.
    let word: String
    let expiresMs: Int
    /// Where to go on afterwards.
    let then: String
    /// Whom the provider knew; empty while it is being asked.
    let login: String

    init(word: String, expiresMs: Int, then: String, login: String = "") {
        self.word = word
        self.expiresMs = expiresMs
        self.then = then
        self.login = login
    }

    /// A ticket that a browser shows; `nil` for one that is forged, of another use or over.
    init?(_ text: String?, for use: Use, at nowMs: Int, key: MasterKey) {
        guard let text, text.utf8.count <= ProviderTicket.longest else { return nil }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 5, let code = Hex.bytes(parts[4]),
            key.isTicketCode(code, use.rawValue, over: parts.prefix(4).joined(separator: ".")),
            let expiresMs = Int(parts[1]), nowMs < expiresMs,
            let then = Hex.bytes(parts[2]).map({ String(decoding: $0, as: UTF8.self) }),
            let login = Hex.bytes(parts[3]).map({ String(decoding: $0, as: UTF8.self) })
        else { return nil }
        self.init(word: parts[0], expiresMs: expiresMs, then: then, login: login)
    }

    func text(for use: Use, key: MasterKey) -> String {
        payload + "." + Hex.text(key.ticketCode(use.rawValue, over: payload))
    }

    /// What goes along to the provider. Everything is made of the ticket and the master key, so that nothing is kept.
    func question(key: MasterKey) -> ProviderQuestion {
        ProviderQuestion(
            state: state(key: key), nonce: Hex.text(key.ticketCode("nonce", over: payload)),
            challenge: Base64URL.text(Digest(ofText: verifier(key: key)).bytes))
    }

    func state(key: MasterKey) -> String { Hex.text(key.ticketCode("state", over: payload)) }

    /// 43 characters, as RFC 7636 demands.
    func verifier(key: MasterKey) -> String { Base64URL.text(key.ticketCode("verifier", over: payload)) }

    /// By which it is known that the ticket was used.
    func mark(_ use: Use) -> Digest { Digest(ofText: use.rawValue + "\u{0}" + payload) }

    private var payload: String {
        [word, "\(expiresMs)", Hex.text(Array(then.utf8)), Hex.text(Array(login.utf8))].joined(separator: ".")
    }
}

/// Base64 for addresses, without padding (RFC 4648, 5).
enum Base64URL {
    static func text(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
            .replacing("=", with: "")
    }
}
