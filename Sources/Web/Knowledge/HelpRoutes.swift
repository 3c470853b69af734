internal import Casework
internal import Desk
internal import HTTPTypes
internal import Hummingbird
internal import Law

/// `/help` for everybody, `/knowledge` for who edits it, `/hotline` for who takes calls.
struct HelpRoutes: Sendable {
    let help: any HelpDesk
    let press: Press

    /// Characters of a search; a question is shorter.
    static let queryLimit = 100

    func add(to site: RouterGroup<OfficeContext>) {
        site.get("help", use: list)
        site.get("help/:article", use: article)
        site.get("knowledge", use: knowledge)
        site.get("hotline", use: hotline)
        site.get("hotline/calls") { _, _ in Press.go(to: .hotline(query: nil)) }
        site.post("hotline/calls", use: take)
    }

    private func articles(_ words: Wording) async throws -> [ArticleWords] {
        let book = help.ruleBook
        return try await help.articles().map { ArticleWords($0, words, rules: book) }
    }

    private static func query(_ request: Request) -> String {
        request.sought("q", atMost: queryLimit) ?? ""
    }

    @Sendable private func list(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let words = press.words(context)
        return press.print(
            HelpPage(try await articles(words), query: HelpRoutes.query(request), words), context)
    }

    @Sendable private func article(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let name = try context.parameters.require("article")
        let words = press.words(context)
        guard let found = try await articles(words).first(where: { $0.state.article.name == name }) else {
            throw DoorRefusal.notFound
        }
        return press.print(ArticlePage(found, words), context)
    }

    @Sendable private func knowledge(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        guard !caller.roles.isDisjoint(with: ["knowledge-editor", "hotline-agent"]) else {
            throw DeskRefusal.notFound
        }
        let words = press.words(context)
        let gaps = try await files(of: "knowledge-gap", for: caller)
        let page = KnowledgePage(
            try await articles(words), gaps: gaps, mayWrite: caller.roles.contains("knowledge-editor"),
            now: context.now, words)
        return press.print(page, context)
    }

    @Sendable private func hotline(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let agent = try HelpRoutes.agent(context)
        return try await page(agent, query: HelpRoutes.query(request), context)
    }

    @Sendable private func take(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let agent = try HelpRoutes.agent(context)
        let form = try await TypedForm(request, context)
        let typed = form.fields(without: [CallForm.look])
        let contact = typed.filter { CallForm.contact.contains($0.key) }
        let matter = typed.filter { CallForm.matter.contains($0.key) }
        let context = context.at(.hotline(query: nil))
        if form[CallForm.look] != nil {
            let like = try await like(typed, for: agent)
            return try await page(agent, query: "", typed: .init(fields: typed), like: like, context)
        }
        do {
            let receipt = try await help.take(
                call: matter, contact: contact, about: typed[CallForm.respondent], for: agent)
            let like = try await like(typed, leaving: receipt.number, for: agent)
            return try await page(agent, query: "", receipt: receipt, like: like, context)
        } catch {
            guard let said = press.words(context).spoken(error) else { throw error }
            return try await page(agent, query: "", typed: .init(fields: typed, said: said), context)
        }
    }

    /// Matters like the one that the caller tells, as far as the agent may know of them.
    private func like(
        _ typed: [String: String], leaving number: String? = nil, for agent: Caller
    ) async throws -> [LikeFile]? {
        guard let likeness = help as? any LikenessDesk else { return nil }
        let parties = typed[CallForm.respondent].map { [PartyToName(role: CallForm.respondent, name: $0)] }
        let question = LikeQuestion(
            text: typed["narrative"] ?? "", parties: parties ?? [], place: typed["place"])
        return try await likeness.like(question, leaving: Set(number.map { [$0] } ?? []), for: agent)
    }

    private static func agent(_ context: OfficeContext) throws -> Caller {
        let caller = try context.officer()
        guard caller.roles.contains("hotline-agent") else { throw DeskRefusal.notFound }
        return caller
    }

    private func page(
        _ agent: Caller, query: String, typed: HotlinePage.Typed = .init(), receipt: CallReceipt? = nil,
        like: [LikeFile]? = nil, _ context: OfficeContext
    ) async throws -> Response {
        let words = press.words(context)
        let places = help.divisions(under: nil).map { ($0.code, $0.name, help.divisions(under: $0.code)) }
        let page = HotlinePage(
            try await articles(words), query: query, calls: try await files(of: "hotline-call", for: agent),
            fields: CallForm(places: places, typed: typed, words).fields, typed: typed, receipt: receipt,
            like: like, now: context.now, words)
        return typed.said.map { press.print(page, context, $0) } ?? press.print(page, context)
    }

    private func files(of procedure: String, for caller: Caller) async throws -> FileList {
        try await help.files(
            for: caller, stage: nil, procedure: procedure, dueBefore: nil, clock: nil, isOpen: true,
            query: nil,
            after: nil, limit: FilesPage.rows)
    }
}

/// The form of a call: few questions, in the order in which a call goes; all of them may stay open.
struct CallForm {
    static let matter: Set<String> = ["topic", "narrative", "right-type", "place"]
    /// Who the call is about: named as a party of the file, not as a fact of it.
    static let respondent = "respondent"
    /// The button that looks for like matters before anything is registered.
    static let look = "look"
    static let contact: Set<String> = ["caller-name", "caller-phone", "call-back-time"]
    private static let rights = [
        "trademark", "patent", "copyright", "trade-secret", "gi", "plant-variety", "layout", "other",
    ]
    private static let procedure: Name<Procedure> = "hotline-call"

    let fields: [ActField]

    init(
        places: [(code: String, name: String, counties: [(code: String, name: String)])],
        typed: HotlinePage.Typed, _ words: Wording
    ) {
        let faults = Dictionary((typed.said?.fields ?? []).map { ($0.field, $0.code) }) { first, _ in first }
        func field(
            _ name: String, _ control: ActField.Control, label: String? = nil, hint: String? = nil
        ) -> ActField {
            ActField(
                name: name, id: "call-" + name,
                label: label ?? words.title("fact", name, of: CallForm.procedure),
                hint: hint.map { words($0) }, value: typed.fields[name] ?? "",
                fault: faults[name].map { words("field.fault.\($0.rawValue)") }, control: control)
        }
        func chosen(_ name: String, _ values: [String]) -> ActField {
            var made = field(name, .select)
            let options = values.map { value in
                ActField.Option(
                    value: value, label: words.choice(value, of: name, in: CallForm.procedure),
                    isChosen: made.value == value)
            }
            let blank = ActField.Option(value: "", label: words("field.choose"), isChosen: made.value.isEmpty)
            made.groups = [.init(label: nil, options: [blank] + options)]
            return made
        }
        var place = field("place", .select)
        let blank = ActField.Option(value: "", label: words("field.choose"), isChosen: place.value.isEmpty)
        place.groups =
            [.init(label: nil, options: [blank])] + FormChoices(places: places).places(chosen: place.value)
        fields = [
            chosen("topic", KnowledgeArticle.Topic.allCases.map(\.rawValue)), field("narrative", .text),
            field(CallForm.respondent, .line, label: words("likeness.respondent")), place,
            chosen("right-type", CallForm.rights),
            field("caller-name", .line, hint: "hotline.sealed"),
            field("caller-phone", .typed("tel", mode: "tel"), hint: "hotline.sealed"),
            field("call-back-time", .line),
        ]
    }
}
