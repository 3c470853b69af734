internal import Casework
internal import Desk
internal import HTTPTypes
internal import Hummingbird
internal import Law

/// How somebody's account stands, and what the security administrator does to it.
struct AccountCareRoutes: Sendable {
    let staff: any StaffDesk
    let press: Press

    func add(to site: RouterGroup<OfficeContext>) {
        site.get("staff/people/:person/account", use: show)
        site.post("staff/people/:person/account", use: act)
    }

    @Sendable private func show(_ request: Request, _ context: OfficeContext) async throws -> Response {
        try await page(.init(done: request.asked("done")), context)
    }

    /// A password is shown on the answer itself: it stands in no address and in no history.
    @Sendable private func act(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        let person = try context.parameters.require("person")
        let form = try await TypedForm(request, context)
        let typed = StaffRoutes.typed(form, ["act", "identity", "reason"])
        do {
            guard let act = typed["act"].flatMap(AccountCareAct.init(rawValue:)) else {
                throw DeskRefusal.invalid([.init("act", .required)])
            }
            var order = AccountCareOrder(act, on: PersonID(person), because: typed["reason"] ?? "")
            order.identity = typed["identity"] ?? ""
            order.password = form["password"] ?? ""
            order.code = form["sign-code"]
            if let password = try await staff.care(order, for: caller) {
                return try await page(.init(done: act.rawValue, password: password), context)
            }
            return Press.go(to: StaffRoute.account(person).path + FormText.query([("done", act.rawValue)]))
        } catch {
            guard let said = StaffRoutes.spoken(error, press.words(context)) else { throw error }
            return try await page(.init(typed: typed, refused: said), context)
        }
    }

    private func page(_ shown: AccountCarePage.Shown, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        let view = try await staff.accountCare(of: try context.parameters.require("person"), for: caller)
        var context = context
        context.address = StaffRoute.account(view.person.description).path
        let page = AccountCarePage(
            view, shown, today: context.now.legalDay, press.words(context))
        return press.print(page, context, status: shown.refused.map { .init(code: $0.status) } ?? .ok)
    }
}
