internal import HTTPTypes
internal import Hummingbird
internal import Logging

/// What a browser may do with our pages: load our own style, script and pictures, send forms to us, no more.
struct SecurityHeaders: RouterMiddleware {
    typealias Context = OfficeContext

    let entropy: Entropy
    let isSecure: Bool
    let isBehindProxy: Bool

    func handle(
        _ request: Request, context: OfficeContext,
        next: (Request, OfficeContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.nonce = entropy.word()
        if isBehindProxy, let address = SecurityHeaders.forwarded(request) { context.remoteAddress = address }
        var response = try await next(request, context)
        if response.headers[SecurityHeaders.policy] == nil {
            response.headers[SecurityHeaders.policy] = SecurityHeaders.policy(nonce: context.nonce)
        }
        response.headers[SecurityHeaders.contentTypeOptions] = "nosniff"
        response.headers[SecurityHeaders.frameOptions] = "DENY"
        response.headers[SecurityHeaders.referrerPolicy] = "no-referrer"
        response.headers[SecurityHeaders.permissions] = "camera=(), microphone=(), geolocation=()"
        response.headers[SecurityHeaders.openerPolicy] = "same-origin"
        if isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000" }
        // A refusal has a body like any page; behind an answer to HEAD it would be read as the next answer.
        return request.method == .head ? response.createHeadResponse() : response
    }

    /// The address that the nearest proxy saw: the last of the list. What stands before it anyone may write.
    private static func forwarded(_ request: Request) -> String? {
        let list = request.headers[values: named("x-forwarded-for")].joined(separator: ",")
        return list.split(separator: ",").last.flatMap { TypedForm.trimmed(String($0)) }
    }

    static func policy(nonce: String) -> String {
        [
            "default-src 'none'", "style-src 'self' 'nonce-\(nonce)'", "script-src 'self'", "img-src 'self'",
            "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
        ].joined(separator: "; ")
    }

    /// A document or a draft allows itself less than a page does.
    static let policy = named("content-security-policy")
    private static let contentTypeOptions = named("x-content-type-options")
    private static let frameOptions = named("x-frame-options")
    private static let referrerPolicy = named("referrer-policy")
    private static let permissions = named("permissions-policy")
    private static let openerPolicy = named("cross-origin-opener-policy")

    static func named(_ text: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(text) else { preconditionFailure("a name of a header: \(text)") }
        return name
    }
}

/// Where nonces and form words come from: the system, or a test that must see the same page twice.
public struct Entropy: Sendable {
    private let draw: @Sendable () -> String

    /// 128 random bits a word, in hex.
    public init() {
        draw = {
            var generator = SystemRandomNumberGenerator()
            return (0..<2).map { _ in
                let part = String(UInt64.random(in: .min ... .max, using: &generator), radix: 16)
                return String(repeating: "0", count: 16 - part.count) + part
            }.joined()
        }
    }

    public init(drawing draw: @escaping @Sendable () -> String) {
        self.draw = draw
    }

    func word() -> String { draw() }
}
