internal import Desk
internal import HTTPTypes
internal import Hummingbird

/// Signing in and out.
struct AccountRoutes: Sendable {
    let desk: any OfficeDesk
    let press: Press
    let cookies: CookieJar
    let limits: DoorLimits

    func add(to site: RouterGroup<OfficeContext>) {
        site.get("sign-in", use: show)
        site.post("sign-in", use: signIn)
        site.get("sign-out", use: askToSignOut)
        site.post("sign-out", use: signOut)
    }

    @Sendable private func show(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let then = AccountRoutes.destination(request.asked("then"))
        if context.caller != nil { return Press.go(to: then) }
        if let bound = context.bound {
            let isFactor = bound.duty == .secondFactor
            return Press.go(to: .account(isFactor ? .secondFactor : .password(then: then)))
        }
        let page = SignInPage(
            login: "", then: then, asksForCode: try await asksForCodes(), provider: providerName,
            refused: nil, press.words(context))
        return press.print(page, context)
    }

    @Sendable private func signIn(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let form = try await TypedForm(request, context)
        let then = AccountRoutes.destination(form["then"])
        let login = form["login"] ?? ""
        do {
            let attempt = attempt(form, request, context)
            // Who comes through one proxy shares an address: nobody else's knocking keeps a known browser out.
            if (desk as? any AccountDesk)?.knows(browser: attempt.browser, of: login) != true {
                try limits.signIn.take(context.remoteAddress, at: context.now)
            }
            let grant = try await desk.signIn(attempt)
            var response = Press.go(to: then)
            cookies.keep(grant, in: &response)
            return response
        } catch {
            let words = press.words(context)
            guard var said = words.spoken(error) else { throw error }
            let asksForCode = try await asksForCodes()
            if error as? DeskRefusal == .passwordWrong {
                said = words.said(401, asksForCode ? "sign-in-code-failed" : "sign-in-failed")
            }
            let page = SignInPage(
                login: login, then: then, asksForCode: asksForCode, provider: providerName, refused: said,
                words)
            return press.print(page, context, said)
        }
    }

    /// Of everybody or of nobody: the page does not tell who has a second factor.
    private func asksForCodes() async throws -> Bool {
        try await (desk as? any AccountDesk)?.asksForCodes() ?? false
    }

    private var providerName: String? { (desk as? any ProviderDesk)?.providerName }

    private func attempt(
        _ form: TypedForm, _ request: Request, _ context: OfficeContext
    ) -> SignInAttempt {
        var attempt = SignInAttempt(login: form["login"] ?? "", password: form["password"] ?? "")
        attempt.code = form["code"]
        attempt.address = context.remoteAddress
        attempt.browser = request.cookies[CookieJar.browser]?.value
        attempt.agent = request.headers[.userAgent] ?? ""
        attempt.replacing = request.cookies[CookieJar.session]?.value
        return attempt
    }

    @Sendable private func askToSignOut(_ request: Request, _ context: OfficeContext) async throws -> Response
    {
        let caller = try context.person()
        return press.print(SignOutPage(caller, press.words(context)), context)
    }

    @Sendable private func signOut(_ request: Request, _ context: OfficeContext) async throws -> Response {
        _ = try await TypedForm(request, context)
        if let session = context.session { try await desk.signOut(session: session) }
        var response = Press.go(to: .home)
        response.setCookie(cookies.removal(of: CookieJar.session))
        return response
    }

    static func destination(_ typed: String?) -> String {
        typed.flatMap { Route.isOwn($0) ? $0 : nil } ?? Route.desk.path
    }
}

/// How often one address may try each public door.
struct DoorLimits: Sendable {
    /// The desk counts wrong passwords; this keeps the trying from costing others.
    let signIn: RateLimit
    /// A window desk files many reports in an hour.
    let reports: RateLimit
    /// Every new draft takes a row until it lapses; a page that is answered again takes none.
    let drafts: RateLimit
    /// 80 random bits cannot be guessed; this keeps the trying from costing others.
    let codes: CodeBrake
    /// What may come by the code of one file; a person writes less, and a machine fills no office's desk.
    let mailbox: RateLimit
    /// Reckoning costs little; this keeps a machine from making others wait.
    let whatIfs: RateLimit
    /// Programs ask for calendars every quarter of an hour; 192 random bits cannot be guessed.
    let calendars: RateLimit

    init() {
        signIn = RateLimit(30, perSeconds: 300)
        reports = RateLimit(120, perSeconds: 3600)
        drafts = RateLimit(240, perSeconds: 3600)
        codes = CodeBrake()
        mailbox = RateLimit(30, perSeconds: 600)
        whatIfs = RateLimit(300, perSeconds: 300)
        calendars = RateLimit(120, perSeconds: 600)
    }
}

/// Who are you?
struct SignInPage: Page {
    static let template = "accounts/sign-in"

    let login: String
    let then: String
    let refusal: RefusalSection?
    let title: String
    private let asksForCode: Bool
    private let provider: String?

    init(
        login: String, then: String, asksForCode: Bool, provider: String?, refused: SpokenRefusal?,
        _ words: Wording
    ) {
        self.provider = provider.map { words("sign-in.provider", ["provider": $0]) }
        self.login = login
        self.then = then
        self.asksForCode = asksForCode
        refusal = refused.map { RefusalSection($0, words) }
        title = words("sign-in.title")
    }

    var foot: String { Route.signIn.path }
    var place: Rail.Place? { nil }

    func child(named name: String) -> Any? {
        switch name {
        case "login": login
        case "then": then
        case "refusal": orNothing(refusal)
        case "asksForCode": asksForCode
        case "provider": orNothing(provider)
        case "providerHref": Route.provider(then: then).path
        case "signInAction": Route.signIn.path
        case "homeHref": Route.home.path
        default: nil
        }
    }
}

/// Signing out is an act, so it is a button.
struct SignOutPage: Page {
    static let template = "accounts/sign-out"

    let title: String
    let person: String
    let agency: String

    init(_ caller: Caller, _ words: Wording) {
        title = words("sign-out.title")
        person = caller.personName
        agency = caller.agencyName
    }

    var foot: String { Route.signOut.path }
    var place: Rail.Place? { .desk }

    func child(named name: String) -> Any? {
        switch name {
        case "person": person
        case "agencyName": agency
        case "signOutAction": Route.signOut.path
        case "deskHref": Route.desk.path
        case "accountHref": Route.account(.overview).path
        default: nil
        }
    }
}
