internal import Casework
internal import Desk
internal import HTTPTypes
internal import Hummingbird
internal import Law

/// `GET /law/releases` and below: the legal section's desk. `GET /law/changes`: what was released, for everybody.
struct LawDeskRoutes: Sendable {
    let desk: any OfficeDesk
    let law: any LawDesk
    let press: Press

    func add(to group: RouterGroup<OfficeContext>) {
        group.get("changes", use: changes)
        group.get("releases", use: list)
        group.post("releases", use: propose)
        group.get("releases/new", use: new)
        group.get("releases/:id", use: show)
        group.post("releases/:id/acts", use: act)
        group.post("releases/:id/change-set", use: revise)
        group.get("releases/:id/impact", use: impact)
        group.get("releases/:id/impact.csv", use: impactAsCSV)
        group.get("releases/:id/change-set.yaml", use: text)
    }

    @Sendable private func changes(_ request: Request, _ context: OfficeContext) async throws -> Response {
        press.print(ChangesPage(law.madeReleases, now: context.now, press.words(context)), context)
    }

    @Sendable private func list(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try section(context)
        let rows = try await law.releases(for: caller)
        return press.print(ReleasesPage(rows, for: caller, now: context.now, press.words(context)), context)
    }

    /// Who does not belong to the section learns no more than that a post is needed.
    private func section(_ context: OfficeContext) throws -> Caller {
        let caller = try context.officer()
        guard Rail.belongsToSection(caller) else { throw Refusal.notYourRole(needed: ["legal-editor"]) }
        return caller
    }

    @Sendable private func new(_ request: Request, _ context: OfficeContext) async throws -> Response {
        _ = try section(context)
        let form = ProposalForm(
            rule: request.asked("rule"), law: law.law, today: context.now.legalDay)
        return press.print(ProposePage(form, press.words(context)), context)
    }

    @Sendable private func propose(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try section(context)
        let typed = try await TypedForm(withFile: request, context)
        let form = ProposalForm(typed, law: law.law, today: context.now.legalDay)
        do {
            guard let text = form.text else { throw Refusal.fieldsInvalid(form.faults) }
            let id = try await law.proposeRelease(text, for: caller)
            return Press.go(to: .release(id))
        } catch {
            let words = press.words(context)
            guard let said = words.spoken(error) else { throw error }
            return press.print(
                ProposePage(form, refused: said, words), context, status: .init(code: said.status))
        }
    }

    @Sendable private func show(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try section(context)
        let view = try await law.release(try context.parameters.require("id"), for: caller)
        return press.print(ReleasePage(view, for: caller, press.words(context)), context)
    }

    @Sendable private func act(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try section(context)
        let id = try context.parameters.require("id")
        let form = try await TypedForm(request, context)
        guard let action = form["action"], let revision = form["file-revision"].flatMap(Int.init) else {
            throw DoorRefusal.malformed
        }
        do {
            let view = try await law.release(id, for: caller)
            let open = view.file.acts.first { $0.action.name.description == action }
            if open?.action.isSigned ?? false {
                try await desk.confirmPassword(form["password"] ?? "", code: form["sign-code"], of: caller)
            }
            _ = try await desk.submit(
                action, fields: form.fields(without: ["action", "file-revision", "password", "sign-code"]),
                at: nil,
                to: id, expecting: revision, for: caller)
            return Press.go(to: .release(id))
        } catch {
            return try await refused(error, id, caller, context)
        }
    }

    @Sendable private func revise(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try section(context)
        let id = try context.parameters.require("id")
        let form = try await TypedForm(withFile: request, context)
        let text = form[ProposalForm.file] ?? form["text"]
        do {
            guard form.unreadable.isEmpty else { throw Refusal.fieldsInvalid([ProposalForm.unreadable]) }
            try await law.reviseRelease(text ?? "", of: id, for: caller)
            return Press.go(to: .release(id))
        } catch {
            return try await refused(error, id, caller, context, text: text)
        }
    }

    /// The page of the release once more, with the refusal and what was typed.
    private func refused(
        _ error: any Error, _ id: String, _ caller: Caller, _ context: OfficeContext, text: String? = nil
    ) async throws -> Response {
        let words = press.words(context)
        if error as? DeskRefusal == .notFound { throw error }
        guard words.spoken(error) != nil else { throw error }
        let view = try await law.release(id, for: caller)
        guard let said = words.spoken(error, in: view.file) else { throw error }
        var context = context
        context.address = Route.release(id).path
        let page = ReleasePage(view, for: caller, refused: said, typed: text, words)
        return press.print(page, context, status: .init(code: said.status))
    }

    @Sendable private func impact(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try section(context)
        let id = try context.parameters.require("id")
        let found = try await law.advanceImpact(of: id, for: caller)
        let agencies = try await names()
        let after = request.asked("after").flatMap(Int.init).map { min(max($0, 0), LawImpact.mostLines) } ?? 0
        let page = ImpactPage(
            found, of: id, agencies: agencies, after: after, now: context.now, press.words(context))
        return press.print(page, context)
    }

    @Sendable private func impactAsCSV(_ request: Request, _ context: OfficeContext) async throws -> Response
    {
        let caller = try section(context)
        let id = try context.parameters.require("id")
        var found = try await law.advanceImpact(of: id, for: caller)
        while !found.isDone { found = try await law.advanceImpact(of: id, for: caller) }
        let lines = ImpactLines(
            found, agencies: try await names(), today: context.now.legalDay, press.words(context))
        try await desk.noteExport("impact", rows: found.clocks.count + found.verdicts.count, for: caller)
        return LawDeskRoutes.download(lines.csv, as: "text/csv; charset=utf-8", named: "impact", "csv")
    }

    @Sendable private func text(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let view = try await law.release(try context.parameters.require("id"), for: section(context))
        guard let text = view.text else { throw DoorRefusal.notFound }
        return LawDeskRoutes.download(
            text, as: "application/yaml; charset=utf-8", named: "change-set", "yaml")
    }

    private func names() async throws -> [AgencyID: String] {
        Dictionary(try await desk.agencies().map { (AgencyID($0.id), $0.name) }) { first, _ in first }
    }

    private static func download(_ text: String, as type: String, named name: String, _ ending: String)
        -> Response
    {
        let headers: HTTPFields = [
            .contentType: type, .cacheControl: "no-store",
            .contentDisposition: "attachment; filename=\"\(name).\(ending)\"",
        ]
        return Response(
            status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
