internal import Desk
internal import HTTPTypes
internal import Hummingbird

/// Reads who asks and how they want to read: session, form word, language, size of type.
struct SessionMiddleware: RouterMiddleware {
    typealias Context = OfficeContext

    let desk: any OfficeDesk
    let entropy: Entropy
    let cookies: CookieJar

    func handle(
        _ request: Request, context: OfficeContext,
        next: (Request, OfficeContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.now = desk.now
        context.address = request.uri.path + (request.uri.query.map { "?" + $0 } ?? "")
        let wishes = readWishes(request, &context)
        try await recognise(request, &context)
        let isKnown = context.session != nil
        context.spoken = Language.spoken(at: request.uri.path, isAtWork: isKnown)
        context.language = context.language.nearest(of: context.spoken)
        let given = request.cookies[CookieJar.form]?.value ?? ""
        let publicWord = given.utf8.count == 32 ? given : entropy.word()
        if !isKnown { context.formToken = publicWord }
        var response = try await next(request, context)
        if !isKnown, publicWord != given {
            response.setCookie(cookies.cookie(CookieJar.form, publicWord))
        }
        for wish in wishes { response.setCookie(wish) }
        return response
    }

    /// Who is behind the session: a caller, or somebody who owes something first and is no caller to any page.
    private func recognise(_ request: Request, _ context: inout OfficeContext) async throws {
        guard let token = request.cookies[CookieJar.session]?.value else { return }
        if let (caller, csrf) = try await desk.caller(session: token) {
            context.session = token
            context.caller = caller
            context.formToken = csrf
        } else if let bound = try await (desk as? any AccountDesk)?.bound(session: token) {
            context.session = token
            context.bound = bound
            context.formToken = bound.csrf
        }
    }

    /// `?lang=en` and `?text=large` hold until the reader changes them.
    private func readWishes(_ request: Request, _ context: inout OfficeContext) -> [Cookie] {
        var wishes: [Cookie] = []
        let asked = request.uri.queryParameters
        if let language = asked["lang"].flatMap({ Language(rawValue: String($0)) }) {
            context.language = language
            wishes.append(cookies.cookie(CookieJar.language, language.rawValue, days: CookieJar.wishDays))
        } else if let kept = request.cookies[CookieJar.language].flatMap({ Language(rawValue: $0.value) }) {
            context.language = kept
        }
        if let size = asked["text"].map(String.init), ["large", "normal"].contains(size) {
            context.isLarge = size == "large"
            wishes.append(cookies.cookie(CookieJar.type, size, days: CookieJar.wishDays))
        } else {
            context.isLarge = request.cookies[CookieJar.type]?.value == "large"
        }
        return wishes
    }
}

/// The few cookies we set. None is read by a script, none goes to another site.
struct CookieJar: Sendable {
    static let session = "zhibao-session"
    static let form = "zhibao-form"
    /// By which a browser is known in which somebody has signed in; it opens nothing.
    static let browser = "zhibao-browser"
    static let browserDays = 180
    /// What a browser holds while somebody signs in at a provider.
    static let provider = "zhibao-provider"
    static let draft = "zhibao-draft"
    static let language = "zhibao-language"
    static let type = "zhibao-type"
    /// How long a wish about language or type is kept.
    static let wishDays = 365
    /// How long an unfinished report can be taken up again.
    static let draftDays = 7

    /// Whether the site is reached by https alone.
    let isSecure: Bool

    /// Without days, until the browser is closed.
    func cookie(_ name: String, _ value: String, days: Int? = nil) -> Cookie {
        Cookie(
            name: name, value: value, maxAge: days.map { $0 * 86_400 }, path: "/", secure: isSecure,
            httpOnly: true, sameSite: .lax)
    }

    /// Whoever has proven who they are is signed in, and the browser is known from now on.
    func keep(_ grant: SignInGrant, in response: inout Response) {
        response.setCookie(cookie(CookieJar.session, grant.session))
        response.setCookie(cookie(CookieJar.browser, grant.browser, days: CookieJar.browserDays))
        response.setCookie(removal(of: CookieJar.form))
    }

    func removal(of name: String) -> Cookie {
        Cookie(
            name: name, value: "", maxAge: 0, path: "/", secure: isSecure, httpOnly: true, sameSite: .lax)
    }
}
