internal import Casework
internal import Desk
internal import Hummingbird

/// `/files/:id/keeping`: two people open what is sealed, and erase for good.
struct KeepingRoutes: Sendable {
    let desk: any OfficeDesk
    let keeping: any KeepingDesk
    let press: Press

    func add(to files: RouterGroup<OfficeContext>) {
        files.get(":id/keeping", use: show)
        files.post(":id/keeping", use: act)
    }

    /// What the form does: to ask for, to propose, to answer, to take back.
    enum Errand: String, CaseIterable {
        case open, erase, approve, decline, withdraw
    }

    @Sendable private func show(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let done = request.asked("done").flatMap(Errand.init(rawValue:))
        return try await page(
            try context.parameters.require("id"), KeepingPage.Typed(done: done), refused: nil, context)
    }

    @Sendable private func act(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        let id = try context.parameters.require("id")
        let form = try await TypedForm(request, context)
        guard let errand = form["action"].flatMap(Errand.init(rawValue:)) else { throw DoorRefusal.malformed }
        let typed = KeepingPage.Typed(
            errand: errand, subject: form["subject"] ?? "", reason: form["reason"] ?? "",
            basis: form["basis"] ?? "")
        do {
            if try await isErasing(errand, typed.subject, of: id, for: caller) {
                try await desk.confirmPassword(form["password"] ?? "", code: form["sign-code"], of: caller)
            }
            try await perform(errand, typed, of: id, for: caller)
        } catch {
            guard error as? DeskRefusal != .notFound, let said = press.words(context).spoken(error) else {
                throw error
            }
            return try await page(id, typed, refused: said, context)
        }
        return Press.go(
            to: Route.keeping(id).path + FormText.query([("done", errand.rawValue)]) + "#main")
    }

    /// What can never be had back asks for the password, whatever the form sent.
    private func isErasing(
        _ errand: Errand, _ subject: String, of id: String, for caller: Caller
    ) async throws -> Bool {
        guard errand == .approve else { return errand == .erase }
        let requests = try await keeping.keeping(of: id, for: caller).requests
        return requests.contains { $0.request.id == subject && $0.request.act == .erase }
    }

    private func perform(
        _ errand: Errand, _ typed: KeepingPage.Typed, of id: String, for caller: Caller
    ) async throws {
        switch errand {
        case .open, .erase:
            let order = KeepingOrder(
                act: errand == .open ? .open : .erase, subject: typed.subject, reason: typed.reason,
                basis: typed.basis)
            try await keeping.ask(order, of: id, for: caller)
        case .approve, .decline:
            try await keeping.answer(
                typed.subject, approving: errand == .approve, because: typed.reason, of: id, for: caller)
        case .withdraw: try await keeping.withdraw(typed.subject, of: id, for: caller)
        }
    }

    private func page(
        _ id: String, _ typed: KeepingPage.Typed, refused: SpokenRefusal?, _ context: OfficeContext
    ) async throws -> Response {
        let caller = try context.officer()
        let view = try await keeping.keeping(of: id, for: caller)
        var context = context
        context.address = Route.keeping(id).path
        let page = KeepingPage(
            view, typed: typed, refused: refused, signsWithCode: caller.hasSecondFactor, press.words(context))
        return press.print(page, context, status: refused.map { .init(code: $0.status) } ?? .ok)
    }
}
