internal import Casework
internal import Desk
internal import Evidence
internal import HTTPTypes
internal import Hummingbird

/// `/progress`: where a report stands, and the mailbox of whoever holds its code.
///
/// A code stands in forms, never in an address, where histories keep it. No address of a visitor is kept or
/// logged.
struct MailboxRoutes: Sendable {
    let desk: any OfficeDesk
    let press: Press
    let cookies: CookieJar
    let limits: DoorLimits

    func add(to site: RouterGroup<OfficeContext>) {
        site.get("progress", use: ask)
        site.post("progress", use: show)
        site.get("progress/acts") { _, _ in Press.go(to: .progress) }
        site.post("progress/acts", use: act)
        site.get("progress/evidence") { _, _ in Press.go(to: .progress) }
        site.post("progress/evidence", use: evidence)
        site.get("help/safety", use: safety)
        site.get("leave", use: leave)
    }

    @Sendable private func ask(_ request: Request, _ context: OfficeContext) async throws -> Response {
        press.print(ProgressPage(nil, now: context.now, press.words(context)), context)
    }

    @Sendable private func show(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let form = try await TypedForm(request, context)
        return try await opened(form["code"] ?? "", context)
    }

    @Sendable private func act(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let form = try await TypedForm(request, context)
        guard let action = form["action"], let file = form["file"] else { throw DoorRefusal.malformed }
        let code = form["code"] ?? ""
        let fields = form.fields(without: ["action", "file-revision", "file", "code"])
        do {
            let view = try await mailbox(code, context)
            guard view.file?.id == file else { throw DeskRefusal.notFound }
            try limits.mailbox.take(view.progress.number.description, at: context.now)
            // Two people never write here at once; an office's act meanwhile is no reason to type it all
            // again.
            _ = try await desk.submit(action, fields: fields, to: file, expecting: nil, code: code)
        } catch {
            return try await refused(
                error, RefusedAct(action: action, fields: fields, said: nil), code, context)
        }
        return try await opened(code, context, done: .init(action: Name(action)))
    }

    /// Fields come first, then the file: who has no right code sends no byte of it.
    @Sendable private func evidence(_ request: Request, _ context: OfficeContext) async throws -> Response {
        try TypedForm.guardOrigin(request)
        guard let boundary = MultipartParser.boundary(of: request.headers[.contentType] ?? "") else {
            throw DoorRefusal.malformed
        }
        let upload = Upload(request.body, boundary: boundary)
        let head = try await upload.head()
        try TypedForm.guardWord(head.fields[TypedForm.word], context)
        let code = head.fields["code"] ?? ""
        let typed = RefusedAct(
            action: MailboxPart.evidence,
            fields: head.fields.filter { $0.key == "evidence-note" || $0.key == "cleaning" },
            said: nil)
        do {
            let view = try await mailbox(code, context)
            try limits.mailbox.take(view.progress.number.description, at: context.now)
            guard TypedForm.trimmed(head.fileName ?? "") != nil else {
                throw Refusal.fieldsInvalid([.init("file", .required)])
            }
            let sent = EvidenceByCode(
                cleaning: .init(rawValue: head.fields["cleaning"] ?? "") ?? .cleaned,
                note: TypedForm.trimmed(head.fields["evidence-note"] ?? ""), fileName: head.fileName,
                mediaType: head.mediaType)
            let taken = try await desk.addEvidence(sent, body: upload, code: code)
            return try await opened(
                code, context, done: .init(action: Name(MailboxPart.evidence), taken: taken))
        } catch {
            return try await refused(error, typed, code, context)
        }
    }

    private func mailbox(_ code: String, _ context: OfficeContext) async throws -> MailboxView {
        try await limits.codes.holding(context) { try await desk.mailbox(code: code) }
    }

    /// The mailbox, or that the code is unknown, and nothing else.
    private func opened(
        _ code: String, _ context: OfficeContext, done: MailboxPart.Done? = nil
    ) async throws -> Response {
        let words = press.words(context)
        let context = context.at(.progress)
        do {
            let view = try await mailbox(code, context)
            let part = MailboxPart(view, code: code, done: done, words)
            return press.print(ProgressPage(view, part, code: code, now: context.now, words), context)
        } catch {
            return try unknown(error, words, context)
        }
    }

    /// The page once more, with the refusal at the act and all that was typed.
    private func refused(
        _ error: any Error, _ act: RefusedAct, _ code: String, _ context: OfficeContext
    ) async throws -> Response {
        let words = press.words(context)
        let context = context.at(.progress)
        guard error as? DeskRefusal != .notFound, words.spoken(error) != nil else {
            return try unknown(error, words, context)
        }
        let view = try await desk.mailbox(code: code)
        guard let said = MailboxRoutes.said(error, view, words) else { throw error }
        let refused = RefusedAct(action: act.action, fields: act.fields, said: said)
        let part = MailboxPart(view, code: code, refused: refused, words)
        return press.print(ProgressPage(view, part, code: code, now: context.now, words), context, said)
    }

    /// A question that is no longer open was answered: here, or by telephone.
    private static func said(_ error: any Error, _ view: MailboxView, _ words: Wording) -> SpokenRefusal? {
        if case .clockNotRunning? = error as? Refusal { return words.said(409, "question-answered") }
        return words.spoken(error, in: view.file)
    }

    private func unknown(_ error: any Error, _ words: Wording, _ context: OfficeContext) throws -> Response {
        guard var said = words.spoken(error) else { throw error }
        if error as? DeskRefusal == .notFound { said = words.said(404, "code-unknown") }
        return press.print(ProgressPage(nil, refused: said, now: context.now, words), context, said)
    }

    @Sendable private func safety(_ request: Request, _ context: OfficeContext) async throws -> Response {
        press.print(SafetyPage(press.words(context)), context)
    }

    /// Takes back what this browser was given, asks it to forget our pages, and goes to a page that says
    /// nothing.
    @Sendable private func leave(_ request: Request, _ context: OfficeContext) async throws -> Response {
        var response = Press.go(to: press.words(context)("mailbox.leave-address"))
        if let name = HTTPField.Name("clear-site-data") {
            response.headers[name] = #""cache", "cookies", "storage""#
        }
        for cookie in [CookieJar.form, CookieJar.draft, ReportRoutes.receiptCookie] {
            response.setCookie(cookies.removal(of: cookie))
        }
        return response
    }
}

extension OfficeContext {
    /// The same request, with links that lead to an address that can be gone to.
    func at(_ route: Route) -> OfficeContext {
        var context = self
        context.address = route.path
        return context
    }
}
