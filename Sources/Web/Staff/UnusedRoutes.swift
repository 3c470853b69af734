internal import Casework
internal import Desk
internal import HTTPTypes
internal import Hummingbird
internal import Law

/// The report on accounts that nobody uses, and the rules for them.
struct UnusedRoutes: Sendable {
    let staff: any StaffDesk
    let press: Press

    func add(to site: RouterGroup<OfficeContext>) {
        site.get("staff/unused", use: show)
        site.post("staff/unused/rules", use: setRules)
    }

    @Sendable private func show(_ request: Request, _ context: OfficeContext) async throws -> Response {
        try await page(
            after: request.asked("after"), typed: [:], refused: nil, isDone: request.asked("done") != nil,
            context)
    }

    @Sendable private func setRules(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        let form = try await TypedForm(request, context)
        let names: [SignInRules.Rule] = [.unusedDays, .closingDays, .closingWarningDays]
        let typed = StaffRoutes.typed(form, names.map(\.rawValue))
        do {
            let values = names.map { typed[$0.rawValue].flatMap(Int.init) }
            let faults = zip(names, values).filter { $0.1 == nil }.map {
                Refusal.FieldFault($0.0.rawValue, typed[$0.0.rawValue] == nil ? .required : .type)
            }
            guard faults.isEmpty else { throw DeskRefusal.invalid(faults) }
            try await staff.setUnusedRule(
                unusedDays: values[0] ?? 0, closingDays: values[1] ?? 0, warningDays: values[2] ?? 0,
                password: form["password"] ?? "", code: form["sign-code"], for: caller)
            return Press.go(to: StaffRoute.unused(after: nil).path + FormText.query([("done", "1")]))
        } catch {
            guard let said = StaffRoutes.spoken(error, press.words(context)) else { throw error }
            return try await page(after: nil, typed: typed, refused: said, isDone: false, context)
        }
    }

    private func page(
        after: String?, typed: [String: String], refused: SpokenRefusal?, isDone: Bool,
        _ context: OfficeContext
    ) async throws -> Response {
        let view = try await staff.unusedAccounts(after: after, for: context.officer())
        var context = context
        context.address = StaffRoute.unused(after: after).path
        let page = UnusedPage(
            view, typed: typed, refused: refused, isDone: isDone, today: context.now.legalDay,
            press.words(context))
        return press.print(page, context, status: refused.map { .init(code: $0.status) } ?? .ok)
    }
}
