internal import Casework
internal import Desk
internal import HTTPTypes
internal import Hummingbird
internal import Law

/// A person's own account. Whoever owes a new password comes here and nowhere else.
struct OwnAccountRoutes: Sendable {
    let account: any AccountDesk
    let press: Press

    func add(to site: RouterGroup<OfficeContext>) {
        site.get("my/account", use: show)
        site.post("my/account/sessions/end-others", use: endOthers)
        site.post("my/account/sessions/:id/end", use: end)
        site.get("my/account/password", use: showPassword)
        site.post("my/account/password", use: changePassword)
    }

    @Sendable private func show(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        let page = OwnAccountPage(
            of: caller, sessions: try await account.sessions(of: caller, in: context.session ?? ""),
            rules: try await account.signInRules(), said: request.asked("done"),
            today: context.now.legalDay, press.words(context))
        return press.print(page, context)
    }

    @Sendable private func end(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        _ = try await TypedForm(request, context)
        try await account.endSession(try context.parameters.require("id"), of: caller)
        return Press.go(to: OwnAccountRoute.overview.path + "?done=ended")
    }

    @Sendable private func endOthers(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        _ = try await TypedForm(request, context)
        try await account.endOtherSessions(of: caller, than: context.session ?? "")
        return Press.go(to: OwnAccountRoute.overview.path + "?done=others-ended")
    }

    @Sendable private func showPassword(_ request: Request, _ context: OfficeContext) async throws -> Response
    {
        let caller = try context.person()
        let page = PasswordPage(
            of: caller, rules: try await account.signInRules(), duty: context.bound?.duty,
            then: AccountRoutes.destination(request.asked("then")), refused: nil,
            isDone: request.asked("done") != nil, press.words(context))
        return press.print(page, context)
    }

    @Sendable private func changePassword(
        _ request: Request, _ context: OfficeContext
    ) async throws -> Response {
        let caller = try context.person()
        let form = try await TypedForm(request, context)
        let then = AccountRoutes.destination(form["then"])
        do {
            guard let old = form["old"], let new = form["new"] else {
                let missing = ["old", "new"].filter { form[$0] == nil }
                throw DeskRefusal.invalid(missing.map { .init($0, .required) })
            }
            try await account.changePassword(
                from: old, code: form["sign-code"], to: new, repeated: form["repeated"] ?? "", of: caller,
                in: context.session ?? "")
            return Press.go(
                to: context.bound == nil
                    ? OwnAccountRoute.password(then: nil).path + "?done=1" : then)
        } catch {
            let words = press.words(context)
            guard var said = words.spoken(error) else { throw error }
            if error as? DeskRefusal == .passwordWrong { said = words.said(403, "old-password-wrong") }
            let page = PasswordPage(
                of: caller, rules: try await account.signInRules(), duty: context.bound?.duty, then: then,
                refused: said, isDone: false, words)
            return press.print(page, context, said)
        }
    }
}
