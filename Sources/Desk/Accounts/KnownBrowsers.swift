internal import Crypto
internal import Evidence
internal import Store

/// What a browser keeps after somebody signed in there: up to three signed names, one for each login that uses it.
///
/// The office keeps nothing of them. A signature is bound to the login and to the day, so that it serves nobody else
/// and not for ever. It opens nothing: it only puts the browser behind a brake of its own.
struct KnownBrowsers: Sendable {
    static let most = 3
    static let days = 180
    /// Longest cookie that is read.
    private static let longest = 400

    private let tokens: [String]

    init(cookie: String?) {
        guard let cookie, cookie.utf8.count <= KnownBrowsers.longest else {
            tokens = []
            return
        }
        tokens = cookie.split(separator: "~").prefix(KnownBrowsers.most).map(String.init)
    }

    /// The name of this browser, where that login has signed in here before.
    func name(for login: String, on day: Int, key: MasterKey) -> String? {
        tokens.lazy.compactMap { KnownBrowsers.name(in: $0, for: login, on: day, key: key) }.first
    }

    /// The cookie after a login has signed in: a token of its own goes before the others, the oldest is dropped.
    func cookie(
        adding login: String, on day: Int, key: MasterKey, randomness: Randomness
    ) -> String {
        let name = self.name(for: login, on: day, key: key) ?? Hex.text(randomness.bytes(16))
        let kept = tokens.filter { KnownBrowsers.name(in: $0, for: login, on: day, key: key) == nil }
        let payload = "\(name).\(day)"
        let token = payload + "." + key.browserSignature(login, payload)
        return ([token] + kept).prefix(KnownBrowsers.most).joined(separator: "~")
    }

    private static func name(in token: String, for login: String, on day: Int, key: MasterKey) -> String? {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let signed = Int(parts[1]), signed <= day, day - signed < days,
            key.isBrowserSignature(parts[2], login, "\(parts[0]).\(parts[1])")
        else { return nil }
        return parts[0]
    }
}
