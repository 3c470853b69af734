internal import Casework
internal import Desk
internal import Hummingbird
internal import Law

/// One's own posts, and the colleagues who stand in.
struct OwnPostRoutes: Sendable {
    let staff: any StaffDesk
    let press: Press

    func add(to site: RouterGroup<OfficeContext>) {
        site.get("my/posts", use: show)
        site.post("my/posts/lending", use: lend)
        site.post("my/posts/lending/end", use: end)
    }

    @Sendable private func show(_ request: Request, _ context: OfficeContext) async throws -> Response {
        try await page(context, [:], refused: nil, done: request.asked("done"))
    }

    @Sendable private func lend(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        let form = try await TypedForm(request, context)
        var typed = StaffRoutes.typed(form, ["person", "role", "from", "to", "reason"])
        typed["agency"] = caller.agency.description
        do {
            let order = try StaffRoutes.order(
                typed, for: PersonID(typed["person"] ?? ""), today: context.now.legalDay)
            try await staff.lend(order, of: caller.person, for: caller)
            return Press.go(to: StaffRoute.myPosts.path + "?done=lent")
        } catch {
            guard let said = StaffRoutes.spoken(error, press.words(context)) else { throw error }
            return try await page(context, typed, refused: said, done: nil)
        }
    }

    @Sendable private func end(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        let form = try await TypedForm(request, context)
        let typed = StaffRoutes.typed(form, ["person", "agency", "role"])
        do {
            try await staff.endPost(
                of: PersonID(typed["person"] ?? ""), at: AgencyID(typed["agency"] ?? ""),
                as: Name(typed["role"] ?? ""), last: context.now.legalDay - 1,
                reason: press.words(context)("staff.lending-ended-reason"), for: caller)
            return Press.go(to: StaffRoute.myPosts.path + "?done=ended")
        } catch {
            guard let said = StaffRoutes.spoken(error, press.words(context)) else { throw error }
            return try await page(context, [:], refused: said, done: nil)
        }
    }

    private func page(
        _ context: OfficeContext, _ typed: [String: String], refused: SpokenRefusal?, done: String?
    ) async throws -> Response {
        let caller = try context.officer()
        var context = context
        context.address = StaffRoute.myPosts.path
        let page = MyPostsPage(
            try await staff.myPosts(for: caller), typed: typed, refused: refused, done: done,
            today: context.now.legalDay, press.words(context))
        return press.print(page, context, status: refused.map { .init(code: $0.status) } ?? .ok)
    }
}
