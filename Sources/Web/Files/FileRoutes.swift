internal import Casework
internal import Desk
internal import Hummingbird
internal import Law

/// `GET /files/:id` and what belongs to one file: its acts, clocks and drafts.
struct FileRoutes: Sendable {
    let desk: any OfficeDesk
    let press: Press

    func add(to files: RouterGroup<OfficeContext>) {
        files.get(":id", use: show)
        files.post(":id/acts", use: act)
        files.get(":id/clocks/:name", use: clock)
        files.get(":id/handover", use: handover)
        files.get(":id/drafts/:kind", use: draft)
    }

    @Sendable private func show(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        let view = try await desk.file(try context.parameters.require("id"), for: caller)
        let words = press.words(context)
        if let gone = view.keeping.destroyed {
            return press.print(DestroyedFilePage(view, gone, words), context)
        }
        let choices = try await desk.formChoices(for: view.acts, of: view.id, caller, words)
        let done = request.asked("done").map { Name<Action>($0) }
        let said = done.flatMap { name in
            FileRoutes.isKnown(name, view)
                ? words("file.done", ["act": words.actTitle(name, in: view.procedure)]) : nil
        }
        let isLike = try await (desk as? any LikenessDesk)?.hasProposals(for: view.id, caller) ?? false
        let page = FilePage(
            view, choices: choices, said: said, made: request.asked("made"), isLikeAnother: isLike, words)
        return press.print(page, context)
    }

    private static func isKnown(_ name: Name<Action>, _ view: FileView) -> Bool {
        BuiltInAct(rawValue: name.description) != nil || name == FileRoutes.filing
            || view.procedure.allActions.contains { $0.name == name }
    }

    /// What the page says after a document was filed.
    static let filing: Name<Action> = "file-document"

    /// Every act of every procedure comes in through this door.
    @Sendable private func act(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        let id = try context.parameters.require("id")
        let form = try await TypedForm(request, context)
        guard let action = form["action"], let revision = form["file-revision"].flatMap(Int.init) else {
            throw DoorRefusal.malformed
        }
        let fields = form.fields(without: ["action", "file-revision", "password", "sign-code", "at", "more"])
        let typed = fields.merging(["at": form["at"] ?? ""]) { given, _ in given }
        if form["more"] != nil { return try await moreRows(action, typed, id, caller, context) }
        let made: String?
        do {
            try await confirm(form, action, on: id, caller)
            let receipt = try await desk.submit(
                action, fields: fields, at: try FileRoutes.moment(form["at"]), to: id, expecting: revision,
                for: caller)
            if let code = receipt.code { return try await codeGiven(code, id, caller, context) }
            made = receipt.opened?.id
        } catch {
            return try await refused(error, action, typed, id, caller, context)
        }
        let done = [("done", action)] + (made.map { [("made", $0)] } ?? [])
        return Press.go(to: Route.file(id).path + FormText.query(done) + "#main")
    }

    /// The form once more, with more rows below those that were filled in.
    private func moreRows(
        _ action: String, _ fields: [String: String], _ id: String, _ caller: Caller,
        _ context: OfficeContext
    ) async throws -> Response {
        let view = try await desk.file(id, for: caller)
        let words = press.words(context)
        let choices = try await desk.formChoices(for: view.acts, of: id, caller, words)
        let typed = RefusedAct(action: action, fields: fields, said: nil)
        var context = context
        context.address = Route.file(id).path
        return press.print(FilePage(view, choices: choices, refused: typed, words), context)
    }

    /// A party's code is shown this once, and never stands in an address.
    private func codeGiven(
        _ code: String, _ id: String, _ caller: Caller, _ context: OfficeContext
    ) async throws -> Response {
        let view = try await desk.file(id, for: caller)
        let words = press.words(context)
        let choices = try await desk.formChoices(for: view.acts, of: id, caller, words)
        var context = context
        context.address = Route.file(id).path
        let said = words("file.code-given", ["code": code])
        return press.print(FilePage(view, choices: choices, said: said, words), context)
    }

    /// An act that puts a name under something asks for the password again, whatever the form sent.
    private func confirm(_ form: TypedForm, _ action: String, on id: String, _ caller: Caller) async throws {
        let view = try await desk.file(id, for: caller)
        let open = view.acts.first { $0.action.name.description == action }
        let signs = open?.action.isSigned ?? false || action == BuiltInAct.sign.rawValue
        if signs {
            try await desk.confirmPassword(form["password"] ?? "", code: form["sign-code"], of: caller)
        }
    }

    private static func moment(_ typed: String?) throws -> Instant? {
        guard let typed else { return nil }
        guard let moment = Instant(parsing: typed + ":00+08:00") ?? Instant(parsing: typed) else {
            throw Refusal.fieldsInvalid([.init("at", .type)])
        }
        return moment
    }

    /// The page of the file once more, with the refusal in the form and all that was typed.
    private func refused(
        _ error: any Error, _ action: String, _ fields: [String: String], _ id: String, _ caller: Caller,
        _ context: OfficeContext
    ) async throws -> Response {
        let words = press.words(context)
        if error as? DeskRefusal == .notFound { throw error }
        guard words.spoken(error) != nil else { throw error }
        let view = try await desk.file(id, for: caller)
        guard let said = words.spoken(error, in: view),
            view.acts.contains(where: { $0.action.name.description == action })
        else { throw error }
        let choices = try await desk.formChoices(for: view.acts, of: id, caller, words)
        let refused = RefusedAct(action: action, fields: fields, said: said)
        var context = context
        context.address = Route.file(id).path
        return press.print(FilePage(view, choices: choices, refused: refused, words), context, said)
    }

    @Sendable private func clock(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let view = try await desk.file(try context.parameters.require("id"), for: context.officer())
        let name = Name<Clock>(try context.parameters.require("name"))
        let runs = view.clocks.filter { $0.clock.name == name }
        guard !runs.isEmpty else { throw DoorRefusal.notFound }
        return press.print(ClockPage(runs, in: view, press.words(context)), context)
    }

    @Sendable private func handover(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let view = try await desk.file(try context.parameters.require("id"), for: context.officer())
        return press.print(HandoverPage(view, press.words(context)), context)
    }

    @Sendable private func draft(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let kind = try context.parameters.require("kind")
        let id = try context.parameters.require("id")
        return Paper.response(html: try await desk.draft(kind, of: id, for: context.officer()))
    }
}
