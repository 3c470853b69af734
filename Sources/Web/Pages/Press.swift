internal import HTTPTypes
internal import Hummingbird
internal import Law
internal import Programmes

/// Makes a response of a page: words, template, frame, headers.
struct Press: Sendable {
    let templates: Templates
    let assets: Assets
    private let texts: TextCatalogue
    private let titles: any PackTitles
    /// The law with every release so far. It is asked for each page, because a release changes it meanwhile.
    private let law: @Sendable () -> RuleBook

    init(
        templates: Templates, assets: Assets, texts: TextCatalogue, titles: any PackTitles,
        law: @escaping @Sendable () -> RuleBook
    ) {
        self.templates = templates
        self.assets = assets
        self.texts = texts
        self.titles = titles
        self.law = law
    }

    /// The words of a language, with citations and findings of the law as it stands now.
    func words(_ language: Language) -> Wording {
        Wording(language, catalogue: texts, rules: law(), titles: titles)
    }

    func words(_ context: OfficeContext) -> Wording { words(context.language) }

    func html(_ page: some Page, _ context: OfficeContext) -> String {
        var frame = Frame(page: page, words: words(context), context: context, assets: assets)
        frame.main = templates.render(frame, type(of: page).template, in: context.language)
        return templates.render(frame, "layout", in: context.language)
    }

    /// Nothing is cached: each page has its own form word and nonce, and most are private.
    func print(_ page: some Page, _ context: OfficeContext, status: HTTPResponse.Status = .ok) -> Response {
        var headers = HTTPFields()
        headers[.contentType] = "text/html; charset=utf-8"
        headers[.contentLanguage] = words(context).language.rawValue
        headers[.cacheControl] = "no-store"
        let body = ByteBuffer(string: html(page, context))
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: body))
    }

    /// After a form: the page that shows what it did.
    static func go(to route: Route) -> Response { go(to: route.path) }

    static func go(to path: String) -> Response {
        Response(status: .seeOther, headers: [.location: path, .cacheControl: "no-store"])
    }
}
