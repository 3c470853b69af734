internal import Casework
internal import Desk
internal import Hummingbird

/// `/files/:id/keeping`: two people open what is sealed, erase for good, and decide what becomes of a file whose time is over.
struct KeepingRoutes: Sendable {
    let desk: any OfficeDesk
    let keeping: any KeepingDesk
    let press: Press

    func add(to files: RouterGroup<OfficeContext>) {
        files.get(":id/keeping", use: show)
        files.post(":id/keeping", use: act)
    }

    /// What the form does: to ask for, to propose, to answer, to take back, to hold.
    enum Errand: String, CaseIterable {
        case open, erase, keep, destroy, approve, decline, withdraw, hold, release

        /// What decides on something that cannot be had back, or lets others do so, asks for the password.
        var isGrave: Bool { [.erase, .keep, .destroy, .release].contains(self) }
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
            basis: form["basis"] ?? "", years: form["years"] ?? "")
        do {
            if try await isGrave(errand, typed.subject, of: id, for: caller) {
                try await desk.confirmPassword(form["password"] ?? "", code: form["sign-code"], of: caller)
            }
            try await perform(errand, typed, of: id, for: caller)
            // Of a file that was just destroyed nothing is left to decide.
            if try await desk.file(id, for: caller).keeping.destroyed != nil {
                return Press.go(to: .file(id))
            }
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
    private func isGrave(
        _ errand: Errand, _ subject: String, of id: String, for caller: Caller
    ) async throws -> Bool {
        guard errand == .approve else { return errand.isGrave }
        let requests = try await keeping.keeping(of: id, for: caller).requests
        return requests.contains { $0.request.id == subject && $0.request.act != .open }
    }

    private func perform(
        _ errand: Errand, _ typed: KeepingPage.Typed, of id: String, for caller: Caller
    ) async throws {
        switch errand {
        case .open: try await ask(.open, typed, of: id, for: caller)
        case .erase: try await ask(.erase, typed, of: id, for: caller)
        case .keep: try await ask(.keep, typed, of: id, for: caller)
        case .destroy: try await ask(.destroy, typed, of: id, for: caller)
        case .hold, .release:
            try await keeping.hold(errand == .hold, because: typed.reason, of: id, for: caller)
        case .approve, .decline:
            try await keeping.answer(
                typed.subject, approving: errand == .approve, because: typed.reason, of: id, for: caller)
        case .withdraw: try await keeping.withdraw(typed.subject, of: id, for: caller)
        }
    }

    private func ask(
        _ act: KeepingRequest.Act, _ typed: KeepingPage.Typed, of id: String, for caller: Caller
    ) async throws {
        var years: Int?
        if act == .keep, typed.years != KeepingPage.ever {
            guard let typed = Int(typed.years) else {
                throw DeskRefusal.invalid([.init("years", typed.years.isEmpty ? .required : .choice)])
            }
            years = typed
        }
        let order = KeepingOrder(
            act: act, subject: typed.subject, reason: typed.reason, basis: typed.basis, years: years)
        try await keeping.ask(order, of: id, for: caller)
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
