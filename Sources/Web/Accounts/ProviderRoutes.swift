internal import Desk
internal import HTTPTypes
internal import Hummingbird

/// Signing in at a provider of identities: there by a link, and back with what it says.
struct ProviderRoutes: Sendable {
    let desk: any OfficeDesk
    let provider: any ProviderDesk
    let press: Press
    let cookies: CookieJar
    let limits: DoorLimits

    func add(to site: RouterGroup<OfficeContext>) {
        site.get("sign-in/provider", use: begin)
        site.get("sign-in/provider/answer", use: finish)
        site.post("sign-in/provider/code", use: enterCode)
    }

    /// A link and no form: a browser does not follow the answer to a form to another site.
    @Sendable private func begin(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let then = AccountRoutes.destination(request.asked("then"))
        guard provider.providerName != nil else { throw DoorRefusal.notFound }
        if context.caller != nil { return Press.go(to: then) }
        do {
            try limits.signIn.take(context.remoteAddress, at: context.now)
            let errand = try await provider.beginProviderSignIn(then: then)
            var response = Press.go(to: errand.address)
            response.setCookie(cookies.cookie(CookieJar.provider, errand.ticket))
            return response
        } catch {
            return try await refuse(error, then: then, context)
        }
    }

    @Sendable private func finish(_ request: Request, _ context: OfficeContext) async throws -> Response {
        guard provider.providerName != nil else { throw DoorRefusal.notFound }
        do {
            try limits.signIn.take(context.remoteAddress, at: context.now)
            var answer = ProviderAnswer(ticket: request.cookies[CookieJar.provider]?.value)
            answer.code = request.asked("code")
            answer.state = request.asked("state")
            answer.issuer = request.asked("iss")
            answer.error = request.asked("error")
            let outcome = try await provider.finishProviderSignIn(answer, attempt(request, context))
            return response(to: outcome, context)
        } catch {
            var response = try await refuse(error, then: Route.desk.path, context)
            response.setCookie(cookies.removal(of: CookieJar.provider))
            return response
        }
    }

    @Sendable private func enterCode(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let form = try await TypedForm(request, context)
        do {
            var attempt = attempt(request, context)
            attempt.code = form["code"]
            let outcome = try await provider.finishProviderSignIn(
                ticket: request.cookies[CookieJar.provider]?.value, attempt)
            return response(to: outcome, context)
        } catch {
            let words = press.words(context)
            if error as? DeskRefusal == .codeWrong {
                let said = words.said(401, "provider-code-failed")
                return press.print(ProviderCodePage(refused: said, words), context, said)
            }
            return try await refuse(error, then: Route.desk.path, context)
        }
    }

    private func response(to outcome: ProviderOutcome, _ context: OfficeContext) -> Response {
        switch outcome {
        case .asksForCode(let ticket):
            var response = press.print(ProviderCodePage(refused: nil, press.words(context)), context)
            response.setCookie(cookies.cookie(CookieJar.provider, ticket))
            return response
        case .opened(let grant, let then):
            var response = Press.go(to: AccountRoutes.destination(then))
            cookies.keep(grant, in: &response)
            response.setCookie(cookies.removal(of: CookieJar.provider))
            return response
        }
    }

    /// The page on which one signs in, with why it did not come to that.
    private func refuse(
        _ error: any Error, then: String, _ context: OfficeContext
    ) async throws -> Response {
        let words = press.words(context)
        guard let said = words.spoken(error) else { throw error }
        let page = SignInPage(
            login: "", then: then, asksForCode: try await (desk as? any AccountDesk)?.asksForCodes() ?? false,
            provider: provider.providerName, refused: said, words)
        return press.print(page, context, said)
    }

    private func attempt(_ request: Request, _ context: OfficeContext) -> SignInAttempt {
        var attempt = SignInAttempt(login: "", password: "")
        attempt.address = context.remoteAddress
        attempt.browser = request.cookies[CookieJar.browser]?.value
        attempt.agent = request.headers[.userAgent] ?? ""
        attempt.replacing = request.cookies[CookieJar.session]?.value
        return attempt
    }
}

/// The provider knows who it is; the office's own second factor is still to come.
struct ProviderCodePage: Page {
    static let template = "accounts/provider-code"

    let title: String
    private let refusal: RefusalSection?

    init(refused: SpokenRefusal?, _ words: Wording) {
        title = words("provider-code.title")
        refusal = refused.map { RefusalSection($0, words) }
    }

    var foot: String { Route.signIn.path }
    var place: Rail.Place? { nil }

    func child(named name: String) -> Any? {
        switch name {
        case "refusal": orNothing(refusal)
        case "codeAction": Route.providerCode.path
        case "signInHref": Route.signIn.path
        default: nil
        }
    }
}
