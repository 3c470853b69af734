internal import HTTPTypes
internal import Hummingbird
internal import Law
internal import Programmes

/// Makes a response of a page: words, template, frame, headers.
struct Press: Sendable {
    let templates: Templates
    let assets: Assets
    private let wordings: [Language: Wording]

    init(templates: Templates, assets: Assets, texts: TextCatalogue, rules: RuleBook, titles: any PackTitles)
    {
        self.templates = templates
        self.assets = assets
        wordings = Dictionary(
            uniqueKeysWithValues: Language.allCases.map { language in
                (language, Wording(language, catalogue: texts, rules: rules, titles: titles))
            })
    }

    func words(_ language: Language) -> Wording {
        guard let words = wordings[language] else {
            preconditionFailure("every language has its words")
        }
        return words
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
