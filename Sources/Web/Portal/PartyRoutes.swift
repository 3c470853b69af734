internal import Casework
internal import Desk
internal import HTTPTypes
internal import Hummingbird

/// `/matter`: a party acts by its code. The code stands in forms, never in an address, where histories keep
/// it.
struct PartyRoutes: Sendable {
    let desk: any OfficeDesk
    let press: Press
    let limits: DoorLimits

    func add(to site: RouterGroup<OfficeContext>) {
        site.get("matter", use: ask)
        site.post("matter", use: show)
        site.get("matter/acts") { _, _ in Press.go(to: .matter) }
        site.post("matter/acts", use: act)
        site.get("matter/paper") { _, _ in Press.go(to: .matter) }
        site.post("matter/paper", use: paper)
        site.get("matter/documents") { _, _ in Press.go(to: .matter) }
        site.post("matter/documents", use: file)
    }

    @Sendable private func ask(_ request: Request, _ context: OfficeContext) async throws -> Response {
        press.print(MatterPage(nil, code: "", press.words(context)), context)
    }

    @Sendable private func show(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let form = try await TypedForm(request, context)
        return try await opened(form["code"] ?? "", context)
    }

    @Sendable private func act(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let form = try await TypedForm(request, context)
        guard let action = form["action"], let file = form["file"] else { throw DoorRefusal.malformed }
        let code = form["code"] ?? ""
        let own: Set = ["action", "file-revision", "file", "code", "more", "password", "at"]
        let fields = form.fields(without: own)
        if form["more"] != nil {
            let typed = RefusedAct(action: action, fields: fields, said: nil)
            return try await opened(code, context, typed: (file, typed))
        }
        do {
            try limits.mailbox.take(file, at: context.now)
            let revision = form["file-revision"].flatMap(Int.init)
            _ = try await desk.submit(action, fields: fields, to: file, expecting: revision, code: code)
        } catch {
            let words = press.words(context)
            guard error as? DeskRefusal != .notFound, words.spoken(error) != nil else { throw error }
            let view = try await desk.matter(code: code).files.first { $0.id == file }
            guard let view, let said = words.spoken(error, in: view) else { throw error }
            let typed = RefusedAct(action: action, fields: fields, said: said)
            return try await opened(code, context, typed: (file, typed), said: said)
        }
        return try await opened(code, context, done: (file, Name(action)))
    }

    /// The page of the matter; an unknown code is told so, and nothing else.
    private func opened(
        _ code: String, _ context: OfficeContext, typed: (file: String, act: RefusedAct)? = nil,
        done: (file: String, act: Name<Action>)? = nil, said: SpokenRefusal? = nil
    ) async throws -> Response {
        let words = press.words(context)
        var context = context
        context.address = Route.matter.path
        do {
            let matter = try await limits.codes.holding(context) { try await desk.matter(code: code) }
            let page = MatterPage(
                matter, code: code, typed: typed, done: done, refused: typed == nil ? said : nil, words)
            return said.map { press.print(page, context, $0) } ?? press.print(page, context)
        } catch {
            guard var refused = words.spoken(error) else { throw error }
            if error as? DeskRefusal == .notFound { refused = words.said(404, "code-unknown") }
            return press.print(MatterPage(nil, code: "", refused: refused, words), context, refused)
        }
    }

    /// A paper of the party, as it streams in: the code stands in the form before the file.
    @Sendable private func file(_ request: Request, _ context: OfficeContext) async throws -> Response {
        guard let triage = desk as? any TriageDesk else { throw DoorRefusal.notFound }
        try TypedForm.guardOrigin(request)
        guard let boundary = MultipartParser.boundary(of: request.headers[.contentType] ?? "") else {
            throw DoorRefusal.malformed
        }
        let upload = Upload(request.body, boundary: boundary)
        let head = try await upload.head()
        try TypedForm.guardWord(head.fields[TypedForm.word], context)
        let code = head.fields["code"] ?? ""
        do {
            guard let name = TypedForm.trimmed(head.fileName ?? "") else {
                throw Refusal.fieldsInvalid([.init("file", .required)])
            }
            _ = try await limits.codes.holding(context) {
                try await triage.filePartyDocument(
                    kind: head.fields["kind"] ?? "", name: name, mediaType: head.mediaType, body: upload,
                    to: head.fields["file"] ?? "", code: code)
            }
        } catch {
            guard error as? DeskRefusal != .notFound, let said = press.words(context).spoken(error) else {
                throw error
            }
            return try await opened(code, context, said: said)
        }
        return try await opened(code, context, done: (head.fields["file"] ?? "", FileRoutes.filing))
    }

    @Sendable private func paper(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let form = try await TypedForm(request, context)
        guard let file = form["file"], let id = form["document"] else { throw DoorRefusal.malformed }
        let (document, chunks) = try await limits.codes.holding(context) {
            try await desk.document(id, of: file, code: form["code"] ?? "")
        }
        return Paper.response(document, chunks)
    }
}
